"""What networks want to check without code: each check as a rule, with a charter that breaks it and one that does not."""

import datetime as dt
import re
from typing import NamedTuple

import pytest
from support.commands import ROOT
from support.walkthrough import matches

from netlint import Language, check
from netlint.settings import SettingsError

TODAY = dt.date(2026, 11, 24)
NETWORK = '[network]\nname = "Stroomop"\nphase = "start"\n'


class Case(NamedTuple):
    """A check, the rule for it, and two charters."""

    check: str
    rule: str
    bad: str
    good: str
    english: str
    dutch: str


CASES = [
    Case(
        "The coordinator is not the treasurer.",
        'at = "coordination.coordinator"\nmust = { differs-from = "responsibilities.treasurer.holders" }\n'
        'message.en = "{value} is both coordinator and treasurer."\nmessage.nl = "{value} coördineert én beheert de kas."',
        '[coordination]\ncoordinator = ["ana", "bo"]\n[[responsibilities]]\nid = "treasurer"\nholders = ["bo", "cas"]\n',
        '[coordination]\ncoordinator = "ana"\n[[responsibilities]]\nid = "treasurer"\nholders = ["bo", "cas"]\n',
        "bo is both coordinator and treasurer.",
        "bo coördineert én beheert de kas.",
    ),
    Case(
        "The deputy is not the coordinator.",
        'at = "coordination.deputy"\nmust = { differs-from = "coordinator" }\n'
        'message.en = "{value} cannot replace {value}."\nmessage.nl = "{value} kan {value} niet vervangen."',
        '[coordination]\ncoordinator = "ana"\ndeputy = "ana"\n',
        '[coordination]\ncoordinator = "ana"\ndeputy = "bo"\n',
        "ana cannot replace ana.",
        "ana kan ana niet vervangen.",
    ),
    Case(
        "Every client has a story, or the proposition has one.",
        'any = [\n  { at = "clients.*.story", must = { exists = true } },\n'
        '  { at = "proposition.story", must = { exists = true } },\n]\n'
        'message.en = "No story: {places}."\nmessage.nl = "Geen verhaal: {places}."',
        '[[clients]]\nid = "schools"\nstory = "You teach."\n[[clients]]\nid = "towns"\n[proposition]\nadded-value = "x"\n',
        '[[clients]]\nid = "schools"\n[proposition]\nstory = "You learn."\n',
        "No story: towns and proposition.story.",
        "Geen verhaal: towns en proposition.story.",
    ),
    Case(
        "A decision is reviewed within a year.",
        'at = "decision-log.*.review-by"\nmust = { exists = true, within = "1 year", of = "date" }\n'
        'message.en = "Not reviewed within a year: {places}."\nmessage.nl = "Niet binnen een jaar herzien: {places}."',
        '[[decision-log]]\nid = "rate"\ndate = 2026-01-31\nreview-by = 2027-02-01\n'
        '[[decision-log]]\nid = "fund"\ndate = 2026-01-31\n'
        '[[decision-log]]\nid = "office"\ndate = 2026-01-31\nreview-by = 2027-01-31\n',
        '[[decision-log]]\nid = "rate"\ndate = "2026"\nreview-by = 2027-12-31\n',
        "Not reviewed within a year: rate and fund.",
        "Niet binnen een jaar herzien: rate en fund.",
    ),
    Case(
        "Every active member has expertise.",
        'at = "members.*.expertise"\nwhere = { status = "active" }\nmust = { exists = true }\n'
        'message.en = "What are you good at, {id}?"\nmessage.nl = "Waar ben je goed in, {id}?"',
        '[[members]]\nid = "ana"\n[[members]]\nid = "bo"\nstatus = "alumni"\n',
        '[[members]]\nid = "ana"\nexpertise = "law"\n[[members]]\nid = "bo"\nstatus = "trial"\n',
        "What are you good at, ana?",
        "Waar ben je goed in, ana?",
    ),
    Case(
        "Each circle has a lead who is one of its members.",
        'at = "circles.*.lead"\nmust = { exists = true, among = "members" }\n'
        'message.en = "Led by {value}: {place}."\nmessage.nl = "Geleid door {value}: {place}."',
        '[[circles]]\nid = "design"\nmembers = ["ana", "bo"]\nlead = "cas"\n'
        '[[circles]]\nid = "money"\nmembers = ["cas"]\nlead = "cas"\n',
        '[[circles]]\nid = "design"\nmembers = ["ana", "bo"]\nlead = "bo"\n',
        "Led by cas: circles.design.lead.",
        "Geleid door cas: circles.design.lead.",
    ),
    Case(
        "At least one meeting is in person.",
        'at = "meetings.*.in-person"\nsome = true\nmust = { one-of = [true] }\n'
        'message.en = "No meeting is in person."\nmessage.nl = "Jullie zien elkaar nooit in het echt."',
        '[[meetings]]\nid = "call"\nin-person = false\n[[meetings]]\nid = "chat"\n',
        '[[meetings]]\nid = "call"\nin-person = false\n[[meetings]]\nid = "walk"\nin-person = true\n',
        "No meeting is in person.",
        "Jullie zien elkaar nooit in het echt.",
    ),
    Case(
        "No two members have the same name.",
        'at = "members.*.name"\nmust = { unique = true }\n'
        'message.en = "The same name: {places}."\nmessage.nl = "Dezelfde naam: {places}."',
        '[[members]]\nid = "ana"\nname = "Ana"\n[[members]]\nid = "bo"\nname = "Bo"\n[[members]]\nid = "ana-2"\nname = "Ana"\n',
        '[[members]]\nid = "ana"\nname = "Ana"\n[[members]]\nid = "bo"\n[[members]]\nid = "cas"\n',
        "The same name: ana and ana-2.",
        "Dezelfde naam: ana en ana-2.",
    ),
    Case(
        "The next meeting is within two months.",
        'at = "meetings.*.next"\nsome = true\nmust = { within = "2 months", future = true }\n'
        'message.en = "No meeting in the next two months."\nmessage.nl = "Geen bijeenkomst in de komende twee maanden."',
        '[[meetings]]\nid = "call"\nnext = 2027-01-25\n[[meetings]]\nid = "old"\nnext = 2026-11-01\n',
        '[[meetings]]\nid = "call"\nnext = 2027-01-24\n[[meetings]]\nid = "old"\nnext = 2025-11-01\n',
        "No meeting in the next two months.",
        "Geen bijeenkomst in de komende twee maanden.",
    ),
    Case(
        "The term of the coordinator is at most two years.",
        'at = "coordination.until"\nmust = { within = "2 years", of = "appointed" }\n'
        'message.en = "A term until {value} is long."\nmessage.nl = "Tot {value} is lang."',
        "[coordination]\nappointed = 2024-02-29\nuntil = 2026-03-01\n",
        "[coordination]\nappointed = 2024-02-29\nuntil = 2026-02-28\n",
        "A term until 2026-03-01 is long.",
        "Tot 2026-03-01 is lang.",
    ),
    Case(
        "Every open step has an owner.",
        'at = "next-steps.*.owner"\n'
        'where = { status = { not-one-of = ["done", "dropped"] }, done-on = { missing = true } }\n'
        "must = { exists = true }\n"
        'message.en = "Nobody does {places}."\nmessage.nl = "Niemand doet {places}."',
        '[[next-steps]]\nid = "pilot"\n[[next-steps]]\nid = "site"\nstatus = "doing"\n'
        '[[next-steps]]\nid = "old"\nstatus = "done"\n[[next-steps]]\nid = "older"\ndone-on = 2026-01-01\n',
        '[[next-steps]]\nid = "pilot"\nowner = "ana"\n[[next-steps]]\nid = "old"\nstatus = "dropped"\n',
        "Nobody does pilot and site.",
        "Niemand doet pilot en site.",
    ),
    Case(
        "Every open step has a due date.",
        'at = "next-steps.*.due"\nwhere = { status = ["open", "doing", "waiting"] }\nmust = { exists = true }\n'
        'message.en = "No due date: {places}."\nmessage.nl = "Geen streefdatum: {places}."',
        '[[next-steps]]\nid = "pilot"\nstatus = "open"\n[[next-steps]]\nid = "old"\nstatus = "done"\n',
        '[[next-steps]]\nid = "pilot"\nstatus = "waiting"\ndue = 2027-01-01\n[[next-steps]]\nid = "idea"\n',
        "No due date: pilot.",
        "Geen streefdatum: pilot.",
    ),
    Case(
        "Every circle has at least two members.",
        'at = "circles.*.members"\nmust = { exists = true, at-least = 2 }\n'
        'message.en = "Fewer than two members: {places}."\nmessage.nl = "Minder dan twee leden: {places}."',
        '[[circles]]\nid = "design"\nmembers = "ana"\n[[circles]]\nid = "money"\n',
        '[[circles]]\nid = "design"\nmembers = ["ana", "bo"]\n',
        "Fewer than two members: design and money.",
        "Minder dan twee leden: design en money.",
    ),
    Case(
        "The story has none of certain words.",
        'at = "proposition.story"\nmust = { not-match = "(?i)world.class" }\n'
        'message.en = "The story says world class."\nmessage.nl = "In het verhaal staat world class."',
        '[proposition]\nstory = "We are World-class."\n',
        '[proposition]\nstory = "You decide together."\n',
        "The story says world class.",
        "In het verhaal staat world class.",
    ),
    Case(
        "The network has talked with every client.",
        'at = "clients.*.id"\nmust = { among = "conversations.*.client" }\n'
        'message.en = "No talk with {value}."\nmessage.nl = "Geen gesprek met {value}."',
        '[[clients]]\nid = "schools"\n[[clients]]\nid = "towns"\n[[conversations]]\ndate = 2026-01-01\nclient = "towns"\n',
        '[[clients]]\nid = "towns"\n[[conversations]]\ndate = 2026-01-01\nclient = "towns"\n',
        "No talk with schools.",
        "Geen gesprek met schools.",
    ),
    Case(
        "Everyone who left has had a talk about it.",
        'at = "members.*.exit-talk"\nwhere = { status = "alumni" }\nmust = { exists = true, not-one-of = [false] }\n'
        'message.en = "No talk with {places}."\nmessage.nl = "Geen gesprek met {places}."',
        '[[members]]\nid = "ana"\nstatus = "alumni"\n[[members]]\nid = "bo"\nstatus = "alumni"\nexit-talk = false\n'
        '[[members]]\nid = "cas"\n',
        '[[members]]\nid = "ana"\nstatus = "alumni"\nexit-talk = true\n[[members]]\nid = "bo"\n'
        '[[members]]\nid = "cas"\nstatus = "alumni"\nexit-talk = 2026-01-01\n',
        "No talk with ana and bo.",
        "Geen gesprek met ana en bo.",
    ),
    Case(
        "The group has read the charter in the past year.",
        'at = "network.reviewed"\nmust = { exists = true, within = "1 year" }\n'
        'message.en = "Last read: {value}."\nmessage.nl = "Laatst gelezen: {value}."',
        NETWORK + "reviewed = 2025-11-23\n",
        NETWORK + 'reviewed = "2025"\n',
        "Last read: 2025-11-23.",
        "Laatst gelezen: 2025-11-23.",
    ),
    Case(
        "A proposal is decided within thirty days.",
        'at = "decision-log.*.proposed-on"\nwhere = { date = { missing = true } }\nmust = { within = "30 days" }\n'
        'message.en = "Still open: {places}."\nmessage.nl = "Nog open: {places}."',
        '[[decision-log]]\nid = "rate"\nproposed-on = 2026-10-24\n'
        '[[decision-log]]\nid = "fund"\nproposed-on = 2026-01-01\ndate = 2026-06-01\n',
        '[[decision-log]]\nid = "rate"\nproposed-on = 2026-10-25\n',
        "Still open: rate.",
        "Nog open: rate.",
    ),
    Case(
        "There is a meeting for clients.",
        'at = "meetings.*"\nwhere = { purpose = "client" }\nsome = true\nmust = { exists = true }\n'
        'message.en = "No meeting is for clients."\nmessage.nl = "Er is geen bijeenkomst voor klanten."',
        '[[meetings]]\nid = "call"\npurpose = "social"\n',
        '[[meetings]]\nid = "call"\npurpose = "client"\n',
        "No meeting is for clients.",
        "Er is geen bijeenkomst voor klanten.",
    ),
    Case(
        "Nobody looks after themselves.",
        'at = "support.*.to"\nmust = { differs-from = "from" }\n'
        'message.en = "{value} looks after {value}."\nmessage.nl = "{value} zorgt voor {value}."',
        '[[support]]\nfrom = "ana"\nto = "ana"\n[[support]]\nfrom = "ana"\nto = "bo"\n',
        '[[support]]\nfrom = "ana"\nto = "bo"\n[[support]]\nfrom = "bo"\nto = "ana"\n',
        "ana looks after ana.",
        "ana zorgt voor ana.",
    ),
]


def outcome(case: Case, charter: str, language: Language) -> tuple[str, list[str]]:
    settings = f'[[custom]]\ncode = "OUR001"\nname = "our-rule"\n{case.rule}\n'
    text = charter if "[network]" in charter else NETWORK + charter
    report = check(text, settings=settings, today=TODAY, language=language)
    return report.status("OUR001"), [one.message for one in report.findings if one.code == "OUR001"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.check)
def test_a_charter_that_breaks_the_rule_gets_its_message(case: Case) -> None:
    assert outcome(case, case.bad, "en") == ("open", [case.english])
    assert outcome(case, case.bad, "nl") == ("open", [case.dutch])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.check)
def test_a_charter_that_keeps_to_it_passes(case: Case) -> None:
    assert outcome(case, case.good, "en") == ("passed", [])


def row(case: Case) -> str:
    """Return the row of a check in the table of the page: the keys of its rule, each as code."""
    said = case.rule.partition("message.en")[0]
    keys = [" ".join(part.split()) for part in re.split(r"^(?=[a-z]+ = )", said, flags=re.MULTILINE) if part]
    code = ", ".join(f"`{key}`" for key in keys).replace("[ {", "[{").replace("}, ]", "}]")
    return f"| {case.check} | {code} |"


def test_the_page_has_each_check_in_its_table() -> None:
    page = (ROOT / "docs/rules-without-code.md").read_text("utf-8")
    table = page.partition("Each is one rule:\n\n")[2].partition("\n\n")[0]
    assert table.splitlines()[2:] == [row(case) for case in CASES]


def test_the_error_on_the_page_is_what_netlint_says() -> None:
    page = (ROOT / "docs/rules-without-code.md").read_text("utf-8")
    settings = page.partition("in `netlint.toml`:\n\n```toml\n")[2].partition("```")[0]
    shown = page.rpartition("```text\nError: ")[2].partition("\n```")[0]
    with pytest.raises(SettingsError) as raised:
        check(NETWORK, settings=settings.replace("{ status =", "{ stauts ="))
    assert matches(shown, str(raised.value))
