"""The wheel, the sdist and an editable install, each in an environment of its own."""

import json
import shutil
import tomllib
from pathlib import Path

import pytest
from support.commands import ROOT, Netlint, run
from support.environments import make_environment


@pytest.mark.parametrize("kind", ["wheel", "sdist", "editable"])
def test_what_is_installed_is_whole(
    netlint: Netlint, kind: str, checkout: Path, built: Path, wheelhouse: Path, tmp_path: Path
) -> None:
    what = {"wheel": [*built.glob("*.whl")], "sdist": [*built.glob("*.tar.gz")], "editable": ["--editable", checkout]}
    here = json.loads(netlint("rules", "--format", "json").stdout)
    environment = make_environment(tmp_path / "environment", wheelhouse, *what[kind])
    python, command = environment / "bin" / "python", environment / "bin" / "netlint"
    there = json.loads(run(command, "rules", "--format", "json", cwd=tmp_path))
    assert there == here
    for name in ("charter", "settings", "report", "diff"):
        assert run(command, "schema", name, cwd=tmp_path) == (ROOT / "schemas" / f"{name}.schema.json").read_text(
            "utf-8"
        )
    shutil.copy(ROOT / "docs" / "examples" / "healthy.charter.toml", tmp_path / "charter.toml")
    assert "No findings: " in run(command, "charter.toml", "--today", "2026-11-24", cwd=tmp_path)
    assert run(environment / "bin" / "netlint-charter", "--version").startswith("netlint 0.")
    assert "In het handvest staat nog niet waar het netwerk voor is." in run(
        command, "--lang", "nl", "explain", "NL101", cwd=tmp_path
    )
    typed = "import netlint, pathlib; print((pathlib.Path(netlint.__file__).parent / 'py.typed').is_file())"
    assert run(python, "-c", typed, cwd=tmp_path) == "True\n"


def test_no_package_is_forgotten() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    listed = set(project["tool"]["setuptools"]["packages"])
    folders = {
        (ROOT / base): name
        for base, name in (("netlint", "netlint"), ("plugins/netlint_essentials", "netlint_essentials"))
    }
    found = {
        ".".join((name, *init.parent.relative_to(folder).parts))
        for folder, name in folders.items()
        for init in folder.rglob("__init__.py")
    }
    assert listed == found | {"netlint.schemas"}
