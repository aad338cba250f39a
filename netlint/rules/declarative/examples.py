"""The examples of an entry of `[[custom]]`: parts of charters that show what the rule reports. Runs no rule."""

from collections.abc import Iterator, Mapping
from typing import Any

from netlint.charter import as_tuple
from netlint.i18n import Message
from netlint.rules.declarative.entry import DeclaredRule
from netlint.rules.docs import Example, make_example
from netlint.toml import DocPath
from netlint.utils.invisible import is_blank

KINDS = ("bad", "good")
"""The keys that have examples, in the order of `examples_of`."""


def examples_of(entry: DeclaredRule) -> tuple[Example, ...]:
    """Return the examples of an entry: those in which the rule reports something come first."""
    return tuple(make_example(text, bad=kind == "bad") for kind in KINDS for text in as_tuple(getattr(entry, kind)))


def example_paths(table: Mapping[str, Any]) -> Iterator[tuple[DocPath, str]]:
    """Yield where each example is in an entry as it is written, and its text, in the order of `examples_of`."""
    for kind in KINDS:
        written = table.get(kind, [])
        if isinstance(written, str):
            yield (kind,), written
        else:
            yield from (((kind, number), text) for number, text in enumerate(written))


def example_problems(table: Mapping[str, Any]) -> Iterator[tuple[DocPath, Message]]:
    """Yield which examples have nothing in them, in an entry as it is written."""
    template = "`{key}` has an empty example. Write part of a charter, or remove the example."
    for path, text in example_paths(table):
        if is_blank(text):
            yield path, Message(template, {"key": path[0]})
    for kind in KINDS:
        if table.get(kind) in ([], ()):
            yield (kind,), Message("`{key}` is empty. Write part of a charter, or remove the key.", {"key": kind})
