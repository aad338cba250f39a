"""The places in a charter that a path with `*` stands for. Tests nothing."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from netlint.charter.schema_paths import EVERY, NO_TABLES, Tables, forms_at
from netlint.toml import DocPath, Document, dotted


class Step(NamedTuple):
    """A part of a path, and what it means where the format takes one entry for a list of them."""

    part: str
    is_lone: bool
    """It is `*`, and a single entry may stand there instead of the list: it means that one."""
    is_of_each: bool
    """It is a key of the entries, and a list of them may stand there: it means that key of each."""
    is_text: bool
    """It is the key that an entry has to have, and a text may stand there instead of the entry: it means the text."""

    @property
    def is_several(self) -> bool:
        """Whether it can lead to several values."""
        return self.part == EVERY or self.is_of_each


class Found(NamedTuple):
    """A place that a path stands for, with what is there."""

    at: DocPath
    value: Any
    """The value; `None` if the place is empty."""
    trail: tuple[Any, ...]
    """What the path leads through: the data before its first step, and after each step, as far as there is any."""


def steps(path: DocPath, tables: Tables = NO_TABLES) -> tuple[Step, ...]:
    """Return of each part of a path what it means."""
    found = []
    for depth, part in enumerate(map(str, path)):
        forms = forms_at(path[:depth], tables)
        is_list = any("items" in form for form in forms)
        entries = [form for form in forms if part in form.get("properties", ())]
        has_text = any(form.get("type") == "string" for form in forms)
        found.append(
            Step(
                part,
                part == EVERY and is_list and any("items" not in form for form in forms),
                is_list and bool(entries),
                has_text and any(form.get("required") == [part] for form in entries),
            )
        )
    return tuple(found)


def places(path: Sequence[Step], trail: tuple[Any, ...], at: DocPath = ()) -> Iterator[Found]:
    """Yield the places that a path stands for, from the last data of a trail, which is that at the path `at`."""
    data = trail[-1]
    if not path:
        yield Found(at, data, trail)
        return
    step, rest = path[0], path[1:]
    if isinstance(data, list):
        yield from _in_list(data, path, trail, at)
    elif step.is_lone or (step.is_text and isinstance(data, str)):
        yield from places(rest, (*trail, data), at)
    elif isinstance(data, dict) and step.part == EVERY:
        for key in data:
            yield from places(rest, (*trail, data[key]), (*at, key))
    elif isinstance(data, dict) and step.part in data:
        yield from places(rest, (*trail, data[step.part]), (*at, step.part))
    elif all(other.part != EVERY for other in path):  # what may be inside of every entry is inside of none
        yield Found(_missing(path, at), None, trail)


def _in_list(data: list[Any], path: Sequence[Step], trail: tuple[Any, ...], at: DocPath) -> Iterator[Found]:
    """Yield the places in the entries of a list that the first step of a path is about."""
    step = path[0]
    is_each = step.part == EVERY or step.is_of_each
    named = [(at_, one) for at_, one in enumerate(data) if is_each or _is_called(step.part, one)]
    for position, entry in named:
        if step.is_of_each:
            yield from places(path, (*trail[:-1], entry), (*at, position))
        else:
            yield from places(path[1:], (*trail, entry), (*at, position))
    if not named and not is_each:
        yield Found(_missing(path, at), None, trail)


def _is_called(name: str, entry: Any) -> bool:
    return isinstance(entry, dict) and entry.get("id") == name


def _missing(path: Sequence[Step], at: DocPath) -> DocPath:
    """Return the place that is not there: up to the first `*`, as nothing has entries inside of what is missing."""
    names = [step.part for step in path]
    return (*at, *(names[: names.index(EVERY)] if EVERY in names else names))


def name_of(place: DocPath, document: Document) -> str:
    """Return what people call a place: by the ids of the entries in its path, or else by the whole path."""
    named = document.named(place)
    ids = [name for part, name in zip(place, named, strict=True) if isinstance(part, int)]
    return ".".join(map(str, ids)) if ids and all(isinstance(name, str) for name in ids) else dotted(named)
