"""Tests that need Node.js: they are skipped on a machine without it, and fail in CI."""

import re

import pytest
from support.commands import ROOT
from support.node import may_skip


@pytest.mark.parametrize(
    ("programs", "environment", "skips"),
    [
        ((None,), {}, True),
        (("/usr/bin/node", None), {}, True),
        (("/usr/bin/node",), {}, False),
        ((None,), {"CI": "true"}, False),
        ((None,), {"CI": ""}, True),
    ],
)
def test_a_missing_program_is_a_reason_to_skip_on_other_machines_alone(
    programs: tuple[str | None, ...], environment: dict[str, str], skips: bool
) -> None:
    assert may_skip(*programs, environment=environment) is skips


def test_no_test_looks_for_node_itself() -> None:
    found = [
        file.name
        for file in (ROOT / "tests").rglob("*.py")
        if re.search(r'which\("n(ode|pm)"', file.read_text("utf-8"))
    ]
    assert found == ["node.py"]
