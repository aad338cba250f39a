"""What an unknown id was certainly meant to be. Looks at no charter."""

from collections.abc import Mapping

from netlint import id_of, typo_of

_SHORTEST = 8
"""The fewest letters of an id with a certain typo: of shorter ones, too many are alike. The project's own choice."""


def certain_id(unknown: str, names: Mapping[str, str], *, are_people: bool) -> str | None:
    """Return the id that an unknown one certainly is; `None` if there is none. `names` are those of the items, by id.

    It is the same without its hyphens, or it is the whole name of the item. It may have one typo if it is long, and no
    other id is near. Ids of people have none: `jansen` and `janssen` are two people.
    """
    same = [one for one, name in names.items() if _bare(one) == _bare(unknown) or (name and id_of(name) == unknown)]
    if same or are_people or len(unknown) < _SHORTEST or any(letter.isdecimal() for letter in unknown):
        return same[0] if len(same) == 1 else None
    return typo_of(unknown, {one: [one] for one in names})


def _bare(name: str) -> str:
    return name.replace("-", "")
