"""What is printed: golden files over one small broken charter, and what has to hold for every text."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from support.commands import ROOT, Netlint

from netlint.i18n import Message
from netlint.reporters.code_frame import Highlight, code_frame
from netlint.reporters.escape_terminal import escape_terminal, width
from netlint.toml import Source, Span

Golden = Callable[[str, str], None]


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "tests" / "golden" / "charter.toml", tmp_path)
    return tmp_path / "charter.toml"


@pytest.mark.parametrize("columns", ["80", "60"])
def test_text_reads_as_agreed(netlint: Netlint, golden: Golden, broken: Path, columns: str) -> None:
    done = netlint(broken.name, COLUMNS=columns)
    assert done.returncode == 1
    golden(f"text-{columns}.txt", done.stdout)
    lines = [line for line in done.stdout.splitlines() if "explain" not in line and "-->" not in line]
    own_lines = [
        line for line in lines if not re.match(r" {6}([a-z-]+ = |\[)", line)
    ]  # lines to copy are never wrapped
    assert max(map(width, own_lines)) <= int(columns)


@pytest.mark.parametrize(
    ("language", "label"),
    [("en", "Skipped (not in the charter yet): "), ("nl", "Overgeslagen (niet in het handvest): ")],
)
@pytest.mark.parametrize("columns", ["80", "60", "40"])
def test_what_netlint_did_not_look_at_keeps_to_the_width(
    netlint: Netlint, broken: Path, columns: str, language: str, label: str
) -> None:
    at = "the page of agreements on the wiki that all of us can read and write"
    with broken.open("a", encoding="utf-8") as file:
        file.write(f'\n[[elsewhere]]\nsections = ["meetings", "support"]\nat = "{at}"\n')
    narrow, wide = (netlint(broken.name, "--lang", language, COLUMNS=given).stdout for given in (columns, "100"))
    (narrow_label, narrow_end), (wide_label, wide_end) = (
        text.split(label)[-1].split(".\n", 1) for text in (narrow, wide)
    )
    assert narrow_label.split() == wide_label.split()
    assert narrow_end.split() == wide_end.split()
    assert at in " ".join(narrow_end.split())
    *lines, _conclusion = narrow[narrow.index(label) :].splitlines()
    assert len(lines) > 3
    assert max(map(width, lines)) <= int(columns)
    assert [line[:2].strip() == "" for line in lines[:2]] == [False, True]


@pytest.mark.parametrize("name", ["concise", "json"])
def test_other_formats_read_as_agreed(netlint: Netlint, golden: Golden, broken: Path, name: str) -> None:
    golden(f"{name}.txt", netlint(broken.name, "--format", name).stdout)


def test_json_keeps_to_its_schema(netlint: Netlint, broken: Path, tmp_path: Path) -> None:
    (tmp_path / "syntax.toml").write_text("[network", "utf-8")
    report = json.loads(netlint(broken.name, "syntax.toml", "--format", "json").stdout)
    schema = json.loads((ROOT / "schemas" / "report.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(report)
    assert [charter["path"] for charter in report["charters"]] == ["charter.toml", "syntax.toml"]
    assert report["charters"][1]["findings"][0]["path"] is None


def test_the_message_of_json_is_its_template_filled_in(netlint: Netlint, broken: Path) -> None:
    report = json.loads(netlint(broken.name, "--format", "json").stdout)
    for finding in report["charters"][0]["findings"]:
        simple = {key: value for key, value in finding["parameters"].items() if not isinstance(value, list)}
        if len(simple) == len(finding["parameters"]):
            assert finding["template"].format(**simple) == finding["message"]


def test_a_span_of_json_is_where_it_says(netlint: Netlint, broken: Path) -> None:
    report = json.loads(netlint(broken.name, "--format", "json").stdout)
    lines = broken.read_text("utf-8").split("\n")
    spans = {finding["path"]: finding["span"] for finding in report["charters"][0]["findings"]}
    at = spans["members.ana.joined"]
    assert lines[at["line"] - 1][at["column"] - 1 : at["end-column"] - 1] == '"2026-02-01"'


def test_the_same_input_gives_the_same_bytes(netlint: Netlint, broken: Path) -> None:
    outputs = {
        netlint(broken.name, "--format", "json", PYTHONHASHSEED=seed).stdout for seed in ("0", "1", "2", "3", "4")
    }
    assert len(outputs) == 1


def test_findings_are_in_the_order_of_the_file(netlint: Netlint, broken: Path) -> None:
    lines = netlint(broken.name, "--format", "concise").stdout.splitlines()
    numbers = [int(line.split(":")[1]) for line in lines]
    assert numbers == sorted(numbers)


def test_color_is_for_terminals_and_for_who_asks(netlint: Netlint, broken: Path) -> None:
    assert "\x1b[" not in netlint(broken.name).stdout
    assert "\x1b[" in netlint(broken.name, FORCE_COLOR="1").stdout
    assert "\x1b[" not in netlint(broken.name, FORCE_COLOR="1", NO_COLOR="1").stdout
    assert "\x1b[" not in netlint(broken.name, "--no-color", FORCE_COLOR="1").stdout


def test_text_of_a_charter_injects_no_escape_sequence(netlint: Netlint, tmp_path: Path) -> None:
    evil = '[network]\nname = "x"\n\n[[members]]\nid = "\\u001b[31mred\\u0007\\u009b\\u202e"\njoined = "\\u001b]0;title\\u0007"\n'
    (tmp_path / "charter.toml").write_text(evil, "utf-8")
    for name in ("text", "concise", "json"):
        out = netlint("charter.toml", "--format", name).stdout
        assert not set(out) & {chr(code) for code in (*range(9), *range(11, 32), *range(127, 160), 0x202E)}


def test_no_more_findings_are_shown_than_asked_for(netlint: Netlint, broken: Path) -> None:
    done = netlint(broken.name, "--max-findings", "2")
    assert done.stdout.count("-->") == 2
    total = len(netlint(broken.name, "--format", "concise").stdout.splitlines())
    assert f"And {total - 2} more in charter.toml." in done.stdout
    concise = netlint(broken.name, "--max-findings", "2", "--format", "concise").stdout.splitlines()
    assert concise[2:] == [f"charter.toml: and {total - 2} more"]


def test_quiet_leaves_out_the_summary(netlint: Netlint, broken: Path) -> None:
    assert "charter checked." in netlint(broken.name).stdout
    assert "charter checked." not in netlint(broken.name, "--quiet").stdout


@pytest.mark.parametrize(
    ("line", "span", "drawn"),
    [
        ('a = "b"', (1, 5, 1, 8), ['1 | a = "b"', "  |     ^^^"]),
        ('\ta = "b"', (1, 6, 1, 9), ['1 |     a = "b"', "  |         ^^^"]),
        ('a = "水水" # b', (1, 5, 1, 9), ['1 | a = "水水" # b', "  |     ^^^^^^"]),
        ("a = 1", (1, 6, 1, 6), ["1 | a = 1", "  |      ^"]),
        ('a = "\x1b"', (1, 5, 1, 8), ['1 | a = "\\x1b"', "  |     ^^^^^^"]),
    ],
)  # fmt: skip
def test_a_frame_underlines_the_span(line: str, span: tuple[int, int, int, int], drawn: list[str]) -> None:
    assert code_frame(Source("x", line), [Highlight(Span(*span), main=True)], 60) == drawn


@pytest.mark.parametrize("at", [0, 50, 5_000, 99_990])
def test_a_frame_cuts_a_long_line_around_the_span(at: int) -> None:
    line = "x" * at + "HERE" + "x" * (100_000 - at)
    shown, under = code_frame(Source("x", line), [Highlight(Span(1, at + 1, 1, at + 5), main=True)], 60)
    assert width(shown) <= 60
    assert shown[under.index("^") : under.index("^") + 4] == "HERE"
    assert under.count("^") == 4


def test_visible_text_has_nothing_that_a_terminal_obeys() -> None:
    assert escape_terminal("a\x1b[0m\nb\tc\u202e\u2028é水") == "a\\x1b[0m\\nb\\tc\\u202e\\u2028é水"


def test_a_long_line_is_drawn_again_around_each_of_its_places() -> None:
    line = "x" * 200
    marks = [
        Highlight(Span(1, 10, 1, 13), "first"),
        Highlight(Span(1, 150, 1, 153), main=True),
        Highlight(Span(1, 151, 1, 152)),
    ]
    first, under_first, second, under_second, *_rest = code_frame(Source("x", line), marks, 60)
    assert first != second
    for shown, under in ((first, under_first), (second, under_second)):
        assert shown.startswith("1 | ")
        assert set(shown[under.index(under.strip(" |")[0]) :][:3]) == {"x"}


def test_a_message_names_a_group_and_not_a_multitude() -> None:
    message = Message("{names}", {"names": tuple(f"n{at}" for at in range(43))})
    assert message.text().endswith(", n38, n39 and 3 more")
    assert Message("{names}", {"names": tuple("abc")}).text() == "a, b and c"
