"""Who holds what, how it is spread, and whether anyone minds the energy."""

from collections.abc import Iterator

from netlint import Charter, Finding, NotBegun, SkipRule, as_tuple, ids, rule
from netlint.charter import Decisions, Responsibility
from netlint_essentials.coordination._areas import (
    circle_of,
    count_holders,
    gaps,
    has_text,
    holders,
    is_for,
    is_held_somehow,
    names,
    people_in,
)
from netlint_essentials.coordination._model import model
from netlint_essentials.coordination._ways import says_how

_ROUNDING = 1e-9
_WORKING = ("working-group", "board")
"""The kinds of circles in which everyone does something for the network."""
_EVERYTHING = frozenset({"*", "everything", "alles"})


@rule(
    "NL411",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("responsibilities",),
    question="What would each of us like to carry, and what may go?",
)
def responsibilities_concentrated(charter: Charter, *, share: float = 0.5, least: int = 4) -> Iterator[Finding]:
    """Most of the responsibilities lie with one person.

    Why: A coordinator is there to get others moving: the article wants it bottom-up, "door veel verantwoordelijkheden te
    laten bij anderen" (by leaving many responsibilities to others). Where one carries most, the others watch, and all of
    it stops when that one does.

    Fix: Ask who would like to take over or share a responsibility, and name them in `holders`.
    A responsibility that several people hold counts in parts: for two of them, half each. If a circle holds it, the people
    in the circle share it in the same way.

    Source: CHAOSS, whose contributor absence factor asks how few people make up half of the work (`share`). To look at
    four responsibilities or more (`least`) is the project's own choice; fewer are easily with one person.

    Avelino et al. (2016): of 133 popular GitHub projects, an estimated 65% depended on one or two developers.

    Bad:
        [[responsibilities]]
        id = "finances"
        holders = ["ana"]  # NL411: More than 50% of the responsibilities lie with ana. Responsibilities in all: 4.

        [[responsibilities]]
        id = "website"
        holders = ["ana"]

        [[responsibilities]]
        id = "newcomers"
        holders = ["ana", "bo"]

        [[responsibilities]]
        id = "meetings"
        holders = ["cas"]

    Good:
        [[responsibilities]]
        id = "finances"
        holders = ["ana"]

        [[responsibilities]]
        id = "website"
        holders = ["ana", "bo"]

        [[responsibilities]]
        id = "newcomers"
        holders = ["bo"]

        [[responsibilities]]
        id = "meetings"
        holders = ["cas"]
    """
    total = len(charter.responsibilities)
    if total < least:
        return
    carried: dict[str, float] = {}
    for responsibility in charter.responsibilities:
        held_by = holders(charter, responsibility)
        parts = (responsibility.circle and count_holders(charter, responsibility)) or len(held_by)
        for who in held_by:
            carried[who] = carried.get(who, 0.0) + 1 / parts
    for who, weight in carried.items():
        if weight / total > share + _ROUNDING:
            template = (
                "More than {percent}% of the responsibilities lie with {member}. Responsibilities in all: {total}."
            )
            at = [(held, _key(held, who)) for held in charter.responsibilities if who in holders(charter, held)]
            yield Finding(template, at=[*at], percent=share * 100, member=who, total=total)


def _key(responsibility: Responsibility, who: str) -> str:
    """Return the key of a responsibility by which someone holds it."""
    if who in as_tuple(responsibility.holders):
        return "holders"
    return "circle" if responsibility.circle else "accountable"


@rule(
    "NL412",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("members", "responsibilities"),
    question="Which small thing would you like to take care of for all of us?",
)
def responsibilities_unshared(
    charter: Charter, *, share: float = 0.5, large: int = 12, share_large: float = 0.75
) -> Iterator[Finding]:
    """Many of the active members hold no responsibility.

    Why: Who carries something belongs. The article wants a network to be steered bottom-up, by "veel verantwoordelijkheden
    te laten bij anderen" (leaving many responsibilities to others).

    Fix: Offer each member one thing to hold, however small, and write it under `[[responsibilities]]`.
    Members who coordinate, stand in for someone, lead a circle, or belong to a board or a working group hold something
    too. So do the people in a circle that holds a responsibility. If one is held by turns or by a rule (`held-by`), it
    can be anyone's, and the rule reports nothing. It is skipped if the charter does not list all members.

    Source: In the experience of Wenger, McDermott & Snyder (2002), a core group is usually 10 to 15 percent. The active
    group is another 15 to 20 percent. So up to twelve members (`large`) half may hold nothing (`share`), and in a larger
    network three quarters (`share-large`).

    Bad:
        [[members]]  # NL412: 2 of the 3 members hold no responsibility: bo and cas. The limit is 50%.
        id = "bo"
        [[members]]
        id = "cas"
        [[members]]
        id = "ana"

        [[responsibilities]]
        id = "finances"
        holders = ["ana"]

    Good:
        [[members]]
        id = "bo"
        [[members]]
        id = "cas"
        [[members]]
        id = "ana"

        [[responsibilities]]
        id = "finances"
        holders = ["ana"]

        [[responsibilities]]
        id = "website"
        holders = ["bo"]
    """
    listed = len(charter.active)
    if charter.size > listed:
        raise SkipRule("{listed} of {size} members are listed", listed=listed, size=charter.size)
    if any(has_text(responsibility.held_by) for responsibility in charter.responsibilities):
        return
    carrying = frozenset(_carriers(charter))
    without = [member for member in charter.active if member.id not in carrying]
    limit = share if listed <= large else share_large
    if len(without) > limit * listed:
        yield Finding(
            "{count} of the {all} members hold no responsibility: {members}. The limit is {percent}%.",
            at=[*without],
            count=len(without),
            all=listed,
            members=ids(without),
            percent=limit * 100,
        )


def _carriers(charter: Charter) -> Iterator[str]:
    """Yield the ids of all who carry something for the network, some of them more than once."""
    for responsibility in charter.responsibilities:
        yield from holders(charter, responsibility)
        for value in (responsibility.accountable, responsibility.deputy):
            yield from as_tuple(value)
    for circle in charter.circles:
        if circle.ended is None:
            yield from people_in(circle) if circle.kind in _WORKING else as_tuple(circle.lead)
    yield from charter.coordinators
    if coordination := charter.coordination:
        board = circle_of(charter, coordination.circle)
        yield from (*as_tuple(coordination.deputy), *(people_in(board) if board else ()))


@rule(
    "NL413",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("responsibilities",),
    question="Who would like to hold this, or can we do without it?",
)
def responsibility_vacant(charter: Charter) -> Iterator[Finding]:
    """A responsibility has nobody who holds it, or too few people.

    Why: To leave responsibilities "bij anderen" (to others) means: to someone. One that is written down and held by nobody
    gives everyone the idea that it is taken care of.

    Fix: Name in `holders` who takes it, or take the responsibility out of the charter.
    A `circle` will do as well, someone who is `accountable`, or `held-by` if members take turns or a rule says who. If you
    agreed in `at-least` how many people should hold it, the rule counts them, each once. It is skipped until at least one
    responsibility says who holds it. If coordination is shared, `NL403` names the parts of it that have nobody, and this
    rule leaves those out.

    Bad:
        [[responsibilities]]  # NL413: Nobody is named to hold these responsibilities: finances and website.
        id = "finances"

        [[responsibilities]]
        id = "website"

        [[responsibilities]]
        id = "newcomers"
        held-by = "A member who invites someone, welcomes that person."

    Bad:
        [[responsibilities]]
        id = "finances"
        holders = ["ana"]  # NL413: The responsibility `finances` should have at least 2 holders; it has 1.
        at-least = 2

    Good:
        [[responsibilities]]
        id = "finances"
        holders = ["ana", "bo"]
        at-least = 2

        [[responsibilities]]
        id = "website"
        circle = "communication"

        [[circles]]
        id = "communication"
        members = ["bo", "cas"]
    """
    vacant = [held for held in charter.responsibilities if not is_held_somehow(charter, held)]
    if len(vacant) == len(charter.responsibilities):
        raise NotBegun("who holds each responsibility")
    told = gaps(charter) if vacant and model(charter) == "distributed" else ()
    vacant = [held for held in vacant if not any(is_for(held, area) for area in told)]
    at = [(held, "holders") for held in vacant]
    if len(vacant) == 1:
        template = "Nobody is named to hold the responsibility `{responsibility}`."
        yield Finding(template, at=[*at], responsibility=vacant[0].id)
    elif vacant:
        template = "Nobody is named to hold these responsibilities: {responsibilities}."
        yield Finding(template, at=[*at], responsibilities=ids(vacant))
    yield from _thin(charter)


def _thin(charter: Charter) -> Iterator[Finding]:
    """Yield a finding for each responsibility with fewer different holders than the group wants."""
    for responsibility in charter.responsibilities:
        if responsibility.at_least is None:
            continue
        count = count_holders(charter, responsibility)
        if count and count < responsibility.at_least:
            template = "The responsibility `{responsibility}` should have at least {least} holders; it has {count}."
            yield Finding(
                template,
                at=(responsibility, "holders"),
                responsibility=responsibility.id,
                least=responsibility.at_least,
                count=count,
            )


@rule(
    "NL414",
    severity="warning",
    level="sound",
    since="0.1",
    question="Which decisions can be taken by those who do the work?",
)
def coordination_top_down(charter: Charter) -> Iterator[Finding]:
    """Everything is decided by the coordinator.

    Why: The article wants a coordinator, "maar dan wel meer bottom-up" (but then more from the bottom up). A coordinator
    who decides everything is a boss, which is what people who became freelancers wanted to leave behind.

    Fix: Agree on what the coordinator decides alone, and leave the rest to the group.
    Write in `decides` the few things that must not wait, and choose another `method`, such as `consent` or `advice`. A
    method `coordinator` that is limited by `scopes` is fine, and so is another way to decide in `ways`.

    Bad:
        [decisions]
        method = "coordinator"  # NL414: All decisions are left to the coordinator.

    Bad:
        [coordination]
        coordinator = "ana"
        decides = "*"  # NL414: All decisions are left to the coordinator.

    Good:
        [coordination]
        coordinator = "ana"
        decides = ["expenses up to 100 euros"]

        [decisions]
        method = "consent"
    """
    at = []
    decisions, coordination = charter.decisions, charter.coordination
    if decisions and _decides_otherwise(decisions):
        return
    if decisions and decisions.method == "coordinator":
        scopes = as_tuple(decisions.scopes)
        if not has_text(scopes) or _is_everything(scopes):
            at.append("decisions.method")
    if coordination and _is_everything(as_tuple(coordination.decides)):
        at.append("coordination.decides")
    if at:
        yield Finding("All decisions are left to the coordinator.", at=[*at])


def _decides_otherwise(decisions: Decisions) -> bool:
    """Return whether some way to decide leaves a decision to others than the coordinator."""
    return any(says_how(way) and way.method != "coordinator" for way in decisions.ways)


def _is_everything(texts: tuple[str, ...]) -> bool:
    return any(text.strip().casefold() in _EVERYTHING for text in texts)


@rule(
    "NL427",
    severity="info",
    level="thriving",
    since="0.1",
    question="What gives us energy at the moment, and who notices when it ebbs?",
)
def energy_unattended(charter: Charter) -> Iterator[Finding]:
    """Nobody is asked to mind the energy of the group, or the opportunities that feed it.

    Why: The article advises to respond to opportunities so as "het energieniveau hoog te houden" (to keep the energy
    high). Energy is the first thing to go and the last to be talked about.

    Fix: Add "energy" or "opportunities" to the coordinator's `mandate`.
    A responsibility does as well, or a meeting that is named for them or has the purpose `social`. The Dutch words
    "energie", "sfeer", "kansen" and "mogelijkheden" are understood.

    Bad:
        [coordination]
        coordinator = "ana"
        mandate = ["progress"]  # NL427: No mandate, responsibility or meeting is about energy or opportunities.

    Good:
        [coordination]
        coordinator = "ana"
        mandate = ["progress", "energy"]
    """
    if not any(names(text, area) for text in _tasks(charter) for area in ("energy", "opportunities")):
        template = "No mandate, responsibility or meeting is about energy or opportunities."
        yield Finding(template, at="coordination.mandate")


def _tasks(charter: Charter) -> Iterator[str | None]:
    """Yield the texts that say what people and meetings are for; a social meeting is one for the energy."""
    yield from as_tuple(charter.coordination.mandate if charter.coordination else None)
    for responsibility in charter.responsibilities:
        yield from (responsibility.kind, responsibility.id, responsibility.title, responsibility.aim)
    for meeting in charter.meetings:
        yield "energy" if meeting.purpose == "social" else meeting.id
