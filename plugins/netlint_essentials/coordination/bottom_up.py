"""From the bottom up: what the coordinator decides alone, and whether anyone minds the energy."""

from collections.abc import Iterator

from netlint import Charter, Finding, as_tuple, rule
from netlint.charter import Decisions
from netlint_essentials.coordination._areas import has_text, names
from netlint_essentials.coordination._ways import says_how

_EVERYTHING = frozenset({"*", "everything", "alles"})


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
