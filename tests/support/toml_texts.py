"""TOML texts in all the forms that TOML 1.0 and 1.1 allow, made statement by statement, with their comments known."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import tomli
from hypothesis import strategies as st

Path = tuple[str | int, ...]

OPEN, CLOSE = "\ue000", "\ue001"
"""Around each comment while a text is being made; no other text has them."""

_CONTROLS = [chr(code) for code in (*range(9), *range(10, 32), 127)]
_MARKS = [OPEN, CLOSE]
_SPACE = st.sampled_from(["", "", "", " ", " ", "\t", "  ", " \t "])
_NEWLINE = st.sampled_from(["\n", "\n", "\r\n"])


def _text(without: str = "") -> st.SearchStrategy[str]:
    """Return text that may stand in a line: any letters, and what could be taken for TOML."""
    tempting = st.sampled_from(
        [*"#=[]{},.'\"\\-_ \t", "''", '""', "'''", '"""', "]]", "é", "e\u0301", "🌊", "\u2028", "\x85"]
    )
    letters = st.characters(exclude_categories=["Cs"], exclude_characters=[*_CONTROLS, *_MARKS])
    return st.lists(tempting | letters, max_size=4).map(
        lambda pieces: "".join(char for char in "".join(pieces) if char not in without)
    )


_COMMENT = _text().map(lambda text: f"{OPEN}#{text}{CLOSE}")
_GAP = st.one_of(
    _SPACE,
    _SPACE,
    st.builds("{}{}{}".format, _SPACE, _NEWLINE, _SPACE),
    st.builds("{}{}{}{}".format, _SPACE, _COMMENT, _NEWLINE, _SPACE),
    st.builds("{0}{1}{2}{0}".format, _NEWLINE, _SPACE, _COMMENT),
)
"""What may stand between the parts of an array or an inline table."""

_ESCAPE = st.sampled_from(
    [r"\b", r"\t", r"\n", r"\f", r"\r", r"\e", r"\"", r"\\", r"\x41", r"\xe9", r"\u00e9", r"\u0000", r"\U0001F600"]
)
_BASIC = st.lists(_text('"\\') | _ESCAPE, max_size=4).map(lambda pieces: f'"{"".join(pieces)}"')
_LITERAL = _text("'").map(lambda text: f"'{text}'")
_TRIMMED = st.builds("\\{}{}{}".format, st.sampled_from(["", " ", " \t"]), _NEWLINE, st.sampled_from(["", " ", "\t\n"]))


def _multi_line(quote: str, piece: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return a multi-line string: up to two quotes may stand before anything, also before the closing three."""
    quotes = st.sampled_from(["", "", "", quote, quote * 2])
    solid = piece.map(lambda text: text or "x")
    inside = st.lists(st.builds("{}{}".format, quotes, solid), max_size=4).map("".join)
    first = st.sampled_from(["", "\n", "\r\n"])
    return st.builds("{0}{1}{2}{3}{0}".format, st.just(quote * 3), first, inside, quotes)


_STRING = st.one_of(
    _BASIC,
    _LITERAL,
    _multi_line('"', _text('"\\') | _ESCAPE | _NEWLINE | _TRIMMED),
    _multi_line("'", _text("'") | _NEWLINE),
)
_SCALAR = _STRING | st.sampled_from(
    [
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
)

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
_PART = st.one_of(
    st.sampled_from(_NAMES[:4]), st.sampled_from(_NAMES[:4]), st.sampled_from(_NAMES + _QUOTED + _ODD), _BASIC, _LITERAL
)
_DOT = st.builds("{}.{}".format, _SPACE, _SPACE)


@st.composite
def _keys(draw: st.DrawFn, most: int = 3) -> str:
    key = draw(_PART)
    for _ in range(draw(st.sampled_from([0, 0, 0, *range(most)]))):
        key += draw(_DOT) + draw(_PART)
    return key


def _assigned(key: st.SearchStrategy[str], value: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds("{}{}={}{}".format, key, _SPACE, _SPACE, value)


@st.composite
def _bracketed(draw: st.DrawFn, brackets: str, entry: st.SearchStrategy[str]) -> str:
    """Return entries between brackets, with gaps, and with or without a comma behind the last."""
    text, entries = brackets[0] + draw(_GAP), draw(st.lists(entry, max_size=3))
    for at, given_entry in enumerate(entries):
        comma = "," if at + 1 < len(entries) else draw(st.sampled_from(["", ","]))
        text += given_entry + draw(_GAP) + comma + (draw(_GAP) if comma else "")
    return text + brackets[1]


VALUE = st.recursive(
    _SCALAR, lambda value: _bracketed("[]", value) | _bracketed("{}", _assigned(_keys(), value)), max_leaves=6
)

_HEADER = st.one_of(
    st.builds("[{0}{1}{0}]".format, _SPACE, _keys()),
    st.builds("[[{0}{1}{0}]]".format, _SPACE, _keys()),
    st.sampled_from(["[[a]]", "[[a.b]]", "[[a.b.c]]", "[a.b.c]", "[a.b]", "[a]", "[ b . a ]", '[["a".b]]']),
)
_STATEMENT = st.one_of(_assigned(_keys(), VALUE), _assigned(_keys(), VALUE), _HEADER)


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


@st.composite
def documents(draw: st.DrawFn, most: int = 7) -> Text:
    """Make a text that `tomli` accepts: a statement that it rejects is left out again."""
    marked, statements, paths = draw(_filler()), [], frozenset[Path]()
    data: dict[str, Any] = {}
    for _ in range(draw(st.integers(0, most))):
        statement, end = draw(_STATEMENT), draw(_line_end())
        start = len(plain(marked))
        try:
            data = tomli.loads(plain(marked + statement))
        except tomli.TOMLDecodeError:
            continue
        marked += statement
        header = _opened(statement, data) if statement.startswith("[") else None
        before, paths = paths, frozenset(path for path, _ in walk(data))
        statements.append(Statement(start, len(plain(marked)), before, paths, header))
        marked += end + draw(_filler())
    return Text(plain(marked), data, tuple(statements), tuple(_comments(marked)))


@st.composite
def _filler(draw: st.DrawFn) -> str:
    """Return lines without statements."""
    lines = draw(st.lists(st.sampled_from(["blank", "comment"]), max_size=2))
    return "".join(draw(_SPACE) + (draw(_COMMENT) if line == "comment" else "") + draw(_NEWLINE) for line in lines) + (
        draw(_SPACE)
    )


@st.composite
def _line_end(draw: st.DrawFn) -> str:
    return draw(_SPACE) + draw(st.just("") | _COMMENT) + draw(_NEWLINE)


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
