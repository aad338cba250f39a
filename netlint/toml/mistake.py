"""Mistakes in the form of a document, with their places. Rules turn them into findings."""

from typing import Any, Literal

from msgspec import Struct

from netlint.i18n.message import Message
from netlint.toml.edit import Edit
from netlint.toml.paths import DocPath
from netlint.toml.snippet import Snippet
from netlint.toml.source import Span


class Replacement(Struct, frozen=True):
    """The value that a place should have; `...` is the one that was probably meant by the value that is there."""

    value: Any = ...
    """The value to write."""
    to: DocPath | None = None
    """The path at which the value belongs, under another key or in another table; `None` if its place is right."""


class Mistake(Struct, frozen=True):
    """A mistake in the form of a document.

    `kind` is `syntax` if the text could not be read, `format` if the data is not in the format at all, `key` for an
    unknown key, and `missing` for a missing required key. It is `value` for any other mistake. A syntax mistake has a
    `span`; other mistakes have a `path`.
    """

    kind: Literal["syntax", "format", "key", "missing", "value"]
    """What kind of mistake it is."""
    message: Message
    """What is wrong."""
    path: DocPath = ()
    """The path of the place; empty for a syntax mistake."""
    span: Span | None = None
    """The place of a syntax mistake; otherwise `None`."""
    advice: Message | None = None
    """What to do about it; `None` if `message` already says it, or only a person can decide."""
    to: DocPath | None = None
    """The path at which an unknown key was probably meant to be; `None` if nobody can tell."""
    repair: tuple[Edit[DocPath], ...] = ()
    """What to change so that it is gone; empty if that is not certain."""
    suggestions: tuple[tuple[Edit[DocPath], ...], ...] = ()
    """Changes of which a person chooses one, or none."""
    correction: Snippet | None = None
    """The line as it should be, for a syntax mistake where that is known."""
