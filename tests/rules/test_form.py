"""The rules of the form: a file that cannot be read, is not a charter, or has more mistakes than are shown."""

import pytest

from netlint.charter.conversion import MAX_MISTAKES
from netlint.linter.context import LintContext
from netlint.linter.engine import check
from netlint.linter.fixtures import RunOptions
from netlint.linter.report import CharterReport
from netlint.plugins.registry import load_plugins
from netlint.rules.selector import ActiveRule, Selection
from netlint.testing import TODAY
from netlint.toml import parse

RULES = load_plugins(isolated=True).rules
ALL = Selection(ActiveRule(rule, dict(rule.defaults)) for rule in RULES.values())


def report_on(text: str) -> CharterReport:
    return check(parse("charter.toml", text.encode()), ALL, LintContext(RunOptions(TODAY)))


def said(text: str) -> list[str]:
    report = report_on(text)
    findings = ((finding.code, report.place(finding).span.line) for finding in report.in_order())
    return [f"{line} {code}" for code, line in findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["1 NL013"]),
        ("charter-version = 1\n", ["1 NL013"]),
        ("[time]\ninternal = 'half'\n[foo]\n", ["1 NL013", "2 NL002", "3 NL003"]),
        ("[netwrok]\nname = 'Stroomop'\n", ["1 NL013"]),
        ("[netwrok]\nname = 'Stroomop'\n[[member]]\nid = 'ana'\n", ["1 NL013", "3 NL003"]),
        ("[netwrok]\nname = 'Stroomop'\n[[members]]\nname = 'Ana'\n", ["1 NL013", "3 NL002"]),
        ("[netwrok]\nname = 'Stroomop'\n[netwok]\n", ["1 NL013", "3 NL003"]),
        ("[members]\n", ["1 NL002", "1 NL013"]),
    ],
)
def test_without_a_network_only_the_form_is_told(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_a_misspelt_network_beside_a_network_is_an_unknown_key() -> None:
    assert "2 NL003" in said("[network]\n[netwrok]\n")


def test_what_the_empty_charter_spares_says_so_on_no_other_rule() -> None:
    waiting = {code for code, result in report_on("[foo]\n[time]\ninternal = 0.5\n").results.items() if result.reason}
    assert {"NL002", "NL003"}.isdisjoint(waiting)
    assert {"NL101", "NL102", "NL106", "NL201", "NL420"} < waiting


@pytest.mark.parametrize("number", [MAX_MISTAKES, MAX_MISTAKES + 1, 1_000])
def test_more_mistakes_than_are_shown_are_said_to_be_there(number: int) -> None:
    report = report_on("[network]\npurpose = 'x'\n" + "".join(f"k{at} = 1\n" for at in range(number)))
    unknown = [finding for finding in report.findings if finding.code == "NL003"]
    more = [finding for finding in report.findings if finding.code == "NL002"]
    assert len(unknown) == MAX_MISTAKES
    assert len(more) == (number > MAX_MISTAKES)
    for finding in more:
        assert finding.message.text().startswith(f"More than {MAX_MISTAKES} keys or values are invalid")
        assert report.place(finding).span.line == 1
        assert report.in_order()[0] is finding


@pytest.mark.parametrize(
    ("text", "language"),
    [("[network]\nlanguage = 'nl'\nname = Stroomop", "nl"), ("[network]\nlanguage = 'fr'\nname = Stroomop", None)],
)
def test_a_charter_that_cannot_be_read_is_answered_in_its_own_language(text: str, language: str | None) -> None:
    report = report_on(text)
    assert [finding.code for finding in report.findings] == ["NL001"]
    assert report.language == language
