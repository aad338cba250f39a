"""Formats that draw where charters are checked: they print what they would print if the run drew every charter."""

import shutil
from pathlib import Path

import pytest
from support.commands import ROOT, Netlint
from support.format_plugins import install_format

import netlint.reporters.concise
import netlint.reporters.json
import netlint.reporters.sarif
import netlint.reporters.text  # noqa: F401 (it is looked for among the subclasses)
from netlint.reporters import FORMATS
from netlint.reporters.base import ParallelReporter

DRAWN = ("text", "concise", "json", "sarif")
PAGE = """
    Why: People look for it.

    Fix: Correct it.

    Ask: Who can correct it?

    Bad:
        [network]
        name = "x"

    Good:
        [network]
        name = "y"
"""
"""What stands in the docstring of each rule below its first line."""
CRASHING = '''"""Ours."""
import sys
from netlint import Finding, SkipRule, rule

@rule(code="OUR001", severity="info", level="sound")
def reads_what_is_not_there(charter):
    """A rule crashes on networks with three members.
{PAGE}    """
    with open("called", "a") as file:
        file.write(" ".join(sys.orig_argv))
    if len(charter.members) == 3:
        raise ValueError("three members")
    yield Finding("There are not three members.", at="network")
'''.replace("{PAGE}", PAGE)
COMPARING = '''
@rule(code="OUR002", severity="warning", level="sound")
def shares_a_name(charters):
    """Another network has this name.
{PAGE}    """
    if len(charters.named(charters.own.name)) > 1:
        yield Finding("Another network has this name.", at="network.name")

@rule(code="OUR003", severity="warning", level="sound")
def is_skipped_for_another_charter(charters):
    """Another network has a purpose of one word.
{PAGE}    """
    if any(one.name is None for one in charters):
        raise SkipRule("a network has no name")
    yield from ()
'''.replace("{PAGE}", PAGE)


@pytest.fixture
def charters(tmp_path: Path) -> Path:
    """Charters of which some are alike, one is not TOML, one has exceptions, and on some a rule crashes."""
    for number, example in enumerate(sorted((ROOT / "docs" / "examples").glob("*.toml")) * 2):
        shutil.copy(example, tmp_path / f"{number:02}.charter.toml")
    ignored = '# netlint: ignore[no-theme] for now\n[network]\nname = "Stil"\npurpose = "Wij luisteren."\n'
    (tmp_path / "ignored.charter.toml").write_text(ignored)
    (tmp_path / "broken.charter.toml").write_text("[network\n")
    (tmp_path / "rules.py").write_text(CRASHING)
    (tmp_path / "netlint.toml").write_text('rule-files = ["rules.py"]\n')
    return tmp_path


def anew(charters: Path) -> dict[str, str]:
    """Return the environment of a new Python that imports what is in the folder `site` when it starts."""
    return {"PYTHONPATH": str(charters / "site"), "PYTHONDONTWRITEBYTECODE": "1"}


def test_these_formats_draw_in_parallel() -> None:
    modules = {kind.__module__ for kind in ParallelReporter.__subclasses__()}
    assert {name for name, target in FORMATS.items() if target.partition(":")[0] in modules} == set(DRAWN)


@pytest.mark.parametrize("options", [(), ("--hide-suppressed", "--full"), ("--no-suppressions", "--level", "thriving")])
@pytest.mark.parametrize("format_", DRAWN)
def test_the_report_is_the_same_as_that_of_the_run(
    netlint: Netlint, charters: Path, format_: str, options: tuple[str, ...]
) -> None:
    """A second report, in a format that does not draw in parallel, makes the run draw all of them."""
    asked = (".", "--format", format_, *options)
    by_run = netlint(*asked, "--output", "junit:report.xml", "--jobs", "1")
    assert "OUR001" in by_run.stdout
    assert "NL706" in by_run.stdout  # of a rule that compares charters, which have been drawn by then
    for jobs in "12":
        done = netlint(*asked, "--jobs", jobs)
        assert (done.stdout, done.stderr, done.returncode) == (by_run.stdout, by_run.stderr, by_run.returncode)


@pytest.mark.parametrize("format_", DRAWN)
def test_rules_of_others_compare_what_was_checked(netlint: Netlint, charters: Path, format_: str) -> None:
    """They may be skipped at the end of a run, in every charter: none is read again for that."""
    with (charters / "rules.py").open("a") as file:
        file.write(COMPARING)
    (charters / "site").mkdir()
    remove = "        path.unlink()\n    yield from together(*arguments)"
    (charters / "site" / "sitecustomize.py").write_text(
        "import pathlib\nimport netlint.project.runner as runner\n"
        "together = runner._together\n"
        "def removed(*arguments):\n    for path in pathlib.Path().glob('0*.charter.toml'):\n"
        f"{remove}\n"
        "runner._together = removed\n"
    )
    asked = (".", "--format", format_, "--select", "OUR003,NL101")
    expected = netlint(*asked, "--output", "junit:report.xml", "--jobs", "1")
    assert "cannot be read" not in expected.stderr
    done = netlint(*asked, "--jobs", "2", **anew(charters))
    assert (done.stdout, done.stderr, done.returncode) == (expected.stdout, expected.stderr, expected.returncode)
    assert not list(charters.glob("0*.charter.toml"))


def test_a_format_with_a_charter_method_of_its_own_is_drawn_by_the_run(netlint: Netlint, charters: Path) -> None:
    source = """
from netlint.reporters.concise import Concise


class Format(Concise):
    def charter(self, report, shown):
        return "MINE " + super().charter(report, shown)
"""
    done = netlint(".", "--format", "list", "--jobs", "2", **install_format(charters / "site", source))
    assert done.stdout.count("MINE ") == len(list(charters.glob("*.charter.toml")))


def test_several_reports_are_drawn_at_once(netlint: Netlint, charters: Path) -> None:
    alone = {name: netlint(".", "--format", name).stdout for name in DRAWN}
    outputs = [word for name in DRAWN[1:] for word in ("--output", f"{name}:report.{name}")]
    assert netlint(".", *outputs, "--jobs", "2").stdout == alone["text"]
    assert {name: (charters / f"report.{name}").read_text() for name in DRAWN[1:]} == {
        name: alone[name] for name in DRAWN[1:]
    }


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
@pytest.mark.parametrize("format_", DRAWN)
def test_processes_that_start_anew_draw_the_same(netlint: Netlint, charters: Path, method: str, format_: str) -> None:
    (charters / "site").mkdir()
    setting = f"import multiprocessing\nmultiprocessing.set_start_method({method!r})\n"
    (charters / "site" / "sitecustomize.py").write_text(setting)
    asked = (".", "--format", format_, "--lang", "nl")
    one, two = (netlint(*asked, "--jobs", jobs, **anew(charters)) for jobs in "12")
    assert (one.stdout, one.stderr, one.returncode) == (two.stdout, two.stderr, two.returncode)
    assert "netlint.project.processes" in (charters / "called").read_text()


SAMPLE = '''
import os

from netlint.reporters import ParallelReporter


class Format(ParallelReporter):
    """The number of findings, and the process that counted them."""

    def draw(self, report, shown):
        %s
        return (report.name, len(report.open), os.getpid())

    def text(self, drawing):
        name, number, process = drawing
        return f"{name}: {number}{'' if process == os.getpid() else ' elsewhere'}\\n"
'''


def test_a_format_of_a_plugin_draws_in_parallel(netlint: Netlint, charters: Path) -> None:
    env = install_format(charters / "site", SAMPLE % "pass")
    lines = netlint(".", "--format", "list", "--jobs", "2", **env).stdout.splitlines()
    alone = netlint("broken.charter.toml", "--format", "list", **env).stdout
    assert alone == "broken.charter.toml: 1\n"
    assert "broken.charter.toml: 1 elsewhere" in lines


@pytest.mark.parametrize("raised", ["raise ValueError('no')", "raise SystemExit(0)", "report.findings[99]"])
def test_a_format_that_raises_is_named(netlint: Netlint, charters: Path, raised: str) -> None:
    env = install_format(charters / "site", SAMPLE % raised)
    done = netlint(".", "--format", "list", "--jobs", "2", "--output", "json:report.json", **env)
    assert done.returncode == 2
    assert "plugin `sample` (netlint-sample 0.3) raised an error: " in done.stderr
    assert "(netlint_sample_format.py, line 11)" in done.stderr
    assert (charters / "report.json").read_text().endswith("}\n")


def test_what_cannot_be_pickled_is_drawn_by_the_run(netlint: Netlint, charters: Path) -> None:
    source = (SAMPLE % "pass").replace("os.getpid())", "lambda: 0)", 1)
    done = netlint(".", "--format", "list", "--jobs", "2", **install_format(charters / "site", source))
    assert "broken.charter.toml: 1 elsewhere\n" in done.stdout  # elsewhere: what it returns is no process
    assert "Traceback" not in done.stderr


DRAWS = "    def draw(self, report, shown):\n        return 3\n\n"
TEXT = "    def text(self, drawing):\n        return ''\n\n"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (DRAWS, "the format `list` has no method `text`. Add it; it returns the text for one charter."),
        (TEXT, "the format `list` has no method `draw`. Add it; it returns what that text is made of."),
        (DRAWS.replace(", shown", "") + TEXT, "`draw` of the format Format (netlint_sample_format.py, line 5) must have the parameters (self, report, shown)."),
        (DRAWS + TEXT.replace("''", "drawing"), "`text` of the format Format (netlint_sample_format.py, line 8) must return a string, but returned int."),
    ],
)  # fmt: skip
def test_what_a_parallel_format_gets_wrong_is_named(netlint: Netlint, charters: Path, source: str, said: str) -> None:
    head = "from netlint.reporters import ParallelReporter\n\n\nclass Format(ParallelReporter):\n"
    env = install_format(charters / "site", head + source)
    for jobs in "12":
        done = netlint(".", "--format", "list", "--jobs", jobs, **env)
        assert done.returncode == 2
        assert f"plugin `sample` (netlint-sample 0.3): {said}" in done.stderr
