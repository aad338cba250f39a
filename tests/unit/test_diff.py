"""What is different in meaning between two charters: every key counts, and no other way to write the same does."""

import copy
import datetime as dt
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from support.charter_data import toml, valid, variations
from support.commands import ROOT

from netlint.api.document import check_document
from netlint.charter import Charter, convert, keys
from netlint.charter.diff import Difference, differences, renamed_ids
from netlint.charter.diff.meaning import IN_ORDER
from netlint.charter.lines.examples import Examples, section_kind
from netlint.charter.model.annotations import described
from netlint.charter.shown import as_shown
from netlint.i18n import LANGUAGES, Language
from netlint.i18n.translator import Translator
from netlint.linter.changes import CharterDiff, Rules, Side, compared
from netlint.linter.changes.rules import is_agreement
from netlint.linter.context import LintContext
from netlint.linter.fixtures import RunOptions
from netlint.plugins.registry import load_plugins
from netlint.reporters.base import ReportContext
from netlint.reporters.diff_json import diff_data
from netlint.reporters.diff_markdown import diff_markdown, proposal_markdown
from netlint.reporters.diff_terms import REWORDED, SENTENCES
from netlint.reporters.diff_text import diff_text, proposal_text
from netlint.reporters.diff_words import Words
from netlint.settings import Overrides, SettingsSource, load
from netlint.settings.source import TextTree
from netlint.toml import parse

DAY = dt.date(2026, 11, 24)
FILES = [*sorted((ROOT / "docs" / "examples").glob("*.toml")), *sorted((ROOT / "tests" / "field").glob("*.toml"))]
MANY = settings(deadline=None, derandomize=True, database=None, max_examples=60)
PLUGINS = load_plugins(isolated=True)
SETTINGS = load(SettingsSource(TextTree("netlint.toml", b"")), Overrides(), PLUGINS)
SCHEMA = Draft202012Validator(json.loads((ROOT / "schemas" / "diff.schema.json").read_text("utf-8")))
BO = '[[members]]\nid = "bo"\nname = "Bo"\n'


def shown(data: dict[str, Any] | str) -> Charter:
    return as_shown(tomli.loads(data) if isinstance(data, str) else copy.deepcopy(data), DAY)


def found(old: dict[str, Any] | str, new: dict[str, Any] | str) -> list[Difference]:
    return between(shown(old), shown(new))


def between(old: Charter, new: Charter) -> list[Difference]:
    return differences(old, new, renamed_ids(old, new))


def told(old: str, new: str, language: Language = "en") -> list[str]:
    """Return the sentences about two charters, without those about findings."""
    return sentences(shown(old), shown(new), language)


def sentences(old: Charter, new: Charter, language: Language) -> list[str]:
    changed, sides = tuple(between(old, new)), (Side("old.toml", old), Side("new.toml", new))
    return list(
        Words(
            CharterDiff(*sides, DAY, None, changed, frozenset(), (), (), (), (), Rules()), context(language)
        ).sentences
    )


def diff(old: str, new: str) -> CharterDiff:
    resolved = SETTINGS.resolve(PLUGINS.rules, SETTINGS.layers_for("charter.toml"))
    reports = [
        check_document(parse(name, text.encode()), resolved, LintContext(RunOptions(DAY)))
        for name, text in (("old.toml", old), ("new.toml", new))
    ]
    return compared(reports[0], reports[1], DAY)


@cache
def context(language: Language) -> ReportContext:
    return ReportContext(PLUGINS.rules, DAY, language=language, translator=Translator(["netlint_essentials"]))


def full() -> dict[str, Any]:
    """Return a charter with every key of the format."""
    data: dict[str, Any] = {"members": [{"id": "zoe", "name": "Zoë"}, {"id": "yan"}, {"id": "xi"}]}
    for _attribute, section in keys(Charter):
        if kind := section_kind(section):
            table = Examples(data, today=DAY, can_add=True).table(kind, dict.fromkeys(described(kind), ...))
            is_list = isinstance(Charter.__struct_defaults__[list(dict(keys(Charter))).index(_attribute)], tuple)
            data[section] = [*data.get(section, []), table] if is_list else table
    data["members"][3] |= {"status": "trial", "tier": "pool"}
    data["values"][-1]["core"] = False
    data["network"]["goals"] = [{"statement": "Three evenings.", "due": DAY}]
    return data


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if not inside or (isinstance(value, list) and not isinstance(value[0], dict)):
        yield path
    for part, inner in inside:
        if isinstance(value, dict) or isinstance(inner, dict):
            yield from leaves(inner, (*path, part))


def without(data: dict[str, Any], path: tuple[str | int, ...]) -> dict[str, Any]:
    rest: Any = copy.deepcopy(data)
    holder = rest
    for part in path[:-1]:
        holder = holder[part]
    del holder[path[-1]]
    changed: dict[str, Any] = rest
    return changed


def fits(data: dict[str, Any], path: tuple[str | int, ...] = ()) -> bool:
    """Return whether data is a valid charter; only of the section of the path, if there is one."""
    part = {path[0]: data[str(path[0])]} if path and path[0] in data else data
    return not convert(copy.deepcopy(part), Charter).mistakes


def rewritten(value: Any) -> Any:
    """Return the same data with its keys and tables in another order, and other spaces in its texts."""
    if isinstance(value, dict):
        return {key: rewritten(value[key]) for key in reversed(value)}
    if isinstance(value, list):
        names = [one.get("id", number) if isinstance(one, dict) else number for number, one in enumerate(value)]
        changed = [rewritten(one) for one in value]
        return (
            changed[::-1] if len(set(names)) == len(names) and all(isinstance(one, dict) for one in value) else changed
        )
    return (
        f"\n {value.replace(' ', '  ')} " if isinstance(value, str) and " " in value and value[0].isupper() else value
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_each_key_that_is_gone_is_a_change_and_each_that_is_new(file: Any) -> None:
    data = tomli.loads(file.read_text("utf-8"))
    count, before = 0, shown(data)
    for path in leaves(data):
        less = without(data, path)
        if path != ("charter-version",) and fits(less, path):
            count += 1
            after = shown(less)
            assert between(before, after), path
            assert between(after, before), path
    assert count > 20


def test_each_key_of_the_format_is_a_change_in_both_languages() -> None:
    data = full()
    assert fits(data)
    seen, before = set[str](), shown(data)
    for path in leaves(data):
        less = without(data, path)
        if path == ("charter-version",) or not fits(less, path):
            continue
        after = shown(less)
        for old, new in ((before, after), (after, before)):
            english, dutch = (sentences(old, new, language) for language in ("en", "nl"))
            assert english, path
            assert all(a != b for a, b in zip(english, dutch, strict=True)), path
        seen.add(".".join(part for part in path if isinstance(part, str)))
    whole = {
        f"{section}.{key}"
        for section, kind in ((one, section_kind(one)) for one in data)
        if kind
        for key in described(kind)
    }
    tables = {".".join(name.split(".")[:2]) for name in seen}
    needed = {"evidence.", "agreements.with", "support.from", "support.to", "elsewhere.sections", "elsewhere.at"}
    missing = {name for name in whole - tables if not name.endswith((".id", ".date"))}
    assert not {name for name in missing if name not in needed}, missing


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_charter_that_is_written_in_another_way_is_the_same(file: Any) -> None:
    data = tomli.loads(file.read_text("utf-8"))
    other = rewritten(data)
    assert found(data, other) == []
    assert found(other, data) == []
    assert found(data, tomli.loads(toml(data))) == []


@MANY
@given(valid(Charter))
def test_any_charter_is_the_same_as_itself(data: dict[str, Any]) -> None:
    assert found(data, data) == []


@settings(MANY, max_examples=30)
@given(variations(Charter, [tomli.loads(file.read_text("utf-8")) for file in FILES[:3]]))
def test_any_two_charters_can_be_compared_and_told(data: dict[str, Any]) -> None:
    old = tomli.loads(FILES[0].read_text("utf-8"))
    there, back = found(old, data), found(data, old)
    assert bool(there) == bool(back)
    changes, language = diff(toml(old), toml(data)), LANGUAGES[len(there) % 2]
    for write in (diff_text, diff_markdown):
        assert write(changes, context(language))
    for propose in (proposal_text, proposal_markdown):
        assert propose(changes, context(language), "So.")
    SCHEMA.validate(diff_data(changes, context(language)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('[[members]]\nid = "bo"', '[[members]]\nid = "bo"\nstatus = "active"\ntier = "core"'),
        ('[[values]]\nid = "a"', '[[values]]\nid = "a"\ncore = true'),
        ("", "charter-version = 1"),
        ("", '[network]\nname = " "\n[economy]'),
        ('[network]\nname = "A  b"', '[network]\nname = """\nA\nb"""'),
        ('[membership]\nexit = "A talk."', '[membership]\nexit = ["A talk."]'),
        ('[membership]\nexit = "A talk."', '[membership]\nexit = ["A talk.", ""]'),
        ('[[clients]]\nid = "a"\nneeds = "Rest."', '[[clients]]\nid = "a"\nneeds = [{ statement = "Rest." }]'),
        ('[coordination]\nmandate = ["a", "b"]', '[coordination]\nmandate = ["b", "a", "b"]'),
        ('[[members]]\nid = "bo"\nendorses = ["a", "b"]', '[[members]]\nid = "bo"\nendorses = ["b", "a"]'),
        ("[members.x]\n".replace("[members.x]\n", "[time]\ninternal = 1"), "[time]\ninternal = 1.0"),
        ('[[support]]\nfrom = "a"\nto = "b"\n[[support]]\nfrom = "b"\nto = "a"', '[[support]]\nfrom = "b"\nto = "a"\n[[support]]\nfrom = "a"\nto = "b"'),
        ('[extra]\na.b = 1\na.c = "x  y"', '[extra.a]\nc = "x y"\nb = 1'),
    ],
)  # fmt: skip
def test_what_means_the_same_is_no_change(old: str, new: str) -> None:
    assert found(old, new) == []
    assert found(new, old) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[extra]\na = true", "[extra]\na = 1"),
        ("[extra]\na = [1, 2]", "[extra]\na = [2, 1]"),
        ("[extra]\na = 1", '[extra]\na = "1"'),
        ("[extra]\na = 2026-01-01", "[extra]\na = 2026-01-02"),
        ("[plugins.ours]\na.b = 1", "[plugins.ours]\na.b = 2"),
        ("[network]\nfounded = 2026-01-01", '[network]\nfounded = "2026"'),
        ('[network]\nfounded = "2026-01"', '[network]\nfounded = "2026"'),
        ('[network]\nname = "Ab"', '[network]\nname = "AB"'),
        ('[norms.conflict-route]\nsteps = ["a", "b"]', '[norms.conflict-route]\nsteps = ["b", "a"]'),
        ('[[members]]\nid = "bo"\nexit-talk = true', '[[members]]\nid = "bo"\nexit-talk = 2026-01-01'),
        ("[network]\njoint-clients = false", ""),
    ],
)
def test_what_looks_the_same_to_python_is_a_change(old: str, new: str) -> None:
    assert found(old, new)
    assert found(new, old)


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("weekly", "wekelijks", True),
        ("weekly", "1 week", True),
        ("weekly", "7 days", True),
        ("om de week", "2 weken", True),
        ("quarterly", "3 maanden", True),
        ("2x per jaar", "half-yearly", True),
        ("weekly", "2 weeks", False),
        ("monthly", "4 weeks", False),
        ("2 to 3 weeks", "2 weeks", False),
        ("monthly", "30 days", False),
    ],
)
def test_an_interval_counts_by_what_it_means(old: str, new: str, same: bool) -> None:
    texts = (f'[[meetings]]\nid = "a"\nevery = "{every}"\n' for every in (old, new))
    assert (found(*texts) == []) is same


def test_keys_with_lists_in_order_are_in_the_format() -> None:
    known = {key for _attribute, section in keys(Charter) if (kind := section_kind(section)) for key in described(kind)}
    assert known | {"steps"} >= IN_ORDER


def test_sentences_are_about_keys_of_the_format() -> None:
    for place in SENTENCES:
        kind = section_kind(place[0])
        assert kind
        assert place[1] in described(kind), place
    assert set(REWORDED) <= {"statement", "what", "hypothesis", "title", "name"}


RENAMED = {
    "members": ('[[members]]\nid = "bo"\nname = "Bo"\n[coordination]\ncoordinator = "bo"\n[[meetings]]\nid = "m"\nfacilitator = "bo"', "bo", "robert"),
    "values": ('[[values]]\nid = "care"\nstatement = "We care."\n[[members]]\nid = "a"\nendorses = ["care"]', '"care"', '"kindness"'),
    "clients": ('[[clients]]\nid = "x"\nname = "Boards"\n[[circles]]\nid = "c"\nclient = "x"', '"x"', '"boards"'),
    "circles": ('[[members]]\nid = "a"\n[[circles]]\nid = "one"\nmembers = ["a"]\n[coordination]\ncircle = "one"', '"one"', '"two"'),
    "kinds": ('[[membership.kinds]]\nid = "full"\nrights = "All"', "full", "whole"),
    "rituals": ('[[rituals]]\nid = "mirror"\nkind = "retrospective"\nevery = "monthly"', "mirror", "glass"),
}  # fmt: skip


@pytest.mark.parametrize("section", RENAMED)
def test_another_id_is_a_rename_if_what_refers_to_it_has_it_too(section: str) -> None:
    text, old, new = RENAMED[section]
    (one,) = found(text, text.replace(old, new))
    assert (one.kind, one.old, one.new) == ("renamed", old.strip('"'), new.strip('"'))
    assert not is_agreement(one)


def test_what_still_has_the_old_id_is_a_change() -> None:
    text, old, new = RENAMED["members"]
    kinds = {(one.kind, one.keys) for one in found(text, text.replace(old, new, 1))}
    assert kinds == {
        ("renamed", ("members",)),
        ("changed", ("coordination", "coordinator")),
        ("changed", ("meetings", "facilitator")),
    }


def test_two_people_with_one_name_are_two_people() -> None:
    old, new = (
        f'[[members]]\nid = "{name}"\nname = "Bo"\njoined = {day}\n'
        for name, day in (("bo", "2025-01-01"), ("bo-2", "2026-01-01"))
    )
    assert {one.kind for one in found(old, new)} == {"added", "removed"}


def test_a_placeholder_makes_no_two_things_the_same() -> None:
    old, new = (
        f'[[next-steps]]\nid = "{name}"\nwhat = "TODO"\ndue = {day}\n'
        for name, day in (("a", "2027-01-01"), ("b", "2027-02-01"))
    )
    assert {one.kind for one in found(old, new)} == {"added", "removed"}


def test_two_items_with_one_id_are_compared_in_their_order() -> None:
    text = BO + BO.replace("Bo", "Bo Two")
    (one,) = found(text, text.replace("Bo Two", "Bo Three"))
    assert (one.at, one.old, one.new) == (("members", "bo", "name"), "Bo Two", "Bo Three")


CASES = [
    ("", BO, "Bo joins as a member.", "Bo wordt lid."),
    ("", BO + 'status = "trial"', "Bo begins a trial.", "Bo begint aan een proeftijd."),
    ("", BO + 'status = "prospect"', "Bo gets to know the network.", "Bo leert het netwerk kennen."),
    ("", BO + "left = 2026-01-01", "Bo is listed as a former member.", "Bo staat erbij als oud-lid."),
    (BO, "", "Bo leaves: the charter no longer lists this member.", "Bo vertrekt: dit lid staat niet meer in het handvest."),
    (BO + 'status = "alumni"', "", "Bo is no longer listed.", "Bo staat er niet meer bij."),
    (BO, BO + 'status = "alumni"', "Bo leaves the network.", "Bo verlaat het netwerk."),
    (BO + 'status = "trial"', BO, "The trial of Bo is over: Bo is a member.", "De proeftijd van Bo is voorbij: Bo is lid."),
    (BO + "hours-per-month.committed = 1", BO + "hours-per-month.committed = 2.5", "Bo promises 2.5 hours per month instead of 1 hour.", "Bo belooft 2.5 uur per maand in plaats van 1 uur."),
    (BO + '[coordination]\ncoordinator = "ana"', BO + '[coordination]\ncoordinator = "bo"', "The coordination goes from ana to Bo.", "De coördinatie gaat van ana naar Bo."),
    ('[[meetings]]\nid = "round-table"\nevery = "monthly"', '[[meetings]]\nid = "round-table"\nevery = "2 weeks"', 'The meeting "Round table" takes place every 2 weeks instead of every month.', 'De bijeenkomst "Round table" is elke 2 weken in plaats van elke maand.'),
    ("[decisions]\nmin-days = 1", "[decisions]\nmin-days = 7", "A proposal stays open for at least 7 days instead of 1 day.", "Een voorstel blijft minstens 7 dagen open in plaats van 1 dag."),
    ("[time]\ninternal = 0.5", "[time]\ninternal = 0.125", "The network itself gets 12.5% of the time instead of 50%.", "Het netwerk zelf krijgt 12,5% van de tijd in plaats van 50%."),
    ('[[values]]\nid = "a"\nstatement = "We see."', '[[values]]\nid = "a"\nstatement = "We say."', 'The value "We see." is reworded: "We say."', 'De waarde "We see." heeft een nieuwe tekst: "We say."'),
    ('[membership]\nnotice = "a month"', '[membership]\nnotice = "a week"', 'How long in advance a member announces leaving (`membership.notice`): "a week" instead of "a month".', 'Hoe lang van tevoren een lid zegt dat het vertrekt (`membership.notice`): "a week" in plaats van "a month".'),
    ('[coordination]\nmandate = ["a", "b"]', '[coordination]\nmandate = ["b", "c"]', 'What the coordinator looks after (`coordination.mandate`): with "c", and without "a".', 'Waar de coördinator voor zorgt (`coordination.mandate`): met "c", en zonder "a".'),
    ("[extra]\nmotto = 'a'", "[extra]\nmotto = 'b'", '`extra.motto`: `"b"` instead of `"a"`.', '`extra.motto`: `"b"` in plaats van `"a"`.'),
    ("", '[[next-steps]]\nid = "a"\nwhat = "Call"\nowner = "bo"\ndue = 2027-01-02', 'Added: the next step "Call" (bo, 2 January 2027).', 'Toegevoegd: de vervolgstap "Call" (bo, 2 januari 2027).'),
    ('[network]\nphase = "start"', '[network]\nphase = "mature"', 'The network is in the phase "mature" instead of "start".', 'Het netwerk zit in de fase "mature" (volgroeid) in plaats van "start" (beginfase).'),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "english", "dutch"), CASES, ids=[case[2][:40] for case in CASES])
def test_changes_are_said_as_people_say_them(old: str, new: str, english: str, dutch: str) -> None:
    assert told(old, new) == [english]
    assert told(old, new, "nl") == [dutch]


def test_what_a_charter_says_is_not_translated() -> None:
    """Some texts in quotation marks are in a catalogue, as examples of rules have them."""
    (sentence,) = told("", '[coordination]\nmandate = ["progress"]', "nl")
    assert sentence == 'Waar de coördinator voor zorgt (`coordination.mandate`): met "progress".'


def test_a_long_text_shows_what_differs() -> None:
    start = "word " * 200
    (sentence,) = told(f'[network]\nsummary = "{start}old"', f'[network]\nsummary = "{start}new"')
    assert "word new" in sentence
    assert "word old" in sentence
    assert len(sentence) < 600


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", BO, True),
        ('[network]\npurpose = "a"', '[network]\npurpose = "b"', True),
        ("[extra]\na = 1", "[extra]\na = 2", True),
        (BO, BO + 'offers = "maps"', False),
        (BO, BO + "joined = 2026-01-01", False),
        ("", '[[next-steps]]\nid = "a"', False),
        ('[[meetings]]\nid = "a"\nevery = "weekly"\nlast-held = 2026-11-01', '[[meetings]]\nid = "a"\nevery = "weekly"\nlast-held = 2026-11-08', False),
        ("[network]\nreviewed = 2026-01-01", "[network]\nreviewed = 2026-02-01", False),
    ],
)  # fmt: skip
def test_what_happened_is_no_agreement(old: str, new: str, expected: bool) -> None:
    (one,) = found(old, new)
    assert is_agreement(one) is expected


def test_an_invalid_value_is_not_compared_and_not_taken_for_gone() -> None:
    old = BO + 'status = "trial"\njoined = 2026-01-01\n' + '[[values]]\nid = "a"\n[time]\ninternal = 0.5\n'
    new = (
        BO
        + 'status = "actve"\njoined = "soon"\n'
        + '[[values]]\nid = "A b"\n[time]\ninternal = "half"\n[[drives]]\nid = "d"\n'
    )
    for before, after, side in ((old, new, "new"), (new, old, "old")):
        changes = diff(before, after)
        assert [one.keys for one in changes.differences] == [("drives",)]
        assert {(one.side, one.path) for one in changes.not_compared} == {
            (side, "members.bo.status"), (side, "members.bo.joined"), (side, "values.A b.id"), (side, "time.internal"),
        }  # fmt: skip
        assert changes.roles == ()


def test_a_key_that_was_meant_otherwise_is_not_taken_for_gone() -> None:
    changes = diff('[network]\npurpose = "a"\n', '[network]\npurpos = "a"\n')
    assert changes.differences == ()
    assert [one.path for one in changes.not_compared] == ["network.purpos"]


def test_a_section_that_is_kept_elsewhere_is_neither_gone_nor_new() -> None:
    here, there = (
        BO + '[[values]]\nid = "a"\n',
        '[[values]]\nid = "a"\n[[elsewhere]]\nsections = "members"\nat = "the wiki"\n',
    )
    for old, new, side in ((here, there, "new"), (there, here, "old")):
        changes = diff(old, new)
        assert [one.keys for one in changes.differences] == [("elsewhere",)]
        (moved,) = changes.moved
        assert (moved.side, moved.section, moved.place, moved.paths) == (side, "members", "the wiki", ("members.bo",))
        assert changes.roles == ()


def test_roles_go_from_one_member_to_another() -> None:
    old = (
        '[[members]]\nid = "ana"\n'
        + BO
        + '[coordination]\ncoordinator = "ana"\n[[responsibilities]]\nid = "r"\nholders = ["bo"]\n'
    )
    new = old.replace('coordinator = "ana"', 'coordinator = "bo"').replace('["bo"]', '["ana", "bo"]')
    changed = {(one.role.kind, one.role.member, one.is_gained) for one in diff(old, new).roles}
    assert changed == {("coordinator", "ana", False), ("coordinator", "bo", True), ("responsibility", "ana", True)}
    renamed = old.replace('"bo"', '"robert"')
    assert diff(old, renamed).roles == ()


def test_findings_that_only_have_another_id_stay() -> None:
    old = '[network]\nname = "A"\n' + BO + 'status = "alumni"\n[coordination]\ncoordinator = "bo"\n'
    renamed = diff(old, old.replace('"bo"', '"robert"'))
    assert renamed.findings == ()
    solved = diff(old, old.replace('status = "alumni"', ""))
    assert [(one.code, one.is_open) for one in solved.findings if one.code == "NL006"] == [("NL006", False)]
    assert [one.is_open for one in diff(old.replace('status = "alumni"', ""), old).findings if one.code == "NL006"] == [
        True
    ]


HOW = '[decisions]\nmethod = "consent"\nscopes = ["new members", "money above 100 euro"]\ndeadline-days = 21\n'
WAYS = HOW + '[[decisions.ways]]\nscopes = "het doel"\nmethod = "unanimity"\nmin-days = 14\n'


@pytest.mark.parametrize(
    ("change", "scopes", "days"),
    [
        (BO, ["new members"], (None, 21)),
        ("[economy]\ncommission = 5\n", ["money above 100 euro"], (None, 21)),
        ('[network]\npurpose = "x"\n', ["het doel"], (14, 21)),
        ('[norms]\nconduct = "x"\n', [], (None, 21)),
    ],
)  # fmt: skip
def test_rules_about_subjects_are_those_with_a_word_for_it(
    change: str, scopes: list[str], days: tuple[int, int]
) -> None:
    rules = diff(WAYS, WAYS + change).rules
    assert [one.scope for one in rules.touched] == scopes
    assert (rules.min_days, rules.deadline_days) == days


def test_the_old_charter_says_who_decides() -> None:
    old = '[decisions]\namendment = "By consent."\nmin-days = 7\n'
    rules = diff(old, old.replace("consent", "the coordinator").replace("7", "1")).rules
    assert (rules.side, rules.amendment, rules.min_days) == ("old", "By consent.", 7)
    assert diff("", old).rules.side == "new"
