"""A charter with one more record of the past gets no more findings.

Records of the past are true, so a charter with one more of them is not worse. The property is tested on charters by chance:
a record is added to each, and no rule finds anything that it did not find before. Left out are people who leave and
decisions of which is said that nobody objected, as these say something about a pattern; so do rules that are opt-in.
"""

import copy
import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from support.chance import Chance, chances
from support.charter_data import toml
from support.commands import ROOT

from netlint.linter.context import LintContext
from netlint.linter.engine import check
from netlint.linter.fixtures import RunOptions
from netlint.linter.report import CharterReport
from netlint.plugins.registry import load_plugins
from netlint.rules.base import Rule
from netlint.rules.selector import ActiveRule, Selection
from netlint.toml import Document, Source

Data = dict[str, Any]
Record = Callable[[Data, Chance, dt.date, dt.date], None]


def _superseding_nothing(rule: Rule) -> Rule:
    twin = copy.copy(rule)
    twin.supersedes = ()
    return twin


RULES = [_superseding_nothing(rule) for rule in load_plugins(isolated=True).rules.values() if rule.level != "opt-in"]
"""The rules, none of which supersedes another: a finding that was skipped before would seem new."""
THRIVING = Selection(ActiveRule(rule, dict(rule.defaults)) for rule in RULES)
POINT_AT_THE_NEWEST = {"NL214", "NL302", "NL315", "NL419", "NL602"}
"""The rules of which a finding is about the newest of some dates, and moves along with it."""

REGISTRY = """
[network]
name = "Auth"
phase = "mature"
purpose = "Covers improvements to authorization."
parent = "Kubernetes"
[[members]]
id = "m1"
[[members]]
id = "m2"
[[members]]
id = "m3"
[[members]]
id = "m4"
status = "alumni"
[coordination]
model = "pair"
coordinator = ["m1", "m2"]
[[meetings]]
id = "regular"
every = "2 weeks"
day = "Wednesday"
minutes = 60
tz = "America/Los_Angeles"
last-held = 2026-03-04
"""

HANDBOOK = """
[network]
name = "Worker Co-operative"
purpose = "Meaningful livelihoods through building technologies together."
theme = "technology"
founded = "2019-08"
reviewed = 2025-01-10
contact = "hello@coop.example"
[[values]]
id = "curiosity"
behaviour = "We ask hard questions before taking on work."
reviewed = 2024-02-02
[[values]]
id = "honesty"
[[members]]
id = "ana"
joined = "2019"
expertise = "law"
[[members]]
id = "bo"
joined = "2020-05"
offers = "time"
[[members]]
id = "cas"
asks = "help"
[[members]]
id = "dil"
left = 2030-01-01
[[clients]]
id = "partners"
name = "Organisations"
last-asked = 2026-02-01
needs = [{ statement = "They want it safe.", heard-on = 2025-03-03 }, "They want it cheap."]
[[clients]]
id = "cities"
[proposition]
added-value = "Deep knowledge."
[[responsibilities]]
id = "president"
holders = "ana"
orientation = "internal"
[[responsibilities]]
id = "growth"
circle = "work"
[[circles]]
id = "work"
kind = "working-group"
members = ["ana", "bo"]
started = "2024"
[[meetings]]
id = "all-hands"
purpose = "coordination"
every = "monthly"
last-held = 2026-04-01
orientation = "internal"
[[meetings]]
id = "retreat"
every = "6 months"
last-held = 2025-11-01
next = 2026-06-01
in-person = true
[[next-steps]]
id = "site"
owner = "ana"
due = 2026-05-01
created = 2026-01-05
[decisions]
method = "consent"
[[decision-log]]
id = "first"
proposed-on = 2026-01-05
date = 2026-02-05
[membership]
admission = "A year of trial."
[norms]
check-in = "A round."
[[rituals]]
id = "mirror"
kind = "peer-review"
every = "yearly"
last-held = 2025-02-01
[[rituals]]
id = "charter-day"
kind = "charter-review"
every = "yearly"
last-held = 2025-03-01
[[rituals]]
id = "lab"
kind = "experiment-review"
every = "6 months"
[[experiments]]
id = "price"
owner = "bo"
started = 2025-01-01
review-by = 2025-06-01
"""

SEED = """
[network]
name = "Stroomop"
founded = 2026-01-12
[[members]]
id = "ana"
[[members]]
id = "bo"
[[members]]
id = "cas"
"""

TEXTS = [
    SEED,
    REGISTRY,
    HANDBOOK,
    *(file.read_text("utf-8") for file in sorted((ROOT / "docs/examples").glob("*.toml"))),
    *(file.read_text("utf-8") for file in sorted((ROOT / "tests/field").glob("*.toml"))),
]
CHARTERS: list[Data] = [tomli.loads(text) for text in TEXTS]


def _entries(data: Data, section: str) -> list[Data]:
    found: list[Data] = data.setdefault(section, [])
    return found


def _members(data: Data, chance: Chance, most: int) -> list[str]:
    ids = [member["id"] for member in data.get("members", ())]
    return list(dict.fromkeys(chance.pick(ids) for _ in range(1 + chance.below(most)))) if ids else []


def _written(day: dt.date, chance: Chance) -> dt.date | str:
    """Write a day as people do: whole, or no more than its month or year."""
    return chance.pick([day, day, f"{day:%Y-%m}", f"{day:%Y}"])


def _between(chance: Chance, first: dt.date, last: dt.date) -> dt.date:
    return first + dt.timedelta(chance.below((last - first).days + 1))


def _with(entry: Data, key: str, value: Any) -> Data:
    return {**entry, key: value} if value else entry


def session(data: Data, chance: Chance, first: dt.date, last: dt.date) -> None:
    entry = {"date": _written(_between(chance, first, last), chance), "about": "What binds us."}
    attendees = _members(data, chance, 4) if chance.below(2) else []
    data.setdefault("formation", {}).setdefault("sessions", []).append(_with(entry, "attendees", attendees))


def conversation(data: Data, chance: Chance, first: dt.date, last: dt.date) -> None:
    entry = {"date": _written(_between(chance, first, last), chance), "learned": "They wait."}
    clients = [client["id"] for client in data.get("clients", ())]
    entry = _with(entry, "client", chance.pick(clients) if clients and chance.below(2) else None)
    members = _members(data, chance, 1)
    _entries(data, "conversations").append(_with(entry, "member", members[0] if members and chance.below(2) else None))


def decision(data: Data, chance: Chance, first: dt.date, last: dt.date) -> None:
    entry = {"id": "added", "what": "We go on.", "date": _written(_between(chance, first, last), chance)}
    _entries(data, "decision-log").append(_with(entry, "objections", chance.pick([None, 1, ["Too soon."]])))


def done_step(data: Data, chance: Chance, first: dt.date, last: dt.date) -> None:
    entry = {"id": "added", "what": "The site.", "done-on": _written(_between(chance, first, last), chance)}
    entry = _with(entry, "status", chance.pick([None, "done"]))
    _entries(data, "next-steps").append(_with(entry, "owner", _members(data, chance, 3)))


def ended_circle(data: Data, chance: Chance, first: dt.date, last: dt.date) -> None:
    started = _between(chance, first, last)
    ended = _written(_between(chance, started, last), chance)
    entry = {"id": "added", "kind": chance.pick(["pod", "project", "working-group"]), "ended": ended}
    entry = _with(entry, "started", _written(started, chance) if chance.below(2) else None)
    entry = _with(entry, "lead", next(iter(_members(data, chance, 1)), None) if chance.below(2) else None)
    _entries(data, "circles").append(_with(entry, "members", _members(data, chance, 3)))


def concluded_experiment(data: Data, chance: Chance, first: dt.date, last: dt.date) -> None:
    started = _between(chance, first, last)
    entry = {"id": "added", "hypothesis": "It is cheap.", "conclusion": "It is not."}
    entry["started"] = _written(started, chance)  # type: ignore[assignment]
    review_by = started + dt.timedelta(chance.below(200))
    entry = _with(entry, "review-by", review_by if chance.below(2) else None)
    owner = next(iter(_members(data, chance, 1)), None)
    _entries(data, "experiments").append(_with(entry, "owner", owner if chance.below(2) else None))


STATES = (
    *(("meetings", "last-held"), ("rituals", "last-held"), ("clients", "last-asked")),
    *(("network", "reviewed"), ("values", "reviewed")),
)


def later_state(data: Data, chance: Chance, _first: dt.date, last: dt.date) -> None:
    """Let something have been held, asked or read once more that was held, asked or read before."""
    there = [
        (entry, key)
        for section, key in STATES
        for entry in ([data[section]] if isinstance(data.get(section), dict) else data.get(section, ()))
        if isinstance(entry.get(key), dt.date) and entry[key] < last
    ]
    if there:
        entry, key = chance.pick(there)
        entry[key] = _between(chance, entry[key], last)


RECORDS = (session, conversation, decision, done_step, ended_circle, concluded_experiment, later_state)


def _charter(chance: Chance) -> Data:
    """Return a charter of those above, often without some of what is in it."""
    data = copy.deepcopy(chance.pick(CHARTERS))
    for section in chance.some(lambda chance: chance.pick(sorted(data)), 4) if chance.below(3) else ():
        if section != "network":
            data.pop(section, None)
    for key in ("phase", "founded", "reviewed", "review-every", "review-by"):
        if not chance.below(4):
            data["network"].pop(key, None)
    if not chance.below(4):
        data["network"]["phase"] = chance.pick(["forming", "start", "consolidation", "mature", "dormant", "closed"])
    return data


def _first_day(data: Data) -> dt.date:
    founded = data["network"].get("founded", dt.date(2018, 1, 1))
    return founded if isinstance(founded, dt.date) else dt.date(int(founded[:4]) + 1, 1, 1)


def report_on(data: Data, today: dt.date) -> CharterReport:
    return check(Document(Source("charter.toml", toml(data)), data), THRIVING, LintContext(RunOptions(today)))


def details(report: CharterReport) -> set[str]:
    return {detail.template for result in report.results.values() if (detail := result.not_begun)}


WORST = ("info", "warning", "error")


def more_in(after: CharterReport, before: CharterReport) -> list[str]:
    """Return what is found after, and was not found before: more findings, at other places, or worse ones."""
    number = [Counter(finding.code for finding in report.findings) for report in (before, after)]
    places = [{(one.code, place) for one in report.findings for place in one.places} for report in (before, after)]
    severity = {
        one.code: max(WORST.index(each.severity) for each in before.findings if each.code == one.code)
        for one in before.findings
    }
    added = [
        f"{one.code} at {one.at}: {one.message.text()}"
        for one in after.findings
        if number[1][one.code] > number[0][one.code]
        or WORST.index(one.severity) > severity[one.code]
        or (one.code not in POINT_AT_THE_NEWEST and any((one.code, place) not in places[0] for place in one.places))
    ]
    return added + [f"not in the charter yet: {detail}" for detail in sorted(details(after) - details(before))]


def what_one_more_record_adds(chance: Chance, record: Record) -> list[str]:
    data = _charter(chance)
    first = _first_day(data)
    today = max(first, dt.date(2026, 5, 1)) + dt.timedelta(chance.below(900))
    richer = copy.deepcopy(data)
    record(richer, chance, first, today)
    before, after = report_on(data, today), report_on(richer, today)
    assert not after.document.mistakes, [mistake.message.text() for mistake in after.document.mistakes]
    return more_in(after, before)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_one_more_record_of_the_past_adds_no_finding(record: Record) -> None:
    @settings(deadline=None, derandomize=True, database=None, max_examples=150)
    @given(chances(64))
    def property_of(chance: Chance) -> None:
        assert what_one_more_record_adds(chance, record) == []

    property_of()


@pytest.mark.parametrize("data", CHARTERS, ids=[str(data["network"]["name"]) for data in CHARTERS])
def test_these_charters_have_the_right_form(data: Data) -> None:
    report = report_on(data, dt.date(2026, 11, 24))
    assert not report.document.mistakes
    assert "crashed" not in {result.status for result in report.results.values()}


def test_a_finding_more_would_be_noticed() -> None:
    today, before = dt.date(2026, 11, 24), report_on(CHARTERS[0], dt.date(2026, 11, 24))
    assert more_in(before, before) == []
    for added in ({"next-steps": [{"id": "site"}]}, {"coordination": {"coordinator": "x"}}):
        assert more_in(report_on(CHARTERS[0] | added, today), before) != []
    young, old = ({"meetings": [{"id": "m", "last-held": dt.date(2026, month, 1)}]} for month in (8, 5))
    assert more_in(report_on(CHARTERS[0] | old, today), report_on(CHARTERS[0] | young, today)) != []
