"""Documents: TOML bytes as data, with a place for everything. Opens no file, knows no format."""

import re
from typing import Any, NamedTuple, TypeAlias

import tomli

from netlint.charter import positions
from netlint.charter.fault import Fault, Path
from netlint.charter.message import Message
from netlint.charter.source import MAX_BYTES, Source, Span

Data: TypeAlias = dict[str, Any]

MAX_KEY_PARTS = 64
"""The most parts of one dotted key. The project's own choice; the format itself needs five."""

_LONG_KEY = re.compile(rf"^[ \t\[]*+[^\n=#\"']*?(?:\.[^\n.=#\"']++){{{MAX_KEY_PARTS}}}", re.MULTILINE)
_LONG_NUMBER = re.compile(r"[0-9_]{4300,}")


class Place(NamedTuple):
    """Where a path leads: a span, and whether it is the thing itself or the nearest table around a missing one."""

    span: Span
    exact: bool


class Document:
    """A TOML text, its data, where each part of the data stands, and what is wrong with its form."""

    __slots__ = ("_ids", "_places", "_root", "data", "faults", "source")

    def __init__(self, source: Source, data: Data | None, fault: Fault | None = None) -> None:
        """Keep what was read: `data`, or else the `fault` that made it unreadable."""
        self.source = source
        self.data = data
        self.faults: tuple[Fault, ...] = (fault,) if fault else ()
        self._root: positions.Node | None = None
        self._ids: dict[int, dict[str, int]] = {}
        self._places: dict[tuple[Path, bool], Place] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process with the text and the places that were asked for, and nothing else."""
        return _arrive, (self.source.name, self.source.text, self._places)

    def locate(self, path: Path, *, key: bool = False) -> Place:
        """Give the span of what `path` leads to, or of the nearest table there is where it is missing.

        With `key`, the span of its key instead of its value. A table's span is its header.
        """
        if (path, key) not in self._places:
            self._places[path, key] = self._locate(path, key=key)
        return self._places[path, key]

    def _locate(self, path: Path, *, key: bool) -> Place:
        if self._root is None:
            self._root = positions.index(self.source.text if self.data is not None else "")
        node, data, exact, table = self._root, self.data, True, self._root
        for part in path:
            step = self._step(node, data, part)
            if step is None:
                exact = False
                break
            node, data = step
            if isinstance(data, dict):
                table = node
        if not exact:
            node = table
        if node is self._root:
            node = self._top()
        if key and exact:
            return Place(self.source.span(node.key_start, node.key_end), exact)
        return Place(self.source.span(node.start, node.end), exact)

    def named(self, path: Path) -> Path:
        """Replace positions in a path by the ids of the entries there, where they have one of their own."""
        named: list[str | int] = []
        data: Any = self.data
        for part in path:
            if isinstance(part, int) and isinstance(data, list):
                data, entries = data[part], data
                entry_id = data.get("id") if isinstance(data, dict) else None
                is_first = isinstance(entry_id, str) and self._by_id(entries).get(entry_id) == part
                named.append(str(entry_id) if is_first else part)
            else:
                named.append(part)
                data = data.get(part) if isinstance(data, dict) else None
        return tuple(named)

    def _step(self, node: positions.Node, data: Any, part: str | int) -> tuple[positions.Node, Any] | None:
        """Take one step of a path, in the positions and in the data at once; `None` where nothing is there."""
        children = node.children
        if isinstance(data, dict) and isinstance(children, dict):
            return (children[part], data[part]) if isinstance(part, str) and part in data else None
        if isinstance(data, list) and isinstance(children, list):
            at = part if isinstance(part, int) else self._by_id(data).get(part, len(data))
            return (children[at], data[at]) if at < len(data) else None
        return None

    def _by_id(self, entries: list[Any]) -> dict[str, int]:
        """Give the position of the first entry with each id, found once for each list."""
        found = self._ids.get(id(entries))
        if found is None:
            found = self._ids[id(entries)] = {}
            for at, entry in enumerate(entries):
                if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                    found.setdefault(entry["id"], at)
        return found

    def _top(self) -> positions.Node:
        """Give what stands for the whole document: its first table, or else its first key."""
        root = self._root
        nodes = list(root.table().values()) if root else []
        tables = [node for node in nodes if node.children is not None and self.source.text[node.start] == "["]
        return min(tables or nodes or [positions.Node(0, 0)], key=lambda node: node.start)

    def comments(self) -> list[Span]:
        """Give the span of each comment, in the order of the text."""
        if self.data is None:
            return []
        return [self.source.span(start, end) for start, end in positions.comments(self.source.text)]


def _arrive(name: str, text: str, places: dict[tuple[Path, bool], Place]) -> Document:
    document = Document(Source(name, text), None)
    document._places = places  # noqa: SLF001 (it is the same class)
    return document


def read(name: str, raw: bytes, *, max_bytes: int = MAX_BYTES) -> Document:
    """Read TOML bytes. Whatever they are, the outcome is a document: with data, or with the fault that prevented it."""
    if len(raw) > max_bytes:
        message = Message("The file takes {size} bytes; the limit is {limit}.", {"size": len(raw), "limit": max_bytes})
        return _unreadable(Source(name, ""), message, 0)
    try:
        source = Source(name, raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        shown = raw.decode("utf-8", errors="replace").removeprefix("\ufeff")
        before = len(raw[: error.start].decode("utf-8-sig", errors="replace"))
        return _unreadable(
            Source(name, shown), Message("The file is not written in UTF-8. Save it as UTF-8 text."), before
        )
    return _parse(source)


def _parse(source: Source) -> Document:
    if long_key := _LONG_KEY.search(source.text):
        message = Message("A key has more than {limit} parts.", {"limit": MAX_KEY_PARTS})
        return _unreadable(source, message, long_key.start())
    try:
        return Document(source, tomli.loads(source.text))
    except tomli.TOMLDecodeError as error:
        problem = error.msg[:1].lower() + error.msg[1:]
        message = Message("This is not valid TOML: {problem}.", {"problem": Message(problem)})
        return _unreadable(source, message, source.offset(error.lineno, error.colno))
    except RecursionError:
        return _unreadable(source, Message("Lists or tables are nested too deeply."), _deepest(source.text))
    except ValueError:  # the interpreter's own limit on the digits of a number
        number = _LONG_NUMBER.search(source.text)
        return _unreadable(source, Message("A number has too many digits."), number.start() if number else 0)


def _unreadable(source: Source, message: Message, offset: int) -> Document:
    end = offset + 1 if offset < len(source.text) and source.text[offset] not in "\r\n" else offset
    return Document(source, None, Fault("syntax", message, span=source.span(offset, end)))


def _deepest(text: str) -> int:
    """Give the offset of the innermost opening bracket, by counting; strings may lead it astray by a little."""
    depth = deepest = at = 0
    for match in re.finditer(r"[\[\]{}]", text):
        depth += 1 if match[0] in "[{" else -1
        if depth > deepest:
            deepest, at = depth, match.start()
    return at
