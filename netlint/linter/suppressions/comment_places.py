"""Where an ignore comment about a place can be written, and the text with it. Runs no rule, writes no file."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from netlint.linter.suppressions.comments import IgnoreComment, read_comments
from netlint.rules.base import Rule
from netlint.toml import DocPath, Document, Edit, Place, Span, parse
from netlint.toml.edited_data import same
from netlint.toml.editor import edited
from netlint.toml.positions import Statement, statements
from netlint.toml.renames import line_end


def with_comment(
    document: Document, at: DocPath | Span, comment: "NewComment", rules: Mapping[str, Rule], *, on_key: bool
) -> Iterator[str]:
    """Yield the texts that a document can have with a comment about a place, the most usual one first.

    Each has the same data and other comments. Whether the comment is about that place alone, a check must show.
    """
    writer = _Writer(document, comment, at, on_key=on_key)
    here, above = writer.joined(rules)
    yield from here
    for text in writer.written():
        after = parse(document.source.name, text.encode())
        if same(after.data, document.data) and len(after.comments()) == len(document.comments()) + 1:
            yield text
    yield from above


class NewComment(NamedTuple):
    """An ignore comment: the code of its rule and its reason, which is one line."""

    code: str
    reason: str

    def text(self, kind: str = "ignore") -> str:
        """Return the comment as it is written."""
        return f"# netlint: {kind}[{self.code}] {self.reason}"


class _Writer:
    """Writes one comment about one place of a document."""

    def __init__(self, document: Document, comment: NewComment, at: DocPath | Span, *, on_key: bool) -> None:
        self._document, self._source, self._comment = document, document.source, comment
        self._place: Place = document.locate(at, key=on_key)
        self._path: DocPath | None = None if isinstance(at, Span) else document.exact(at)
        self._start = self._source.offset(self._place.span.line, self._place.span.column)

    @property
    def _is_whole(self) -> bool:
        """Whether nothing of the place is there, or it is the whole charter: only the top of the file is about it."""
        return not self._path or (not self._place.exact and not self._place.found)

    def joined(self, rules: Mapping[str, Rule]) -> tuple[Iterator[str], Iterator[str]]:
        """Return texts in which the rule is added to a comment that is there already, with the same reason.

        The first are about the place; the others are about more, such as the whole table around it.
        """
        same = [one for one in read_comments(self._document, rules) if self._is_same(one)]
        same.sort(key=lambda one: -len(one.scope.path or ()))
        here = [one for one in same if self._is_here(one)]
        return map(self._with_code, here), map(self._with_code, [one for one in same if one not in here])

    def _with_code(self, one: IgnoreComment) -> str:
        start, end = self._source.offsets(one.span)
        begin, stop = self._source.offsets(one.part)
        before, bracket, after = self._source.text[begin:stop].partition("]")
        added = f"{before.rstrip()}, {self._comment.code}{bracket}{after}"
        text = self._source.text[start:begin] + added + self._source.text[stop:end]
        return edited(self._document, [Edit.comment(one.span, text)])

    def _is_here(self, one: IgnoreComment) -> bool:
        """Return whether a comment is about no more than the place, or the table in which the place is missing."""
        return one.whole_file or not self._place.exact or one.scope.path in (None, self._path)

    def _is_same(self, one: IgnoreComment) -> bool:
        if one.problem or one.reason.casefold() != self._comment.reason.casefold():
            return False
        if one.whole_file or self._is_whole:
            return one.whole_file and self._is_whole
        lines, path = (self._place.span.line, self._place.span.end_line), one.scope.path
        is_above = path is not None and self._path is not None and self._path[: len(path)] == path
        return one.scope.line in lines or is_above

    def written(self) -> Iterator[str]:
        """Yield texts with the comment on a line of its own, or at the end of a line."""
        if self._is_whole:
            yield self._at_top()
            return
        begin = self._source.starts[self._place.span.line - 1]
        statement = self._statement()
        above = self._line_start(statement.start) if statement else begin
        if above < begin:  # inside a list, the line above is about less
            yield self._above(begin)
        if statement and not self._source.text[above : statement.start].strip(" \t"):
            yield self._above(above)
        if not any(span.line == self._place.span.line for span in self._document.comments()):
            end = begin + len(self._source.line(self._place.span.line))
            yield self._with(end, f"  {self._comment.text()}")

    def _statement(self) -> Statement | None:
        """Return the header or assignment that has the place."""
        before = [one for one in statements(self._source.text) if one.start <= self._start]
        return before[-1] if before else None

    def _line_start(self, offset: int) -> int:
        return self._source.text.rfind("\n", 0, offset) + 1

    def _above(self, start: int) -> str:
        """Return the text with the comment above the line that starts at an offset, as far from the margin."""
        line = self._source.text[start:]
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        return self._with(start, indent + self._comment.text() + line_end(self._source.text))

    def _at_top(self) -> str:
        """Return the text with a comment for the whole file, below what is for editors and other such comments."""
        at = 0
        while self._source.text[at:].startswith(("#:", "# netlint: ignore-file[")):
            at = self._source.text.find("\n", at) + 1 or len(self._source.text)
        return self._with(at, self._comment.text("ignore-file") + line_end(self._source.text))

    def _with(self, at: int, text: str) -> str:
        return self._source.text[:at] + text + self._source.text[at:]
