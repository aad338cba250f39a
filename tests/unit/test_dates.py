"""Dates of which no more is known than the year or month, and intervals that are ranges."""

import datetime as dt
import pickle

import pytest

from netlint import Charter, PartialDate, days, latest, longest_days
from netlint.charter import convert


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2012", dt.date(2012, 1, 1), dt.date(2012, 12, 31)),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2026-11", dt.date(2026, 11, 1), dt.date(2026, 11, 30)),
    ],
)
def test_a_partial_date_is_its_first_day_and_knows_its_last(text: str, first: dt.date, last: dt.date) -> None:
    date = PartialDate.parse(text)
    assert date == first
    assert date.last == last
    assert (str(date), f"{date}", date.isoformat()) == (text, text, text)
    assert pickle.loads(pickle.dumps(date)).last == last


def test_what_is_reckoned_from_a_partial_date_is_a_whole_one() -> None:
    later = PartialDate.parse("2012") + dt.timedelta(days=31)
    assert (str(later), later, latest(later)) == ("2012-02-01", dt.date(2012, 2, 1), dt.date(2012, 2, 1))
    assert pickle.loads(pickle.dumps(later)) == later


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("2024-02", dt.date(2026, 11, 24), dt.date(2024, 2, 29)),
        ("2026-11", dt.date(2026, 11, 24), dt.date(2026, 11, 24)),
        ("2027", dt.date(2026, 11, 24), dt.date(2027, 1, 1)),
        ("2027", None, dt.date(2027, 12, 31)),
    ],
)
def test_the_latest_reading_is_not_after_today_if_it_can_be_before(text: str, today: dt.date, day: dt.date) -> None:
    assert latest(PartialDate.parse(text), today) == day
    assert type(latest(PartialDate.parse(text), today)) is dt.date


def test_partial_dates_are_taken_wherever_something_has_happened_and_nowhere_else() -> None:
    data = {
        "network": {"founded": "2012", "name": "2012", "ends-on": "2030"},
        "members": [{"id": "ana", "joined": "2017-02", "left": "2020", "exit-talk": "2020-03"}],
        "clients": [{"id": "a", "needs": [{"statement": "x", "heard-on": "2019"}]}],
        "formation": {"sessions": [{"date": "2012-01"}]},
        "conversations": [{"date": "2013"}],
    }
    charter, mistakes = convert(data, Charter)
    assert [mistake.path for mistake in mistakes] == [("network", "ends-on")]
    assert charter is not None
    read = [str(past.date) for past in charter.past_dates]
    assert read == ["2012", "2012-01", "2017-02", "2020-03", "2019", "2013"]
    assert str(charter.members[0].left) == "2020"
    assert data["network"] == {"founded": "2012", "name": "2012", "ends-on": "2030"}


@pytest.mark.parametrize(
    "text", ["12", "2026-13", "2026-1", "2026-00", "1899", "2100", "2026-06-01", "20260601", "2026 "]
)
def test_text_that_is_not_a_year_or_month_is_not_a_date(text: str) -> None:
    _, mistakes = convert({"network": {"founded": text}}, Charter)
    assert len(mistakes) == 1


@pytest.mark.parametrize(
    ("text", "shortest", "longest"),
    [
        ("2 to 3 weeks", 14, 21),
        ("4-6 weken", 28, 42),
        ("1 tot 2 maanden", 30, 61),
        ("6-4 weeks", 28, 42),
        ("weekly", 7, 7),
    ],
)
def test_an_interval_can_be_a_range(text: str, shortest: int, longest: int) -> None:
    assert (days(text), longest_days(text)) == (shortest, longest)
    _, mistakes = convert({"meetings": [{"id": "a", "every": text}]}, Charter)
    assert mistakes == ()
