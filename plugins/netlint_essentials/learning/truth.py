"""Truth: whether one can disagree here, and what happens when it gets hard."""

from collections.abc import Iterator

from netlint import Charter, Finding, rule
from netlint_essentials.texts import said

_DISSENT = ("retrospective", "peer-review", "intervision")
_ASKS_FOR_A_NO = ("consent", "consensus")
"""The ways of deciding in which an objection is what everyone is asked for."""


@rule(
    "NL503",
    severity="warning",
    level="sound",
    since="0.1",
    question="How do we make it easy to say no to something that everyone seems to want?",
)
def no_dissent_route(charter: Charter) -> Iterator[Finding]:
    """Nothing is agreed on how a member can object.

    Why: "In een gezonde sociale setting word je tegengesproken": where things are well, people contradict you. That takes a
    place for it; else only the boldest speak up, and the others leave.

    Fix: Write in `objections` how one objects to a decision and what is done with it. A retrospective, peer review or
    intervision among the rituals is a place for it as well, and so is deciding by consent or consensus: there everyone is
    asked for their objection.

    Bad:
        [decisions]  # NL503: No way to object is agreed.
        method = "majority"

    Good:
        [decisions]
        objections = "Anyone can object, with a reason; the proposal is then mended."

    Good:
        [decisions]
        method = "consent"

    Good:
        [[rituals]]
        id = "look-back"
        kind = "retrospective"
    """
    decisions = charter.decisions
    agreed = decisions is not None and (said(decisions.objections) or decisions.method in _ASKS_FOR_A_NO)
    if not agreed and not any(ritual.kind in _DISSENT for ritual in charter.rituals):
        yield Finding("No way to object is agreed.", at="decisions.objections")


@rule(
    "NL505",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("decision-log",),
    question="When did someone last change our minds?",
)
def no_objection_ever(charter: Charter, *, least: int = 10) -> Iterator[Finding]:
    """Many decisions are logged, and not one objection.

    Why: Who only looks for agreement hears only agreement: the article speaks of people who "enkel uit zijn op
    zelfbevestiging", out for nothing but confirmation. That nobody ever objected may be harmony, or politeness, or that
    objections are not written down.

    Fix: Ask at each decision who sees it differently, and write down in `objections` what was said.

    Source: Ten decisions (`least`) is the project's own choice: fewer say little. A proposal that still waits for its
    decision does not count.

    Bad:
        # With least = 2
        [[decision-log]]  # NL505: Decisions logged: 2; objections recorded: none.
        id = "one"

        [[decision-log]]
        id = "two"

    Good:
        # With least = 2
        [[decision-log]]
        id = "one"
        objections = ["Too soon."]

        [[decision-log]]
        id = "two"
    """
    decided = sum(entry.date is not None or entry.proposed_on is None for entry in charter.decision_log)
    if decided >= least and not any(_objected(decision.objections) for decision in charter.decision_log):
        yield Finding("Decisions logged: {number}; objections recorded: none.", at="decision-log", number=decided)


def _objected(objections: int | str | tuple[str, ...] | None) -> bool:
    """Whether there was an objection: a number above zero, or a text."""
    return objections > 0 if isinstance(objections, int) else bool(said(objections))


@rule(
    "NL519",
    severity="warning",
    level="sound",
    since="0.1",
    question="What do we do when two of us clash, before one of us leaves?",
)
def no_conflict_route(charter: Charter) -> Iterator[Finding]:
    """Nothing is agreed on what to do when members clash.

    Why: A hard moment is where a network grows or breaks. In a group that is well "kun je niet vluchten voor de
    waarheid", you cannot run from the truth. Without a route the only way out is the door.

    Fix: Write in `conflict-route` the steps you take, from a talk of two to someone from outside who helps.

    Bad:
        [norms]  # NL519: No route is agreed for when members clash.
        check-in = "A round at the start."

    Good:
        [norms]
        conflict-route = { steps = ["the two of you", "with a third member"], mediator = "Someone from outside" }
    """
    route = charter.norms.conflict_route if charter.norms else None
    told = route if isinstance(route, str) else (route.steps or route.mediator) if route else None
    if not said(told):
        yield Finding("No route is agreed for when members clash.", at="norms.conflict-route")
