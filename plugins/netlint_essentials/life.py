"""The life of a network."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, SkipRule, days, latest, rule
from netlint.charter import Network
from netlint_essentials.activity import newest_activity
from netlint_essentials.rest import is_at_rest
from netlint_essentials.reviews import agreed_spans, last_reading
from netlint_essentials.wording import ago, span

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
    question="On which day will we decide together whether, and how, we go on?",
)
def no_survival_review(charter: Charter, today: dt.date, *, every: int = 366, within: int = 366) -> Iterator[Finding]:
    """A young network has no moment to decide whether and how to go on.

    Why: Many networks start full of promise. Within two years they bleed to death ("om na een half tot twee jaar dood
    te bloeden"). A group that plans a moment to look at this together notices in time. It can then change course, or
    stop without reproach.

    Fix: Agree on a day within a year to decide whether and how to go on: `review-by = 2027-06-01` under `[network]`.
    You can also agree in `review-every` to read the charter together every year or more often. A ritual of the kind
    `charter-review` counts as well, and so does a meeting with `purpose = "strategy"`. Both have to take place at least
    once a year.

    Source: The article speaks of half a year to two years. By this project's own count of Apache's list to April 2020,
    65 incubator projects were retired. The median was 28 months, from the start to the decision to retire. Raab, Mannak
    & Cambré studied 39 Dutch crime prevention networks. The effective ones were at least three years old, stable and
    centrally integrated. That is why netlint asks this until a network is three years old. A year (`every` and
    `within`) leaves room for a review on the first birthday.

    Bad:
        # On 2026-11-24
        [network]  # NL601: The network is in its first three years, but has no moment to decide how to go on.
        founded = 2026-06-01

    Bad:
        # On 2026-11-24
        [network]
        founded = 2026-06-01
        review-by = 2028-06-01  # NL601: The network will decide how to go on by 2028-06-01, in 555 days. The limit is 366 days.

    Bad:
        # On 2026-11-24
        [network]
        founded = 2025-06-01
        review-by = 2026-05-01  # NL601: The day to decide how to go on was 2026-05-01, 207 days ago. The network has no new day yet.

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
    """Return the finding about the moment to decide how to go on: it is too far away, long ago, or there is none."""
    at, day, read = "network.review-by", network.review_by, last_reading(charter, today)
    if day and day > today:
        template = "The network will decide how to go on by {date}, in {time}. The limit is {limit}."
        return Finding(template, at=at, date=day, time=span((day - today).days), limit=span(within))
    if day and (read is None or latest(read, today) < day):
        template = "The day to decide how to go on was {date}, {ago}. The network has no new day yet."
        return Finding(template, at=at, date=day, ago=ago((today - day).days))
    if spans := [*agreed_spans(charter, days)]:
        template = "The network reads its charter every {days} days. In its first three years, the limit is {limit}."
        return Finding(template, at=at, days=min(spans), limit=span(every))
    return Finding("The network is in its first three years, but has no moment to decide how to go on.", at=at)


@rule(
    "NL602",
    severity="warning",
    level="essential",
    since="0.1",
    requires=("network",),
    supersedes=("NL315", "NL419", "NL417"),
    question="Is there still something that we want to do together, and what would be the first step?",
)
def dormant(charter: Charter, today: dt.date, *, warn_days: int = 90, error_days: int = 180) -> Iterator[Finding]:
    """The last recorded activity is so long ago that the network seems asleep.

    Why: Networks rarely stop by decision. They fade away: a meeting is moved, a step waits, and half a year later
    nobody calls. The article calls it bleeding to death ("dood te bloeden"). netlint leaves a network in peace if its
    phase is `dormant` or `closed`.

    Fix: Plan one meeting under `[[meetings]]`, such as `next = 2026-12-08`, and one next step with an owner. If
    something did happen, write its day, such as `last-held = 2026-11-16`. If the network rests or has ended, write
    `phase = "dormant"` or `phase = "closed"` under `[network]`. Say why in `reason`.

    Source: Kubernetes retires its working groups after three to six months without activity. Many networks still exist
    on paper when they are no longer alive. According to Hoveling for NCR (2016), about 8,000 cooperatives were
    registered in the Netherlands. About 2,500 of them were active. By this project's own count of Apache's list to
    April 2020, 65 incubator projects were retired. The median was 28 months.

    netlint counts from the newest day in the charter. That can be the day of a meeting, a ritual, a talk with clients
    or a finished step. It can also be the day of a decision, an experiment, a circle or an agreement with another
    network. A beginning, such as founding or joining, does not count. Without any `last-held` or `last-asked`, netlint
    skips this rule. Nobody can then know what came after the last record.

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
        raise SkipRule("the charter does not say when something was last held (`last-held`)")
    since = (today - latest(newest.date, today)).days
    if since > warn_days:
        yield Finding(
            "The last recorded activity was on {date}, {ago}. The limit is {limit}.",
            at=(newest.table, newest.key),
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
    question="In which phase do we feel we are, and what tells us so?",
)
def phase_age_mismatch(charter: Charter, today: dt.date) -> Iterator[Finding]:
    """The phase does not match the age of the network.

    Why: The needs of a network depend on its phase. At first it needs someone who drives the work. Later, others carry
    more of it. If the charter still says `start` after two years, netlint checks the wrong things. It may also hide
    that the network stands still.

    Fix: Under `[network]`, write the phase that fits, such as `phase = "consolidation"`. You can also leave `phase`
    out. netlint then derives it from the age.

    Source: In the article, networks bleed to death after half a year to two years ("na een half tot twee jaar").

    Bad:
        # On 2026-11-24
        [network]
        founded = 2024-01-15
        phase = "start"  # NL603: The phase `start` normally ends after 730 days, but the network is 1044 days old.

    Bad:
        # On 2026-11-24
        [network]
        founded = 2026-09-01
        phase = "mature"  # NL603: The phase `mature` normally begins after 180 days, but the network is 84 days old.

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
        template = "The phase `start` normally ends after {limit}, but the network is {age} old."
        yield Finding(template, at="network.phase", age=span(youngest), limit=span(_START_ENDS))
    elif network.phase == "mature" and oldest < _MATURE_FROM:
        template = "The phase `mature` normally begins after {limit}, but the network is {age} old."
        yield Finding(template, at="network.phase", age=span(oldest), limit=span(_MATURE_FROM))
