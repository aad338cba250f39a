"""Documents: TOML as data, with the place of everything. Opens no file, and knows no format."""

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import tomli

from netlint.i18n.message import Message
from netlint.toml.limits import MAX_VALUES
from netlint.toml.mistake import Mistake
from netlint.toml.paths import DocPath
from netlint.toml.snippet import Snippet
from netlint.toml.source import MAX_BYTES, Source, Span

if TYPE_CHECKING:
    from netlint.toml.errors.hints import SyntaxHint
    from netlint.toml.positions import Headed, Node, Section

Data: TypeAlias = dict[str, Any]


class Place(NamedTuple):
    """The place that a path leads to: a span, and whether it is exact or that of the nearest table or list."""

    span: Span
    """The lines and columns."""
    exact: bool
    """Whether the path exists; otherwise the span is that of the nearest table or list."""
    found: int = 0
    """The number of parts of the path that exist. If it is 0, the span has no meaning."""


class Document:
    """TOML text, its data, the place of each part of the data, and the mistakes in its form."""

    __slots__ = ("_data", "_headed", "_ids", "_places", "_root", "_sections", "is_read", "mistakes", "source")

    def __init__(self, source: Source, data: Data | None, *mistakes: Mistake) -> None:
        """Store the data and its mistakes. If the text could not be read, `data` is `None`, with one mistake."""
        self.source = source
        """The text, and the name of the file."""
        self.mistakes: tuple[Mistake, ...] = mistakes
        """The mistakes in the form of the document, in the order in which they were found."""
        self.is_read: bool = data is not None
        """Whether the text could be read, so that there is data."""
        self._data = data
        self._root: Node | None = None
        self._headed: tuple[Headed, ...] = ()
        self._sections: dict[DocPath, Section] | None = None
        self._ids: dict[int, dict[str, int]] = {}
        self._places: dict[tuple[DocPath | Span, bool], Place] = {}

    def with_mistakes(self, mistakes: tuple[Mistake, ...]) -> "Document":
        """Return the document with the mistakes in the form of its data.

        If the data is beyond the limits, the document has no data.
        """
        if mistakes[0].kind != "syntax":
            document = Document(self.source, self.data, *mistakes)
            document._root, document._ids, document._places = self._root, self._ids, self._places
            document._headed = self._headed
            return document
        beyond, *_ = mistakes
        return Document(self.source, None, Mistake("syntax", beyond.message, span=self.locate(beyond.path).span))

    @property
    def data(self) -> Data | None:
        """The data of the text; `None` if it could not be read.

        A document from another process, or one that has waited for the end of a run, reads its text again when
        something asks for the data.
        """
        if self._data is None and self.is_read:
            self._data = tomli.loads(self.source.text)
        return self._data

    @property
    def is_other_format(self) -> bool:
        """Whether its data is in another format than its schema."""
        return any(mistake.kind == "format" for mistake in self.mistakes)

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how another process makes the same document: with its text and the places found so far."""
        return _arrived, (self.source.name, self.source.text, self.mistakes, self._places, self.is_read)

    def locate(self, at: DocPath | Span, *, key: bool = False) -> Place:
        """Return the place of a path; if it does not exist, that of the nearest table or list.

        With `key`, the span is that of the key instead of the value. The span of a table is its header. For a span, the
        place is that span.
        """
        place = self._places.get((at, key))
        if place is None:
            place = Place(at, exact=True) if isinstance(at, Span) else self._locate(at, key=key)
            self._places[at, key] = place
        return place

    def _locate(self, path: DocPath, *, key: bool) -> Place:
        root = self._tree()
        node, data = root, self.data
        nearest, found = root, 0
        for depth, part in enumerate(path, start=1):
            step = self._step(node, data, part)
            if step is None:
                span = self._span(nearest) if found else self._span(self._top(), key=True)
                return Place(span, exact=False, found=found)
            node, data = step
            if isinstance(data, dict | list):
                nearest, found = node, depth
        if not path:
            return Place(self._span(self._top(), key=True), exact=True)
        return Place(self._span(node, key=key), exact=True, found=len(path))

    def _tree(self) -> "Node":
        """Return the positions of everything in the text, found on first use."""
        if self._root is None:
            from netlint.toml.positions import index

            self._root = index(self.source.text, self.parts()) if self.is_read else index("")
        return self._root

    def parts(self) -> "tuple[Headed, ...]":
        """Return the headers in the text, each with the offsets of what is below it. Found once."""
        if not self._headed:
            from netlint.toml.positions import headed

            self._headed = tuple(headed(self.source.text))
        return self._headed

    def sections(self) -> "dict[DocPath, Section]":
        """Return the sections of the text in order, by their tables. The document must have data."""
        if self._sections is None:
            from netlint.toml.positions import sections

            self._sections = {one.table: one for one in sections(self.source.text, self.parts())}
        return self._sections

    def nodes(self, path: DocPath) -> "list[Node]":
        """Return the nodes on the way to a path with positions, from that of the whole document on, that exist."""
        nodes = [self._tree()]
        for part in path:
            node = nodes[-1].child(part)
            if node is None:
                break
            nodes.append(node)
        return nodes

    def _span(self, node: "Node", *, key: bool = False) -> Span:
        start, end = (node.key_start, node.key_end) if key else (node.start, node.end)
        return self.source.span(start, end)

    def named(self, path: DocPath) -> DocPath:
        """Return a path with ids instead of positions.

        An item keeps its position if it has no id, or has the id of an earlier item.
        """
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
        """Return a path with positions instead of ids, as far as the path exists."""
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
        """Return the node and the data one step further along a path; `None` if they do not exist."""
        children = node.children
        if isinstance(data, dict) and isinstance(children, dict):
            return (children[part], data[part]) if isinstance(part, str) and part in data else None
        if isinstance(data, list) and isinstance(children, list):
            at = part if isinstance(part, int) else self._by_id(data).get(part, len(data))
            return (children[at], data[at]) if at < len(data) else None
        return None

    def _by_id(self, entries: list[Any]) -> dict[str, int]:
        """Return the position of the first item with each id. Found once for each list."""
        found = self._ids.get(id(entries))
        if found is None:
            found = self._ids[id(entries)] = {}
            for at, entry in enumerate(entries):
                if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                    found.setdefault(entry["id"], at)
        return found

    def _top(self) -> "Node":
        """Return the node that represents the whole document: its first table, or otherwise its first key."""
        root = self._tree()
        nodes = list(root.table().values())
        tables = [node for node in nodes if node.key_start == node.start and self.source.text[node.start] == "["]
        return min(tables or nodes or [root], key=lambda node: node.start)

    def comments(self) -> list[Span]:
        """Return the span of each comment, in the order of the text."""
        from netlint.toml.positions import comments

        if not self.is_read:
            return []
        return [self.source.span(start, end) for start, end in comments(self.source.text)]


def _arrived(
    name: str,
    text: str,
    mistakes: tuple[Mistake, ...],
    places: dict[tuple[DocPath | Span, bool], Place],
    is_read: bool,
) -> Document:
    document = Document(Source(name, text), None, *mistakes)
    document.is_read = is_read
    document._places = places  # noqa: SLF001 (it is the same class)
    return document


def parse(name: str, raw: bytes, *, max_bytes: int = MAX_BYTES) -> Document:
    """Return a document for TOML bytes.

    The document has data, or the mistake because of which there is none. This function never raises.
    """
    if len(raw) > max_bytes:
        from netlint.toml.errors.explain import too_large

        return _not_text(name, raw, None) or _unreadable(Source(name, ""), too_large(max_bytes))
    source = Source(name, "")
    try:
        source = Source(name, raw.decode("utf-8-sig"))
        if len(source.text) <= MAX_VALUES or not _too_many(source.text):
            return Document(source, tomli.loads(source.text))
    except (tomli.TOMLDecodeError, RecursionError, ValueError) as error:
        return _not_text(name, raw, error) or _unreadable(source, _explain(source, error))
    return _unreadable(source, _explain(source, None))


def _not_text(name: str, raw: bytes, error: Exception | None) -> Document | None:
    """Return the document for bytes that are not plain text in UTF-8; `None` if they are."""
    from netlint.toml.errors.explain import not_text

    found = not_text(raw, error)
    return found and _unreadable(Source(name, found[0]), found[1])


def _too_many(text: str) -> bool:
    from netlint.toml.errors.explain import last_value

    return last_value(text) is not None


def _explain(source: Source, error: Exception | None) -> "SyntaxHint":
    from netlint.toml.errors.explain import explain

    return explain(source, error)


def _unreadable(source: Source, hint: "SyntaxHint") -> Document:
    text, start = source.text, hint.start
    end = hint.end or (start + 1 if start < len(text) and text[start] not in "\r\n" else start)
    span, correction = source.span(start, end), _correction(source, hint)
    advice = hint.advice or (Message("Replace the line, save the file and run netlint again.") if correction else None)
    return Document(source, None, Mistake("syntax", hint.message, span=span, advice=advice, correction=correction))


def _correction(source: Source, hint: "SyntaxHint") -> Snippet | None:
    """Return the line of a mistake as it should be; `None` if that is not known."""
    if hint.correction is None:
        return None
    from netlint.toml.errors import context

    return Snippet(hint.correction.line, "instead", source.span(*context.line(source.text, hint.correction.at)))
