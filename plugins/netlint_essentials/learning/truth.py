"""Truth: whether members can disagree, and what happens when it gets hard."""

from collections.abc import Iterator

from netlint import Charter, Finding, NotBegun, rule
from netlint.charter import Decisions
from netlint_essentials.agreements import agreements_begun
from netlint_essentials.texts import said, words

_DISSENT = frozenset({"retrospective", "peer-review", "intervision"})
_ASKS_FOR_A_NO = ("consent", "consensus")
"""The ways of deciding in which everyone is asked for objections."""
_OF_THE_CHARTER = (
    *("charter", "agreement", "bylaw", "statut", "constitution", "amend", "article", "handbook"),
    *("handvest", "afspra", "reglement", "grondregel"),
)
"""The first letters of words that show that a way to decide is about the charter itself, in English and Dutch."""


@rule(
    "NL503",
    severity="warning",
    level="sound",
    since="0.1",
    question="How do we make it easy to say no to something that everyone seems to want?",
)
def no_dissent_route(charter: Charter) -> Iterator[Finding]:
    """The charter does not say how members can object to a decision.

    Why: In a healthy group, people contradict you ("in een gezonde sociale setting word je tegengesproken"). Members
    need a way to object. Otherwise only the boldest speak up, and the others leave.

    Fix: Agree how members can object, and write it under `[decisions]`. Also write what happens after an objection. A
    ritual in which members can object is also enough. That can be a look back (`retrospective`), peer review
    (`peer-review`) or peer consultation (`intervision`). Consent or consensus is also enough, because you then ask
    everyone for objections. Only one of your ways of deciding (`ways`) has to use it. This rule applies only if the
    charter has other agreements under `[decisions]`, `[membership]` or `[norms]`.

    Bad:
        [decisions]  # NL503: The charter does not say how members can object to a decision.
        method = "majority"

    Good:
        [decisions]
        objections = "Anyone can object if they give a reason. We then change the proposal."

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
        raise NotBegun("how members can object to a decision")
    if is_missing and not any(not _DISSENT.isdisjoint(ritual.kinds) for ritual in charter.rituals):
        yield Finding("The charter does not say how members can object to a decision.", at="decisions.objections")


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
    """The decision log has many decisions, but not one objection.

    Why: If you only look for agreement, you hear only agreement. The article warns of people who seek nothing but
    confirmation ("enkel uit zijn op zelfbevestiging"). If nobody ever objects, that may be a sign of harmony, or of
    politeness. Or perhaps there are objections, but nobody writes them down.

    Fix: At each decision, ask who sees it differently, and write the answer under `[[decision-log]]`, such as
    `objections = ["It is too soon for new members."]`.

    Source: netlint itself chose the minimum of ten decisions (`least`), because fewer decisions tell you little. This
    rule counts decisions with `objections = 0` or an empty list. It does not count decisions without the key
    `objections`, or proposals that are still open.

    Bad:
        # With the option least = 2
        [[decision-log]]  # NL505: The decision log has 2 decisions without an objection, but not one with an objection. netlint reports this once there are at least 2 decisions without an objection.
        id = "one"
        objections = 0

        [[decision-log]]
        id = "two"
        objections = []

    Good:
        # With the option least = 2
        [[decision-log]]
        id = "one"
        objections = ["It is too soon for new members."]

        [[decision-log]]
        id = "two"
        objections = 0

        [[decision-log]]
        id = "three"
        objections = 0
    """
    told = [entry for entry in charter.decision_log if entry.objections is not None]
    if not told:
        raise NotBegun("objections in the decision log")
    silent = [entry for entry in told if entry.objections in (0, ()) and (entry.date or not entry.proposed_on)]
    if len(silent) >= least and not any(_objected(entry.objections) for entry in told):
        template = (
            "The decision log has {number} decisions without an objection, but not one with an objection. "
            "netlint reports this once there are at least {least} decisions without an objection."
        )
        yield Finding(template, at="decision-log", number=len(silent), least=least)


def _objected(objections: int | str | tuple[str, ...] | None) -> bool:
    """Return whether there was an objection: a number above zero, or a text."""
    return objections > 0 if isinstance(objections, int) else bool(said(objections))


@rule(
    "NL519",
    severity="warning",
    level="sound",
    since="0.1",
    question="What do we do when two of us clash, so that nobody has to leave?",
)
def no_conflict_route(charter: Charter) -> Iterator[Finding]:
    """The charter does not say what to do when members clash.

    Why: At a hard moment, a network grows or breaks. In a healthy group, you cannot run from the truth ("kun je niet
    vluchten voor de waarheid"). If you have not agreed what to do when members clash, the only way out is to leave.

    Fix: Agree what you do when members clash, and write it under `[norms]`. Instead of one text, you can write the
    steps and a mediator, as in the example below. This rule applies only if the charter has other agreements under
    `[decisions]`, `[membership]` or `[norms]`.

    Bad:
        [norms]  # NL519: The charter does not say what to do when members clash.
        check-in = "A round at the start."

    Good:
        [norms]
        conflict-route = { steps = ["Talk together.", "Ask a third member."], mediator = "Someone from outside" }
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
    requires=("decisions",),
    question="What can we do if one of us wants to change one of our agreements?",
)
def no_amendment(charter: Charter) -> Iterator[Finding]:
    """The charter does not say how it can be changed.

    Why: Reality is more complex than any list of agreements ("de werkelijkheid is complexer"). If you have not agreed
    how to change an agreement, people sooner or later break it. Or someone changes it without asking the others.

    Fix: Agree how you change the charter, and write it under `[decisions]`. It is also enough if `scopes` (what you
    decide about) names the charter, agreements or bylaws. You can write `scopes` under `[decisions]` or in one of the
    `ways`.

    Source: Five networks and cooperatives say how they change their agreements or bylaws: Enspiral, Greaterthan, Hypha,
    CoLab and Loomio.

    Bad:
        [decisions]  # NL520: The charter does not say how it can be changed.
        method = "consent"

    Good:
        [decisions]
        method = "consent"
        amendment = "Anyone can propose a change. We decide by consent, after two weeks."

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
