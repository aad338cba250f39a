"""The life of a network."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, SkipRule, days, latest, rule
from netlint.charter import Meeting, Network
from netlint_essentials.activity import newest_activity
from netlint_essentials.rest import is_at_rest
from netlint_essentials.reviews import agreed_spans, last_reading
from netlint_essentials.wording import ago, span

_SOON = dt.timedelta(days=14)
"""How far ahead a meeting is that the group plans soon. netlint itself chose it."""
_YOUNG = 1095
"""The three years until which a network is asked how it will decide to go on; in days."""
_START_ENDS = 730
"""The two years within which, as the article has seen, networks bleed to death; in days."""
_MATURE_FROM = 180
"""The half year before which a network is in its start; in days."""


@rule(
    "NL601",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("network",),
    supersedes=("NL516",),
    question="When will we decide together whether and how we go on?",
)
def no_survival_review(charter: Charter, today: dt.date, *, every: int = 366, within: int = 366) -> Iterator[Finding]:
    """A young network has not set a date to decide whether and how to go on.

    Why: Many networks start full of promise. But within two years they bleed to death ("om na een half tot twee jaar
    dood te bloeden"). If you set a date to discuss how the network is doing, you notice in time when it is fading. You
    can then change course, or stop without blaming anyone.

    Fix: Choose a day within a year to decide whether and how to go on, and write it under `[network]`. You can also
    agree to read the charter together at least once a year: `review-every = "yearly"`. It is also enough to hold a
    ritual with `kind = "charter-review"` or a meeting with `purpose = "strategy"` at least once a year.

    Source: In the article, networks bleed to death after half a year to two years. Apache, a large open-source
    foundation, has an incubator where new projects start. The makers of netlint counted the projects in Apache's list
    that had stopped by April 2020. There were 65. Within 28 months of starting, half of these projects had decided to
    stop. Raab, Mannak & Cambré studied 39 networks for crime prevention in the Netherlands. The effective networks were
    stable and centrally integrated: one party in the middle held them together. They were also at least three years
    old. That is why this rule is about networks under three years old. The limit of a year (`every` and `within`)
    leaves room for a talk on the network's first birthday.

    Bad:
        # On 2026-11-24
        [network]  # NL601: The network is under three years old. It has not yet set a date to decide whether and how to go on.
        founded = 2026-06-01

    Bad:
        # On 2026-11-24
        [network]
        founded = 2026-06-01
        review-by = 2028-06-01  # NL601: By 2028-06-01, 555 days from now, the network will decide how to go on. The limit is 366 days.

    Bad:
        # On 2026-11-24
        [network]
        founded = 2025-06-01
        review-by = 2026-05-01  # NL601: The day to decide how to go on was 2026-05-01, 207 days ago. The network has not set a new date yet.

    Good:
        # On 2026-11-24
        [network]
        founded = 2026-06-01
        review-every = "quarterly"

    Good:
        # On 2026-11-24
        [network]
        founded = 2026-06-01
        review-by = 2027-06-01
    """
    network = charter.network
    if network is None or is_at_rest(charter):
        return
    if network.founded is None:
        raise SkipRule("the charter does not say when the network began (`founded`)")
    if (today - network.founded).days >= _YOUNG:
        return
    if _is_ahead(network.review_by, today, within) or any(span <= every for span in agreed_spans(charter, days)):
        return
    meetings = [meeting for meeting in charter.here.meetings if meeting.purpose == "strategy"]
    if any(_is_ahead(one.next, today, within) or (one.every and days(one.every) <= every) for one in meetings):
        return
    yield _unplanned(charter, network, today, every=every, within=within)


def _is_ahead(day: dt.date | None, today: dt.date, within: int) -> bool:
    """Return whether a day is today or later, and near enough."""
    return day is not None and 0 <= (day - today).days <= within


def _unplanned(charter: Charter, network: Network, today: dt.date, *, every: int, within: int) -> Finding:
    """Return the finding about the day to decide how to go on: it is too far away, long ago, or there is none."""
    at, day, read = "network.review-by", network.review_by, last_reading(charter, today)
    write = {"review-by": ...}
    if day and day > today:
        template = "By {date}, {time} from now, the network will decide how to go on. The limit is {limit}."
        return Finding(template, at=at, write=write, date=day, time=span((day - today).days), limit=span(within))
    if day and (read is None or latest(read, today) < day):
        template = "The day to decide how to go on was {date}, {ago}. The network has not set a new date yet."
        return Finding(template, at=at, write=write, date=day, ago=ago((today - day).days))
    if spans := [*agreed_spans(charter, days)]:
        template = (
            "The members read their charter together every {days} days. In the first three years, the limit is {limit}."
        )
        return Finding(template, at=at, write=write, days=min(spans), limit=span(every))
    template = "The network is under three years old. It has not yet set a date to decide whether and how to go on."
    return Finding(template, at=at, write=write)


@rule(
    "NL602",
    severity="warning",
    level="essential",
    since="0.1",
    requires=("network",),
    supersedes=("NL315", "NL419", "NL417"),
    question="What do we still want to do together, and what would be the first step?",
)
def dormant(charter: Charter, today: dt.date, *, warn_days: int = 90, error_days: int = 180) -> Iterator[Finding]:
    """The last recorded activity was so long ago that the network seems to be asleep.

    Why: Networks rarely decide to stop. They fade away: a meeting is postponed, a next step has to wait, and half a
    year later nobody calls. The article calls this bleeding to death ("dood te bloeden"). This rule reports nothing if
    the phase is `dormant` or `closed`.

    Fix: Plan a meeting soon, and write the date under `[[meetings]]`. Also agree on one next step, with an owner. If
    you have met since the last date in the charter, write the date of that meeting, such as `last-held = 2026-11-16`.
    If the network is resting, write `phase = "dormant"` under `[network]`. If the network has ended, write `phase =
    "closed"`. Give the reason in `reason`.

    Source: Kubernetes, a large open-source project, ends its working groups after three to six months without activity.
    Many networks still exist on paper when they are no longer alive. Hoveling studied Dutch cooperatives for NCR, their
    national council (2016). Of about 8,000 registered cooperatives, about 2,500 were active. Apache, a large
    open-source foundation, has an incubator where new projects start. The makers of netlint counted the projects in
    Apache's list that had stopped by April 2020. There were 65. Within 28 months of starting, half of these projects
    had decided to stop.

    This rule counts the days since the most recent activity with a date in the charter. A meeting, a ritual, a talk
    with clients and a finished step are activities. A decision, an experiment, a circle and an agreement with another
    network are activities as well. The founding of the network is not an activity, and a new member is not one either.
    If the charter has neither `last-held` nor `last-asked`, netlint skips this rule. Without such a date, nobody can
    tell whether more has happened than the charter says.

    Bad:
        # On 2026-11-24
        [network]
        founded = 2026-01-12

        [[meetings]]
        id = "round-table"
        last-held = 2026-08-03  # NL602: The last recorded activity was on 2026-08-03, 113 days ago. The limit is 90 days.

    Good:
        # On 2026-11-24
        [network]
        founded = 2026-01-12

        [[meetings]]
        id = "round-table"
        last-held = 2026-11-16
    """
    if is_at_rest(charter):
        return
    newest = newest_activity(charter, today, enough=warn_days)
    if newest is None:
        raise SkipRule("the charter does not say when a meeting or ritual was last held (`last-held`)")
    since = (today - latest(newest.date, today)).days
    if since > warn_days:
        yield Finding(
            "The last recorded activity was on {date}, {ago}. The limit is {limit}.",
            at=newest.at,
            write={"next": today + min(_SOON, dt.date.max - today)} if isinstance(newest.table, Meeting) else None,
            write_at=(newest.table, "next") if isinstance(newest.table, Meeting) else None,
            severity="error" if since > error_days else "warning",
            date=newest.date,
            ago=ago(since),
            limit=span(warn_days),
        )


@rule(
    "NL603",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("network",),
    question="Which phase do we think we are in, and how can we tell?",
)
def phase_age_mismatch(charter: Charter, today: dt.date) -> Iterator[Finding]:
    """The phase in the charter does not match the age of the network.

    Why: A network needs different things in each phase. At first, it needs someone who drives the work. Later, others
    take on more. If the charter still says `start` after two years, netlint checks the wrong things. You may then also
    fail to see that the network is standing still.

    Fix: Under `[network]`, write the phase that fits. You can also leave out `phase`. netlint then works out the phase
    from the age of the network.

    Source: In the article, networks bleed to death after half a year to two years ("na een half tot twee jaar"). That
    is why the phase `mature` begins after half a year at the earliest. The phase `start` ends after two years.

    Bad:
        # On 2026-11-24
        [network]
        founded = 2024-01-15
        phase = "start"  # NL603: The network is 1044 days old, but its phase is still `start`. That phase normally ends after 730 days.

    Bad:
        # On 2026-11-24
        [network]
        founded = 2026-09-01
        phase = "mature"  # NL603: The network is only 84 days old, but its phase is already `mature`. That phase normally begins after 180 days.

    Good:
        # On 2026-11-24
        [network]
        founded = 2026-09-01
        phase = "start"
    """
    network = charter.network
    if network is None or network.founded is None:
        return
    oldest, youngest = (today - network.founded).days, (today - latest(network.founded, today)).days
    if network.phase == "start" and youngest > _START_ENDS:
        template = "The network is {age} old, but its phase is still `start`. That phase normally ends after {limit}."
        yield Finding(
            template, at="network.phase", write={"phase": "consolidation"}, age=span(youngest), limit=span(_START_ENDS)
        )
    elif network.phase == "mature" and oldest < _MATURE_FROM:
        template = (
            "The network is only {age} old, but its phase is already `mature`. "
            "That phase normally begins after {limit}."
        )
        yield Finding(
            template, at="network.phase", write={"phase": "consolidation"}, age=span(oldest), limit=span(_MATURE_FROM)
        )
