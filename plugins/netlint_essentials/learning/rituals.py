"""Rituals: the habits by which a network learns."""

from collections.abc import Iterator

from netlint import Charter, Finding, many, rule

_CYCLE = ("experience", "reflection", "concept", "experiment")
"""The four parts of Kolb's cycle, in their order."""


@rule(
    "NL501",
    severity="warning",
    level="essential",
    since="0.1",
    silences=("kolb-cycle-incomplete",),
    asks="When do we stop to look at how we work together, and what we learn from it?",
)
def no_learning_rituals(charter: Charter) -> Iterator[Finding]:
    """The network has no habit of learning together.

    Why: The successful organisations of the future are learning organisations, "lerende organisaties". Who never stops to
    look back repeats what went wrong, and does not notice what went well.

    Fix: Agree on one ritual to begin with, such as a short look back each month. Add it as a table `[[rituals]]`.

    Bad:
        [network]  # NL501: The network has no ritual of learning.
        name = "Stroomop"

    Good:
        [[rituals]]
        id = "look-back"
        kind = "retrospective"
        every = "monthly"
    """
    if not charter.rituals:
        yield Finding("The network has no ritual of learning.", at="rituals")


@rule(
    "NL512",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("rituals",),
    asks="Which of the four comes off worst with us: doing, looking back, making sense of it, trying it anew?",
)
def kolb_cycle_incomplete(charter: Charter) -> Iterator[Finding]:
    """The rituals and experiments together leave out a part of the cycle of Kolb.

    Why: Learning takes a full round, "de hele cyclus van Kolb": having an experience, looking back on it, drawing a
    lesson, and trying that out. Who skips a part keeps talking without change, or keeps running without insight.

    Fix: Say in `kolb` which parts each ritual covers, and find a place for those that are missing. An entry in
    `[[experiments]]` counts for `experiment`.

    Source: D. A. Kolb, Experiential Learning (1984).

    Bad:
        [[rituals]]  # NL512: No ritual covers these parts of the cycle of Kolb: concept and experiment.
        id = "look-back"
        kolb = ["experience", "reflection"]

    Good:
        [[rituals]]
        id = "look-back"
        kolb = ["experience", "reflection", "concept"]

        [[experiments]]
        id = "pilot"
    """
    covered = {part for ritual in charter.rituals for part in many(ritual.kolb)}
    if charter.experiments:
        covered.add("experiment")
    missing = [part for part in _CYCLE if part not in covered]
    if missing:
        template = "No ritual covers these parts of the cycle of Kolb: {parts}."
        yield Finding(template, at="rituals", parts=missing)
