"""What must hold at a place, put to the test on what stands there."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from netlint.charter import PartialDate, is_partial_date
from netlint.rules.declarative.entry import Conditions, conditions_in
from netlint.rules.declarative.paths import Step, places
from netlint.toml import DocPath, Document

MAX_PATTERN = 4096
"""The most characters of a pattern. The project's own choice; a longer one takes seconds to compile."""
DAILY = ("past", "future")
"""The tests that depend on today."""


class Kind(NamedTuple):
    """A test: which values it can be put to, as types of TOML, and what says whether one holds."""

    types: tuple[str, ...]
    holds: Callable[[Any, Any], bool]


def _size(value: Any) -> Any:
    return len(value) if isinstance(value, list) else value


KINDS: Mapping[str, Kind] = {
    "match": Kind(("string",), lambda text, pattern: pattern.search(text) is not None),
    "not_match": Kind(("string",), lambda text, pattern: pattern.search(text) is None),
    "one_of": Kind(("string", "integer", "number", "boolean"), lambda value, known: value in known),
    "at_least": Kind(("integer", "number", "array"), lambda value, least: _size(value) >= least),
    "at_most": Kind(("integer", "number", "array"), lambda value, most: _size(value) <= most),
    "longer_than": Kind(("string",), lambda text, length: len(text) > length),
    "shorter_than": Kind(("string",), lambda text, length: len(text) < length),
    "before": Kind(("date",), lambda date, limit: date < limit),
    "after": Kind(("date",), lambda date, limit: date > limit),
    "past": Kind(("date",), lambda date, today: date < today),
    "future": Kind(("date",), lambda date, today: date > today),
    "refers_to": Kind(("string",), lambda text, ids: text in ids),
}
"""The tests, by their attribute; `exists` and `missing` are about the place itself."""


def compiled(pattern: str) -> Any:
    """Compile a pattern that no text can make slow. Raises `ValueError` for one that is not valid."""
    import re2

    options = re2.Options()
    options.log_errors = False
    options.never_capture = True  # what groups match is not asked for, and takes memory for each pair of them
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        said = error.args[0] if error.args else error
        raise ValueError(said.decode() if isinstance(said, bytes) else str(said)) from None


def wrong_places(
    must: Conditions, path: Sequence[Step], document: Document, today: dt.date | None
) -> Iterator[DocPath]:
    """Yield the places at which something that must hold does not."""
    wanted = {name: said for name, said in conditions_in(must).items() if name in KINDS}
    tests = [(KINDS[name], _wanted(name, said, document, today)) for name, said in wanted.items()]
    for place, value in places(document.data, path):
        if value is None:
            if must.exists:
                yield place
        elif must.missing or not all(_holds(kind, value, wanted) for kind, wanted in tests):
            yield place


def _wanted(name: str, said: Any, document: Document, today: dt.date | None) -> Any:
    """Return what a test compares values with, made once for all values of a document."""
    if name in ("match", "not_match"):
        return compiled(said)
    if name == "one_of":
        return frozenset(said)
    return _ids(document.data, said) if name == "refers_to" else today if name in DAILY else said


def _holds(kind: Kind, value: Any, wanted: Any) -> bool:
    """Return whether a test holds; of a list of values, for each of them; of a year or month, for one of its days."""
    if kind.types == ("date",) and is_partial_date(value):
        first = PartialDate.parse(value)
        return kind.holds(first, wanted) or kind.holds(first.last, wanted)
    values = value if isinstance(value, list) and "array" not in kind.types else [value]
    return all(kind.holds(one, wanted) for one in values if type_of(one) in kind.types)


def _ids(data: Any, section: str) -> set[str]:
    entries = data.get(section, []) if isinstance(data, dict) else []
    return {entry["id"] for entry in entries if isinstance(entry, dict) and isinstance(entry.get("id"), str)}


def type_of(value: Any) -> str:
    """Return the name of the type of a value as `Kind` does."""
    names = {str: "string", bool: "boolean", int: "integer", float: "number", list: "array", dict: "table"}
    return names.get(type(value), "date" if type(value) is dt.date else "other")
