"""TOML: returns a document with positions for bytes, or with the mistake in them. Knows no charter."""

from netlint.toml.document import Document, Place, parse
from netlint.toml.mistake import DocPath, Mistake, Replacement, dotted
from netlint.toml.source import MAX_BYTES, Source, Span

__all__ = ["MAX_BYTES", "DocPath", "Document", "Mistake", "Place", "Replacement", "Source", "Span", "dotted", "parse"]
