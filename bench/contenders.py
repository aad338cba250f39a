"""The tools that are measured, and how each one checks charters with the same JSON Schema."""

import sys
from collections.abc import Iterable, Sequence
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import python_files
from charters import TODAY
from measure import CLEAN, FINDINGS, Command, run

_BIN = Path(sys.executable).parent
_TOMBI_SETTINGS = """\
toml-version = "v1.0.0"

[files]
include = ["**/*.charter.toml"]

[schema]
catalog = {{ paths = [] }}

[[schemas]]
path = "{schema}"
include = ["**/*.charter.toml"]
"""


class Tool(NamedTuple):
    """A tool: its command up to the paths, the arguments for all charters of a folder, and a description of these."""

    name: str
    distribution: str
    command: tuple[str, ...]
    everything: tuple[str, ...]
    how: str

    @property
    def version(self) -> str:
        """The installed version."""
        return metadata.version(self.distribution)

    def on(self, folder: Path, paths: Iterable[str], *, fine: tuple[int, ...] = (CLEAN,)) -> Command:
        """Return the command that checks charters of a folder; `fine` are the exit codes of a complete run."""
        return Command(self.name, (*self.command, *paths), folder, fine)

    def on_everything(self, folder: Path) -> Command:
        """Return the command that checks all charters of a folder."""
        return self.on(folder, self.everything, fine=(CLEAN, FINDINGS))

    def accepts(self, folder: Path, path: str) -> bool:
        """Return whether the tool accepts a charter."""
        return run(self.on(folder, (path,), fine=(CLEAN, FINDINGS))).code == CLEAN


def netlint() -> Tool:
    """Return the netlint that is installed with this interpreter, run on the day for which the charters were made."""
    command = (str(_BIN / "netlint"), "--today", TODAY.isoformat(), "--fail-on", "info")
    return Tool("netlint", "netlint-charter", command, (".",), "the folder")


def with_plugin(own: Tool) -> Tool:
    """Return netlint as it is installed in an environment with one more plugin, which stands beside this one."""
    program = _BIN.parent.with_name(f"{_BIN.parent.name}-plugin") / _BIN.name / "netlint"
    return own._replace(command=(str(program), *own.command[1:]))


RUFF = Tool("ruff", "ruff", (str(_BIN / "ruff"), "check", "--isolated", "--no-cache", "--select", "F"), (), "")
"""What checks Python files, for what a finding takes."""


def ruff(folder: Path, output: str) -> tuple[Command, Command]:
    """Return the commands that check Python files with findings, and those without, in one of the formats of ruff."""
    command = (*RUFF.command, "--output-format", output)
    with_findings, without = (
        Command(f"ruff, {output}", (*command, name), folder, (CLEAN, FINDINGS), "report")
        for name in (python_files.WITH_FINDINGS, python_files.WITHOUT)
    )
    return with_findings, without


def others(folder: Path, schema: Path, paths: Sequence[str]) -> tuple[Tool, ...]:
    """Return the other tools; write the settings of tombi into the folder with the charters at `paths`."""
    (folder / "tombi.toml").write_text(_TOMBI_SETTINGS.format(schema=schema.as_posix()), encoding="utf-8")
    taplo = (str(_BIN / "taplo"), "lint", "--schema", schema.as_uri())
    tombi = (str(_BIN / "tombi"), "lint", "--offline")
    check_jsonschema = (str(_BIN / "check-jsonschema"), "--schemafile", str(schema))
    return (
        Tool("taplo", "taplo", taplo, ("**/*.charter.toml",), "a glob that it expands"),
        Tool("tombi", "tombi", tombi, (".",), "the folder, with a `tombi.toml` that sets the schema"),
        Tool("check-jsonschema", "check-jsonschema", check_jsonschema, tuple(paths), "every path as an argument"),
    )
