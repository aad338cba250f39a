"""Compare what two installed versions of netlint print, byte for byte: every format, in both languages.

A change that only makes netlint faster leaves all of it as it is:

    python bench/outputs.py OLD/bin/netlint NEW/bin/netlint

The charters are generated ones (complete, with defects, with much left open, with mistakes in their form), one of each
size, and the examples.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import charters
import click
from defects import WRONG_REFERENCE

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from support.slips import with_slips

ROOT = Path(__file__).parents[1]
FORMATS = [
    "text",
    "concise",
    "json",
    "github",
    "gitlab",
    "sarif",
    "junit",
    "checkstyle",
    "rdjson",
    "azure",
    "markdown",
    "agenda",
    "mermaid",
    "dot",
    "html",
]
LANGUAGES = ("en", "nl")
SLIPS = 3
"""Mistakes in the form of a charter that has any."""
SHOWN = 3
"""Lines that differ, of those that are shown for one command."""
BEFORE, WIDTH = 40, 100
"""Of a line that differs, the characters shown before the first difference, and all that are shown."""
DAY = ("--today", charters.TODAY.isoformat())
CHECKS = (
    *(("check", "--format", name) for name in FORMATS),
    ("check", "--full", "--verbose"),
    ("check", "--statistics"),
    ("check", "--statistics", "--format", "json"),
    ("check", "--select", "ALL", "--no-suppressions", "--format", "json"),
    ("check", "--quiet", "--hide-suppressed", "--output", "text:/dev/stdout", "--output", "sarif:/dev/stdout"),
)
"""What is done with all charters, by one process and by two."""
ELSEWISE = (
    ("rules",),
    ("rules", "--format", "json"),
    ("explain", "charter", "members", "NL101", "no-coordinator"),
    ("schema",),
    ("settings", "--format", "json"),
    ("--help",),
    ("check", "--help"),
    ("explain", "--help"),
    ("check", "nowhere.toml"),
    ("explain", "NL999"),
)
"""What is done without a charter."""
ON_ONE = (("due",), ("fix", "--diff"), ("diff", "0000/0.charter.toml"))
"""What is done with one charter."""


@click.command()
@click.argument("old", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("new", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--charters", "count", type=click.IntRange(min=4), default=400, show_default=True, help="How many.")
def main(old: Path, new: Path, count: int) -> None:
    """Run both programs with the same arguments; exit with 1 if anything that they print differs."""
    with tempfile.TemporaryDirectory(prefix="netlint-outputs-") as name:
        folder = Path(name)
        written = _write(folder, count)
        differing = total = 0
        for arguments in _commands(written):
            total += 1
            before, after = (_outcome(program, arguments, folder) for program in (old, new))
            if before != after:
                differing += 1
                _show(arguments, before, after)
    click.echo(f"{total} commands, {differing} with another outcome")
    sys.exit(1 if differing else 0)


def _write(folder: Path, count: int) -> list[str]:
    """Write the charters below a folder; return the paths of some of each kind."""
    kinds = (charters.charter, charters.numbered, charters.with_findings, _with_slips)
    for number in range(count):
        path = folder / charters.relative(number)
        path.parent.mkdir(exist_ok=True)
        path.write_text(kinds[number % len(kinds)](number), encoding="utf-8")
    for factor in (4, 16):
        text = WRONG_REFERENCE.apply_to_all(charters.sized(factor))
        (folder / f"{factor}.charter.toml").write_text(text, encoding="utf-8")
    (folder / "windows.charter.toml").write_bytes(charters.with_findings(5).replace("\n", "\r\n").encode())
    examples = [
        path for path in sorted((ROOT / "docs" / "examples").glob("*.toml")) if shutil.copy(path, folder / path.name)
    ]
    return [
        *(path.name for path in examples),
        "4.charter.toml",
        "windows.charter.toml",
        *(str(charters.relative(number)) for number in range(min(count, 12))),
    ]


def _with_slips(number: int) -> str:
    return with_slips(charters.charter(number), LANGUAGES[number % 2], count=SLIPS, seed=number).text  # type: ignore[arg-type]  # one of two


def _commands(written: list[str]) -> Iterator[tuple[str, ...]]:
    for language in LANGUAGES:
        spoken = ("--lang", language)
        for check in CHECKS:
            for jobs in ("1", "2"):
                yield (*check, *spoken, *DAY, "--jobs", jobs, ".")
        for one in written:
            yield ("check", *spoken, *DAY, one)
            yield ("check", *spoken, *DAY, "--format", "json", one)
            for command in ON_ONE:
                yield (*command, *spoken, *DAY, one)
        for elsewise in ELSEWISE:
            yield (*elsewise, *spoken)
    yield ("check", *DAY, ".")


def _outcome(program: Path, arguments: tuple[str, ...], folder: Path) -> tuple[bytes, bytes, int]:
    """Return what a program writes on standard output and on standard error, and its exit code."""
    environment = {**os.environ, "LANG": "en_GB.UTF-8", "COLUMNS": "100"}
    done = subprocess.run(  # noqa: S603 (the programs are those that were named)
        [str(program.absolute()), *arguments], cwd=folder, env=environment, capture_output=True, check=False
    )
    return done.stdout, done.stderr, done.returncode


def _show(arguments: tuple[str, ...], before: tuple[bytes, bytes, int], after: tuple[bytes, bytes, int]) -> None:
    """Show a command, and the first lines in which its outcomes differ."""
    click.echo(f"netlint {' '.join(arguments)}: exit codes {before[2]} and {after[2]}")
    for old, new in zip(before[:2], after[:2], strict=True):
        lines = zip_longest(old.decode(errors="replace").splitlines(), new.decode(errors="replace").splitlines())
        for one, other in [(one or "", other or "") for one, other in lines if one != other][:SHOWN]:
            same = next((at for at, (old, new) in enumerate(zip(one, other, strict=False)) if old != new), 0)
            start = max(0, same - BEFORE)
            click.echo(f"  - {one[start : start + WIDTH]}\n  + {other[start : start + WIDTH]}")


if __name__ == "__main__":
    main()
