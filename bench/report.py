"""Tables in Markdown, and the machine that they were made on. Measures nothing."""

import os
import platform
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from contenders import Tool

MEGABYTE = 1_000_000


class Target(NamedTuple):
    """Something that was aimed at, and what was measured; less is better."""

    what: str
    most: float
    measured: float
    unit: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the measurement is within the target."""
        return self.measured <= self.most

    def cells(self) -> tuple[str, str, str, str]:
        """Return the cells of its row."""
        met = "yes" if self.is_met else "**no**"
        return self.what, f"at most {self.most:g}{self.unit}", f"{self.measured:.3g}{self.unit}", met


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Draw a table: the first column to the left, the others to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def milliseconds(seconds: float) -> str:
    """Write a time that is well under a second."""
    return f"{seconds * 1000:.1f} ms"


def megabytes(size: float) -> str:
    """Write an amount of memory."""
    return f"{size / MEGABYTE:.0f} MB"


def machine(tools: Iterable[Tool]) -> str:
    """Return what the measurements were made on, and with which versions."""
    versions = ", ".join(f"{tool.name} {tool.version}" for tool in tools)
    load, _, _ = os.getloadavg()
    system = f"{platform.system()} {platform.release()}"
    return (
        f"{_processor()}, {os.cpu_count()} cores, {system}; load {load:.1f} at the end.\n"
        f"Python {platform.python_version()}; {versions}."
    )


def _processor() -> str:
    """Return the model of the processor, where Linux says it, or else what Python knows."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.exists() else []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.processor() or platform.machine())
