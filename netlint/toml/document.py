"""Documents: TOML bytes as data, with a place for everything. Opens no file, knows no format."""

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import tomli

from netlint.toml.fault import DocPath, Fault
from netlint.toml.limits import MAX_VALUES
from netlint.toml.source import MAX_BYTES, Source, Span

if TYPE_CHECKING:
    from netlint.toml.errors.hints import SyntaxHint
    from netlint.toml.positions import Node

Data: TypeAlias = dict[str, Any]


class Place(NamedTuple):
    """Where a path leads: a span, and whether it is the thing itself or the nearest table around a missing one."""

    span: Span
    exact: bool
    found: int = 0
    """How many parts of the path are there; 0 where not even the first is, and the span says nothing about it."""


class Document:
    """A TOML text, its data, where each part of the data stands, and what is wrong with its form."""

    __slots__ = ("_ids", "_places", "_root", "data", "faults", "source")

    def __init__(self, source: Source, data: Data | None, *faults: Fault) -> None:
        """Keep what was read: `data` with its faults, or else the fault that made it unreadable."""
        self.source = source
        self.data = data
        self.faults = faults
        self._root: Node | None = None
        self._ids: dict[int, dict[str, int]] = {}
        self._places: dict[tuple[DocPath | Span, bool], Place] = {}

    def with_faults(self, faults: tuple[Fault, ...]) -> "Document":
        """Return the document with what is wrong with the form of its data; beyond the limits, the data is dropped."""
        if faults[0].kind != "syntax":
            return Document(self.source, self.data, *faults)
        beyond, *_ = faults
        return Document(self.source, None, Fault("syntax", beyond.message, span=self.locate(beyond.path).span))

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process with the text and the places that were asked for, and nothing else."""
        return _arrived, (self.source.name, self.source.text if self._places else "", self._places)

    def locate(self, at: DocPath | Span, *, key: bool = False) -> Place:
        """Return the span of what a path leads to, or of the nearest table there is where it is missing.

        With `key`, the span of its key instead of its value. A table's span is its header. A span stands for itself.
        """
        if (at, key) not in self._places:
            place = Place(at, exact=True) if isinstance(at, Span) else self._locate(at, key=key)
            self._places[at, key] = place
        return self._places[at, key]

    def _locate(self, path: DocPath, *, key: bool) -> Place:
        root = self._tree()
        node, data = root, self.data
        table, found = root, 0
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

    def _tree(self) -> "Node":
        """Return where everything stands, read from the text when it is first asked for."""
        if self._root is None:
            from netlint.toml.positions import index

            self._root = index(self.source.text if self.data is not None else "")
        return self._root

    def _span(self, node: "Node", *, key: bool = False) -> Span:
        start, end = (node.key_start, node.key_end) if key else (node.start, node.end)
        return self.source.span(start, end)

    def named(self, path: DocPath) -> DocPath:
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

    def exact(self, path: DocPath) -> DocPath:
        """Replace ids in a path by positions, as far as what it names is there."""
        exact: list[str | int] = []
        data: Any = self.data
        for part in path:
            is_id = isinstance(data, list) and isinstance(part, str)
            step = self._by_id(data).get(str(part), part) if is_id else part
            exact.append(step)
            try:
                data = data[step]
            except (KeyError, IndexError, TypeError):  # it is not there
                data = None
        return tuple(exact)

    def _step(self, node: "Node", data: Any, part: str | int) -> "tuple[Node, Any] | None":
        """Take one step of a path, in the positions and in the data at once; `None` where nothing is there."""
        children = node.children
        if isinstance(data, dict) and isinstance(children, dict):
            return (children[part], data[part]) if isinstance(part, str) and part in data else None
        if isinstance(data, list) and isinstance(children, list):
            at = part if isinstance(part, int) else self._by_id(data).get(part, len(data))
            return (children[at], data[at]) if at < len(data) else None
        return None

    def _by_id(self, entries: list[Any]) -> dict[str, int]:
        """Return the position of the first entry with each id, found once for each list."""
        found = self._ids.get(id(entries))
        if found is None:
            found = self._ids[id(entries)] = {}
            for at, entry in enumerate(entries):
                if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                    found.setdefault(entry["id"], at)
        return found

    def _top(self) -> "Node":
        """Return what stands for the whole document: its first table, or else its first key."""
        root = self._tree()
        nodes = list(root.table().values())
        tables = [node for node in nodes if node.key_start == node.start and self.source.text[node.start] == "["]
        return min(tables or nodes or [root], key=lambda node: node.start)

    def comments(self) -> list[Span]:
        """Return the span of each comment, in the order of the text."""
        from netlint.toml.positions import comments

        if self.data is None:
            return []
        return [self.source.span(start, end) for start, end in comments(self.source.text)]


def _arrived(name: str, text: str, places: dict[tuple[DocPath | Span, bool], Place]) -> Document:
    document = Document(Source(name, text), {})
    document._places = places  # noqa: SLF001 (it is the same class)
    return document


def parse(name: str, raw: bytes, *, max_bytes: int = MAX_BYTES) -> Document:
    """Read TOML bytes. Whatever they are, the outcome is a document: with data, or with the fault that prevented it."""
    if len(raw) > max_bytes:
        from netlint.toml.errors.explain import too_large

        return _unreadable(Source(name, ""), too_large(max_bytes))
    try:
        source = Source(name, raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        from netlint.toml.errors.explain import not_utf_8

        return _unreadable(Source(name, raw.decode("utf-8", errors="replace").removeprefix("\ufeff")), not_utf_8(error))
    try:
        if len(source.text) <= MAX_VALUES or not _too_many(source.text):
            return Document(source, tomli.loads(source.text))
    except (tomli.TOMLDecodeError, RecursionError, ValueError) as error:
        return _unreadable(source, _explain(source, error))
    return _unreadable(source, _explain(source, None))


def _too_many(text: str) -> bool:
    from netlint.toml.errors.explain import last_value

    return last_value(text) is not None


def _explain(source: Source, error: Exception | None) -> "SyntaxHint":
    from netlint.toml.errors.explain import explain

    return explain(source, error)


def _unreadable(source: Source, slip: "SyntaxHint") -> Document:
    text, start = source.text, slip.start
    end = slip.end or (start + 1 if start < len(text) and text[start] not in "\r\n" else start)
    return Document(source, None, Fault("syntax", slip.message, span=source.span(start, end)))
