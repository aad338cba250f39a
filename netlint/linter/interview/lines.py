"""The text of a charter: its lines, no longer than a page is wide. Knows no questions."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from netlint.toml.writer import to_key, to_toml

WIDTH = 100
"""The length of a line, in characters, where words allow it. The project chose it."""
_PIECE = re.compile(r"\S+\s*|\s+")


def comment(text: str) -> list[str]:
    """Return the lines of a comment that explains something: each begins with a hash sign and a space."""
    return [f"# {line}" for line in textwrap.wrap(text, WIDTH - 2, break_long_words=False, break_on_hyphens=False)]


def commented(lines: Iterable[str]) -> list[str]:
    """Return lines of a charter as comments to fill in: each begins with a hash sign, without a space."""
    return [f"#{line}" for line in lines]


def table(header: str, values: Mapping[str, Any]) -> list[str]:
    """Return the lines of a table: its header, and a line for each key."""
    return [header, *pairs(values)]


def pairs(values: Mapping[str, Any]) -> list[str]:
    """Return the lines of keys with their values."""
    return [line for key, value in values.items() for line in _pair(key, value)]


def _pair(key: str, value: Any) -> Iterator[str]:
    """Yield the lines of one key. A long list has one item per line, and a long text several lines."""
    name = to_key(key)
    if len(line := f"{name} = {to_toml(value)}") <= WIDTH:
        yield line
    elif isinstance(value, list):
        yield f"{name} = ["
        for item in value:
            yield from _item(item)
        yield "]"
    elif isinstance(value, Mapping):
        yield from (f"{name}.{inner}" for inner in pairs(value))
    else:
        yield from _long_text(f"{name} = ", value) if isinstance(value, str) else (line,)


def _item(value: Any) -> Iterator[str]:
    line = f"  {to_toml(value)},"
    yield from _long_text("  ", value, ",") if isinstance(value, str) and len(line) > WIDTH else (line,)


def _long_text(before: str, text: str, after: str = "") -> Iterator[str]:
    """Yield a text on several lines, which TOML reads as one: a backslash at the end of a line joins it to the next."""
    yield f'{before}"""\\'
    line = ""
    for piece in _PIECE.findall(to_toml(text)[1:-1]):
        if line and len(line) + len(piece) >= WIDTH:
            yield f"{line}\\"
            line = ""
        line += piece
    yield f'{line}"""{after}'
