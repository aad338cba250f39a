"""What is loaded late, for speed: all of it is in one list, and a check of a valid charter loads none of it."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.commands import ROOT

LATE = {
    # Standard library
    "annotationlib": "an older Python has none",
    "calendar": "1 ms: a date of which only the month is known",
    "copy": "1 ms: settings with texts, and data that does not fit",
    "ctypes": "2 ms: a process that ends with its parent",
    "difflib": "1 ms: a suggestion",
    "fcntl": "not every system has it",
    "graphlib": "1 ms: fixtures of plugins",
    "hashlib": "3 ms: fingerprints and identities",
    "importlib.metadata": "16 ms: a path that is not a folder, and addresses of rule pages",
    "json": "1 ms: output as JSON, and tables of plugins",
    "multiprocessing": "6 ms: many charters",
    "multiprocessing.connection": "11 ms: the same",
    "pickle": "2 ms: the same",
    "readline": "2 ms: a person who types answers",
    "signal": "1 ms: runs that leave something behind when they are stopped",
    "string": "1 ms: translated texts that are filled in",
    "struct": "1 ms: another language",
    "subprocess": "3 ms: git, and processes",
    "tempfile": "3 ms: more findings than fit in memory",
    "traceback": "1 ms: a rule that crashes",
    "webbrowser": "9 ms: a page to open",
    "urllib.parse": "4 ms where pathlib has not loaded it: addresses",
    # Libraries
    "click.shell_completion": "1 ms: a shell asks",
    "packaging.requirements": "17 ms: plugins with other requirements than `>=0.1,<1`, or one that is not met",
    "packaging.specifiers": "15 ms: a `required-version`",
    "pathspec.patterns.gitignore.spec": "11 ms: patterns of paths",
    "pathspec.util": "the same",
    "re2": "2 ms: patterns of regular expressions",
    "watchfiles": "41 ms: files that are watched",
    "wcwidth": "14 ms: a line that is not ASCII",
    # netlint
    "netlint.charter.mistakes.repairs": "5 ms: data that does not fit",
    "netlint.charter.mistakes.own_names": "2 ms: a table of a plugin that is not loaded",
    "netlint.charter.mistakes.evidence": "1 ms: data that does not fit, or a format that draws",
    "netlint.charter.mistakes.schema_errors": "44 ms, of which most is jsonschema: data that does not fit",
    "netlint.charter.mistakes.validator": "the same",
    "netlint.charter.repair.key_words": "1 ms: a word to explain that is no rule, table, key or value",
    "netlint.charter.repair.words": "the same",
    "netlint.charter.shown": "1 ms: a format that shows what a charter says",
    "netlint.charter.lines.translated": "3 ms: a schema in another language",
    "netlint.cli.path_lists": "1 ms: a list of paths",
    "netlint.linter.fingerprints": "3 ms: a finding",
    "netlint.linter.suppressions.comments": "1 ms: an ignore comment",
    "netlint.linter.suppressions.missing_places": "1 ms: an exception",
    "netlint.toml.writer": "1 ms, of which most is json: settings with a mistake",
    "netlint.project.charter_pair": "6 ms: a comparison of two charters",
    "netlint.project.diff": "10 ms: the same",
    "netlint.project.git": "5 ms: a revision",
    "netlint.project.history": "8 ms: a history",
    "netlint.project.kept_reports": "5 ms: a history of reports",
    "netlint.project.lookalikes": "2 ms: no charter where one was expected",
    "netlint.project.processes": "2 ms: processes",
    "netlint.project.revision": "5 ms: a revision",
    "netlint.project.revision_tree": "the same",
    "netlint.project.since": "the same",
    "netlint.project.settings_changes": "7 ms: settings of a revision",
    "netlint.project.submodules": "1 ms: the same",
    "netlint.project.unused_patterns": "1 ms: settings with patterns of paths",
    "netlint.project.worker": "1 ms: the work of another process",
    "netlint.project.worker_pool": "3 ms: many charters",
    "netlint.plugins.requirements": "1 ms: plugins of others",
    "netlint.plugins.tables": "1 ms: tables of plugins",
    "netlint.reporters.diff_json": "4 ms: what changes, for programs",
    "netlint.reporters.diff_markdown": "3 ms: what changes, as Markdown",
    "netlint.reporters.diff_text": "3 ms: what changes",
    "netlint.reporters.due_ics": "180 ms, of which most is icalendar: a calendar of what is due",
    "netlint.reporters.due_json": "1 ms: what is due as JSON",
    "netlint.reporters.due_text": "1 ms: what is due as text",
    "netlint.reporters.format_page": "3 ms: a table, key or value to explain",
    "netlint.reporters.history_json": "2 ms: a history for programs",
    "netlint.reporters.history_text": "3 ms: a history",
    "netlint.reporters.html.history": "the same as a page, with jinja2",
    "netlint.reporters.rendered": "5 ms: a format that has findings in words",
    "netlint.reporters.repairs": "70 ms, of which most is tomlrt: a repair in a report for programs",
    "netlint.reporters.rule_words": "1 ms: a finding in JSON",
    "netlint.reporters.snippets": "3 ms: what to write about a finding",
    "netlint.reporters.text_finding": "1 ms: a finding",
    "netlint.reporters.translated_example": "1 ms: the page of a rule in another language",
    "netlint.rules.declarative.compile": "2 ms: rules without code",
    "netlint.rules.declarative.validate": "2 ms: the same",
    "netlint.settings.reader": "2 ms: a file with settings",
    "netlint.settings.habits": "2 ms: a mistake in settings, or a `pyproject.toml` that mentions netlint",
    "netlint.project.rule_tests": "90 ms, of which most is tomlrt: a session of pytest with settings",
    "netlint.testing.presets": "20 ms: a session of pytest with a package of rules",
    "netlint.testing.checks": "70 ms, of which most is tomlrt: a session of pytest with a package of rules",
    "netlint.utils.tracebacks": "1 ms: a rule that crashes",
    "netlint.toml.comment_scopes": "2 ms: an ignore comment",
    "netlint.toml.errors.context": "the same",
    "netlint.toml.errors.explain": "6 ms: text that is not TOML",
    "netlint.toml.positions": "2 ms: a finding",
}
"""The modules that functions import, each with what needs it, and how long it takes with what it imports itself: on an idle
machine of two cores, on top of what `netlint check` has loaded, 1 ms where it is less."""


def _late_imports(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each module that a function of netlint imports, with where it does so."""
    modules = {".".join(file.relative_to(ROOT).with_suffix("").parts) for file in folder.rglob("*.py")}
    for file in sorted(folder.rglob("*.py")):
        where = file.relative_to(ROOT).as_posix()
        functions = [node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)]
        for node in (node for function in functions for node in ast.walk(function)):
            if isinstance(node, ast.Import):
                yield from ((alias.name, f"{where}:{node.lineno}") for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    module = f"{node.module}.{alias.name}"
                    yield module if module in modules else str(node.module), f"{where}:{node.lineno}"


def test_what_a_function_imports_is_on_the_list() -> None:
    found = [(module, where) for module, where in _late_imports(ROOT / "netlint")]
    assert [f"{where}: {module}" for module, where in found if module not in LATE] == []
    assert {module for module, _where in found} == set(LATE), "the list has what no function imports"


@pytest.mark.parametrize(("language", "needed"), [("en", set()), ("nl", {"struct"})])
def test_a_check_of_a_charter_that_is_well_loads_none_of_it(
    environment: Path, tmp_path: Path, language: str, needed: set[str]
) -> None:
    """Where netlint is installed from its wheel: an editable one has Python load more at its start."""
    python = environment / "bin" / "python"
    shutil.copy(ROOT / "docs" / "examples" / "healthy.charter.toml", tmp_path / "charter.toml")
    loaded = _loaded(python, "-m", "netlint", "--today", "2026-11-24", "--lang", language, cwd=tmp_path)
    assert "netlint.linter.engine" in loaded
    of_python = _loaded(python, "-c", "import pathlib", cwd=tmp_path)  # some of it, in Python 3.11
    assert (loaded & set(LATE)) - of_python == needed


def test_a_list_of_what_is_due_loads_no_calendar(tmp_path: Path) -> None:
    """Only `--format ics` needs icalendar, which takes more time than all the rest."""
    shutil.copy(ROOT / "docs" / "examples" / "healthy.charter.toml", tmp_path / "charter.toml")
    due = ("-m", "netlint", "due", "--today", "2026-11-24")
    assert "icalendar" not in _loaded(Path(sys.executable), *due, cwd=tmp_path)
    assert "icalendar" not in _loaded(Path(sys.executable), *due, "--format", "json", cwd=tmp_path)
    assert "icalendar" not in _loaded(Path(sys.executable), "-m", "netlint", "--today", "2026-11-24", cwd=tmp_path)
    assert "icalendar" in _loaded(Path(sys.executable), *due, "--format", "ics", cwd=tmp_path)


def test_only_a_page_loads_its_templates(tmp_path: Path) -> None:
    shutil.copy(ROOT / "docs" / "examples" / "healthy.charter.toml", tmp_path / "charter.toml")
    check = ("-m", "netlint", "--today", "2026-11-24", "--format")
    needed = {"jinja2", "netlint.reporters.html.section", "netlint.linter.worksheet"}
    for name in ("text", "json", "agenda", "mermaid"):
        assert needed.isdisjoint(_loaded(Path(sys.executable), *check, name, cwd=tmp_path))
    assert needed <= _loaded(Path(sys.executable), *check, "html", cwd=tmp_path)


def test_only_watch_loads_what_watches(tmp_path: Path) -> None:
    shutil.copy(ROOT / "docs" / "examples" / "healthy.charter.toml", tmp_path / "charter.toml")
    for command in (["--today", "2026-11-24"], ["--help"], ["watch", "--help"]):
        assert "watchfiles" not in _loaded(Path(sys.executable), "-m", "netlint", *command, cwd=tmp_path)


def _loaded(python: Path, *args: str, cwd: Path) -> set[str]:
    """Return the modules that Python imports for a command, as it tells itself."""
    command = [python, "-X", "importtime", *args]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(re.findall(r"^import time: +\d+ \| +\d+ \| +(\S+)$", done.stderr, re.MULTILINE))


@pytest.mark.parametrize(("script", "collects"), [("netlint", "False True"), ("ours.py", "True True")])
def test_only_the_command_looks_for_no_garbage_and_only_until_it_runs(
    tmp_path: Path, script: str, collects: str
) -> None:
    (tmp_path / script).write_text(
        "import gc, sys\n"
        "import netlint.cli\n"
        "loaded = gc.isenabled()\n"
        "sys.argv[1:] = ['--version']\n"
        "try:\n"
        "    netlint.cli.main()\n"
        "finally:\n"
        "    sys.exit(f'{loaded} {gc.isenabled()}')\n",
        "utf-8",
    )
    done = subprocess.run([sys.executable, script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stderr.strip() == collects
