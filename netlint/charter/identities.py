"""Identities of places: the same wherever a thing stands in the file, and whatever stands around it."""

import datetime as dt
from hashlib import sha256
from typing import Any

from netlint.charter.document import Document
from netlint.charter.fault import Path
from netlint.charter.source import Span


def identity(document: Document, at: Path | Span) -> str:
    """Name a place: `members.ana.drives`. What has no id is named by what it holds: `rituals.~1f0c22aa`."""
    if isinstance(at, Span):
        source = document.source
        text = source.text[source.offset(at.line, at.column) : source.offset(at.end_line, at.end_column)]
        return f"~{_digest(text)}"
    exact = document.exact(at)
    parts: list[str] = []
    data: Any = document.data
    for part, name in zip(exact, document.named(exact), strict=True):
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):  # it is missing, which is what the finding is about
            data = None
        parts.append(name if isinstance(name, str) else f"~{_digest(_plain(data))}")
    return ".".join(parts)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _plain(data: Any) -> str:
    """Write a value so that equal values are written alike, however they stand in the file."""
    if isinstance(data, dict):
        return "{" + ",".join(f"{key!r}:{_plain(data[key])}" for key in sorted(data)) + "}"
    if isinstance(data, list):
        return "[" + ",".join(map(_plain, data)) + "]"
    return data.isoformat() if isinstance(data, dt.date | dt.time) else repr(data)
