"""What an unknown id was certainly meant to be. Looks at no charter."""

from collections.abc import Mapping

from netlint import id_of, typo_of

_SHORTEST = 8
"""The fewest letters of an id with a certain typo: of shorter ones, too many are alike. The project's own choice."""


def certain_id(unknown: str, names: Mapping[str, str], *, are_people: bool) -> str | None:
    """Return the id that an unknown one certainly is; `None` if there is none. `names` are those of the items, by id.

    It is the whole name of the item. Or it is the same without its hyphens, or it has one typo in a long word, and no
    other id is near. Ids with digits, and those of people, have no typos: `jansen` and `janssen` are two people, and so
    are `annemarie` and `anne-marie`.
    """
    named = [one for one, name in names.items() if name and id_of(name) == unknown]
    if named or are_people or any(letter.isdecimal() for letter in unknown):
        return named[0] if len(named) == 1 else None
    same = [one for one in names if one.replace("-", "") == unknown.replace("-", "")]
    if same or len(unknown) < _SHORTEST:
        return same[0] if len(same) == 1 else None
    meant = typo_of(unknown, {one: [one] for one in names})
    return meant if meant and _is_in_a_long_word(unknown, meant) else None


def _is_in_a_long_word(unknown: str, meant: str) -> bool:
    """Return whether the words between hyphens that differ are typos of each other: `kring-a` and `kring-b` are two."""
    words, others = unknown.split("-"), meant.split("-")
    differing = [(one, other) for one, other in zip(words, others, strict=False) if one != other]
    return len(words) == len(others) and all(typo_of(one, {other: [other]}) for one, other in differing)
