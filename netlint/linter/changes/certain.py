"""Which differences are certain: what is invalid in a charter, or kept elsewhere, is not there, but may still hold."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from netlint.charter import Charter, as_tuple
from netlint.charter.diff import Difference
from netlint.linter.changes.model import Moved, NotCompared, Which
from netlint.toml import DocPath, Document, dotted


class Unsure(Struct, frozen=True):
    """The places of a charter about which it does not say anything that can be read."""

    keys: frozenset[DocPath] = frozenset()
    """Those of keys with an invalid value."""
    lists: frozenset[DocPath] = frozenset()
    """Those of lists with an item that cannot be read."""

    def has(self, at: DocPath, *, is_item: bool) -> bool:
        """Return whether it is not certain what a charter has at a path."""
        return any(at[:end] in self.keys for end in range(1, len(at) + 1)) or (is_item and at[:-1] in self.lists)


def unsure_places(document: Document) -> Unsure:
    """Return these places of a document, after it was checked."""
    keys, lists = set[DocPath](), set[DocPath]()
    for mistake in document.mistakes:
        path = (mistake.to or ()) if mistake.kind == "key" else mistake.path
        ends = [at for at, part in enumerate(path) if isinstance(part, str)]
        if not ends or path[0] == "plugins":
            continue
        named = document.named(path[: ends[-1] + 1])
        position = next((at for at, part in enumerate(named) if isinstance(part, int)), None)
        if position is not None:
            lists.add(named[:position])
        elif named[-1] == "id":  # an item is known by its id
            lists.add(named[:-2])
        else:
            keys.add(named)
    return Unsure(frozenset(keys), frozenset(lists))


def not_compared(document: Document, side: Which) -> Iterator[NotCompared]:
    """Yield what of a charter could not be compared, after it was checked."""
    for mistake in document.mistakes:
        if mistake.path and mistake.path[0] != "plugins":  # tables of plugins are compared as they are written
            yield NotCompared(side, dotted(document.named(mistake.path)), mistake.message)


def certain(differences: Iterable[Difference], old: Unsure, new: Unsure) -> list[Difference]:
    """Return the differences, without those that may only be there because something is invalid."""
    return [one for one in differences if not (_is_unsure(old, one.old_at, one) or _is_unsure(new, one.at, one))]


def _is_unsure(unsure: Unsure, at: DocPath, one: Difference) -> bool:
    return unsure.has(at, is_item=one.kind in ("added", "removed"))


def without_moved(
    differences: Iterable[Difference], old: Charter, new: Charter
) -> tuple[list[Difference], tuple[Moved, ...]]:
    """Return the differences, and apart from them what one charter only lacks because it is kept elsewhere."""
    sides: dict[str, tuple[Which, dict[str, str]]] = {
        "added": ("old", _kept_elsewhere(old)),
        "removed": ("new", _kept_elsewhere(new)),
    }
    rest: list[Difference] = []
    found: dict[tuple[Which, str, str], list[str]] = {}
    for one in differences:
        side, elsewhere = sides.get(one.kind, ("new", {}))
        if one.keys[0] in elsewhere:
            found.setdefault((side, one.keys[0], elsewhere[one.keys[0]]), []).append(dotted(one.at))
        else:
            rest.append(one)
    return rest, tuple(Moved(*key, tuple(paths)) for key, paths in found.items())


def _kept_elsewhere(charter: Charter) -> dict[str, str]:
    return {section: one.at for one in charter.elsewhere for section in as_tuple(one.sections)}
