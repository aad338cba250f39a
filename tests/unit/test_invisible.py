"""What is not seen: which characters that are, and that each of them is written as an escape, outside of words."""

# ruff: noqa: RUF001 (what is written in other scripts looks like Latin here and there)

import json
import re
import unicodedata
from pathlib import Path

import pytest
from support.commands import Netlint
from support.hidden_characters import BLANK, FORMAT, HIDDEN, IGNORABLE, NONCHARACTERS, OWN

from netlint.reporters.code_frame import Highlight, code_frame
from netlint.reporters.escape_terminal import escape_control_sequences, escape_terminal
from netlint.toml import Source, Span
from netlint.utils.invisible import NOT_SEEN, is_blank


def escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def test_every_character_is_looked_up_in_the_pattern_of_what_is_not_seen() -> None:
    not_seen = re.compile(NOT_SEEN)
    for character in map(chr, range(0x110000)):
        is_seen = not_seen.search(character) is None
        assert (escape_terminal(character) == character) == is_seen, hex(ord(character))
        assert (escape_control_sequences(character) == character) == (is_seen or character == "\n")


@pytest.mark.parametrize("around", ["{}", "a{}b", "1{}2", " {} ", "é{}水", "\u200b{}\u200b"])
def test_all_that_is_not_seen_is_an_escape(around: str) -> None:
    assert len(IGNORABLE) == 4174
    assert {"\u2800", "\u3164", "\xad"} <= HIDDEN
    for character in HIDDEN | {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000))}:
        named = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(character, escape(character))
        before, after = around.split("{}")
        assert escape_terminal(around.format(character)) == escape_terminal(before) + named + escape_terminal(after), (
            hex(ord(character))
        )


def test_nothing_else_is_an_escape() -> None:
    codes = map(chr, (*range(0x20, 0x7F), *range(0xA0, 0xD800), *range(0xE000, 0x110000)))
    unknown = ("Cf", "Cn")  # an older Python does not know them yet
    text = "".join(one for one in codes if one not in HIDDEN and unicodedata.category(one) not in unknown)
    assert escape_terminal(text) == text


def test_no_category_of_letters_or_signs_is_hidden_by_accident() -> None:
    signs = {character for character in HIDDEN if unicodedata.category(character) not in ("Cf", "Cn", "Zl", "Zp")}
    assert signs - IGNORABLE <= BLANK
    assert FORMAT <= HIDDEN
    assert all(unicodedata.category(character) == "Cn" for character in NONCHARACTERS)


@pytest.mark.parametrize(
    "word",
    [
        "می\u200cخواهم",  # Persian
        "نمی\u200cدانم که",
        "क्\u200dष",  # Hindi
        "র\u200d্য",  # Bengali: before the sign that joins
        "ශ්\u200dරී",  # Sinhala
        "ക്\u200cഷ",  # Malayalam
        "ಕ್\u200cಷ",  # Kannada
    ],
)
def test_a_joiner_stays_inside_a_word_that_it_shapes(word: str) -> None:
    assert escape_terminal(word) == word
    assert escape_control_sequences(json.dumps(word, ensure_ascii=False)) == f'"{word}"'
    assert escape_terminal(f"`{word}` ::") == f"`{word}` \\x3a:"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "a\u200db",
            "pay\u200cpal",
            "é\u200dè",
            "ế\u200dề",
            "я\u200dя",
            "ω\u200cω",
            "水\u200d水",
            "1\u200d2",
            "_\u200d_",
        ),
        *("\u200dم", "م\u200d", "م\u200c\u200dم", "م\u200c م", "م\u200da", "a\u200dम", "م\u200d1", "٣\u200d٤"),
        *("\u3164\u200d\u3164", "م\u200d\u034f", "م\u200d\ufe0f", "\u17b4\u200d\u17b4", "👩\u200d💻", "،\u200d،"),
    ],
)
def test_a_joiner_anywhere_else_is_an_escape(text: str) -> None:
    assert "\u200c" not in escape_terminal(text)
    assert "\u200d" not in escape_terminal(text)


@pytest.mark.parametrize("text", ["a\u200b::b", "##vso[x]", "\x1b[1m", "م\u200cم\u200d", ":::::", "\\x1b"])
def test_what_is_visible_stays_as_it_is(text: str) -> None:
    assert escape_terminal(escape_terminal(text)) == escape_terminal(text)


@pytest.mark.parametrize(
    "text",
    [
        "é e\u0301 ñ",
        "水利 ネットワーク",
        "한국어",
        "שלום",
        "مرحبا",
        "ไทย",
        "👍🏽 🇳🇱 €",
        "a\xa0b",
        "a\u3000b\u2009c",
        "“x” – …",
    ],
)
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert escape_terminal(text) == text
    assert escape_control_sequences(json.dumps(text, ensure_ascii=False)) == json.dumps(text, ensure_ascii=False)


@pytest.mark.parametrize("columns", range(24, 40))
def test_a_line_that_is_cut_ends_in_no_joiner(columns: int) -> None:
    word = "می\u200cخو" * 40
    span = Span(1, 80, 1, 84)
    shown, _under = code_frame(Source("x", word), [Highlight(span, main=True)], columns)
    assert not re.search("[\u200c\u200d](?!\\w)|(?<!\\w)[\u200c\u200d]", shown)


def test_json_has_everything_by_its_own_escapes() -> None:
    text = "".join(sorted(HIDDEN)) + "a\u200db##[x]"
    written = escape_control_sequences(json.dumps(text, ensure_ascii=False))
    assert not HIDDEN & {*written}
    assert json.loads(written) == text


@pytest.mark.parametrize(
    "text", ["", " ", "\xa0\u3000", "\u200b", "\u3164", "\u2800 \u2800", "\u00ad\u034f\ufe0f", OWN]
)
def test_a_text_of_which_nothing_is_seen_is_blank(text: str) -> None:
    assert is_blank(text)
    assert not is_blank(f"{text}x{text}")


@pytest.mark.parametrize("blank", ["\u200b", "\\u3164", "\u2800 \u2800", "\xa0", "\\uFEFF"])
def test_blank_text_does_not_count_as_an_answer(netlint: Netlint, tmp_path: Path, blank: str) -> None:
    (tmp_path / "charter.toml").write_text(
        f'[network]\nname = "x"\ntheme = "{blank}"\n\n[[members]]\nid = "ana"\n\n'
        "[[next-steps]]\nid = \"a\"  # netlint: ignore[NL416] \u200b\u2800\nwhat = 'x'\n",
        "utf-8",
    )
    (tmp_path / "netlint.toml").write_text(f'[[exceptions]]\nrule = "no-purpose"\nreason = "{blank}"\n', "utf-8")
    done = netlint(".", "--select", "NL015,NL020,NL101,NL416", "--format", "concise")
    assert "The charter still needs a real text in `network.theme`." in done.stdout
    assert "The comment that ignores `NL416` gives no reason." in done.stdout
    assert "The exception for `no-purpose` gives no reason" in done.stdout
    (tmp_path / "netlint.toml").write_text(
        f'[[custom]]\ncode = "OUR001"\nname = "a"\nat = "network.url"\nmust.exists = true\nmessage = "{blank}"\n',
        "utf-8",
    )
    assert "Write a `message`." in netlint(".").stderr
