"""Identities of places and fingerprints of findings keep their values: each baseline that is kept depends on them."""

import hashlib

import pytest

from netlint.charter.ids import LONGEST_NAME, free_id, id_of, unique_id
from netlint.i18n import Message
from netlint.linter.fingerprints import Identities, digest
from netlint.linter.report import Diagnostic, RelatedLocation
from netlint.toml import DocPath, Span, parse

CHARTER = """
[network]
name = "Wadlopers"
"a.b" = 1
"a b" = 2
" " = 3
[[members]]
id = "ana"
drives = ["peace", "Ünïcode"]
[[members]]
id = "bo v. d. berg"
[[members]]
name = "Cas"
[[rituals]]
name = "Lunch"
every = "weekly"
since = 2026-01-31
at = 12:30:00
minutes = 90
share = 0.5
open = true
[[rituals]]
every = "weekly"
[[rituals]]
members = ["ana", ["bo", 1], { id = "cas" }]
"""


def _name(at: DocPath | Span, text: str = CHARTER) -> str:
    return Identities(parse("a.charter.toml", text.encode())).of(at)


@pytest.mark.parametrize(
    ("at", "name"),
    [
        (("network", "name"), "network.name"),
        (("network", "missing"), "network.missing"),
        (("missing", "name"), "missing.name"),
        (("network", "a.b"), "network.~2e7336dc"),
        (("network", "a b"), "network.~c8687a08"),
        (("network", " "), "network.~36a9e7f1"),
        (("members", 0), "members.ana"),
        (("members", "ana", "joined"), "members.ana.joined"),
        (("members", 0, "drives", 0), "members.ana.drives.~f89b3019"),
        (("members", 0, "drives", 1), "members.ana.drives.~d530bf7a"),
        (("members", 1, "name"), "members.~6241602c.name"),
        (("members", 2, "name"), "members.~7ccc61b5.name"),
        (("rituals", 0), "rituals.~7db85d69"),
        (("rituals", 1, "every"), "rituals.~d1337c03.every"),
        (("rituals", 2), "rituals.~3e469d3e"),
    ],
    ids=str,
)
def test_the_identity_of_a_place_stays_what_it_is(at: DocPath, name: str) -> None:
    assert _name(at) == name


def test_a_span_is_named_by_its_text() -> None:
    assert _name(Span(3, 1, 3, 5)) == digest("name") == "~82a3537f"


def test_the_order_of_keys_makes_no_difference_but_the_order_of_a_list_does() -> None:
    one, other = "[[rituals]]\na = [1, 2]\nb = 3\n", "[[rituals]]\nb = 3\na = [1, 2]\n"
    turned = one.replace("1, 2", "2, 1")
    assert _name(("rituals", 0), one) == _name(("rituals", 0), other) != _name(("rituals", 0), turned)


@pytest.mark.parametrize("value", ["1", "1.0", "true", '"1"', '"true"', "2026-01-31", '["1"]', "[1]", "{ a = 1 }"])
def test_values_of_different_types_have_different_identities(value: str) -> None:
    values = ["1", "1.0", "true", '"1"', '"true"', "2026-01-31", '["1"]', "[1]", "{ a = 1 }", "{ b = 1 }", "2"]
    named = {other: _name(("extra", "x", 0), f"[extra]\nx = [{other}]\n") for other in values}
    assert [other for other in values if named[other] == named[value]] == [value]


def test_a_letter_that_only_some_versions_of_python_know_changes_no_identity() -> None:
    """`repr` writes letters out that are new in Unicode, or not, as the version of Python knows them."""
    plain = hashlib.sha256(rb"{'name':'\xc9\U0001fae9'}").hexdigest()[:8]
    assert _name(("rituals", 0), '[[rituals]]\nname = "É\U0001fae9"\n') == f"rituals.~{plain}"


def _diagnostic() -> Diagnostic:
    places = [RelatedLocation(("members", who), Message("")) for who in ("bo", "cas")]
    note = RelatedLocation(("network",), Message("See here."))
    identities = ("members.ana", "members.bo", "members.cas")
    return Diagnostic(
        "NL401", "no-driver", "warning", Message("Found."), ("members", "ana"), (places[0], note, places[1]), identities=identities
    )  # fmt: skip


def test_fingerprints_stay_what_they_are() -> None:
    finding = _diagnostic()
    assert finding.fingerprints == ("297ea7d91a103eac", "5f9726bbccc8e26d", "546ea0aa2e7e43b3")
    assert finding.fingerprint == "297ea7d91a103eac"


def test_a_finding_with_another_main_place_has_the_same_places_and_notes() -> None:
    finding = _diagnostic()
    assert finding.places == (("members", "ana"), ("members", "bo"), ("members", "cas"))
    assert finding.beginning_at(0) == finding
    turned = finding.beginning_at(1)
    assert turned.places == (("members", "bo"), ("members", "ana"), ("members", "cas"))
    assert turned.identities == ("members.bo", "members.ana", "members.cas")
    assert [one.message.template for one in turned.related] == ["", "", "See here."]


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Ana", "ana"), ("Noëlle", "noelle"), ("ÅSA  Öberg-Ñandú", "asa-oberg-nandu"), ("Søren Łukasz", "soren-lukasz"),
        ("Đorđe", "dorde"), ("Guðrún Þór", "gudrun-thor"), ("Æsop Œuvre", "aesop-oeuvre"), ("Iş\u0131l", "isil"), ("İpek", "ipek"),
        ("Straße 9", "strasse-9"), ("Ⅳ ﬁne ½", "iv-fine-12"), ("  --Bo's (2nd)! ", "bo-s-2nd"), ("🙂", ""), ("", ""), ("李", ""),
        ("a" * LONGEST_NAME + "b", "a" * LONGEST_NAME),
    ],
)  # fmt: skip
def test_an_id_is_the_name_in_plain_letters(name: str, made: str) -> None:
    assert id_of(name) == made
    assert LONGEST_NAME == 60


def test_an_id_that_is_taken_gets_the_first_number_that_is_free() -> None:
    assert free_id("ana", {"bo"}) == "ana"
    assert free_id("ana", {"ana"}) == "ana-2"
    assert free_id("ana", {"ana", "ana-2", "ana-4"}) == "ana-3"
    assert [unique_id(name, {"member", "bo"}, "member") for name in ("Bo", "🙂", "Cas")] == ["bo-2", "member-2", "cas"]
