"""What a charter sees of the others in a run: who is in them, and what they are called."""

import pytest

from netlint import Charter, CharterIndex, SkipRule
from netlint.charter import convert
from netlint.linter.charter_index import network_key
from netlint.linter.charter_summary import CharterSummary, Person, packed, summarize

NOORD = CharterSummary("a.toml", "Café Noord", None, (), packed((Person("ana", None), Person("bo", "Bo"))), ("ana",))
ZUID = CharterSummary(
    "b.toml", "Zuid 1", "cafe-noord", ("x",), packed((Person("ana", "Ana"), Person("bo", "Bob"))), ("ana", "bo")
)
NAMELESS = CharterSummary("c.toml")
INDEX = CharterIndex([NOORD, ZUID, NAMELESS])


def test_a_summary_has_what_others_see() -> None:
    data = {
        "network": {"name": "Zuid", "parent": "noord", "affiliates": ["west"]},
        "members": [{"id": "ana", "name": "Ana"}, {"id": "bo", "left": "2020"}, {"id": "cas"}],
        "coordination": {"coordinator": ["cas", "ana", "cas"]},
    }
    charter, _ = convert(data, Charter)
    people = (Person("ana", "Ana"), Person("cas", None))
    summary = CharterSummary("z.toml", "Zuid", "noord", ("west",), packed(people), ("cas", "ana"))
    assert summarize("z.toml", charter) == summary
    assert summary.members == people


def test_what_cannot_be_read_is_an_empty_summary() -> None:
    assert summarize("z.toml", None) == CharterSummary("z.toml")
    nothing, _ = convert({}, Charter)
    assert summarize("z.toml", nothing) == CharterSummary("z.toml")
    wrong, mistakes = convert({"network": {"name": "Zuid"}, "members": [{"id": "ana"}, {"id": 3}]}, Charter)
    assert mistakes
    assert summarize("z.toml", wrong) == CharterSummary("z.toml")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Launching pad", "launchingpad"), ("launching-pad", "launchingpad"), ("Launching_Pad.", "launchingpad"),
        ("Café  Noord", "cafenoord"), ("C++", "c++"), ("R&D (2)", "rd2"), ("“Wij”", "“wij”"), ("O\u2019Neill's", "oneills"),
        ("STRASSE", "strasse"), ("Straße", "strasse"), ("one/two:three;four,five", "onetwothreefourfive"),
        ("a\u2013b\u2014c\u2010d\u2015e", "abcde"), ("-", "-"), (" . ", "."), ("", ""), (None, ""),
    ],
)  # fmt: skip
def test_names_are_compared_by_what_people_hear(name: str | None, key: str) -> None:
    assert network_key(name) == key


def test_charters_are_found_by_name_member_and_coordinator() -> None:
    assert list(INDEX.named("cafe noord")) == [NOORD]
    assert list(INDEX.named("west")) == list(INDEX.named(None)) == list(INDEX.named("")) == []
    assert [list(INDEX.with_member(who)) for who in ("ana", "cas", "")] == [[NOORD, ZUID], [], []]
    assert [list(INDEX.coordinated_by(who)) for who in ("ana", "bo", "cas")] == [[NOORD, ZUID], [ZUID], []]
    assert INDEX.is_same("Café Noord", "cafe-noord")
    assert not INDEX.is_same("Noord", "Zuid")
    assert not INDEX.is_same(None, "")


def test_the_first_name_of_a_member_is_that_of_the_first_charter_that_has_one() -> None:
    assert INDEX.first_name_of("ana") == (ZUID, "Ana")
    assert INDEX.first_name_of("bo") == (NOORD, "Bo")
    assert INDEX.first_name_of("cas") is None


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Cafe Nord", ["a.toml"]), ("Cafe Noordt", ["a.toml"]), ("Cafe Nooed", ["a.toml"]), ("Cafe Nodro", []),
        ("Cafe Noodr", ["a.toml"]), ("Café Noord", []), ("Zuid 2", []), ("Zuid", []), ("Zuis 1", ["b.toml"]), ("", []), ("-", []), ("x", []),
    ],
)  # fmt: skip
def test_a_name_with_one_typo_is_nearly_that_of_a_charter(name: str, found: list[str]) -> None:
    assert [one.file for one in INDEX.nearly_named(name)] == found


def test_charters_that_are_nearly_named_come_in_the_order_of_their_files() -> None:
    names = {"b.toml": "Wadloper", "a.toml": "Wadlopers", "c.toml": "Wadlopen"}
    index = CharterIndex(CharterSummary(file, name) for file, name in names.items())
    assert [one.file for one in index.nearly_named("Wadlope")] == ["b.toml", "c.toml"]
    assert [one.file for one in index.nearly_named("Wadloperz")] == ["a.toml", "b.toml"]


def test_a_very_long_name_is_compared_by_its_beginning() -> None:
    long = "n" * 63
    index = CharterIndex([CharterSummary("a.toml", long + "oord"), CharterSummary("b.toml", "zuid")])
    assert [one.file for one in index.nearly_named(long + "oost")] == ["a.toml"]
    assert [one.file for one in index.nearly_named(long[:-1] + "oost")] == ["a.toml"]
    assert list(index.nearly_named(long[:-2] + "oost")) == []


def test_a_rule_that_asks_for_other_charters_is_skipped_if_there_are_none() -> None:
    alone = CharterIndex([NOORD])
    assert (len(alone), list(alone)) == (1, [NOORD])
    seen = alone.seen_from(NOORD)
    assert seen.own == NOORD
    for ask in (len, list, lambda index: index.named("x"), lambda index: index.first_name_of("ana")):
        with pytest.raises(SkipRule, match="this run has only one"):
            ask(seen)  # type: ignore[operator]


def test_each_charter_sees_all() -> None:
    seen = INDEX.seen_from(ZUID)
    assert (seen.own, len(seen), list(seen)) == (ZUID, 3, [NOORD, ZUID, NAMELESS])
    assert INDEX.own == CharterSummary()
    assert list(seen.named("zuid-1")) == [ZUID]
