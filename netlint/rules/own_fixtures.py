"""The fixtures of netlint: their names, and when a rule that requests one of them runs. Makes none."""

from collections.abc import Iterable

FIXTURES = (
    "charter",
    "document",
    "today",
    "phase",
    "known_phase",
    "not_begun",
    "suppressions",
    "crashes",
    "charters",
    "files",
)
"""The fixtures of netlint: what a rule can request, by the names of its parameters. Plugins provide others."""

FIRST, OUTCOMES, SUPPRESSIONS, CRASHES = range(4)
"""When a rule runs: first, or later because it reads the outcomes, the suppressions or the crashes of other rules."""
_STAGES = {"crashes": CRASHES, "suppressions": SUPPRESSIONS, "not_begun": OUTCOMES}
ONLY_RULES = ("charters", *_STAGES)
"""The fixtures that only a rule can request, not a fixture of a plugin: those of other charters and other rules."""


def stage_of(names: Iterable[str]) -> int:
    """Return when a rule that requests fixtures with these names runs."""
    return max((_STAGES.get(name, FIRST) for name in names), default=FIRST)
