"""Rules without code: what they look at, what must hold there, and what people read about it."""

import datetime as dt

import pytest

from netlint import check
from netlint.rules.declarative.conditions import compiled
from netlint.settings import SettingsError

CHARTER = """
[network]
name = "Stroomop"
phase = "start"
founded = "2025"

[[members]]
id = "ana"
joined = 2026-01-31
hours-per-month = { committed = 8 }
expertise = ["water", "ana", "members"]

[[members]]
id = "bo"
hours-per-month = { committed = 8.5 }

[[values]]
id = "trust"

[[meetings]]
id = "here"
in-person = true

[[meetings]]
id = "away"
in-person = false

[[circles]]
id = "design"
members = ["ana", "members"]

[[circles]]
id = "money"
members = ["trust"]
"""
ENTRY = '[[custom]]\ncode = "OUR001"\nname = "our-rule"\nmessage = "Not so: {places}."\n'


def _found(at: str, must: str, *, charter: str = CHARTER, today: dt.date | None = dt.date(2026, 11, 24)) -> str:
    """Return what a rule says: nothing if it passes, and the outcome if it was not evaluated."""
    report = check(charter, settings=f'select = ["OUR001"]\n{ENTRY}at = "{at}"\nmust = {{ {must} }}\n', today=today)
    if report.status("OUR001") not in ("open", "passed"):
        return report.status("OUR001")
    messages = [one.message for one in report.findings if one.code == "OUR001"]
    assert (report.status("OUR001") == "open") is bool(messages)
    return ", ".join(one.removeprefix("Not so: ").removesuffix(".") for one in messages)


@pytest.mark.parametrize(
    ("at", "must", "said"),
    [
        ("circles.*.members", 'refers-to = "members"', "`design` and `money`"),
        ("circles.*.members.*", 'refers-to = "members"', None),
        ("circles.*.members", 'refers-to = "values"', "`design`"),
        ("circles.money.members", 'refers-to = "values"', ""),
        ("circles.money.members", 'refers-to = "clients"', "`money`"),
        ("members.*.hours-per-month.committed", "at-least = 8", ""),
        ("members.*.hours-per-month.committed", "at-least = 8.1", "`ana`"),
        ("members.*.hours-per-month.committed", "at-most = 8", "`bo`"),
        ("members.*.hours-per-month.committed", "at-most = 8.5", ""),
        ("members.*.hours-per-month.committed", "one-of = [8, 9]", "`bo`"),
        ("members.*.hours-per-month.committed", "at-least = 1, at-most = 2", "`ana` and `bo`"),
        ("members.*.hours-per-month.committed", "one-of = [9]", "`ana` and `bo`"),
        ("members.*.hours-per-month.committed", "one-of = [8.5]", "`ana`"),
        ("members.*.expertise", "at-most = 2", "`ana`"),
        ("members.*.expertise", "at-most = 3", ""),
        ("meetings.*.in-person", "one-of = [true]", "`away`"),
        ("meetings.*.in-person", "one-of = [false]", "`here`"),
        ("members.*.joined", "exists = true", "`bo`"),
        ("members.*.joined", "missing = true", "`ana`"),
        ("members.*.joined", "past = true", ""),
        ("members.*.joined", "future = true", "`ana`"),
        ("members.*.expertise.*", "longer-than = 3", None),
        ("network.phase", "exists = true", ""),
        ("network.phase", "missing = true", "`network.phase`"),
        ("network.phase", 'one-of = ["start", "mature"]', ""),
        ("network.phase", 'match = "^st", longer-than = 4', ""),
        ("network.phase", 'match = "^st", longer-than = 5', "`network.phase`"),
        ("network.phase", 'not-match = "^st"', "`network.phase`"),
        ("network.name", "shorter-than = 9", ""),
        ("network.name", "shorter-than = 8", "`network.name`"),
        ("members.*.joined", "before = 2026-02-01, after = 2026-01-30", ""),
        ("members.*.joined", "before = 2026-01-31", "`ana`"),
        ("members.*.joined", "after = 2026-01-31", "`ana`"),
        ("network.founded", "before = 2025-01-02", ""),
        ("network.founded", "after = 2025-12-31", "`network.founded`"),
        ("network.summary", "exists = true", "`network.summary`"),
        ("clients.*.name", "exists = true", "skipped"),
        ("clients", "exists = true", "`clients`"),
        ("clients", "at-least = 1", "skipped"),
    ],
)
def test_what_must_hold_is_put_to_the_test(at: str, must: str, said: str | None) -> None:
    found = _found(at, must).replace("`", "")
    if said is None:
        assert found
    else:
        assert found == said.replace("`", "")


def test_what_depends_on_the_day_is_skipped_without_one_and_nothing_else_is() -> None:
    assert _found("members.*.joined", "past = true", today=None) == "skipped"
    assert _found("members.*.joined", "exists = true", today=None) == "bo"
    assert _found("members.*.joined", "past = true", today=dt.date(2026, 1, 31)) == "ana"
    assert _found("members.*.joined", "past = true", today=dt.date(2026, 2, 1)) == ""


@pytest.mark.parametrize(
    "charter",
    [
        '[network]\nname = "x"\n',
        "",
        '[network]\nname = "x"\n[[circles]]\nid = "a"\n',
        'circles = 3\n[network]\nname = "x"\n',
    ],
)
def test_what_is_not_there_breaks_no_rule_about_a_value(charter: str) -> None:
    assert _found("circles.*.members", 'refers-to = "members"', charter=charter) in ("", "skipped")


def test_a_text_that_looks_like_a_date_is_a_text() -> None:
    charter = CHARTER.replace('"Stroomop"', '"2025"')
    assert _found("network.name", 'match = "^2025$", longer-than = 3', charter=charter) == ""
    assert _found("network.name", 'match = "^2026$"', charter=charter) == "network.name"


def test_a_moment_is_no_date() -> None:
    charter = CHARTER.replace("2026-01-31", "2026-01-31T12:00:00")
    assert _found("members.*.joined", "past = true", charter=charter) == ""
    assert _found("members.*.joined", "future = true", charter=charter) == ""


@pytest.mark.parametrize("item", ['"design"', "{ id = 3 }", '{ name = "money" }'])
def test_a_section_with_an_item_without_an_id_is_not_compared_with(item: str) -> None:
    charter = f'values = [{{ id = "trust" }}, {item}]\n' + CHARTER.replace('[[values]]\nid = "trust"\n', "")
    assert _found("circles.design.members", 'refers-to = "values"') == "design"
    assert _found("circles.design.members", 'refers-to = "values"', charter=charter) == "skipped"


def test_a_pattern_has_a_most_number_of_characters() -> None:
    assert _found("network.name", f'match = "{"a?" * 2048}"') == ""
    with pytest.raises(SettingsError, match="The pattern has 4097 characters; the limit is 4096"):
        _found("network.name", f'match = "{"a?" * 2048}a"')


def test_what_is_wrong_with_a_pattern_is_in_the_error_and_nowhere_else(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="missing \\)"):
        compiled("(a")
    assert capfd.readouterr() == ("", "")


def test_a_value_of_another_type_is_not_put_to_the_test() -> None:
    wrong = CHARTER.replace("committed = 8 }", 'committed = "many" }')
    assert _found("members.*.hours-per-month.committed", "at-least = 9", charter=wrong) == "bo"
    assert _found("network.name", "longer-than = 99", charter=CHARTER.replace('"Stroomop"', "true")) == ""


def test_a_finding_has_all_its_places_and_what_the_entry_says() -> None:
    more = 'severity = "error"\nlevel = "sound"\nwhy = "Why,\\n so."\nfix = "Do this. Or that."\nquestion = "Is it?"\n'
    entry = f'{ENTRY}at = "members.*.expertise"\nmust = {{ exists = true, at-least = 9 }}\n{more}'
    report = check(CHARTER, settings=entry)
    (one,) = (one for one in report.findings if one.code == "OUR001")
    assert (one.severity, one.message, one.span.line) == ("error", "Not so: ana and bo.", 11)
    assert [(note.path, note.span.line) for note in one.related] == [("members.bo.expertise", 13)]
    rule = report.rules["OUR001"]
    assert (rule.name, rule.level, rule.severity, rule.question) == ("our-rule", "sound", "error", "Is it?")
    assert (rule.page.title, rule.page.why, rule.page.fix, rule.page.advice) == (
        "Not so: ….",
        "Why, so.",
        "Do this. Or that.",
        "Do this.",
    )
    assert rule.page.source == '`at = "members.*.expertise"`, `must = { exists = true, at-least = 9 }` (netlint.toml:1)'


def test_without_more_a_rule_is_an_essential_warning() -> None:
    report = check(CHARTER, settings=f'{ENTRY}at = "network.summary"\nmust = {{ exists = true }}\n')
    rule = report.rules["OUR001"]
    assert (rule.level, rule.severity, rule.question, rule.page.why, rule.page.fix) == (
        "essential",
        "warning",
        "",
        "",
        "",
    )


def test_signs_of_templates_in_a_message_are_plain_text() -> None:
    entry = ENTRY.replace("Not so: {places}.", "{a b} {{}} {0} { id = 3 } { hours.internal = 4 } {")
    report = check(CHARTER, settings=f'{entry}at = "network.summary"\nmust = {{ exists = true }}\n')
    assert [one.message for one in report.findings if one.code == "OUR001"] == [
        "{a b} {{}} {0} { id = 3 } { hours.internal = 4 } {"
    ]


@pytest.mark.parametrize(("language", "said"), [("nl", "Niet zo."), ("en", "Not so.")])
def test_a_message_in_two_languages_is_said_in_that_of_the_report(language: str, said: str) -> None:
    entry = ENTRY.replace('"Not so: {places}."', '{ en = "Not so.", nl = "Niet zo." }')
    text = f'lang = "{language}"\n{entry}at = "network.summary"\nmust = {{ exists = true }}\n'
    report = check(CHARTER, settings=text, language=language)  # type: ignore[arg-type]
    assert [one.message for one in report.findings if one.code == "OUR001"] == [said]
