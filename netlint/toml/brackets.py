"""Values in brackets with other parts: lists and inline tables, with the white space and the comments in them.

This is the only module that uses `tomlrt`. It gets one value at a time, and writes a place holder for each new part.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import tomli
import tomlrt

from netlint.toml.document import Document
from netlint.toml.edited_data import same, value_at
from netlint.toml.paths import DocPath
from netlint.toml.positions import statements_inside
from netlint.toml.source import Source
from netlint.toml.text_edits import Replaced, replaced
from netlint.toml.writer import to_key

_KEY = "x"
"""The key that a value has while it is changed."""


class Part(NamedTuple):
    """A new part of a value: where it goes, in the value, and how it is written."""

    holder: DocPath
    key: str | None
    """Its key; `None` for an item at the end of a list."""
    text: str


def with_parts(value: str, written: Iterable[tuple[DocPath, str]], parts: Iterable[Part]) -> str:
    """Return the text of a value with values in it written anew, and with new parts."""
    text = f"{_KEY} = {value}"
    parts = tuple(parts)
    document = Document(Source("", text), tomli.loads(text))
    first = [part for part in parts if part.key == "id" and _has_keys(document, part.holder)]
    pieces = [(*_offsets(document, path), new) for path, new in written]
    text = replaced(text, [*pieces, *(_in_front(document, part) for part in first)])
    return _value(_with_new(text, [part for part in parts if part not in first]))


def without_parts(value: str, paths: Iterable[DocPath]) -> str:
    """Return the text of a value without parts of it; paths are in the order in which they are removed.

    A table that only dotted keys name goes with the last of them.
    """
    text = f"{_KEY} = {value}"
    document = Document(Source("", text), tomli.loads(text))

    def remove(made: tomlrt.Document) -> None:
        for path in paths:
            while len(path) > 1 and _is_dotted(document, path[:-1]) and len(value_at(made, (_KEY, *path[:-1]))) == 1:
                path = path[:-1]  # noqa: PLW2901 (it is the path that goes)
            del value_at(made, (_KEY, *path[:-1]))[path[-1]]

    return _value(_changed(text, remove))


def _is_dotted(document: Document, path: DocPath) -> bool:
    return isinstance(path[-1], str) and document.source.text[_offsets(document, path)[0]] not in "{["


def _has_keys(document: Document, path: DocPath) -> bool:
    """Return whether a table has keys, between brackets of its own."""
    return bool(value_at(document.data, (_KEY, *path))) and document.source.text[_offsets(document, path)[0]] == "{"


def _in_front(document: Document, part: Part) -> Replaced:
    """Return what to write in front of the first key of a table."""
    start, end = _offsets(document, part.holder)
    first = next(statements_inside(document.source.text, start, end - 1))
    return first.start, first.start, f"{to_key(str(part.key))} = {part.text}, "


def _with_new(text: str, parts: list[Part]) -> str:
    if not parts:
        return text
    name = next(name for number in range(len(text)) if (name := f"netlint-{number}-") not in text)

    def add(made: tomlrt.Document) -> None:
        for number, part in enumerate(parts):
            holder = value_at(made, (_KEY, *part.holder))
            if part.key is None:
                holder.append(f"{name}{number}")
            else:
                holder[part.key] = f"{name}{number}"

    text = _changed(text, add)
    return replaced(text, [_place_holder(text, f'"{name}{number}"', part) for number, part in enumerate(parts)])


def _place_holder(text: str, name: str, part: Part) -> Replaced:
    at = text.index(name)
    return at, at + len(name), part.text


def _changed(text: str, change: Callable[[tomlrt.Document], None]) -> str:
    """Return a text that is changed by the library. Raises `LookupError` if that cannot be done."""
    try:
        read = tomlrt.loads(text.replace("\r\n", "\n"))  # as the reader of netlint does before it reads
        if same(read.to_dict(), tomli.loads(text)):
            made = tomlrt.loads(text)
            change(made)
            return tomlrt.dumps(made)
    except Exception as error:
        raise LookupError(_KEY) from error
    raise LookupError(_KEY)


def _offsets(document: Document, path: DocPath) -> tuple[int, int]:
    return document.source.offsets(document.locate((_KEY, *path)).span)


def _value(text: str) -> str:
    return text.removeprefix(f"{_KEY} = ").removesuffix("\n")
