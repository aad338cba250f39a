"""Making and keeping agreements."""

from collections.abc import Iterator

from netlint import Charter, Finding, Location, Message, Replacement, as_tuple, days, rule

from netlint_ostrom._words import LIGHTER, TERM, WATCHES, mention, mention_inside, said
from netlint_ostrom.table import Ostrom

_TOGETHER = ("consent", "consensus", "majority", "advice", "unanimity")
"""The ways of deciding in which members take part."""
_LOOKING_BACK = frozenset({"retrospective", "charter-review"})
_ROUTE = Message("The two of you, within a week, and then with a third member.")
_TOO_FEW = (1, 2)
"""With so few members, two who clash have nobody else to turn to. A charter without members does not say how many."""


@rule(
    "OST003",
    severity="warning",
    level="opt-in",
    since="0.1",
    question="If one of our agreements no longer fits someone, how do they get it changed?",
)
def affected_without_a_say(charter: Charter) -> Iterator[Finding]:
    """The charter does not say how members can help to change an agreement that affects them.

    Why: Ostrom found that agreements last if most people who live by them can help to change them. They know best where
    an agreement pinches, and they keep what they helped to make. This is about changing the agreements themselves. One
    person may well decide about daily matters.

    Fix: Write under `[plugins.ostrom]` who changes the charter. Agree on it together first.

    Without this key, a text in `amendment` of `[decisions]` counts as well. So does a `method` in which members take
    part: any but `coordinator` and `none`. If the coordinator `decides` "*" (everything), the `method` does not count.

    Source: Principle 3 of Ostrom (1990), and of Cox, Arnold and Villamayor Tomás (2010): collective-choice
    arrangements.

    Bad:
        [network]  # OST003: The charter does not say how members can help to change an agreement that affects them.
        name = "Stroomop"

    Bad:
        [decisions]
        method = "coordinator"  # OST003: The coordinator decides, but the charter does not say how members can help to change an agreement.

    Bad:
        [plugins.ostrom]
        charter-changed-by = "coordinator"  # OST003: The coordinator changes the charter without the members.

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
                "The coordinator changes the charter without the members.",
                at="plugins.ostrom.charter-changed-by",
                write={"charter-changed-by": "members"},
            )
    elif decisions and said(decisions.amendment):
        return
    elif alone:
        yield Finding(
            "The coordinator decides, but the charter does not say how members can help to change an agreement.",
            at=alone,
            write_at="plugins.ostrom.charter-changed-by",
        )
    elif decisions is None or decisions.method not in _TOGETHER:
        yield Finding(
            "The charter does not say how members can help to change an agreement that affects them.",
            at="decisions.amendment",
            write_at="plugins.ostrom.charter-changed-by",
        )


def _decides_alone(charter: Charter) -> str:
    """Return the place that says that the coordinator decides about everything, if there is one."""
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
    """The charter does not say who keeps an eye on progress and agreements and answers to the members.

    Why: In commons that last, somebody keeps an eye on things. That is one of the people themselves, or someone who
    answers to them. It need not be strict. If you can see that others keep their word, it is easy to keep yours.

    Fix: Look back together at a fixed time, and write how often under `[network]`. Agree on it together first. A
    recurring `retrospective` or `charter-review` among the rituals does the same. So does a recurring meeting with the
    `purpose` `coordination`.

    Or let someone do it for the others: a coordinator, or a member who is responsible for progress or agreements. Then
    write how this person answers to the members. For a coordinator, use `selected-by`, `until`, `reconfirm-every` or
    `rotation`. For a responsibility, use `accountable`, `until` or `review-by`.

    Source: Principle 4 of Ostrom (1990): monitoring. In Cox, Arnold and Villamayor Tomás (2010) it is 4A and 4B. The
    limit of a year (`most-days`) is this plugin's own choice.

    Bad:
        [network]  # OST004: The charter does not say who keeps an eye on progress and agreements, or when the group looks back.
        name = "Stroomop"

    Bad:
        [network]
        review-every = "2 years"  # OST004: The group looks back every 730 days. The limit is 366.

    Bad:
        [coordination]
        coordinator = "ana"  # OST004: The charter says who keeps an eye on progress (ana), but not how they answer to the members.

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
    rhythms = sorted(_rhythms(charter), key=lambda rhythm: rhythm[0])
    if rhythms and rhythms[0][0] <= most_days:
        return
    watchers = list(_watchers(charter))
    if not watchers and rhythms:
        every, at = rhythms[0]
        template = "The group looks back every {days} days. The limit is {most}."
        write = {"review-every": "3 months"}
        yield Finding(template, at=at, write=write, write_at="network", days=every, most=most_days)
    elif not watchers:
        yield Finding(
            "The charter does not say who keeps an eye on progress and agreements, or when the group looks back.",
            at="network.review-every",
        )
    elif not any(answers for _, _, answers in watchers):
        yield Finding(
            "The charter says who keeps an eye on progress ({watchers}), but not how they answer to the members.",
            at=[at for at, _, _ in watchers],
            write={"review-every": "3 months"},
            write_at="network",
            watchers=tuple(dict.fromkeys(who for _, people, _ in watchers for who in people)),
        )


def _rhythms(charter: Charter) -> Iterator[tuple[int, Location]]:
    """Yield how often the group looks at its progress or agreements: every how many days, and the place that says so."""
    if charter.network and charter.network.review_every:
        yield days(charter.network.review_every), "network.review-every"
    for ritual in charter.rituals:
        if ritual.every and not _LOOKING_BACK.isdisjoint(ritual.kinds):
            yield days(ritual.every), (ritual, "every")
    for meeting in charter.meetings:
        if meeting.every and meeting.purpose == "coordination":
            yield days(meeting.every), (meeting, "every")


def _watchers(charter: Charter) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """Yield who keeps an eye on progress or agreements: the place, the members, and whether they answer to the others."""
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
    question="What do we do first when an agreement is not kept, and what if that does not help?",
)
def no_graduated_response(charter: Charter, *, least: int = 1) -> Iterator[Finding]:
    """The charter does not say which light steps come first if an agreement is not kept.

    Why: Everyone forgets something sometimes. In commons that last, the first response is light: often somebody just
    asks about it. The response gets heavier only if the matter is serious, or happens often. If removal is the only
    answer, a group either looks away or hits too hard.

    Fix: Write the steps under `[plugins.ostrom]`, lightest first. Agree on them together first. A `removal` that names
    a lighter step first, such as a talk or a warning, counts as well.

    In `removal`, netlint looks for English and Dutch words for such a step. If the charter is in another `language`,
    any text counts.

    Source: Principle 5 of Ostrom (1990), and of Cox, Arnold and Villamayor Tomás (2010): graduated sanctions. One step
    (`least`) is this plugin's own choice. If the charter says nothing about it, the finding is only an info.

    Bad:
        [membership]
        removal = "By decision of the coordinator."  # OST005: The charter says how the group can end a membership, but not which lighter steps come first.

    Bad:
        [network]  # OST005: The charter does not say what happens, step by step, if an agreement is not kept.
        name = "Stroomop"

    Bad:
        # With the option least = 2
        [plugins.ostrom]
        graduated-response = "a talk"  # OST005: The charter has only 1 of at least 2 lighter steps.

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
        yield Finding(
            "The charter has only {number} of at least {least} lighter steps.",
            at=at,
            write={"graduated-response": ...},
            write_at="plugins.ostrom.graduated-response",
            number=lighter,
            least=least,
        )
    elif removal:
        yield Finding(
            "The charter says how the group can end a membership, but not which lighter steps come first.",
            at="membership.removal",
            write_at="plugins.ostrom.graduated-response",
        )
    else:
        yield Finding(
            "The charter does not say what happens, step by step, if an agreement is not kept.",
            at="plugins.ostrom.graduated-response",
            severity="info",
        )


@rule(
    "OST006",
    severity="warning",
    level="opt-in",
    since="0.1",
    supersedes=("no-conflict-route",),
    question="When two of us clash, who among us can they turn to, and how soon do we sit down?",
)
def distant_conflict_route(charter: Charter, *, most_days: int = 30) -> Iterator[Finding]:
    """The network has no conflict route that is close by and quick.

    Why: People who live by the same agreements sometimes read them differently. In commons that last, they can go
    somewhere that is close by, cheap and quick. If a quarrel has to wait for someone from outside, it grows in the
    meantime.

    Fix: Write under `[norms]` who helps and how soon. Agree on it together first. You can also write the number of days
    in `conflict-days` of `[plugins.ostrom]`. A mediator from outside is still welcome as the last step.

    netlint looks for English and Dutch words for someone in the network, and for a time. If the charter is in another
    `language`, any text counts. With only one or two members, there is nobody else in the network. Then someone from
    outside counts as well.

    Source: Principle 6 of Ostrom (1990), and of Cox, Arnold and Villamayor Tomás (2010): conflict-resolution
    mechanisms. They are local, cheap and rapid. The limit of a month (`most-days`) is this plugin's own choice. If only
    the time is missing, the finding is only an info.

    Bad:
        [norms]  # OST006: The charter does not say who in the network can help in a conflict, and how soon.
        check-in = "A round at the start."

    Bad:
        [norms]
        conflict-route = { steps = "the two of you", mediator = "A professional mediator" }  # OST006: The conflict route does not say who in the network can help.

    Bad:
        [norms]
        conflict-route = { steps = ["the two of you", "with a third member"] }  # OST006: The conflict route does not say within how many days you talk.

    Bad:
        [norms]
        conflict-route = { steps = ["the two of you", "with a third member"] }

        [plugins.ostrom]
        conflict-days = 60  # OST006: The conflict route allows 60 days before the first talk. The limit is 30.

    Good:
        [norms]
        conflict-route = { steps = ["the two of you, within a week", "with a third member"] }

    Good:
        [norms]
        conflict-route = "A member who is stuck asks another one along."

        [plugins.ostrom]
        conflict-days = 14
    """
    route = charter.norms.conflict_route if charter.norms else None
    parts = (route,) if isinstance(route, str) or route is None else (route.steps, route.mediator)
    texts = [text for part in parts for text in said(part)]
    term = charter.table(Ostrom).conflict_days
    if not texts:
        yield Finding(
            "The charter does not say who in the network can help in a conflict, and how soon.",
            at="norms.conflict-route",
            write=Replacement(_ROUTE) if charter.norms and charter.norms.conflict_route else {"conflict-route": _ROUTE},
        )
    elif len(charter.active) not in _TOO_FEW and not mention_inside(charter, texts):
        template = "The conflict route does not say who in the network can help."
        yield Finding(template, at="norms.conflict-route", write=Replacement(_ROUTE))
    elif term is not None and term > most_days:
        yield Finding(
            "The conflict route allows {days} days before the first talk. The limit is {most}.",
            at="plugins.ostrom.conflict-days",
            write={"conflict-days": ...},
            days=term,
            most=most_days,
        )
    elif term is None and not mention(charter, texts, TERM):
        yield Finding(
            "The conflict route does not say within how many days you talk.",
            at="norms.conflict-route",
            write_at="plugins.ostrom.conflict-days",
            severity="info",
        )
