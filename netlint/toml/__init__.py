"""TOML: returns a document with positions for bytes, or with the mistake in them. Knows no charter."""

from netlint.toml.document import Document, Place, parse
from netlint.toml.edit import Edit
from netlint.toml.mistake import Mistake, Replacement
from netlint.toml.paths import DocPath, dotted
from netlint.toml.source import MAX_BYTES, Source, Span

__all__ = [
    "MAX_BYTES",
    "DocPath",
    "Document",
    "Edit",
    "Mistake",
    "Place",
    "Replacement",
    "Source",
    "Span",
    "dotted",
    "parse",
]
