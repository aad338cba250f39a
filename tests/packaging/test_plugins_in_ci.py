"""Plugins that the inputs of the action and of the component name: they are installed with netlint, and their rules run."""

import os
from pathlib import Path

import pytest
from support.environments import make_environment, offline
from support.integrations import BIN, Runner, attempt, component, component_script

pytestmark = pytest.mark.slow

CHARTER = '[network]\nname = "Stroomop"\n'
PROJECT = """[build-system]
requires = ["setuptools>=77"]
build-backend = "setuptools.build_meta"

[project]
name = "netlint-ours"
version = "1.0"

[project.entry-points.netlint]
ours = "netlint_ours"

[tool.setuptools]
py-modules = ["netlint_ours"]
"""
RULE = '''from netlint import Finding, hookimpl, rule, rules_in


@hookimpl
def netlint_rules():
    return rules_in(__name__)


@rule("OUR001", severity="error", level="essential", question="Who?")
def ours(charter):
    """Ours.

    Why: -

    Fix: -

    Bad:
        [network]

    Good:
        [network]
    """
    yield Finding("It is ours.", at="network")
'''


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A checkout with a charter, and with the code of a plugin."""
    work = tmp_path / "work"
    (work / "plugins" / "ours").mkdir(parents=True)
    (work / "charter.toml").write_text(CHARTER, "utf-8")
    (work / "plugins" / "ours" / "pyproject.toml").write_text(PROJECT, "utf-8")
    (work / "plugins" / "ours" / "netlint_ours.py").write_text(RULE, "utf-8")
    return work


def test_the_action_installs_plugins_by_name_and_by_path(
    work: Path, tmp_path: Path, checkout: Path, wheelhouse: Path
) -> None:
    runner = Runner(tmp_path, work, settings={"settings": ""})
    runner.github["action_path"] = str(checkout)
    wheels = offline(wheelhouse) | {"PATH": f"{BIN}:{os.environ['PATH']}"}
    done = runner.step("Install", plugins="netlint-ostrom==0.1.0\n\n  ./plugins/ours\n", **wheels)
    assert done.returncode == 0, done.stderr
    python = runner.outputs["install"]["outputs"]["python"]
    listed = attempt(python, "-I", "-m", "netlint", "plugins", cwd=tmp_path).stdout
    assert "netlint-ostrom 0.1.0" in listed
    assert "netlint-ours 1.0" in listed
    assert "title=OUR001 ours" in runner.step("Check").stdout


@pytest.mark.parametrize("plugin", ["-r requirements.txt", "ours"])
def test_what_is_no_plugin_is_not_installed(work: Path, tmp_path: Path, wheelhouse: Path, plugin: str) -> None:
    (work / "requirements.txt").write_text("./plugins/ours\n", "utf-8")
    (work / "plugins" / "ours").rename(work / "ours")
    runner = Runner(tmp_path, work)
    (wheel,) = wheelhouse.glob("netlint_charter-*.whl")
    runner.github["action_path"] = str(wheel)
    wheels = offline(wheelhouse) | {"PATH": f"{BIN}:{os.environ['PATH']}"}
    done = runner.step("Install", plugins=plugin, **wheels)
    assert done.returncode == 1
    assert plugin in done.stderr
    assert "python" not in runner.outputs["install"]["outputs"]


def test_the_component_installs_plugins_by_name_and_by_path(work: Path, tmp_path: Path, wheelhouse: Path) -> None:
    programs = make_environment(tmp_path / "image", wheelhouse) / "bin"
    job = component(package="netlint-charter", plugins=["netlint-ostrom==0.1.0", "./plugins/ours"], level="essential")
    variables = job["variables"] | offline(wheelhouse) | {"PATH": f"{programs}:{os.environ['PATH']}"}
    done = attempt("sh", "-e", "-c", component_script(job, installs=True), cwd=work, **variables)
    assert done.returncode == 1, done.stderr
    assert "OUR001" in done.stdout
    listed = attempt(programs / "python", "-I", "-m", "netlint", "plugins", cwd=tmp_path).stdout
    assert "netlint-ostrom 0.1.0" in listed
