"""Whole processes, measured in turn, so that other load on the machine affects all of them equally."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

LAUNCHER = Path(__file__).with_name("launcher.py")
_MAXRSS_BYTES = 1 if sys.platform == "darwin" else 1024
"""Bytes in the unit of `ru_maxrss`."""
CLEAN, FINDINGS = 0, 1


class Command(NamedTuple):
    """A command, its name in tables, and the exit codes of a complete run."""

    name: str
    arguments: tuple[str, ...]
    folder: Path
    fine: tuple[int, ...] = (CLEAN,)
    output: str = ""
    """The file in the folder to which standard output goes; nowhere if it is empty."""


class Run(NamedTuple):
    """The measurements of one run."""

    wall: float
    """Seconds from start to end."""
    processor: float
    """Seconds of processor time, user and system, of all its processes."""
    peak: int
    """Bytes of memory of its largest process."""
    code: int


class Runs(NamedTuple):
    """The runs of one command, one for each round."""

    runs: tuple[Run, ...]

    @property
    def wall(self) -> float:
        """The median time, in seconds."""
        return median(run.wall for run in self.runs)

    @property
    def processor(self) -> float:
        """The median processor time, in seconds."""
        return median(run.processor for run in self.runs)

    @property
    def peak(self) -> int:
        """The maximum memory of its largest process in any run, in bytes."""
        return max(run.peak for run in self.runs)

    def ratio(self, other: "Runs") -> float:
        """Return the median of the ratios of wall time, round by round."""
        return median(mine.wall / theirs.wall for mine, theirs in zip(self.runs, other.runs, strict=True))

    def difference(self, other: "Runs") -> float:
        """Return the median of the differences of wall time, round by round, in seconds."""
        return median(mine.wall - theirs.wall for mine, theirs in zip(self.runs, other.runs, strict=True))


def run(command: Command) -> Run:
    """Run a command once. Raises `RuntimeError` if its exit code is not that of a complete run."""
    launched = subprocess.run(  # noqa: S603 (the commands are the benchmark's own)
        [sys.executable, "-I", "-S", str(LAUNCHER), command.output or os.devnull, *command.arguments],
        cwd=command.folder,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    wall, processor, peak, code = launched.stdout.split()
    done = Run(float(wall), float(processor), int(peak) * _MAXRSS_BYTES, int(code))
    if done.code not in command.fine:
        raise RuntimeError(f"{command.name} ended with exit code {done.code}: {' '.join(command.arguments[:9])}")
    return done


def side_by_side(commands: Sequence[Command], *, rounds: int, warm_ups: int = 1) -> list[Runs]:
    """Run commands A, B, C, A, B, C, … and return the runs of each, in the order of the commands."""
    for command in (*commands,) * warm_ups:
        run(command)
    turns = [[run(command) for command in commands] for _ in range(rounds)]
    return [Runs(of_one) for of_one in zip(*turns, strict=True)]
