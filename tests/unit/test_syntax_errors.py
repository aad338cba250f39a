"""Texts that are no TOML: what is said of each slip, and which piece of the text it is said of."""

import re

import pytest
import tomli

from netlint.charter.language import declared_language
from netlint.toml import MAX_BYTES, parse
from netlint.toml.errors import syntax
from netlint.toml.errors.explain import explain
from netlint.toml.limits import MAX_VALUES
from netlint.toml.source import Source

TEXT = "A text stands between quotation marks. Write {}."
CURLY = 'Quotation marks have to be straight. Write " in place of {}.'
DATE = "In place of {}, write a date as year-month-day, such as 2026-06-01."
DAY = "There is no day {}. A date is written as year-month-day, such as 2026-06-01."
TIME = "In place of {}, write a time as hours and minutes, such as 09:30."
NUMBER = "In place of {}, write a number with digits and at most one point, such as 1000 or 0.5."
TRUTH = 'Write true or false, in small letters. If a text is meant, put it between quotation marks: "{}".'
NOTHING = "There is no value `{}`. Where there is nothing to say, take the line out."
NO_VALUE = (
    "A value cannot begin with {}. Write a text between quotation marks, a number, a date, true or false, "
    "or a list in square brackets."
)
MISSING = "The value of `{}` is missing. Write it behind the `=`, or take the line out."
MISSING_HERE = "A value is missing here."
KEY_TWICE = "The key `{}` stands here for the second time; the first is on line {}. Keep one of them."
TABLE_TWICE = (
    "The table {} stands here for the second time; the first is on line {}. Put all of it under one header. The "
    "entries of a list have double brackets, as in [[members]]."
)
HAS_VALUE = "`{}` has a value already, on line {}. Put what belongs together in one place."
NOT_ENDED = "The text that begins here does not end on this line: a quotation mark is missing."
BLOCK_NOT_ENDED = "The text that begins here does not end: {} is missing behind it."
MARKS = "The text ends before this place. If it has a {} in it, put other quotation marks around it: {}."
TEXTS = "Several texts are a list: put square brackets around them."
LIST_OPEN = "The list that begins here does not end: a closing `]` is missing."
TABLE_OPEN = "What begins here does not end: a closing `}` is missing."
COMMA = "A comma is missing before this place."
COMMA_OR_END = "A comma or a closing `}` is missing before this place."
NO_COMMA = "Between values stands a comma; found `{}`."
OWN_LINE = "Each key and each header begins a line of its own."
NO_STATEMENT = (
    "This line says nothing that can be read. Write `key = value`, a header such as [network], or a comment behind a #."
)
NO_NAME = "The name of a key or table is missing here."
NAME = "The name of a key or table has letters from a to z, digits and hyphens; found `{}`."
NO_EQUALS = "Behind `{}` an `=` and a value are missing."
ONE_EQUALS = "One `=` is enough."
COLON = "Behind a key stands `=`, and not a colon."
SPACES = "A key has no spaces. Write `{}`."
TABLE_SPACES = "The name of a table has no spaces. Put hyphens in their place."
HEADER_OPEN = "A header ends with {}. Write {}."
HEADER_BEGIN = "A header begins with `[`, and this line does not."
CLOSES = "There is nothing that this `{}` closes. Take it out."
LINE_END = "No `{}` stands at the end of a line. Take it out."
REMARK = "A comment begins with #, and not with {}."
HIDDEN = "A character that cannot be seen stands here: {}. Take it out, or write the line anew."
ENDINGS = "Lines have to end as on Windows or Linux. Save the file with line endings of one of these."
BACKSLASH = (
    "A backslash gives the sign behind it a meaning of its own. For the backslash itself write two, or put the text "
    "between single quotation marks: '…'."
)
NO_CHARACTER = "There is no character {}."
UNMERGED = "Two versions of the file were not merged here. Choose what holds, and take the lines with {} out."

SLIPS = {
    # A text, with « » around the piece that is pointed at, and what is said of it.
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
    "name = «“»Stroomop”": CURLY.format("“"),
    'name = "Stroomop«”»': CURLY.format("”"),
    "name = «\u2018»Stroomop\u2019": CURLY.format("\u2018"),
    'drives = ["a", «„»b”]': CURLY.format("„"),
    'drives = ["a" «„»b”]': CURLY.format("„"),
    "x = { «“»a” = 1 }": CURLY.format("“"),
    "«“»name” = 1": CURLY.format("“"),
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
    "founded = «1-6-2026»": DATE.format("1-6-2026"),
    "founded = «1/6/2026»": DATE.format("1/6/2026"),
    "founded = «1.6.2026»": DATE.format("1.6.2026"),
    "founded = «2026-6-1»": DATE.format("2026-6-1"),
    "founded = «1 juni 2026»  # the first": DATE.format("1 juni 2026"),
    "x = [«1-6-2026»]": DATE.format("1-6-2026"),
    "founded = «2026-02-30»": DAY.format("2026-02-30"),
    "founded = «2026-13-01»": DAY.format("2026-13-01"),
    "time = «9:30»": TIME.format("9:30"),
    "time = «19h30»": TIME.format("19h30"),
    "time = «19:30 uur»": TIME.format("19:30 uur"),
    "next = «2026-06-01T25:00»": TIME.format("2026-06-01T25:00"),
    "internal = «0,5»": NUMBER.format("0,5"),
    "percent = «10%»": NUMBER.format("10%"),
    "fee = «€ 500»": NUMBER.format("€ 500"),
    "fee = «1.000,50»": NUMBER.format("1.000,50"),
    "minutes = «007»": NUMBER.format("007"),
    "internal = «.5»": NUMBER.format(".5"),
    "core = «True»": TRUTH.format("True"),
    "core = «ja»": TRUTH.format("ja"),
    "left = «null»": NOTHING.format("null"),
    "left = «-»": NOTHING.format("-"),
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
    "«// remark»": NO_STATEMENT,
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
    # More on a line than can stand there
    "[network] «name = 'x'»": OWN_LINE,
    "name = 'x' «theme = 'y'»": OWN_LINE,
    "x = [\n  1\n] «y»": OWN_LINE,
    "name = 'x'«,»": LINE_END.format(","),
    "name = 'x'«;»  # ours": LINE_END.format(";"),
    "name = 'x' «//» ours": REMARK.format("//"),
    "«<<<<<<<» HEAD\nname = 'x'": UNMERGED.format("<<<<<<<"),
    "name = 'x'\n«=======»\nname = 'y'": UNMERGED.format("======="),
    # Signs
    "name = 'a«\0»'": HIDDEN.format("U+0000"),
    'name = "a«\x1b»"': HIDDEN.format("U+001B"),
    "name«\xa0»= 'a'": HIDDEN.format("U+00A0"),
    "name = 'a' «\u200b»": HIDDEN.format("U+200B"),
    "name = 'a' # «\x07»": HIDDEN.format("U+0007"),
    "a = 1«\r»b = 2\r": ENDINGS,
    'proof = "C:«\\»docs"': BACKSLASH,
    'proof = "C:«\\»Users"': BACKSLASH,
    'proof = """a «\\» b"""': BACKSLASH,
    'name = "«\\ud800»"': NO_CHARACTER.format("\\ud800"),
    # What stands there twice
    "[network]\nname = 'a'\ntheme = 'b'\n«name» = 'c'": KEY_TWICE.format("name", 2),
    "[[m]]\nid = 'a'\n[[m]]\nid = '''\n\nb'''\n«id» = '''\nc'''": KEY_TWICE.format("id", 4),
    "x = { a = 1, b = 2, «a» = 3 }": KEY_TWICE.format("a", 1),
    "x = { a = { b = 1 }, b = 2,\n  «a» = { a = 1 } }": KEY_TWICE.format("a", 1),
    "[network]\nx = 1\n«[network]»\ny = 2": TABLE_TWICE.format("[network]", 1),
    "[[members]]\nid = 'a'\n«[members]»": TABLE_TWICE.format("[members]", 1),
    "[members]\nid = 'a'\n«[[members]]»": TABLE_TWICE.format("[members]", 1),
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
    """Return a text without the marks, and the offsets of what stands between them."""
    start, end = text.index("«"), text.index("»") - 1
    return text.replace("«", "").replace("»", ""), start, end


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_said_in_plain_words_of_the_piece_it_is_in(slip: str, ending: str) -> None:
    text, start, end = marked(slip.replace("\n", ending))
    (fault,) = parse("charter.toml", text.encode()).faults
    assert fault.message.text() == SLIPS[slip]
    assert fault.span == Source("", text).span(start, end)


def test_all_that_the_reader_can_say_is_among_the_slips() -> None:
    said = set()
    for slip in SLIPS:
        with pytest.raises(tomli.TOMLDecodeError) as error:
            tomli.loads(marked(slip)[0])
        said |= {error.value.msg, re.sub(r"\(.*\)|'.*'|\".*\"", "{found}", error.value.msg)}
    assert set(syntax._HANDLERS) <= said  # noqa: SLF001 (it is the list of what the reader can say)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Too many moons", "This is not valid TOML: too many moons."),
        ("Moon ('a', 'b') is full", "This is not valid TOML: moon a.b is full."),
        ("Expected 'moon'", "This is not valid TOML: expected 'moon'."),
        ("Found '{' and '}'", "This is not valid TOML: found '{' and '}'."),
    ],
)
def test_what_a_reader_to_come_says_is_told_as_it_is(said: str, told: str) -> None:
    text = "[network]\nname = 'a'\n"
    slip = explain(Source("", text), tomli.TOMLDecodeError(said, text, 10))
    assert (slip.message.text(), slip.start) == (told, 10)


def test_a_long_text_is_cut_short() -> None:
    (fault,) = parse("charter.toml", b"name = " + b"wij " * 1_000).faults
    assert fault.message.text() == TEXT.format('"' + ("wij " * 20)[:79] + '…"')


@pytest.mark.parametrize(
    "text",
    [
        "x = [\n" + "'a',\n" * (MAX_VALUES - 10),
        "".join(f"k{number} = 1\n" for number in range(MAX_VALUES - 10)) + "k1 = 2\n",
        "x = {" + ", ".join(f"k{number} = 1" for number in range(MAX_VALUES // 2 - 10)) + ", k1 = 2 }",
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
    assert "valid TOML" not in parse("charter.toml", text.encode()).faults[0].message.text()
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
def test_text_of_two_bytes_a_letter_is_told_so(encoding: str) -> None:
    document = parse("charter.toml", "[network]\nlanguage = 'nl'\n".encode(encoding))
    assert document.faults[0].message.text() == "The file is not written in UTF-8. Save it as UTF-8 text."
    assert declared_language(document) == "nl"
