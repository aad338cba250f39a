"""When the group last discussed its values."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, NotBegun, ids, latest, rule
from netlint import days as days_of
from netlint.charter import Ritual
from netlint_essentials.texts import said
from netlint_essentials.wording import ago, span


@rule(
    "NL118",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("values",),
    question="Which of our values did we use in a decision this year, and which do we no longer believe in?",
)
def values_stale(charter: Charter, today: dt.date, *, days: int = 730) -> Iterator[Finding]:
    """The network last discussed its values long ago, or the charter does not say when it did.

    Why: People come and go, and a network changes as it learns. Values should bind people at the level of the heart
    ("op hartsniveau bindt"). Only the values of today's members can do that. A list that nobody has touched for years
    is inherited, not shared.

    Fix: Discuss the values together, and write the date under each of the `[[values]]` that you discussed. Do so at
    least once every two years. The talk in which you chose a value counts as the first discussion of that value.
    Nothing has to change: you may find that the values still hold. Reading the whole charter together counts as a
    discussion of every value. Add a ritual with `kind = "charter-review"` for this reading, and say how often you hold
    it. Instead of a ritual, you can write under `[network]` when you last read the charter (`reviewed`). Or write there
    how often you read it (`review-every`).

    Source: The limit of two years (`days`) comes from the article, which sees networks fade away within that time. In a
    network younger than two years, the values need no date yet.

    Bad:
        # On 2026-11-24
        [[values]]
        id = "candour"
        reviewed = 2024-05-14  # NL118: The network has not discussed the value candour since 2024-05-14, 924 days ago. The limit is 730 days.

        [[values]]  # NL118: The charter does not say when the network last discussed the value care.
        id = "care"

    Good:
        # On 2026-11-24
        [[values]]
        id = "candour"
        reviewed = 2025-11-03

    Good:
        # On 2026-11-24
        [[values]]
        id = "candour"

        [[rituals]]
        id = "charter-evening"
        kind = "charter-review"
        every = "yearly"
    """
    stale = [value for value in charter.values if value.reviewed and not _is_recent(value.reviewed, today, days)]
    founded = charter.network.founded if charter.network else None
    is_young = founded is not None and _is_recent(founded, today, days)
    never = [value for value in charter.values if value.reviewed is None and not is_young]
    if not (stale or never) or _is_read_as_a_whole(charter, today, days):
        return
    if len(never) == len(charter.values):
        raise NotBegun("discussions of the values")
    if stale:
        newest = max((value.reviewed for value in stale if value.reviewed), key=lambda day: latest(day, today))
        if len(stale) == 1:
            message = "The network has not discussed the value {values} since {date}, {ago}. The limit is {limit}."
        else:
            message = "The network has not discussed the values {values} since {date}, {ago}. The limit is {limit}."
        yield Finding(
            message,
            at=[(value, "reviewed") for value in stale],
            write={"reviewed": ...},
            values=ids(stale),
            date=newest,
            ago=ago((today - latest(newest, today)).days),
            limit=span(days),
        )
    if never:
        if len(never) == 1:
            message = "The charter does not say when the network last discussed the value {values}."
        else:
            message = "The charter does not say when the network last discussed the values {values}."
        yield Finding(
            message,
            at=[(value, "reviewed") for value in never],
            values=ids(never),
        )


def _is_recent(date: dt.date, today: dt.date, limit: int) -> bool:
    return (today - latest(date, today)).days <= limit


def _is_read_as_a_whole(charter: Charter, today: dt.date, limit: int) -> bool:
    """Return whether the group reads its charter together, and so its values: now and then, or not long ago."""
    network = charter.network
    if network and network.reviewed and _is_recent(network.reviewed, today, limit):
        return True
    if network and network.review_every and days_of(network.review_every) <= limit:
        return True
    return any(_reads_the_charter(ritual, today, limit) for ritual in charter.rituals)


def _reads_the_charter(ritual: Ritual, today: dt.date, limit: int) -> bool:
    is_often = ritual.every is not None and days_of(ritual.every) <= limit
    is_recent = ritual.last_held is not None and _is_recent(ritual.last_held, today, limit)
    return "charter-review" in ritual.kinds and (is_often or is_recent or bool(said(ritual.when)))
