"""TOML texts in all the forms that TOML 1.0 and 1.1 allow, made statement by statement, with their comments known."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import tomli
from hypothesis import strategies as st
from support.chance import Chance, chances

Path = tuple[str | int, ...]

OPEN, CLOSE = "\ue000", "\ue001"
"""Around each comment while a text is being made; no other text has them."""

_SPACES = ["", "", "", " ", " ", "\t", "  ", " \t "]
_NEWLINES = ["\n", "\n", "\r\n"]
_TEMPTING = [*"#=[]{},.'\"\\-_ \t", "''", '""', "'''", '"""', "]]", "é", "e\u0301", "🌊", "\u2028", "\x85"]
_NO_LETTERS = {chr(code) for code in (*range(9), *range(10, 32), 127)} | {OPEN, CLOSE}


def _text(chance: Chance, without: str = "") -> str:
    """Return text that may stand in a line: any letters, and what could be taken for TOML."""
    pieces = chance.some(lambda chance: chance.pick(_TEMPTING) if chance.below(2) else chance.letter(), 4)
    return "".join(char for char in "".join(pieces) if char not in _NO_LETTERS and char not in without)


def _comment(chance: Chance) -> str:
    return f"{OPEN}#{_text(chance)}{CLOSE}"


def _gap(chance: Chance) -> str:
    """Return what may stand between the parts of an array or an inline table."""
    before, newline, behind = chance.pick(_SPACES), chance.pick(_NEWLINES), chance.pick(_SPACES)
    match chance.below(5):
        case 0 | 1:
            return before
        case 2:
            return f"{before}{newline}{behind}"
        case 3:
            return f"{before}{_comment(chance)}{newline}{behind}"
        case _:
            return f"{newline}{before}{_comment(chance)}{newline}"


_ESCAPES = [
    *(r"\b", r"\t", r"\n", r"\f", r"\r", r"\e", r"\"", r"\\", r"\x41", r"\xe9", r"\u00e9", r"\u0000", r"\U0001F600")
]


def _basic(chance: Chance) -> str:
    return f'"{"".join(chance.some(_escaped, 4))}"'


def _escaped(chance: Chance) -> str:
    return chance.pick(_ESCAPES) if chance.below(2) else _text(chance, '"\\')


def _literal(chance: Chance) -> str:
    return "'" + _text(chance, "'") + "'"


def _lines_of_basic(chance: Chance) -> str:
    match chance.below(4):
        case 0 | 1:
            return _escaped(chance)
        case 2:
            return chance.pick(_NEWLINES)
        case _:
            return "\\" + chance.pick(["", " ", " \t"]) + chance.pick(_NEWLINES) + chance.pick(["", " ", "\t\n"])


def _lines_of_literal(chance: Chance) -> str:
    return chance.pick(_NEWLINES) if chance.below(2) else _text(chance, "'")


def _multi_line(chance: Chance, quote: str, piece: Callable[[Chance], str]) -> str:
    """Return a multi-line string: up to two quotes may stand before anything, also before the closing three."""

    def quotes() -> str:
        return chance.pick(["", "", "", quote, quote * 2])

    first = chance.pick(["", "\n", "\r\n"])
    inside = "".join(quotes() + (piece(chance) or "x") for _ in range(chance.below(5)))
    return f"{quote * 3}{first}{inside}{quotes()}{quote * 3}"


_OTHERS = [
    "0",
    "+0",
    "-0",
    "+1",
    "-17",
    "1_000",
    "5_3_4",
    "0xDEAD_beef",
    "0x0",
    "0o755",
    "0b1101_0001",
    "9223372036854775807",
    "-9223372036854775808",
    "1.5",
    "-0.0",
    "+1.0",
    "3e5",
    "5E+22",
    "1e06",
    "-2E-2",
    "6.626e-34",
    "1_0.0_1",
    "224_617.445_991",
    "inf",
    "+inf",
    "-inf",
    "nan",
    "+nan",
    "-nan",
    "true",
    "false",
    "1979-05-27",
    "1979-05-27T07:32:00Z",
    "1979-05-27t07:32:00z",
    "1979-05-27T00:32:00-07:00",
    "1979-05-27T00:32:00.999999+07:00",
    "1979-05-27T07:32:00",
    "1979-05-27T07:32Z",
    "1979-05-27T07:32",
    "0001-01-01",
    "9999-12-31",
    "07:32:00",
    "00:32:00.5",
    "07:32",
    "1979-05-27 07:32:00",
    "1979-05-27 07:32:00Z",
    "1979-05-27 07:32:00.25-07:00",
    "1979-05-27 07:32",
]


def _scalar(chance: Chance) -> str:
    match chance.below(5):
        case 0:
            return chance.pick(_OTHERS)
        case 1:
            return _basic(chance)
        case 2:
            return _literal(chance)
        case 3:
            return _multi_line(chance, '"', _lines_of_basic)
        case _:
            return _multi_line(chance, "'", _lines_of_literal)


_NAMES = ["a", "b", "c", "id", "1", "-", "a-b_C", "true", "1979-05-27", "0x1", "inf"]
_QUOTED = [
    "''",
    '""',
    "'a'",
    '"a"',
    r'"\u0061"',
    r'"\x62"',
    "'a.b'",
    r'"\""',
    "'\"'",
    '"\'"',
    '"#"',
    "'# a'",
    '"]"',
    "'='",
]
_ODD = ['"é"', '"e\u0301"', '"🌊"', r'"\U0001F30A"', r'"\e"', r'"\\"', "'\\'", "' '", '"[[a]]"', r'"\n"']


def _part(chance: Chance) -> str:
    match chance.below(5):
        case 0 | 1:
            return chance.pick(_NAMES[:4])
        case 2:
            return chance.pick(_NAMES + _QUOTED + _ODD)
        case 3:
            return _basic(chance)
        case _:
            return _literal(chance)


def _key(chance: Chance) -> str:
    """Return a key of one part, or of a few."""
    key = _part(chance)
    for _ in range(chance.pick([0, 0, 0, 0, 1, 2])):
        key += f"{chance.pick(_SPACES)}.{chance.pick(_SPACES)}{_part(chance)}"
    return key


def _assignment(chance: Chance, depth: int = 0) -> str:
    return f"{_key(chance)}{chance.pick(_SPACES)}={chance.pick(_SPACES)}{_value(chance, depth)}"


def _value(chance: Chance, depth: int = 0) -> str:
    """Return a value; what is nested has no more than four levels."""
    match chance.below(4):
        case 2 if depth < 4:
            return _bracketed(chance, "[]", lambda chance: _value(chance, depth + 1))
        case 3 if depth < 4:
            return _bracketed(chance, "{}", lambda chance: _assignment(chance, depth + 1))
        case _:
            return _scalar(chance)


def _bracketed(chance: Chance, brackets: str, make: Callable[[Chance], str]) -> str:
    """Return entries between brackets, with gaps, and with or without a comma behind the last."""
    text, entries = brackets[0] + _gap(chance), chance.some(make, 3)
    for at, entry in enumerate(entries):
        comma = "," if at + 1 < len(entries) else chance.pick(["", ","])
        text += entry + _gap(chance) + comma + (_gap(chance) if comma else "")
    return text + brackets[1]


_HEADERS = ["[[a]]", "[[a.b]]", "[[a.b.c]]", "[a.b.c]", "[a.b]", "[a]", "[ b . a ]", '[["a".b]]']


def _header(chance: Chance) -> str:
    if not chance.below(3):
        return chance.pick(_HEADERS)
    space, brackets = chance.pick(_SPACES), chance.pick(["[]", "[[]]"])
    half = len(brackets) // 2
    return f"{brackets[:half]}{space}{_key(chance)}{space}{brackets[half:]}"


class Statement(NamedTuple):
    """A header or assignment: where it stands, and what paths the data had when it had been read."""

    start: int
    end: int
    before: frozenset[Path]
    after: frozenset[Path]
    header: Path | None
    """The path of the table that a header opens, with the positions of entries in it."""


class Text(NamedTuple):
    """A TOML text, its data, its statements, and the offsets of its comments."""

    text: str
    data: dict[str, Any]
    statements: tuple[Statement, ...]
    comments: tuple[tuple[int, int], ...]


_CHANCES = chances(192)


@st.composite
def documents(draw: st.DrawFn, most: int = 7) -> Text:
    """Make a text that `tomli` accepts."""
    return text_by(draw(_CHANCES), (draw(_CHANCES) for _ in range(draw(st.integers(0, most)))))


def text_by(first: Chance, chances: Iterable[Chance]) -> Text:
    """Return a text with what begins it, and a statement by each chance; one that `tomli` rejects is left out again."""
    marked, statements, paths = _filler(first), [], frozenset[Path]()
    data: dict[str, Any] = {}
    for chance in chances:
        statement, end = _statement(chance)
        start = len(plain(marked))
        try:
            data = tomli.loads(plain(marked + statement))
        except tomli.TOMLDecodeError:
            continue
        marked += statement
        header = _opened(statement, data) if statement.startswith("[") else None
        before, paths = paths, frozenset(path for path, _ in walk(data))
        statements.append(Statement(start, len(plain(marked)), before, paths, header))
        marked += end
    return Text(plain(marked), data, tuple(statements), tuple(_comments(marked)))


def _filler(chance: Chance) -> str:
    """Return lines without statements, and the space before the next one."""
    return "".join(chance.some(_line_end, 2)) + chance.pick(_SPACES)


def _line_end(chance: Chance) -> str:
    return chance.pick(_SPACES) + (_comment(chance) if chance.below(2) else "") + chance.pick(_NEWLINES)


def _statement(chance: Chance) -> tuple[str, str]:
    """Return a header or an assignment, and what stands behind it up to the next one."""
    statement = _header(chance) if chance.below(5) > 2 else _assignment(chance)
    return statement, _line_end(chance) + _filler(chance)


def plain(marked: str) -> str:
    """Take the marks out of a text."""
    return marked.replace(OPEN, "").replace(CLOSE, "")


def _comments(marked: str) -> Iterator[tuple[int, int]]:
    """Find the comments by their marks, as offsets in the text without marks."""
    at = marked.find(OPEN)
    while at >= 0:
        end = marked.index(CLOSE, at)
        yield len(plain(marked[:at])), len(plain(marked[:end]))
        at = marked.find(OPEN, end)


def _opened(header: str, data: dict[str, Any]) -> Path:
    """Return the path that a header opens, in the data as it was just behind it."""
    path: list[str | int] = []
    holder: Any = data
    for name in names(header):
        path.append(name)
        holder = holder[name]
        if isinstance(holder, list):
            path.append(len(holder) - 1)
            holder = holder[-1]
    return tuple(path)


def names(header: str) -> list[str]:
    """Return the keys in a header, as `tomli` reads them."""
    found: list[str] = []
    inside: Any = tomli.loads(header)
    while inside:
        if isinstance(inside, list):
            inside = inside[0]
        else:
            [(name, inside)] = inside.items()
            found.append(name)
    return found


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every path in the data with what stands there, except the data itself."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for part, inner in inside:
        yield (*path, part), inner
        yield from walk(inner, (*path, part))


def same(one: Any, other: Any) -> bool:
    """Compare data as TOML does: a number is not its like of another type, and nan is nan."""
    return repr(one) == repr(other)
