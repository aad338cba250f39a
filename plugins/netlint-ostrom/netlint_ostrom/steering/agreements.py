"""Who makes the agreements, and how the members see that they are kept."""

from collections.abc import Iterator

from netlint import Charter, Finding, Location, as_tuple, days, rule

from netlint_ostrom._words import WATCHES, mention, said
from netlint_ostrom.table import Ostrom

_TOGETHER = ("consent", "consensus", "majority", "advice", "unanimity")
"""The ways of deciding in which members take part."""
_LOOKING_BACK = frozenset({"retrospective", "charter-review"})


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
