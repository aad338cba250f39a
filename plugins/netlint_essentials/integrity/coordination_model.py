"""Whether the coordination model fits the people who are named."""

from collections.abc import Iterator

from netlint import Charter, Finding, Location, Message, rule
from netlint_essentials.coordination._areas import has_board


@rule(
    "NL019",
    severity="error",
    level="essential",
    since="0.1",
    requires=("coordination",),
    question="Who keeps the network going, and how do we share that work?",
)
def model_at_odds(charter: Charter) -> Iterator[Finding]:
    """The coordination model does not fit the coordinators in the charter.

    Why: If the model says one coordinator but the charter names two, members do not know whom to turn to.

    Fix: Agree who coordinates, and correct `model` or `coordinator` under `[coordination]`, such as `model = "pair"` for two
    people. If you leave out `model`, netlint derives the model from the people you name.

    The finding is only a warning if a pair has just one name. The same goes for a board with one name and no circle. It is
    also a warning if the charter names a coordinator although the parent network coordinates.

    Bad:
        [coordination]
        model = "coordinator"  # NL019: The coordination model is `coordinator` (one person), but the charter names ana and bo.
        coordinator = ["ana", "bo"]

    Bad:
        [coordination]
        model = "none"  # NL019: The coordination model is `none` (no coordinator), but the charter names ana.
        coordinator = "ana"

    Good:
        [coordination]
        model = "pair"
        coordinator = ["ana", "bo"]
    """
    coordination, named = charter.coordination, charter.coordinators
    if coordination is None:
        return
    model, number, at = coordination.model, len(named), ["coordination.model", "coordination.coordinator"]
    fitting = Message(
        'Under `[coordination]`, write `model = "{model}"`, or remove `coordinator`.',
        {"model": "coordinator" if number == 1 else "pair"},
    )
    if model == "coordinator" and number > 1:
        template = "The coordination model is `coordinator` (one person), but the charter names {people}."
        advice = Message('Under `[coordination]`, write `model = "pair"`, or name only one person in `coordinator`.')
        yield Finding(template, at=[*at], advice=advice, people=named)
    elif model == "none" and number:
        template = "The coordination model is `none` (no coordinator), but the charter names {people}."
        yield Finding(template, at=[*at], advice=fitting, people=named)
    elif model == "none" and coordination.circle:
        template = "The coordination model is `none` (no coordinator), but the circle `{circle}` coordinates."
        places: list[Location] = ["coordination.model", "coordination.circle"]
        advice = Message(
            'Under `[coordination]`, remove `model` or `circle = "{circle}"`.', {"circle": coordination.circle}
        )
        yield Finding(template, at=places, advice=advice, circle=coordination.circle)
    elif model == "pair" and number == 1:
        template = "The coordination model is `pair` (two people), but the charter names only {person}."
        advice = Message(
            'Under `[coordination]`, add the second person, such as `coordinator = ["{person}", "{other}"]`, or change `model`.',
            {"person": named[0], "other": "bo" if named[0] != "bo" else "ana"},
        )
        yield Finding(template, at=[*at], severity="warning", advice=advice, person=named[0])
    elif model == "parent" and number:
        template = (
            "The coordination model is `parent` (the parent network coordinates), but the charter also names {people}."
        )
        yield Finding(template, at=[*at], severity="warning", advice=fitting, people=named)
    elif model == "board" and number == 1 and not coordination.circle and not has_board(charter):
        template = (
            "The coordination model is `board`, but the charter names only {person} and has no circle for the board."
        )
        advice = Message(
            'Add the board under `[[circles]]`, with `kind = "board"`, or write `model = "coordinator"` instead.'
        )
        yield Finding(template, at=[*at], severity="warning", advice=advice, person=named[0])
