"""The charter as reports show it: what it says, without what is invalid."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from netlint.charter.conversion import MAX_MISTAKES, Converted, convert, unreadable
from netlint.charter.model import Charter, Table
from netlint.charter.own_tables import convert_own_tables
from netlint.charter.reading import as_read
from netlint.i18n import Message
from netlint.toml import Document


def as_shown(
    data: dict[str, Any] | None, day: dt.date | None, tables: Mapping[str, type[Table]] = MappingProxyType({})
) -> Charter:
    """Return the charter of plain data as it is shown on a day. Reading it never raises.

    Invalid values are left out, and so are items that lack a required value because of that. Of a section that is kept
    elsewhere, it has what the file has. A charter that could not be read is empty. `tables` are the types of plugins'
    tables, by their names under `[plugins]`; other tables there are plain data.
    """
    charter, mistakes = Converted[Charter](None, ()) if data is None else convert(data, Charter)
    if charter and data:
        convert_own_tables(charter, tables, data, mistakes)
    return as_read(_without_invalid(charter) if charter else Charter(), day).here


def why_not_shown(document: Document) -> Message | None:
    """Return why a document that was checked cannot be shown as a charter; `None` if it can be.

    It could not be read, is something else, or has too many mistakes.
    """
    is_shown = document.is_read and len(document.mistakes) <= MAX_MISTAKES
    return None if is_shown and not document.is_other_format else document.mistakes[-1].message


def _without_invalid(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_without_invalid(item) for item in value if not _lacks_required(item))
    if isinstance(value, dict):
        return {key: _without_invalid(inner) for key, inner in value.items()}
    if not isinstance(value, Table):
        return value
    invalid = unreadable(value)
    kind = type(value).__bases__[0] if invalid else type(value)
    kept = {name: getattr(value, name) for name in value.__struct_fields__ if name not in invalid}
    return kind(**{name: _without_invalid(inner) for name, inner in kept.items() if not _lacks_required(inner)})


def _lacks_required(value: Any) -> bool:
    if not isinstance(value, Table):
        return False
    required = len(value.__struct_fields__) - len(value.__struct_defaults__)
    return not unreadable(value).isdisjoint(value.__struct_fields__[:required])
