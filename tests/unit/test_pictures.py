"""The pictures of the page: nothing overlaps or is clipped, what is drawn is bounded, and they say what the report says."""

import datetime as dt
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import pytest
import tomli
from jinja2 import Environment, PackageLoader, StrictUndefined
from support.commands import ROOT
from support.format_readers import NOTHING_RAW
from support.hostile_text import EVIL, hostile, quoted

from netlint.api.check import check
from netlint.charter import Charter
from netlint.charter.shown import as_shown
from netlint.i18n import Language, Message, Translate
from netlint.linter.due import DueItem, due_items
from netlint.linter.summary import Summary
from netlint.plugins.registry import load_plugins
from netlint.reporters import ReportContext
from netlint.reporters.html.bars import WIDTH as BAR_WIDTH
from netlint.reporters.html.bars import Bars, bars
from netlint.reporters.html.calendar_strip import MAX_ITEMS, MAX_STRIPS, MAX_TICKS, calendar_strip
from netlint.reporters.html.calendar_view import Calendar
from netlint.reporters.html.drawing import MAX_ARCS, MAX_LANES, NAME_SIZE, SMALL_SIZE, WIDTH, Drawing, drawing
from netlint.reporters.html.layout import fitted, lines_of, text_width
from netlint.reporters.summary_lines import families

TODAY = dt.date(2026, 11, 24)
PLUGINS = load_plugins(isolated=True)
CHARTERS = sorted((ROOT / "docs" / "examples").glob("*.toml")) + sorted((ROOT / "tests" / "field").glob("*.toml"))
MACROS = Environment(loader=PackageLoader("netlint.reporters.html"), autoescape=True, undefined=StrictUndefined)


def charter_of(text: str, day: dt.date | None = TODAY) -> Charter:
    return as_shown(tomli.loads(text), day)


def words(language: Language) -> Translate:
    return PLUGINS.translator().into(language)


def drawn(text: str, language: Language = "en") -> Drawing:
    return drawing(charter_of(text), words(language))


def calendar(text: str, due: list[DueItem] | None = None, day: dt.date | None = TODAY) -> Calendar:
    charter = charter_of(text, day)
    return calendar_strip(charter, due_items(charter) if due is None else due, day, words("en"))


def page(name: str, view: object) -> ET.Element:
    """Return what a macro makes of a view, read as strictly as XML is."""
    macro = MACROS.from_string(f'{{% from "{name}.html" import {name} %}}{{{{ {name}(view) }}}}')
    return ET.fromstring(f"<body>{macro.render(view=view)}</body>")


def crowd(count: int) -> str:
    people = "".join(f'[[members]]\nid = "m{number}"\nname = "Mw. {number} Wijngaarden"\n' for number in range(count))
    support = "".join(
        f'[[support]]\nfrom = "m{number}"\nto = "m{(number * 7 + 1) % count}"\n' for number in range(count)
    )
    roles = "".join(f'[[responsibilities]]\nid = "r{number}"\nholders = ["m{number % 3}"]\n' for number in range(count))
    nobody = "".join(f'[[next-steps]]\nid = "stap-{number}"\n' for number in range(count))
    return people + support + roles + nobody


def assert_legible(view: Drawing) -> None:
    """Check that no two texts or marks of a drawing touch, and that all of them are inside it."""
    boxes: list[tuple[float, float, float, float]] = []
    for lane in view.lanes:
        name = text_width(lane.name, NAME_SIZE) + text_width(lane.standing, SMALL_SIZE)
        boxes.append((lane.x, lane.y - NAME_SIZE, lane.x + name, lane.y + 3))
        boxes += [(mark.x - 6, mark.y - 6, mark.x + 6, mark.y + 6) for mark in lane.marks]
        if lane.note:
            end = lane.note_x + text_width(lane.note, SMALL_SIZE)
            boxes.append((lane.note_x, lane.y - SMALL_SIZE, end, lane.y + 3))
        for number, line in enumerate(lane.caption, start=1):
            y = lane.y + number * 17
            boxes.append((lane.x, y - SMALL_SIZE, lane.x + text_width(line, SMALL_SIZE), y + 3))
    for at, (left, top, right, bottom) in enumerate(boxes):
        assert left >= 0
        assert right <= WIDTH
        assert top >= 0
        assert bottom <= view.height
        for left2, top2, right2, bottom2 in boxes[at + 1 :]:
            assert right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top, view


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("file", CHARTERS, ids=lambda file: file.name)
def test_no_text_of_a_drawing_overlaps_or_is_cut(file: Path, language: Language) -> None:
    assert_legible(drawn(file.read_text("utf-8"), language))


@pytest.mark.parametrize("count", [1, 3, 12, 13, 40, 200])
def test_a_drawing_of_any_size_is_legible_and_bounded(count: int) -> None:
    view = drawn(crowd(count))
    assert_legible(view)
    assert len(view.lanes) == min(count, MAX_LANES) + 1  # and nobody
    assert len(view.arcs) <= MAX_ARCS
    assert view.height < 1_050  # a page of A4, in pixels
    assert any(f"Members who are not drawn: {count - MAX_LANES}" in line for line in view.left_out) == (count == 200)
    assert len(view.lanes[0].marks) <= 12


@pytest.mark.parametrize("language", ["en", "nl"])
def test_long_names_and_those_who_do_not_take_part_as_others_do_fit(language: Language) -> None:
    states = ("trial", "leave", "alumni", "active")
    people = "".join(
        f'[[members]]\nid = "m{number}"\nname = "水WWWWWWWWWWWWWWWWWWWW"\nstatus = "{state}"\n'
        for number, state in enumerate(states)
    )
    view = drawn(f'{people}[[next-steps]]\nid = "{"w" * 200}"\nowner = ["m0", "m1", "m2", "m3", "zoe"]\n', language)
    assert len(view.lanes) == 6
    assert_legible(view)


def test_who_carries_most_comes_first_and_who_has_left_last() -> None:
    view = drawn((ROOT / "docs" / "examples" / "bleeding.charter.toml").read_text("utf-8"))
    assert [lane.name for lane in view.lanes] == ["Timo", "Roos", "Fenna", "Joost", "Marit", "Nobody yet"]
    assert [lane.note for lane in view.lanes] == ["", *["named nowhere"] * 3, "", ""]
    assert [lane.is_struck for lane in view.lanes] == [False, False, False, False, True, False]
    assert [(mark.shape, mark.is_dashed) for mark in view.lanes[-1].marks] == [("role", True), ("step", True)]


def test_the_list_beside_a_drawing_says_what_it_shows() -> None:
    view = drawn((ROOT / "docs" / "examples" / "healthy.charter.toml").read_text("utf-8"))
    said = dict(view.words)
    assert said["Bo"].startswith("shares Talks with clients; shared next step: Put the story")
    assert said["Bo"].endswith("stands in for the coordinator; supports Cas; is supported by Ana")
    assert [node.text for node in page("connections", view).iter("dd")] == [text for _name, text in view.words]


def test_what_stands_out_is_said_in_sentences() -> None:
    roles = "".join(f'[[responsibilities]]\nid = "r{number}"\nholders = "ana"\n' for number in range(3))
    view = drawn(f'[[members]]\nid = "ana"\n[[members]]\nid = "bo"\n{roles}[[responsibilities]]\nid = "free"\n')
    assert view.facts == (
        "ana holds most responsibilities: 3 of 4.",
        "Nobody has this yet: Coordination and Free.",
        "Named nowhere with a role, step, circle or support: bo.",
    )
    assert all(fact in view.alt for fact in view.facts)


@pytest.mark.parametrize("kind", EVIL)
def test_hostile_text_stays_text_in_every_picture(kind: str) -> None:
    evil = EVIL[kind]
    more = f'[[meetings]]\nid = {quoted(evil)}\nevery = "2 weeks"\nlast-held = 2026-11-01\n'
    for text in (
        hostile(evil) + more,
        f'[[members]]\nid = "a"\nname = {quoted(evil)}\n[coordination]\ncoordinator = "a"\n',
    ):
        view = drawn(text)
        assert_legible(view)
        for name, one in (("connections", view), ("calendar", calendar(text))):
            made = page(name, one)
            assert {node.tag for node in made.iter()} <= {
                *("body", "ul", "li", "div", "svg", "path", "text", "tspan", "title", "rect", "circle", "line", "g"),
                *("h3", "dl", "dt", "dd", "p", "span"),
            }
            assert not NOTHING_RAW.search("".join(made.itertext()).replace("\n", ""))
            assert max(len(text) for text in made.itertext()) < 6_000


@pytest.mark.parametrize("text", ["", '[network]\nname = "Stroomop"\n'])
def test_an_empty_charter_has_pictures_that_say_so(text: str) -> None:
    assert drawn(text).lanes == ()
    assert drawn(text).facts == ("The charter has no members, roles or circles yet.",)
    view = calendar(text)
    assert (view.strips, view.groups) == ((), ())
    assert view.notes == ("The charter has no days yet: no recurring meeting, and nothing that is due or ends.",)
    page("connections", drawn(text))
    page("calendar", view)


def item(day: str, what: str = "A step", who: tuple[str, ...] = ()) -> DueItem:
    return DueItem(dt.date.fromisoformat(day), "step", Message(what), who, ())


def test_the_calendar_has_what_has_passed_what_comes_and_what_lies_outside() -> None:
    days = ["2024-01-01", "2026-11-23", "2026-11-24", "2027-01-31", "2030-01-01"]
    view = calendar("", [item(day) for day in days])
    assert [(group.heading, len(group.items)) for group in view.groups] == [
        ("Passed", 2),
        ("November 2026", 1),
        ("January 2027", 1),
        ("Later", 1),
    ]
    (strip,) = view.strips
    assert [tick.kind for tick in strip.ticks] == ["expired", "due", "due"]
    assert strip.said == "passed: 2; still to come: 3; before this strip: 1; after this strip: 1"
    assert view.axis == ("November 2025", "February 2026", "May 2026", "August 2026", "November 2026", "February 2027")


def test_the_calendar_names_who_it_waits_for() -> None:
    view = calendar('[[members]]\nid = "ana"\nname = "Ana"\n', [item("2026-12-01", who=("ana", "zoe"))])
    assert view.groups[0].items == (("1 Dec", "A step (Ana and zoe)"),)


def test_a_meeting_that_was_expected_and_is_not_recorded_is_marked() -> None:
    view = calendar('[[meetings]]\nid = "drinks"\nevery = "quarterly"\nlast-held = 2026-02-19\n', [])
    (strip,) = view.strips
    assert [tick.kind for tick in strip.ticks] == ["held", "missed", "missed", "expected", "expected", "expected"]
    assert strip.said == "last held on 19 February 2026; expected 2 times after that, but not recorded"


def test_a_planned_meeting_takes_the_place_of_the_expected_one() -> None:
    view = calendar('[[meetings]]\nid = "m"\nevery = "monthly"\nlast-held = 2026-11-01\nnext = 2026-12-03\n', [])
    kinds = [(tick.kind, tick.title.partition(":")[0]) for tick in view.strips[0].ticks]
    assert kinds[:3] == [("held", "1 November 2026"), ("planned", "3 December 2026"), ("expected", "2 January 2027")]


def test_what_recurs_often_becomes_a_line() -> None:
    (strip,) = calendar('[[meetings]]\nid = "m"\nevery = "daily"\nlast-held = 2026-11-23\n', []).strips
    assert [tick.kind for tick in strip.ticks] == ["held"]
    assert strip.band
    assert strip.band[1] > 90


def test_the_calendar_is_bounded() -> None:
    meetings = "".join(
        f'[[meetings]]\nid = "m{number}"\nevery = "2 weeks"\nlast-held = 1900-01-01\n' for number in range(100)
    )
    view = calendar(meetings, [item(f"2026-12-{1 + number % 28:02}") for number in range(500)])
    assert len(view.strips) == MAX_STRIPS + 1
    assert max(len(strip.ticks) for strip in view.strips) <= MAX_TICKS + 2
    assert sum(len(group.items) for group in view.groups) == MAX_ITEMS
    assert view.groups[-1].more == f"and {500 - MAX_ITEMS} more"
    assert view.notes == (f"Recurring meetings that are not drawn: {100 - MAX_STRIPS}.",)


@pytest.mark.parametrize("day", [dt.date(1, 1, 1), dt.date(1, 7, 1), dt.date(9999, 12, 31), dt.date(9999, 3, 1), None])
def test_the_calendar_works_on_any_day(day: dt.date | None) -> None:
    text = '[[meetings]]\nid = "m"\nevery = "2 years"\nlast-held = 0001-01-01\nnext = 9999-12-31\n'
    view = calendar(text, [item("0001-01-01"), item("9999-12-31")], day)
    assert sum(len(group.items) for group in view.groups) == 2
    assert bool(view.axis) == (day is not None)
    page("calendar", view)


@pytest.mark.parametrize("file", CHARTERS, ids=lambda file: file.name)
def test_places_on_a_strip_are_on_the_strip(file: Path) -> None:
    view = calendar(file.read_text("utf-8"))
    places = [tick.at for strip in view.strips for tick in strip.ticks]
    assert all(0 <= place <= 100 for place in places)


def barred(text: str, language: Language = "en") -> tuple[Bars, Summary, ReportContext]:
    report = check(text, today=TODAY, language=language, plugins=PLUGINS, settings="")
    context = ReportContext(PLUGINS.rules, TODAY, language=language, translator=PLUGINS.translator())
    summary = Summary(PLUGINS.rules)
    summary.add(report.report)
    return bars(summary, context), summary, context


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("file", CHARTERS, ids=lambda file: file.name)
def test_bars_count_what_the_table_of_a_report_counts(file: Path, language: Language) -> None:
    view, summary, context = barred(file.read_text("utf-8"), language)
    _heads, *rows = families(summary, context)
    assert [bar.title for bar in view.bars] == [row[0] for row in rows]
    for bar, (_title, *counts) in zip(view.bars, rows, strict=True):
        assert [part.partition(" ")[0] for part in bar.counts.split(" · ")] == [one for one in counts if one != "0"]
        assert len(bar.parts) == sum(one != "0" for one in counts)
        ends = [(part.x, part.x + part.width) for part in bar.parts]
        assert all(end <= start for (_, end), (start, _) in pairwise(ends))
        assert max(end for _, end in ends) <= BAR_WIDTH
    page("bars", view)


def test_each_part_of_a_bar_has_a_look_of_its_own() -> None:
    view, *_ = barred("[network]\nname = 'x'\n")
    made = page("bars", view)
    classes = {node.get("class") for node in made.iter() if node.tag in ("rect", "path")}
    assert classes == {"pass", "open", "skip"}
    assert len(view.legend) == len(classes)


def test_text_is_cut_where_it_no_longer_fits() -> None:
    assert fitted("Anouk", 14, 100) == "Anouk"
    assert text_width(fitted("水" * 50, 14, 100), 14) <= 100
    assert lines_of("een twee drie vier", 13, 70, 2) == ("een twee", "drie vier")
    assert lines_of("een twee drie vier vijf", 13, 70, 2)[-1].endswith("…")
