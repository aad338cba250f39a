"""A plugin of our own, netlint-ostrom: its wheel and netlint's, in one environment, used as others use theirs."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.commands import ROOT, run
from support.environments import Shared, make_environment

PLUGIN = ROOT / "plugins" / "netlint-ostrom"
CODES = [f"OST00{number}" for number in range(1, 9)]


@pytest.fixture(scope="module")
def source(checkout: Path) -> Path:
    """The plugin in a copy of the repository."""
    return checkout / PLUGIN.relative_to(ROOT)


@pytest.fixture(scope="module")
def programs(shared: Shared, wheelhouse: Path) -> Path:
    """The folder of the programs in an environment with netlint, the plugin and what its tests need."""

    def make(folder: Path) -> None:
        make_environment(folder, wheelhouse, "netlint-ostrom", "pytest>=8")

    return shared.folder("ostrom", make) / "bin"


@pytest.mark.slow
def test_its_own_tests_pass_on_what_is_installed(source: Path, programs: Path, tmp_path: Path) -> None:
    for name in ("tests", "docs", "examples"):
        shutil.copytree(source / name, tmp_path / name)
    for name in ("README.md", "pyproject.toml"):
        shutil.copy(source / name, tmp_path)
    said = run(programs / "pytest", "-v", "-p", "no:cacheprovider", cwd=tmp_path)
    assert all(f"{code} " in said for code in CODES), "the test kit looks at each rule"


def test_its_types_are_right_beside_an_installed_netlint(source: Path, programs: Path, tmp_path: Path) -> None:
    mypy = (sys.executable, "-m", "mypy", "--python-executable", programs / "python", "--cache-dir", tmp_path)
    assert "no issues found" in run(*mypy, cwd=source)


def test_it_is_listed_with_all_that_it_gives(programs: Path, tmp_path: Path) -> None:
    listed = json.loads(run(programs / "netlint", "plugins", "--format", "json", cwd=tmp_path))
    ours = next(plugin for plugin in listed if plugin["name"] == "ostrom")
    assert ours["distribution"] == "netlint-ostrom"
    assert (ours["rules"], ours["tables"], ours["presets"]) == (CODES, ["ostrom"], ["ostrom:strict"])
    assert str(programs.parent) in ours["from"]
    rules = run(programs / "netlint", "rules", "OST", cwd=tmp_path).splitlines()
    assert [line.split()[0] for line in rules if line.strip()] == CODES


def test_its_pages_speak_dutch(programs: Path, tmp_path: Path) -> None:
    page = run(programs / "netlint", "explain", "OST006", "--lang", "nl", cwd=tmp_path)
    assert "# OST006 distant-conflict-route\n\nJullie hebben nog geen conflictroute die dichtbij en snel is.\n" in page
    assert "# OST006: In de conflictroute staat nog niet wie in het netwerk kan helpen." in page


def test_a_charter_is_held_to_its_preset(source: Path, programs: Path, tmp_path: Path) -> None:
    (tmp_path / "netlint.toml").write_text('extends = ["ostrom:strict"]\n')
    command = (programs / "netlint", "--format", "json", "--lang", "en", "--today", "2026-11-24", "charter.toml")
    shutil.copy(source / "examples" / "commons.charter.toml", tmp_path / "charter.toml")
    whole = json.loads(run(*command, cwd=tmp_path))
    assert not [finding for finding in findings(whole) if finding["code"] in CODES]

    (tmp_path / "charter.toml").write_text('[network]\nname = "Stroomop"\n\n[[members]]\nid = "ana"\n')
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    severities = {finding["code"]: finding["severity"] for finding in findings(json.loads(done.stdout))}
    assert done.returncode == 1, done.stderr
    assert (severities["OST001"], severities["OST005"]) == ("error", "warning")


def findings(report: dict[str, list[dict[str, list[dict[str, str]]]]]) -> list[dict[str, str]]:
    return [finding for charter in report["charters"] for finding in charter["findings"]]
