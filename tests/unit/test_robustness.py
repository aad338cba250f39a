"""Whatever the bytes are, the outcome is a report: no exception, no crashed rule, a place for everything, bounded work."""

import datetime as dt
import difflib
import json
import subprocess
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import tomli
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.charter_data import toml, valid, variations, with_mistakes
from support.commands import ROOT
from support.toml_texts import documents, same

from netlint.charter import Charter, convert
from netlint.charter.conversion import MAX_MISTAKES
from netlint.charter.mistakes import schema_errors
from netlint.linter.context import LintContext
from netlint.linter.engine import check
from netlint.linter.fixtures import RunOptions
from netlint.linter.report import CharterReport
from netlint.plugins.registry import load_plugins
from netlint.rules.selector import ActiveRule, Selection
from netlint.toml import MAX_BYTES, parse, positions
from netlint.toml.limits import MAX_DEPTH, MAX_VALUES

Netlint = Callable[..., subprocess.CompletedProcess[str]]

EXAMPLES = settings(
    deadline=None, derandomize=True, database=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow]
)
ALL = Selection(ActiveRule(rule) for rule in load_plugins().rules.values())
TODAY = dt.date(2026, 11, 24)
DAYS = st.sampled_from([TODAY, TODAY, None, dt.date.min, dt.date.max])
CHARTERS = [file.read_bytes() for file in sorted(ROOT.glob("docs/examples/*.charter.toml"))]

NETWORK = b"[network]\nname = 'Stroomop'\n"
CHARTER = NETWORK + b"purpose = 'Water boards decide together with residents.'\n"


def report_on(raw: bytes, today: dt.date | None = TODAY) -> CharterReport:
    """Check a charter with every rule there is, and check the report itself."""
    report = check(parse("charter.toml", raw), ALL, LintContext(RunOptions(today)))
    document, lines = report.document, report.document.source.text.split("\n")
    assert not [result for result in report.results.values() if result.status == "crashed"]
    if document.data is None:
        assert len(document.mistakes) == len(report.findings) == 1
        assert document.mistakes[0].kind == "syntax"
        assert document.mistakes[0].span is not None
    for finding in report.in_order():
        assert finding.message.text()
        spans = [report.place(finding).span, *(report.place(related).span for related in finding.related)]
        for start, end in ((span[:2], span[2:]) for span in spans):
            assert start <= end
            for line, column in (start, end):
                assert 1 <= line <= len(lines)
                assert 1 <= column <= len(lines[line - 1]) + 1
    return report


def depth(value: Any) -> int:
    inside = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return 1 + max(map(depth, inside), default=0) if isinstance(value, dict | list) else 0


# Any bytes

_FRAGMENTS = [
    b"[[members]]\n",
    b"[network]\n",
    b"id = 'a'\n",
    b"x",
    b"=",
    b"[",
    b"]",
    b"{",
    b"}",
    b"'",
    b'"',
    b'"""',
    b"'''",
]
_FRAGMENTS += [
    b"#",
    b"\n",
    b"\r",
    b"\0",
    b"\\",
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b",",
    b".",
    b" ",
    b"1",
]
_FRAGMENTS += [
    b"nan",
    b"1e999",
    b"9999-12-31",
    b"2026-13-01",
    b"0x",
    b"\\ud800",
    b"\xf0\x9f\x8c\x8a",
    b"\xe2\x80\xa8",
    b"-",
]
PIECES = st.sampled_from(_FRAGMENTS) | st.binary(max_size=8)


@EXAMPLES
@given(st.lists(PIECES, max_size=12).map(b"".join) | st.binary(max_size=60), DAYS)
def test_any_bytes_give_a_report(raw: bytes, today: dt.date | None) -> None:
    report_on(raw, today)


@st.composite
def mutants(draw: st.DrawFn) -> bytes:
    """Take a charter and cut, double, move and insert pieces of it."""
    raw = draw(st.sampled_from(CHARTERS))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 30)))
        to = draw(st.integers(0, len(raw)))
        match draw(st.integers(0, 4)):
            case 0:
                raw = raw[:start] + raw[end:]
            case 1:
                raw = raw[:start] + draw(PIECES) + raw[end:]
            case 2:
                raw = raw[:to] + raw[start:end] + raw[to:]
            case 3 if end - start > 1:
                raw = raw.replace(raw[start:end], draw(PIECES))
            case 4:
                word = word_at(raw, start)
                raw = b"".join(line for line in raw.splitlines(keepends=True) if word not in line)
    return raw


def word_at(raw: bytes, at: int) -> bytes:
    """Return the word at or after an offset, or one that no charter has."""
    return next(iter(raw[at:].split()), b"\0")


@EXAMPLES
@given(mutants(), DAYS)
def test_a_charter_with_typos_gives_a_report(raw: bytes, today: dt.date | None) -> None:
    report_on(raw, today)


@EXAMPLES
@given(documents())
def test_any_toml_gives_a_report(made: Any) -> None:
    report = report_on(made.text.encode())
    assert report.document.data is not None
    assert depth(report.document.data) <= MAX_DEPTH


@EXAMPLES
@given(valid(Charter), DAYS)
def test_odd_values_of_the_right_form_crash_no_rule(data: dict[str, Any], today: dt.date | None) -> None:
    text = toml(data)
    assert same(dict(sorted(tomli.loads(text).items())), dict(sorted(data.items())))
    report = report_on(text.encode(), today)
    assert report.document.mistakes == ()


@settings(EXAMPLES, max_examples=300)
@given(variations(Charter, [tomli.loads(raw.decode()) for raw in CHARTERS]), DAYS)
def test_variations_of_a_charter_crash_no_rule(data: dict[str, Any], today: dt.date | None) -> None:
    assert report_on(toml(data).encode(), today).document.mistakes == ()


@EXAMPLES
@given(with_mistakes(Charter), DAYS)
def test_values_of_the_wrong_form_crash_no_rule(data: dict[str, Any], today: dt.date | None) -> None:
    report_on(toml(data).encode(), today)


# What cannot be read, where, and why

TOO_DEEP = f"Tables or lists are nested more than {MAX_DEPTH} levels deep."
TOO_MANY = f"The file has more than {MAX_VALUES} values. Leave out what is not an agreement, such as lists of data."
TOO_LARGE = "A number has too many digits."
NOT_UTF_8 = "This file is text in an old encoding, such as Windows-1252, but netlint reads UTF-8."
WIDE = "This file is text in the encoding {}, but netlint reads UTF-8."
NOT_ENDED = "Close this text with a quotation mark on the same line."
TWICE = "Put all keys of [{}] under one header; the first is on line 1."
HIDDEN = "Remove the invisible character {}, or write the line again."
TOO_LONG = "The file is larger than {} bytes. Leave out what is not an agreement, or set `max-bytes` higher."


def dots(parts: int) -> bytes:
    return b".".join([b"a"] * parts)


UNREADABLE: dict[str, tuple[bytes, str, tuple[int, int]]] = {
    "a list opened too often": (b"x = " + b"[" * 100_000, TOO_DEEP, (1, 5 + MAX_DEPTH)),
    "a list nested 400 deep": (b"\nx = " + b"[" * 400 + b"]" * 400, TOO_DEEP, (2, 5 + MAX_DEPTH)),
    "a list nested 401 deep": (b"\nx = " + b"[" * 401 + b"]" * 401, TOO_DEEP, (2, 5 + MAX_DEPTH)),
    "a list nested one too deep": (b"x = " + b"[" * 33 + b"]" * 33, TOO_DEEP, (1, 37)),
    "tables nested too deep": (b"x = " + b"{ a = " * 40 + b"1" + b" }" * 40, TOO_DEEP, (1, 5 + 6 * 32)),
    "brackets in strings do not count": (
        b"# [[[[\ny = '[[['\nx = " + b"[" * 401 + b"]" * 401,
        TOO_DEEP,
        (3, 5 + MAX_DEPTH),
    ),
    "a key of one part too many": (dots(MAX_DEPTH + 1) + b" = 1", TOO_DEEP, (1, 69)),
    "a key of more than 1000 parts": (b"b = 1\n" + dots(1_100) + b" = 1", TOO_DEEP, (2, 1)),
    "a header of more than 1000 parts": (b"b = 1\n[" + dots(1_100) + b"]", TOO_DEEP, (2, 2)),
    "a quoted key of more than 1000 parts": (b"'a'." * 1_100 + b"b = 1", TOO_DEEP, (1, 1)),
    "a header and a key that are too deep together": (
        b"[" + dots(20) + b"]\n" + dots(20) + b" = 1",
        TOO_DEEP,
        (2, 1 + 2 * 12),
    ),
    "many long keys": (b"".join(b"k%d." % i + dots(900) + b" = 1\n" for i in range(500)), TOO_MANY, (222, 1763)),
    "many long quoted keys": (
        b"".join(b"k%d." % i + b"'a'." * 900 + b"a = 1\n" for i in range(250)),
        TOO_MANY,
        (222, 2637),
    ),
    "a megabyte of one list": (b"x = [" + b"1," * 500_000 + b"]", TOO_MANY, (1, 6 + 2 * (MAX_VALUES - 2) + 1)),
    "a megabyte of tables in a list": (b"x = [" + b"{}," * 340_000 + b"]", TOO_MANY, (1, 300_005)),
    "one value too many": (b"x = [" + b"1," * (MAX_VALUES - 1) + b"]", TOO_MANY, (1, 6 + 2 * (MAX_VALUES - 2) + 1)),
    "an integer of 5000 digits": (b"[time]\ninternal = 1" + b"0" * 5_000, TOO_LARGE, (2, 12)),
    "an integer of 5000 digits after one in a text": (
        b"# " + b"1" * 5_000 + b"\na = '" + b"1" * 5_000 + b"'\nb = -1" + b"0" * 5_000,
        TOO_LARGE,
        (3, 5),
    ),
    "an integer of 5000 hexadecimal digits": (b"charter-version = 0x" + b"f" * 5_000, TOO_LARGE, (1, 19)),
    "10**400 where a number may have a point": (b"[time]\ninternal = 1" + b"0" * 400, TOO_LARGE, (2, 12)),
    "an integer of 65 bits": (b"[extra]\nx = [1, { y = 9223372036854775808 }]", TOO_LARGE, (2, 15)),
    "an integer of 65 bits below zero": (b"x = -9223372036854775809", TOO_LARGE, (1, 5)),
    "a file over the limit": (b"#" * (MAX_BYTES + 1), TOO_LONG.format(MAX_BYTES), (1, 1)),
    "a NUL byte": (b"[network]\nname = '\0'", HIDDEN.format("U+0000"), (2, 9)),
    "a NUL byte between statements": (b"a = 1\n\0", HIDDEN.format("U+0000"), (2, 1)),
    "an escaped lone surrogate": (
        b'\na = "\\ud800"',
        "\\ud800 is not a valid character code.",
        (2, 6),
    ),
    "a lone surrogate in UTF-8": (b"a = 1\nb = '\xed\xa0\x80'", NOT_UTF_8, (2, 6)),
    "Latin-1": ("a = 1\nb = 'é'".encode("latin-1"), NOT_UTF_8, (2, 6)),
    "Latin-1 after letters of more bytes": (b"# \xc3\xa9\xe2\x82\xac\xf0\x9f\x8c\x8a \xff", NOT_UTF_8, (1, 7)),
    "Latin-1 after a byte-order mark": (b"\xef\xbb\xbfa = 1\nb = '\xe9'", NOT_UTF_8, (2, 6)),
    "UTF-16": ("[network]\n".encode("utf-16"), WIDE.format("UTF-16"), (1, 1)),
    "UTF-16 without a mark": ("[network]\n".encode("utf-16-le"), WIDE.format("UTF-16"), (1, 1)),
    "UTF-32": ("[network]\n".encode("utf-32"), WIDE.format("UTF-32"), (1, 1)),
    "a second byte-order mark": (
        "\ufeff\ufeffa = 1".encode(),
        "Write this line again without the character U+FEFF: `a = 1`.",
        (1, 1),
    ),
    "carriage returns only": (
        b"a = 1\rb = 2\r",
        "Save the file with Windows or Linux line endings.",
        (1, 6),
    ),
    "a string that is not closed": (b'a = 1\nb = "x\nc = 1', NOT_ENDED, (2, 5)),
    "a string that is not closed at the end": (b"a = 1\nb = 'x", NOT_ENDED, (2, 5)),
    "a text that is not closed": (
        b'a = """\n' + b"x\n" * 500_000,
        'Close this text with """.',
        (1, 5),
    ),
    "a megabyte of escapes that is not closed": (
        b'a = "' + b'\\"' * 500_000,
        NOT_ENDED,
        (1, 5),
    ),
    "a list that is not closed": (
        b"a = [\n1,\n",
        "Close this list with `]`.",
        (1, 5),
    ),
    "a header with braces twice": (b'["{x}"]\n["{x}"]', TWICE.format('"{x}"'), (2, 1)),
    "a header twice": (b"[a.b]\n[a.b]", TWICE.format("a.b"), (2, 1)),
    "a key twice": (
        b'a = { "it\'s" = 1, "it\'s" = 2 }',
        'Remove this `"it\'s"` or the one on line 1: a table can have a key only once.',
        (1, 19),
    ),
    "a long key twice": (
        b"[" + b"k" * 500 + b"]\n[" + b"k" * 500 + b"]",
        TWICE.format(f"{'k' * 118}…").replace("]", ""),
        (2, 1),
    ),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_one_finding_with_its_place(name: str) -> None:
    raw, message, place = UNREADABLE[name]
    report = report_on(raw)
    [finding] = report.findings
    assert finding.code == "NL001"
    assert finding.message.text().startswith(message)
    assert report.place(finding).span[:2] == place


# What is odd, and can be read


def many(section: str, number: int = 4_000, **keys: str) -> bytes:
    """Return a charter with many items of a section; `{}` in a value is the number of the item."""
    lines = [f"[[{section}]]", *(f"{key.replace('_', '-')} = {value}" for key, value in keys.items())]
    return NETWORK + "".join("\n".join(lines).replace("{}", str(item)) + "\n" for item in range(number)).encode()


READABLE: dict[str, tuple[bytes, int]] = {
    "nothing": (b"", 0),
    "a byte-order mark and nothing": (b"\xef\xbb\xbf", 0),
    "a megabyte of blank lines": (b"\n" * MAX_BYTES, 0),
    "a megabyte of blank lines of Windows": (b"\r\n" * (MAX_BYTES // 2), 0),
    "a megabyte of comments": (b"#\n" * (MAX_BYTES // 2), 0),
    "a comment of a megabyte": (b"#" * MAX_BYTES, 0),
    "a text of a megabyte": (NETWORK + b"purpose = '" + b"a " * 524_000 + b"'", 0),
    "a text of a megabyte of brackets": (NETWORK + b"purpose = '" + b"[<" * 524_000 + b"'", 0),
    "a text of a megabyte of at signs": (NETWORK + b"purpose = '" + b"a@" * 524_000 + b"'", 0),
    "an id of a megabyte": (NETWORK + b"[[members]]\nid = '" + b"a-" * 524_000 + b"a'", 0),
    "an id of a megabyte that is invalid": (NETWORK + b"[[members]]\nid = '" + b"a-" * 524_000 + b"'", 1),
    "a megabyte of items": (NETWORK + b"[[members]]\n" * 87_000, 200),
    "a megabyte of items with ids": (NETWORK + b"".join(b"[[members]]\nid = 'm%d'\n" % i for i in range(36_000)), 0),
    "a megabyte of keys": (NETWORK + b"[extra]\n" + b"".join(b"k%d=1\n" % i for i in range(100_000)), 0),
    "a key of a megabyte": (NETWORK + b"a" * 1_000_000 + b" = 1", 1),
    "keys with escapes": (CHARTER + b"".join(b'"\\x41%d" = 1\n' % i for i in range(15_000)), MAX_MISTAKES),
    "a path as deep as can be": (b"network.purpose = 'To decide'\n" + dots(MAX_DEPTH) + b" = 1", 1),
    "the largest integer": (NETWORK + b"[time]\ninternal = 9223372036854775807\nexternal = -9223372036854775808", 0),
    "numbers beyond all": (NETWORK + b"[time]\ninternal = 1e400\nexternal = -inf", 0),
    "numbers that are not a number": (
        NETWORK + b"[time]\ninternal = nan\nexternal = -nan\n[economy]\nmembership-fee = nan",
        1,
    ),
    "the first and the last day": (NETWORK + b"founded = 0001-01-01\nreviewed = 9999-12-31\nreview-by = 0001-01-01", 0),
    "the longest interval": (NETWORK + b"review-every = '9999 years'\nreviewed = 9999-12-31", 0),
    "an interval with a newline": (NETWORK + b"review-every = '''weekly\n'''", 1),
    "dates that are texts": (NETWORK + b"founded = '2026-01-01'\nreviewed = 2026-01-01T10:00:00", 2),
    "one id thousands of times": (many("members", id="'a'"), 0),
    "thousands of members": (many("members", id="'m{}'", drives="'d{}'"), 0),
    "thousands of steps without an owner": (many("next-steps", id="'s{}'"), 0),
    "thousands of meetings": (many("meetings", id="'m{}'", every="'biweekly'", last_held="2020-01-01"), 0),
    "thousands of items without an id": (many("members", name="'Ana'"), MAX_MISTAKES),
    "one mistake after thousands of items": (many("members", id="'m{}'") + b"[[members]]", 1),
    "thousands of needs without a statement": (
        NETWORK + b"[[clients]]\nid = 'a'\nneeds = [" + b"{}," * 9_000 + b"]",
        MAX_MISTAKES,
    ),
    "one mistake after thousands of needs": (
        NETWORK + b"[[clients]]\nid = 'a'\nneeds = [" + b"''," * 9_000 + b"1]",
        1,
    ),
    "thousands of unknown keys": (CHARTER + b"".join(b"k%d = 1\n" % i for i in range(9_000)), MAX_MISTAKES),
}


@pytest.mark.parametrize("name", READABLE)
def test_what_is_odd_is_read_and_checked(name: str) -> None:
    raw, mistakes = READABLE[name]
    report = report_on(raw)
    assert report.document.data is not None
    shown = [mistake for mistake in report.document.mistakes if mistake.path]
    assert len(shown) == mistakes
    assert len(report.document.mistakes) - mistakes == (
        mistakes == MAX_MISTAKES
    )  # the last one says that there are more


@pytest.mark.parametrize("number", [b"9223372036854775808", b"-1" + b"0" * 4_000, b"0x" + b"f" * 5_000])
@pytest.mark.parametrize(
    "key", ["meetings.minutes", "decision-log.objections", "membership.max-size", "decisions.deadline-days"]
)
def test_integers_beyond_all_crash_no_rule(key: str, number: bytes) -> None:
    table, _, name = key.encode().partition(b".")
    header = b"[[%b]]\nid = 'a'\n" if table in (b"meetings", b"decision-log") else b"[%b]\n"
    report_on(NETWORK + header % table + name + b" = " + number)


# Work is bounded


@pytest.mark.parametrize("name", [name for name, (_, message, _) in UNREADABLE.items() if message == TOO_MANY])
def test_a_file_with_too_many_values_is_not_parsed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_: str) -> None:
        pytest.fail("parsed")

    monkeypatch.setattr(tomli, "loads", never)
    assert parse("charter.toml", UNREADABLE[name][0]).mistakes[0].message.text() == TOO_MANY


def test_a_file_over_the_limit_is_not_even_decoded() -> None:
    document = parse("charter.toml", b"\xff" * 11, max_bytes=10)
    assert document.source.text == ""
    assert document.mistakes[0].message.text() == TOO_LONG.format(10)


def test_the_search_for_mistakes_ends_when_there_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    validator, taken = schema_errors.validator(Charter), []

    class Counting:
        def iter_errors(self, data: object) -> Iterator[Any]:
            for error in validator.iter_errors(data):
                taken.append(error)
                yield error

    monkeypatch.setattr(schema_errors, "validator", lambda _: Counting())
    fitted = convert({"members": [{} for _ in range(5_000)]}, Charter)
    assert fitted.model is None
    assert len(taken) == MAX_MISTAKES + 1


def test_a_valid_charter_is_skipped_sections_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("netlint.charter.conversion._convert_the_rest")
    monkeypatch.delattr(positions, "index")
    document = parse("charter.toml", CHARTERS[0])
    assert document.data is not None
    assert convert(document.data, Charter).mistakes == ()


def test_what_was_meant_is_not_looked_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []

    def count(_: str, known: list[str], **__: Any) -> list[str]:
        compared.append(len(known))
        return []

    monkeypatch.setattr(difflib, "get_close_matches", count)
    report_on(many("members", 1_000, id="'m{}'") + many("next-steps", 1_000, id="'s{}'", owner="'n{}'")[len(NETWORK) :])
    assert sum(compared) < 100_000


# The command itself

COMMANDS: dict[str, tuple[bytes, int]] = {
    "a NUL byte": (b"\0", 1),
    "UTF-16": ("[network]".encode("utf-16"), 1),
    "nested too deep": (b"x = " + b"[" * 100_000, 1),
    "too many digits": (b"x = 1" + b"0" * 5_000, 1),
    "braces": (b'["{x}"]\n["{x}"]', 1),
    "control characters": (b'[network]\nname = "\\u001b[31m\\u0000\\u202e"\n"\\r\\n" = 1', 1),
    "numbers that are not a number": (NETWORK + b"[time]\ninternal = nan\nexternal = -inf", 1),
    "a megabyte in one line": (
        NETWORK + b"purpose = '" + b"a" * 1_000_000 + b"'\nnmae = '" + b"\xf0\x9f\x8c\x8a" * 9_000 + b"'",
        1,
    ),
    "thousands of findings": (many("next-steps", id="'s{}'"), 1),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_command_reports_and_never_breaks(name: str, netlint: Netlint) -> None:
    raw, code = COMMANDS[name]
    done = netlint("-", "--output", "json:report.json", "--output", "concise:report.txt", stdin=raw)
    assert done.returncode == code, done.stderr
    assert done.stderr == ""
    assert not [char for char in done.stdout if char < " " and char != "\n"]


def test_the_command_writes_json_whatever_the_charter_holds(netlint: Netlint) -> None:
    for raw, code in COMMANDS.values():
        done = netlint("-", "--format", "json", stdin=raw)
        assert done.returncode == code
        assert json.loads(done.stdout)["charters"][0]["findings"]
