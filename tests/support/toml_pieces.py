"""TOML text cut into its statements: by reading a line more until `tomli` can read it, without the code under test."""

from functools import cache
from typing import NamedTuple

import tomli
from support.toml_texts import Path, names


class Piece(NamedTuple):
    """Lines of a text: a header, an assignment, or a line without either, and the path that they open or assign."""

    start: int
    end: int
    text: str
    path: Path | None = None
    """`None` for a line without a statement."""
    table: Path = ()
    """The table under whose header an assignment stands."""
    behind: int = 0
    """The offset in its text of what stands behind its key: from the equals sign, or from the closing bracket."""

    @property
    def is_header(self) -> bool:
        return self.path is not None and self.text.lstrip(" \t").startswith("[")

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @property
    def is_comment(self) -> bool:
        return self.path is None and not self.is_blank


def pieces(text: str) -> list[Piece]:
    """Return the pieces of a text, which together are the whole text."""
    found: list[Piece] = []
    table: Path = ()
    entries: dict[Path, int] = {}
    start = 0
    while start < len(text):
        end = _line_end(text, start)
        while not reads(text[start:end]):
            end = _line_end(text, end)
        piece = _piece(start, end, text[start:end], table, entries)
        if piece.is_header:
            table = piece.path or ()
        found.append(piece)
        start = end
    return found


def _piece(start: int, end: int, text: str, table: Path, entries: dict[Path, int]) -> Piece:
    parts, behind = _key(text)
    bare = text.lstrip(" \t")
    if not parts:
        return Piece(start, end, text)
    if not bare.startswith("["):
        return Piece(start, end, text, (*table, *parts), table, behind)
    path: Path = ()
    for depth, name in enumerate(parts, start=1):
        path = (*path, name)
        if depth == len(parts) and bare.startswith("[["):
            entries[path] = entries.get(path, -1) + 1
        if path in entries:
            path = (*path, entries[path])
    return Piece(start, end, text, path, path, behind)


@cache
def _key(text: str) -> tuple[tuple[str, ...], int]:
    """Return the parts of the key of a statement, and where they end; a line without a statement has none."""
    bare = text.strip(" \t\r\n")
    if not bare or bare.startswith("#"):
        return (), 0
    if bare.startswith("["):
        brackets = 2 if bare.startswith("[[") else 1
        return tuple(names(text)), next(
            at for at, letter in enumerate(text) if letter == "]" and reads(text[: at + brackets])
        )
    end = next(at for at, letter in enumerate(text) if letter == "=" and reads(f"{text[:at]}= 0"))
    return tuple(names(f"{text[:end]}= 0")), end


def _line_end(text: str, start: int) -> int:
    return text.find("\n", start) + 1 or len(text)


@cache
def reads(text: str) -> bool:
    """Return whether a text is TOML by itself."""
    try:
        tomli.loads(text)
    except tomli.TOMLDecodeError:
        return False
    return True
