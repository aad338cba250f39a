"""From the bottom up: what the coordinator decides alone, and whether anyone looks after the energy."""

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
    question="Which decisions can we leave to the people who do the work?",
)
def coordination_top_down(charter: Charter) -> Iterator[Finding]:
    """The coordinator decides everything.

    Why: The article advises you to have a coordinator, but to work more bottom-up ("maar dan wel meer bottom-up"). A
    coordinator who decides everything is a boss. And a boss is exactly what freelancers wanted to get away from.

    Fix: Agree what the coordinator may decide alone (`decides`), and choose a `method` such as `consent` for all other
    decisions. Another `method` is fine too, such as `majority`. You can keep `method = "coordinator"` if you write in
    `scopes` which decisions the coordinator makes. Or you can add a way in which others make some decisions, under
    `[[decisions.ways]]`.

    Bad:
        [decisions]
        method = "coordinator"  # NL414: The charter leaves all decisions to the coordinator.

    Bad:
        [coordination]
        coordinator = "ana"
        decides = "*"  # NL414: The charter leaves all decisions to the coordinator.

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
        write = {"method": "consent"} if at[0] == "decisions.method" else {"decides": ...}
        yield Finding("The charter leaves all decisions to the coordinator.", at=[*at], write=write)


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
    question="What gives us energy at the moment, and who notices when it fades?",
)
def energy_unattended(charter: Charter) -> Iterator[Finding]:
    """The charter does not say who looks after the group's energy or looks out for opportunities.

    Why: The article advises you to respond to opportunities in order to keep the energy high ("het energieniveau hoog
    te houden"). Energy is the first thing to go, and the last thing that people talk about.

    Fix: Ask the coordinator to look after the group's energy too, and write this under `[coordination]`. You can also
    make someone else responsible for energy or opportunities, under `[[responsibilities]]`. A meeting with `energy` or
    `opportunities` in its `id`, or with `social` as its `purpose`, is also enough. This rule also knows the Dutch words
    "energie", "sfeer", "kansen" and "mogelijkheden".

    Bad:
        [coordination]
        coordinator = "ana"
        mandate = ["progress"]  # NL427: The charter does not say who looks after the group's energy or looks out for opportunities.

    Good:
        [coordination]
        coordinator = "ana"
        mandate = ["progress", "energy"]
    """
    if not any(names(text, area) for text in _tasks(charter) for area in ("energy", "opportunities")):
        template = "The charter does not say who looks after the group's energy or looks out for opportunities."
        mandate = as_tuple(charter.coordination.mandate if charter.coordination else None)
        yield Finding(template, at="coordination.mandate", write={"mandate": [*mandate, "energy"]})


def _tasks(charter: Charter) -> Iterator[str | None]:
    """Yield the texts that say what people and meetings are for; a social meeting is one for the energy."""
    yield from as_tuple(charter.coordination.mandate if charter.coordination else None)
    for responsibility in charter.responsibilities:
        yield from (responsibility.kind, responsibility.id, responsibility.title, responsibility.aim)
    for meeting in charter.meetings:
        yield "energy" if meeting.purpose == "social" else meeting.id
