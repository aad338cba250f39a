"""Unknown keys: the words that people write for a key, keys in the wrong table, and the lines that solve both."""

import copy
import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import tomli
from support.snippets import put

from netlint.api.check import check as check_text
from netlint.charter.lines.examples import table_kind
from netlint.charter.lines.shapes import shape_of, shapes
from netlint.charter.lines.snippets import SnippetWriter
from netlint.charter.mistakes.validator import repairs
from netlint.charter.model import Charter
from netlint.charter.repair.key_words import said, words_of
from netlint.charter.repair.meant import NOTHING
from netlint.charter.repair.repairs import Repairs
from netlint.charter.repair.words_for_keys import DUTCH, ENGLISH
from netlint.charter.schema import json_schema
from netlint.i18n import Language
from netlint.linter.context import LintContext
from netlint.linter.engine import check
from netlint.linter.fixtures import RunOptions
from netlint.linter.report import CharterReport, Diagnostic
from netlint.plugins.registry import load_plugins
from netlint.rules.selector import ActiveRule, Selection
from netlint.testing import TODAY
from netlint.toml import DocPath, Replacement, parse
from netlint.toml.snippet import Snippet
from netlint.toml.writer import to_key, to_toml

RULES = load_plugins(isolated=True).rules
FORM = Selection(ActiveRule(RULES[code], dict(RULES[code].defaults)) for code in ("NL001", "NL002", "NL003", "NL013"))
SAME_IN_DUTCH = {"quorum": "Dutch has the same word"}
"""Keys without a Dutch word of their own, each with the reason."""
SCHEMA = json_schema(Charter)
TABLES = {"the charter": SCHEMA["properties"], **{name: each["properties"] for name, each in SCHEMA["$defs"].items()}}


def report_on(text: str) -> CharterReport:
    return check(parse("charter.toml", text.encode()), FORM, LintContext(RunOptions(TODAY)))


def findings(report: CharterReport) -> list[Diagnostic]:
    return [finding for finding in report.findings if finding.code == "NL003"]


def mended(text: str) -> str:
    """Return a text with the lines of its first finding about an unknown key."""
    report = report_on(text)
    first = next(finding for finding in report.findings if finding.code in ("NL003", "NL013"))
    assert first.write_at is not None
    lines = SnippetWriter(report.document).snippets(first.write_at, first.write)
    return put(text, lines) if lines else text


def all_lines(report: CharterReport) -> list[Snippet]:
    """Return the lines of all findings about unknown keys, and about a misspelt `[network]`."""
    writer = SnippetWriter(report.document)
    told = [one for one in report.in_order() if one.code in ("NL003", "NL013") and one.write_at is not None]
    return [line for one in told if one.write_at for line in writer.snippets(one.write_at, one.write)]


@cache
def repair() -> Repairs:
    return repairs(Charter)


def homes(forms: dict[str, Any] = SCHEMA["properties"], path: DocPath = ()) -> Iterator[tuple[DocPath, dict[str, Any]]]:
    """Yield the path of every table of the format, and its keys; the first item of each list."""
    yield path, forms
    for key, form in forms.items():
        kinds = shapes(form) - {"value"}
        if kinds and form.get("type") != "object":
            at = (*path, key, 0) if "tables" in kinds else (*path, key)
            kind = table_kind(at, {})
            assert kind is not None
            yield from homes(json_schema(kind)["properties"], at)


HOMES = dict(homes())


def charter_with(at: DocPath, key: str, value: Any) -> dict[str, Any]:
    """Return a charter that has a key in one table, and what that table needs."""
    data: dict[str, Any] = {"network": {"name": "Stroomop"}}
    inner: Any = data
    for depth, part in enumerate(at):
        if isinstance(part, int):
            continue
        is_item = isinstance(at[depth + 1], int) if depth + 1 < len(at) else False
        kind = table_kind(at[: depth + 1], {})
        assert kind is not None
        needed = {
            one: repair().example((*at[: depth + 1 + is_item], one)) for one in json_schema(kind).get("required", ())
        }
        table = inner.setdefault(part, [needed] if is_item else needed)
        inner = table[0] if is_item else table
    inner[key] = value
    return data


def with_headers(table: dict[str, Any], path: tuple[str, ...] = ()) -> str:
    """Return a charter as TOML with a header for each table."""
    plain = {key: value for key, value in table.items() if shape_of(value) == "value"}
    text = "".join(f"{to_key(key)} = {to_toml(value)}\n" for key, value in plain.items())
    for key, value in table.items():
        name = ".".join(map(to_key, (*path, key)))
        for item in value if shape_of(value) == "tables" else [value] if shape_of(value) == "table" else ():
            header = f"[[{name}]]" if isinstance(value, list) else f"[{name}]"
            text += f"\n{header}\n{with_headers(item, (*path, key))}"
    return text


def on_one_line(table: dict[str, Any]) -> str:
    """Return a charter as TOML with a line for each section."""
    return "".join(f"{to_key(key)} = {to_toml(value)}\n" for key, value in table.items())


def dotted(table: dict[str, Any]) -> str:
    """Return a charter as TOML with dotted keys for its tables."""
    lines = []
    for key, value in table.items():
        inner = value if isinstance(value, dict) and value else {"": value}
        lines += [
            f"{to_key(key)}{'.' * bool(one)}{to_key(one) if one else ''} = {to_toml(it)}" for one, it in inner.items()
        ]
    return "\n".join(lines) + "\n"


def example(at: DocPath, key: str) -> Any:
    """Return a value that a key can have."""
    if key in ("extra", "plugins"):
        return {"it": {"is": True}}
    found = repair().example((*at, key))
    return [{"date": dt.date(2026, 6, 1)}] if found is NOTHING else found


WRITERS = {"headers": with_headers, "on one line": on_one_line, "dotted": dotted}
WORDS = [(at, key, word) for at, forms in HOMES.items() for key in forms for word in words_of(key)]


def written(word: str) -> list[str]:
    """Return a word as people may write it as a key."""
    return [word, word.capitalize().replace("-", " "), word.replace("-", "_")]


def test_every_key_of_the_format_has_a_dutch_word() -> None:
    keys = {key for forms in TABLES.values() for key in forms}
    assert keys - set(DUTCH) == set(SAME_IN_DUTCH)
    assert set(DUTCH) | set(ENGLISH) <= keys
    assert all(DUTCH[key].split() for key in DUTCH)


@pytest.mark.parametrize("table", TABLES)
def test_a_word_stands_for_one_key_of_a_table_and_is_none_itself(table: str) -> None:
    forms = TABLES[table]
    words = {word for key in forms for word in words_of(key)}
    assert words.isdisjoint(forms)
    several = {word: set(said(word, forms)) for word in words if len(said(word, forms)) > 1}
    by_table = {
        "the charter": {"besluiten": {"decisions", "decision-log"}, "afspraken": {"agreements", "norms"}},
        "Meeting": {"tijdstip": {"time", "when"}},
    }
    assert several == by_table.get(table, {})


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("at", HOMES, ids=lambda at: ".".join(map(str, at)) or "charter")
def test_the_lines_put_a_value_under_the_key_that_a_word_stands_for(at: DocPath, writer: str) -> None:
    for key, word in ((key, word) for home, key, word in WORDS if home == at and word != "tijdstip"):
        right = charter_with(at, key, example(at, key)) if key != "network" else {key: {"purpose": "x"}}
        for name in written(word) if writer == "headers" else [word]:
            wrong = copy.deepcopy(right)
            inner: Any = wrong
            for part in at:
                inner = inner[part]
            inner[name] = inner.pop(key)
            text = WRITERS[writer](wrong)
            first = next(one for one in report_on(text).findings if one.code in ("NL003", "NL013"))
            assert isinstance(first.write, Replacement), text
            assert first.write.to == parse("charter.toml", text.encode()).named((*at, key)), text
            assert tomli.loads(mended(text)) == right, (text, mended(text))


PLACES: list[DocPath] = [(), ("network",), ("coordination",), ("members", 0), ("members", 0, "hours-per-month")]


@pytest.mark.parametrize(
    ("place", "writer"),
    [*((place, "headers") for place in PLACES), (PLACES[1], "dotted"), (PLACES[3], "on one line")],
    ids=str,
)
def test_the_lines_put_a_key_of_another_table_where_it_belongs(place: DocPath, writer: str) -> None:
    moved = 0
    for at, forms in HOMES.items():
        for key in forms:
            if key in HOMES[place] or key in ("extra", "plugins"):
                continue
            value = example(at, key)
            text = WRITERS[writer](charter_with(place, key, value))
            found = [one for one in findings(report_on(text)) if one.write_at is not None]
            if not found or not isinstance(found[0].write, Replacement) or found[0].write.to is None:
                continue
            after = mended(text)
            if after != text:
                moved += 1
                assert not findings(report_on(after)), (text, after)
                codes = {one.code for one in report_on(after).findings} - {one.code for one in report_on(text).findings}
                assert not codes, (text, after)
    assert moved > 200, moved


def test_a_charter_in_dutch_words_is_one_of_the_format_after_some_rounds() -> None:
    text = """
[netwerk]
naam = "Stroomop"
bestaansreden = "Water is van iedereen."
fasse = "begin"
opgericht = 2026-06-01

[[leden]]
id = "ana"
naam = "Ana"
Lid_sinds = 2026-06-01
[leden.uren]
toegezegd = 8

[[leden]]
id = "bo"
"Lid sinds" = 2026-06-01

[[waarden]]
id = "open"
omschrijving = "Wij zeggen wat we zien."
gedrag = "Wij vragen door."

[[bijeenkomsten]]
id = "maandag"
hoe-vaak = "wekelijks"

[[vervolgstappen]]
id = "klant"
wat = "Een klant bellen."
eigenaar = "ana"
streefdatum = 2026-12-01
"""
    every: Selection = Selection(ActiveRule(rule, dict(rule.defaults)) for rule in RULES.values())
    for _round in range(20):
        report = check(parse("charter.toml", text.encode()), every, LintContext(RunOptions(TODAY)))
        lines = all_lines(report)
        if not lines:
            break
        text = put(text, lines)
    assert not {"NL001", "NL002", "NL003", "NL013"} & {one.code for one in report.findings}, text
    assert tomli.loads(text)["network"]["phase"] == "start"


TAKEN = {
    "the right key is there": '[network]\ndoel = "a"\npurpose = "b"\n',
    "two words for it": '[network]\ndoel = "a"\nbestaansreden = "b"\n',
    "the right table is there": "[network]\n[tijd]\ninternal = 0.5\n[time]\nexternal = 0.5\n",
    "the right table has the key": 'purpose = "a"\n[network]\npurpose = "b"\n',
}


@pytest.mark.parametrize("text", TAKEN.values(), ids=TAKEN)
def test_no_lines_write_a_key_twice(text: str) -> None:
    report = report_on(text)
    last = findings(report)[-1]
    assert last.advice is not None
    assert "Keep one of the two" in last.advice.text()
    assert last.write is None
    tomli.loads(put(text, all_lines(report)))


def test_tables_under_a_word_become_more_items_of_a_list() -> None:
    text = '[network]\n[[members]]\nid = "ana"\n[[leden]]\nid = "bo"\n[[leden]]\nid = "cas"\n'
    assert [one["id"] for one in tomli.loads(mended(text))["members"]] == ["ana", "bo", "cas"]


OWN = {
    'mascot = "heron"\n[network]\n': {"mascot": "heron"},
    '[network]\nmascot = "heron"\n': {"mascot": "heron"},
    '[network]\nname = "x"\n[extra]\nx = 1\n[qwerty]\ny = 1\n': {"x": 1, "qwerty": {"y": 1}},
    '[network]\n[[members]]\nid = "ana"\nshoe-size = 42\n': {"members": {"ana": {"shoe-size": 42}}},
    'network = { name = "x", mascot = "heron" }\n': {"mascot": "heron"},
}


@pytest.mark.parametrize("text", OWN)
def test_the_lines_keep_a_key_of_ones_own_in_extra(text: str) -> None:
    after = mended(text)
    assert tomli.loads(after)["extra"] == OWN[text], after
    assert not findings(report_on(after))


def test_a_value_that_nobody_can_tell_keeps_its_words() -> None:
    assert tomli.loads(mended('[network]\nfase = "qqq"\n')) == {"network": {"phase": "qqq"}}


def test_long_text_is_not_written_again() -> None:
    text = '[network]\ndoel = """\nWater.\nLand.\n"""\n'
    assert mended(text) == text.replace("doel", "purpose")


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [("kleur", "1", "Allowed keys"), ("hond", "1", "Allowed keys"), ("naam", '"x"', "Did you mean `name`?")],
)
def test_no_key_is_guessed_from_a_word_that_is_far_from_all(key: str, value: str, said: str) -> None:
    assert said in findings(report_on(f"[network]\n{key} = {value}\n"))[0].message.text()


LABELS: dict[Language, list[str]] = {
    "en": [
        'Remove `purpose = "a"` on line 1.',
        "Write right below `[network]` (now line 2):",
        "each `[[leden]]`, the first",
    ],
    "nl": [
        'Haal `purpose = "a"` op regel 1 weg.',
        "Zet direct onder `[network]` (nu regel 2):",
        "elke `[[leden]]`, de eerste",
    ],
}


@pytest.mark.parametrize("language", LABELS)
def test_a_report_says_what_to_remove_and_what_to_write(language: Language) -> None:
    text = 'purpose = "a"\n[network]\nname = "x"\n[[leden]]\nid = "ana"\n[[leden]]\nid = "bo"\n'
    report = check_text(text, today=TODAY, language=language)
    said = " ".join(snippet.label for finding in report.findings for snippet in finding.snippets)
    for label in LABELS[language]:
        assert label in said
