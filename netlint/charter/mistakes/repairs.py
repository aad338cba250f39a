"""The repairs of mistakes: what to change so that they are gone. Finds no mistakes, and changes no charter."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from netlint.charter.mistakes.ids import Edits, Found, Ids
from netlint.charter.mistakes.keys import UnknownKeys
from netlint.charter.mistakes.values import Values
from netlint.charter.mistakes.whole import Whole
from netlint.charter.model import Table
from netlint.toml import Document, Edit, Mistake


def with_repairs(
    document: Document, mistakes: tuple[Mistake, ...], tables: Mapping[str, type[Table]]
) -> tuple[Mistake, ...]:
    """Return the mistakes in the form of a document with their repairs and suggestions, whose paths have ids.

    `tables` are those of plugins. Data without its text cannot be repaired.
    """
    if not document.source.text:
        return mistakes
    repairs = _Repairs(document, mistakes, tables)
    return tuple(repairs.added(mistake) if mistake.path else mistake for mistake in mistakes)


class _Repairs:
    """Repairs the mistakes of one document."""

    def __init__(self, document: Document, mistakes: Iterable[Mistake], tables: Mapping[str, type[Table]]) -> None:
        self._document = document
        self._whole = whole = Whole(document, tables)
        self._ids = Ids(whole)
        self._values = Values(whole, self._ids)
        self._keys = UnknownKeys(whole, self._values, mistakes)

    def added(self, mistake: Mistake) -> Mistake:
        """Return a mistake with what can be done about it."""
        found = self._found(mistake)
        suggestions: list[Edits] = []
        for edits in found.suggestions:
            if edits and edits not in suggestions:
                suggestions.append(edits)
        named = tuple(map(self._named, suggestions))
        return replace(mistake, repair=self._named(found.repair or ()), suggestions=named)

    def _found(self, mistake: Mistake) -> Found:
        if mistake.kind == "key":
            return self._keys.found(mistake)
        if mistake.kind == "value":
            return self._values.found(mistake.path, mistake.path)
        return self._ids.missing(mistake.path) if self._whole.is_id(mistake.path) else Found()

    def _named(self, edits: Edits) -> Edits:
        """Return edits with ids in their paths."""
        name = self._document.named
        return tuple(Edit(one.kind, name(one.at), one.value, None if one.to is None else name(one.to)) for one in edits)
