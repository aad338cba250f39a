"""Checking from memory: what a program gets, and that nothing but its arguments has a say."""

import ast
import builtins
import datetime as dt
import io
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.commands import ROOT, Netlint

import netlint as netlint_api
from netlint import Charter, Finding, rule
from netlint.linter.context import LintContext
from netlint.linter.engine import check as lint
from netlint.linter.fixtures import RunOptions
from netlint.rules.selector import ActiveRule, Selection
from netlint.settings import SettingsError
from netlint.toml import parse

TODAY = dt.date(2026, 11, 24)
BLEEDING = (ROOT / "docs" / "examples" / "bleeding.charter.toml").read_text("utf-8")
BARE = '[network]\nname = "Stroomop"\n'


@rule("SLO001", severity="info", level="essential", question="Is it?")
def slow(charter: Charter) -> Iterator[Finding]:
    """It is slow.

    Why: -
    Fix: -
    Bad: -
    Good: -
    """
    sys.stdout.write("hello\n")
    time.sleep(0.01)
    yield Finding("It is {name}.", at="network.name", name=charter.network.name)


def test_it_finds_what_the_command_finds(netlint: Netlint) -> None:

    (charter,) = json.loads(
        netlint(str(ROOT / "docs" / "examples" / "bleeding.charter.toml"), "--format", "json", "--isolated").stdout
    )["charters"]
    report = netlint_api.check(BLEEDING, today=TODAY)
    assert [
        (one.code, one.severity, one.message, one.path, one.span.line, one.finding.fingerprint)
        for one in report.findings
    ] == [
        (one["code"], one["severity"], one["message"], one["path"], one["span"]["line"], one["fingerprint"])
        for one in charter["findings"]
    ]
    assert {code: report.status(code) for code in report.rules} == {
        code: result["status"] for code, result in charter["results"].items()
    }
    assert report.fails


def test_a_finding_has_its_place_and_its_texts() -> None:
    report = netlint_api.check(BARE, settings='select = ["NL101"]')
    (finding,) = report.findings
    assert (finding.code, finding.path, finding.span.line) == ("NL101", "network.purpose", 1)
    assert finding.message == "The charter does not say what the network is for."
    assert finding.question.endswith("?")
    assert finding.advice
    assert finding.suppression is None
    assert report.charter
    assert report.charter.network
    assert report.charter.network.name == "Stroomop"
    assert report.name == "charter.toml"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"language": "nl"}, "In het handvest staat nog niet waar het netwerk voor is."),
        ({"settings": 'lang = "nl"\nselect = ["NL101"]'}, "In het handvest staat nog niet waar het netwerk voor is."),
        (
            {"language": "en", "settings": 'lang = "nl"\nselect = ["NL101"]'},
            "The charter does not say what the network is for.",
        ),
        ({"text": '[network]\nlanguage = "nl"\n'}, "In het handvest staat nog niet waar het netwerk voor is."),
    ],
)
def test_texts_are_in_the_language_that_is_asked_for_most_closely(given: dict[str, str], message: str) -> None:
    given = {"text": BARE, "settings": 'select = ["NL101"]'} | given
    assert netlint_api.check(**given).findings[0].message == message  # type: ignore[arg-type]


def test_settings_count_as_in_a_file() -> None:
    settings = (
        'select = ["NL1"]\nfail-on = "never"\n[[exceptions]]\nrule = "NL101"\nreason = "We try."\n'
        '[[overrides]]\ncharters = "other/*"\nignore = ["NL102"]\n'
        '[[custom]]\ncode = "OUR001"\nname = "no-summary"\nat = "network.summary"\nmust.exists = true\n'
        'message = "There is no summary."\n'
    )
    plugins = netlint_api.load_plugins()
    for given in (settings, settings.encode(), netlint_api.load_settings(settings, plugins)):
        report = netlint_api.check(BARE, settings=given, plugins=plugins)
        assert [one.code for one in report.findings if one.suppression] == ["NL101"]
        assert "NL102" in [one.code for one in report.findings]
        assert not report.fails
        other = netlint_api.check(BARE, name="other/charter.toml", settings=given, plugins=plugins)
        assert "NL102" not in [one.code for one in other.findings]


def test_invalid_settings_are_reported_with_their_place() -> None:
    with pytest.raises(SettingsError, match=r"netlint\.toml:2:1: Unknown key `levle`. Did you mean `level`\?"):
        netlint_api.check(BARE, settings='fail-on = "never"\nlevle = "sound"\n')
    with pytest.raises(SettingsError, match=r"`rules/\*\.py` matches no file"):
        netlint_api.check(BARE, settings='rule-files = ["rules/*.py"]\n')


@pytest.mark.parametrize("text", ["", "[network", b"\xff", "a = 1\n" * 3, "[" * 5000, BARE.encode("utf-16")])
def test_no_text_raises_anything(text: str | bytes) -> None:
    report = netlint_api.check(text, today=TODAY)
    assert report.findings
    assert report.fails


def test_without_a_day_rules_about_dates_are_skipped() -> None:
    report = netlint_api.check(BLEEDING)
    dated = [code for code, one in report.rules.items() if one.depends_on_today]
    assert dated
    assert {report.status(code) for code in dated} == {"skipped"}


def test_nothing_is_opened_started_or_printed(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    plugins = netlint_api.load_plugins()
    netlint_api.check(BLEEDING, today=TODAY, plugins=plugins, language="nl").findings  # noqa: B018 (catalogues are read)

    def forbidden(*_args: object, **_keywords: object) -> None:
        raise AssertionError("it touches what is not in memory")

    for owner, name in (
        *((builtins, "open"), (io, "open"), (os, "open"), (os, "stat"), (os, "scandir"), (os, "getcwd")),
        *((subprocess, "Popen"), (time, "time"), (Path, "open"), (Path, "exists")),
    ):
        monkeypatch.setattr(owner, name, forbidden)
    report = netlint_api.check(BLEEDING, settings='level = "thriving"', today=TODAY, plugins=plugins)
    findings = report.findings
    monkeypatch.undo()
    assert len(findings) > 20
    assert capfd.readouterr() == ("", "")


def test_many_threads_check_at_once_and_what_rules_print_stays_where_it_goes(
    capfd: pytest.CaptureFixture[str],
) -> None:
    found: dict[int, list[str]] = {}

    def work(number: int) -> None:
        document = parse(f"{number}.toml", f'[network]\nname = "N{number}"\n'.encode())
        report = lint(document, Selection([ActiveRule(slow)]), LintContext(RunOptions(TODAY)))
        found[number] = [finding.message.text() for finding in report.findings]

    threads = [threading.Thread(target=work, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: [f"It is N{number}."] for number in range(20)}
    assert capfd.readouterr() == ("hello\n" * 20, "")


def test_no_module_keeps_the_state_of_a_run() -> None:
    for file in (ROOT / "netlint").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            where = f"{file}, line {getattr(node, 'lineno', 0)}"
            assert not isinstance(node, ast.Global), where
            stored = node.targets if isinstance(node, ast.Assign) else []
            assert not any(ast.unparse(target).startswith("os.environ") for target in stored), where
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            assert called not in ("contextlib.redirect_stdout", "os.putenv", "os.environ.setdefault"), where


def test_the_charter_is_that_of_the_day_without_what_is_invalid() -> None:
    text = '[network]\nname = "x"\nphase = "nope"\n\n[[members]]\nid = "ana"\nleft = 2026-01-01\n\n[[members]]\nid = "bo"\n'
    elsewhere = '\n[[elsewhere]]\nsections = "values"\nat = "our wiki"\n'
    for today, active in ((dt.date(2025, 6, 1), ["ana", "bo"]), (dt.date(2026, 6, 1), ["bo"])):
        charter = netlint_api.check(text + elsewhere, today=today).charter
        assert charter
        assert charter.network
        assert (charter.network.phase, charter.values) == (None, ())
        assert [member.id for member in charter.active] == active


@pytest.mark.parametrize("text", ["[network", '[package]\nname = "crate"\nversion = "1.0.0"\nedition = "2021"\n'])
def test_what_is_no_charter_has_none(text: str) -> None:
    assert netlint_api.check(text).charter is None
