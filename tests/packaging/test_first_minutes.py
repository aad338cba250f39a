"""The first minutes of the README, in both languages: each way to install netlint, and the first commands."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from support.commands import ROOT
from support.environments import offline

PAGES = {"README.md": "## Install it", "README.nl.md": "## Installeren"}
VERSION = r"netlint \d+\.\d+\.\d+"
pytestmark = pytest.mark.slow


def ways(page: str) -> list[list[str]]:
    """Return the commands of each way to install netlint, in the order of the page."""
    text = (ROOT / page).read_text("utf-8").partition(PAGES[page])[2].partition("\n## ")[0]
    blocks = re.findall(r"(?:^ {4}.+\n)+", text, re.MULTILINE)
    return [[line.strip() for line in block.splitlines()] for block in blocks]


def test_both_pages_have_the_same_ways() -> None:
    english, dutch = map(ways, PAGES)
    assert english == dutch
    assert [way[0].split()[0] for way in english] == ["uv", "pipx", "python3", "py"]


def test_windows_is_told_what_other_systems_are_told() -> None:
    *_, posix, windows = ways("README.md")
    plain = [line.replace("\\", "/").replace("$HOME/netlint/Scripts", "~/netlint/bin") for line in windows]
    assert plain[:2] == ["py -m venv $HOME/netlint", "& ~/netlint/bin/pip install ."]
    assert posix[:2] == ["python3 -m venv ~/netlint", "~/netlint/bin/pip install ."]
    assert windows[2] == '$env:Path = "$HOME\\netlint\\Scripts;$env:Path"'


@pytest.mark.parametrize("way", ways("README.md")[:3], ids=lambda way: way[0])
def test_netlint_is_found_after_it_is_installed(
    way: list[str], checkout: Path, wheelhouse: Path, tmp_path: Path
) -> None:
    home, work = tmp_path / "home", tmp_path / "work"
    home.mkdir()
    work.mkdir()
    environment = {
        **offline(wheelhouse),
        "HOME": str(home),
        "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
        "SHELL": "/bin/bash",
        "LC_ALL": "C.UTF-8",
        "UV_OFFLINE": "1",
        "UV_NO_INDEX": "1",
        "UV_FIND_LINKS": str(wheelhouse),
        "UV_PYTHON": sys.executable,
        "PIPX_DEFAULT_PYTHON": sys.executable,
    }

    def shell(script: str, folder: Path, *options: str) -> str:
        command = ["bash", "--noprofile", *options, "-c", script]
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    installed = "\n".join(["set -e", *way])
    first = "netlint --version\nnetlint init --name Stroomop\nnetlint --fail-on never"
    if way[0].startswith("python3"):
        printed = shell(f"{installed}\ncd {work}\n{first}", checkout)
    else:
        shell(installed, checkout)
        environment["PATH"] = "/usr/local/bin:/usr/bin:/bin"
        printed = shell(first, work, "-i")  # a new terminal, which reads what has been set for it
    assert re.search(VERSION, printed)
    assert "error: The charter does not say what the network is for." in printed
