"""Rules of one's own without code: each condition at each place of the format works or is refused, and crashes nowhere."""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from support.charter_data import toml
from support.commands import ROOT

from netlint.api.check import Report, check
from netlint.charter import Charter, convert, keys
from netlint.charter.schema_paths import EVERY, forms_at
from netlint.linter.context import LintContext
from netlint.linter.engine import check as check_document
from netlint.linter.fixtures import RunOptions
from netlint.linter.report import CharterReport
from netlint.rules.base import Rule
from netlint.rules.declarative import Conditions, DeclaredRule
from netlint.rules.declarative.compile import make_rule
from netlint.rules.declarative.validate import problems
from netlint.rules.selector import ActiveRule, Selection
from netlint.toml import DocPath, parse

TODAY = dt.date(2026, 11, 24)
SAID: dict[str, list[Any]] = {
    "exists": [True],
    "missing": [True],
    "match": ["a", "^$", "(?i)world.class"],
    "not-match": ["a", "."],
    "one-of": [["start"], [1, 0.5], [True], ["ana", 3]],
    "not-one-of": [["start"], [1, 0.5], [True], ["ana", 3]],
    "at-least": [1, 0.5],
    "at-most": [2, 0],
    "longer-than": [3],
    "shorter-than": [10],
    "before": [dt.date(2026, 1, 1)],
    "after": [dt.date(2026, 1, 1)],
    "past": [True],
    "future": [True],
    "within": ["1 year", "zes weken", "9999 years"],
    "of": ["network.founded", "date", "decision-log.*.date"],
    "refers-to": [key for _, key in keys(Charter)],
    "among": ["members.*.id", "id", "meetings.*.minutes", "circles.*.members", "network.goals.*.due"],
    "differs-from": ["network.name", "id", "time.internal", "extra.name", "network.joint-clients"],
    "unique": [True],
}
"""What each condition can say."""
NEEDED: dict[str, dict[str, Any]] = {"of": {"within": "1 year"}}
"""What conditions need next to them."""


DEEPEST = 6
"""How deep places are looked for: `extra` has no end."""


def paths(path: DocPath = ()) -> Iterator[str]:
    """Yield each place of the format, with `*` for the items of a list; the items themselves also by an id."""
    known = sorted({key for form in forms_at(path) for key in form.get("properties", ())})
    is_list = any("items" in form for form in forms_at(path))
    for key in [*known, EVERY] if is_list or not known else known:
        if forms_at((*path, key)) and len(path) < DEEPEST:
            yield ".".join(map(str, (*path, key)))
            yield from paths((*path, key))
    if is_list:
        yield ".".join(map(str, (*path, "ana")))


PATHS = list(dict.fromkeys(paths()))


def entry(number: int, at: str, must: dict[str, Any]) -> DeclaredRule:
    declared = {
        "code": f"OUR{number % 1000:03}",
        "name": f"our-{number}",
        "at": at,
        "message": "See {places}.",
        "must": must,
    }
    fitted = convert(declared, DeclaredRule)
    assert fitted.model is not None
    assert not fitted.mistakes
    return fitted.model


@cache
def declared(name: str) -> tuple[list[Rule], int]:
    """Return the rules with a condition at each place at which it is not refused, and how many are refused.

    What the condition says differs from place to place.
    """
    rules: list[Rule] = []  # at most a thousand, as there are codes
    refused = 0
    for number, at in enumerate(PATHS):
        must = {name: SAID[name][number % len(SAID[name])], **NEEDED.get(name, {})}
        one = entry(len(rules), at, must)
        if any(True for _ in problems(one, {"must": must})):
            refused += 1
        else:
            rules.append(make_rule(one, "netlint.toml:1"))
    return rules, refused


HEALTHY = (ROOT / "docs/examples/healthy.charter.toml").read_text("utf-8")


def misshapen(value: Any) -> str:
    """Return a charter in which each section is a value, or has a value for each of its keys."""
    plain = {key: value for _, key in keys(Charter)}
    inner = {
        key: [dict.fromkeys(table_keys(key), value)] if is_list(key) else dict.fromkeys(table_keys(key), value)
        for key in plain
    }
    return toml(inner)


def is_list(section: str) -> bool:
    return any("items" in form for form in forms_at((section,)))


def table_keys(section: str) -> list[str]:
    at = (section, EVERY) if is_list(section) else (section,)
    return sorted({key for form in forms_at(at) for key in form.get("properties", ())}) or ["x"]


CHARTERS = {
    "empty": "",
    "a name": '[network]\nname = "Stroomop"\n',
    "not TOML": "[network\n",
    "healthy": HEALTHY,
    "bleeding": (ROOT / "docs/examples/bleeding.charter.toml").read_text("utf-8"),
    "sections are text": "".join(f'{key} = "x"\n' for _, key in keys(Charter)),
    "sections are lists": "".join(f"{key} = [1, []]\n" for _, key in keys(Charter)),
    "sections are tables": "".join(f"{key} = {{id = 1}}\n" for _, key in keys(Charter)),
    "numbers": misshapen(1),
    "texts": misshapen("x"),
    "empty texts": misshapen(""),
    "lists": misshapen([1, "x", [2], {"id": 3}]),
    "tables": misshapen({"id": ["x"]}),
    "dates": misshapen(dt.date(2026, 1, 1)),
    "no dates": misshapen("2026-13"),
    "times": misshapen(dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)),
}


def report_on(text: str, rules: list[Rule], today: dt.date | None = TODAY) -> CharterReport:
    document = parse("charter.toml", text.encode())
    return check_document(document, Selection(map(ActiveRule, rules)), LintContext(RunOptions(today)))


@pytest.mark.parametrize("charter", CHARTERS)
def test_no_condition_crashes_at_any_place(charter: str) -> None:
    for name in SAID:
        rules, _refused = declared(name)
        report = report_on(CHARTERS[charter], rules)
        assert {result.status for result in report.results.values()} <= {"passed", "open", "skipped"}
        assert all(finding.message.text() for finding in report.in_order()[:40])


def test_there_is_a_case_for_each_condition() -> None:
    assert [*SAID] == [key for _, key in keys(Conditions)]
    assert len(PATHS) > 300


@pytest.mark.parametrize("name", SAID)
def test_each_condition_works_at_some_places_and_is_refused_at_others(name: str) -> None:
    rules, refused = declared(name)
    assert rules
    assert refused or name in ("exists", "missing")


def status(must: str, charter: str, at: str, today: dt.date | None = TODAY) -> str:
    """Return what becomes of one rule of a settings file."""
    declared = (
        f'[[custom]]\ncode = "OUR001"\nname = "our-rule"\nmessage = "See {{places}}."\nat = "{at}"\nmust = {{ {must} }}'
    )
    report: Report = check(charter, settings=f"{declared}\n", today=today)
    assert "OUR001" in report.rules
    return report.report.status("OUR001")


NETWORK = '[network]\nname = "Stroomop"\n'
ANA = '[[members]]\nid = "ana"\n'
BO = '[[members]]\nid = "bo"\n'
STEP = NETWORK + ANA + '[[next-steps]]\nid = "pilot"\nwhat = "A pilot"\n'
MEANT = [
    ("network.phase", "exists = true", NETWORK + 'phase = "start"\n', NETWORK),
    ("network.phase", "missing = true", NETWORK, NETWORK + 'phase = "start"\n'),
    ("network.phase", 'one-of = ["start"]', NETWORK + 'phase = "start"\n', NETWORK + 'phase = "mature"\n'),
    ("network.phase", 'match = "^ma"', NETWORK + 'phase = "mature"\n', NETWORK + 'phase = "start"\n'),
    ("network.phase", "shorter-than = 6", NETWORK + 'phase = "start"\n', NETWORK + 'phase = "mature"\n'),
    ("network.name", 'not-match = "(?i)best"', NETWORK, '[network]\nname = "The best"\n'),
    ("network.name", "longer-than = 7", NETWORK, '[network]\nname = "Stroomo"\n'),
    ("network.founded", "past = true", NETWORK + "founded = 2026-11-23\n", NETWORK + "founded = 2026-11-24\n"),
    ("network.founded", "future = true", NETWORK + "founded = 2026-11-25\n", NETWORK + "founded = 2026-11-24\n"),
    ("network.founded", "before = 2026-01-01", NETWORK + "founded = 2025-12-31\n", NETWORK + "founded = 2026-01-01\n"),
    ("network.founded", "after = 2026-01-01", NETWORK + 'founded = "2026"\n', NETWORK + "founded = 2026-01-01\n"),
    (
        "members.*.expertise",
        "at-least = 2",
        NETWORK + ANA + 'expertise = ["a", "b"]\n',
        NETWORK + ANA + 'expertise = ["a"]\n',
    ),
    (
        "members.ana.expertise",
        "at-most = 1",
        NETWORK + ANA + 'expertise = ["a"]\n',
        NETWORK + ANA + 'expertise = ["a", "b"]\n',
    ),
    ("next-steps.*.owner", 'refers-to = "members"', STEP + 'owner = "ana"\n', STEP + 'owner = "members"\n'),
    ("next-steps.*.owner", 'refers-to = "next-steps"', STEP + 'owner = "pilot"\n', STEP + 'owner = "next-steps"\n'),
    ("next-steps.*.owner", 'refers-to = "clients"', STEP, STEP + 'owner = "clients"\n'),
    ("network.phase", 'not-one-of = ["closed"]', NETWORK + 'phase = "start"\n', NETWORK + 'phase = "closed"\n'),
    ("members.*.name", "unique = true", NETWORK + ANA + BO, NETWORK + ANA + 'name = "A"\n' + BO + 'name = "A"\n'),
    ("network.founded", 'within = "1 day"', NETWORK + "founded = 2026-11-23\n", NETWORK + "founded = 2026-11-22\n"),
    ("network.founded", 'within = "1 day"', NETWORK + 'founded = "2026-11"\n', NETWORK + 'founded = "2026-10"\n'),
    (
        "network.reviewed",
        'within = "1 month", of = "founded"',
        NETWORK + "founded = 2026-01-31\nreviewed = 2026-02-28\n",
        NETWORK + "founded = 2026-01-31\nreviewed = 2026-03-01\n",
    ),
    (
        "members.*.sponsor",
        'differs-from = "id"',
        NETWORK + ANA + 'sponsor = "bo"\n',
        NETWORK + ANA + 'sponsor = "ana"\n',
    ),
    (
        "members.*.sponsor",
        'among = "circles.*.members"',
        NETWORK + ANA + 'sponsor = "bo"\n[[circles]]\nid = "x"\nmembers = "bo"\n',
        NETWORK + ANA + 'sponsor = "bo"\n[[circles]]\nid = "x"\nmembers = ["ana"]\n',
    ),
    (
        "members.*.name",
        'match = "A", longer-than = 2',
        NETWORK + ANA + 'name = "Ana"\n',
        NETWORK + ANA + 'name = "Al"\n',
    ),
]
"""Places and conditions, each with a charter in which it holds and one in which it does not."""


@pytest.mark.parametrize(("at", "must", "good", "bad"), MEANT, ids=[f"{at} {must}" for at, must, _, _ in MEANT])
def test_a_condition_means_what_it_says(at: str, must: str, good: str, bad: str) -> None:
    assert status(must, good, at) == "passed"
    assert status(must, bad, at) == "open"


@pytest.mark.parametrize(("at", "must", "good", "bad"), MEANT, ids=[f"{at} {must}" for at, must, _, _ in MEANT])
def test_only_rules_that_depend_on_the_date_are_skipped_without_one(at: str, must: str, good: str, bad: str) -> None:
    is_about_today = must.startswith(("past", "future", "within")) and "of = " not in must
    assert status(must, good, at, today=None) == ("skipped" if is_about_today else "passed")
    assert status(must, bad, at, today=None) == ("skipped" if is_about_today else "open")


def test_each_condition_has_a_case() -> None:
    said = {word.split(" = ")[0] for _at, must, _good, _bad in MEANT for word in must.split(", ")}
    assert said == set(SAID)
