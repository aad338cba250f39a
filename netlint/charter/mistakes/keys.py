"""Unknown keys and tables, as they should be called: certainly, or as a person may choose. Changes no charter."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from netlint.charter.lines.moves import EXTRA, are_more_items
from netlint.charter.lines.shapes import shape_of, shapes
from netlint.charter.mistakes.ids import Edits, Found
from netlint.charter.mistakes.values import Values, is_about
from netlint.charter.mistakes.whole import Whole
from netlint.charter.repair.key_words import certain_key, said, word_for
from netlint.charter.repair.meant import NOTHING
from netlint.toml import DocPath, Edit, Mistake


class UnknownKeys:
    """The unknown keys of one charter."""

    def __init__(self, whole: Whole, values: Values, mistakes: Iterable[Mistake]) -> None:
        """Take a charter, its values, and its mistakes."""
        self._whole = whole
        self._values = values
        self._claims = Counter(mistake.to for mistake in mistakes if mistake.kind == "key" and mistake.to)

    def found(self, mistake: Mistake) -> Found:
        """Return what to do about an unknown key."""
        path, to = mistake.path, mistake.to
        meant = certain_key(str(path[-1]), self._whole.keys(path[:-1]))
        is_certain = meant is not None and to == (*path[:-1], meant)
        is_own = len(path) == 1 and to == ("plugins", word_for(str(path[0])))
        renamed = self._renamed(path, to) if to else Found()
        if (
            to
            and (is_certain or is_own)
            and renamed.repair is not None
            and self._is_plausible(path, to, renamed.repair)
        ):
            return renamed
        first = () if renamed.repair is None else (renamed.repair,)
        return Found(None, (*first, *renamed.suggestions, *self._others(path, to)))

    def _renamed(self, path: DocPath, to: DocPath) -> Found:
        """Return the edits with which what is at a path has another one, and fits there."""
        if not self._is_free(path, to):
            return Found()
        rename, value = Edit.rename(path, to), self._whole.value(path)
        if shape_of(value) != "value":
            can_be = {shape for option in self._whole.options(to) for shape in shapes(option)}
            is_one = isinstance(value, dict) or len(value) == 1
            can_become = is_one and not can_be.isdisjoint(("table", "tables"))
            return Found((rename,)) if shape_of(value) in can_be or can_become else Found()
        found = self._values.found(to, path)
        repair = None if found.repair is None else (*found.repair, rename)
        return Found(repair, tuple((*edits, rename) for edits in found.suggestions))

    def _is_free(self, path: DocPath, to: DocPath) -> bool:
        """Return whether a place is free, or has a list to which what is at a path adds its items."""
        value, there = self._whole.value(path), self._whole.value(to)
        are_tables = shape_of(value) == "tables"
        if there is not NOTHING:
            return are_more_items(value, there) and self._has_headers(path) and self._has_headers(to)
        return self._claims[to] < 2 or (are_tables and self._has_headers(path))  # noqa: PLR2004 (nobody else)

    def _has_headers(self, path: DocPath) -> bool:
        written = self._whole.layout.written(path)
        return written is not None and written.way == "header"

    def _is_plausible(self, path: DocPath, to: DocPath, repair: Edits) -> bool:
        """Return whether a place has what the one with its certain name has: with other words it may be another.

        A table has such keys. Text is not a number or a date.
        """
        value = self._whole.value(path)
        if word_for(str(path[-1])) == to[-1] and len(path) == len(to):
            return True
        if shape_of(value) == "value":
            becomes_text = any(edit.kind == "set" and isinstance(edit.value, str) for edit in repair)
            is_date = isinstance(value, int) and any(form.get("format") == "date" for form in self._whole.options(to))
            return isinstance(value, str | list) or not becomes_text or is_date
        keys = self._whole.keys(to) or self._whole.item_keys(to)
        tables: list[Any] = value if isinstance(value, list) else [value]
        return all(is_about(table, keys) or _are_about(table, keys) for table in tables)

    def _others(self, path: DocPath, to: DocPath | None) -> Iterator[Edits]:
        """Yield the other changes that a person may choose: other keys for it, and a table of one's own."""
        known = self._whole.keys(path[:-1])
        for key in said(str(path[-1]), known):
            other = (*path[:-1], key)
            if other != to and (repair := self._renamed(path, other).repair) is not None:
                yield repair
        own = (EXTRA, *self._own(path))
        if path[0] != "plugins" and self._whole.value(own) is NOTHING:
            yield (Edit.rename(path, own),)

    def _own(self, path: DocPath) -> DocPath:
        """Return where a key of an item, or of anything else, is kept beside the format."""
        return self._whole.document.named(path) if any(isinstance(part, int) for part in path) else path[-1:]


def _are_about(table: dict[str, Any], keys: list[str]) -> bool:
    """Return whether each table in a table has at least half of its keys certainly among those `keys`."""
    return all(isinstance(inner, dict) and is_about(inner, keys) for inner in table.values())
