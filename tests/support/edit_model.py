"""The data and the text that an edit should make, found without the code that makes or checks edits."""

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any

from support.toml_pieces import Piece
from support.toml_texts import Path, walk

from netlint.toml import Edit

DocEdit = Edit[Path]
Brackets = Callable[[Path], bool]


def expected(data: Any, edit: DocEdit, cut: list[Piece], brackets: Brackets) -> Any:
    """Return the data that a document should have after an edit. Raises `LookupError` if it cannot be made.

    `brackets` tells whether a part of a value has brackets of its own, and not only dotted keys.
    """
    match edit.kind:
        case "set":
            return put(data, edit.at, edit.value)
        case "add":
            items = get(data, edit.at) if exists(data, edit.at) else []
            return put(data, edit.at, [*items, edit.value])
        case "list":
            table = get(data, edit.at)
            return put(data, edit.at, [{"id": key, **inner} for key, inner in table.items()] if edit.value else [table])
        case "table":
            (table,) = get(data, edit.at)
            return put(data, edit.at, table)
        case "remove":
            return without(data, edit.at, cut, brackets)
        case _:
            assert edit.to is not None
            value = get(data, edit.at)
            if exists(data, edit.to):
                raise LookupError(edit.to)
            left = without(data, edit.at, cut if edit.at[:-1] != edit.to[:-1] else None, brackets)
            return put(left, edit.to, value)


def put(data: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    part, *rest = path
    if isinstance(data, list):
        if not isinstance(part, int) or part >= len(data):
            raise LookupError(part)
        return [*data[:part], put(data[part], tuple(rest), value), *data[part + 1 :]]
    if not isinstance(data, dict) or not isinstance(part, str):
        raise LookupError(part)  # noqa: TRY004 (there is no such place)
    return {**data, part: put(data.get(part, {}), tuple(rest), value)}


def get(data: Any, path: Path) -> Any:
    for part in path:
        data = data[part]
    return data


def exists(data: Any, path: Path) -> bool:
    try:
        get(data, path)
    except (LookupError, TypeError):
        return False
    return True


def without(data: Any, path: Path, cut: list[Piece] | None, brackets: Brackets) -> Any:
    """Return data without a place, and without the tables that only its statements named."""
    holder = get(data, path[:-1])
    if isinstance(holder, list):
        left: Any = [item for at, item in enumerate(holder) if at != path[-1]]
    else:
        left = {key: item for key, item in holder.items() if key != path[-1]}
    if cut is not None and not left and path[:-1] and not _is_written(path[:-1], cut, brackets):
        return without(data, path[:-1], cut, brackets)
    return put(data, path[:-1], left)


def _is_written(path: Path, cut: list[Piece], brackets: Brackets) -> bool:
    """Return whether a table or list has a header or brackets of its own."""
    for piece in cut:
        if piece.is_header and piece.path == path:
            return True
        if piece.path and not piece.is_header and piece.path == path[: len(piece.path)]:
            return brackets(path)
    return False


def canonical(value: Any) -> str:
    """Return data as text that is the same if the data is, whatever the order of its keys."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{key!r}:{canonical(value[key])}" for key in sorted(value)) + "}"
    return "[" + ",".join(map(canonical, value)) + "]" if isinstance(value, list) else repr(value)


VALUES: tuple[Any, ...] = (
    "y",
    'a "b" \\ # c\n\u200b🌊',
    17,
    0.25,
    True,
    dt.date(2027, 3, 1),
    dt.datetime(2027, 3, 1, 9, 30, tzinfo=dt.UTC),
    dt.time(9, 30),
    ["p", "q"],
    [],
    {"k": 1, "l m": ["x"]},
    {},
    [{"id": "n"}, {"id": "m"}],
)


def edits(data: dict[str, Any], comments: list[Any]) -> Iterator[DocEdit]:
    """Yield edits of each kind, for each place of a document."""
    values, places = cycle(VALUES), [((), data), *walk(data)]
    tables = cycle([path for path, there in places if isinstance(there, dict)])
    for path, there in places:
        if isinstance(there, dict):
            yield from _in_table(path, there, values)
        if isinstance(there, list):
            yield Edit.add(path, {"id": "added"} if there and isinstance(there[-1], dict) else next(values))
        if path:
            yield Edit.set(path, next(values))
            yield Edit.set(path, "text")
            yield Edit.remove(path)
        if path and isinstance(path[-1], str):
            yield from _of_key(path, there, next(tables))
    for at, span in enumerate(comments):
        yield Edit.comment(span, "# other" if at % 2 else "")


def _in_table(path: Path, there: dict[str, Any], values: Iterator[Any]) -> Iterator[DocEdit]:
    yield Edit.set((*path, "new"), next(values))
    yield Edit.set((*path, "new"), "n")
    yield Edit.set((*path, "id"), "i") if "id" not in there else Edit.set((*path, "new key"), [])
    yield Edit.set((*path, "new", "in.ner"), next(values))
    yield Edit.add((*path, "new"), next(values))


def _of_key(path: Path, there: Any, table: Path) -> Iterator[DocEdit]:
    yield Edit.rename(path, (*path[:-1], "renamed" if len(str(path[-1])) % 2 else "re. named"))
    yield Edit.rename(path, ("moved", "to"))
    if table[: len(path)] != path and table != path[:-1]:
        yield Edit.rename(path, (*table, "moved"))
    if isinstance(there, list) and len(there) == 1 and isinstance(there[0], dict):
        yield Edit.as_table(path)
    if isinstance(there, dict):
        yield Edit.as_list(path)
        if there and all(isinstance(inner, dict) and "id" not in inner for inner in there.values()):
            yield Edit.as_list(path, by_id=True)
