"""The HTML report: what is on the page, and that a stranger's charter can do nothing with it."""

import re
from pathlib import Path

import pytest
from support.commands import ROOT, RULE_TEMPLATE, Netlint, committed
from support.format_readers import NOTHING_RAW
from support.hostile_text import EVIL, hostile
from support.html_pages import Page, assert_accessible, assert_self_contained

from netlint.reporters.html.labels import LABELS

EXAMPLES = sorted(path.name.removesuffix(".charter.toml") for path in (ROOT / "docs" / "examples").glob("*.toml"))
SMALL = """
[network]
name = "Stroomop"
purpose = "Residents decide about the water in their street."
phase = "start"
founded = 2026-01-01
review-by = 2026-12-01
"""


def read(netlint: Netlint, *args: str, **options: str) -> Page:
    """Return the page of a run."""
    done = netlint(*args, "--format", "html", **options)
    assert done.returncode in (0, 1), done.stderr
    page = Page(done.stdout)
    assert_self_contained(page)
    assert_accessible(page)
    return page


def written(folder: Path, text: str, name: str = "charter.toml") -> str:
    """Write a charter, and return its name."""
    (folder / name).write_text(text, "utf-8")
    return name


def example(name: str) -> str:
    return str(ROOT / "docs" / "examples" / f"{name}.charter.toml")


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_page_of_an_example_stands_alone(netlint: Netlint, name: str, language: str) -> None:
    page = read(netlint, example(name), "--lang", language)
    assert page.all("html")[0].attributes["lang"] == language
    assert page.declarations == ["doctype html"]
    assert len(page.all("div", "cell")) >= 15
    assert "{" not in re.sub(r"<style>.*?</style>", "", page.source, flags=re.DOTALL)


def test_all_labels_are_used_on_the_page() -> None:
    templates = "".join(path.read_text("utf-8") for path in (ROOT / "netlint/reporters/html/templates").glob("*.html"))
    assert [name for name in LABELS if not re.search(rf"\bt\.{name}\b", templates)] == []


def test_the_page_says_first_what_to_talk_about(netlint: Netlint) -> None:
    page = read(netlint, example("bleeding"))
    first = next(one.text for one in page.all("a") if one.attributes["href"] == "#c1-points")
    questions = [page.by_id(f"c1-{number}").text for number in range(1, 6)]
    question, mark, reason = first.removeprefix("Talk about this first 1 ").partition("? ")
    assert mark
    assert reason == "The network has no core values."
    assert questions[0].startswith(f"1 {question}? {reason}")
    assert page.source.index(question) < page.source.index("Worksheet")
    assert not [one for one in page.elements if one.attributes.get("id") == "c1-6"]


def test_a_point_has_its_question_why_what_to_write_and_its_place(netlint: Netlint) -> None:
    page = read(netlint, example("bleeding"))
    point = next(one.text for one in page.all("li") if "NL401" in one.text)
    for part in (
        "Who feels responsible for our progress, and what do they need from us?",
        "The charter does not say who keeps the network going.",
        "line 78, coordination.model · NL401 no-coordinator · error",
        "Why If nobody keeps things moving",
        "How to write it down Choose together who keeps the network going",
        'coordinator = "roos"',
    ):
        assert part in point, part
    assert point.index("Who feels") < point.index("The charter does not") < point.index("line 78") < point.index("Why")


def test_quotations_from_the_article_are_dutch_on_an_english_page(netlint: Netlint) -> None:
    page = read(netlint, example("bleeding"))
    quoted = page.all("q")
    assert "benoem een coördinator" in [one.text for one in quoted]
    assert {one.attributes["lang"] for one in quoted} == {"nl"}
    assert not read(netlint, example("bleeding"), "--lang", "nl").all("q")


def test_points_after_the_first_five_come_by_level_and_each_once(netlint: Netlint) -> None:
    page = read(netlint, example("bleeding"))
    rest = page.by_id("c1-rest")
    assert rest.text == "After that"
    codes = [code for one in page.all("code") for code in re.findall(r"^NL\d{3}$", one.text)]
    assert len(set(codes)) == len(codes) == 24
    levels = [text for _level, text in page.headings if text.startswith("Level ")]
    assert [level.split()[1].rstrip(":") for level in levels] == ["essential", "sound"]


def test_findings_of_one_rule_are_one_point(netlint: Netlint, tmp_path: Path) -> None:
    steps = "".join(f'\n[[next-steps]]\nid = "s{number}"\ndue = 2027-01-01\n' for number in range(7))
    page = read(netlint, written(tmp_path, SMALL + steps), "--select", "NL415", "--max-findings", "6")
    (point,) = [one.text for one in page.all("li") if "NL415" in one.text]
    assert point.count("has no owner") == 4
    assert "and 2 more places" in point
    assert "And 1 more in charter.toml." in page.text


def test_the_worksheet_shows_what_is_agreed_at_odds_open_and_ending(netlint: Netlint) -> None:
    page = read(netlint, example("bleeding"))
    cells = {one.text.partition("  ")[0]: one for one in page.all("div", "cell")}
    states = {kind: [one.text for one in cells.values() if kind in one.classes] for kind in ("agreed", "odd", "open")}
    values = next(text for text in states["open"] if text.startswith("Our core values"))
    assert values.endswith("?")
    purpose = next(text for text in states["odd"] if text.startswith("Why we exist"))
    assert "Circular building" in purpose
    assert "The purpose only repeats theme." in purpose
    assert [one.text for one in page.all("em", "past")][:1] == ["358 days ago"]
    assert len(page.all("div", "write")) == len(states["open"])


def test_what_ends_soon_is_marked_unless_the_run_has_no_date(netlint: Netlint, tmp_path: Path) -> None:
    name = written(tmp_path, SMALL)
    assert read(netlint, name).texts("em", "soon") == ["in 7 days"]
    assert read(netlint, name, "--today", "2026-12-01", today=None).texts("em", "soon") == ["today"]
    assert read(netlint, name, "--today", "2026-12-02", today=None).texts("em", "past") == ["1 day ago"]
    timeless = read(netlint, name, "--timeless")
    assert not timeless.texts("em", "soon")
    assert timeless.texts("p", "lead") == ["since 1 January 2026 · phase: start"]
    assert "2025" not in timeless.text


def test_the_numbers_on_the_worksheet_lead_to_the_points(netlint: Netlint) -> None:
    page = read(netlint, example("bleeding"))
    numbers = page.all("a", "number")
    assert [one.attributes["href"] for one in numbers] == [f"#c1-{one.text}" for one in numbers]
    assert {"1", "2", "3"} <= {one.text for one in numbers}


def test_an_empty_charter_is_a_worksheet_to_fill_in(netlint: Netlint, tmp_path: Path) -> None:
    page = read(netlint, written(tmp_path, ""))
    cells = page.all("div", "cell")
    assert {tuple(one.classes) for one in cells} == {("cell", "open")}
    assert all("?" in one.text for one in cells)
    assert "Correct this first The file is not a charter, or not a charter yet" in page.texts("p", "first")[0]


def test_a_charter_that_cannot_be_read_has_its_mistake_and_nothing_else(netlint: Netlint, tmp_path: Path) -> None:
    page = read(netlint, written(tmp_path, '[network]\nname = "Stroomop"\nphase = start\n'))
    (alarm,) = page.texts("div", "alarm")
    for part in ("cannot be read", "line 3", "3 | phase = start", "Write instead of line 3:", 'phase = "start"'):
        assert part in alarm, part
    assert not page.all("div", "cell")
    assert "passed" not in page.text


def test_an_invalid_value_is_told_in_its_cell_and_not_taken_for_missing(netlint: Netlint, tmp_path: Path) -> None:
    page = read(netlint, written(tmp_path, SMALL.replace('"Residents decide about the water in their street."', "7")))
    cell = next(one for one in page.all("div", "cell") if one.text.startswith("Why we exist"))
    assert "must be text" in cell.text or "purpose" in cell.text
    assert page.texts("p", "odd")


def test_what_needs_no_talk_is_no_point_to_talk_about(netlint: Netlint, tmp_path: Path) -> None:
    text = Path(example("bleeding")).read_text("utf-8").replace('phase = "start"', 'phase = "begin"')
    page = read(netlint, written(tmp_path, f"{text}\n[norm]\ntone = 1\n"))
    fixes = next(one.text for one in page.all("section") if one.text.startswith("Before the meeting"))
    assert "`phase`" not in fixes
    assert "must be one of" in fixes
    assert "Unknown key norm. Did you mean norms?" in fixes
    assert all("?" in page.by_id(f"c1-{number}").text for number in range(1, 6))
    assert "Unknown key" not in " ".join(page.texts("p", "odd"))


def test_a_page_without_points_says_so_once(netlint: Netlint) -> None:
    page = read(netlint, example("mature"))
    assert page.text.count("There are no open points.") == 1
    links = [one.attributes["href"] for one in page.all("a") if one.attributes["href"].startswith("#")]
    assert set(links) <= {f"#{one.attributes['id']}" for one in page.elements if "id" in one.attributes}


def test_several_charters_have_an_overview_and_a_section_each(netlint: Netlint, tmp_path: Path) -> None:
    for name in ("bleeding", "mature", "nederlands"):
        written(tmp_path, Path(example(name)).read_text("utf-8"), f"{name}.charter.toml")
    written(tmp_path, "[network\n", "broken.charter.toml")
    page = read(netlint, ".")
    rows = page.all("tr")[1:]
    assert len(rows) == len(page.all("article")) == 4
    names = [one.text for one in page.all("th") if one.attributes.get("scope") == "row"]
    assert names == ["Zaagtand", "broken.charter.toml", "The Workshop", "De Brug"]
    assert "When were we proud" in rows[0].text
    assert "This charter cannot be read" in rows[1].text
    assert "sound" in rows[2].text
    assert [one.attributes["lang"] for one in page.all("article")] == ["en", "en", "en", "nl"]
    assert next(iter(page.headings)) == (1, "4 networks")
    assert not read(netlint, "mature.charter.toml").all("table")


def test_exceptions_say_who_decided_why_and_until_when(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "netlint.toml").write_text(
        '[[exceptions]]\nrule = "NL401"\nreason = "We try a year <b>without</b>."\nagreed-by = ["roos"]\n'
        "agreed-on = 2026-06-01\nuntil = 2027-05-01\n"
        '[[exceptions]]\nrule = "NL519"\nreason = "We never clash."\nuntil = 2026-10-01\n',
        "utf-8",
    )
    page = read(netlint, written(tmp_path, Path(example("bleeding")).read_text("utf-8")))
    decided = page.all("details")[1].text
    assert "Decided otherwise by the group (1)" in decided
    assert "agreed by roos on 2026-06-01, until 2027-05-01: We try a year <b>without</b>." in decided.replace('"', "")
    assert "Exceptions that have ended" in decided
    assert "We never clash." in decided
    assert "open" in page.all("details")[1].attributes


def test_what_was_not_looked_at_is_apart_with_its_reason(netlint: Netlint, tmp_path: Path) -> None:
    elsewhere = '\n[[elsewhere]]\nsections = ["values", "clients"]\nat = "https://wiki.example/<b>"\n'
    page = read(netlint, written(tmp_path, Path(example("bleeding")).read_text("utf-8") + elsewhere))
    skipped = page.all("details")[2].text
    assert "https://wiki.example/<b>: values, clients" in skipped
    assert skipped.index("Not begun") < skipped.index("promised hours") < skipped.index("For another reason")
    assert "NL401 reported a finding" in skipped
    assert not [one for one in page.all("a") if "wiki" in one.attributes["href"]]
    assert [one for one in page.all("div", "cell") if "elsewhere" in one.classes]


def test_what_passed_is_folded_and_says_that_none_of_it_is_the_case(netlint: Netlint) -> None:
    page = read(netlint, example("mature"))
    held = page.all("details")[0]
    assert "open" not in held.attributes
    assert held.text.startswith("What passed (88) netlint looked for these, and none of them is the case:")
    assert "There are no open points." in page.texts("p", "first")[0]


def test_since_a_revision_the_page_says_what_came_and_keeps_what_was_there(netlint: Netlint, tmp_path: Path) -> None:
    text = Path(example("bleeding")).read_text("utf-8")
    name = written(tmp_path, text)
    committed(tmp_path)
    unchanged = read(netlint, name, "--since", "HEAD")
    assert "Nothing new came up." in unchanged.text
    assert "24 points were there already and still are." in unchanged.text
    assert len([one for one in unchanged.elements if re.fullmatch(r"c1-\d", one.attributes.get("id", ""))]) == 5
    written(tmp_path, text + '\n[[next-steps]]\nid = "party"\ndue = 2027-01-01\n')
    page = read(netlint, name, "--since", "HEAD")
    assert page.texts("ul", "came") == ["The next step party has no owner. NL415"]
    assert page.texts("em", "new") == ["new"]
    assert not read(netlint, name).all("ul", "came")


def test_what_went_away_since_a_revision_is_told_as_it_was_said(netlint: Netlint, tmp_path: Path) -> None:
    text = Path(example("bleeding")).read_text("utf-8")
    name = written(tmp_path, text)
    committed(tmp_path)
    assert read(netlint, name, "--since", "HEAD").texts("ul", "went") == []
    written(tmp_path, text.replace('id = "logo"', 'id = "logo"\nowner = "timo"'))
    page = read(netlint, name, "--since", "HEAD")
    assert page.texts("ul", "went") == ["The next step logo has no owner. NL415"]
    assert "Nothing new came up." in page.text


def test_what_went_away_since_the_baseline_is_told_by_its_rule_and_place(netlint: Netlint, tmp_path: Path) -> None:
    text = Path(example("bleeding")).read_text("utf-8")
    name = written(tmp_path, text)
    netlint(name, "--write-baseline")
    written(tmp_path, text.replace('id = "logo"', 'id = "logo"\nowner = "timo"'))
    assert read(netlint, name).texts("ul", "went") == ["An open next step has no owner. (next-steps.logo.owner) NL415"]


def test_what_went_away_since_a_revision_and_the_baseline_is_told_once(netlint: Netlint, tmp_path: Path) -> None:
    text = Path(example("bleeding")).read_text("utf-8")
    name = written(tmp_path, text)
    netlint(name, "--write-baseline")
    committed(tmp_path)
    written(tmp_path, text.replace('id = "logo"', 'id = "logo"\nowner = "timo"'))
    page = read(netlint, name, "--since", "HEAD")
    assert page.texts("ul", "went") == ["The next step logo has no owner. NL415"]


def test_what_was_hidden_at_a_revision_is_told_below_what_came(netlint: Netlint, tmp_path: Path) -> None:
    text = Path(example("bleeding")).read_text("utf-8")
    name = written(tmp_path, text + "[network\n")
    committed(tmp_path)
    written(tmp_path, text)
    page = read(netlint, name, "--since", "HEAD")
    [said] = [said for said in page.texts("p", "small") if "Findings that were hidden there count as new." in said]
    assert said.startswith("netlint skipped NL")
    assert "NL001 had a finding" in said


def test_findings_of_the_baseline_are_no_points(netlint: Netlint, tmp_path: Path) -> None:
    name = written(tmp_path, Path(example("bleeding")).read_text("utf-8"))
    netlint(name, "--write-baseline")
    page = read(netlint, name)
    assert "There are no open points." in page.text
    assert "24 by baseline" in page.text
    assert "0 open" in page.text


def test_a_rule_that_crashed_is_told_loudly(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "ours.py").write_text(RULE_TEMPLATE.format(begin="", inside="raise ValueError('<b>')"), "utf-8")
    (tmp_path / "netlint.toml").write_text('rule-files = ["ours.py"]\n', "utf-8")
    done = netlint(written(tmp_path, SMALL), "--format", "html", "--jobs", "1")
    assert done.returncode == 2
    page = Page(done.stdout)
    assert any("OUR001" in text for text in page.texts("section", "alarm"))


@pytest.mark.parametrize("kind", EVIL)
def test_hostile_text_stays_text(netlint: Netlint, tmp_path: Path, kind: str) -> None:
    page = read(netlint, written(tmp_path, hostile(EVIL[kind])))
    plain = read(netlint, written(tmp_path, hostile("plain"), "plain.charter.toml"))
    known = {(one.tag, *sorted(one.attributes)) for one in plain.elements}
    found = {(one.tag, *sorted(one.attributes)) for one in page.elements}
    assert {tag for tag, *_ in found} <= {tag for tag, *_ in known} | {"em", "span", "text", "tspan", "title", "code"}
    assert not NOTHING_RAW.search(page.source), NOTHING_RAW.search(page.source)
    if kind == "script":
        assert "<script>alert(1)</script><img src=x onerror=alert(1)>" in page.text


def test_a_report_in_html_replaces_only_such_a_report(netlint: Netlint, tmp_path: Path) -> None:
    name = written(tmp_path, SMALL)
    for _time in range(2):
        assert netlint(name, "--output", "html:report.html").returncode in (0, 1)
    (tmp_path / "report.html").write_text("<!doctype html>\n<html lang=nl><p>Ours", "utf-8")
    done = netlint(name, "--output", "html:report.html")
    assert done.returncode == 2
    assert (tmp_path / "report.html").read_text("utf-8").endswith("Ours")


def test_what_could_not_be_checked_is_on_the_page(netlint: Netlint, tmp_path: Path) -> None:
    written(tmp_path, SMALL)
    done = netlint("charter.toml", "absent.toml", "--format", "html")
    assert done.returncode == 2
    page = Page(done.stdout)
    assert "absent.toml: this file or folder does not exist." in page.texts("section", "alarm")[0]
    assert_accessible(page)


def test_a_large_charter_makes_a_small_page(netlint: Netlint, tmp_path: Path) -> None:
    members = "".join(f'\n[[members]]\nid = "m{one}"\nname = "Member {one}"\nasks = ["work"]\n' for one in range(40))
    steps = "".join(f'\n[[next-steps]]\nid = "s{one}"\nwhat = "{"long " * 30}"\n' for one in range(30))
    done = netlint(written(tmp_path, SMALL + members + steps), "--format", "html", "--max-findings", "200")
    assert done.stdout.count("NL4") >= 4
    assert len(done.stdout.encode()) < 300_000
