"""What a distribution requires of netlint, as it says itself. Reads no file."""

import re
from collections.abc import Iterable

from netlint.plugins.entry_points import OWN_DISTRIBUTION, normalized

_NAME = r"\s*([\w.-]+)"
_LONGEST = 9
"""The most digits of a number in a version that is compared here."""


def unmet_requirement(requires: Iterable[str], version: str) -> str:
    """Return the conditions on netlint that a `version` does not meet; empty if it meets those of every requirement.

    Requirements of extras, and of others than netlint, are left out, and so is what is no requirement.
    """
    return next(filter(None, (_unmet(text, version) for text in requires)), "")


def _unmet(text: str, version: str) -> str:
    name = re.match(_NAME, text)
    if name is None or normalized(name[1]) != OWN_DISTRIBUTION or is_plainly_met(text[name.end() :], version):
        return ""
    from packaging.requirements import InvalidRequirement, Requirement

    try:
        needed = Requirement(text)
    except InvalidRequirement:
        return ""
    is_asked_for = needed.marker is None or needed.marker.evaluate({"extra": ""})
    return str(needed.specifier) if is_asked_for and not needed.specifier.contains(version, prereleases=True) else ""


def is_plainly_met(conditions: str, version: str) -> bool:
    """Return whether conditions are all like `>=0.1` or `<1`, as most are, and a version of numbers meets them.

    `packaging`, which knows the others, takes 17 ms to load.
    """
    own = _numbers(version)
    if own is None or not conditions.strip():
        return own is not None
    return all(_is_plainly_met(condition.strip(), own) for condition in conditions.split(","))


def _is_plainly_met(condition: str, own: tuple[int, ...]) -> bool:
    if condition.startswith(">="):
        lowest = _numbers(condition.removeprefix(">="))
        return lowest is not None and lowest <= own
    limit = _numbers(condition.removeprefix("<")) if condition.startswith("<") else None
    return limit is not None and own < limit


def _numbers(version: str) -> tuple[int, ...] | None:
    """Return the numbers of a version, without zeros at the end: 1.0 is 1. `None` if it has something else."""
    parts = version.strip().split(".")
    if not all(part.isascii() and part.isdigit() and len(part) <= _LONGEST for part in parts):
        return None
    while parts and not parts[-1].strip("0"):
        parts.pop()
    return tuple(map(int, parts))
