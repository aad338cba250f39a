"""What the tests share: a charter, what a rule says of one, and running the command as people do."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from netlint import Rule, testing

Netlint = Callable[..., subprocess.CompletedProcess[str]]

MEMBERS = '[[members]]\nid = "ana"\n[[members]]\nid = "jan-willem"\nname = "Jan-Willem"\n[[members]]\nid = "cas"\n'
UNREAD = '[network]\nlanguage = "de-AT"\n'


@pytest.fixture
def netlint(tmp_path: Path) -> Netlint:
    """Run the command in an empty folder, in English, on a fixed day."""

    def run(*args: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "netlint", "check", "--lang", "en", "--today", "2026-11-24", *args]
        return subprocess.run(command, capture_output=True, cwd=tmp_path, text=True, encoding="utf-8", check=False)

    return run


def found(rule: Rule, text: str, **options: object) -> list[str]:
    """Return the messages of a rule, with their severity where it is not the rule's own."""
    report = testing.run(rule, text, options={name.replace("_", "-"): value for name, value in options.items()})
    assert rule.code not in report.results or report.results[rule.code].status == "open"
    return [
        finding.message.text() + (f" ({finding.severity})" if finding.severity != rule.severity else "")
        for finding in report.in_order()
    ]
