"""The plugin of pytest: what it collects, when, and what it says of packages that cannot be had."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

RULE = """
import netlint
from collections.abc import Iterator


@netlint.rule("XYZ001", severity="info", level="sound", question="Is it?")
def bad_name(charter: netlint.Charter) -> Iterator[netlint.Finding]:
    '''Something is wrong.

    Why: It is.

    Fix: Correct it.

    Bad:
        [network]  # XYZ001: The network x is bad.
        name = "x"

    Good:
        [network]
        name = "y"
    '''
    if charter.network and charter.network.name == "x":
        yield netlint.Finding("The network {name} is bad.", at="network", name=charter.network.name)
"""
TEST = "def test_one() -> None: ...\n\n\ndef test_two() -> None: ...\n"
ITEMS = ["pyproject.toml::netlint_its::package", "pyproject.toml::netlint_its::XYZ001 bad-name"]
TESTS = ["tests/test_it.py::test_one", "tests/test_it.py::test_two"]

Pytest = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def its(tmp_path: Path) -> Path:
    """A project with a package of one rule, and two tests of its own."""
    (tmp_path / "netlint_its").mkdir()
    (tmp_path / "netlint_its" / "__init__.py").write_text(RULE, "utf-8")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_it.py").write_text(TEST, "utf-8")
    settings = (
        '[tool.pytest.ini_options]\ntestpaths = ["tests"]\npythonpath = ["."]\nnetlint_packages = "netlint_its"\n'
    )
    (tmp_path / "pyproject.toml").write_text(settings, "utf-8")
    return tmp_path


def pytest_in(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run pytest without the plugins of others, which take half of its time; with the one that has several processes
    where these are asked for."""
    others = ["hypothesispytest", "platformdirs", *([] if "-n2" in args else ["xdist", "xdist.looponfail"])]
    without = [f"-pno:{name}" for name in ("cacheprovider", *others)]
    command = [sys.executable, "-m", "pytest", "-q", *without, *args]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert "INTERNALERROR" not in done.stdout + done.stderr
    return done


def collected(said: str) -> list[str]:
    """Return what there is according to `pytest --collect-only`."""
    return sorted(line for line in said.splitlines() if "::" in line)


def test_one_line_has_every_rule_tested(its: Path) -> None:
    assert "4 passed" in pytest_in(its).stdout
    said = pytest_in(its, "--collect-only").stdout
    assert collected(said) == sorted([*ITEMS, *TESTS])
    assert "4 tests collected" in said


def test_what_is_wrong_with_a_rule_is_said_without_a_traceback(its: Path) -> None:
    module = its / "netlint_its" / "__init__.py"
    module.write_text(RULE.replace('name = "y"', 'name = "x"\n        summary = "s"'), "utf-8")
    done = pytest_in(its)
    assert done.returncode == 1
    assert "1 failed, 3 passed" in done.stdout
    assert "XYZ001 bad-name, Good example:" in done.stdout
    assert "strict.py" not in done.stdout


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (("tests/test_it.py::test_one",), TESTS[:1]),
        (("tests",), TESTS),
        (("pyproject.toml",), ITEMS),
        ((ITEMS[1],), ITEMS[1:]),
        ((".",), [*ITEMS, *TESTS]),
        (("-n2", "-k", "bad-name"), []),
    ],
    ids=str,
)
def test_what_is_named_is_what_is_run(its: Path, args: tuple[str, ...], expected: list[str]) -> None:
    if "-n2" in args:
        assert "1 passed" in pytest_in(its, *args).stdout
    else:
        assert collected(pytest_in(its, "--collect-only", *args).stdout) == sorted(expected)


def test_without_folders_for_tests_each_is_still_run_once(its: Path) -> None:
    settings = its / "pyproject.toml"
    settings.write_text(settings.read_text("utf-8").replace('testpaths = ["tests"]\n', ""), "utf-8")
    assert "4 passed" in pytest_in(its).stdout


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("import netlint\n", "def broken(:\n", "SyntaxError: invalid syntax (netlint_its/__init__.py, line 2)"),
        ("import netlint\n", "import netlint\n1/0\n", "ZeroDivisionError: division by zero (netlint_its/__init__.py, line 3)"),
        ("    Why: It is.\n", "", "rule XYZ001 (bad-name) is invalid: its docstring has no Why"),
        ("import netlint\n", "raise SystemExit(0)\n", "SystemExit: 0 (netlint_its/__init__.py, line 2)"),
    ],
)  # fmt: skip
def test_a_package_that_cannot_be_imported_is_one_failed_test(its: Path, before: str, after: str, said: str) -> None:
    (its / "netlint_its" / "__init__.py").write_text(RULE.replace(before, after, 1), "utf-8")
    done = pytest_in(its)
    assert done.returncode == 1
    assert "1 failed, 2 passed" in done.stdout
    assert f"netlint_its cannot be imported: {said}" in done.stdout
    assert len(done.stdout.splitlines()) < 12


def test_a_package_that_is_misspelt_is_reported(its: Path) -> None:
    settings = its / "pyproject.toml"
    settings.write_text(settings.read_text("utf-8").replace('"netlint_its"', '"netlint_ist netlint_its"'), "utf-8")
    done = pytest_in(its)
    assert "1 failed, 4 passed" in done.stdout
    assert "netlint_packages lists netlint_ist, but no package netlint_ist is installed or on the path." in done.stdout


def test_packages_are_named_in_a_file(its: Path) -> None:
    (its / "pyproject.toml").unlink()
    done = pytest_in(its, "-o", "netlint_packages=netlint_its")
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "netlint_packages must be set in a configuration file of pytest" in done.stderr


OWN = """
rule-files = ["rules.py"]

[[custom]]
code = "OUR001"
name = "no-story"
at = "proposition.story"
must = { exists = true }
message = "No story."
bad = "[network]"
good = "[proposition]\\nstory = 'x'"

[[custom]]
code = "OUR002"
name = "no-purpose-yet"
at = "network.purpose"
must = { exists = true }
message = "No purpose."
"""


@pytest.fixture
def own(its: Path) -> Path:
    """The same project, in which the own rules of settings are tested instead of the package."""
    settings = its / "pyproject.toml"
    line = 'netlint_settings = "netlint.toml"'
    settings.write_text(settings.read_text("utf-8").replace('netlint_packages = "netlint_its"', line), "utf-8")
    (its / "netlint.toml").write_text(OWN, "utf-8")
    (its / "rules.py").write_text(RULE, "utf-8")
    return its


def test_one_line_has_the_own_rules_of_settings_tested(own: Path) -> None:
    done = pytest_in(own, "-rs")
    assert "4 passed, 1 skipped" in done.stdout
    assert "netlint.toml:13: it has no examples. Write part of a charter in `bad` and in `good`." in done.stdout
    items = ["OUR001 no-story", "OUR002 no-purpose-yet", "XYZ001 bad-name"]
    said = pytest_in(own, "--collect-only").stdout
    assert collected(said) == sorted([*(f"pyproject.toml::netlint.toml::{item}" for item in items), *TESTS])


def test_an_example_that_is_wrong_is_one_failed_test_with_its_line(own: Path) -> None:
    (own / "netlint.toml").write_text(OWN.replace("[proposition]", "[network]\\n[proposition]").replace("story = 'x'", ""), "utf-8")  # fmt: skip
    done = pytest_in(own, "pyproject.toml::netlint.toml::OUR001 no-story")
    assert done.returncode == 1
    assert "netlint.toml:11: The rule reports a finding in this `good` example." in done.stdout
    assert "found: line 2: OUR001: No story." in done.stdout
    assert "settings_tests.py" not in done.stdout


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (None, "netlint.toml cannot be read: No such file or directory."),
        (OWN.replace("exists", "exsts"), "netlint.toml:8:10: Unknown key `exsts`. Did you mean `exists`?"),
        ("", "netlint_settings lists netlint.toml, but there is nothing to test: none of its own rules has examples."),
    ],
)
def test_settings_that_test_nothing_are_a_failed_test(own: Path, settings: str | None, said: str) -> None:
    (own / "netlint.toml").unlink()
    if settings is not None:
        (own / "netlint.toml").write_text(settings, "utf-8")
    done = pytest_in(own)
    assert done.returncode == 1
    assert said in done.stdout


def test_a_project_without_these_lines_loads_no_test_kit(its: Path) -> None:
    (its / "pyproject.toml").unlink()
    test = "import sys\n\n\ndef test_it() -> None:\n    loaded = [name for name in sys.modules if name.startswith('netlint.')]\n"
    test += "    assert not {'netlint.testing.checks', 'netlint.project', 'netlint.settings', 'netlint.cli'} & set(loaded)\n"
    (its / "tests" / "test_it.py").write_text(test, "utf-8")
    assert "1 passed" in pytest_in(its, "tests").stdout


def test_rules_of_presets_are_tested_with_their_package(its: Path) -> None:
    preset = """

@netlint.hookimpl
def netlint_presets():
    entry = {"code": "XYZ101", "name": "no-story", "at": "proposition.story", "must": {"exists": True}}
    entry |= {"message": "No story.", "bad": "[network]", "good": "[network]\\nname = 'x'"}
    return {"strict": {"custom": [entry]}}
"""
    (its / "netlint_its" / "__init__.py").write_text(RULE + preset, "utf-8")
    done = pytest_in(its)
    assert "1 failed, 4 passed" in done.stdout
    assert "XYZ101 no-story (netlint_its:strict)" in done.stdout
    assert "XYZ101 no-story: The rule reports a finding in this `good` example." in done.stdout
