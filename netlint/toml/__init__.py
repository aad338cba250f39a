"""TOML: bytes → a document with positions, or what is wrong with the text. Knows no charter."""

from netlint.toml.document import Document, Place, parse
from netlint.toml.fault import DocPath, Fault, dotted
from netlint.toml.source import MAX_BYTES, Source, Span

__all__ = ["MAX_BYTES", "DocPath", "Document", "Fault", "Place", "Source", "Span", "dotted", "parse"]
