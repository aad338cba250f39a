"""Tables in Markdown, and a description of the machine. Measures nothing."""

import os
import platform
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from contenders import Tool

MEGABYTE = 1_000_000


class Target(NamedTuple):
    """A target and the measurement; less is better."""

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
    """Return a table with its first column aligned left, and the others aligned right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def milliseconds(seconds: float) -> str:
    """Return a time as milliseconds."""
    return f"{seconds * 1000:.1f} ms"


def microseconds(seconds: float) -> str:
    """Return a time as microseconds."""
    return f"{seconds * 1_000_000:.1f} µs"


def megabytes(size: float) -> str:
    """Return an amount of memory as megabytes."""
    return f"{size / MEGABYTE:.0f} MB"


def machine(tools: Iterable[Tool]) -> str:
    """Return a description of the machine, with the versions of the tools."""
    versions = ", ".join(f"{tool.name} {tool.version}" for tool in tools)
    load, _, _ = os.getloadavg()
    system = f"{platform.system()} {platform.release()}"
    return (
        f"{_processor()}, {os.cpu_count()} cores, {system}; load {load:.1f} at the end.\n"
        f"Python {platform.python_version()}; {versions}."
    )


def _processor() -> str:
    """Return the model of the processor, from Linux if possible, otherwise from Python."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.exists() else []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.processor() or platform.machine())
