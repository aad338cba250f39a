"""What the tests of suppressions share: a charter, and its findings in short."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from support.commands import Netlint

CHARTER = """\
[network]
name = "Stroomop"

[[members]]
id = "ana"

[[members]]
id = "bo"

[[members]]
id = "dee"
hours-per-month.committed = 8
"""
"""A purpose is missing (NL101), and the hours of the first two members (NL305): those of the third are there."""
COMMITMENT = ("--select", "NL101,NL305,NL02", "--format", "json")
"""The options of a run of which the outcome is read with `found`."""

EXCEPTION = """\
[[exceptions]]
rule = "no-purpose"
charter = "charter.toml"
at = "network"
reason = "We decide in May."
agreed-by = ["ana", "bo"]
agreed-on = 2026-01-01
until = 2026-11-24
"""

Lines = Callable[..., list[str]]


def findings(done: subprocess.CompletedProcess[str]) -> list[tuple[str, dict[str, Any]]]:
    """Return the findings of a run in JSON, each with its charter: those that are open first, no known ones."""
    assert done.returncode != 2, done.stderr
    reported = [(one["path"], finding) for one in json.loads(done.stdout)["charters"] for finding in one["findings"]]
    kept = [pair for pair in reported if _kind(pair[1]) in ("", "comment", "exception")]
    return sorted(kept, key=lambda pair: bool(_kind(pair[1])))


def _kind(finding: dict[str, Any]) -> str:
    return str(finding["suppression"]["kind"]) if finding["suppression"] else ""


def found(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Return each finding of a run in JSON as `line code`, and `suppressed` before it where it is not open."""
    return [
        f"{'suppressed ' if finding['suppression'] else ''}{finding['span']['line']} {finding['code']}"
        for _charter, finding in findings(done)
    ]


def opened(done: subprocess.CompletedProcess[str]) -> list[tuple[str, str]]:
    """Return charter and code of each open finding of a run in JSON."""
    return [(charter, finding["code"]) for charter, finding in findings(done) if not finding["suppression"]]


def checking(netlint: Netlint, folder: Path) -> Lines:
    """Return what checks a text as `charter.toml` in a folder, and gives each finding in short."""

    def check(text: str, *args: str, settings: str = "", code: int | None = None) -> list[str]:
        (folder / "charter.toml").write_text(text, "utf-8")
        if settings:
            (folder / "netlint.toml").write_text(settings, "utf-8")
        done = netlint("charter.toml", *(args or COMMITMENT))
        assert code is None or done.returncode == code, done.stderr
        return found(done)

    return check


def two(folder: Path) -> None:
    """Write two charters, of which the second has a purpose."""
    for name, text in (("a", CHARTER), ("b", CHARTER.replace("[network]", '[network]\npurpose = "Water."'))):
        (folder / f"{name}.charter.toml").write_text(text, "utf-8")
