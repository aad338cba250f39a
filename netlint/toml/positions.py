"""The position of each key and value in TOML text that `tomli` has accepted. Checks nothing.

The text is read header by header. A table is opened only if a position inside is requested, and so are arrays and
inline tables.
Offsets count code points of the text as given, including carriage returns.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

import tomli

_BASIC = r'"(?!"")(?:[^"\\\n]++|\\.)*+"'
_LITERAL = r"'(?!'')[^'\n]*+'"
_ML_BASIC = r'"""(?:[^"\\]++|\\[\s\S]|"{1,2}+(?!"))*+"{3,5}'
_ML_LITERAL = r"'''(?:[^']++|'{1,2}+(?!'))*+'{3,5}"
_STRING = f"{_BASIC}|{_LITERAL}|{_ML_BASIC}|{_ML_LITERAL}"
_KEY_PART = f"[A-Za-z0-9_-]++|{_BASIC}|{_LITERAL}"
_KEY = rf"(?:{_KEY_PART})(?:[ \t]*+\.[ \t]*+(?:{_KEY_PART}))*+"
_SCALAR = r"\d{4}-\d\d-\d\d [\d:.]++(?:[Zz]|[+-]\d\d:\d\d)?|[^\s,\[\]{}#\"']++"

_IN_BRACKETS = rf"[^\[\]{{}}\"'#]++|{_STRING}|#[^\n]*+"
_FLAT = rf"[\[{{](?:{_IN_BRACKETS})*+[\]}}]"
_SHALLOW = rf"[\[{{](?:{_IN_BRACKETS}|{_FLAT})*+[\]}}]"
"""A value in brackets with at most one level of brackets inside: nearly all there are."""

_HEADER = re.compile(rf"(\[\[?)[ \t]*+({_KEY})[ \t]*+\]\]?")
_SIGN = re.compile(r"=[ \t]*+")
_PLAIN = r"""[^\[{"'#=]++(?:=[ \t]*+"[^"\\\n]++")?+"""
"""Text up to a sign that matters, and the string after it, as most values are."""
_BODY = re.compile(rf"(?:{_PLAIN}|=(?![ \t]*+[\[{{])|=[ \t]*+{_SHALLOW}|{_STRING}|#[^\n]*+)*+")
"""Assignments up to a header, or to the sign in front of a value with more brackets."""
_SEPARATOR = re.compile(r"(?:[ \t\r\n,]++|#[^\n]*+)*+")
_ASSIGN = re.compile(rf"{_SEPARATOR.pattern}({_KEY})[ \t]*+=[ \t]*+({_STRING}|{_SCALAR}|{_SHALLOW})?+")
_PART = re.compile(_KEY_PART)
_SEVERAL = re.compile(r"[.\"']")
_ATOM = re.compile(f"{_STRING}|{_SCALAR}")
_FILLER = re.compile(f"(?:{_IN_BRACKETS})*+")
_COMMENT = re.compile(rf"{_STRING}|(#[^\r\n]*+)")


class Node:
    """A place in the text: its children, and the offsets of its key and of its value or header.

    `children` is a dict for a table, a list for an array, and otherwise `None`. Tables and arrays are opened on first
    use.
    """

    __slots__ = ("_children", "_text", "body", "end", "key_end", "key_start", "start")

    def __init__(self, start: int, end: int, key: tuple[int, int] | None = None, text: str | None = None) -> None:
        """Create a node for `text[start:end]`; pass `text` if the value still has to be opened."""
        self.start, self.end = start, end
        self.key_start, self.key_end = key or (start, end)
        self._children: dict[str, Node] | list[Node] | None = None
        self._text = text
        self.body: tuple[int, int] | None = None
        """The offsets of what is below its header; `None` if it has no header of its own."""

    def has_body(self, text: str, start: int, end: int) -> None:
        """Make the node a table with the assignments in `text[start:end]`, which still have to be read."""
        self._text, self.body = text, (start, end)

    @property
    def children(self) -> "dict[str, Node] | list[Node] | None":
        """The children of the node."""
        if self._text is not None:
            text, self._text = self._text, None
            if self.body:
                _open_table(text, *self.body, self.table())
            elif text[self.start] == "[":
                self._children = _open_array(text, self)
            else:
                _open_table(text, self.start + 1, self.end - 1, self.table())
        return self._children

    @property
    def is_assigned(self) -> bool:
        """Whether it is a value after a key."""
        return self.key_start != self.start

    def child(self, part: str | int) -> "Node | None":
        """Return the child with a key or a position; `None` if there is none."""
        children = self.children
        if isinstance(part, str):
            return children.get(part) if isinstance(children, dict) else None
        return children[part] if isinstance(children, list) and part < len(children) else None

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


Headed: TypeAlias = tuple[re.Match[str] | None, int, int]
"""A header, or none above the first one, and the offsets of what is below it."""


def index(text: str, parts: Iterable[Headed] | None = None) -> Node:
    """Return the statements of `text`, which must be valid TOML, as a tree of nodes; `parts` are those of `headed`."""
    root = Node(0, 0)
    for header, start, end in headed(text) if parts is None else parts:
        table = _open_header(root, header) if header else root
        table.has_body(text, start, end)
    return root


class Statement(NamedTuple):
    """A header or an assignment: its offsets, and the path that it opens or assigns, with positions."""

    start: int
    end: int
    path: tuple[str | int, ...]


class Section(NamedTuple):
    """The part of a text below a header, or above the first one: its table, and its offsets without the header."""

    table: tuple[str | int, ...]
    header: Statement | None
    start: int
    end: int


def sections(text: str, parts: Iterable[Headed] | None = None) -> Iterator[Section]:
    """Yield the sections of `text`, which must be valid TOML, in order: first the part without a header.

    `parts` are those of `headed`, if they are known.
    """
    table: tuple[str | int, ...] = ()
    entries: dict[tuple[str | int, ...], int] = {}
    for header, start, end in headed(text) if parts is None else parts:
        if header:
            table = ()
            for name in _names(header[2]):
                table = (*table, entries[table], name) if table in entries else (*table, name)
            if header[1] == "[[":
                entries[table] = entries.get(table, -1) + 1
                table = (*table, entries[table])
        yield Section(table, Statement(*header.span(), table) if header else None, start, end)


def statements(text: str) -> Iterator[Statement]:
    """Yield the statements of `text`, which must be valid TOML, in order."""
    for section in sections(text):
        if section.header:
            yield section.header
        yield from assigned(text, section.start, section.end, section.table)


def key_tokens(text: str, statement: Statement) -> list[tuple[int, int]]:
    """Return the offsets of each part of the key that a header or an assignment has."""
    header = _HEADER.match(text, statement.start)
    match = header or _ASSIGN.match(text, statement.start)
    if match is None:
        raise ValueError(f"no statement at offset {statement.start}: the text is not valid TOML")
    return [(start, end) for _, start, end in _parts(text, *match.span(2 if header else 1))]


def statements_inside(text: str, start: int, end: int) -> Iterator[Statement]:
    """Yield the assignments in the inline table from `start` to `end`, which may be unclosed."""
    return assigned(text, start + 1, end)


def assigned(text: str, start: int, end: int, table: tuple[str | int, ...] = ()) -> Iterator[Statement]:
    """Yield the assignments in a part of a text, to keys below a table."""
    for (key_start, key_end), (_, value_end) in _assignments(text, start, end):
        yield Statement(key_start, value_end, (*table, *_names(text[key_start:key_end])))


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


def headed(text: str) -> Iterator[Headed]:
    """Yield each header with the offsets of what is below it, and first the top of the text, without a header."""
    header, at = None, 0
    while True:
        end = _skip(_BODY, text, at)
        while text.startswith("=", end):
            end = _skip(_BODY, text, _value_end(text, _skip(_SIGN, text, end)))
        yield header, at, end
        if end == len(text):
            return
        header = _HEADER.match(text, end)
        if header is None:
            raise ValueError(f"no statement at offset {end}: the text is not valid TOML")
        at = header.end()


def _assignments(text: str, at: int, end: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the offsets of the key and of the value of each assignment in a part of a text."""
    while match := _ASSIGN.match(text, at, end):
        start, at = match.span(2)
        if at < 0:
            start, at = match.end(), _value_end(text, match.end())
        yield match.span(1), (start, at)


def _open_header(root: Node, header: re.Match[str]) -> Node:
    """Return the table that a header opens; create the tables that do not exist yet."""
    (start, end), table = header.span(), root.table()
    *around, name = _names(header[2])
    for outer in around:
        table = _opened(table, outer, start, end).table()
    node = _opened(table, name, start, end)
    if header[1] == "[[":
        entry = Node(start, end)
        node.append(entry)
        return entry
    node.start = node.key_start = start  # opened by a header or key further in, its own says where it is
    node.end = node.key_end = end
    return node


def _names(key: str) -> list[str]:
    """Return the parts of a key, decoded."""
    return [name for name, _, _ in _many_parts(key, 0, len(key))] if _SEVERAL.search(key) else [key]


def _opened(table: dict[str, Node], name: str, start: int, end: int) -> Node:
    """Return the node of a key; if there is none yet, it gets one at an offset."""
    node = table.get(name)
    if node is None:
        node = table[name] = Node(start, end)
    return node


def _parts(text: str, start: int, end: int) -> Iterable[tuple[str, int, int]]:
    """Return each part of a dotted key, decoded, with its offsets."""
    key = text[start:end]
    return _many_parts(text, start, end) if _SEVERAL.search(key) else ((key, start, end),)


def _many_parts(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
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


def _open_table(text: str, start: int, end: int, table: dict[str, Node]) -> None:
    """Add the assignments in a part of a text to a table."""
    for (key_start, key_end), (value_start, value_end) in _assignments(text, start, end):
        inner = table
        *around, (name, first, last) = _parts(text, key_start, key_end)
        for outer, outer_start, outer_end in around:
            inner = _opened(inner, outer, outer_start, outer_end).table()
        in_brackets = text if text[value_start] in "[{" else None
        inner[name] = Node(value_start, value_end, (first, last), in_brackets)
