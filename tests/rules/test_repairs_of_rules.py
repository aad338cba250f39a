"""Repairs of findings: what is certain is changed, with all that belongs to it; of the rest, a person can choose."""

from pathlib import Path
from typing import Any

import pytest
import tomli
from support.commands import ROOT
from support.fixing import fixed, report_on
from support.slips import Language, with_slips

from netlint.toml import parse
from netlint.toml.editor import edited

MEMBERS = """
[[members]]
id = "ana"
[[members]]
id = "bo"
[[members]]
id = "cas"
"""
HEAD = '[network]\nname = "Stroomop"\n'

FIXED = {
    "key in other letters": (HEAD + 'Purpose = "x"', HEAD + 'purpose = "x"'),
    "key in Dutch": (HEAD + 'fase = "start"', HEAD + 'phase = "start"'),
    "key and value in Dutch": (HEAD + 'Fase = "beginfase"', HEAD + 'phase = "start"'),
    "key and date": (HEAD + 'opgericht = "1 juni 2026"', HEAD + "founded = 2026-06-01"),
    "table with a typo": ('[netwrok]\nname = "x"\n', '[network]\nname = "x"\n'),
    "table in Dutch": ('[netwerk]\nnaam = "x"\n', '[network]\nname = "x"\n'),
    "list of tables in Dutch": (
        HEAD + '[[leden]]\nid = "ana"\n[[members]]\nid = "bo"\n',
        HEAD + '[[members]]\nid = "ana"\n[[members]]\nid = "bo"\n',
    ),
    "a list instead of a table": (
        '[[network]] # us\nname = "x"\n[[network.goals]]\nstatement = "y"\n[[members]]\nid = "ana"\n',
        '[network] # us\nname = "x"\n[[network.goals]]\nstatement = "y"\n[[members]]\nid = "ana"\n',
    ),
    "a list in Dutch instead of a table": ('[[netwerk]] # us\nnaam = "x"\n', '[network] # us\nname = "x"\n'),
    "tables by names": (
        HEAD + '[leden.Ana]\n[leden."Noëlle"]\nexpertise = ["x"]\n',
        HEAD + '[[members]]\nid = "ana"\n[[members]]\nid = "noelle"\nexpertise = ["x"]\nname = "Noëlle"\n',
    ),
    "a list in brackets instead of a table": (
        HEAD + "[economy]\nreferral-fee = [ { percent = 5 } ] # fee\n",
        HEAD + "[economy]\nreferral-fee = { percent = 5 } # fee\n",
    ),
    "one table instead of a list": (HEAD + '[leden] # we\nid = "ana"\n', HEAD + '[[members]] # we\nid = "ana"\n'),
    "tables by id": (
        HEAD + '[members.ana]\nname = "Ana"\n[members.bo]\nname = "Bo"\n',
        HEAD + '[[members]]\nid = "ana"\nname = "Ana"\n[[members]]\nid = "bo"\nname = "Bo"\n',
    ),
    "one value instead of a list of it": (HEAD + 'phase = ["Start"]', HEAD + 'phase = "start"'),
    "items of a list": (
        HEAD
        + "[[members]]\nid = 'ana'\ndrives = ['Cool streets', 'trees']\n[[drives]]\nid = 'Cool streets'\n[[drives]]\nid = 'trees'\n",
        HEAD
        + "[[members]]\nid = 'ana'\ndrives = [\"cool-streets\", 'trees']\n[[drives]]\nid = \"cool-streets\"\n[[drives]]\nid = 'trees'\n",
    ),
    "id with its references": (
        HEAD
        + '[[members]]\nid = "Noëlle"\n[[next-steps]]\nid = "a"\nowner = ["Noëlle"]\n[coordination]\ncoordinator = "NOELLE"\ndeputy = "noelle"\n',
        HEAD
        + '[[members]]\nid = "noelle"\nname = "Noëlle"\n[[next-steps]]\nid = "a"\nowner = ["noelle"]\n[coordination]\ncoordinator = "noelle"\ndeputy = "noelle"\n',
    ),
    "reference by the whole name": (
        HEAD + '[[members]]\nid = "ana"\nname = "Ana Pé"\n[coordination]\ncoordinator = "Ana Pé"\n',
        HEAD + '[[members]]\nid = "ana"\nname = "Ana Pé"\n[coordination]\ncoordinator = "ana"\n',
    ),
    "id from a name": (HEAD + '[[members]]\nname = "Ana"\n', HEAD + '[[members]]\nid = "ana"\nname = "Ana"\n'),
    "number as an id": (HEAD + "[[decision-log]]\nid = 2026-06-01\n", HEAD + '[[decision-log]]\nid = "2026-06-01"\n'),
    "id with other signs at its ends": (HEAD + '[[members]]\nid = "ana "\n', HEAD + '[[members]]\nid = "ana"\n'),
    "all values": (
        HEAD + '[[members]]\nid = "ana"\nendorses = ["All"]\n[[values]]\nid = "open"\n',
        HEAD + '[[members]]\nid = "ana"\nendorses = ["all"]\n[[values]]\nid = "open"\n',
    ),
    "all values, in Dutch": (
        HEAD + '[[members]]\nid = "ana"\nendorses = "alle"\n[[values]]\nid = "open"\n',
        HEAD + '[[members]]\nid = "ana"\nendorses = "all"\n[[values]]\nid = "open"\n',
    ),
    "id without its hyphen": (
        HEAD + '[[drives]]\nid = "cool-streets"\n[[members]]\nid = "ana"\ndrives = "coolstreets"\n',
        HEAD + '[[drives]]\nid = "cool-streets"\n[[members]]\nid = "ana"\ndrives = "cool-streets"\n',
    ),
    "id with a typo": (
        HEAD + '[[drives]]\nid = "cool-streets"\n[[members]]\nid = "ana"\ndrives = "cool-stretes"\n',
        HEAD + '[[drives]]\nid = "cool-streets"\n[[members]]\nid = "ana"\ndrives = "cool-streets"\n',
    ),
    "time zone": (
        HEAD + '[[meetings]]\nid = "a"\ntz = "europe/amsterdan"\n',
        HEAD + '[[meetings]]\nid = "a"\ntz = "europe/amsterdan"\n',
    ),
    "time zone in other letters": (
        HEAD + '[[meetings]]\nid = "a"\ntz = "europe / amsterdam"\n',
        HEAD + '[[meetings]]\nid = "a"\ntz = "Europe/Amsterdam"\n',
    ),
    "comment": (HEAD + 'phase = "start" # netlint: ignore[NL004] x\n', HEAD + 'phase = "start"\n'),
    "comment with another one": (
        HEAD + 'phase = "start"  #netlint:ignore[ NL004 ] x  # see Ana\n',
        HEAD + 'phase = "start"  # see Ana\n',
    ),
    "comment on a line": ("# netlint: ignore-file[duplicate-id] x\n" + HEAD, HEAD),
}

LEFT = {
    "two days": (HEAD + 'founded = "01-06-2026"', ["2026-06-01", "2026-01-06"]),
    "number out of its limits": (HEAD + "[[members]]\nid = 'ana'\n[members.hours-per-month]\ncommitted = 800\n", []),
    "number with a unit": (HEAD + '[membership]\nsize = "40 leden"\n', ["40"]),
    "weekday": (HEAD + '[[meetings]]\nid = "a"\nevery = "every Monday"\n', ['"every week"']),
    "two items with one id": (HEAD + '[[members]]\nid = "Ana"\n[[members]]\nid = "ana"\n', []),
    "two names": (
        HEAD + MEMBERS + '[coordination]\ncoordinator = "Ana en Bo"\n',
        ['["ana", "bo"]'],
    ),
    "a person who is like another": (
        HEAD + '[[members]]\nid = "jansen"\n[coordination]\ncoordinator = "janssen"\n',
        ['"jansen"'],
    ),
    "a person who is like another without a hyphen": (
        HEAD + '[[members]]\nid = "anne-marie"\n[coordination]\ncoordinator = "annemarie"\n',
        ['"anne-marie"'],
    ),
    "two circles with letters": (
        HEAD + '[[circles]]\nid = "werkgroep-a"\n[coordination]\ncircle = "werkgroep-b"\n',
        ['"werkgroep-a"'],
    ),
    "two circles with numbers": (
        HEAD + '[[circles]]\nid = "kring-1-1"\n[coordination]\ncircle = "kring-11"\n',
        [],
    ),
    "an item twice, of which each has a comment": (
        HEAD + '[[members]]\nid = "jan" # chair\n[[members]]\nid = "jan" # treasurer\n',
        ['id = "jan" # chair\n', "jan-2"],
    ),
    "a reason that goes on": ("# netlint: ignore-file[NL004] As we said\n# in May.\n" + HEAD, ["# in May.\n"]),
    "a comment in an unknown table": (
        HEAD + '[[metngs]]\nid = "a"\nowner = "bo" # netlint: ignore[NL005] In May.\n',
        ["[[meetings]]\nid", "extra", 'owner = "bo"\n'],
    ),
    "a word for another key, with a number": (
        HEAD + "[[members]]\nid = 'ana'\nnaam = 2026\n",
        ['name = "2026"', "extra"],
    ),
    "the version of the charter": ("versie = 1\n" + HEAD, ["charter-version = 1", "extra"]),
    "hours of a week": (HEAD + "[coordination]\nuren = 4\n", ["hours-per-month = 4", "extra"]),
    "two keys for one": (HEAD + 'naam = "x"\n', ["extra"]),
    "a key of one's own": (HEAD + 'mascot = "heron"\n', ["extra"]),
    "a word for another key": (HEAD + 'waarom = "x"\n', ["purpose = ", "extra"]),
    "two readings of an interval": (
        HEAD + '[[meetings]]\nid = "a"\nevery = "biweekly"\n',
        ['"2 weeks"', '"2x per week"'],
    ),
    "a word with two meanings": (HEAD + '[decisions]\nmethod = "iedereen"\n', ['"unanimity"']),
    "a time in the morning or the evening": (
        HEAD + '[[meetings]]\nid = "a"\ntime = "7:30"\n',
        ["07:30:00", "19:30:00"],
    ),
    "a name without its person": (HEAD + MEMBERS + '[coordination]\ncoordinator = "Dirk"\n', []),
    "an unknown rule": (HEAD + 'phase = "start" # netlint: ignore[duplicate-di] x\n', ["ignore[duplicate-id] x", ""]),
    "dates that are exchanged": (
        HEAD + '[[members]]\nid = "ana"\njoined = 2026-06-01\nleft = 2026-05-01\n',
        ["joined = 2026-05-01\nleft = 2026-06-01"],
    ),
    "a day of next year": (HEAD + "founded = 2027-02-01\n", ["2026-02-01"]),
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("text", "wanted"), FIXED.values(), ids=FIXED)
def test_what_is_certain_is_repaired_and_all_else_keeps_its_characters(text: str, wanted: str, ends: str) -> None:
    assert fixed(text.replace("\n", ends))[0] == wanted.replace("\n", ends)


@pytest.mark.parametrize(("text", "choices"), LEFT.values(), ids=LEFT)
def test_what_is_not_certain_stays_and_can_be_chosen(text: str, choices: list[str]) -> None:
    after, report = fixed(text)
    assert after == text
    found = [suggestion for finding in report.open for suggestion in finding.suggestions]
    assert len(found) >= len(choices)
    for suggestion, wanted in zip(found, choices, strict=False):
        assert wanted in edited(report.document, suggestion)


EXAMPLES: list[tuple[str, Language]] = [
    *(("healthy", "en"), ("healthy", "nl"), ("mature", "en"), ("mature", "nl")),
    *(("young", "en"), ("bleeding", "nl"), ("nederlands", "nl")),
]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("name", "language"), EXAMPLES)
def test_slips_are_taken_back_if_they_are_certain_and_found_if_not(name: str, language: Language, seed: int) -> None:
    slipped = with_slips(_example(name), language, seed=seed)
    after, report = fixed(slipped.text)
    assert tomli.loads(after) == tomli.loads(slipped.left)
    assert len(slipped.slips) == 30
    found = {report.document.exact(finding.at) for finding in report.open if isinstance(finding.at, tuple)}
    for slip in (one for one in slipped.slips if not one.is_certain):
        places = (slip.path, (*slip.path[:-1], slip.now.strip('"')))
        assert any(path[: len(place)] == place or place[: len(path)] == path for path in found for place in places), (
            slip
        )


@pytest.mark.parametrize(("name", "language"), EXAMPLES)
def test_each_repair_and_each_suggestion_can_be_made_alone(name: str, language: Language) -> None:
    """After a repair, its mistake is gone, and there is no other at its place."""
    report = report_on(with_slips(_example(name), language, seed=5).text)
    for finding in report.open:
        for suggestion in finding.suggestions:
            assert edited(report.document, suggestion) != report.document.source.text
        if finding.repair:
            after = report_on(edited(report.document, finding.repair))
            places = {edit.at if edit.to is None else edit.to for edit in finding.repair}
            again = [one for one in after.open if one.code == finding.code and one.at in places]
            assert [one.message.text() for one in again] == []


def _example(name: str) -> str:
    return Path(ROOT / "docs" / "examples" / f"{name}.charter.toml").read_text("utf-8")


@pytest.mark.parametrize("name", ["healthy", "mature", "young", "bleeding", "nederlands"])
def test_a_charter_without_slips_stays_as_it_is(name: str) -> None:
    assert fixed(_example(name))[0] == _example(name)


def test_values_of_all_kinds_never_raise() -> None:
    odd: list[Any] = [
        "true",
        "1.5",
        '"x"',
        "[]",
        "{}",
        "[[1]]",
        "2026-06-01",
        "19:30:00",
        "[{ a = 1 }]",
        '"2026"',
        "nan",
    ]
    for value in odd:
        for key in ("founded", "phase", "goals", "language", "exit", "naam", "review-every", "joint-clients"):
            text = f"{HEAD}{key} = {value}\n[[members]]\nid = {value}\n[coordination]\ncoordinator = {value}\n"
            report = report_on(text)
            assert "NL030" not in {finding.code for finding in report.open}
            assert parse("charter.toml", fixed(text)[0].encode()).data is not None


@pytest.mark.parametrize(
    ("table", "text", "meant"),
    [
        ("decisions", 'deadline-days = "14 dagen"', [14]),
        ("decisions", 'deadline-days = "2 weken"', []),
        ("decisions", 'min-days = "1 month"', []),
        ("coordination", 'hours-per-month = "8 uur per maand"', [8]),
        ("coordination", 'hours-per-month = "4 uur per week"', []),
    ],
)
def test_a_number_of_another_period_is_not_offered(table: str, text: str, meant: list[int]) -> None:
    report = report_on(f"{HEAD}[{table}]\n{text}\n")
    (finding,) = [one for one in report.open if one.code == "NL002"]
    assert [edit.value for suggestion in finding.suggestions for edit in suggestion] == meant


def test_the_words_of_netlint_for_time_are_its_keys() -> None:
    after, _report = fixed(HEAD + '[tijd]\nnetwerk = "20%"\nklanten = "80%"\n')
    assert after == HEAD + "[time]\ninternal = 0.2\nexternal = 0.8\n"
