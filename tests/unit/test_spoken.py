"""Dates, times, numbers and shares as people write them."""

import datetime as dt

import pytest

from netlint.utils.spoken import read_date, read_number, read_share, read_time


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-01", "2026/6/1", "2026.06.01", "2026-06-01 10:00", "2026-06-01T10:00:00Z", "01-06-2026", "1/6/2026",
        "1.6.2026", "1 6 2026", "1 juni 2026", "1 Juni 2026", " 1  jun. 2026 ", "1 June 2026", "1st of June 2026",
        "June 1, 2026", "June 1st 2026", "Monday, 1 June 2026", "maandag 1 juni 2026", "sinds 1 juni 2026",
    ],
)  # fmt: skip
def test_a_date(text: str) -> None:
    assert read_date(text) == dt.date(2026, 6, 1)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("juni 2026", "2026-06"),
        ("June 2026", "2026-06"),
        ("06-2026", "2026-06"),
        ("2026-06", "2026-06"),
        ("2026", "2026"),
        ("since May 2019", "2019-05"),
    ],
)
def test_a_date_without_a_day_is_a_month_or_a_year(text: str, date: str) -> None:
    assert read_date(text) == date


@pytest.mark.parametrize(
    "text", ["", "soon", "31-02-2026", "2026-13-01", "12-05-21", "1 juni", "1826", "2026-06-01-02", "99 juni 2026"]
)
def test_what_is_no_date(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("19:30", (19, 30)),
        ("19.30 uur", (19, 30)),
        ("19u30", (19, 30)),
        ("7 pm", (19, 0)),
        ("7.15pm", (19, 15)),
        ("12am", (0, 0)),
        ("12 pm", (12, 0)),
        ("8 uur", (8, 0)),
        ("09:05", (9, 5)),
    ],
)
def test_a_time(text: str, time: tuple[int, int]) -> None:
    assert read_time(text) == dt.time(*time)


@pytest.mark.parametrize("text", ["", "8", "25:00", "13 pm", "0 am", "19:75", "evening", "2026"])
def test_what_is_no_time(text: str) -> None:
    assert read_time(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("8", 8),
        ("8,5", 8.5),
        ("8.5", 8.5),
        ("€ 1.000", 1000),
        ("1.000,50", 1000.5),
        ("1,000.50", 1000.5),
        ("8 uur", 8),
        ("about 8 hours a month", 8),
        ("-3", -3),
    ],
)
def test_a_number(text: str, number: float) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["", "eight", "4-6 uur", "10 à 12", "2026-06-01", "19:30", "B12"])
def test_what_is_no_single_number(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("40%", 0.4),
        ("40 %", 0.4),
        ("40 procent", 0.4),
        ("40 percent", 0.4),
        ("0,4", 0.4),
        ("0.4", 0.4),
        ("40", 0.4),
        ("half", 0.5),
        ("de helft", 0.5),
        ("0.5%", 0.005),
        ("1", 1),
    ],
)
def test_a_share(text: str, share: float) -> None:
    assert read_share(text) == share


@pytest.mark.parametrize("text", ["", "140%", "-1", "most"])
def test_what_is_no_share(text: str) -> None:
    assert read_share(text) is None
