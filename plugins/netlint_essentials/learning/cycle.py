"""Learning as a cycle: whether rituals go all the way round, and ask more than whether things are done well."""

from collections.abc import Iterator

from netlint import Charter, Finding, Message, NotBegun, as_tuple, rule
from netlint.charter import Ritual
from netlint_essentials.reviews import is_about_direction, names_direction

_CYCLE = {
    "experience": Message("looking at what happened"),
    "reflection": Message("looking back together"),
    "concept": Message("drawing a lesson"),
    "experiment": Message("trying it out"),
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
    needs=("rituals",),
    question="Which of the four comes off worst with us: doing, looking back, making sense of it, trying it anew?",
)
def kolb_cycle_incomplete(charter: Charter) -> Iterator[Finding]:
    """The rituals and experiments together leave out a part of the cycle of Kolb.

    Why: Learning takes a full round ("de hele cyclus van Kolb"): having an experience, looking back on it, drawing a
    lesson, and trying that out. A group that skips a part keeps talking without change, or keeps running without insight.

    Fix: Find a place in a ritual for what is missing. What a ritual covers follows from its `kind`; if it is
    more, or something else, write that in `kolb`: `experience`, `reflection`, `concept` (drawing a lesson) or `experiment`.

    A table in `[[experiments]]` counts for `experiment`. If only that is missing and no ritual has `kolb`, netlint does
    not ask for it here.

    Source: D. A. Kolb, Experiential Learning (1984).

    Bad:
        [[rituals]]  # NL512: No ritual has a place for drawing a lesson and trying it out.
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
        return  # what is missing may be in one of which nothing is said
    covered = {part for parts in known for part in parts}
    is_told = any(ritual.kolb for ritual in charter.rituals)
    missing = [part for part in _CYCLE if part not in covered and (part != "experiment" or not charter.experiments)]
    if missing and (is_told or missing != ["experiment"]):
        yield Finding("No ritual has a place for {parts}.", at="rituals", parts=[_CYCLE[part] for part in missing])


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
    needs=("rituals",),
    question="Do we only ask whether we do it well, or also whether we do the right thing?",
)
def single_loop_only(charter: Charter) -> Iterator[Finding]:
    """The group asks whether it does things well, but never whether it does the right things.

    Why: The article asks for learning on several levels ("meervoudig leren"). The first question is whether we do it well.
    The second is whether it is the right thing, and the third whether it is still who we want to be.

    Fix: Make room for the second question: in a retreat or another meeting with `purpose = "strategy"`, or in a ritual of
    the kind `charter-review`. Or make room in another ritual, and write `loop = "double"` with it.

    Source: C. Argyris and D. Schön, Organizational Learning (1978).

    Bad:
        [[rituals]]  # NL514: No meeting or ritual asks whether the network does the right things.
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
        yield Finding("No meeting or ritual asks whether the network does the right things.", at="rituals")


def _asks_more(ritual: Ritual) -> bool:
    """Return whether a ritual asks more than whether things are done well: as it says itself, or by its kind or name."""
    if ritual.loop:
        return not {"double", "triple"}.isdisjoint(as_tuple(ritual.loop))
    return "charter-review" in ritual.kinds or names_direction(ritual.id)


@rule(
    "NL515",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("rituals",),
    question="When do we ask who we want to be, and whether we still are?",
)
def no_triple_loop(charter: Charter) -> Iterator[Finding]:
    """No ritual asks who the network wants to be.

    Why: The third level of "meervoudig leren", learning on several levels, is about the purpose itself. It need not be
    often; once a year keeps a network from doing well what it no longer wants.

    Fix: Use the review of the charter for it, and write `loop = "triple"` with that ritual.

    Source: The idea of a third loop builds on C. Argyris and D. Schön, Organizational Learning (1978).

    Bad:
        [[rituals]]  # NL515: No ritual asks who the network wants to be.
        id = "look-back"
        loop = "double"

    Good:
        [[rituals]]
        id = "charter-day"
        loop = "triple"
    """
    loops = _loops(charter)
    if "double" in loops and "triple" not in loops:
        yield Finding("No ritual asks who the network wants to be.", at="rituals")
