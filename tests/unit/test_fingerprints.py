"""The values of identities and fingerprints. Baselines that people have committed hold them.

A change of one of these values makes every finding of every baseline new. Change none of them before the format of
baselines has a new number.
"""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from support.commands import Netlint

from netlint.i18n import Message
from netlint.linter.fingerprints import Identities, digest
from netlint.linter.report import Diagnostic
from netlint.toml import DocPath, Span, parse

CHARTER = """\
[network]
name = "Stroomop"
goals = ["One", { statement = "TODO", due = 2027-01-01 }]

[[members]]
id = "ana"
drives = ["a", "b.c"]

[[members]]
id = "bo smit"
joined = 2026-06-01T10:00:00Z

[[members]]
id = "ana"

[[members]]
name = "Cas"
hours-per-month = { committed = 8.0, most = 10 }
tags = [true, false, 07:30:00, inf]

[[rituals]]
kind = "retro"
"""
VALUES: dict[DocPath | Span, str] = {
    (): "",
    ("network", "purpose"): "network.purpose",
    ("values",): "values",
    ("members", "ana"): "members.ana",
    ("members", 0): "members.ana",
    ("members", "eva"): "members.eva",
    ("members", "ana", "drives", 1): "members.ana.drives.~33d9bf19",
    ("members", 1): "members.~8c8ef4dc",
    ("members", "bo smit", "joined"): "members.~8c8ef4dc.joined",
    ("members", 2): "members.~2cce7100",
    ("members", 3): "members.~ed7ad225",
    ("members", 3, "hours-per-month", "committed"): "members.~ed7ad225.hours-per-month.committed",
    ("members", 3, "tags", 0): "members.~ed7ad225.tags.~3cbc87c7",
    ("members", 3, "tags", 2): "members.~ed7ad225.tags.~6fd2a6fc",
    ("network", "goals", 0): "network.goals.~df0879aa",
    ("network", "goals", 1): "network.goals.~29d60bd4",
    ("network", "goals", 1, "due"): "network.goals.~29d60bd4.due",
    ("rituals", 0, "every"): "rituals.~f3f5b559.every",
    ("network", "a.b"): "network.~2e7336dc",
    ("network", "a b"): "network.~c8687a08",
    ("network", ""): "network.~e3b0c442",
    Span(2, 1, 2, 5): "~82a3537f",
    Span(1, 1, 2, 3): "~157755dc",
}
BY_CONTENT = {
    ("members", 1): "'bo smit'",
    ("members", 2): "{'id':'ana'}",
    (
        "members",
        3,
    ): "{'hours-per-month':{'committed':8.0,'most':10},'name':'Cas','tags':[True,False,07:30:00,inf]}",
    ("network", "goals", 1): "{'due':2027-01-01,'statement':'TODO'}",
    ("members", "ana", "drives", 1): "'b.c'",
}
"""What is digested for an item without an id, or with one that cannot be written as it is."""


@pytest.mark.parametrize(("at", "identity"), VALUES.items(), ids=map(str, VALUES))
def test_an_identity_has_this_value(at: DocPath | Span, identity: str) -> None:
    assert Identities(parse("charter.toml", CHARTER.encode())).of(at) == identity


@pytest.mark.parametrize(("at", "text"), BY_CONTENT.items(), ids=map(str, BY_CONTENT))
def test_an_identity_by_content_is_made_of_this_text(at: DocPath, text: str) -> None:
    is_id = text == "'bo smit'"
    made = sha256((text.strip("'") if is_id else text).encode()).hexdigest()[:8]
    assert VALUES[at].rpartition("~")[2] == made


def test_an_identity_by_content_does_not_depend_on_how_it_is_written() -> None:
    other = "[[members]]\n\"tags\" = [\n  true,false, # so\n  07:30:00, +inf]\nname = 'Cas'\n\n[members.hours-per-month]\nmost = 1_0\ncommitted = 8e0\n"
    assert Identities(parse("charter.toml", other.encode())).of(("members", 0)) == VALUES["members", 3]


def test_a_digest_has_this_value() -> None:
    assert [digest(text) for text in ("", "é", "\ud800")] == ["~e3b0c442", "~4a99557e", "~91a681b9"]


@pytest.mark.parametrize(
    ("code", "identities", "fingerprints"),
    [
        ("NL101", ("network.purpose",), ("0a349544aa4e30a9",)),
        ("NL305", ("members.ana", "members.bo 2"), ("83db61f20b959878", "1b7c64b24a3b55cc")),
        ("NL020", ("~1f0c22aa",), ("3681e1e91becd57b",)),
    ],
)
def test_a_fingerprint_has_this_value(code: str, identities: tuple[str, ...], fingerprints: tuple[str, ...]) -> None:
    finding = Diagnostic(code, "x", "error", Message(""), (), identities=identities)
    assert finding.fingerprints == fingerprints
    assert finding.fingerprint == fingerprints[0]


BASELINE_BEFORE = """\
{"format": 1, "networks": {
"charter.toml":"Stroomop"
}, "findings": [
{"charter":"charter.toml","rule":"NL015 placeholder-text","at":"network.goals.statement","fingerprint":"00b5159e458c0cd8"},
{"charter":"charter.toml","rule":"NL101 no-purpose","at":"network.purpose","fingerprint":"0a349544aa4e30a9"}
]}
"""

BASELINE = """\
{"format": 1, "networks": {
"charter.toml":"Stroomop",
"": ""
}, "skipped": {
"": {}
}, "findings": [
{"charter":"charter.toml","rule":"NL015 placeholder-text","at":"network.goals.statement","fingerprint":"00b5159e458c0cd8"},
{"charter":"charter.toml","rule":"NL101 no-purpose","at":"network.purpose","fingerprint":"0a349544aa4e30a9"},
{}
]}
"""


@pytest.mark.parametrize("committed", [BASELINE_BEFORE, BASELINE], ids=["before", "now"])
def test_a_baseline_that_was_committed_still_holds(netlint: Netlint, tmp_path: Path, committed: str) -> None:
    charter = '[network]\nname = "Stroomop"\ngoals = ["One", { statement = "TODO" }]\n'
    (tmp_path / "charter.toml").write_text(charter, "utf-8")
    (tmp_path / "netlint-baseline.json").write_text(committed, "utf-8")
    done = netlint("--select", "NL101,NL015,NL021", "--fail-on", "info", "--format", "json")
    assert done.returncode == 0, done.stdout
    assert json.loads(done.stdout)["summary"]["suppressed"] == {"baseline": 2}
    assert netlint("--select", "NL101,NL015", "--write-baseline").returncode == 0
    assert (tmp_path / "netlint-baseline.json").read_text("utf-8") == BASELINE
