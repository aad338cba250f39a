"""What a distribution requires of netlint, as it says itself. Reads no file."""

import re
from collections.abc import Iterable

from netlint.plugins.entry_points import OWN_DISTRIBUTION, normalized

_VERSION = r"[0-9]+(?:\.[0-9]+)*"
_NAME = re.compile(r"\s*([\w.-]+)")
_PLAIN = re.compile(rf"\s*[\w.-]+\s*((?:(?:>=|<)\s*{_VERSION}\s*(?:,\s*|$))*)")
"""A requirement whose conditions are all `>=X.Y` or `<X.Y`, as most are: no other needs `packaging`, which takes 17 ms
to load."""


def unmet_requirement(requires: Iterable[str], version: str) -> str:
    """Return the conditions on netlint that a `version` does not meet; empty if it meets those of every requirement.

    Requirements of extras, and of others than netlint, are left out, and so is what is no requirement.
    """
    return next(filter(None, (_unmet(text, version) for text in requires)), "")


def _unmet(text: str, version: str) -> str:
    name = _NAME.match(text)
    if name is None or normalized(name[1]) != OWN_DISTRIBUTION or is_plainly_met(text, version):
        return ""
    from packaging.requirements import InvalidRequirement, Requirement

    try:
        needed = Requirement(text)
    except InvalidRequirement:
        return ""
    is_asked_for = needed.marker is None or needed.marker.evaluate({"extra": ""})
    return str(needed.specifier) if is_asked_for and not needed.specifier.contains(version, prereleases=True) else ""


def is_plainly_met(text: str, version: str) -> bool:
    """Return whether a requirement has only conditions such as `>=0.1,<1`, and a version of numbers meets them all."""
    plain = _PLAIN.fullmatch(text)
    if plain is None or not re.fullmatch(_VERSION, version):
        return False
    conditions = re.findall(rf"(>=|<)\s*({_VERSION})", plain[1])
    own = _numbers(version)
    return all(_numbers(limit) <= own if sign == ">=" else own < _numbers(limit) for sign, limit in conditions)


def _numbers(version: str) -> tuple[int, ...]:
    """Return the numbers of a version without zeros at the end: 1.0 and 1 are the same version."""
    numbers = [int(number) for number in version.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
