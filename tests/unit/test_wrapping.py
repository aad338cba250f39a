"""Wrapping: code in backticks stays on one line if it fits, and no line is too long."""

import re
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlint.reporters.wrapping import wrap

EXAMPLES = settings(deadline=None, derandomize=True, database=None, max_examples=200)
WORDS = st.text("abc-=.", min_size=1, max_size=12)
CODE = st.lists(WORDS, min_size=1, max_size=4).map(lambda words: f"`{' '.join(words)}`")


@pytest.mark.parametrize(
    ("text", "width", "indent", "lines"),
    [
        ("Write a date: `founded = 2026-06-01`.", 40, "", ["Write a date: `founded = 2026-06-01`."]),
        ("Write a date: `founded = 2026-06-01`.", 36, "", ["Write a date:", "`founded = 2026-06-01`."]),
        ("Write a date: `founded = 2026-06-01`.", 23, "", ["Write a date:", "`founded = 2026-06-01`."]),
        ("Use `a = 1` or `b = 2`.", 14, "", ["Use `a = 1` or", "`b = 2`."]),
        ("Use `a = 1` or `b = 2`.", 12, "  ", ["Use `a = 1`", "  or", "  `b = 2`."]),
        ("A ` alone is text.", 10, "", ["A ` alone", "is text."]),
        ("Half-year is one word", 10, "", ["Half-year", "is one", "word"]),
        ("", 10, "", []),
    ],
)
def test_code_stays_on_one_line_if_it_fits(text: str, width: int, indent: str, lines: list[str]) -> None:
    assert wrap(text, width, indent=indent) == lines


def test_code_that_is_too_long_for_a_line_is_broken_at_spaces_first() -> None:
    text = "Write `purpose = 'Water boards decide together'`."
    assert wrap(text, 22) == ["Write `purpose =", "'Water boards decide", "together'`."]
    assert wrap(text, 22, indent="    ") == ["Write `purpose =", "    'Water boards", "    decide together'`."]
    assert wrap(f"Write `{'x' * 30}`.", 20) == ["Write `xxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxx`."]


@settings(EXAMPLES, max_examples=2000)
@given(
    st.text("abc de  `-é", max_size=60)
    | st.text("ab \t\n\r\xa0\u3000\x1f", max_size=30)
    | st.lists(WORDS | CODE).map(" ".join),
    st.integers(1, 40),
    st.text(" ", max_size=8),
)
def test_a_text_is_wrapped_as_textwrap_does_it(text: str, width: int, indent: str) -> None:
    held = re.sub(
        "`[^`\n]+`", lambda code: code[0].replace(" ", "\x00") if len(code[0]) < width - len(indent) else code[0], text
    )
    lines = textwrap.wrap(held, width, subsequent_indent=indent, break_on_hyphens=False)
    assert wrap(text, width, indent=indent) == [line.replace("\x00", " ") for line in lines]


@EXAMPLES
@given(st.lists(WORDS | CODE, max_size=20).map(" ".join), st.integers(20, 60), st.sampled_from(["", "      "]))
def test_no_line_is_too_long_no_word_is_lost_and_code_that_fits_is_whole(text: str, width: int, indent: str) -> None:
    lines = wrap(text, width, indent=indent)
    assert all(len(line) <= width for line in lines)
    assert all(line.startswith(indent) for line in lines[1:])
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert not [line for line in lines if "\x00" in line]
    for code in re.findall("`[^`]+`", text):
        assert len(code) > width - len(indent) - 1 or any(code in line for line in lines)
