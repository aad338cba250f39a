"""Who holds what, how it is spread, and whether anyone minds the energy."""

from collections.abc import Iterator

from netlint import Charter, Finding, as_tuple, ids, rule
from netlint_essentials.coordination._areas import gaps, has_text, holders, is_for, names
from netlint_essentials.coordination._model import model

_ROUNDING = 1e-9
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
    A responsibility that several people hold counts in parts: for two of them, half each.

    Source: CHAOSS, whose contributor absence factor asks how few people make up half of the work (`share`). To look at
    four responsibilities or more (`least`) is the project's own choice; fewer are easily with one person.

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
        held_by = holders(responsibility)
        for who in held_by:
            carried[who] = carried.get(who, 0.0) + 1 / len(held_by)
    for who, weight in carried.items():
        if weight / total > share + _ROUNDING:
            template = (
                "More than {percent}% of the responsibilities lie with {member}. Responsibilities in all: {total}."
            )
            at = [
                (held, "holders" if as_tuple(held.holders) else "accountable")
                for held in charter.responsibilities
                if who in holders(held)
            ]
            yield Finding(template, at=[*at], percent=share * 100, member=who, total=total)


@rule(
    "NL412",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("members", "responsibilities"),
    question="Which small thing would you like to take care of for all of us?",
)
def responsibilities_unshared(charter: Charter, *, share: float = 0.5) -> Iterator[Finding]:
    """Over half of the active members hold no responsibility.

    Why: Who carries something belongs. The article wants a network to be steered bottom-up, by "veel verantwoordelijkheden
    te laten bij anderen" (leaving many responsibilities to others).

    Fix: Offer each member one thing to hold, however small, and write it under `[[responsibilities]]`.
    Whoever coordinates, stands in for someone or leads a circle holds something too.

    Source: The article says "veel" (many), and gives no number. Half of the members (`share`) is the project's own choice.

    Bad:
        [[members]]  # NL412: Active members for whom no responsibility is recorded: bo and cas.
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
    carrying = frozenset(_carriers(charter))
    without = [member for member in charter.active if member.id not in carrying]
    if len(without) > share * len(charter.active):
        template = "Active members for whom no responsibility is recorded: {members}."
        yield Finding(template, at=[*without], members=ids(without))


def _carriers(charter: Charter) -> Iterator[str]:
    """Yield the ids of all who carry something for the network, some of them more than once."""
    for responsibility in charter.responsibilities:
        for value in (responsibility.holders, responsibility.accountable, responsibility.deputy):
            yield from as_tuple(value)
    for circle in charter.circles:
        if circle.ended is None:
            yield from as_tuple(circle.lead)
    yield from charter.coordinators
    yield from as_tuple(charter.coordination.deputy if charter.coordination else None)


@rule(
    "NL413",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("responsibilities",),
    question="Who would like to hold this, or can we do without it?",
)
def responsibility_vacant(charter: Charter) -> Iterator[Finding]:
    """A responsibility has nobody who holds it.

    Why: To leave responsibilities "bij anderen" (to others) means: to someone. One that is written down and held by nobody
    gives everyone the idea that it is taken care of.

    Fix: Name in `holders` who takes it, or take the responsibility out of the charter.
    Someone who is `accountable` will do as well. Where coordination is shared, `NL403` names the parts of it that have
    nobody, and this rule leaves those to it.

    Bad:
        [[responsibilities]]  # NL413: Nobody is named to hold the responsibility `finances`.
        id = "finances"

    Good:
        [[responsibilities]]
        id = "finances"
        holders = ["ana"]
    """
    told = gaps(charter) if model(charter) == "distributed" else ()
    for responsibility in charter.responsibilities:
        if not holders(responsibility) and not any(is_for(responsibility, area) for area in told):
            template = "Nobody is named to hold the responsibility `{responsibility}`."
            yield Finding(template, at=(responsibility, "holders"), responsibility=responsibility.id)


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
    method `coordinator` that is limited by `scopes` is fine.

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
    if decisions and decisions.method == "coordinator":
        scopes = as_tuple(decisions.scopes)
        if not has_text(scopes) or _is_everything(scopes):
            at.append("decisions.method")
    if coordination and _is_everything(as_tuple(coordination.decides)):
        at.append("coordination.decides")
    if at:
        yield Finding("All decisions are left to the coordinator.", at=[*at])


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
