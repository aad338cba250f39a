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
