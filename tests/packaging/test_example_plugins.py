"""The plugins in docs/examples/plugins: each in a wheel, in an environment of its own, beside an installed netlint."""

import json
import shutil
import sys
from pathlib import Path

import pytest
from support.commands import ROOT, run
from support.environments import Shared, build, make_environment

EXAMPLES = ROOT / "docs" / "examples" / "plugins"
NAMES = sorted(file.parent.name for file in EXAMPLES.glob("*/pyproject.toml"))


@pytest.fixture(scope="module", params=NAMES)
def source(request: pytest.FixtureRequest, checkout: Path) -> Path:
    """One of the plugins, in a copy of the repository."""
    return checkout / EXAMPLES.relative_to(ROOT) / str(request.param)


@pytest.fixture(scope="module")
def programs(shared: Shared, wheelhouse: Path, source: Path) -> Path:
    """The folder of the programs in an environment with netlint, the plugin's wheel and what its tests need."""

    def make(folder: Path) -> None:
        copy, wheels = shutil.copytree(source, folder / "source"), folder / "wheels"
        build(copy, wheels, "--wheel")
        make_environment(folder / "environment", wheelhouse, *wheels.glob("*.whl"), "pytest>=8")

    return shared.folder(source.name, make) / "environment" / "bin"


def test_there_are_plugins() -> None:
    assert NAMES


@pytest.mark.slow
def test_its_own_tests_pass_on_what_is_installed(source: Path, programs: Path, tmp_path: Path) -> None:
    package = source.name.replace("-", "_")
    copy = shutil.copytree(source, tmp_path / source.name, ignore=shutil.ignore_patterns(package))
    said = run(programs / "pytest", "-v", "-p", "no:cacheprovider", cwd=copy)
    plugins = json.loads(run(programs / "netlint", "plugins", "--format", "json", cwd=tmp_path))
    ours = next(plugin for plugin in plugins if plugin["distribution"] == source.name)
    assert all(f"{code} " in said for code in ours["rules"]), "the test kit looks at each rule"


def test_its_types_are_right_beside_an_installed_netlint(source: Path, programs: Path, tmp_path: Path) -> None:
    mypy = (sys.executable, "-m", "mypy", "--python-executable", programs / "python", "--cache-dir", tmp_path)
    assert "no issues found" in run(*mypy, cwd=source)


def test_its_style_is_that_of_a_new_plugin(source: Path) -> None:
    run(sys.executable, "-m", "ruff", "check", "--no-cache", ".", cwd=source)
    run(sys.executable, "-m", "ruff", "format", "--no-cache", "--check", ".", cwd=source)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_listed(name: str) -> None:
    assert f"]({name}/README.md)" in (EXAMPLES / "README.md").read_text("utf-8")
    assert f"](examples/plugins/{name}/README.md)" in (ROOT / "docs" / "plugins.md").read_text("utf-8")
