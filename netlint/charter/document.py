"""Documents: TOML bytes as data, with a place for everything. Opens no file, knows no format."""

import ast
import re
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

import tomli

from netlint.charter import positions
from netlint.charter.fault import Fault, Path, dotted
from netlint.charter.limits import MAX_DEPTH, TOO_DEEP, TOO_LARGE
from netlint.charter.message import Message
from netlint.charter.source import MAX_BYTES, Source, Span

Data: TypeAlias = dict[str, Any]

MAX_VALUES = 20_000
"""The most values in one file, counted by the signs that announce them (`=`, `,`, `.` and opening brackets). The
project's own choice; real charters have 100 to 500."""

_SIGN = r"[=,.]|[\[{]++"
_LONG_KEY = positions.key_of(MAX_DEPTH + 1)
_LONG_NUMBER = r"[+-]?(?<!\.)[0-9_]{4300,}+(?![.eE])"
_NAMED = re.compile(r"\(.*\)|'.*'|\".*\"", re.DOTALL)
"""What `tomli` names in a message: a key as a tuple, or a piece of the text in quotes."""

_TOO_MANY = Message("The file holds more than {limit} values.", {"limit": MAX_VALUES})


class Place(NamedTuple):
    """Where a path leads: a span, and whether it is the thing itself or the nearest table around a missing one."""

    span: Span
    exact: bool
    found: int = 0
    """How many parts of the path are there; 0 where not even the first is, and the span says nothing about it."""


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

    def accept(self, faults: tuple[Fault, ...]) -> None:
        """Take in what was found wrong with the form of the data; beyond the limits, the data does not count."""
        self.faults = faults
        if faults and faults[0].kind == "syntax":
            beyond, *_ = faults
            self.faults = (Fault("syntax", beyond.message, span=self.locate(beyond.path).span),)
            self.data = None

    @property
    def language(self) -> object:
        """What the text says is its language, whatever that may be."""
        network = self.data.get("network") if self.data else None
        return network.get("language") if isinstance(network, dict) else None

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process with the text and the places that were asked for, and nothing else."""
        return _arrive, (self.source.name, self.source.text, self._places, self.language)

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
        node, data = self._root, self.data
        table, found = self._root, 0
        for depth, part in enumerate(path, start=1):
            step = self._step(node, data, part)
            if step is None:
                span = self._span(table) if found else self._span(self._top(), key=True)
                return Place(span, exact=False, found=found)
            node, data = step
            if isinstance(data, dict):
                table, found = node, depth
        if not path:
            return Place(self._span(self._top(), key=True), exact=True)
        return Place(self._span(node, key=key), exact=True, found=len(path))

    def _span(self, node: positions.Node, *, key: bool = False) -> Span:
        start, end = (node.key_start, node.key_end) if key else (node.start, node.end)
        return self.source.span(start, end)

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
        tables = [node for node in nodes if node.key_start == node.start and self.source.text[node.start] == "["]
        return min(tables or nodes or [positions.Node(0, 0)], key=lambda node: node.start)

    def comments(self) -> list[Span]:
        """Give the span of each comment, in the order of the text."""
        if self.data is None:
            return []
        return [self.source.span(start, end) for start, end in positions.comments(self.source.text)]


def _arrive(name: str, text: str, places: dict[tuple[Path, bool], Place], language: object) -> Document:
    document = Document(Source(name, text), {"network": {"language": language}})
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
        before = len(error.object[: error.start].decode("utf-8"))  # the object begins behind a byte-order mark
        return _unreadable(
            Source(name, shown), Message("The file is not written in UTF-8. Save it as UTF-8 text."), before
        )
    return _parse(source)


def _parse(source: Source) -> Document:
    text = source.text
    if len(text) > MAX_VALUES and (sign := next(islice(positions.bare(_SIGN, text), MAX_VALUES, None), None)):
        return _unreadable(source, _TOO_MANY, sign.start())
    try:
        return Document(source, tomli.loads(text))
    except tomli.TOMLDecodeError as error:
        message = Message("This is not valid TOML: {problem}.", {"problem": _in_words(error.msg)})
        return _unreadable(source, message, source.offset(error.lineno, error.colno))
    except RecursionError:
        return _unreadable(source, TOO_DEEP, _too_deep(text))
    except ValueError:  # the interpreter's own limit on the digits of a number
        number = next(positions.bare(_LONG_NUMBER, text), None)
        return _unreadable(source, TOO_LARGE, number.start() if number else 0)


def _in_words(problem: str) -> Message:
    """Put a message of `tomli` into one of ours: what it names from the text becomes a parameter."""
    problem = problem[:1].lower() + problem[1:]
    named = _NAMED.search(problem)
    if named is None:
        return Message(problem)
    text = dotted(ast.literal_eval(named[0])) if named[0].startswith("(") else named[0]
    return Message(f"{problem[: named.start()]}{{found}}{problem[named.end() :]}", {"found": text})


def _unreadable(source: Source, message: Message, offset: int) -> Document:
    end = offset + 1 if offset < len(source.text) and source.text[offset] not in "\r\n" else offset
    return Document(source, None, Fault("syntax", message, span=source.span(offset, end)))


def _too_deep(text: str) -> int:
    """Give the offset at which tables and lists are nested too deeply, in text that may not be valid."""
    depth = 0
    for found in positions.bare(rf"{_LONG_KEY}|[\[\]{{}}]", text):
        depth += 1 if found[0] in "[{" else -1 if found[0] in "]}" else MAX_DEPTH + 1
        if depth > MAX_DEPTH:
            return found.start()
    return 0
