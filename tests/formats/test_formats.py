"""Report formats: what each shows, in golden files over one small broken charter, and what is true of all of them."""

import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from support.commands import ROOT, Netlint
from support.fork_server import ForkServer
from support.format_readers import (
    ACTIVE_TOKENS,
    NAMES,
    READERS,
    github_command,
    markdown_tokens,
    read_github,
    read_gitlab,
    read_markdown,
    read_sarif,
)
from support.hidden_characters import OWN as JOINER

from netlint.i18n import Language
from netlint.linter.summary import Summary
from netlint.plugins.registry import load_plugins
from netlint.project.checker import Checker, CheckResult
from netlint.project.project import Project, ProjectOptions
from netlint.project.writing import atomic_write
from netlint.reporters import ReportContext, markdown
from netlint.reporters.rule_page import rule_page
from netlint.reporters.sarif import Sarif
from netlint.reporters.sarif_objects import descriptor

Golden = Callable[[str, str], None]

OWN = ("azure", "checkstyle", "github", "gitlab", "junit", "markdown", "rdjson", "sarif")
EXCEPTION = """[[exceptions]]
rule = "no-coordinator"
reason = "We try a year without."
agreed-by = ["ana", "bo"]
agreed-on = 2026-09-01
until = 2027-09-01
"""
RULES = load_plugins(isolated=True).rules
MINIMAL = '[network]\nname = "Stroomop"\n'
HOOK = """
from netlint import hookimpl, rules_in

@hookimpl
def netlint_rules():
    return rules_in(__name__)
"""
FINDING = '''
from netlint import Finding, rule

@rule("OUR001", severity="warning", level="sound", question="Who?")
def ours(charter):
    """The network has no summary.

    Why: Newcomers read it first.

    Fix: Write it.

    Bad:
        [network]  # OUR001: The network has no summary.
        name = "S"

    Good:
        [network]
        summary = "S"
    """
    yield Finding("The network has no summary.", at="network")
'''
CRASHING = FINDING.replace("    yield", "    1 / 0\n    yield")
TABLE = """
from netlint import Table, hookimpl


class Ours(Table, frozen=True):
    topics: tuple[str, ...] = ()


@hookimpl
def netlint_tables():
    return {"ours": Ours}
"""
ADVICE = {
    "en": "Write the date without quotation marks.",
    "nl": "Schrijf de datum zonder aanhalingstekens.",
}
WITH_ADVICE = (*(name for name in OWN if name != "sarif"), "text", "json")
"""The formats that show advice. SARIF has that of each rule, in its help."""


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A small broken charter, of which a comment suppresses one finding, and an exception another."""
    charter = tmp_path / "charter.toml"
    shutil.copy(ROOT / "tests" / "golden" / "charter.toml", charter)
    text = charter.read_text("utf-8")
    assert 'what = "TODO"' in text
    charter.write_text(text.replace('"TODO"', '"TODO"  # netlint: ignore[NL015] Ana fills it in.'), "utf-8")
    (tmp_path / "netlint.toml").write_text(EXCEPTION, "utf-8")
    return charter


def printed(netlint: Netlint, name: str, *args: str, **env: str) -> str:
    return netlint(".", "--format", name, *args, **env).stdout


@pytest.mark.parametrize("name", OWN)
def test_formats_read_as_agreed(netlint: Netlint, golden: Golden, broken: Path, name: str) -> None:
    text = printed(netlint, name, GITHUB_STEP_SUMMARY="")
    if name == "sarif":  # the pages of the rules are for another test
        text = re.sub(r'"fullDescription":.*?"markdown":".*?"\},', "", text)
    golden(f"{name}.txt", text.replace(version("netlint-charter"), "VERSION"))


@pytest.mark.parametrize("name", READERS)
def test_every_format_has_the_same_findings(netlint: Netlint, broken: Path, name: str) -> None:
    report = json.loads(printed(netlint, "json"))["charters"][0]["findings"]
    expected = Counter((one["severity"], one["span"]["line"]) for one in report if not one["suppression"])
    if name in ("json", "sarif"):  # these have suppressed findings too, marked so
        expected = Counter((one["severity"], one["span"]["line"]) for one in report)
    if name == "github":
        kept: Counter[str] = Counter()
        expected = Counter()
        for one in (one for one in report if not one["suppression"]):
            kept[one["severity"]] += 1
            expected[one["severity"], one["span"]["line"]] += kept[one["severity"]] <= 10
    seen = READERS[name](printed(netlint, name))
    assert Counter((one.severity, one.line) for one in seen) == +expected
    assert {one.path for one in seen} == {"charter.toml"}


@pytest.mark.parametrize("name", OWN)
def test_every_format_names_the_rule_and_how_to_read_more(netlint: Netlint, broken: Path, name: str) -> None:
    text = printed(netlint, name)
    assert "unknown-key" in text
    assert "NL003" in text
    if name != "sarif":  # it brings the whole page
        assert "netlint explain NL003" in text


@pytest.mark.parametrize("name", OWN)
def test_every_format_speaks_the_language_of_the_charter(netlint: Netlint, broken: Path, name: str) -> None:
    text = broken.read_text("utf-8")
    broken.write_text(text.replace("[network]\n", '[network]\nlanguage = "nl"\n'), "utf-8")
    dutch, english = printed(netlint, name), printed(netlint, name, "--lang", "en")
    assert "In het handvest staat nog niet wat jullie bieden, en ook niet aan wie." in dutch
    assert "The charter does not say what the network offers, or to whom." not in dutch
    assert "The charter does not say what the network offers, or to whom." in english


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", WITH_ADVICE)
def test_the_own_advice_of_a_finding_is_shown(netlint: Netlint, tmp_path: Path, name: str, language: str) -> None:
    (tmp_path / "charter.toml").write_text(f'{MINIMAL}founded = "2026-06-01"\n', "utf-8")
    text = printed(netlint, name, "--select", "NL002", "--lang", language, COLUMNS="100")
    assert text.count(ADVICE[language]) == 1
    assert (
        load_plugins(isolated=True).translator().into_for(language, "netlint_essentials")(RULES["NL002"].page.advice)
        not in text
    )


def installed(folder: Path, code: str, declared: str = "Summary: nothing") -> str:
    """Write a distribution with a plugin `ours`, and return the folder that it is installed in."""
    info = folder / "site" / "netlint_ours-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: netlint-ours\nVersion: 1.0\n{declared}\n", "utf-8")
    (info / "entry_points.txt").write_text("[netlint]\nours = ours_rules\n", "utf-8")
    (folder / "site" / "ours_rules.py").write_text(code, "utf-8")
    return str(folder / "site")


@pytest.mark.parametrize("before", ["", "`"], ids=["in code", "after a backtick that ends the code"])
@pytest.mark.parametrize(
    ("charter", "advice"),
    [
        (
            '[plugins.ours]\ntopics = "{before}[x](http://e.org) <b>y</b>"\n',
            "Put the items in square brackets.",
        ),
        (
            '["{before}[responsibilities]("]\n',
            "Write `responsibilities` instead of `{before}[responsibilities](`. If it is a key of your own, move it to a table `[extra]`.",
        ),
    ],
    ids=["NL002", "NL003"],
)
def test_the_text_of_a_charter_in_an_advice_is_not_active(
    netlint: Netlint, tmp_path: Path, charter: str, advice: str, before: str
) -> None:
    (tmp_path / "charter.toml").write_text(MINIMAL + charter.format(before=before), "utf-8")
    advice = advice.format(before=before)
    outputs = [part for name in NAMES for part in ("--output", f"{name}:{name}.report")]
    site = installed(tmp_path, TABLE)
    assert netlint(".", "--select", "NL002,NL003", "-q", *outputs, PYTHONPATH=site).returncode == 1
    reports = {name: (tmp_path / f"{name}.report").read_text("utf-8") for name in NAMES}
    (finding,) = json.loads(reports["json"])["charters"][0]["findings"]
    assert finding["advice"] == advice  # for programs, as it is
    (gitlab,) = json.loads(reports["gitlab"])
    (rdjson,) = json.loads(reports["rdjson"])["diagnostics"]
    results = json.loads(reports["sarif"])["runs"][0]["results"]
    texts = [gitlab["description"], rdjson["message"], *(result["message"]["text"] for result in results)]
    assert all(advice in text.replace(JOINER, "") for text in texts[:2])
    for text in (*texts, reports["checkstyle"], reports["junit"]):
        assert "](" not in text
        assert not re.search("[<]/?b>|&lt;/?b", text)
    tokens = list(markdown_tokens(reports["markdown"]))
    assert not {token.type for token in tokens if token.info != "toml"} & ACTIVE_TOKENS
    shown = "".join(token.content for token in tokens if token.type in ("text", "text_special", "code_inline"))
    assert advice.replace("`", "") in shown.replace("`", "").replace(JOINER, "")


@pytest.mark.parametrize("args", [(), ("--fail-on", "never"), ("--select", "NL401"), ("--select", "NL999")])
def test_the_exit_code_is_the_same_in_every_format(netlint: Netlint, broken: Path, args: tuple[str, ...]) -> None:
    codes = {name: netlint(".", "--format", name, *args).returncode for name in NAMES}
    assert len(set(codes.values())) == 1, codes


@pytest.fixture(scope="module")
def pythons() -> Iterator[dict[str, ForkServer]]:
    """Two Pythons by their seeds, each of which goes through a set in another order."""
    servers = {seed: ForkServer(PYTHONHASHSEED=seed) for seed in ("1", "2")}
    yield servers
    for server in servers.values():
        server.stop()


@pytest.mark.parametrize("name", NAMES)
def test_the_same_input_gives_the_same_bytes_however_many_processes(
    pythons: dict[str, ForkServer], broken: Path, name: str
) -> None:
    for folder in ("a", "b"):
        (broken.parent / folder).mkdir()
        shutil.copy(broken, broken.parent / folder)
    one, two = (
        python.run(
            (".", "--format", name, "--jobs", seed, "--today", "2026-11-24"),
            broken.parent,
            {**os.environ, "PYTHONHASHSEED": seed},
        )
        for seed, python in pythons.items()
    )
    assert one.code == 1, one.err
    assert one == two


def test_several_reports_of_one_run_are_each_as_if_alone(netlint: Netlint, broken: Path) -> None:
    outputs = [part for name in NAMES for part in ("--output", f"{name}:reports.{name}")]
    done = netlint(".", *outputs)
    assert done.returncode == 1
    for name in NAMES:
        assert (broken.parent / f"reports.{name}").read_text("utf-8") == printed(netlint, name), name


@pytest.mark.parametrize("target", ["nowhere/report", "folder", "/dev/full", "x" * 300])
@pytest.mark.parametrize("name", ["junit", "sarif"])
def test_a_report_that_cannot_be_written_is_an_error_and_leaves_nothing(
    netlint: Netlint, broken: Path, name: str, target: str
) -> None:
    (broken.parent / "folder").mkdir()
    (broken.parent / "old").write_text("old", "utf-8")
    before = sorted(broken.parent.rglob("*"))
    done = netlint(".", "--output", "gitlab:old", "--output", f"{name}:{target}")
    assert done.returncode == 2
    assert "Error" in done.stderr
    kept = [file for file in sorted(broken.parent.rglob("*")) if file.name != "old"]
    assert kept == [file for file in before if file.name != "old"]


def test_a_report_that_breaks_off_leaves_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "report").write_text("old", "utf-8")

    def break_off() -> None:
        with atomic_write(tmp_path / "report") as stream:
            stream.write("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert [file.name for file in tmp_path.iterdir()] == ["report"]
    assert (tmp_path / "report").read_text("utf-8") == "old"


def test_suppressed_findings_are_left_out_where_they_would_look_open(netlint: Netlint, broken: Path) -> None:
    for name in ("azure", "checkstyle", "github", "gitlab", "rdjson"):
        assert not {"NL401", "NL015"} & {one.code for one in READERS[name](printed(netlint, name))}, name


def test_sarif_says_who_suppressed_a_result_and_why(netlint: Netlint, broken: Path) -> None:
    results = sarif_results(printed(netlint, "sarif"))
    assert all(isinstance(result["suppressions"], list) for result in results.values())
    (comment,) = results["NL015"]["suppressions"]
    assert (comment["kind"], comment["status"]) == ("inSource", "accepted")
    assert "Ana fills it in." in comment["justification"]
    assert comment["location"]["physicalLocation"]["region"] == {"startLine": 33}
    (exception,) = results["NL401"]["suppressions"]
    assert (exception["kind"], exception["status"]) == ("external", "accepted")
    assert all(word in exception["justification"] for word in ("ana and bo", "2026-09-01", "2027-09-01", "We try"))
    assert results["NL003"]["suppressions"] == []


def test_sarif_marks_what_is_in_the_baseline_as_unchanged(netlint: Netlint, broken: Path) -> None:
    assert "baselineState" not in printed(netlint, "sarif")
    assert netlint(".", "--write-baseline").returncode == 0
    results = sarif_results(printed(netlint, "sarif"))
    assert results["NL003"]["baselineState"] == "unchanged"
    assert results["NL003"]["suppressions"] == []
    assert "baselineState" not in results["NL401"]


def test_sarif_lists_the_rules_that_have_results_with_their_pages(netlint: Netlint, broken: Path) -> None:
    (run,) = json.loads(printed(netlint, "sarif"))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(dict.fromkeys(result["ruleId"] for result in run["results"]))
    for rule in rules:
        assert rule["help"]["markdown"] == rule_page(RULES[rule["id"]], RULES)
        assert rule["name"] == RULES[rule["id"]].name
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_sarif_describes_every_rule_within_what_github_takes(language: Language) -> None:
    for rule in RULES.values():
        described = descriptor(rule, RULES, ReportContext(RULES, language=language).translate(None), None)
        assert 0 < len(described["shortDescription"]["text"]) <= len(described["fullDescription"]["text"]) <= 1024
        assert all(described["help"][form].strip() for form in ("text", "markdown"))


def test_netlints_own_rules_are_where_whoever_runs_it_says(netlint: Netlint, broken: Path) -> None:
    for url, address in (
        ("https://example.org/docs/rules/", "https://example.org/docs/rules/{code}.md"),
        ("ftp://example.org", None),
        ("", None),
    ):
        (run,) = json.loads(netlint(".", "--format", "sarif", NETLINT_RULES_URL=url).stdout)["runs"]
        driver = run["tool"]["driver"]
        addresses = {rule["id"]: rule.get("helpUri") for rule in driver["rules"]}
        assert addresses == {code: address and address.format(code=code) for code in addresses}
        assert driver["informationUri"] == (url if address else "https://pypi.org/project/netlint-charter/")


def test_sarif_gives_the_places_that_a_result_is_also_about(netlint: Netlint, broken: Path) -> None:
    result = sarif_results(printed(netlint, "sarif"))["NL004"]
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"]["region"]["startLine"] == 16
    assert related["message"]["text"] == "first used here"
    assert result["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "members[2].id"}]


def test_sarif_says_what_is_new_if_the_run_compares() -> None:
    linter = Project(ProjectOptions(isolated=True))
    checked = Checker(linter).check_bytes("charter.toml", Path("charter.toml"), lambda _size: MINIMAL.encode())
    assert isinstance(checked, CheckResult)
    for compared in (True, False):
        made = Sarif(ReportContext(linter.rules, compared=compared))
        text = made.begin() + made.charter(checked.report, 1) + made.end(Summary(linter.rules))
        assert all(("baselineState" in result) is compared for result in sarif_results(text).values())
        assert ('"baselineState":"new"' in text) is compared


def test_sarif_says_that_a_rule_crashed(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(MINIMAL, "utf-8")
    (tmp_path / "rules.py").write_text(CRASHING, "utf-8")
    (tmp_path / "netlint.toml").write_text('rule-files = ["rules.py"]\n', "utf-8")
    done = netlint(".", "--format", "sarif")
    assert done.returncode == 2
    read_sarif(done.stdout)
    (run,) = json.loads(done.stdout)["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert "ZeroDivisionError" in notification["message"]["text"]
    assert run["tool"]["driver"]["rules"][notification["associatedRule"]["index"]]["id"] == "OUR001"
    assert '<error message="ZeroDivisionError' in printed(netlint, "junit")


@pytest.mark.parametrize(
    ("declared", "address"),
    [
        ("Project-URL: Rules, https://example.org/rules/", "https://example.org/rules/OUR001.md"),
        (
            "Project-URL: Homepage, https://example.org\nProject-URL: Docs, https://example.org/d",
            "https://example.org/d",
        ),
        ("Home-page: https://example.org/home", "https://example.org/home"),
        ("Project-URL: Homepage, javascript:alert(1)", None),
        ("Summary: nothing", None),
    ],
)
def test_the_page_of_a_plugins_rule_is_where_its_distribution_says(
    netlint: Netlint, tmp_path: Path, declared: str, address: str | None
) -> None:
    site = installed(tmp_path, HOOK + FINDING, declared)
    (tmp_path / "charter.toml").write_text(MINIMAL, "utf-8")
    outputs = ("--format", "sarif", "--output", "rdjson:rdjson.json")
    done = netlint(".", "--select", "OUR001", *outputs, PYTHONPATH=site)
    sarif, rdjson = (json.loads(text) for text in (done.stdout, (tmp_path / "rdjson.json").read_text("utf-8")))
    described = {rule["id"]: rule for rule in sarif["runs"][0]["tool"]["driver"]["rules"]}
    assert described["OUR001"].get("helpUri") == address
    code = next(one["code"] for one in rdjson["diagnostics"] if one["code"]["value"] == "OUR001")
    assert code.get("url") == address


def sarif_results(text: str) -> dict[str, Any]:
    read_sarif(text)
    return {result["ruleId"]: result for result in json.loads(text)["runs"][0]["results"]}


def many(folder: Path, number: int) -> None:
    for at in range(number):
        (folder / f"n{at:03}.charter.toml").write_text(MINIMAL, "utf-8")


def test_github_gets_the_worst_first_and_no_more_than_it_shows(netlint: Netlint, tmp_path: Path) -> None:
    many(tmp_path, 12)
    text = printed(netlint, "github")
    kinds = [command.name for command in map(github_command, text.splitlines()) if command]
    assert kinds == ["error"] * 10 + ["warning"] * 10 + ["notice"] * kinds.count("notice")
    total = Counter(one.severity for one in READERS["concise"](printed(netlint, "concise")))
    assert f"There are more: {total['error'] - 10} errors, {total['warning'] - 10} warnings." in text
    assert "netlint check --format text" in text
    assert "The summary of the job" in printed(netlint, "github", GITHUB_STEP_SUMMARY=str(tmp_path / "summary"))


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        ("", ""),
        ("| a |\n| - |\n| no end |", "| a |\n| - |\n| no end |\n\n"),
        ("</table>\n", "</table>\n\n"),
        ("before\n\n", "before\n\n"),
        ("\n", "\n\n"),
        ("Windows\r\n\r\n", "Windows\r\n\r\n"),
    ],
)
def test_github_gets_a_summary_of_the_job_after_an_empty_line(
    netlint: Netlint, broken: Path, before: str, kept: str
) -> None:
    summary = broken.parent / "summary.md"
    summary.write_bytes(before.encode())
    text = printed(netlint, "auto", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert read_github(text)
    assert summary.read_bytes().decode() == kept + printed(netlint, "markdown")


@pytest.mark.parametrize("value", ["false", "0", "", "FALSE", "no", "1"])
def test_only_true_says_that_a_run_is_one_of_github(netlint: Netlint, broken: Path, value: str) -> None:
    assert printed(netlint, "auto", GITHUB_ACTIONS=value) == printed(netlint, "text")


def test_markdown_stays_below_what_github_takes(netlint: Netlint, tmp_path: Path) -> None:
    many(tmp_path, 300)
    report = printed(netlint, "markdown")
    assert markdown.MAX_BYTES - 20_000 < len(report.encode()) < 1024 * 1024
    shown = len({one.path for one in read_markdown(report)})
    assert f"The report is full. It leaves out the findings of more charters: {300 - shown}." in report
    assert "## Summary" in report


def test_markdown_shows_no_more_findings_of_a_charter_than_asked_for(netlint: Netlint, broken: Path) -> None:
    total = len(read_markdown(printed(netlint, "markdown")))
    few = printed(netlint, "markdown", "--max-findings", "2")
    assert len(read_markdown(few)) == 2
    assert f"And {total - 2} more in `charter.toml`." in few


def test_gitlab_keeps_the_same_finding_in_two_files_apart(netlint: Netlint, tmp_path: Path) -> None:
    many(tmp_path, 2)
    report = printed(netlint, "gitlab")
    assert len({one.path for one in read_gitlab(report)}) == 2
    moved = MINIMAL.replace("[network]", "# A comment.\n\n[network]")
    (tmp_path / "n000.charter.toml").write_text(moved, "utf-8")
    fingerprints = [
        {entry["fingerprint"] for entry in json.loads(text)} for text in (report, printed(netlint, "gitlab"))
    ]
    assert fingerprints[0] == fingerprints[1]


def test_junit_skips_rules_that_were_skipped_and_suppressed_findings(netlint: Netlint, broken: Path) -> None:
    text = printed(netlint, "junit")
    case = {code: re.search(rf'name="{code} .*?(?:/>|</testcase>)', text, re.DOTALL)[0] for code in ("NL401", "NL417")}  # type: ignore[index] # (it is there)
    assert '<skipped message="exception agreed by ana and bo' in case["NL401"]
    assert "<failure" not in case["NL417"], "a warning, in a run that fails on errors"
    assert (
        "<failure"
        in re.search(r'name="NL417 .*?</testcase>', printed(netlint, "junit", "--fail-on", "warning"), re.DOTALL)[0]
    )  # type: ignore[index] # (it is there)
    in_any_case = printed(netlint, "junit", "--fail-on", "never")
    assert set(re.findall(r'name="(NL\d+) [^>]*>\n    <failure', in_any_case)) == {"NL002", "NL003"}, "errors of form"
    timeless = printed(netlint, "junit", "--timeless")
    assert 'name="NL417 step-overdue" time="0">\n    <skipped message="the rule depends on the date' in timeless


@pytest.mark.parametrize("name", NAMES)
def test_formats_are_whole_if_nothing_is_found(netlint: Netlint, tmp_path: Path, name: str) -> None:
    (tmp_path / "charter.toml").write_text(MINIMAL, "utf-8")
    done = netlint(".", "--select", "NL003", "--format", name)
    assert done.returncode == 0
    assert name not in READERS or READERS[name](done.stdout) == []


@pytest.mark.parametrize("name", ["json", "sarif", "github", "azure", "markdown", "junit"])
def test_what_could_not_be_checked_is_in_the_report(netlint: Netlint, tmp_path: Path, name: str) -> None:
    (tmp_path / "charter.toml").write_text(MINIMAL, "utf-8")
    done = netlint("charter.toml", "no::error::such", "--select", "NL003", "--format", name)
    assert done.returncode == 2
    assert "such: this file or folder does not exist." in done.stdout
    assert "::error::such" not in done.stdout.replace('"no::error::such', "")
    assert "No findings" not in done.stdout
    if name in ("junit", "markdown", "sarif"):
        assert READERS[name](done.stdout) == []
    if name == "sarif":
        assert '"executionSuccessful":false' in done.stdout


@pytest.mark.parametrize(
    ("outputs", "said"),
    [
        (("json:out", "sarif:./out"), "--output: ./out is used twice. Give each report its own file."),
        (("json:-",), "found `json:-`"),
        (("json:",), "found `json:`"),
    ],
)
def test_every_report_needs_a_file_of_its_own(
    netlint: Netlint, broken: Path, outputs: tuple[str, ...], said: str
) -> None:
    done = netlint(".", *(part for output in outputs for part in ("--output", output)))
    assert done.returncode == 2
    assert said in done.stderr
    assert not (broken.parent / "out").exists()


@pytest.mark.parametrize("name", NAMES)
def test_quiet_leaves_out_the_summary(netlint: Netlint, broken: Path, name: str) -> None:
    assert "charter checked." not in printed(netlint, name, "--quiet")


@pytest.mark.parametrize("name", NAMES)
def test_a_charter_that_cannot_be_read_is_reported_among_others(netlint: Netlint, broken: Path, name: str) -> None:
    (broken.parent / "b.charter.toml").write_text('[network]\n\nname = "x\n', "utf-8")
    text = printed(netlint, name, "--select", "NL0")
    if name == "text":
        assert "b.charter.toml:3:" in text
    else:
        assert {one.line for one in READERS[name](text) if one.path == "b.charter.toml"} == {3}


def test_paths_are_relative_to_the_folder_of_the_run(netlint: Netlint, broken: Path) -> None:
    for name in ("azure", "checkstyle", "github", "gitlab", "junit", "markdown", "rdjson", "sarif"):
        text = netlint(str(broken), "--format", name).stdout
        assert {one.path for one in READERS[name](text)} == {"charter.toml"}, name


def test_sarif_gives_what_lies_outside_the_folder_of_the_run_as_a_whole_address(netlint: Netlint, broken: Path) -> None:
    inside = broken.parent / "in here"
    inside.mkdir()
    log = json.loads(netlint("../charter.toml", "--format", "sarif", cwd=inside).stdout)
    artifact = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": broken.resolve().as_uri()}


@pytest.mark.parametrize("format_", [*OWN, "text", "concise", "json"])
def test_a_year_and_a_month_are_shown_as_they_are_written(netlint: Netlint, tmp_path: Path, format_: str) -> None:
    text = f'{MINIMAL}founded = "2098-02"\n[[values]]\nid = "care"\nreviewed = "2021"\n'
    (tmp_path / "charter.toml").write_text(text, "utf-8")
    done = netlint("--format", format_, "--select", "NL009,NL118")
    assert done.returncode in (0, 1), done.stderr
    assert "2098-02" in done.stdout
    assert "2098-02-01" not in done.stdout
    assert format_ == "github" or "2021" in done.stdout
    if format_ == "json":
        shown = [finding["parameters"].get("date") for finding in json.loads(done.stdout)["charters"][0]["findings"]]
        assert sorted(shown) == ["2021", "2098-02"]
