"""Truth: whether one can disagree here, and what happens when it gets hard."""

from collections.abc import Iterator

from netlint import Charter, Finding, NotBegun, rule
from netlint.charter import Decisions
from netlint_essentials.agreements import agreements_begun
from netlint_essentials.texts import said, words

_DISSENT = frozenset({"retrospective", "peer-review", "intervision"})
_ASKS_FOR_A_NO = ("consent", "consensus")
"""The ways of deciding in which an objection is what everyone is asked for."""
_OF_THE_CHARTER = (
    *("charter", "agreement", "bylaw", "statut", "constitution", "amend", "article", "handbook"),
    *("handvest", "afspra", "reglement", "grondregel"),
)
"""How words begin by which a way to decide is known as one about the agreement itself, in English and Dutch."""


@rule(
    "NL503",
    severity="warning",
    level="sound",
    since="0.1",
    question="How do we make it easy to say no to something that everyone seems to want?",
)
def no_dissent_route(charter: Charter) -> Iterator[Finding]:
    """Nothing is agreed on how a member can object.

    Why: In a healthy group people contradict you ("in een gezonde sociale setting word je tegengesproken"). That takes a
    place for it. Otherwise only the boldest speak up, and the others leave.

    Fix: Write in `objections` how members object to a decision and what is done with it. A retrospective, peer review or
    intervision among the rituals is a place for it as well. So is deciding by consent or consensus, also as one of the
    `ways`: there everyone is asked for their objection. As long as the charter has no agreements yet, netlint does not ask
    this.

    Bad:
        [decisions]  # NL503: The charter does not say how members object to a decision.
        method = "majority"

    Good:
        [decisions]
        objections = "Anyone can object, with a reason; the proposal is then changed."

    Good:
        [decisions]
        method = "majority"
        ways = [{ scopes = "who joins", method = "consent" }]

    Good:
        [[rituals]]
        id = "look-back"
        kind = "retrospective"
    """
    here = charter.here
    if _has_room_for_a_no(here.decisions) or any(not _DISSENT.isdisjoint(ritual.kinds) for ritual in here.rituals):
        return
    is_missing = not _has_room_for_a_no(charter.decisions)
    if not agreements_begun(charter):
        raise NotBegun("how members object")
    if is_missing and not any(not _DISSENT.isdisjoint(ritual.kinds) for ritual in charter.rituals):
        yield Finding("The charter does not say how members object to a decision.", at="decisions.objections")


def _has_room_for_a_no(decisions: Decisions | None) -> bool:
    if decisions is None:
        return False
    methods = (decisions.method, *(way.method for way in decisions.ways))
    return bool(said(decisions.objections)) or any(method in _ASKS_FOR_A_NO for method in methods)


@rule(
    "NL505",
    severity="info",
    level="thriving",
    since="0.1",
    question="When did someone last change our minds?",
)
def no_objection_ever(charter: Charter, *, least: int = 10) -> Iterator[Finding]:
    """Many decisions are logged as decided without an objection, and not one with an objection.

    Why: Who only looks for agreement hears only agreement: the article speaks of people who "enkel uit zijn op
    zelfbevestiging", out for nothing but confirmation. That nobody ever objected may be harmony, or politeness, or that
    objections are not written down.

    Fix: Ask at each decision who sees it differently, and write down in `objections` what was said.

    Source: Ten decisions (`least`) is the project's own choice: fewer say little. netlint counts decisions with
    `objections = 0` or an empty list. It does not count a decision that does not record its objections, nor a proposal that
    still waits.

    Bad:
        # With least = 2
        [[decision-log]]  # NL505: The decision log has 2 decisions with no objection, but not one with an objection.
        id = "one"
        objections = 0

        [[decision-log]]
        id = "two"
        objections = []

    Good:
        # With least = 2
        [[decision-log]]
        id = "one"
        objections = ["Too soon."]

        [[decision-log]]
        id = "two"
        objections = 0

        [[decision-log]]
        id = "three"
        objections = 0
    """
    told = [entry for entry in charter.decision_log if entry.objections is not None]
    if not told:
        raise NotBegun("objections to decisions")
    silent = [entry for entry in told if entry.objections in (0, ()) and (entry.date or not entry.proposed_on)]
    if len(silent) >= least and not any(_objected(entry.objections) for entry in told):
        template = "The decision log has {number} decisions with no objection, but not one with an objection."
        yield Finding(template, at="decision-log", number=len(silent))


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

    Fix: Write in `conflict-route` the steps you take, from a talk of two to someone from outside who helps. As long as the
    charter has no agreements yet, netlint does not ask this.

    Bad:
        [norms]  # NL519: The charter does not say what to do when members clash.
        check-in = "A round at the start."

    Good:
        [norms]
        conflict-route = { steps = ["the two of you", "with a third member"], mediator = "Someone from outside" }
    """
    route = charter.norms.conflict_route if charter.norms else None
    if not agreements_begun(charter):
        raise NotBegun("what to do when members clash")
    told = route if isinstance(route, str) else (route.steps or route.mediator) if route else None
    if not said(told):
        yield Finding("The charter does not say what to do when members clash.", at="norms.conflict-route")


@rule(
    "NL520",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("decisions",),
    question="If one of us wants to change what we agreed here, how does that go?",
)
def no_amendment(charter: Charter) -> Iterator[Finding]:
    """The charter does not say how it can be changed.

    Why: Reality is more complex than any list of agreements ("de werkelijkheid is complexer"). An agreement that cannot be
    changed is broken sooner or later, or changed by whoever is at hand.

    Fix: Write in `amendment` who can propose a change, and when it is decided. A way to decide in `ways` that has the
    charter, the agreements or the bylaws among its `scopes` says it too.

    Source: Enspiral, Greaterthan, Hypha, CoLab and Loomio say how their agreements or bylaws are changed.

    Bad:
        [decisions]  # NL520: The charter does not say how it can be changed.
        method = "consent"

    Good:
        [decisions]
        method = "consent"
        amendment = "Anyone proposes; it is decided by consent, after two weeks."

    Good:
        [decisions]
        method = "majority"
        ways = [{ scopes = ["this charter", "who joins"], method = "consent" }]
    """
    decisions = charter.decisions
    if decisions is None or said(decisions.amendment):
        return
    scopes = (*said(decisions.scopes), *(scope for way in decisions.ways for scope in said(way.scopes)))
    if not any(word.startswith(_OF_THE_CHARTER) for scope in scopes for word in words(scope)):
        yield Finding("The charter does not say how it can be changed.", at="decisions.amendment")
