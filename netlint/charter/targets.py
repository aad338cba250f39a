"""Which list the ids in a key refer to: a section of the format, or a list in the table of a plugin."""

from collections.abc import Mapping

from netlint.charter.model import Table, sections_by_class
from netlint.charter.model.annotations import lists_with_ids
from netlint.charter.model.placed import own_section


def section_of(target: str | type[Table], tables: Mapping[str, type[Table]]) -> str:
    """Return the name of the list that a mark refers to, such as `members`, or `plugins.ours.links`.

    `tables` are those of plugins, by their names. The result is empty if none of them has the list.
    """
    if isinstance(target, str):
        return target
    if section := sections_by_class().get(target):
        return section
    has_it = (name for name, root in tables.items() if any(kind is target for _path, kind in lists_with_ids(root)))
    name = next(has_it, "")
    return own_section(tables[name], target, name) if name else ""
