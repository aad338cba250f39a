"""The position of each key and value in TOML text that `tomli` has accepted. Checks nothing.

The text is read statement by statement. Arrays and inline tables are opened only if a position inside is requested.
Offsets count code points of the text as given, including carriage returns.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import tomli

_BASIC = r'"(?!"")(?:[^"\\\n]|\\.)*+"'
_LITERAL = r"'(?!'')[^'\n]*+'"
_ML_BASIC = r'"""(?:[^"\\]|\\[\s\S]|"{1,2}+(?!"))*+"{3,5}'
_ML_LITERAL = r"'''(?:[^']|'{1,2}+(?!'))*+'{3,5}"
_STRING = f"{_ML_BASIC}|{_ML_LITERAL}|{_BASIC}|{_LITERAL}"
_KEY_PART = f"[A-Za-z0-9_-]++|{_BASIC}|{_LITERAL}"
_KEY = rf"(?:{_KEY_PART})(?:[ \t]*+\.[ \t]*+(?:{_KEY_PART}))*+"
_SCALAR = r"\d{4}-\d\d-\d\d [\d:.]++(?:[Zz]|[+-]\d\d:\d\d)?|[^\s,\[\]{}#\"']++"

_BLANK = re.compile(r"[ \t\r\n]*+(?:#[^\n]*+[ \t\r\n]*+)*+")
_HEADER = re.compile(rf"(\[\[?)[ \t]*+({_KEY})[ \t]*+\]\]?")
_ASSIGN = re.compile(rf"({_KEY})[ \t]*+=[ \t]*+")
_PART = re.compile(_KEY_PART)
_ATOM = re.compile(f"{_STRING}|{_SCALAR}")
_FILLER = re.compile(rf"(?:[^\[\]{{}}\"'#]++|{_STRING}|#[^\n]*+)*+")
_SEPARATOR = re.compile(r"(?:[ \t\r\n,]++|#[^\n]*+)*+")
_COMMENT = re.compile(rf"{_STRING}|(#[^\r\n]*+)")


class Node:
    """A place in the text: its children, and the offsets of its key and of its value or header.

    `children` is a dict for a table, a list for an array, and otherwise `None`. An array or inline table is opened on
    first use.
    """

    __slots__ = ("_children", "_text", "end", "key_end", "key_start", "start")

    def __init__(self, start: int, end: int, key: tuple[int, int] | None = None, text: str | None = None) -> None:
        """Create a node for `text[start:end]`; pass `text` if the value still has to be opened."""
        self.start, self.end = start, end
        self.key_start, self.key_end = key or (start, end)
        self._children: dict[str, Node] | list[Node] | None = None
        self._text = text

    @property
    def children(self) -> "dict[str, Node] | list[Node] | None":
        """The children of the node."""
        if self._text is not None:
            text, self._text = self._text, None
            self._children = _open_array(text, self) if text[self.start] == "[" else _open_inline(text, self)
        return self._children

    def table(self) -> "dict[str, Node]":
        """Return the keys of a table, to read and to add; a node without children becomes a table."""
        children = self.children
        if children is None:
            children = self._children = {}
        if isinstance(children, list):
            return children[-1].table()
        return children

    def append(self, entry: "Node") -> None:
        """Add an item to an array of tables; a node without children becomes an array."""
        if not isinstance(self._children, list):
            self._children = []
        self._children.append(entry)


def index(text: str) -> Node:
    """Return the statements of `text`, which must be valid TOML, as a tree of nodes."""
    root = current = Node(0, 0)
    root.table()
    at = _skip(_BLANK, text, 0)
    while at < len(text):
        if header := _HEADER.match(text, at):
            current = _open_header(root, header)
            at = header.end()
        else:
            at = _assign(text, at, current.table())
        at = _skip(_BLANK, text, at)
    return root


class Statement(NamedTuple):
    """A header or an assignment: its offsets, and the path that it opens or assigns, with positions."""

    start: int
    end: int
    path: tuple[str | int, ...]


def statements(text: str) -> Iterator[Statement]:
    """Yield the statements of `text`, which must be valid TOML, in order."""
    table: tuple[str | int, ...] = ()
    entries: dict[tuple[str | int, ...], int] = {}
    at = _skip(_BLANK, text, 0)
    while at < len(text):
        if header := _HEADER.match(text, at):
            table, end = (), header.end()
            for name, _, _ in _parts(text, *header.span(2)):
                table = (*table, *((entries[table],) if table in entries else ()), name)
            if header[1] == "[[":
                entries[table] = entries.get(table, -1) + 1
                table = (*table, entries[table])
            yield Statement(at, end, table)
        else:
            assigned = _assigned(text, at, table)
            end = assigned.end
            yield assigned
        at = _skip(_BLANK, text, end)


def key_tokens(text: str, statement: Statement) -> list[tuple[int, int]]:
    """Return the offsets of each part of the key that a header or an assignment has."""
    header = _HEADER.match(text, statement.start)
    match = header or _ASSIGN.match(text, statement.start)
    if match is None:
        raise ValueError(f"no statement at offset {statement.start}: the text is not valid TOML")
    return [(start, end) for _, start, end in _parts(text, *match.span(2 if header else 1))]


def statements_inside(text: str, start: int, end: int) -> Iterator[Statement]:
    """Yield the assignments in the inline table from `start` to `end`, which may be unclosed."""
    at = _skip(_SEPARATOR, text, start + 1)
    while at < end:
        assigned = _assigned(text, at, ())
        yield assigned
        at = _skip(_SEPARATOR, text, assigned.end)


def _assigned(text: str, at: int, table: tuple[str | int, ...]) -> Statement:
    match = _ASSIGN.match(text, at)
    if match is None:
        raise ValueError(f"no statement at offset {at}: the text is not valid TOML")
    path = (*table, *(name for name, _, _ in _parts(text, *match.span(1))))
    return Statement(at, _value_end(text, match.end()), path)


def long_texts(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of each string over several lines in `text`, which must be valid TOML."""
    if '"""' in text or "'''" in text:
        yield from (match.span() for match in _COMMENT.finditer(text) if match[1] is None and "\n" in match[0])


def comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of each comment in `text`, from its `#` to the end of its line."""
    for match in _COMMENT.finditer(text):
        if match[1] is not None:
            yield match.span(1)


def key_of(parts: int) -> str:
    """Return a pattern for a key that has at least so many parts."""
    return rf"(?:{_KEY_PART})(?:[ \t]*+\.[ \t]*+(?:{_KEY_PART})){{{parts - 1},}}+"


def bare(pattern: str, text: str) -> Iterator[re.Match[str]]:
    """Yield matches of `pattern` outside strings and comments, up to an unclosed string; the text may be invalid."""
    finder = re.compile(rf"(?P<found>{pattern})|{_STRING}|#[^\n]*+|[A-Za-z0-9_-]++|(?P<open>[\"'])")
    for match in finder.finditer(text):
        if match["open"]:
            return
        if match["found"]:
            yield match


def left_open(text: str) -> int | None:
    """Return the offset of the opening quotation mark of the first string that is not closed."""
    return next((match.start() for match in bare(rf"(?!{_STRING})[\"']", text)), None)


def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _open_header(root: Node, header: re.Match[str]) -> Node:
    """Return the table that a header opens; create the tables that do not exist yet."""
    start, end = header.span()
    parts = list(_parts(header.string, header.start(2), header.end(2)))
    table = root.table()
    for name, _, _ in parts[:-1]:
        table = table.setdefault(name, Node(start, end)).table()
    name = parts[-1][0]
    if header[1] == "[":
        node = table.get(name)
        if node is None:
            node = table[name] = Node(start, end)
        else:  # it was opened by a header or key further in: its own header says best where it stands
            node.start = node.key_start = start
            node.end = node.key_end = end
        node.table()
        return node
    entry = Node(start, end)
    entry.table()
    table.setdefault(name, Node(start, end)).append(entry)
    return entry


def _assign(text: str, at: int, table: dict[str, Node]) -> int:
    """Read the `key = value` at `at` into `table`; return the offset after it."""
    match = _ASSIGN.match(text, at)
    if match is None:
        raise ValueError(f"no statement at offset {at}: the text is not valid TOML")
    parts = list(_parts(text, *match.span(1)))
    for name, key_start, key_end in parts[:-1]:
        table = table.setdefault(name, Node(key_start, key_end)).table()
    name, key_start, key_end = parts[-1]
    start = match.end()
    end = _value_end(text, start)
    table[name] = Node(start, end, (key_start, key_end), text if text[start] in "[{" else None)
    return end


def _parts(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield each part of a dotted key, decoded, with its offsets."""
    for match in _PART.finditer(text, start, end):
        raw = match[0]
        if raw[0] == "'":
            raw = raw[1:-1]
        elif raw[0] == '"':
            raw = tomli.loads(f"key = {raw}")["key"] if "\\" in raw else raw[1:-1]
        yield raw, *match.span()


def _value_end(text: str, start: int) -> int:
    """Return the offset after the value at `start`."""
    if text[start] not in "[{":
        return _skip(_ATOM, text, start)
    depth, at = 1, start + 1
    while depth:
        at = _skip(_FILLER, text, at)
        depth += 1 if text[at] in "[{" else -1
        at += 1
    return at


def _open_array(text: str, node: Node) -> list[Node]:
    entries: list[Node] = []
    at = _skip(_SEPARATOR, text, node.start + 1)
    while at < node.end - 1:
        end = _value_end(text, at)
        entries.append(Node(at, end, None, text if text[at] in "[{" else None))
        at = _skip(_SEPARATOR, text, end)
    return entries


def _open_inline(text: str, node: Node) -> dict[str, Node]:
    table: dict[str, Node] = {}
    at = _skip(_SEPARATOR, text, node.start + 1)
    while at < node.end - 1:
        at = _skip(_SEPARATOR, text, _assign(text, at, table))
    return table
