"""Learning as a cycle: whether rituals cover all of it, and ask more than whether things are done well."""

from collections.abc import Iterator

from netlint import Charter, Finding, Message, NotBegun, as_tuple, rule
from netlint.charter import Ritual
from netlint_essentials.reviews import is_about_direction, names_direction

_CYCLE = {
    "experience": Message("sharing experiences"),
    "reflection": Message("looking back together"),
    "concept": Message("drawing a lesson"),
    "experiment": Message("trying out what you learned"),
}
"""The four steps of Kolb's cycle in plain words, in their order."""
_COVERED = {
    "retrospective": ("experience", "reflection"),
    "peer-review": ("experience", "reflection"),
    "training": ("concept",),
    "intervision": ("reflection", "concept"),
    "experiment-review": ("experiment",),
    "client-evaluation": ("experience", "reflection"),
    "charter-review": ("reflection",),
}
"""The steps of Kolb's cycle that follow from the kind of a ritual."""


@rule(
    "NL512",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("rituals",),
    question="What do we spend the least time on: doing, looking back, drawing lessons or trying something new?",
)
def kolb_cycle_incomplete(charter: Charter) -> Iterator[Finding]:
    """The rituals and experiments leave out one or more steps of Kolb's learning cycle.

    Why: The article asks for the whole learning cycle of Kolb ("de hele cyclus van Kolb"). It has four steps: you
    experience something, look back on it, draw a lesson and try out that lesson. If a group skips a step, it either
    talks without changing anything, or rushes on without learning anything.

    Fix: Choose a ritual with room for the missing steps, and write all its steps under `[[rituals]]`. The steps are
    `experience` (sharing experiences), `reflection` (looking back together), `concept` (drawing a lesson) and
    `experiment` (trying things out). If a ritual has `kolb`, only the steps in `kolb` count. If a ritual has no `kolb`,
    netlint derives its steps from its `kind`. The kind `retrospective`, for example, covers `experience` and
    `reflection`.

    Experiments under `[[experiments]]` count as the step `experiment`. If `experiment` is the only missing step, this
    rule reports it only if a ritual has `kolb`.

    Source: D. A. Kolb, Experiential Learning (1984).

    Bad:
        [[rituals]]  # NL512: The rituals leave out 2 of the 4 steps of Kolb's learning cycle: drawing a lesson and trying out what you learned.
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
    known = [steps for ritual in charter.rituals if (steps := _steps(ritual))]
    if not known:
        raise NotBegun("what each ritual is for")
    if len(known) < len(charter.rituals):
        return  # a ritual without a kind may cover the missing step
    covered = {step for steps in known for step in steps}
    is_told = any(ritual.kolb for ritual in charter.rituals)
    missing = [step for step in _CYCLE if step not in covered and (step != "experiment" or not charter.experiments)]
    if missing and (is_told or missing != ["experiment"]):
        ritual, left_out = charter.rituals[0], [_CYCLE[step] for step in missing]
        template = "The rituals leave out {count} of the 4 steps of Kolb's learning cycle: {steps}."
        advice = (
            "Make room for the missing steps in one of your rituals, such as `{ritual}`. "
            "Then write all steps of that ritual in the charter."
        )
        example = Message(advice, {"ritual": ritual.id})
        steps = (*_steps(ritual), *missing)
        write, to = {"kolb": [step for step in _CYCLE if step in steps]}, (ritual, "kolb")
        count = len(left_out)
        yield Finding(template, at="rituals", advice=example, write=write, write_at=to, count=count, steps=left_out)


def _steps(ritual: Ritual) -> tuple[str, ...]:
    """Return the steps of Kolb's cycle that a ritual covers: those in its `kolb`, or otherwise those of its kind."""
    return as_tuple(ritual.kolb) or tuple(step for kind in ritual.kinds for step in _COVERED[kind])


def _loops(charter: Charter) -> set[str]:
    return {loop for ritual in charter.rituals for loop in as_tuple(ritual.loop)}


@rule(
    "NL514",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("rituals",),
    question="When did we last ask ourselves whether we are doing the right things?",
)
def single_loop_only(charter: Charter) -> Iterator[Finding]:
    """The members ask whether they do things well, but not whether they do the right things.

    Why: The article asks for learning on several levels ("meervoudig leren"). On the first level, you ask whether you
    do things well. On the second level, you ask whether you do the right things. On the third level, you ask whether
    you are still who you want to be.

    Fix: Plan a retreat to discuss your direction, and add it under `[[meetings]]`. A ritual in which you read the
    charter together (`kind = "charter-review"`) is also enough. If you ask in another ritual whether you do the right
    things, add `loop = "double"` to that ritual.

    Source: C. Argyris and D. Schön, Organizational Learning (1978).

    Bad:
        [[rituals]]  # NL514: The network has no meeting or ritual in which members ask whether they are doing the right things.
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
        template = "The network has no meeting or ritual in which members ask whether they are doing the right things."
        write = {"id": "retreat", "purpose": "strategy", "every": "yearly"}
        yield Finding(template, at="rituals", write=write, write_at="meetings")


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
    question="Who do we want to be as a network, and how has that changed since we began?",
)
def no_triple_loop(charter: Charter) -> Iterator[Finding]:
    """The network has no ritual in which members ask what kind of network they want to be.

    Why: On the third level of learning ("meervoudig leren"), you ask whether the purpose itself is still right. If you
    never ask that, the network can become ever better at something it no longer wants. Once a year is enough.

    Fix: Agree when you will ask who you want to be, and add a ritual under `[[rituals]]`. A good moment is the day on
    which you read the charter together.

    Source: The idea of a third level (triple-loop learning) builds on C. Argyris and D. Schön, Organizational Learning
    (1978).

    Bad:
        [[rituals]]  # NL515: The network has no ritual in which members ask what kind of network they want to be.
        id = "look-back"
        loop = "double"

    Good:
        [[rituals]]
        id = "charter-day"
        loop = "triple"
    """
    loops = _loops(charter)
    if "double" in loops and "triple" not in loops:
        yield Finding(
            "The network has no ritual in which members ask what kind of network they want to be.",
            at="rituals",
            write={"id": "charter-day", "kind": "charter-review", "every": "yearly", "loop": "triple"},
        )
