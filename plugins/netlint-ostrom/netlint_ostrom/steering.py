"""Making and keeping agreements."""

from collections.abc import Iterator

from netlint import Charter, Finding, as_tuple, days, rule

from netlint_ostrom._words import LIGHTER, TERM, WATCHES, mention, mention_inside, said
from netlint_ostrom.table import Ostrom

_TOGETHER = ("consent", "consensus", "majority", "advice", "unanimity")
"""The ways of deciding in which those concerned take part."""
_LOOKING_BACK = frozenset({"retrospective", "charter-review"})
_TOO_FEW = (1, 2)
"""The numbers of members among whom nobody is left to turn to. Of a charter without members nothing is known."""


@rule(
    "OST003",
    severity="warning",
    level="opt-in",
    since="0.1",
    question="If one of our agreements no longer fits someone, how do they get it changed?",
)
def affected_without_a_say(charter: Charter) -> Iterator[Finding]:
    """It is not recorded how those whom an agreement affects take part in changing it.

    Why: Ostrom found that agreements last where most of those who live by them can help to change them. They know best
    where an agreement pinches, and they keep what they helped to make. This is about changing the agreements
    themselves; one person may well decide alone about daily matters.

    Fix: Agree on a `method` of deciding in which members take part, or write in `amendment` how the charter is changed.
    `charter-changed-by = "members"` in `[plugins.ostrom]` says the same in a word.

    A `method` in which members take part is any but `coordinator` and `none`. Where the coordinator `decides` "*", it
    does not count.

    Source: Principle 3 of Ostrom (1990), and of Cox, Arnold and Villamayor Tomás (2010): collective-choice
    arrangements.

    Bad:
        [network]  # OST003: It is not recorded how those whom an agreement affects help to change it.
        name = "Stroomop"

    Bad:
        [decisions]
        method = "coordinator"  # OST003: The coordinator decides; how those affected help to change an agreement is not recorded.

    Bad:
        [plugins.ostrom]
        charter-changed-by = "coordinator"  # OST003: The coordinator changes the charter, without those whom it affects.

    Good:
        [decisions]
        method = "consent"

    Good:
        [decisions]
        method = "coordinator"
        amendment = "Anyone can propose a change; at the next meeting all who are there decide."
    """
    hands = as_tuple(charter.table(Ostrom).charter_changed_by)
    decisions = charter.decisions
    alone = _decides_alone(charter)
    if hands:
        if set(hands) == {"coordinator"}:
            yield Finding(
                "The coordinator changes the charter, without those whom it affects.",
                at="plugins.ostrom.charter-changed-by",
            )
    elif decisions and said(decisions.amendment):
        return
    elif alone:
        yield Finding(
            "The coordinator decides; how those affected help to change an agreement is not recorded.", at=alone
        )
    elif decisions is None or decisions.method not in _TOGETHER:
        yield Finding(
            "It is not recorded how those whom an agreement affects help to change it.", at="decisions.amendment"
        )


def _decides_alone(charter: Charter) -> str:
    """Return the place that says that the coordinator decides about everything."""
    if charter.decisions and charter.decisions.method == "coordinator":
        return "decisions.method"
    return "coordination.decides" if charter.coordination and "*" in as_tuple(charter.coordination.decides) else ""


@rule(
    "OST004",
    severity="warning",
    level="opt-in",
    since="0.1",
    question="Who of us notices when something we agreed on is not happening, and whom do they tell?",
)
def unwatched_agreements(charter: Charter, *, most_days: int = 366) -> Iterator[Finding]:
    """Nobody is recorded who watches over progress and agreements and answers to the members for it.

    Why: In commons that last somebody looks, and that somebody is one of the people themselves, or answers to them. It
    need not be strict: where all can see that the others keep their word, it is easy to keep one's own.

    Fix: Look back together at a fixed time: write how often in `review-every` of `[network]`. A recurring
    `retrospective` or `charter-review` among the rituals, or a meeting with the `purpose` `coordination`, does the
    same.

    Or let someone watch for the others: a coordinator, or whoever holds a responsibility for progress or agreements.
    Then write down how they answer to the members. For a coordinator that is one of `selected-by`, `until`,
    `reconfirm-every` and `rotation`; for a responsibility `accountable`, `until` or `review-by`.

    Source: Principle 4 of Ostrom (1990): monitoring; 4A and 4B in Cox, Arnold and Villamayor Tomás (2010). That a group
    looks back at least once a year (`most-days`) is the plugin's own choice.

    Bad:
        [network]  # OST004: It is not recorded who watches over progress and agreements, nor when the group itself looks back.
        name = "Stroomop"

    Bad:
        [coordination]
        coordinator = "ana"  # OST004: It is not recorded how those who watch over progress answer to the members: ana.

    Good:
        [network]
        review-every = "quarterly"

    Good:
        [coordination]
        coordinator = "ana"
        selected-by = "consent of all"

    Good:
        [[responsibilities]]
        id = "progress"
        holders = ["bo"]
        review-by = 2027-03-01
    """
    if _looks_back(charter, most_days):
        return
    watchers = list(_watchers(charter))
    if not watchers:
        yield Finding(
            "It is not recorded who watches over progress and agreements, nor when the group itself looks back.",
            at="network.review-every",
        )
    elif not any(answers for _, _, answers in watchers):
        yield Finding(
            "It is not recorded how those who watch over progress answer to the members: {watchers}.",
            at=[at for at, _, _ in watchers],
            watchers=tuple(dict.fromkeys(who for _, people, _ in watchers for who in people)),
        )


def _looks_back(charter: Charter, most_days: int) -> bool:
    """Whether the group itself looks at its progress or its agreements, often enough."""
    intervals = [charter.network.review_every] if charter.network else []
    intervals += [ritual.every for ritual in charter.rituals if not _LOOKING_BACK.isdisjoint(ritual.kinds)]
    intervals += [meeting.every for meeting in charter.meetings if meeting.purpose == "coordination"]
    return any(every and days(every) <= most_days for every in intervals)


def _watchers(charter: Charter) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """Yield who watches over progress or agreements: the place, the members, and whether they answer to the others."""
    coordination = charter.coordination
    if coordination and charter.coordinators:
        answers = (said(coordination.selected_by), coordination.until, coordination.reconfirm_every)
        yield "coordination.coordinator", charter.coordinators, any(answers) or bool(said(coordination.rotation))
    for held in charter.responsibilities:
        people = as_tuple(held.holders) or as_tuple(held.accountable)
        if people and mention(charter, [held.id, *said(held.kind), *said(held.title)], WATCHES):
            yield f"responsibilities.{held.id}", people, any((held.accountable, held.until, held.review_by))


@rule(
    "OST005",
    severity="warning",
    level="opt-in",
    since="0.1",
    question="What do we do first when an agreement is not kept, and what only when that did not help?",
)
def no_graduated_response(charter: Charter, *, least: int = 1) -> Iterator[Finding]:
    """Nothing lighter is recorded than the end of a membership for when an agreement is not kept.

    Why: Everyone forgets something at some time. In commons that last, the first response is light, often no more than
    being asked about it, and it grows only with how serious it is and how often it happens. Where the door is the only
    answer, a group either looks away or hits too hard.

    Fix: Write the steps in `graduated-response` of `[plugins.ostrom]`, lightest first: a talk, a reminder in the group,
    a pause. A `removal` that names a lighter step before it, such as a talk or a warning, counts as well.

    In `removal`, netlint looks for English and Dutch words for such a step. A charter in another `language` needs only
    a text.

    Source: Principle 5 of Ostrom (1990), and of Cox, Arnold and Villamayor Tomás (2010): graduated sanctions. One step
    (`least`) is the plugin's own choice. Where nothing is recorded at all, it is no more than a remark.

    Bad:
        [membership]
        removal = "By decision of the coordinator."  # OST005: A membership can be ended, and nothing lighter before that is recorded.

    Bad:
        [network]  # OST005: It is not recorded what happens, step by step, when an agreement is not kept.
        name = "Stroomop"

    Bad:
        # With least = 2
        [plugins.ostrom]
        graduated-response = "a talk"  # OST005: Lighter responses recorded: 1; wanted: 2.

    Good:
        [plugins.ostrom]
        graduated-response = ["a talk with the two of you", "a talk with all of us"]

    Good:
        [membership]
        removal = "After two talks, by consent of the others."
    """
    steps = said(charter.table(Ostrom).graduated_response)
    removal = said(charter.membership.removal) if charter.membership else ()
    lighter = len(steps) + sum(mention(charter, [text], LIGHTER) for text in removal)
    if lighter >= least:
        return
    if lighter:
        at = "plugins.ostrom.graduated-response" if steps else "membership.removal"
        yield Finding("Lighter responses recorded: {number}; wanted: {least}.", at=at, number=lighter, least=least)
    elif removal:
        yield Finding(
            "A membership can be ended, and nothing lighter before that is recorded.", at="membership.removal"
        )
    else:
        yield Finding(
            "It is not recorded what happens, step by step, when an agreement is not kept.",
            at="plugins.ostrom.graduated-response",
            severity="info",
        )


@rule(
    "OST006",
    severity="warning",
    level="opt-in",
    since="0.1",
    supersedes=("no-conflict-route",),
    question="When two of us clash, whom can they turn to among us, and how soon do we sit down?",
)
def distant_conflict_route(charter: Charter, *, most_days: int = 30) -> Iterator[Finding]:
    """The route for conflicts is not near and quick.

    Why: People who live by the same agreements read them differently now and then. In commons that last they can go
    somewhere with it that is close by, costs little, and is quick. A quarrel that has to wait for someone from outside
    grows in the meantime.

    Fix: Name in the steps of `conflict-route` someone inside to turn to, and within how many days you sit down. For
    instance: "the two of you, within a week", then "with a third member". The term can also stand in `conflict-days` of
    `[plugins.ostrom]`. A mediator from outside remains welcome as the last step.

    In texts, netlint looks for English and Dutch words that name someone inside or a term. A charter in another
    `language` needs only a text. Where there are no more than two members, nobody else is inside, and so someone from
    outside will do.

    Source: Principle 6 of Ostrom (1990), and of Cox, Arnold and Villamayor Tomás (2010): conflict-resolution mechanisms
    that are local, cheap and rapid. A month (`most-days`) is the plugin's own choice. Where only the term is missing,
    it is no more than a remark.

    Bad:
        [norms]  # OST006: It is not recorded whom inside the network one can turn to in a conflict, and how soon.
        check-in = "A round at the start."

    Bad:
        [norms]
        conflict-route = { steps = "the two of you", mediator = "A professional mediator" }  # OST006: The conflict route names nobody inside the network to turn to.

    Bad:
        [norms]
        conflict-route = { steps = ["the two of you", "with a third member"] }  # OST006: The conflict route does not say within how many days one sits down.

    Bad:
        [norms]
        conflict-route = { steps = ["the two of you", "with a third member"] }

        [plugins.ostrom]
        conflict-days = 60  # OST006: The conflict route takes up to 60 days before one sits down; quick is 30 or fewer.

    Good:
        [norms]
        conflict-route = { steps = ["the two of you, within a week", "with a third member"] }

    Good:
        [norms]
        conflict-route = "Whoever is stuck asks another member along."

        [plugins.ostrom]
        conflict-days = 14
    """
    route = charter.norms.conflict_route if charter.norms else None
    parts = (route,) if isinstance(route, str) or route is None else (route.steps, route.mediator)
    texts = [text for part in parts for text in said(part)]
    term = charter.table(Ostrom).conflict_days
    if not texts:
        yield Finding(
            "It is not recorded whom inside the network one can turn to in a conflict, and how soon.",
            at="norms.conflict-route",
        )
    elif len(charter.active) not in _TOO_FEW and not mention_inside(charter, texts):
        yield Finding("The conflict route names nobody inside the network to turn to.", at="norms.conflict-route")
    elif term is not None and term > most_days:
        yield Finding(
            "The conflict route takes up to {days} days before one sits down; quick is {most} or fewer.",
            at="plugins.ostrom.conflict-days",
            days=term,
            most=most_days,
        )
    elif term is None and not mention(charter, texts, TERM):
        yield Finding(
            "The conflict route does not say within how many days one sits down.",
            at="norms.conflict-route",
            severity="info",
        )
