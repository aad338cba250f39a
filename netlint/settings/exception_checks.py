"""What an exception says that means nothing, such as `at = ""`. Looks at no charter."""

from collections.abc import Iterator, Mapping
from typing import Any

from netlint.i18n import Message, notice
from netlint.settings.schema import ExceptionEntry
from netlint.utils.invisible import is_blank


def empty_values(entry: ExceptionEntry, table: Mapping[str, Any]) -> Iterator[tuple[str, Message]]:
    """Yield the keys of an exception that are there but say nothing, and what to do; `table` is how it is written."""
    if entry.charter is not None and is_blank(entry.charter):
        yield "charter", _empty("charter", 'charter = "circles/"')
    if entry.at is not None and is_blank(entry.at):
        yield "at", _empty("at", 'at = "members.ana"')
    if "agreed-by" in table and (not entry.agreed_by or any(map(is_blank, entry.agreed_by))):
        yield "agreed-by", _empty("agreed-by", 'agreed-by = ["ana", "bo"]')


def _empty(key: str, example: str) -> Message:
    return notice("`{key}` is empty. Write something such as `{example}`, or leave it out.", key=key, example=example)
