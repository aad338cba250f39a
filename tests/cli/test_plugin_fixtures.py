"""Fixtures of installed plugins: runs in one process and in several, what is listed, left out and missing."""

import json
from pathlib import Path

import pytest
from support.commands import Netlint
from support.installing import install

PROVIDER = """
import netlint

def calendar(charter, today):
    print("MADE")
    if charter.network.name == "none":
        raise netlint.SkipRule("{name} has no calendar yet", name=charter.network.name)
    if charter.network.name == "crash":
        return 1 / 0
    return [today.year]

@netlint.hookimpl
def netlint_fixtures():
    return {"calendar": calendar}
"""
USER = '''
"""Calendars"""

import netlint

def page(function):
    function.__doc__ = "Late.\\n\\nWhy: -\\nFix: -\\nBad: -\\nGood: -\\n"
    return function

@netlint.rule("{code}001", severity="info", level="essential")
@page
def {name}_late(charter, calendar):
    yield netlint.Finding("The year is {{year}}.", at="network", year=calendar[0])

@netlint.rule("{code}002", severity="info", level="essential")
@page
def {name}_early(calendar):
    yield netlint.Finding("Again {{year}}.", at="network", year=calendar[0])
'''
HOOK = """
@netlint.hookimpl
def netlint_rules():
    return netlint.rules_in(__name__)
"""
RULES = USER.format(code="USE", name="use") + HOOK
OF_BOTH = ("--select", "USE,NL030", "--format", "concise", "-q")


def charters(folder: Path, *names: str) -> None:
    for name in names:
        (folder / f"{name}.charter.toml").write_text(f'[network]\nname = "{name}"\n', "utf-8")


@pytest.fixture
def site(tmp_path: Path) -> str:
    """A folder with a plugin that provides a fixture, and one with rules that request it."""
    folder = install(tmp_path / "site", "uses", RULES)
    return str(install(folder, "provides", PROVIDER))


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_rules_of_one_plugin_run_with_what_another_provides(
    netlint: Netlint, tmp_path: Path, site: str, jobs: str
) -> None:
    charters(tmp_path, "a", "b", "c")
    done = netlint(*OF_BOTH, "--jobs", jobs, PYTHONPATH=site)
    assert done.stdout.splitlines() == [
        f"{name}.charter.toml:1:1: info USE00{number} {said} 2026. ({rule})"
        for name in ("a", "b", "c")
        for number, said, rule in ((1, "The year is", "use-late"), (2, "Again", "use-early"))
    ]
    assert done.returncode == 0
    assert done.stderr.count("MADE") == 3


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_crash_names_the_fixture_its_plugin_and_its_place(
    netlint: Netlint, tmp_path: Path, site: str, jobs: str
) -> None:
    charters(tmp_path, "crash", "sound")
    done = netlint(*OF_BOTH, "--jobs", jobs, PYTHONPATH=site)
    lines = done.stdout.splitlines()
    assert done.returncode == 2
    assert lines[0] == (
        "crash.charter.toml:1:1: error NL030 Rule USE001 (use-late, from netlint-uses) crashed: ZeroDivisionError: division "
        "by zero (netlint_provides.py, line 9), in the fixture `calendar` of the plugin `provides` (netlint-provides). "
        "(rule-crashed)"
    )
    assert len(lines) == 4
    assert done.stderr.count("MADE") == 2


def test_a_crash_is_told_in_the_language_of_the_report(netlint: Netlint, tmp_path: Path, site: str) -> None:
    charters(tmp_path, "crash")
    done = netlint(*OF_BOTH, "--lang", "nl", PYTHONPATH=site)
    assert "in de fixture `calendar` van de plug-in `provides` (netlint-provides)." in done.stdout


def test_a_fixture_that_needs_the_date_is_not_made_without_one(netlint: Netlint, tmp_path: Path, site: str) -> None:
    charters(tmp_path, "a")
    done = netlint("--select", "USE", "--timeless", PYTHONPATH=site)
    assert done.returncode == 2
    assert "the rule depends on the date, but this run has no date (USE001, USE002)" in done.stderr
    assert "MADE" not in done.stderr
    (rule, _other) = json.loads(netlint("rules", "USE", "--format", "json", PYTHONPATH=site).stdout)
    assert rule["depends-on-today"] is True
    page = " ".join(netlint("explain", "USE001", PYTHONPATH=site).stdout.split())
    assert "Calendars (`netlint_uses`) · depends on the date · uses `calendar` of the plugin `provides`" in page


def test_plugins_lists_fixtures(netlint: Netlint, site: str) -> None:
    done = netlint("plugins", PYTHONPATH=site)
    assert "\n    fixtures: calendar\n    hooks: netlint_fixtures\n" in done.stdout
    records = {
        one["name"]: one["fixtures"]
        for one in json.loads(netlint("plugins", "--format", "json", PYTHONPATH=site).stdout)
    }
    assert records == {"essentials": [], "formats": [], "provides": ["calendar"], "uses": []}


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("1 / 0\n", "cannot be loaded: ZeroDivisionError"),
        (
            "import netlint\n\n@netlint.hookimpl\ndef netlint_fixtures():\n    1 / 0\n",
            "raised an error: ZeroDivisionError",
        ),
    ],
    ids=["module", "hook"],
)
def test_plugins_that_need_each_other_are_listed_beside_a_broken_one(
    netlint: Netlint, tmp_path: Path, site: str, source: str, said: str
) -> None:
    install(tmp_path / "site", "broken", source)
    done = netlint("plugins", PYTHONPATH=site)
    assert done.returncode == 2
    assert [line.split()[0] for line in done.stdout.splitlines() if not line.startswith(" ")] == [
        "essentials",
        "formats",
        "provides",
        "uses",
    ]
    assert f"plugin `broken` (netlint-broken 1.0) {said}" in done.stderr
    assert "cannot be loaded: rule" not in done.stderr


@pytest.mark.parametrize("command", [(), ("plugins",), ("rules",)])
def test_without_the_plugin_that_provides_a_fixture_the_error_says_so(
    netlint: Netlint, tmp_path: Path, site: str, command: tuple[str, ...]
) -> None:
    charters(tmp_path, "a")
    done = netlint(*command, "--no-plugin", "provides", PYTHONPATH=site)
    assert done.returncode == 2
    for said in (
        "plugin `uses` (netlint-uses 1.0) cannot be loaded: rule USE001 (use-late) is invalid: its parameter `calendar` must",
        "(netlint_uses.py, line 10)",
        "`calendar` may come from a plugin that --no-plugin leaves out: `provides`.",
    ):
        assert said in done.stderr


def test_alone_or_without_both_netlint_runs_its_own_rules(netlint: Netlint, tmp_path: Path, site: str) -> None:
    charters(tmp_path, "a")
    for args in (("--isolated",), ("--no-plugin", "provides", "--no-plugin", "uses")):
        done = netlint("--select", "NL101", "--format", "concise", "-q", *args, PYTHONPATH=site)
        assert (done.returncode, done.stderr) == (1, "")
    assert [
        one["code"]
        for one in json.loads(netlint("--select", "NL101", "--format", "json", *args, PYTHONPATH=site).stdout)[
            "charters"
        ][0]["findings"]
    ] == ["NL101"]


# Rule files


def rule_file(folder: Path, text: str = USER.format(code="OUR", name="our")) -> None:
    (folder / "netlint.toml").write_text('rule-files = ["ours.py"]\n', "utf-8")
    (folder / "ours.py").write_text(text, "utf-8")


def test_a_rule_file_can_request_fixtures_of_plugins(netlint: Netlint, tmp_path: Path, site: str) -> None:
    charters(tmp_path, "a")
    rule_file(tmp_path)
    done = netlint("--select", "OUR", "--format", "concise", "-q", PYTHONPATH=site)
    assert done.stdout.splitlines() == [
        "a.charter.toml:1:1: info OUR001 The year is 2026. (our-late)",
        "a.charter.toml:1:1: info OUR002 Again 2026. (our-early)",
    ]


@pytest.mark.parametrize(
    ("args", "name", "said"),
    [
        ((), "calender", "crashes, charters, files or calendar (an option goes after a `*`); did you mean `calendar`?"),
        (
            ("--no-plugin", "provides", "--no-plugin", "uses"),
            "calendar",
            "`calendar` may come from a plugin that --no-plugin leaves out: `provides`, `uses`.",
        ),
    ],
    ids=["misspelt", "left out"],
)
def test_a_rule_file_with_a_parameter_that_nothing_provides_says_where(
    netlint: Netlint, tmp_path: Path, site: str, args: tuple[str, ...], name: str, said: str
) -> None:
    charters(tmp_path, "a")
    rule_file(tmp_path, USER.format(code="OUR", name="our").replace("calendar", name))
    done = netlint("--select", "OUR", *args, PYTHONPATH=site)
    assert done.returncode == 2
    where = "netlint.toml:1:15: ours.py cannot be loaded: rule OUR001 (our-late) is invalid: its parameter"
    assert f"{where} `{name}` must be one of: charter, document, today, phase, known_phase, " in done.stderr
    assert said in done.stderr
    assert "(ours.py, line 10). " in done.stderr


# Why a rule was skipped, in the language of the report


DUTCH = {
    "{name} has no calendar yet": "{name} heeft nog geen agenda",
    "the group has no room": "de groep heeft geen ruimte",
}


@pytest.mark.parametrize(("lang", "reason"), [("en", "none has no calendar yet"), ("nl", "none heeft nog geen agenda")])
@pytest.mark.parametrize("from_file", [False, True])
def test_why_a_fixture_is_missing_is_told_in_each_format(
    netlint: Netlint, tmp_path: Path, lang: str, reason: str, from_file: bool
) -> None:
    site = package(tmp_path / "site", "provides", PROVIDER)
    install(Path(site), "uses", RULES)
    code = "USE"
    if from_file:
        rule_file(tmp_path)
        code = "OUR"
    assert_reason_in_each_format(netlint, tmp_path, code, lang, reason, PYTHONPATH=site)


@pytest.mark.parametrize(("lang", "reason"), [("en", "the group has no room"), ("nl", "de groep heeft geen ruimte")])
@pytest.mark.parametrize("from_file", [False, True])
def test_why_a_rule_says_that_it_is_skipped_is_told_in_each_format(
    netlint: Netlint, tmp_path: Path, lang: str, reason: str, from_file: bool
) -> None:
    skipping = USER.replace("(charter, calendar)", "(charter)").replace("(calendar)", "(charter)")
    skipping = skipping.replace("    yield", '    raise netlint.SkipRule("the group has no room")\n    yield')
    path = {}
    if from_file:
        rule_file(tmp_path, skipping.format(code="OUR", name="our"))
        (tmp_path / "ours.nl.toml").write_text(catalogue(), "utf-8")
    else:
        path = {"PYTHONPATH": package(tmp_path / "site", "uses", skipping.format(code="OUR", name="our") + HOOK)}
    assert_reason_in_each_format(netlint, tmp_path, "OUR", lang, reason, **path)


def catalogue() -> str:
    return "\n".join(f'"{english}" = "{dutch}"' for english, dutch in DUTCH.items())


def package(site: Path, name: str, source: str) -> str:
    """Install a plugin as a package with a Dutch catalogue; return its folder."""
    install(site, name, source)
    folder = site / f"netlint_{name}"
    (folder / "locale").mkdir(parents=True)
    (site / f"netlint_{name}.py").rename(folder / "__init__.py")
    (folder / "locale" / "nl.toml").write_text(catalogue(), "utf-8")
    return str(site)


def assert_reason_in_each_format(
    netlint: Netlint, folder: Path, code: str, lang: str, reason: str, **path: str
) -> None:
    """Check that each format, and the error that nothing ran, has a reason in a language."""
    charters(folder, "none")
    args = ("--select", code, "--lang", lang)
    (report,) = json.loads(netlint(*args, "--format", "json", **path).stdout)["charters"]
    assert {one["reason"] for name, one in report["results"].items() if name.startswith(code)} == {reason}
    assert netlint(*args, "--format", "junit", **path).stdout.count(f'<skipped message="{reason}"/>') == 2
    text = netlint(*args, **path)
    assert f"{reason} ({code}001, {code}002)" in " ".join(text.stderr.split())
    page = netlint(*args, "--format", "html", **path).stdout
    assert reason[1:] in page
