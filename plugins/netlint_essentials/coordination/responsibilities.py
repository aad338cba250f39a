"""Who holds what, and how it is spread."""

from collections.abc import Iterator

from netlint import Charter, Finding, NotBegun, SkipRule, as_tuple, ids, rule
from netlint.charter import Responsibility
from netlint_essentials.coordination._areas import (
    circle_of,
    count_holders,
    gaps,
    has_text,
    holders,
    is_for,
    is_held_somehow,
    people_in,
)
from netlint_essentials.coordination._model import model

_ROUNDING = 1e-9
_WORKING = ("working-group", "board")
"""The kinds of circles in which everyone does something for the network."""


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

    Avelino et al. (2016): of 133 popular GitHub projects, an estimated 65% depended on one or two developers. Avelino
    et al. (2019): of 1,932 popular GitHub projects, 315 were abandoned. New core developers kept 128 of those alive.

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
    for circle in charter.running_circles:
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
