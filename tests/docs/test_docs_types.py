"""The types of what is public: a plugin's author who has mypy look closely at the code of our pages sees no error."""

import subprocess
import sys
from pathlib import Path

import api_public
from support.commands import ROOT
from support.walkthrough import blocks

PAGES = ("hooks.md", "testing.md", "first-rule.md")


def strict(environment: Path, folder: Path) -> str:
    """Return what mypy says of the code in a folder, beside a netlint that is installed from its wheel."""
    python = environment / "bin" / "python"
    command = [sys.executable, "-m", "mypy", "--strict", "--python-executable", python, "--cache-dir", folder / "cache"]
    done = subprocess.run([*command, "."], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_the_types_of_the_examples_are_right(environment: Path, tmp_path: Path) -> None:
    """Tests without annotations are left out: their authors do not ask for types."""
    for page in PAGES:
        for block in blocks(ROOT / "docs" / page):
            if block.language == "python" and block.file and "test_" not in block.file:
                (tmp_path / Path(block.file).parent).mkdir(exist_ok=True, parents=True)
                (tmp_path / block.file).write_text(block.text, "utf-8")
    names = {module.__name__: module.__all__ for module in api_public.MODULES}
    imports = [f"from {module} import {name} as {name}" for module, all_of_it in names.items() for name in all_of_it]
    (tmp_path / "everything.py").write_text("\n".join(imports) + "\n", "utf-8")
    assert "no issues found" in strict(environment, tmp_path)
