"""Plugins that go wrong at the command: what they print is in no report, and what they raise is shown in full."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.bad_plugins import install
from support.commands import RULE_TEMPLATE, Netlint
from support.rule_modules import HEAD, rule_text

CHARTER = '[network]\nname = "x"\n'
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    charters = tmp_path / "charters"
    charters.mkdir()
    for name in ("a", "b"):
        (charters / f"{name}.charter.toml").write_text(CHARTER, "utf-8")
    return charters


@pytest.fixture
def run(folder: Path) -> Run:
    """Run the command in a Python of its own, as a shell would."""

    def run(*args: str, **environment: str) -> subprocess.CompletedProcess[str]:
        plain = {name: value for name, value in os.environ.items() if not name.startswith("NETLINT")}
        command = [sys.executable, "-m", "netlint", *args]
        return subprocess.run(
            command, cwd=folder, env={**plain, **environment}, capture_output=True, text=True, timeout=120, check=False
        )

    return run


WAYS = {
    "print": "print('SPOILED')",
    "sys.__stdout__": "import sys; sys.__stdout__.write('SPOILED\\n'); sys.__stdout__.flush()",
    "os.write": "import os; os.write(1, b'SPOILED\\n')",
    "a process": "import subprocess; subprocess.run(['echo', 'SPOILED'])",
    "a thread": "import threading; made = threading.Thread(target=print, args=('SPOILED',)); made.start(); made.join()",
    "atexit": "import atexit; atexit.register(print, 'SPOILED')",
    "logging": ("import logging, sys; logging.basicConfig(stream=sys.stdout, force=True); logging.warning('SPOILED')"),
}
FORMAT = """
class Listing(netlint.reporters.Reporter):
    def charter(self, report, shown):
        {what}
        return "a charter\\n"

@netlint.hookimpl
def netlint_formats():
    {what}
    return {{"listing": "netlint_bad:Listing"}}
"""


@pytest.mark.parametrize("what", WAYS.values(), ids=WAYS)
def test_what_a_plugin_prints_is_in_no_report(run: Run, folder: Path, tmp_path: Path, what: str) -> None:
    more = FORMAT.format(what=what)
    begin = f"import netlint.reporters\n{what}\n"
    path = {"PYTHONPATH": install(tmp_path, begin=begin, hook=what, body=what, more=more)}
    select = ("--select", "BAD001", "--today", "2026-11-24")
    done = run(*select, "--format", "json", "--output", "listing:report.txt", "--jobs", "2", **path)
    assert "SPOILED" in done.stderr
    assert json.loads(done.stdout)["summary"]
    assert (folder / "report.txt").read_text("utf-8") == "a charter\n" * 2
    done = run(*select, "--format", "listing", "--output", "json:report.json", **path)
    assert done.stdout == "a charter\n" * 2
    assert "SPOILED" not in (folder / "report.json").read_text("utf-8")
    for command in (("plugins", "--format", "json"), ("rules", "--format", "json"), ("explain", "BAD001"), ("schema",)):
        done = run(*command, **path)
        assert (done.returncode, "SPOILED" in done.stdout) == (0, False), command


TRACEBACK = """Traceback (most recent call last):
  File "{file}", line {line}, in none_yet
    1 / 0
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("way", ["--verbose", "-v", "NETLINT_TRACEBACK"])
def test_the_traceback_of_a_crash_begins_in_the_plugin(run: Run, tmp_path: Path, jobs: str, way: str) -> None:
    site = install(tmp_path, body="1 / 0")
    file = Path(site) / "netlint_bad.py"
    asked = {"NETLINT_TRACEBACK": "1"} if way.startswith("NETLINT") else {}
    args = ("--select", "BAD001", "--format", "concise", "--jobs", jobs, "--today", "2026-11-24")
    done = run(*args, *(() if asked else (way,)), PYTHONPATH=site, **asked)
    line = file.read_text("utf-8").splitlines().index("    1 / 0") + 1
    assert f"Rule BAD001 crashed on a.charter.toml:\n{TRACEBACK.format(file=file, line=line)}" in done.stderr
    assert done.stderr.count("Traceback") == 1  # both charters have the same
    assert "Traceback" not in done.stdout
    assert "Traceback" not in run(*args, PYTHONPATH=site).stderr
    fixing = run("fix", "--diff", "--jobs", jobs, PYTHONPATH=site, NETLINT_TRACEBACK="1")
    assert fixing.stderr.count(TRACEBACK.format(file=file, line=line)) == 1


def test_the_traceback_of_what_is_no_finding_has_the_line_that_yields_it(run: Run, tmp_path: Path) -> None:
    site = install(tmp_path, body='yield "text"')
    done = run("--select", "BAD001", "--today", "2026-11-24", "-v", PYTHONPATH=site)
    assert '    yield "text"\nTypeError: a rule must yield Finding objects, but this one yields str\n' in done.stderr


CLASSES = "class E(Exception):\n    pass\n"


@pytest.mark.parametrize(
    ("begin", "inside", "said"),
    [
        (CLASSES, "raise E('x')", "    raise E('x')\nmy-rules.E: x\n"),
        (CLASSES, "raise E(E)", "    raise E(E)\nmy-rules.E: <class 'my-rules.E'>\n"),
        (CLASSES, "try:\n        raise E('x')\n    except E as e:\n        raise E('y') from e", "\nmy-rules.E: x\n"),
        (f"from netlint import Finding\n{CLASSES}", "yield Finding('x', at=E)", "but is <class 'my-rules.E'>\n"),
        (f"{CLASSES}raise E(E)", "", "    raise E(E)\nmy-rules.E: <class 'my-rules.E'>\n"),
    ],
)
def test_a_class_of_a_rule_file_has_the_name_of_the_file(
    run: Run, folder: Path, begin: str, inside: str, said: str
) -> None:
    (folder / "netlint.toml").write_text('rule-files = ["my-rules.py"]\n', "utf-8")
    (folder / "my-rules.py").write_text(RULE_TEMPLATE.format(begin=begin, inside=inside), "utf-8")
    done = run("-v")
    assert said in done.stderr
    assert "netlint_local" not in done.stdout + done.stderr


@pytest.mark.parametrize("command", [("-v",), ("check", "--verbose"), ("rules", "-v"), ("plugins", "-v")])
def test_the_traceback_of_a_plugin_that_cannot_be_loaded(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    site = install(tmp_path, begin="def load():\n    1 / 0\nload()\n")
    shown = command[:-1] if command[0] in ("rules", "plugins") else command
    asked = {"NETLINT_TRACEBACK": "1"} if shown != command else {}
    done = run(*shown, PYTHONPATH=site, **asked)
    assert done.returncode == 2
    file = Path(site) / "netlint_bad.py"
    assert f'Traceback (most recent call last):\n  File "{file}", line 5, in <module>\n    load()\n' in done.stderr
    assert (
        "ZeroDivisionError: division by zero\nError: plugin `bad` (netlint-bad 0.3) cannot be loaded: " in done.stderr
    )
    assert "Traceback" not in run(*command[:-1], PYTHONPATH=site).stderr


def test_the_traceback_of_a_hook_and_of_a_rule_file(run: Run, folder: Path, tmp_path: Path) -> None:
    done = run("-v", PYTHONPATH=install(tmp_path, hook="1 / 0"))
    assert "in netlint_rules\n    1 / 0\n" in done.stderr
    assert "pluggy" not in done.stderr
    (folder / "netlint.toml").write_text('rule-files = ["rules.py"]\n', "utf-8")
    (folder / "rules.py").write_text("import json\njson.loads('{')\n", "utf-8")
    done = run("-v")
    assert done.stderr.count("Traceback") == 1
    assert f'File "{folder / "rules.py"}", line 2, in <module>\n    json.loads(' in done.stderr
    assert "Error: netlint.toml:1:15: rules.py cannot be loaded: JSONDecodeError: " in done.stderr


@pytest.mark.parametrize("privilege", ["mandatory", "always_fails"])
def test_what_only_rules_of_netlint_can_be_is_refused(
    netlint: Netlint, tmp_path: Path, folder: Path, privilege: str
) -> None:
    rules = rule_text("BAD001").replace('"sound")', f'"sound", {privilege}=True)')
    done = netlint(cwd=folder, PYTHONPATH=install(tmp_path, rules=rules))
    assert done.returncode == 2
    said = f"rule BAD001 has `{privilege}=True`, which only rules of netlint itself can have, because everyone who"
    assert f"plugin `bad` (netlint-bad 0.3), netlint_bad.py, line 9: {said}" in done.stderr
    (folder / "netlint.toml").write_text('rule-files = ["rules.py"]\n', "utf-8")
    (folder / "rules.py").write_text(HEAD + rules, "utf-8")
    done = netlint(cwd=folder)
    assert done.returncode == 2
    assert f"Error: netlint.toml:1:15: rules.py, line 2: {said}" in done.stderr


@pytest.mark.parametrize("format_", ["concise", "text", "json", "sarif", "html"])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_rule_file_that_crashes_is_named_as_people_know_it(
    netlint: Netlint, folder: Path, format_: str, language: str
) -> None:
    (folder / "netlint.toml").write_text('rule-files = ["circles.py"]\n', "utf-8")
    (folder / "circles.py").write_text(HEAD + rule_text("OUR001", body="1 / 0"), "utf-8")
    done = netlint("--select", "OUR001", "--format", format_, "--lang", language, cwd=folder)
    assert "netlint_local" not in done.stdout + done.stderr
    assert f"OUR001 (none-yet, {'from' if language == 'en' else 'van'} circles.py)" in done.stdout


@pytest.mark.parametrize("command", ["plugins", "rules OUR001", "explain OUR001", "settings", "rules --format json"])
def test_no_command_shows_what_netlint_calls_a_rule_file(netlint: Netlint, folder: Path, command: str) -> None:
    (folder / "netlint.toml").write_text('rule-files = ["circles.py"]\n', "utf-8")
    (folder / "circles.py").write_text(HEAD + rule_text("OUR001"), "utf-8")
    done = netlint(*command.split(), cwd=folder)
    assert done.returncode == 0
    assert "netlint_local" not in done.stdout + done.stderr


def test_two_rule_files_with_one_rule_name_each_other(netlint: Netlint, folder: Path) -> None:
    (folder / "netlint.toml").write_text('rule-files = ["circles.py"]\n', "utf-8")
    (folder / "circles.py").write_text(HEAD + rule_text("OUR001"), "utf-8")
    (folder / "team").mkdir()
    (folder / "team" / "netlint.toml").write_text('extend = "../netlint.toml"\nrule-files = ["team.py"]\n', "utf-8")
    (folder / "team" / "team.py").write_text(HEAD + rule_text("OUR001"), "utf-8")
    (folder / "team" / "charter.toml").write_text(CHARTER, "utf-8")
    done = netlint("team", cwd=folder)
    assert done.returncode == 2
    assert "team/team.py, line 2: circles.py, line 2 already has a rule `OUR001`" in done.stderr


CRASHING_FORMAT = """
import netlint.reporters

class Listing(netlint.reporters.Reporter):
    def {method}(self, *args):
        1 / 0

    {other}

@netlint.hookimpl
def netlint_formats():
    return {{"listing": "netlint_bad:Listing"}}
"""


@pytest.mark.parametrize("method", ["begin", "charter", "end"])
def test_a_format_that_crashes_loses_no_other_report(
    netlint: Netlint, folder: Path, tmp_path: Path, method: str
) -> None:
    other = "def charter(self, report, shown):\n        return ''" if method != "charter" else ""
    site = install(tmp_path, more=CRASHING_FORMAT.format(method=method, other=other))
    select = ("--select", "NL101", "--output")
    for args in (
        ("--format", "concise", *select, "listing:bad.txt", "--output", "json:good.json"),
        ("--format", "listing", *select, "json:good.json"),
    ):
        done = netlint(*args, cwd=folder, PYTHONPATH=site)
        assert done.returncode == 2
        assert "Error: plugin `bad` (netlint-bad 0.3) raised an error: ZeroDivisionError" in done.stderr
        assert done.stdout.count("NL101") == (2 if "concise" in args else 0)
        assert len(json.loads((folder / "good.json").read_text("utf-8"))["charters"]) == 2
        assert sorted(path.name for path in folder.iterdir()) == ["a.charter.toml", "b.charter.toml", "good.json"]
        (folder / "good.json").unlink()


def test_a_table_whose_code_crashes_is_a_finding_and_loses_no_rule(
    netlint: Netlint, folder: Path, tmp_path: Path
) -> None:
    table = "class Ours(netlint.Table, frozen=True):\n    days: int = 0\n    def __post_init__(self):\n        1 / (3 - self.days)\n"
    hook = "\n@netlint.hookimpl\ndef netlint_tables():\n    return {'ours': Ours}\n"
    (folder / "a.charter.toml").write_text(f"{CHARTER}[plugins.ours]\ndays = 3\n", "utf-8")
    site = install(tmp_path, begin="", body="charter.table(Ours)", more=table + hook)
    done = netlint("--select", "BAD001,NL002,NL101", "--format", "concise", cwd=folder, PYTHONPATH=site)
    said = "a.charter.toml:3:1: error NL002 netlint cannot read this table, because the code of its plugin raised Zero"
    assert said in done.stdout
    assert "(netlint_bad.py, line " in done.stdout
    assert done.stdout.count("NL101") == 2
    assert done.stdout.count("BAD001") == 2


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (3, "Interrupted while running [plugins] on a.charter.toml (netlint_bad.py, line "),
        (0, "Interrupted while running plugin `bad` (netlint-bad 0.3)."),
    ],
)
def test_an_interrupt_in_the_code_of_a_table_names_its_place(
    netlint: Netlint, folder: Path, tmp_path: Path, days: int, said: str
) -> None:
    table = (
        "class Ours(netlint.Table, frozen=True):\n    days: int = 0\n    def __post_init__(self):\n"
        f"        if self.days == {days}: raise KeyboardInterrupt\n"
    )
    hook = "\n@netlint.hookimpl\ndef netlint_tables():\n    return {'ours': Ours}\n"
    (folder / "a.charter.toml").write_text(f"{CHARTER}[plugins.ours]\ndays = 3\n", "utf-8")
    done = netlint(cwd=folder, PYTHONPATH=install(tmp_path, begin="", body="", more=table + hook))
    assert done.returncode == 2
    assert said in done.stderr


def test_a_mistake_that_is_nobody_elses_has_no_traceback(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text('[network]\nname = "Stroomop"\n', "utf-8")
    (tmp_path / "netlint-baseline.json").write_text("{", "utf-8")
    done = netlint("charter.toml", "--baseline", "netlint-baseline.json", "--verbose", NETLINT_TRACEBACK="1")
    assert done.returncode == 2
    assert "netlint-baseline.json is not a netlint baseline" in done.stderr
    assert "Traceback" not in done.stderr
