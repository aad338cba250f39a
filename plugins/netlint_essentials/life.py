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
    needs=("network",),
    supersedes=("NL516",),
    question="On which day will we decide together whether, and how, we go on?",
)
def no_survival_review(charter: Charter, today: dt.date, *, every: int = 366, within: int = 366) -> Iterator[Finding]:
    """A young network has not agreed when it will look at whether and how to go on.

    Why: Many networks start full of promise, and then bleed to death after half a year to two years ("om na een half tot
    twee jaar dood te bloeden"). A group that agrees beforehand on a moment to look at it together notices in time. It can
    then change course, or stop without reproach.

    Fix: Write in `review-by` the day on which you will decide together whether and how to go on. Or agree in
    `review-every` to read the charter together every year or more often. A ritual of the kind `charter-review`
    counts too, and so does a meeting with `purpose = "strategy"` once a year or more often.

    Source: The article speaks of half a year to two years. Own count of Apache's list to April 2020: 65 incubator projects
    were retired, after a median of 28 months. It counts the months from the start to the decision to retire. Raab,
    Mannak & Cambré studied 39 Dutch crime prevention networks. The effective ones were at least three years old, stable
    and centrally integrated. That is why netlint asks this until a network is three years old. A year (`every` and
    `within`) leaves room for a review on the first birthday.

    Bad:
        # On 2026-11-24
        [network]  # NL601: In its first three years the network has planned no moment to decide how to go on.
        founded = 2026-06-01

    Bad:
        # On 2026-11-24
        [network]
        founded = 2026-06-01
        review-by = 2028-06-01  # NL601: The network will decide how to go on by 2028-06-01, in 555 days; the limit is 366.

    Bad:
        # On 2026-11-24
        [network]
        founded = 2025-06-01
        review-by = 2026-05-01  # NL601: The network was to decide how to go on by 2026-05-01, 207 days ago, and there is no new day.

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
    """Return whether a day is today or to come, and near enough."""
    return day is not None and 0 <= (day - today).days <= within


def _unplanned(charter: Charter, network: Network, today: dt.date, *, every: int, within: int) -> Finding:
    """Return the finding about the moment to decide how to go on: it is too far away, long ago, or there is none."""
    at, day, read = "network.review-by", network.review_by, last_reading(charter, today)
    if day and day > today:
        template = "The network will decide how to go on by {date}, in {days} days; the limit is {limit}."
        return Finding(template, at=at, date=day, days=(day - today).days, limit=within)
    if day and (read is None or latest(read, today) < day):
        template = "The network was to decide how to go on by {date}, {ago}, and there is no new day."
        return Finding(template, at=at, date=day, ago=ago((today - day).days))
    if spans := [*agreed_spans(charter, days)]:
        template = "The network reads its charter every {days} days; in its first three years the limit is {limit}."
        return Finding(template, at=at, days=min(spans), limit=every)
    return Finding("In its first three years the network has planned no moment to decide how to go on.", at=at)


@rule(
    "NL602",
    severity="warning",
    level="essential",
    since="0.1",
    needs=("network",),
    supersedes=("NL315", "NL419", "NL417"),
    question="Is there still something that we want to do together, and what would be the first step?",
)
def dormant(charter: Charter, today: dt.date, *, warn_days: int = 90, error_days: int = 180) -> Iterator[Finding]:
    """Nothing is recorded as held, done or decided for so long that the network seems to have fallen asleep.

    Why: Networks rarely stop by decision. They fade: a meeting is moved, a step waits, and half a year later nobody calls
    any more. The article calls it bleeding to death ("dood te bloeden"). A network that says that it rests, with the phase
    `dormant` or `closed`, is left in peace.

    Fix: Agree on one meeting and one step, with a day and a name. If something did happen, write down its day. Or set the
    phase to `dormant` or `closed` and say why in `reason`.

    Source: Kubernetes retires its working groups after three to six months without activity. Many networks stay on paper
    when they no longer live. Hoveling for NCR (2016): about 8,000 cooperatives were registered in the Netherlands, of which
    about 2,500 were active. Own count of Apache's list to April 2020: 65 incubator projects were retired, after a median
    of 28 months.

    netlint counts from the newest day of a meeting, a ritual, a talk with clients, a step that was done, a decision, an
    experiment or a circle. A beginning, such as founding or joining, does not count. Without any `last-held` or
    `last-asked` there is nothing to count from: nobody can know what came after the last record.

    Bad:
        # On 2026-11-24
        [network]
        founded = 2026-01-12

        [[meetings]]
        id = "round-table"
        last-held = 2026-08-03  # NL602: Nothing is recorded as held, done or decided after 2026-08-03, 113 days ago. The limit is 90 days.

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
            "Nothing is recorded as held, done or decided after {date}, {ago}. The limit is {limit}.",
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
    needs=("network",),
    question="In which phase do we feel we are, and what tells us so?",
)
def phase_age_mismatch(charter: Charter, today: dt.date) -> Iterator[Finding]:
    """The phase that is declared does not go with the age of the network.

    Why: What a network needs depends on its phase: in the beginning someone who pulls, later more that others carry. A
    charter that still says `start` after two years asks for the wrong things, or hides that the network stands still.

    Fix: Set the phase to where the network stands, or take the line out: then it goes by age.

    Source: The article, in which networks bleed to death "na een half tot twee jaar" (after half a year to two years).

    Bad:
        # On 2026-11-24
        [network]
        founded = 2024-01-15
        phase = "start"  # NL603: `start` normally ends after 730 days, but the network is 1044 days old.

    Bad:
        # On 2026-11-24
        [network]
        founded = 2026-09-01
        phase = "mature"  # NL603: `mature` normally begins after 180 days, but the network is 84 days old.

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
        template = "`start` normally ends after {limit} days, but the network is {days} days old."
        yield Finding(template, at="network.phase", days=youngest, limit=_START_ENDS)
    elif network.phase == "mature" and oldest < _MATURE_FROM:
        template = "`mature` normally begins after {limit} days, but the network is {days} days old."
        yield Finding(template, at="network.phase", days=oldest, limit=_MATURE_FROM)
