"""The test kit, strictly: what a rule does or says that its examples do not show is found all the same."""

import gc
import importlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import tomli

from netlint import Charter, testing
from netlint.charter import convert
from netlint.plugins.registry import load_plugins
from netlint.rules.base import Rule
from netlint.testing.sample_charters import sample_charters
from netlint.toml import parse

MODULE = '''"""Names."""

import datetime as dt
import time
from collections.abc import Iterator

import msgspec
from netlint import Charter, Document, Finding, Message, NotBegun, Note, SkipRule, Table, rule


class Ours(Table, frozen=True):
    """What no plugin gives."""


class Day(dt.date):
    """A day."""


@rule("XYZ001", severity="info", level="sound", question="Is it?")
def bad_name(charter: Charter, document: Document, *, least: int = 2) -> Iterator[Finding]:
    """Something is wrong.

    Why: It is.

    Fix: Correct it.

    Bad:
        [network]
        name = "a"  # XYZ001: The name a is shorter than 2.
        purpose = "A purpose of some length."

        [[conversations]]
        date = 2026-06-01
        learned = "one"

        [[conversations]]
        date = 2026-06-01
        learned = "two"

    Good:
        [network]
        name = "abc"
    """
    network = charter.network
    if network and network.name and len(network.name) < least:
        yield Finding("The name {name} is shorter than {least}.", at="network.name", name=network.name, least=least)
'''
Importing = Callable[..., Rule]
DUTCH = {
    "Names": "Namen",
    "Something is wrong.": "Er is iets mis.",
    "It is.": "Het is zo.",
    "Correct it.": "Herstel het.",
    "Is it?": "Is het zo?",
    "The name {name} is shorter than {least}.": "De naam {name} is korter dan {least}.",
}
TESTED = "    if network and network.name and"
BEFORE = "    network = charter.network\n"
YIELDED = '        yield Finding("The name {name} is shorter than {least}.", at="network.name", name=network.name, least=least)\n'
ANNOUNCED = "The name a is shorter than 2."


@pytest.fixture
def importing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Importing]:
    """Import a text as a module, with its Dutch beside it; give its rule."""
    monkeypatch.syspath_prepend(tmp_path)

    def take(text: str, dutch: dict[str, str] | None = None) -> Rule:
        (tmp_path / "names_of_ours.py").write_text(text, "utf-8")
        if dutch is not None:
            lines = [f"{json.dumps(key)} = {json.dumps(value)}" for key, value in dutch.items()]
            (tmp_path / "names_of_ours.nl.toml").write_text("\n".join(lines), "utf-8")
        rule: Rule = importlib.import_module("names_of_ours").bad_name
        return rule

    yield take
    sys.modules.pop("names_of_ours", None)


def told(rule: Rule) -> str:
    with pytest.raises(AssertionError) as error:
        testing.check_rule(rule)
    return str(error.value)


def changed(*changes: tuple[str, str]) -> str:
    text = MODULE
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return text


def test_a_rule_that_is_whole_passes(importing: Importing) -> None:
    testing.check_rule(importing(MODULE, DUTCH))


LONG = (ANNOUNCED, "Not so: A purpose of some length.")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([(YIELDED, '        yield Finding(f"The name {network.name} is shorter than 2.", at="network.name")\n')], "a message is not a template"),
        ([(YIELDED, '        text = "The name %s is shorter than 2." % network.name\n        yield Finding(text, at="network.name")\n')], "a message is not a template"),
        ([(YIELDED, '        yield Finding("The name {} is shorter than 2.".format(network.name), at="network.name")\n')], "a message is not a template"),
        ([(YIELDED, '        yield Finding("".join(("Not so: ", network.purpose)), at="network.name")\n'), LONG], "contains a value; pass it as a parameter"),
    ],
    ids=["f-string", "percent", "format", "join"],
)  # fmt: skip
def test_a_message_that_is_put_together_is_told(
    importing: Importing, changes: list[tuple[str, str]], said: str
) -> None:
    assert said in told(importing(changed(*changes)))


@pytest.mark.parametrize(
    "code",
    [
        'charter.extra["x"] = 3',
        'msgspec.structs.force_setattr(charter, "members", ())\n    msgspec.structs.force_setattr(charter, "conversations", ())',
        'document.data["network"]["name"] = "abc"',
        'document.data.pop("network")',
    ],
)
def test_a_rule_that_changes_the_charter_is_told(importing: Importing, code: str) -> None:
    assert told(importing(changed((BEFORE, f"{BEFORE}    {code}\n")))) == (
        "XYZ001 bad-name changes the charter; a rule may only read it"
    )


def test_a_rule_that_changes_the_charter_is_told_when_it_is_run(importing: Importing) -> None:
    rule = importing(changed((BEFORE, f'{BEFORE}    document.data["extra"] = {{}}\n')))
    with pytest.raises(AssertionError, match="changes the charter; a rule may only read it"):
        testing.run(rule, "[network]\n")


@pytest.mark.parametrize(
    "code",
    ["dt.date.today()", "dt.datetime.now()", "Day.today()", "time.time()", 'time.strftime("%Y")', "time.ctime()",
     "time.monotonic()", "time.clock_gettime(time.CLOCK_REALTIME)", "getattr(time, 'time')()", "getattr(Day, 'today')()"],
)  # fmt: skip
def test_a_rule_that_reads_a_clock_is_told(importing: Importing, code: str) -> None:
    assert "XYZ001 bad-name reads the clock (" in told(importing(changed((BEFORE, f"{BEFORE}    {code}\n"))))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([("\n\nclass Ours", "\nTODAY = dt.date.today()\n\n\nclass Ours")], "reads the clock (dt.date.today, line 10)"),
        ([("import time", "from time import time"), ("\n\nclass Ours", "\nNOW = time()\n\n\nclass Ours")], "reads the clock (time, line 10)"),
        ([(TESTED, f"    if charter.meetings:\n        dt.datetime.now()\n{TESTED}")], "reads the clock (dt.datetime.now, line 46)"),
    ],
    ids=["constant", "imported name", "where no example comes"],
)  # fmt: skip
def test_a_clock_that_no_example_shows_is_told(importing: Importing, changes: list[tuple[str, str]], said: str) -> None:
    assert said in told(importing(changed(*changes)))


def test_the_clock_is_another_functions_business(importing: Importing) -> None:
    testing.check_rule(importing(MODULE + "\n\ndef report() -> dt.date:\n    return dt.date.today()\n"))


def elsewhere(finding: str) -> tuple[str, str]:
    """Have a rule find something that no example of it shows."""
    return TESTED, f"    if charter.meetings and not charter.members:\n        yield {finding}\n{TESTED}"


def skipping(raised: str) -> tuple[str, str]:
    """Have a rule raise something that no example of it shows."""
    return TESTED, f"    if charter.meetings and not charter.members:\n        raise {raised}\n{TESTED}"


def test_a_clock_that_others_read_when_garbage_is_collected_is_not_the_rules(importing: Importing) -> None:
    def look(_phase: str, _info: object) -> None:
        time.perf_counter()

    rule, threshold = importing(MODULE), gc.get_threshold()
    gc.callbacks.append(look)
    gc.set_threshold(1)
    try:
        testing.check_rule(rule)
    finally:
        gc.set_threshold(*threshold)
        gc.callbacks.remove(look)
    assert gc.isenabled()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([elsewhere('Finding("The {what} is bad.", at="network")')], "the message 'The {what} is bad.' has no value for what"),
        ([elsewhere('Finding("It is bad.", at="network", what=1)')], "the message 'It is bad.' does not use what"),
        ([elsewhere('Finding("It is bad.", at="network")')], '\n"It is bad." = ""'),
        ([elsewhere('Finding("It is bad." if charter.drives else "So so.", at="network")')], '\n"It is bad." = ""\n"So so." = ""'),
        ([elsewhere('Finding("Is it?", at="network", related=[Note("Look here.", at="network")])')], '\n"Look here." = ""'),
        ([elsewhere("from_afar()"), ("\n\n@rule", '\n\ndef from_afar() -> Finding:\n    return Finding("From afar.", at="network")\n\n\n@rule')], '\n"From afar." = ""'),
        ([(YIELDED, YIELDED.replace("least=least", 'least=Message("two")')), (ANNOUNCED, "The name a is shorter than two.")], '\n"two" = ""'),
        ([('"""Names."""', '"""Other names."""')], '\n"Other names" = ""'),
        ([elsewhere('Finding("It is {severity}.", at="network", severity="info")')], "`severity` is a parameter of Finding itself, so rename the placeholder {severity}, such as to {the_severity}"),
        ([elsewhere('Finding("Bad.", at="network", advice="Look at {at}.")')], "`at` is a parameter of Finding itself, so rename"),
        ([elsewhere('Finding("Is it?", at="network", related=[Note("It is {at}.", at="network")])')], "`at` is a parameter of Note itself, so rename"),
        ([skipping('SkipRule("It is {what}.")')], "the message 'It is {what}.' has no value for what"),
        ([skipping('SkipRule("It is bad.", what=1)')], "the message 'It is bad.' does not use what"),
        ([skipping('SkipRule("It is bad.")')], '\n"It is bad." = ""'),
        ([skipping('NotBegun("good names")')], '\n"good names" = ""'),
        ([elsewhere('Finding("Is it?", at="network", advice=ADVICE)'), ("\n\n@rule", '\n\nADVICE = "Do it."\n\n\n@rule')], '\n"Do it." = ""'),
        ([elsewhere('Finding("Say \\"a\\\\b\\" now.", at="network")')], '\n"Say \\"a\\\\b\\" now." = ""'),
        ([elsewhere('Finding("One line\\nand another\\x1b.", at="network")')], '\n"One line\\nand another\\u001b." = ""'),
    ],
    ids=["unfilled", "unused", "untranslated", "either", "note", "helper", "parameter", "family", "reserved", "advice", "reserved in a note", "skipped", "unused when skipped", "skipped untranslated", "not begun", "advice by name", "quotes", "control"],
)  # fmt: skip
def test_a_text_that_no_example_shows_is_looked_at(
    importing: Importing, changes: list[tuple[str, str]], said: str
) -> None:
    assert said in told(importing(changed(*changes), DUTCH))


def test_a_note_may_have_a_parameter_that_a_finding_has_itself(importing: Importing) -> None:
    note = 'Finding("Is it?", at="network", related=[Note("It is {severity}.", at="network", severity="x")])'
    testing.check_rule(importing(changed(elsewhere(note)), DUTCH | {"It is {severity}.": "Het is {severity}."}))


def test_lines_to_paste_are_those_of_the_text(importing: Importing) -> None:
    text = 'Say "a\\b"\nand {what}\x1b.'
    said = told(importing(changed(elsewhere(f'Finding({text!r}, at="network", what=1)')), DUTCH))
    assert "nl: no translation. Add these lines to names_of_ours.nl.toml, each with its translation:" in said
    pasted = "\n".join(line for line in said.splitlines() if line.endswith(' = ""'))
    assert tomli.loads(pasted) == {text: ""}
    said = told(importing(changed(elsewhere(f'Finding({text!r}, at="network", what=1)')), DUTCH | {text: " "}))
    assert f'nl: an empty translation. Fill in these lines of names_of_ours.nl.toml:\n{pasted[:-1]} "' in said


def test_advice_shares_the_parameters_of_its_message(importing: Importing) -> None:
    advised = YIELDED.replace("shorter than {least}.", "too short.").replace(
        "at=", 'advice="Write at least {least} characters.", at='
    )
    changes = [(YIELDED, advised), (ANNOUNCED, "The name a is too short.")]
    dutch = DUTCH | {"The name {name} is too short.": "De naam {name} is te kort."}
    assert '\n"Write at least {least} characters." = ""' in told(importing(changed(*changes), dutch))


def test_a_source_is_translated(importing: Importing) -> None:
    text = changed(("    Bad:\n", "    Source: A book.\n\n    Bad:\n"))
    assert '\n"A book." = ""' in told(importing(text, DUTCH))
    testing.check_rule(importing(text, DUTCH | {"A book.": "Een boek."}))


def test_brackets_of_toml_are_no_parameters(importing: Importing) -> None:
    english, dutch = (f'Write `needs = {{ statement = "{word}" }}`.' for word in ("Local support", "Steun"))
    text = changed(("Correct it.", english))
    testing.check_rule(importing(text, DUTCH | {english: dutch}))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({'"A purpose of some length."': '"Een doel van enige lengte."', '"one"': '"een"'}, ""),
        ({'"a"': '"b"'}, ""),
        ({'"a"': '"abc"'}, "nl: with the values of the catalogue, an example has no findings; its page shows line 2: De naam abc is korter dan 2."),
        ({'"abc"': '"b"'}, "an example has line 2: De naam b is korter dan 2.; its page shows no findings:"),
        ({'"abc"': "3"}, "an example has another outcome than in English:"),
    ],
    ids=["texts", "in a message", "no finding", "one more finding", "invalid"],
)  # fmt: skip
def test_examples_hold_with_the_values_of_a_catalogue(importing: Importing, values: dict[str, str], said: str) -> None:
    rule = importing(MODULE, DUTCH | values)
    if said:
        assert said in told(rule)
    else:
        testing.check_rule(rule)


def test_an_empty_catalogue_is_one(importing: Importing) -> None:
    assert '\n"Correct it." = ""\n"Is it?" = ""' in told(importing(MODULE, {}))


@pytest.mark.parametrize(
    "changes",
    [
        [('at="network.name"', 'at="network.nmae"'), ('"a"  # XYZ001: The name a is shorter than 2.', '"a"'), ("[network]\n", "[network]  # XYZ001: The name a is shorter than 2.\n")],
        [elsewhere('Finding("It is bad.", at="network.nmae")')],
        [elsewhere('Finding("It is bad.", at=["network", "network.nmae"])')],
    ],
    ids=["shown", "not shown", "related"],
)  # fmt: skip
def test_a_place_that_no_charter_has_is_told(importing: Importing, changes: list[tuple[str, str]]) -> None:
    text = changed(*changes).replace("document: Document, ", "")
    assert "`network.nmae`: unknown key `nmae`. Did you mean `name`?" in told(importing(text))


def test_what_looks_at_the_document_may_find_places_that_are_none(importing: Importing) -> None:
    testing.check_rule(importing(changed(elsewhere('Finding("It is bad.", at="network.nmae")'))))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("network.name.lower()", "the rule crashed: AttributeError: 'NoneType' object has no attribute 'name' (names_of_ours.py, line 45). XYZ001 bad-name, on an empty charter"),
        ("network and network.name.lower()", "on a charter with only the required keys"),
        ("[1 / hours.committed for one in charter.members if (hours := one.hours_per_month)]", "on a charter with every key"),
        ("network and network.disband_when and network.disband_when.lower()", "on a charter with every key and other types of values"),
        ("network and network.summary is not None and network.summary.split()[0]", "on a charter with empty texts"),
    ],
)  # fmt: skip
def test_a_rule_that_crashes_on_a_charter_unlike_its_examples_is_told(
    importing: Importing, code: str, said: str
) -> None:
    assert said in told(importing(changed((BEFORE, f"{BEFORE}    {code}\n"))))


def test_the_charters_unlike_examples_are_valid_and_grow_with_the_format() -> None:
    models = [convert(parse("charter.toml", unlike.text.encode()).data or {}, Charter) for unlike in sample_charters()]
    assert all(not mistakes for _model, mistakes in models)
    sections = set(Charter.__struct_fields__) - {"charter_version", "extra", "plugins"}
    whole = models[2].model
    assert whole
    assert all(getattr(whole, section) for section in sections)
    assert all(getattr(whole.members[0], key) is not None for key in whole.members[0].__struct_fields__)


def test_a_table_that_no_plugin_gives_is_told(importing: Importing, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = importing(changed((BEFORE, f"{BEFORE}    charter.table(Ours)\n")))
    assert "XYZ001 bad-name reads the table Ours, but no installed plugin provides it, so it is always empty." in told(
        rule
    )
    installed = load_plugins()
    tables = {**installed.tables, "ours": rule.function.__globals__["Ours"]}
    monkeypatch.setattr("netlint.testing.behaviour.load_plugins", lambda: installed._replace(tables=tables))
    testing.check_rule(rule)


def test_the_order_of_entries_without_ids_means_nothing(importing: Importing) -> None:
    first = 'Finding("It says {first}.", at="network.name", first=charter.conversations[0].learned)'
    changes = [
        (YIELDED, f"        yield {first}\n"),
        (ANNOUNCED, "It says one."),
        ("len(network.name) < least", "len(network.name) < least and charter.conversations"),
    ]
    assert "reports something else if the tables are in another order" in told(importing(changed(*changes)))
