"""A plugin of our own, netlint-practicalities: its wheel and netlint's, in one environment, used as others use theirs."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from support.commands import ROOT, run
from support.environments import Shared, build, make_environment, offline

PLUGIN = ROOT / "plugins" / "netlint-practicalities"
CODES = [f"NP{number:03}" for number in range(1, 11)]


@pytest.fixture(scope="module")
def source(checkout: Path) -> Path:
    """The plugin in a copy of the repository."""
    return checkout / PLUGIN.relative_to(ROOT)


@pytest.fixture(scope="module")
def programs(shared: Shared, wheelhouse: Path, source: Path) -> Path:
    """The folder of the programs in an environment with netlint, the plugin's wheel and what its tests need."""

    def make(folder: Path) -> None:
        copy, wheels = shutil.copytree(source, folder / "source"), folder / "wheels"
        build(copy, wheels, "--wheel")
        make_environment(folder / "environment", wheelhouse, *wheels.glob("*.whl"), "pytest>=8")

    return shared.folder("practicalities", make) / "environment" / "bin"


@pytest.mark.slow
def test_its_own_tests_pass_on_what_is_installed(source: Path, programs: Path, tmp_path: Path) -> None:
    for name in ("tests", "docs", "examples"):
        shutil.copytree(source / name, tmp_path / name)
    for name in ("README.md", "pyproject.toml"):
        shutil.copy(source / name, tmp_path)
    said = run(programs / "pytest", "-v", "-p", "no:cacheprovider", cwd=tmp_path)
    assert all(f"{code} " in said for code in CODES), "the test kit looks at each rule"


@pytest.mark.slow
def test_it_is_installed_as_its_readme_says(source: Path, wheelhouse: Path, tmp_path: Path) -> None:
    assert "$ pip install .\n" in (source / "README.md").read_text("utf-8")
    copy = shutil.copytree(source, tmp_path / "netlint-practicalities")
    environment = make_environment(tmp_path / "environment", wheelhouse, "netlint-charter")
    run(environment / "bin" / "pip", "install", "--quiet", ".", cwd=copy, **offline(wheelhouse))
    rules = run(environment / "bin" / "netlint", "rules", "NP", cwd=tmp_path).splitlines()
    assert [line.split()[0] for line in rules if line.strip()] == CODES


def test_its_types_are_right_beside_an_installed_netlint(source: Path, programs: Path, tmp_path: Path) -> None:
    mypy = (sys.executable, "-m", "mypy", "--python-executable", programs / "python", "--cache-dir", tmp_path)
    assert "no issues found" in run(*mypy, cwd=source)


@pytest.mark.parametrize("command", ["ruff check .", "ruff format --check ."])
def test_what_its_readme_has_ruff_look_at_is_well(command: str, source: Path) -> None:
    assert f"$ {command}\n" in (source / "README.md").read_text("utf-8")
    run(sys.executable, "-m", *command.split(), "--no-cache", cwd=source)


def test_it_declares_what_netlint_does() -> None:
    ours, netlints = (
        tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["project"] for folder in (PLUGIN, ROOT)
    )
    needed, has = (
        {one.name: one.specifier for one in map(Requirement, each["dependencies"])} for each in (ours, netlints)
    )
    assert needed["msgspec"] == has["msgspec"]
    assert needed["netlint-charter"].contains(netlints["version"])
    for key in ("requires-python", "classifiers"):
        assert ours[key] == netlints[key]


def test_it_is_listed_with_all_that_it_gives(programs: Path, tmp_path: Path) -> None:
    listed = json.loads(run(programs / "netlint", "plugins", "--format", "json", cwd=tmp_path))
    ours = next(plugin for plugin in listed if plugin["name"] == "practicalities")
    assert ours["distribution"] == "netlint-practicalities"
    assert (ours["rules"], ours["tables"], ours["presets"]) == (CODES, ["practicalities"], [])
    assert str(programs.parent) in ours["from"]
    rules = run(programs / "netlint", "rules", "NP", cwd=tmp_path).splitlines()
    assert [line.split()[0] for line in rules if line.strip()] == CODES


def test_its_pages_speak_dutch(programs: Path, tmp_path: Path) -> None:
    page = run(programs / "netlint", "explain", "NP001", "--lang", "nl", cwd=tmp_path)
    assert "# NP001 no-open-books\n\nIn het handvest staat nog niet wie het geld kan inzien.\n" in page
    page = run(programs / "netlint", "explain", "NP007", "--lang", "nl", cwd=tmp_path)
    assert "# NP007: In het handvest staat wie voor het netwerk tekent, maar nog niet wie het risico draagt." in page
    for code in CODES:
        assert "Dit is geen juridisch advies." in run(
            programs / "netlint", "explain", code, "--lang", "nl", cwd=tmp_path
        )


def test_a_charter_is_asked_once_for_each_agreement(source: Path, programs: Path, tmp_path: Path) -> None:
    command = (programs / "netlint", "--format", "json", "--lang", "en", "--today", "2026-11-24", "charter.toml")
    shutil.copy(source / "examples" / "handbook.charter.toml", tmp_path / "charter.toml")
    assert ours(run(*command, cwd=tmp_path)) == []

    (example,) = re.findall(r"```toml\n(\[network\]\n.+?)```", (source / "README.md").read_text("utf-8"), re.DOTALL)
    for text, found in (
        (example, []),
        ('[network]\nname = "Stroomop"\n', [(code, "info") for code in CODES]),
        (example.replace('["ana", "bo"]', '["ana", "ana"]'), [("NP010", "warning")]),
    ):
        (tmp_path / "charter.toml").write_text(text, "utf-8")
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 1, "netlint's own rules have found something"
        assert ours(done.stdout) == found


def ours(report: str) -> list[tuple[str, str]]:
    """Return the codes and severities of what the plugin's rules have found."""
    charters = json.loads(report)["charters"]
    found = [(each["code"], each["severity"]) for charter in charters for each in charter["findings"]]
    return sorted((code, severity) for code, severity in found if code in CODES)
