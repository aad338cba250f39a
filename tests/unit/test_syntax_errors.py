"""Texts that are not TOML: the message for each mistake, and the piece of the text it is about."""

import re

import pytest
import tomli

from netlint.charter.language import declared_language
from netlint.toml import MAX_BYTES, parse
from netlint.toml.errors import syntax
from netlint.toml.errors.explain import explain
from netlint.toml.limits import MAX_VALUES
from netlint.toml.source import Source

TEXT = "Put text in quotation marks: {}."
CURLY = 'Use straight quotation marks: " instead of {}.'
DATE = "Write the date as year-month-day, such as 2026-06-01, instead of {}."
DAY = "The day {} does not exist. Write a date as year-month-day, such as 2026-06-01."
MEANT_DATE = "Write the date as year-month-day: {} instead of {}."
MEANT_TIME = "Write the time as hours and minutes: {} instead of {}."
MEANT = "Write {} instead of {}."
DOUBLE = "Write `{}` on line {}, with double square brackets."
ALL_DOUBLE = "Write `{}` on line {} and on line {}, with double square brackets."
OUTPUT = "This line was on the screen, but it does not belong in the charter. Remove the line."
TIME = "Write the time as hours and minutes, such as 09:30, instead of {}."
NUMBER = "`{}` is not a number. Use only digits, with a point for decimals: 1000 or 0.5."
TRUTH = 'Write `{}` instead of {}. If you mean text, put it in quotation marks: "{}".'
NOTHING = "`{}` is not a value. If there is nothing to write, remove the key."
NO_VALUE = (
    "A value cannot start with `{}`. Write text in quotation marks, a number, a date, true or false, "
    "or a list in square brackets."
)
MISSING = "Write a value for `{}` after the `=`, or put # before the key."
MISSING_HERE = "Write a value here."
KEY_TWICE = "Remove this `{}` or the one on line {}: a table can have a key only once."
TABLE_TWICE = (
    "Put all keys of {} under one header; the first is on line {}. For a list of items, use double square brackets, "
    "as in [[members]]."
)
HAS_VALUE = "`{}` already has a value, on line {}. Put all of it in one place."
NOT_ENDED = "Close this text with a quotation mark on the same line."
BLOCK_NOT_ENDED = "Close this text with {}."
MARKS = "The text has already ended here. If it contains {}, use the other quotation marks around it: {}."
TEXTS = "Put square brackets around the items of a list."
LIST_OPEN = "Close this list with `]`."
TABLE_OPEN = "Close this table with `}`."
COMMA = "Put a comma before this value."
COMMA_OR_END = "Put a comma or a closing `}` before this."
NO_COMMA = "Put a comma between values; found `{}`."
OWN_LINE = "Put each key and each table header on its own line."
NO_STATEMENT = "This line cannot be read. Write `key = value`, a table header such as [network], or a comment after #."
NO_NAME = "Write the name of a key or table here."
NAME = "Use only the letters a to z, digits and hyphens in a name; found `{}`."
NO_EQUALS = "Write `=` and a value after `{}`."
ONE_EQUALS = "Write `=` once."
COLON = "Use `=` after a key, not a colon."
SPACES = "Use hyphens instead of spaces in a key: `{}`."
TABLE_SPACES = "Use hyphens instead of spaces in the name of a table."
HEADER_OPEN = "End the table header with `{}`: `{}`."
HEADER_BEGIN = "Start a table header with `[`."
CLOSES = "Remove this `{}`: it closes nothing."
LINE_END = "Remove the `{}` at the end of the line."
COMMENT = "Start a comment with #, not with {}."
HIDDEN = "Remove the invisible character {}, or write the line again."
STRAIGHT = "Use straight quotation marks: `{}`."
AGAIN = "Write this line again without the character {}: `{}`."
ENDINGS = "Save the file with Windows or Linux line endings."
BACKSLASH = (
    "A backslash starts an escape sequence. To write a backslash, double it, or use single quotation marks: '…'."
)
NO_CHARACTER = "{} is not a valid character code."
UNMERGED = "This file has an unresolved merge conflict. Keep the version you want and remove the lines with `{}`."

MISTAKES = {
    # A text, with « » around the piece that is pointed at, and the message.
    # Texts without quotation marks
    "name = «Stroomop»": TEXT.format('"Stroomop"'),
    "name = «Stroomop»  # ours": TEXT.format('"Stroomop"'),
    'name = «Stroomop"»': TEXT.format('"Stroomop"'),
    'name = «Stroomop "de beste"»': TEXT.format("'Stroomop \"de beste\"'"),
    'name = «Wij zijn \'t, "de beste"»': TEXT.format("'''Wij zijn 't, \"de beste\"'''"),
    "name = «infrastructure»": TEXT.format('"infrastructure"'),
    "name = «truely yours»": TEXT.format('"truely yours"'),
    "every = «2 weeks»": TEXT.format('"2 weeks"'),
    "drives = [«craft», water]": TEXT.format('"craft"'),
    'drives = ["a", «craft»]': TEXT.format('"craft"'),
    "every = [«2 weeks»]": TEXT.format('"2 weeks"'),
    "x = { a = «b», c = 1 }": TEXT.format('"b"'),
    "name = «(a, b)»": NO_VALUE.format("("),
    # Quotation marks
    "name = «“»Stroomop”": STRAIGHT.format('name = "Stroomop"'),
    'name = "Stroomop«”»': STRAIGHT.format('name = "Stroomop"'),
    "name = «\u2018»Stroomop\u2019": STRAIGHT.format("name = 'Stroomop'"),
    "name = «“»Ana\u2019s group”  # us": STRAIGHT.format('name = "Ana\'s group"  # us'),
    "name«\xa0»= “Ana\xa0de Vries”": AGAIN.format("U+00A0", 'name = "Ana de Vries"'),
    "name = «“»We say “yes””": CURLY.format("“"),
    f"name = «“»{'x' * 100}”": CURLY.format("“"),
    'drives = ["a", «„»b”]': STRAIGHT.format('drives = ["a", "b"]'),
    "drives = [\n  «“»a”,\n  “b”\n]": STRAIGHT.format('"a",'),
    "drives = [«“»a”,\n  “b”\n]": STRAIGHT.format('drives = ["a",'),
    'drives = ["a" «„»b”]': CURLY.format("„"),
    "x = { «“»a” = 1 }": STRAIGHT.format('x = { "a" = 1 }'),
    "«“»name” = 1": STRAIGHT.format('"name" = 1'),
    "name «“»Stroomop”": CURLY.format("“"),
    'name = «"Stroomop»\ntheme = "water"': NOT_ENDED,
    "name = «'Stroomop»\ntheme = 'water'": NOT_ENDED,
    "name = «'Stroomop»": NOT_ENDED,
    'name = «"Stroomop»': NOT_ENDED,
    'name = "a"\npurpose = «"""»\nWater\n': BLOCK_NOT_ENDED.format('"""'),
    "name = 'a'\npurpose = «'''»\nWater\n": BLOCK_NOT_ENDED.format("'''"),
    "name = 'It'«s ours'»": MARKS.format("'", '"…"'),
    'name = "She said "«yes" to us"»': MARKS.format('"', "'…'"),
    'drives = «"a", "b"»': TEXTS,
    # Dates, times, numbers, true and false, nothing
    "founded = «1-6-2026»": MEANT_DATE.format("2026-06-01", "1-6-2026"),
    "founded = «1/6/2026»": MEANT_DATE.format("2026-06-01", "1/6/2026"),
    "founded = «1.6.2026»": MEANT_DATE.format("2026-06-01", "1.6.2026"),
    "founded = «2026-6-1»": MEANT_DATE.format("2026-06-01", "2026-6-1"),
    "founded = «1 juni 2026»  # the first": MEANT_DATE.format("2026-06-01", "1 juni 2026"),
    "x = [«1-6-2026»]": MEANT_DATE.format("2026-06-01", "1-6-2026"),
    "founded = «2026-02-30»": DAY.format("2026-02-30"),
    "founded = «2026-13-01»": DAY.format("2026-13-01"),
    "time = «9:30»": MEANT_TIME.format("09:30", "9:30"),
    "time = «19h30»": MEANT_TIME.format("19:30", "19h30"),
    "time = «19:30 uur»": MEANT_TIME.format("19:30", "19:30 uur"),
    "next = «2026-06-01T25:00»": TIME.format("2026-06-01T25:00"),
    "internal = «0,5»": MEANT.format("0.5", "0,5"),
    "percent = «10%»": MEANT.format("0.1", "10%"),
    "fee = «€ 500»": MEANT.format("500", "€ 500"),
    "fee = «1.000,50»": MEANT.format("1000.5", "1.000,50"),
    "minutes = «007»": MEANT.format("7", "007"),
    "internal = «.5»": MEANT.format("0.5", ".5"),
    "core = «True»": TRUTH.format("true", "True", "True"),
    "core = «ja»": TRUTH.format("true", "ja", "ja"),
    "left = «null»": NOTHING.format("null"),
    "left = «-»": NOTHING.format("-"),
    "founded = «juni 2026»": MEANT.format('"2026-06"', "juni 2026"),
    "founded = «June 1, 2026»": MEANT_DATE.format("2026-06-01", "June 1, 2026"),
    "time = «19.30 uur»": MEANT_TIME.format("19:30", "19.30 uur"),
    "time = «7 pm»": MEANT_TIME.format("19:00", "7 pm"),
    "internal = «50%»": MEANT.format("0.5", "50%"),
    "internal = «40 procent»": MEANT.format("0.4", "40 procent"),
    "internal = «0,500»": MEANT.format("0.5", "0,500"),
    "fee = «-.5»": MEANT.format("-0.5", "-.5"),
    "fee = «1,000»": MEANT.format("1000", "1,000"),
    "fee = «-€ 5»": NUMBER.format("-€ 5"),
    "x = «1,2,3»": NUMBER.format("1,2,3"),
    "hours = «8 uur»": MEANT.format("8", "8 uur"),
    "hours = «8 hours per month»": MEANT.format("8", "8 hours per month"),
    "hours = «8h»": MEANT.format("8", "8h"),
    "name = «8 vrienden»": TEXT.format('"8 vrienden"'),
    "paid = «nee»  # nog": TRUTH.format("false", "nee", "nee"),
    # What netlint has printed
    "«$ netlint»": OUTPUT,
    "«netlint check»": OUTPUT,
    "«PS C:\\ana> netlint»": OUTPUT,
    "«Write at the end of the file, in your own words:»\n[x]": OUTPUT,
    "«Zet onderaan het bestand, met jullie eigen woorden:»\n[x]": OUTPUT,
    "«  --> charter.toml:3:1»": OUTPUT,
    "«12 | id = 'x'»": OUTPUT,
    "«   | ^^^^»": OUTPUT,
    "«Doe   Kies samen een trekker.»": OUTPUT,
    "«Ask   Who keeps us going?»": OUTPUT,
    "«More  netlint explain NL401»": OUTPUT,
    "«fout: Zet tekst tussen aanhalingstekens»": OUTPUT,
    "«error: `x` is missing.»": OUTPUT,
    "info«:» 'x'": COLON,
    "netlint«:» 'x'": COLON,
    # What is missing, or too much
    "«name =»": MISSING.format("name"),
    "«name =»  \nx = 1": MISSING.format("name"),
    "«name =» # nothing yet": MISSING.format("name"),
    "«x =» ]": MISSING.format("x"),
    "name =«=» 'x'": ONE_EQUALS,
    "x = ['a',«,» 'b']": MISSING_HERE,
    "«=» 'x'": NO_NAME,
    "a. «=» 1": NO_NAME,
    "[«]»": NO_NAME,
    "x = { «,» }": NO_NAME,
    "«name» 'Stroomop'": NO_EQUALS.format("name"),
    "«Stroomop»": NO_EQUALS.format("Stroomop"),
    "x = { a = 1, «b» }": NO_EQUALS.format("b"),
    "name«:» 'Stroomop'": COLON,
    "x = { a «:» 1 }": COLON,
    "«my key» = 'x'": SPACES.format("my-key"),
    "«We are a network of friends»": NO_STATEMENT,
    "«* item»": NO_STATEMENT,
    "«//» comment": COMMENT.format("//"),
    "caf«é» = 1": NAME.format("é"),
    "«é» = 1": NAME.format("é"),
    "[caf«é»]": NAME.format("é"),
    "[«é»lan]": NAME.format("é"),
    "name«;» 1": NAME.format(";"),
    # Lists, tables and headers
    'drives = ["a" «"»b"]': COMMA,
    'drives = [\n  "a"\n  «"»b"\n]': COMMA,
    "x = [1«;» 2]": NO_COMMA.format(";"),
    'drives = «[»"a", "b"\nasks = "x"': LIST_OPEN,
    'drives = «[»\n  "a",\n  "b"\n\n[[members]]\nid = "a"': LIST_OPEN,
    "x = [1, «[»2,": LIST_OPEN,
    "x = «{»": TABLE_OPEN,
    "x = «{» a = 1\n\n[network]": TABLE_OPEN,
    "x = { a = 1 «b» = 2 }": COMMA_OR_END,
    "«[network»\nname = 'x'": HEADER_OPEN.format("]", "[network]"),
    "«[[members]»\nid = 'x'": HEADER_OPEN.format("]]", "[[members]]"),
    "network«]»": HEADER_BEGIN,
    "«[my table]»": TABLE_SPACES,
    "[members]«]»": CLOSES.format("]"),
    "«]»": CLOSES.format("]"),
    "x = [1]«]»": CLOSES.format("]"),
    # More on a line than is allowed
    "[network] «name = 'x'»": OWN_LINE,
    "name = 'x' «theme = 'y'»": OWN_LINE,
    "x = [\n  1\n] «y»": OWN_LINE,
    "name = 'x'«,»": LINE_END.format(","),
    "name = 'x'«;»  # ours": LINE_END.format(";"),
    "name = 'x' «//» ours": COMMENT.format("//"),
    "«<<<<<<<» HEAD\nname = 'x'": UNMERGED.format("<<<<<<<"),
    "name = 'x'\n«=======»\nname = 'y'": UNMERGED.format("======="),
    # Characters
    "name = 'a«\0»'": HIDDEN.format("U+0000"),
    'name = "a«\x1b»"': HIDDEN.format("U+001B"),
    "name«\xa0»= 'a'": AGAIN.format("U+00A0", "name = 'a'"),
    "«\xa0»[network]": AGAIN.format("U+00A0", "[network]"),
    "name = 'a' «\u200b»": AGAIN.format("U+200B", "name = 'a'"),
    "name = 'a' # «\x07»": HIDDEN.format("U+0007"),
    "a = 1«\r»b = 2\r": ENDINGS,
    'proof = "C:«\\»docs"': BACKSLASH,
    'proof = "C:«\\»Users"': BACKSLASH,
    'proof = """a «\\» b"""': BACKSLASH,
    'name = "«\\ud800»"': NO_CHARACTER.format("\\ud800"),
    # The same twice
    "[network]\nname = 'a'\ntheme = 'b'\n«name» = 'c'": KEY_TWICE.format("name", 2),
    "[[m]]\nid = 'a'\n[[m]]\nid = '''\n\nb'''\n«id» = '''\nc'''": KEY_TWICE.format("id", 4),
    "x = { a = 1, b = 2, «a» = 3 }": KEY_TWICE.format("a", 1),
    "x = { a = { b = 1 }, b = 2,\n  «a» = { a = 1 } }": KEY_TWICE.format("a", 1),
    "[network]\nx = 1\n«[network]»\ny = 2": TABLE_TWICE.format("[network]", 1),
    "[[members]]\nid = 'a'\n«[members]»": DOUBLE.format("[[members]]", 3),
    "«[members]»\nid = 'a'\n[[members]]": DOUBLE.format("[[members]]", 1),
    "[members]\nid = 'a'\n\n«[members]»\nid = 'b'": ALL_DOUBLE.format("[[members]]", 1, 4),
    "[members]\nid = 'a'\n\n«[members]»\nname = 'b'\n[[x]]\nid = 'c'": TABLE_TWICE.format("[members]", 1),
    "[[m]]\n[m.x]\n[[m]]\n[m.x]\ny = 1\n«[m.x]»": TABLE_TWICE.format("[m.x]", 4),
    "x = 1\ntime = { internal = 1 }\n«time.external» = 2": HAS_VALUE.format("time", 2),
    "x = 1\n[time]\ninternal = 1\n«[time.internal]»": HAS_VALUE.format("internal", 3),
    "members = []\n«[[members]]»": HAS_VALUE.format("members", 1),
    "[a]\n[a.b]\nx = 1\n«[a]»\n": TABLE_TWICE.format("[a]", 1),
    "x = 1\n[a.b]\ny = 1\n[a]\n«b.c» = 2": HAS_VALUE.format("a.b", 2),
    "a.b = 1\n«[a]»": HAS_VALUE.format("a", 1),
    "x = { a = 1, «a.b» = 2 }": HAS_VALUE.format("a", 1),
    "[a]\nb = [1]\n«b.c» = 2": HAS_VALUE.format("b", 2),
}


def marked(text: str) -> tuple[str, int, int]:
    """Return a text without the marks, and the offsets of what is between them."""
    start, end = text.index("«"), text.index("»") - 1
    return text.replace("«", "").replace("»", ""), start, end


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize("mistaken", MISTAKES)
def test_the_message_of_a_mistake_is_in_plain_words_and_points_at_the_piece_it_is_in(
    mistaken: str, ending: str
) -> None:
    text, start, end = marked(mistaken.replace("\n", ending))
    (mistake,) = parse("charter.toml", text.encode()).mistakes
    assert mistake.message.text() == MISTAKES[mistaken]
    assert mistake.span == Source("", text).span(start, end)


CORRECTIONS = {
    # A text, and its lines as they should be.
    "founded = juni 2026": 'founded = "2026-06"',
    "  founded = 1 juni 2026  # ours": "  founded = 2026-06-01  # ours",
    "time = 19.30 uur": "time = 19:30",
    "internal = 50%": "internal = 0.5",
    "internal = 0,5": "internal = 0.5",
    "fee = 1.000,50": "fee = 1000.5",
    "fee = € 500": "fee = 500",
    "paid = ja": "paid = true",
    "hours = 8 uur": "hours = 8",
    "name = Stroomop, het netwerk # ours": 'name = "Stroomop, het netwerk" # ours',
    f"name = {'wij ' * 30}": f'name = "{("wij " * 30).strip()}"',
    "drives = [craft, water]": 'drives = ["craft", "water"]',
    "x = [1, [2,": "x = [1, [2,]]",
    'name = Stroomop"': 'name = "Stroomop"',
    'name = "Stroomop': 'name = "Stroomop"',
    'name = "Stroomop # ours': 'name = "Stroomop" # ours',
    "name = “Stroomop”": 'name = "Stroomop"',
    'name = "She said "yes" to us"': "name = 'She said \"yes\" to us'",
    "name = 'It's ours'": 'name = "It\'s ours"',
    'proof = "C:\\docs"': "proof = 'C:\\docs'",
    "name: Stroomop": 'name = "Stroomop"',
    "name == 'x'": "name = 'x'",
    "name 'x'": "name = 'x'",
    "name = 'x',": "name = 'x'",
    "name = 'x' // ours": "name = 'x' # ours",
    "// ours": "# ours",
    "-- ours": "# ours",
    "/* ours */": "# ours */",
    "* ours": "# * ours",
    "name =": "# name =",
    "left = null": "# left = null",
    '"Stroomop"': '# "Stroomop"',
    "Stroomop": "# Stroomop",
    "We are friends": "# We are friends",
    "= 'x'": "# = 'x'",
    'drives = "a", "b"': 'drives = ["a", "b"]',
    'drives = ["a" "b" "c"]': 'drives = ["a", "b", "c"]',
    "x = [1; 2]": "x = [1, 2]",
    'drives = [\n  "a" # one\n\n  "b"\n]': 'drives = [\n  "a", # one\n\n  "b"\n]',
    'drives = ["a", "b" # two\nasks = "x"': 'drives = ["a", "b"] # two\nasks = "x"',
    "x = { a = 1": "x = { a = 1 }",
    "x = [1]]": "x = [1]",
    "[network": "[network]",
    "[[members]": "[[members]]",
    "[[members": "[[members]]",
    "network]": "[network]",
    "members]]": "[[members]]",
    "[my own table]": "[my-own-table]",
    "lid sinds = 'x'": "lid-sinds = 'x'",
    "[coördinatie]  # Noël": "[coordinatie]  # Noël",
    "[[leden.Máire]]": "[[leden.Maire]]",
    "coördinator = 'Noël' # é": "coordinator = 'Noël' # é",
    "[network] name = 'x'": "[network]\nname = 'x'",
    "name = 'x' theme = 'y'": "name = 'x'\ntheme = 'y'",
    "[[members]]\nid = 'a'\n[members]\nid = 'b'": "[[members]]\nid = 'a'\n[[members]]\nid = 'b'",
    "[members]\nid = 'a'\n[[members]]": "[[members]]\nid = 'a'\n[[members]]",
}


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize("mistaken", CORRECTIONS)
def test_the_corrected_line_can_be_copied_and_then_the_text_can_be_read(mistaken: str, ending: str) -> None:
    text = f"[a]{ending}{mistaken}{ending}".replace("\n", ending).replace("\r\r", "\r")
    corrected = with_correction(text)
    assert corrected.replace("\r", "").rstrip() == f"[a]\n{CORRECTIONS[mistaken]}"
    assert parse("charter.toml", corrected.encode()).data is not None


def with_correction(text: str) -> str:
    """Return a text with the corrected line in place of the one that it is for."""
    (mistake,) = parse("charter.toml", text.encode()).mistakes
    assert mistake.correction, mistake
    span, source = mistake.correction.span, Source("", text)
    start, end = (
        source.starts[line - 1] + column - 1
        for line, column in ((span.line, span.column), (span.end_line, span.end_column))
    )
    return text[:start] + mistake.correction.text + text[end:]


@pytest.mark.parametrize("mistaken", MISTAKES)
def test_a_corrected_line_is_never_one_that_cannot_be_read(mistaken: str) -> None:
    text = marked(mistaken)[0]
    (mistake,) = parse("charter.toml", text.encode()).mistakes
    if mistake.correction:
        [*further] = parse("charter.toml", with_correction(text).encode()).mistakes
        assert not any(one.span and one.span.line == mistake.correction.span.line and one.correction for one in further)


@pytest.mark.parametrize(
    "mistaken",
    [
        "left = 2026-02-30",
        "drives = ['a, 'b']",
        "name = 'a'\nname = 'b'",
        "x = [null]",
        "$ netlint",
        "[søster]",
        "ñandú; = 1",
        f"name = {'wij ' * 60}",
    ],
)
def test_a_line_that_only_a_person_can_correct_has_no_correction(mistaken: str) -> None:
    (mistake,) = parse("charter.toml", mistaken.encode()).mistakes
    assert mistake.correction is None


def test_every_error_of_the_reader_is_among_the_mistakes() -> None:
    said = set()
    for mistaken in MISTAKES:
        with pytest.raises(tomli.TOMLDecodeError) as error:
            tomli.loads(marked(mistaken)[0])
        said |= {error.value.msg, re.sub(r"\(.*\)|'.*'|\".*\"", "{found}", error.value.msg)}
    assert set(syntax._HANDLERS) <= said  # noqa: SLF001 (it is the list of the errors of the reader)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Too many moons", "This is not valid TOML: too many moons."),
        ("Moon ('a', 'b') is full", "This is not valid TOML: moon a.b is full."),
        ("Expected 'moon'", "This is not valid TOML: expected 'moon'."),
        ("Found '{' and '}'", "This is not valid TOML: found '{' and '}'."),
    ],
)
def test_an_unknown_error_of_the_reader_is_shown_as_it_is(said: str, shown: str) -> None:
    text = "[network]\nname = 'a'\n"
    hint = explain(Source("", text), tomli.TOMLDecodeError(said, text, 10))
    assert (hint.message.text(), hint.start) == (shown, 10)


def test_a_long_text_is_cut_short() -> None:
    (mistake,) = parse("charter.toml", b"name = " + b"wij " * 1_000).mistakes
    assert mistake.message.text() == TEXT.format('"' + ("wij " * 20)[:79] + '…"')


@pytest.mark.parametrize(
    "text",
    [
        "x = [\n" + "'a',\n" * (MAX_VALUES - 10),
        "".join(f"k{number} = 1\n" for number in range(80_000)) + "k1 = 2\n",
        "x = {" + ", ".join(f"k{number} = 1" for number in range(70_000)) + ", k1 = 2 }",
        "a" + "\t" * (MAX_BYTES - 10) + "b = 1",
        "a " * (MAX_BYTES // 2 - 10) + "= 1",
        "x = [" + "'a' " * (MAX_BYTES // 4 - 10),
        "x = a" + " #" * (MAX_BYTES // 2 - 10),
    ],
    ids=range(7),
)
def test_long_texts_are_looked_at_a_few_times_at_most(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = []
    whole = syntax.positions.bare

    def count(pattern: str, inside: str) -> object:
        looked_at.append(len(inside))
        return whole(pattern, inside)

    monkeypatch.setattr(syntax.positions, "bare", count)
    assert "valid TOML" not in parse("charter.toml", text.encode()).mistakes[0].message.text()
    assert sum(looked_at) <= 4 * len(text)


# What language the words are in


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ('[network]\nlanguage = "nl"\nname = Stroomop', "nl"),
        ("[network]\nname = Stroomop\nlanguage = 'nl-BE'", "nl"),
        ("[network]\nname = Stroomop\nlanguage = nl # ours", "nl"),
        ("[network]\nlanguage = “nl”", "nl"),
        ("[network\nlanguage = 'nl'", "nl"),
        (" [ network ] # ours\r\n\tlanguage='nl'\r\nname =\r\n", "nl"),
        ("network.language = 'nl'\nname =", "nl"),
        ("[network]\nname =\n[[clients]]\nlanguage = 'nl'", None),
        ("[network.goals]\nlanguage = 'nl'\nname =", None),
        ("[networks]\nlanguage = 'nl'\nname =", None),
        ("[network]\n# language = 'nl'\nname =", None),
        ("[network]\nlanguages = 'nl'\nname =", None),
        ("[network]\nlanguage =\n", None),
    ],
)
def test_what_cannot_be_read_may_still_say_its_language(text: str, language: str | None) -> None:
    document = parse("charter.toml", text.encode())
    assert document.data is None
    assert declared_language(document) == language


@pytest.mark.parametrize("raw", ["\xe9".encode("latin-1"), b"\xff"])
def test_what_is_not_in_utf_8_may_still_say_its_language(raw: bytes) -> None:
    document = parse("charter.toml", b"[network]\nlanguage = 'nl'\nname = '" + raw + b"'")
    assert declared_language(document) == "nl"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
def test_text_of_two_bytes_a_letter_is_not_utf_8(encoding: str) -> None:
    document = parse("charter.toml", "[network]\nlanguage = 'nl'\n".encode(encoding))
    assert document.mistakes[0].message.text() == "This file is text in the encoding UTF-16, but netlint reads UTF-8."
    assert declared_language(document) == "nl"


def test_curly_quotation_marks_everywhere_are_to_be_replaced_everywhere() -> None:
    once, often = "name = “Stroomop”\npurpose = 'we say “yes”'\n", "name = “Stroomop”\npurpose\xa0=\xa0“Water”\n"
    [mistake] = parse("charter.toml", once.encode()).mistakes
    assert mistake.advice
    assert mistake.advice.text() == "Replace the line, save the file and run netlint again."
    [mistake] = parse("charter.toml", often.encode()).mistakes
    assert mistake.advice
    assert mistake.advice.text().startswith("Do this for all quotation marks around values")
