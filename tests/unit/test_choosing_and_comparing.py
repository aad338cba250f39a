"""Rules without code that choose items, look for one, compare places or have alternatives: what each of these means."""

import datetime as dt
from typing import Annotated

import pytest

from netlint import Table, check
from netlint.charter import convert
from netlint.charter.schema_paths import Tables
from netlint.linter.context import LintContext
from netlint.linter.engine import check as check_document
from netlint.linter.fixtures import RunOptions
from netlint.rules.declarative import DeclaredRule
from netlint.rules.declarative.compile import make_rule
from netlint.rules.declarative.durations import Duration, duration, earlier, later
from netlint.rules.declarative.validate import problems
from netlint.rules.selector import ActiveRule, Selection
from netlint.toml import parse

TODAY = dt.date(2026, 11, 24)
CHARTER = """
[network]
name = "Stroomop"
phase = "start"

[[members]]
id = "ana"
name = "Ana"
expertise = ["law", "water"]
joined = 2026-01-31
hours-per-month = { committed = 8, internal = 4 }

[[members]]
id = "bo"
status = "trial"
tier = "pool"
sponsor = "bo"

[[members]]
id = "cas"
status = "active"
expertise = []
joined = "2025"

[coordination]
coordinator = ["ana", "cas"]
deputy = "cas"
mandate = ["energy", "progress"]

[[circles]]
id = "design"
members = ["ana", "bo"]
lead = "ana"
started = "2026-03"

[[circles]]
id = "money"
members = "cas"
lead = "bo"

[[circles]]
id = "idea"
lead = "bo"

[[clients]]
id = "schools"
needs = [{ statement = "Time.", source = "a talk" }, "Rest."]

[extra]
numbers = [1, 2.0, true]
one = 1
"""


def found(rule: str, *, charter: str = CHARTER, message: str = "{places}", today: dt.date | None = TODAY) -> str:
    """Return what a rule says of a charter; its outcome if it is neither open nor passed."""
    entry = f'[[custom]]\ncode = "OUR001"\nname = "our-rule"\nmessage = "{message}"\n{rule}\n'
    report = check(charter, settings=entry, today=today)
    if report.status("OUR001") not in ("open", "passed"):
        return report.status("OUR001")
    return "; ".join(one.message for one in report.findings if one.code == "OUR001")


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ('{ tier = "pool" }', "bo"),
        ('{ tier = "core" }', "ana and cas"),  # the default of a key is its value
        ('{ status = "active" }', "ana and cas"),
        ('{ status = ["active", "trial"] }', "ana, bo and cas"),
        ('{ status = "active", tier = "pool" }', ""),
        ("{ status = { missing = true } }", "ana"),
        ("{ status = { exists = true } }", "bo and cas"),
        ('{ status = { one-of = ["active"] } }', "ana and cas"),
        ('{ status = { not-one-of = ["active"] } }', "bo"),
        ('{ expertise = "water" }', "ana"),  # one of the items of a list
        ('{ expertise = { match = "a" } }', "ana"),  # all items, but not those of an empty list
        ('{ expertise = { match = "w$" } }', ""),
        ("{ expertise = { at-least = 1 } }", "ana"),
        ("{ expertise = { at-most = 1 } }", "cas"),
        ('{ name = { match = "A" } }', "ana"),
        ('{ name = { not-match = "A" } }', "bo and cas"),  # nobody without a name has that name
        ("{ name = { longer-than = 1 } }", "ana"),
        ("{ name = { shorter-than = 9 } }", "ana"),
        ("{ joined = { past = true } }", "ana and cas"),
        ("{ joined = { before = 2025-06-01 } }", "cas"),
        ('{ joined = { within = "1 year" } }', "ana and cas"),
        ('{ joined = { within = "10 months" } }', "ana"),
        ('{ "hours-per-month.committed" = 8 }', "ana"),
        ('{ "hours-per-month.committed" = 8.0 }', "ana"),
        ('{ "hours-per-month.committed" = { at-least = 4 } }', "ana"),
        ('{ sponsor = { refers-to = "members" } }', "bo"),
        ('{ id = { among = "coordination.coordinator" } }', "ana and cas"),
        ('{ id = { differs-from = "coordination.coordinator" } }', "bo"),
        ('{ sponsor = { differs-from = "id" } }', "ana and cas"),
        ('{ sponsor = { among = "members.*.id" } }', None),
        ('{ "members.*.status" = "trial" }', "bo"),  # the same item
        ('{ "members.ana.tier" = "core" }', "ana, bo and cas"),  # another item
        ('{ "network.phase" = "start" }', "ana, bo and cas"),
        ('{ "network.phase" = ["mature", "closed"] }', ""),
        ('{ "coordination.mandate" = "energy" }', "ana, bo and cas"),
        ('{ "coordination.until" = { exists = true } }', ""),
    ],
)
def test_where_chooses_items(where: str, said: str | None) -> None:
    rule = f'at = "members.*.offers"\nwhere = {where}\nmust = {{ exists = true }}'
    if said is None:
        with pytest.raises(Exception, match="a single value"):
            found(rule)
    else:
        assert found(rule) == said


@pytest.mark.parametrize(
    ("at", "where", "must", "said"),
    [
        ("members.*.hours-per-month.internal", "{ committed = 8 }", "at-least = 5", "ana"),  # the nearest table first
        ("members.*.hours-per-month.internal", '{ tier = "core" }', "at-least = 5", "ana"),
        ("members.*.hours-per-month.internal", '{ tier = "pool" }', "at-least = 5", ""),
        ("members.*", '{ tier = "pool" }', "missing = true", "bo"),
        ("members.ana.offers", '{ tier = "core" }', "exists = true", "ana"),
        ("members.ana.offers", '{ tier = "pool" }', "exists = true", ""),
        ("circles.*.members.*", '{ lead = "ana" }', 'one-of = ["ana"]', "circles.design.members[1]"),
        ("coordination.until", '{ coordinator = "cas" }', "exists = true", "coordination.until"),
        ("coordination.until", '{ coordinator = "bo" }', "exists = true", ""),
        ("clients.*.needs.*.source", '{ statement = "Rest." }', "exists = true", "clients.schools.needs[1].source"),
        ("clients.*.needs.*.source", '{ "clients.*.id" = "schools" }', "missing = true", "clients.schools.needs[0].source"),
    ],
)  # fmt: skip
def test_a_key_of_where_is_looked_up_from_the_place_outwards(at: str, where: str, must: str, said: str) -> None:
    assert found(f'at = "{at}"\nwhere = {where}\nmust = {{ {must} }}') == said


@pytest.mark.parametrize(
    ("at", "must", "said"),
    [
        ("coordination.deputy", 'differs-from = "coordinator"', "coordination.deputy"),
        ("coordination.deputy", 'among = "coordinator"', ""),
        ("coordination.coordinator", 'differs-from = "members.bo.id"', ""),
        ("coordination.coordinator", 'among = "circles.*.members"', ""),
        ("coordination.coordinator", 'among = "circles.design.members"', "coordination.coordinator"),
        ("circles.*.lead", 'among = "members"', "money"),  # a circle without members says nothing
        ("circles.*.lead", 'among = "circles.*.members"', "money"),  # the same circle
        ("circles.*.lead", 'differs-from = "members"', "design"),
        ("circles.*.lead", 'among = "clients.*.id"', "design, money and idea"),
        ("circles.*.lead", 'among = "meetings.*.facilitator"', ""),  # no meeting says who leads it
        ("members.*.sponsor", 'differs-from = "id"', "bo"),
        ("members.*.sponsor", 'differs-from = "members.*.id"', "bo"),
        ("members.*.id", 'among = "circles.*.members"', ""),
        ("members.*.id", 'among = "circles.*.lead"', "cas"),
        ("circles.*.lead", "unique = true", "money and idea"),
        ("circles.*.members", "unique = true", ""),
        ("circles.*.members.*", "unique = true", ""),
        ("extra.numbers", "unique = true", ""),
        ("extra.numbers", 'differs-from = "extra.one"', "extra.numbers"),
        ("circles.*.started", 'within = "2 months", of = "members.ana.joined"', ""),  # its first day
        ("circles.*.started", 'within = "1 week", of = "members.ana.joined"', "design"),
        ("circles.*.started", 'within = "3 months", of = "members.cas.joined"', ""),  # the last day of that year
        ("circles.*.started", 'within = "2 months", of = "members.bo.joined"', ""),
        ("members.*.status", 'one-of = ["active"]', "bo"),
        ("members.*.status", 'one-of = ["trial"]', "ana and cas"),  # "active" if left out
        ("members.*.status", "exists = true", "ana"),
        ("members.*.status", 'exists = true, one-of = ["active"]', "ana and bo"),
        ("circles.*.members", "at-least = 2", "money"),  # a single value is a list of one item
        ("circles.*.members", "at-most = 1", "design"),
    ],
)
def test_what_conditions_compare_with(at: str, must: str, said: str) -> None:
    assert found(f'at = "{at}"\nmust = {{ {must} }}') == said


@pytest.mark.parametrize(
    ("at", "where", "must", "said"),
    [
        ("members.*.expertise", "", "at-least = 2", ""),
        ("members.*.expertise", "", "at-least = 3", "members"),
        ("members.*.expertise", 'where = { tier = "pool" }', "exists = true, at-least = 1", "members"),
        ("members.*.offers", "", "shorter-than = 9", "skipped"),  # no member says anything about it
        ("members.*.offers", "", "exists = true, shorter-than = 9", "members"),
        ("members.*.expertise", 'where = { tier = "pool" }', "longer-than = 9", "skipped"),
        ("members.*.expertise", "", "longer-than = 9", "members"),
        ("members.*.expertise", "", "missing = true", ""),
        ("members.*.id", "", "missing = true", "members"),
        ("members.*.tier", "", 'one-of = ["associate"]', "members"),  # "core" if left out
        ("members.*.offers", "", 'not-match = "x"', ""),
        ("members.*", 'where = { tier = "associate" }', "exists = true", "members"),  # none is chosen
        ("members.*", 'where = { tier = "pool" }', "exists = true", ""),
        ("circles.*.members.*", "", 'one-of = ["cas"]', ""),
        ("circles.*.members", "", 'one-of = ["dirk"]', "circles"),
        ("clients.*.needs.*.source", "", "exists = true", ""),
        ("clients.schools.needs.*.source", "", 'match = "letter"', "clients.schools.needs"),
        ("meetings.*.in-person", "", "one-of = [true]", "skipped"),  # the section is not there
    ],
)  # fmt: skip
def test_some_looks_for_one_place(at: str, where: str, must: str, said: str) -> None:
    assert found(f'at = "{at}"\n{where}\nsome = true\nmust = {{ {must} }}') == said


def test_the_finding_of_some_is_about_the_list() -> None:
    entry = '[[custom]]\ncode = "OUR001"\nname = "our-rule"\nmessage = "None."\nat = "members.*.offers"\nsome = true\n'
    report = check(CHARTER, settings=f"{entry}must = {{ exists = true }}\n")
    (one,) = (one for one in report.findings if one.code == "OUR001")
    assert (one.path, one.span.line, one.related) == ("members", 6, ())


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ('at = "network.name", must = { exists = true }', 'at = "network.theme", must = { exists = true }', ""),
        ('at = "network.url", must = { exists = true }', 'at = "network.name", must = { exists = true }', ""),
        ('at = "network.url", must = { exists = true }', 'at = "network.theme", must = { exists = true }', "network.url and network.theme"),
        ('at = "members.*.offers", some = true, must = { exists = true }', 'at = "members.*.expertise", where = { tier = "core" }, must = { at-least = 1 }', "members and cas"),
        ('at = "meetings.*.notes", must = { exists = true }', 'at = "network.name", must = { exists = true }', "skipped"),
        ('at = "members.*.asks", some = true, must = { match = "x" }', 'at = "network.name", must = { exists = true }', ""),
        ('at = "members.*.asks", some = true, must = { match = "x" }', 'at = "network.url", must = { exists = true }', "skipped"),
    ],
)  # fmt: skip
def test_one_of_several_claims_is_enough(first: str, second: str, said: str) -> None:
    assert found(f"any = [{{ {first} }}, {{ {second} }}]") == said


@pytest.mark.parametrize(
    ("message", "rule", "said"),
    [
        ("{places}", 'at = "circles.*.lead"\nmust = { unique = true }', "money and idea"),
        ("{id} {value}", 'at = "circles.*.lead"\nmust = { unique = true }', "money bo; idea bo"),
        ("{place}", 'at = "circles.*.lead"\nmust = { unique = true }', "circles.money.lead; circles.idea.lead"),
        ("{value}", 'at = "members.*.expertise"\nmust = { exists = true, at-least = 3 }', "law and water; nothing; nothing"),
        ("{value}", 'at = "members.*.expertise"\nmust = { not-match = "t" }', "water"),  # only what breaks the rule
        ("{value}", 'at = "members.*.expertise"\nmust = { missing = true }', "law and water; nothing"),
        ("{value}", 'at = "members.*.hours-per-month"\nmust = { missing = true }', "{ committed = 8, internal = 4 }"),
        ("{value}", 'at = "members.*.joined"\nmust = { future = true }', "2026-01-31; 2025"),
        ("{value}", 'at = "members.*.status"\nmust = { one-of = ["trial"] }', "active; active"),
        ("{value}", 'at = "extra.numbers"\nmust = { one-of = [1] }', "2 and true"),
        ("{id}", 'at = "clients.*.needs.*.source"\nmust = { exists = true }', "schools"),
        ("{id}", 'at = "members.ana.offers"\nmust = { exists = true }', "ana"),
        ("{{value}} {id", 'at = "members.ana.name"\nmust = { missing = true }', "{Ana} {id"),
        ("{x y} {}", 'at = "members.ana.name"\nmust = { missing = true }', "{x y} {}"),
    ],
)  # fmt: skip
def test_a_message_shows_what_is_wrong(message: str, rule: str, said: str) -> None:
    assert found(rule, message=message) == said


def test_a_long_value_is_cut_and_its_braces_fill_in_nothing() -> None:
    charter = f'[network]\nname = "{{id}} {"x" * 300}"\n'
    said = found('at = "network.name"\nmust = { shorter-than = 9 }', charter=charter, message="Not {value}.")
    assert said.startswith("Not {id} xxx")
    assert len(said) < 130


def test_each_place_has_a_finding_of_its_own_if_the_message_is_about_it() -> None:
    entry = '[[custom]]\ncode = "OUR001"\nname = "our-rule"\nmessage = "{id}"\nat = "circles.*.lead"\n'
    report = check(CHARTER, settings=f"{entry}must = {{ unique = true }}\n")
    said = [(one.message, one.path, one.related) for one in report.findings if one.code == "OUR001"]
    assert said == [("money", "circles.money.lead", ()), ("idea", "circles.idea.lead", ())]
    assert report.rules["OUR001"].page.title == "…"


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        (
            'at = "members.*"\nwhere = { status = ["active", "trial"], name = { exists = true } }\nsome = true\nmust = { exists = true }',
            '`at = "members.*"`, `where = { status = ["active", "trial"], name = { exists = true } }`, `some = true`, `must = { exists = true }` (netlint.toml:1)',
        ),
        (
            'any = [{ at = "network.url", must = { match = "x" } }, { at = "members.*.id", some = true, must = { one-of = ["a"] } }]',
            '`any = [{ at = "network.url", must = { match = "x" } }, { at = "members.*.id", some = true, must = { one-of = ["a"] } }]` (netlint.toml:1)',
        ),
    ],
)  # fmt: skip
def test_the_page_says_what_the_rule_looks_at(rule: str, source: str) -> None:
    entry = f'[[custom]]\ncode = "OUR001"\nname = "our-rule"\nmessage = "No."\n{rule}\n'
    assert check(CHARTER, settings=entry).rules["OUR001"].page.source == source


ELSEWHERE = '\n[[elsewhere]]\nsections = ["{section}"]\nat = "our wiki"\n'
READS = {
    "where": ('at = "circles.*.every"\nwhere = { "coordination.coordinator" = "ana" }\nmust = { exists = true }', "coordination"),
    "conditions in where": ('at = "circles.*.lead"\nwhere = { lead = { among = "members.*.id" } }\nmust = { missing = true }', "members"),
    "sections in where": ('at = "circles.*.lead"\nwhere = { lead = { refers-to = "members" } }\nmust = { missing = true }', "members"),
    "among": ('at = "circles.*.lead"\nmust = { among = "coordination.coordinator" }', "coordination"),
    "differs-from": ('at = "circles.*.lead"\nmust = { differs-from = "coordination.coordinator" }', "coordination"),
    "of": ('at = "circles.*.started"\nmust = { within = "1 day", of = "members.ana.joined" }', "members"),
    "any": ('any = [{ at = "network.url", must = { exists = true } }, { at = "coordination.until", must = { exists = true } }]', "coordination"),
    "some": ('at = "circles.*.every"\nsome = true\nmust = { exists = true }', "circles"),
}  # fmt: skip
"""Rules with a finding in `CHARTER`, by what reads a section that may be kept elsewhere."""


@pytest.mark.parametrize("name", READS)
def test_a_rule_that_reads_what_is_kept_elsewhere_is_skipped(name: str) -> None:
    rule, section = READS[name]
    assert found(rule) not in ("", "skipped")
    assert found(rule, charter=CHARTER + ELSEWHERE.format(section=section)) == "skipped"
    assert found(rule, charter=CHARTER + ELSEWHERE.format(section="norms")) == found(rule)


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ('at = "members.*.offers"\nwhere = { status = "trial" }\nmust = { exists = true }', '"trial"', '"trail"'),
        ('at = "members.*.offers"\nwhere = { status = "active" }\nmust = { exists = true }', 'status = "trial"', 'stauts = "trial"'),
        ('at = "circles.*.lead"\nmust = { among = "members" }', '["ana", "bo"]', "3"),
        ('at = "circles.*.lead"\nmust = { among = "members" }', '[[circles]]\nid = "idea"', "[[circles]]\nid = 3"),
        ('at = "coordination.deputy"\nmust = { differs-from = "coordinator" }', '["ana", "cas"]', "{ ana = true }"),
        ('at = "circles.*.started"\nmust = { within = "1 week", of = "members.ana.joined" }', "2026-01-31", '"31 jan"'),
        ('at = "circles.*.lead"\nmust = { refers-to = "clients" }', 'id = "schools"', "id = 3"),
        ('at = "members.*.offers"\nsome = true\nmust = { exists = true }', 'sponsor = "bo"', "offers = 3"),
    ],
)  # fmt: skip
def test_a_rule_that_reads_an_invalid_value_is_skipped_or_not_misled(rule: str, old: str, new: str) -> None:
    assert old in CHARTER
    assert found(rule) not in ("", "skipped")
    assert found(rule, charter=CHARTER.replace(old, new)) in ("skipped", "money")


@pytest.mark.parametrize(
    ("rule", "before", "old", "new", "after"),
    [
        ('at = "members.*.status"\nmust = { one-of = ["active"] }', "bo", '"trial"', '"trail"', ""),
        ('at = "members.*.joined"\nmust = { missing = true }', "ana and cas", "2026-01-31", '"31 jan"', "cas"),
        ('at = "members.*.joined"\nmust = { exists = true, within = "1 day" }', "ana, bo and cas", "2026-01-31", '"31 jan"', "bo and cas"),
        ('at = "members.*.name"\nmust = { exists = true }', "bo and cas", "sponsor =", "nmae =", "cas"),
        ('at = "members.*.tier"\nmust = { unique = true }', "ana and cas", 'tier = "pool"', 'tier = "cor"', "ana and cas"),
        ('at = "coordination.until"\nmust = { exists = true }', "coordination.until", "[coordination]", "[[coordination]]", ""),
        ('at = "coordination.coordinator"\nmust = { at-least = 3 }', "coordination.coordinator", '["ana", "cas"]', '["ana", 3]', ""),
        ('at = "coordination.coordinator.*"\nmust = { one-of = ["cas"] }', "coordination.coordinator[0]", '["ana", "cas"]', '["ana", 3]', ""),
        (
            'any = [{ at = "network.phase", must = { one-of = ["mature"] } }, { at = "network.url", must = { exists = true } }]',
            "network.phase and network.url", '"start"', '"strat"', "",
        ),
    ],
)  # fmt: skip
def test_an_invalid_value_is_put_to_no_condition(rule: str, before: str, old: str, new: str, after: str) -> None:
    """Its mistake has a finding already."""
    assert old in CHARTER
    assert found(rule) == before
    assert found(rule, charter=CHARTER.replace(old, new)) == after


def test_an_invalid_value_elsewhere_in_the_charter_hides_nothing() -> None:
    rule = 'at = "members.*.offers"\nwhere = { status = "active" }\nmust = { exists = true }'
    assert found(rule, charter=CHARTER.replace("committed = 8", 'committed = "many"')) == "ana and cas"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ('at = "members.*.joined"\nmust = { within = "1 day" }', "skipped"),
        ('at = "members.*.offers"\nwhere = { joined = { past = true } }\nmust = { exists = true }', "skipped"),
        ('any = [{ at = "network.url", must = { exists = true } }, { at = "network.founded", must = { future = true } }]', "skipped"),
        ('at = "circles.*.started"\nmust = { within = "1 week", of = "members.ana.joined" }', "design"),
    ],
)  # fmt: skip
def test_only_what_depends_on_today_is_skipped_without_a_day(rule: str, said: str) -> None:
    assert found(rule, today=None) == said


class Tool(Table, frozen=True):
    """A tool."""

    id: str
    owner: Annotated[str | tuple[str, ...] | None, "members"] = None
    shared: bool = True


class Tools(Table, frozen=True):
    """The table of a plugin."""

    keeper: str | None = None
    tools: tuple[Tool, ...] = ()


TABLES: Tables = {"ours": Tools}


def in_table(rule: dict[str, object], charter: str) -> str:
    """Return what a rule says of a charter with the table of a plugin."""
    declared = {"code": "OUR001", "name": "our-rule", "message": "{places}", **rule}
    entry = convert(declared, DeclaredRule).model
    assert entry is not None
    if wrong := list(problems(entry, declared, TABLES)):
        return " ".join(problem.text() for _key, problem in wrong)
    made = make_rule(entry, "netlint.toml:1", TABLES)
    document = parse("charter.toml", charter.encode())
    report = check_document(document, Selection([ActiveRule(made)]), LintContext(RunOptions(TODAY), tables=TABLES))
    return "; ".join(one.message.text() for one in report.in_order() if one.code == "OUR001")


def test_the_table_of_a_plugin_has_places_as_any_other() -> None:
    charter = CHARTER + (
        '[plugins.ours]\nkeeper = "ana"\n[[plugins.ours.tools]]\nid = "saw"\nowner = ["ana", "bo"]\n'
        '[[plugins.ours.tools]]\nid = "axe"\nowner = "ana"\nshared = false\n[[plugins.ours.tools]]\nid = "pen"\n'
    )
    owner = "plugins.ours.tools.*.owner"
    assert in_table({"at": owner, "must": {"exists": True}}, charter) == "pen"
    assert in_table({"at": owner, "where": {"shared": True}, "must": {"differs-from": "keeper"}}, charter) == "saw"
    assert in_table({"at": owner, "where": {"id": "axe"}, "must": {"at-least": 2}}, charter) == "axe"
    assert in_table({"at": owner, "must": {"among": "members.*.id"}}, charter) == ""
    assert in_table({"at": "coordination.deputy", "must": {"among": owner}}, charter) == "coordination.deputy"
    assert "Did you mean `shared`?" in in_table(
        {"at": owner, "where": {"sharde": True}, "must": {"exists": True}}, charter
    )


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("1 year", Duration(12, 0)),
        ("twee kwartalen", Duration(6, 0)),
        ("half a year", Duration(6, 0)),
        ("zes weken", Duration(0, 42)),
        ("10 days", Duration(0, 10)),
        ("monthly", None),
        ("every year", None),
        ("2x per year", None),
        ("2 to 3 weeks", None),
        ("biweekly", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_length_of_time(text: str, length: Duration | None) -> None:
    assert duration(text) == length


def test_months_are_those_of_the_calendar_and_no_date_is_beyond_all_others() -> None:
    assert later(dt.date(2024, 2, 29), Duration(12, 0)) == dt.date(2025, 2, 28)
    assert earlier(dt.date(2026, 3, 31), Duration(1, 0)) == dt.date(2026, 2, 28)
    assert later(dt.date(2026, 12, 31), Duration(0, 7)) == dt.date(2027, 1, 7)
    assert later(dt.date(9999, 12, 1), Duration(1, 0)) == dt.date.max
    assert later(dt.date(9999, 12, 31), Duration(0, 1)) == dt.date.max
    assert earlier(dt.date(1, 1, 1), Duration(0, 1)) == dt.date.min
