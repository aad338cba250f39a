"""Doing what a page says: files are written, and commands run, in the order in which they stand there."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"`([\w./-]+\.(?:toml|py|md|csv))`")


class Block(NamedTuple):
    """A block of a page: its language, what stands in it, and the last file that the paragraph before it names."""

    language: str
    text: str
    file: str | None


def blocks(page: Path) -> Iterator[Block]:
    """Yield the blocks of a page. One belongs to a file where the paragraph before names one and ends with a colon."""
    text, end = page.read_text("utf-8"), 0
    for match in BLOCK.finditer(text):
        paragraph = text[end : match.start()].rstrip("\n").rpartition("\n\n")[2]
        named = FILE.findall(paragraph) if paragraph.endswith(":") else []
        yield Block(match[1], match[2], named[-1] if named else None)
        end = match.end()


def commands(block: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a block with what it is said to print."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, printed = part.partition("\n")
        yield command.partition(" # ")[0].strip(), printed


def follow(page: Path, folder: Path, environment: Path, **env: str) -> int:
    """Do what a page says in a folder, with the programs of an environment and more variables.

    Return how many commands were run.

    Raises `AssertionError` where one prints something else than the page shows.
    """
    number = 0
    for block in blocks(page):
        if block.language == "console":
            for command, printed in commands(block.text):
                number += 1
                folder = _run(command, printed, folder, plain(environment) | env)
        elif block.file and block.language in ("toml", "python"):
            file = folder / block.file
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, "utf-8")
    return number


def _run(command: str, printed: str, folder: Path, env: dict[str, str]) -> Path:
    """Run a command and compare; give the folder in which the next one is run."""
    if command.startswith("cd "):
        return (folder / command.removeprefix("cd ")).resolve()
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    shown = done.stdout + done.stderr
    assert done.returncode == 0 or command.startswith("netlint"), shown
    assert matches(printed, shown), f"$ {command}\n{shown}"
    return folder


def plain(environment: Path) -> dict[str, str]:
    """Return the variables for a program of an environment: English, 80 columns, no colours, no packages of others."""
    dropped = ("NO_COLOR", "FORCE_COLOR", "NETLINT_LANG", "PYTHONPATH", "PYTEST_ADDOPTS", "PYTEST_XDIST_WORKER")
    kept = {key: value for key, value in os.environ.items() if key not in dropped}
    path = f"{environment / 'bin'}{os.pathsep}{os.environ['PATH']}"

    return {**kept, "PATH": path, "COLUMNS": "80", "LC_ALL": "C.UTF-8"}


def matches(told: str, shown: str) -> bool:
    """Return whether a text is what a page shows; `...` stands for anything."""
    pattern = ".*".join(re.escape(piece.strip("\n")) for piece in told.split("..."))
    return re.fullmatch(pattern, shown.strip("\n"), re.DOTALL) is not None


def says(text: str, told: str) -> bool:
    """Return whether a text has in it what a page shows; `...` stands for anything."""
    return re.search(".*".join(map(re.escape, told.split("..."))), text, re.DOTALL) is not None
