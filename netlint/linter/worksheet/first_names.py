"""What members are called on the sheet: by their first names, if there are many of them and these are clear."""

from collections import Counter
from collections.abc import Iterable

from netlint.charter.model import Member
from netlint.linter.worksheet.typesetting import name

MANY = 12
"""The number of members from which first names are enough."""
_NO_FIRST_NAMES = frozenset(
    ("de", "het", "een", "the", "a", "an", "van", "ten", "dr", "drs", "prof", "mr", "mrs", "ms")
)
"""Words that names can begin with, and that are no first names."""


def called(members: Iterable[Member]) -> dict[str, str]:
    """Return what members are called, by id: the full names of a few members, the first names of many.

    A first name that two members have, or that is no name by itself, is not used.
    """
    full = {member.id: name(member.name or "") or name(member.id) for member in members}
    if len(full) < MANY:
        return full
    first = {key: _first_name(whole) for key, whole in full.items()}
    times = Counter(first.values())
    return {key: first[key] if times[first[key]] == 1 else whole for key, whole in full.items()}


def _first_name(whole: str) -> str:
    first, _space, rest = whole.partition(" ")
    is_name = first[:1].isupper() and first[1:].replace("-", "").isalpha() and not rest[:1].isdigit()
    return first if is_name and first.casefold() not in _NO_FIRST_NAMES else whole
