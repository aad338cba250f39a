"""Learning as a cycle: whether rituals cover all of it, and ask more than whether things are done well."""

from collections.abc import Iterator

from netlint import Charter, Finding, Message, NotBegun, as_tuple, rule
from netlint.charter import Ritual
from netlint_essentials.reviews import is_about_direction, names_direction

_CYCLE = {
    "experience": Message("looking at what happened"),
    "reflection": Message("looking back together"),
    "concept": Message("drawing a lesson"),
    "experiment": Message("trying out what you learned"),
}
"""The four parts of Kolb's cycle in plain words, in their order."""
_COVERED = {
    "retrospective": ("experience", "reflection"),
    "peer-review": ("experience", "reflection"),
    "training": ("concept",),
    "intervision": ("reflection", "concept"),
    "experiment-review": ("experiment",),
    "client-evaluation": ("experience", "reflection"),
    "charter-review": ("reflection",),
}
"""The parts of Kolb's cycle that follow from the kind of a ritual."""


@rule(
    "NL512",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("rituals",),
    question="Which of these do we give the least time: doing, looking back, making sense of it, or trying again?",
)
def kolb_cycle_incomplete(charter: Charter) -> Iterator[Finding]:
    """The rituals and experiments leave out a part of Kolb's cycle.

    Why: Learning goes round in four steps ("de hele cyclus van Kolb"). You experience something, look back on it, draw
    a lesson and try it out. A group that skips a step keeps talking without change, or keeps running without insight.

    Fix: Make room for every part of the cycle, and list it with a ritual under `[[rituals]]`:
    `kolb = ["reflection", "concept"]`. The parts are `experience`, `reflection`, `concept` (drawing a lesson) and
    `experiment` (trying it out). If a ritual has no `kolb`, its parts follow from its `kind`. If it has `kolb`, list
    there every part that it covers.

    A table `[[experiments]]` counts as `experiment`. If only `experiment` is missing and no ritual has `kolb`, netlint
    does not report it.

    Source: D. A. Kolb, Experiential Learning (1984).

    Bad:
        [[rituals]]  # NL512: The rituals leave out a part of Kolb's cycle: drawing a lesson and trying out what you learned.
        id = "look-back"
        kolb = ["experience", "reflection"]

    Good:
        [[rituals]]
        id = "look-back"
        kind = "retrospective"

        [[rituals]]
        id = "course"
        kind = "training"
    """
    known = [parts for ritual in charter.rituals if (parts := _parts(ritual))]
    if not known:
        raise NotBegun("what each ritual is for")
    if len(known) < len(charter.rituals):
        return  # a ritual without a kind may cover the missing part
    covered = {part for parts in known for part in parts}
    is_told = any(ritual.kolb for ritual in charter.rituals)
    missing = [part for part in _CYCLE if part not in covered and (part != "experiment" or not charter.experiments)]
    if missing and (is_told or missing != ["experiment"]):
        template = "The rituals leave out a part of Kolb's cycle: {parts}."
        yield Finding(template, at="rituals", parts=[_CYCLE[part] for part in missing])


def _parts(ritual: Ritual) -> tuple[str, ...]:
    """Return the parts of Kolb's cycle that a ritual covers: as it says itself, or by its kind."""
    return as_tuple(ritual.kolb) or tuple(part for kind in ritual.kinds for part in _COVERED[kind])


def _loops(charter: Charter) -> set[str]:
    return {loop for ritual in charter.rituals for loop in as_tuple(ritual.loop)}


@rule(
    "NL514",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("rituals",),
    question="Do we only ask whether we do it well, or also whether we do the right thing?",
)
def single_loop_only(charter: Charter) -> Iterator[Finding]:
    """The group asks whether it does things well, but never whether it does the right things.

    Why: The article asks for learning on several levels ("meervoudig leren"). The first question is whether you do
    things well. The second is whether you do the right things. The third is whether this is still who you want to be.

    Fix: Plan a retreat about your direction under `[[meetings]]`, with `purpose = "strategy"` and `every = "yearly"`. A
    ritual of the kind `charter-review` counts as well. If another ritual asks this question, write `loop = "double"`
    there.

    Source: C. Argyris and D. Schön, Organizational Learning (1978).

    Bad:
        [[rituals]]  # NL514: The network has no meeting or ritual that asks whether it does the right things.
        id = "look-back"
        kind = "retrospective"

    Good:
        [[rituals]]
        id = "look-back"
        loop = ["single", "double"]

    Good:
        [[rituals]]
        id = "look-back"
        kind = "retrospective"

        [[meetings]]
        id = "course"
        purpose = "strategy"
        every = "yearly"
    """
    if any(map(_asks_more, charter.rituals)):
        return
    if not any(map(is_about_direction, charter.meetings)):
        template = "The network has no meeting or ritual that asks whether it does the right things."
        yield Finding(template, at="rituals")


def _asks_more(ritual: Ritual) -> bool:
    """Return whether a ritual asks more than whether things are done well: by its `loop`, its kind or its name."""
    if ritual.loop:
        return not {"double", "triple"}.isdisjoint(as_tuple(ritual.loop))
    return "charter-review" in ritual.kinds or names_direction(ritual.id)


@rule(
    "NL515",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("rituals",),
    question="When do we ask who we want to be, and whether we still are?",
)
def no_triple_loop(charter: Charter) -> Iterator[Finding]:
    """The network has no ritual that asks who it wants to be.

    Why: The third level of learning ("meervoudig leren") is about the purpose itself. Asking once a year is enough. It
    keeps a network from being good at something that it no longer wants.

    Fix: Ask who you want to be when you read the charter together, and write `loop = "triple"` with that ritual under
    `[[rituals]]`.

    Source: The idea of a third loop builds on C. Argyris and D. Schön, Organizational Learning (1978).

    Bad:
        [[rituals]]  # NL515: The network has no ritual that asks who it wants to be.
        id = "look-back"
        loop = "double"

    Good:
        [[rituals]]
        id = "charter-day"
        loop = "triple"
    """
    loops = _loops(charter)
    if "double" in loops and "triple" not in loops:
        yield Finding("The network has no ritual that asks who it wants to be.", at="rituals")
