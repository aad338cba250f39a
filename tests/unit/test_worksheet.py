"""The worksheet: what each cell says, what it asks, and that it fits on one A4."""

import datetime as dt
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st
from support.charter_data import valid, with_mistakes
from support.commands import ROOT
from support.full_charter import IDS, full_charter
from support.hostile_text import EVIL
from support.worksheet_text import TODAY, TRANSLATE, as_text, cells, lines, sheet_of

from netlint import Charter
from netlint.charter.model import Network, Norms, keys
from netlint.charter.model.elsewhere import Section
from netlint.i18n import LANGUAGES, Language
from netlint.linter.worksheet import Cell, cell_at, line_text, worded
from netlint.linter.worksheet.questions import asked
from netlint.linter.worksheet.typesetting import CELL_HEIGHT, CELL_WIDTH, LONGEST, said

EXAMPLES = [*sorted((ROOT / "docs" / "examples").glob("*.toml")), *sorted((ROOT / "tests" / "field").glob("*.toml"))]
SECTIONS = ("network", *get_args(get_args(Section)[0]))
SPLIT = {"network": Network, "norms": Norms}
"""The sections whose keys are in several cells."""
Data = dict[str, Any]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name.partition(".")[0])
def test_sheets_read_as_agreed(golden: Callable[[str, str], None], file: Path, language: Language) -> None:
    rows = sheet_of(tomli.loads(file.read_text("utf-8")))
    golden(f"worksheet-{file.name.partition('.')[0]}-{language}.txt", as_text(rows, language))


def test_a_sheet_has_six_rows_of_three_cells() -> None:
    assert [len(row.cells) for row in sheet_of({})] == [3] * 6


def test_each_part_of_a_charter_belongs_to_exactly_one_cell() -> None:
    places = [place for cell in cells({}).values() for place in cell.places]
    expected = [(section,) for section in SECTIONS if section not in SPLIT]
    expected += [(section, key) for section, table in SPLIT.items() for _attribute, key in keys(table)]
    assert sorted(places) == sorted(expected)


def test_a_place_is_looked_up() -> None:
    rows = sheet_of({})
    found = {path: cell_at(rows, path) for path in [("network", "review-by"), ("members", "ana", "joined"), ("norms",)]}
    assert [cell and cell.heading.text() for cell in found.values()] == [
        "Whether we go on",
        "Members",
        "How we support each other",
    ]
    assert cell_at(rows, ("evidence", "calendar")) is None
    assert cell_at(rows, ("network",)) is None
    assert cell_at(rows, ()) is None


@pytest.mark.parametrize("data", [{}, None], ids=["empty", "unreadable"])
def test_where_nothing_is_agreed_each_cell_has_a_question(data: Data | None) -> None:
    for cell in cells(data).values():
        assert (cell.state, cell.lines, cell.blank) == ("open", (), None)
        assert cell.question.text().endswith("?")


def test_the_questions_are_those_of_a_new_charter() -> None:
    assert cells({})["How we learn"].question is asked("rituals")


@pytest.mark.parametrize("section", get_args(get_args(Section)[0]))
def test_no_cell_asks_for_what_is_kept_elsewhere(section: str) -> None:
    before, after = cells({}), cells({"elsewhere": [{"sections": section, "at": "our wiki"}]})
    changed = [heading for heading in before if before[heading] != after[heading]]
    at_side = {"formation", "conversations", "agreements", "decision-log", "experiments"}
    assert bool(changed) == (section not in at_side)
    assert all((after[one].state, after[one].elsewhere) == ("elsewhere", "our wiki") for one in changed)


def test_what_is_kept_elsewhere_in_part_is_shown_with_its_place() -> None:
    data = {"members": [{"id": "ana"}], "elsewhere": [{"sections": "members", "at": "our wiki"}]}
    assert lines(data, "Members") == ["1 member: ana", "More is kept elsewhere: our wiki"]


COORDINATORS: list[tuple[Data, list[str]]] = [
    ({"coordinator": "ana"}, ["Ana __until when, and who takes over if needed?__"]),
    ({"coordinator": "ana", "deputy": "bo"}, ["Ana __until when?__", "Bo takes over if needed"]),
    (
        {"coordinator": "ana", "until": dt.date(2027, 6, 1)},
        ["Ana, until 1 June 2027 __who takes over if needed?__"],
    ),
    ({"coordinator": ["ana", "bo"], "until": dt.date(2026, 12, 1)}, ["Ana and Bo, until 1 December 2026 (!)"]),
    ({"coordinator": "cas", "deputy": "bo", "until": TODAY}, ["Cas (has left), until 24 November 2026 (!)", "Bo takes over if needed"]),
    ({"coordinator": "ana", "deputy": "bo", "until": dt.date(2026, 11, 1)}, ["Ana, until 1 November 2026 !", "Bo takes over if needed"]),
    ({"model": "none"}, ["Nobody coordinates."]),
    ({"circle": "care-group"}, ["The circle Care group"]),
    ({"circle": "board", "until": dt.date(2027, 6, 1)}, ["The circle Board (Ana and Bo), until 1 June 2027"]),
    ({"coordinator": "eve"}, ["eve __until when, and who takes over if needed?__"]),
    ({"coordinator": ["ana", "bo"], "rotation": "Each June."}, ["Ana and Bo", "How the role passes on: Each June."]),
    ({"decides": "*"}, ["May decide everything alone"]),
]  # fmt: skip
MEMBERS = [{"id": "ana", "name": "Ana"}, {"id": "bo", "name": "Bo"}, {"id": "cas", "name": "Cas", "status": "alumni"}]


@pytest.mark.parametrize(("role", "expected"), COORDINATORS, ids=str)
def test_what_the_sheet_says_of_the_coordinator(role: Data, expected: list[str]) -> None:
    circles = [{"id": "board", "members": ["ana", "bo"]}]
    assert lines({"members": MEMBERS, "circles": circles, "coordination": role}, "Our coordinator") == expected


def test_a_network_where_nobody_coordinates_is_asked_who_does() -> None:
    asks = cells({"coordination": {"model": "none"}})["Our coordinator"].blank
    assert asks
    assert asks.text() == "Who keeps things going, who takes over if needed, and until when?"


MEETINGS: list[tuple[Data, str, str]] = [
    (
        {"every": "2 weeks", "day": "Monday", "time": dt.time(19, 30)},
        "Round table: every 2 weeks on Monday at 19:30",
        "Round table: elke 2 weken op maandag om 19:30",
    ),
    ({"every": "per kwartaal"}, "Round table: every quarter", "Round table: elk kwartaal"),
    ({"when": "as needed"}, "Round table: as needed", "Round table: as needed"),
    ({}, "Round table __how often?__", "Round table __hoe vaak?__"),
    (
        {"every": "monthly", "day": "the first Thursday"},
        "Round table: every month, the first Thursday",
        "Round table: elke maand, the first Thursday",
    ),
    (
        {"every": "weekly", "last-held": dt.date(2026, 11, 16), "next": dt.date(2026, 11, 30)},
        "Round table: every week (next: 30 November 2026)",
        "Round table: elke week (volgende: 30 november 2026)",
    ),
    (
        {"every": "weekly", "last-held": dt.date(2026, 11, 2), "next": dt.date(2026, 11, 9)},
        "Round table: every week (planned for 9 November 2026) !",
        "Round table: elke week (gepland op 9 november 2026) !",
    ),
    (
        {"every": "weekly", "last-held": dt.date(2026, 11, 9), "next": dt.date(2026, 11, 9)},
        "Round table: every week (last: 9 November 2026)",
        "Round table: elke week (laatst: 9 november 2026)",
    ),
    ({"every": "weekly", "last-held": "2026-09"}, "Round table: every week (last: September 2026)", "Round table: elke week (laatst: september 2026)"),
]  # fmt: skip


@pytest.mark.parametrize(("meeting", "english", "dutch"), MEETINGS, ids=lambda value: str(value)[:40])
def test_what_the_sheet_says_of_a_meeting(meeting: Data, english: str, dutch: str) -> None:
    data = {"meetings": [{"id": "round-table", **meeting}]}
    assert lines(data, "When we meet") == [english]
    assert lines(data, "When we meet", "nl") == [dutch]


def test_next_steps_say_what_is_missing_and_late_ones_come_first() -> None:
    steps = [
        {"id": "later", "what": "Later.", "owner": "ana", "due": dt.date(2027, 3, 1)},
        {"id": "no-day", "what": "No day", "owner": ["ana", "bo"]},
        {"id": "nobody", "what": "Nobody", "due": dt.date(2026, 12, 1)},
        {"id": "no-one-at-all", "what": "tbd"},
        {"id": "late", "what": "Late", "owner": "cas", "due": dt.date(2026, 11, 1)},
        {"id": "done", "what": "Done", "owner": "ana", "status": "done"},
    ]
    assert lines({"members": MEMBERS, "next-steps": steps}, "Next steps") == [
        "Late: Cas (has left), 1 November 2026 !",
        "No day: Ana and Bo __by when?__",
        "No one at all __who, and by when?__",
        "Nobody: 1 December 2026 __who?__ (!)",
        "Later: Ana, 1 March 2027",
    ]


def test_members_are_shown_by_their_part_in_the_network() -> None:
    members = [
        {"id": "ana", "name": "Ana"},
        {"id": "bo", "tier": "pool"},
        {"id": "cas", "status": "trial"},
        {"id": "dee", "status": "leave"},
        {"id": "eva", "left": dt.date(2026, 11, 1)},
        {"id": "fay", "left": dt.date(2027, 11, 1)},
    ]
    assert lines({"members": members, "membership": {"size": 9}}, "Members") == [
        "2 members: Ana and fay",
        "1 in the pool: bo",
        "1 joining: cas",
        "1 on leave: dee",
        "1 has left: eva",
        "9 members in total",
    ]


NAMED: list[tuple[list[str], list[str]]] = [
    (["Jan Jansen", "Piet Pietersen"], ["Jan", "Piet"]),
    (["Jan Jansen", "Jan Pietersen"], ["Jan Jansen", "Jan Pietersen"]),
    (["De secretaris", "Member 1", "ana b"], ["De secretaris", "Member 1", "ana b"]),
    (["Jean-Luc Picard", "O'Brien Miles"], ["Jean-Luc", "O'Brien Miles"]),
]


@pytest.mark.parametrize(("names", "shown"), NAMED, ids=str)
def test_of_many_members_first_names_are_shown_if_they_are_clear(names: list[str], shown: list[str]) -> None:
    few = [{"id": f"a{number}", "name": name} for number, name in enumerate(names)]
    many = [*few, *({"id": f"b{number}"} for number in range(20))]
    assert [*cells({"members": few})["Members"].lines[0].people] == names
    assert [*cells({"members": many})["Members"].lines[0].people][: len(shown)] == shown


def test_forty_members_and_how_many_do_not_fit_are_all_members() -> None:
    (line,) = cells(full_charter())["Members"].lines
    assert len(line.people) + line.more == len(IDS) == 40
    assert len(line.people) >= 30
    assert line_text(line).endswith(f" and {line.more} more")


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ({"internal": 0.5, "external": 0.5}, ["Half for the network, half for clients"]),
        ({"internal": 0.65, "external": 0.35}, ["65% for the network, 35% for clients"]),
        ({"external": 0.125}, ["12.5% for clients"]),
        ({"internal": 60, "external": 40}, ["60 for the network, 40 for clients"]),
        ({"internal": float("nan"), "external": float("inf")}, []),
        ({"internal": 0.4, "external": 0.4, "other": 0.2, "basis": "planned"}, ["40% for the network, 40% for clients", "20% for other things", "This is our plan."]),
        ({"basis": "measured"}, []),
    ],
    ids=str,
)  # fmt: skip
def test_what_the_sheet_says_of_time(time: Data, expected: list[str]) -> None:
    assert lines({"time": time}, "Our time") == expected


def test_a_percentage_is_written_as_in_the_language() -> None:
    data = {"time": {"internal": 0.125, "external": 0.875}}
    assert lines(data, "Our time", "nl") == ["12,5% voor het netwerk, 87,5% voor klanten"]


@pytest.mark.parametrize("number", [100, 1_000])
def test_thousands_of_everything_have_a_sheet_that_fits(number: int) -> None:
    data = {
        key: value * (number // len(value)) if isinstance(value, list) else value
        for key, value in full_charter().items()
    }
    data["members"] = [{"id": f"member-{number}", "name": f"A{number}"} for number in range(number)]
    _is_bounded(data, TODAY)


def test_values_are_shown_as_words_where_the_sentences_do_not_fit() -> None:
    values = [
        {"id": one, "statement": "We say what we see, also when nobody asked for it."}
        for one in ("candour", "good-faith")
    ]
    assert lines({"values": values}, "Our core values") == [values[0]["statement"]] * 2
    many = [*values, *({"id": word} for word in ("care", "craft", "calm"))]
    assert lines({"values": many}, "Our core values") == ["Candour, Good faith, Care, Craft and Calm"]


def test_what_ends_soon_is_not_cut() -> None:
    roles = [{"id": f"role-of-number-{number}", "holders": "ana"} for number in range(20)]
    roles[17]["until"] = dt.date(2026, 12, 1)
    roles[18].pop("holders")
    shown = lines({"members": MEMBERS, "responsibilities": roles}, "Our roles")
    assert "Role of number 17: Ana, until 1 December 2026 (!)" in shown
    assert "Role of number 18 __who?__" in shown
    assert shown[-1] == f"and {20 - len(shown) + 1} more in the charter"


def test_a_text_that_says_nothing_is_as_open_as_no_text() -> None:
    data = {"network": {"purpose": "tbd"}, "decisions": {"method": "consent", "fallback": "n.v.t."}}
    assert cells(data)["Why we exist"].state == "open"
    assert cells(data)["How we decide"].blank is asked("decisions")


def test_a_long_text_is_cut_at_a_word_and_shows_it() -> None:
    shown = said("water " * 100)
    assert shown
    assert len(shown) <= LONGEST
    assert shown.endswith("water…")


def _printed(text: str) -> int:
    return max(1, -(-len(text) // CELL_WIDTH))


def _height(cell: Cell, language: Language = "en") -> int:
    translate = TRANSLATE[language]
    texts = [line_text(line, translate) + (worded(line.blank, translate) if line.blank else "") for line in cell.lines]
    return sum(map(_printed, texts)) + (_printed(cell.blank.text(translate)) if cell.blank else 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_charter_of_forty_members_fits(language: Language) -> None:
    rows = sheet_of(full_charter())
    heights = [max(_height(cell, language) for cell in row.cells) for row in rows]
    assert sum(heights) <= CELL_HEIGHT * len(rows) + 3
    assert all(height > 4 for height in heights)


def _is_bounded(data: Data, day: dt.date | None) -> None:
    for cell in cells(data, day).values():
        assert len(cell.lines) <= CELL_HEIGHT + 1
        assert _height(cell) <= CELL_HEIGHT + 3
        for line, language in itertools.product(cell.lines, LANGUAGES):
            text = line_text(line, TRANSLATE[language])
            assert text.strip()
            assert "\n" not in text
        assert (cell.state == "agreed") == bool(cell.lines)
        assert (cell.state == "elsewhere") == bool(cell.elsewhere)


def test_a_need_without_its_statement_is_left_out() -> None:
    data = {"clients": [{"id": "schools", "needs": {"statement": False}}]}
    assert lines(data, "Our clients") == ["Schools __what do they need?__"]


DAYS = st.sampled_from([TODAY, None, dt.date.min, dt.date.max])


@settings(deadline=None)
@given(valid(Charter), DAYS)
def test_any_charter_has_a_sheet_that_fits(data: Data, day: dt.date | None) -> None:
    _is_bounded(data, day)


@settings(deadline=None)
@given(with_mistakes(Charter), DAYS)
def test_a_charter_with_mistakes_has_a_sheet_that_fits(data: Data, day: dt.date | None) -> None:
    _is_bounded(data, day)


def _with_text(value: Any, text: str, key: str = "") -> Any:
    """Return the same data, with another text in place of each sentence and name."""
    if isinstance(value, dict):
        return {key: _with_text(inner, text, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with_text(inner, text) for inner in value]
    return text if isinstance(value, str) and " " in value and key != "every" else value


@pytest.mark.parametrize("name", EVIL)
def test_texts_of_a_stranger_stay_texts_and_fit(name: str) -> None:
    data = _with_text(full_charter(), EVIL[name])
    _is_bounded(data, TODAY)
    if len(EVIL[name]) < 80:
        assert line_text(cells(data)["What drives us"].lines[0]) == " ".join(EVIL[name].split())
