"""An ignore comment on the line by which a finding is shown, or on the line above, suppresses the finding."""

import datetime as dt
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from support.commands import ROOT

from netlint import check
from netlint.linter.report import CharterReport, Diagnostic
from netlint.plugins.registry import load_plugins
from netlint.rules.base import Rule
from netlint.testing.examples import reports_on
from netlint.toml import Document, Span, parse
from netlint.toml.shown_lines import shown_lines
from netlint.toml.writer import to_key, to_toml

PLUGINS = load_plugins(isolated=True)
RULES = {code: rule for code, rule in PLUGINS.rules.items() if not rule.mandatory}
PLACES = ("at the end", "above", "at the end of the last line shown")
EXAMPLES = sorted((ROOT / "docs" / "examples").glob("*.charter.toml"))
FIELD = sorted((ROOT / "tests" / "field").rglob("*.charter.toml"))
TODAY = dt.date(2026, 11, 24)
EVERYTHING = 'level = "thriving"\nextend-select = ["NL"]\n'


def with_comments(document: Document, findings: Iterable[Diagnostic], place: str) -> str:
    """Return the text of a charter with a comment for each place of findings."""
    codes: dict[int, list[str]] = {}
    for finding in findings:
        for at in finding.places:
            codes.setdefault(line_for(document, document.locate(at, key=finding.on_key).span, place), []).append(
                finding.code
            )
    lines = document.source.text.split("\n")
    for number, named in sorted(codes.items(), reverse=True):
        comment = f"# netlint: ignore[{', '.join(sorted(set(named)))}] Agreed."
        if place == "above":
            lines.insert(number - 1, comment)
        else:
            lines[number - 1] += f"  {comment}"
    text = "\n".join(lines)
    assert parse("charter.toml", text.encode()).data == document.data, "a comment became something else"
    return text


def line_for(document: Document, span: Span, place: str) -> int:
    """Return the line at which to write a comment: that of a finding, or where the text ends that begins there."""
    if place == "above":
        return span.line
    line = shown_lines(document.source, span)[-1] if place == PLACES[2] else span.line
    while parse("charter.toml", with_end(document.source.text, line).encode()).data != document.data:
        line += 1
    return line


def with_end(text: str, line: int) -> str:
    lines = text.split("\n")
    return "\n".join([*lines[: line - 1], f"{lines[line - 1]} # x", *lines[line:]])


def opened(report: CharterReport, code: str) -> int:
    return sum(one.code == code and one.suppression is None for one in report.findings)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_comment_suppresses_what_an_example_shows(rule: Rule, place: str) -> None:
    for example in rule.page.examples:
        for number, report in enumerate(reports_on(rule, example)):
            found = [one for one in report.findings if one.code == rule.code and not one.suppression]
            if found:
                text = with_comments(report.document, found, place)
                assert opened(reports_on(rule, example, {number: text})[number], rule.code) == 0, text


def inline(data: dict[str, Any]) -> str:
    """Write a charter without headers: each table in a line of its own, and each list over several lines."""
    lines = []
    for key, value in data.items():
        items = [f"  {to_toml(item)},\n" for item in value] if isinstance(value, list) else []
        lines.append(f"{to_key(key)} = " + (f"[\n{''.join(items)}]\n" if items else f"{to_toml(value)}\n"))
    return "".join(lines)


def dotted(data: dict[str, Any]) -> str:
    """Write a charter with a line for each key of a table, and its texts over several lines."""
    lines = []
    for key, value in data.items():
        inside = value.items() if isinstance(value, dict) else [("", value)]
        for name, inner in inside:
            text = f'"""\n{inner}"""' if isinstance(inner, str) and inner.isalpha() else to_toml(inner)
            lines.append(f"{key}.{to_key(name)} = {text}\n" if name else f"{key} = {text}\n")
    return "".join(lines)


def checked(text: str) -> CharterReport:
    return check(text, settings=EVERYTHING, today=TODAY, plugins=PLUGINS).report


def left_open(text: str, place: str) -> list[str]:
    """Return what a charter still shows with a comment for each of its findings."""
    report = checked(text)
    found = [one for one in report.findings if one.code in RULES]
    assert found or not report.findings
    after = checked(with_comments(report.document, found, place))
    return [f"{after.place(one).span.line} {one.code}" for one in after.open if one.code in RULES]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("charter", EXAMPLES + FIELD, ids=lambda path: path.stem)
def test_comments_suppress_all_that_a_charter_shows(charter: Path, place: str) -> None:
    assert left_open(charter.read_text("utf-8"), place) == []


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("write", [inline, dotted])
@pytest.mark.parametrize("charter", [*EXAMPLES, FIELD[0]], ids=lambda path: path.stem)
def test_comments_suppress_all_however_a_charter_is_written(
    charter: Path, write: Callable[[dict[str, Any]], str], place: str
) -> None:
    assert left_open(write(tomllib.loads(charter.read_text("utf-8"))), place) == []
