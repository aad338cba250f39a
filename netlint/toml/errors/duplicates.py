"""Keys and tables that stand in a TOML text for the second time: which, and where the first one is."""

import re
from collections.abc import Iterator

from netlint.i18n.message import Message, Parameter
from netlint.toml import positions
from netlint.toml.errors import context
from netlint.toml.errors.correction import replaced
from netlint.toml.errors.hints import SyntaxHint
from netlint.toml.positions import Statement

_NAME = re.compile(rf"(\[*)[ \t]*({positions.key_of(1)})((?:[ \t]*\]{{1,2}})?)")
_ANY_HEADER = re.compile(r"^[ \t]*\[", re.MULTILINE)
_ANY_KEY = re.compile(rf"^{context.ASSIGNED.pattern}", re.MULTILINE)
_HEADER = re.compile(rf"[ \t]*(\[\[?)[ \t]*{positions.key_of(1)}[ \t]*\Z")


def explain_duplicate(text: str, at: int, _: str) -> SyntaxHint:
    """Return that what ends at an offset stands there for the second time; up to it, the text is well formed."""
    *before, second = _stated(text, at)
    first = _first(text, before, second)
    if hint := _single_brackets(text, first, second):
        return hint
    return SyntaxHint(_message(text, first, second), second.start, _named(text, second).end(3))


def _stated(text: str, at: int) -> Iterator[Statement]:
    """Return the statements of the text, or of the inline table, up to and with the one that ends at an offset."""
    start, _ = context.line(text, at)
    if header := _HEADER.match(text[start:at]):
        return positions.statements(text[:at] + "]" * len(header[1]))
    if opened := context.unclosed(text, at):
        return positions.statements_inside(text, opened[-1], at)
    return positions.statements(text[:at])


def _first(text: str, before: list[Statement], second: Statement) -> Statement:
    """Return the statement that has settled what `second` is about: the same key, or one around or inside it."""
    path = second.path
    if _is_header(text, second):
        table = path[: -2 if isinstance(path[-1], int) else -1]
    else:
        table = next((one.path for one in reversed(before) if _is_header(text, one)), ())
    related = None
    for one in before:
        if one.path == path:
            return one
        is_around = one.path == path[: len(one.path)]
        is_own = _is_header(text, one) and one.path == table[: len(one.path)]  # it stands in there
        if related is None and (path == one.path[: len(path)] or (is_around and not is_own)):
            related = one
    return related or second


def _single_brackets(text: str, first: Statement, second: Statement) -> SyntaxHint | None:
    """Return that a header has single brackets: one beside double ones, or two with the same keys below them."""
    headers = [_named(text, one) for one in (first, second) if _is_header(text, one)]
    if len(headers) != 2 or len({header[2] for header in headers}) != 1:  # noqa: PLR2004 (the first and the second)
        return None
    double = f"[[{headers[0][2]}]]"
    single = [header for header in headers if header[1] == "["]
    if len(single) == 1:
        start, end = single[0].span()
        said = Message("Write `{header}` on line {line}, with double square brackets.", _at(text, double, start))
        return SyntaxHint(said, start, end, None, replaced(text, start, end, double))
    if not (_keys_below(text, headers[0].end()) & _keys_below(text, headers[1].end())):
        return None
    start, end = headers[1].span()
    template = "Write `{header}` on line {line} and on line {other}, with double square brackets."
    other = text.count("\n", 0, start) + 1
    return SyntaxHint(Message(template, {**_at(text, double, headers[0].start()), "other": other}), start, end)


def _at(text: str, header: str, at: int) -> dict[str, Parameter]:
    return {"header": header, "line": text.count("\n", 0, at) + 1}


def _keys_below(text: str, at: int) -> set[str]:
    """Return the keys below a header, up to the next one; what stands there may not be valid."""
    following = _ANY_HEADER.search(text, at)
    return {key[1] for key in _ANY_KEY.finditer(text, at, following.start() if following else len(text))}


def _message(text: str, first: Statement, second: Statement) -> Message:
    line = text.count("\n", 0, first.start) + 1
    name = _named(text, second)[2]
    headers = _is_header(text, first), _is_header(text, second)
    if all(headers):
        template = (
            "Put all keys of {table} under one header; the first is on line {line}. For a list of items, use "
            "double square brackets, as in [[members]]."
        )
        return Message(template, {"table": f"[{name}]", "line": line})
    if first.path == second.path and not any(headers):
        template = "Remove this `{key}` or the one on line {line}: a table can have a key only once."
        return Message(template, {"key": name, "line": line})
    template = "`{key}` already has a value, on line {line}. Put all of it in one place."
    outer = min(first, second, key=lambda one: len(one.path))
    return Message(template, {"key": _named(text, outer)[2], "line": line})


def _is_header(text: str, one: Statement) -> bool:
    return text[one.start] == "["


def _named(text: str, one: Statement) -> re.Match[str]:
    """Return the brackets and the name with which a statement begins."""
    match = _NAME.match(text, one.start)
    if match is None:
        raise ValueError(f"no statement at offset {one.start}")
    return match
