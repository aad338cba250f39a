"""Defects of generated charters: one at a time for the tools to find, and gaps of which a charter has many."""

import re
from typing import NamedTuple


class Defect(NamedTuple):
    """A defect in a charter: the match of a pattern is replaced."""

    name: str
    pattern: str
    replacement: str

    def apply(self, text: str) -> str:
        """Return a charter with the defect in one place. Raises `ValueError` if it has no place for the defect."""
        changed, times = re.subn(self.pattern, self.replacement, text, count=1, flags=re.MULTILINE)
        if not times:
            raise ValueError(f"there is no place for the defect {self.name!r} in this charter")
        return changed

    def apply_to_all(self, text: str) -> str:
        """Return a charter with the defect in every possible place."""
        return re.sub(self.pattern, self.replacement, text, flags=re.MULTILINE)


WRONG_TYPE = Defect("wrong type", r"^internal = .*$", 'internal = "half"')
"""The defect that every tool has to find: text where the schema requires a number."""

DEFECTS = (
    Defect("syntax error", r'^(theme = ".*)"$', r"\1"),
    WRONG_TYPE,
    Defect("unknown key", r"^added-value =", "aded-value ="),
    Defect("unknown reference", r'^coordinator = "(.*)"$', r'coordinator = "\1-2"'),
    Defect("no purpose", r"^purpose = .*\n", ""),
    Defect("no coordinator", r"^\[coordination\]\n(.+\n)+\n", ""),
    Defect("duplicate id", r'(\[\[members\]\]\nid = "(.+)"\n(?:.+\n)+\n\[\[members\]\]\nid = ").+"', r'\1\2"'),
    Defect("step without owner", r"^owner = .*\n", ""),
    Defect("shares do not add up", r"^internal = .*$", "internal = 0.8"),
    Defect("date as text", r"^due = (.*)$", r'due = "\1"'),
)
WRONG_REFERENCE = Defect("wrong reference", r"^endorses = .*$", 'endorses = ["nothing"]')
"""A defect that every member can have."""

GAPS = (
    Defect("no statement of when it is reviewed", r"^reviewed = .*\nreview-every = .*\n", ""),
    Defect("values that are not listed", r"(?s)^\[\[values\]\]\n.*?\n\n", ""),
    Defect("a member without hours", r"^hours-per-month = .*\n", ""),
    Defect("members without drives", r"^drives = .*\n", ""),
    Defect("an unknown drive", r'^drives = \["common-cause".*$', 'drives = ["common-goal"]'),
    Defect("a member who does not endorse the values", r'^endorses = "all"\n', ""),
    Defect("shares that do not add up", r"^external = 0.5$", "external = 0.8"),
    Defect("no added value", r"^added-value = .*\n", ""),
    Defect("an empty story", r"^story = .*$", 'story = ""'),
    Defect("no ways to attract clients", r"^attract = .*\n", ""),
    Defect("expertise that nobody has", r"^requires = .*$", 'requires = ["astronomy"]'),
    Defect("a coordinator without a deputy", r"^deputy = .*\n", ""),
    Defect("a term that is over", r"^until = .*$", "until = 2026-05-01"),
    Defect("no mandate", r"^mandate = .*\n", ""),
    Defect("responsibilities that nobody holds", r"^holders = .*\n", ""),
    Defect("meetings without a rhythm", r"^every = .*\n", ""),
    Defect("a meeting that was long ago", r"^last-held = .*$", "last-held = 2026-03-02"),
    Defect("a step without an owner", r"^owner = .*\n", ""),
    Defect("a step that is late", r"^due = .*$", "due = 2026-09-30"),
    Defect("an unknown deputy", r'^deputy = ".*"', 'deputy = "nobody"'),
    Defect("a member who is not named", r'^holders = \["(.*?)"', 'holders = ["someone"'),
    Defect("a value that does not exist", r'^endorses = "all"', 'endorses = ["kindness"]'),
    Defect("no rituals", r"(?s)^\[\[rituals\]\]\n.*?\n(?=\n|\Z)", ""),
    Defect("a review that is late", r"^review-by = .*$", "review-by = 2026-10-20"),
    Defect("a limit that is passed", r"^max-size = .*$", "max-size = 3"),
    Defect("no way to decide", r"^method = .*\n", ""),
    Defect("no way to join", r"^admission = .*\n", ""),
    Defect("no notice", r"^notice = .*\n", ""),
    Defect("no way through a conflict", r"^conflict-route = .*\n", ""),
    Defect("a ritual that skips a step", r"^kolb = .*$", 'kolb = ["experience", "experiment"]'),
)
"""What networks leave open or let slip. Each is one or more findings, and none keeps the others from being found."""
