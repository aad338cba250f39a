"""Identities of places: the same wherever a thing stands in the file, and whatever stands around it."""

import datetime as dt
from hashlib import sha256
from typing import Any

from netlint.linter.report import FilePlace
from netlint.toml.document import Document
from netlint.toml.paths import DocPath
from netlint.toml.source import Span


class Identities:
    """Names the places of one document; what many of them are in is read once."""

    def __init__(self, document: Document) -> None:
        """Take the document of which places are to be named."""
        self._document = document
        self._digests: dict[int, str] = {}

    def of(self, at: DocPath | Span, file: FilePlace | None = None) -> str:
        """Return the name of a place: `members.ana.drives`. What has no id is named by content: `rituals.~1f0c22aa`.

        A place in a file has the content of its line too, and not its number: others may come before it. No name has a
        space in it.
        """
        if file:
            return f"{self.of(at)}.{digest(file.text)}"
        document = self._document
        if isinstance(at, Span):
            return digest(document.source.part(at))
        names = [_written(part) for part in at if isinstance(part, str)]
        return ".".join(names) if len(names) == len(at) else self._with_positions(document.exact(at))

    def _with_positions(self, exact: DocPath) -> str:
        document = self._document
        parts: list[str] = []
        data: Any = document.data
        for part, name in zip(exact, document.named(exact), strict=True):
            try:
                data = data[part]
            except (KeyError, IndexError, TypeError):  # it is missing, which is what the finding is about
                data = None
            parts.append(_written(name) if isinstance(name, str) else self._by_content(data))
        return ".".join(parts)

    def _by_content(self, data: Any) -> str:
        """Return a name for an entry by what it holds."""
        if not isinstance(data, dict | list):
            return digest(_plain(data))
        if id(data) not in self._digests:
            self._digests[id(data)] = digest(_plain(data))
        return self._digests[id(data)]


def _written(name: str) -> str:
    """Write a key or an id so that names with dots or spaces are not taken for several."""
    return digest(name) if "." in name or name.split() != [name] else name


def digest(text: str) -> str:
    """Return a short name that stands for a text."""
    return f"~{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def _plain(data: Any) -> str:
    """Write a value so that equal values are written alike: in every file, and by every version of Python."""
    if isinstance(data, dict):
        return "{" + ",".join(f"{key!a}:{_plain(data[key])}" for key in sorted(data)) + "}"
    if isinstance(data, list):
        return "[" + ",".join(map(_plain, data)) + "]"
    return data.isoformat() if isinstance(data, dt.date | dt.time) else ascii(data)
