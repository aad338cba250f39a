"""What to replace in a text so that tables, keys and items are gone, with their comments. Writes nothing new."""

from collections.abc import Iterable, Iterator

from netlint.toml.brackets import without_parts
from netlint.toml.edited_data import backwards
from netlint.toml.extents import Extent, Extents
from netlint.toml.layout import Layout
from netlint.toml.paths import DocPath
from netlint.toml.positions import Statement
from netlint.toml.text_edits import Replaced


class Removals:
    """Makes the replacements in the text of one document, which ends with the end of a line. Paths have positions."""

    def __init__(self, layout: Layout) -> None:
        """Make replacements for a layout."""
        self._layout = layout

    def of(self, paths: Iterable[DocPath]) -> Iterator[Replaced]:
        """Yield what to replace. Raises `LookupError` for a place that does not exist."""
        extents, lines = Extents(self._layout), list[Extent]()
        inside: dict[Statement, list[DocPath]] = {}
        for path in paths:
            written = self._layout.written(path)
            if written and written.way == "inline" and (holder := written.run[0]).path != path:
                inside.setdefault(holder, []).append(path[len(holder.path) :])
            else:
                lines += extents.of(path)
        for extent in extents.merged(lines):
            yield (*extents.without_blank_lines(extent), "")
        for holder, parts in inside.items():
            yield self._without(holder, parts)

    def _without(self, holder: Statement, parts: list[DocPath]) -> Replaced:
        source = self._layout.source
        start, end = source.offsets(self._layout.value(holder.path))
        return start, end, without_parts(source.text[start:end], sorted(parts, key=backwards))
