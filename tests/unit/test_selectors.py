"""Selectors: which rules a word means, which rules run, and in which order."""

from collections.abc import Iterator
from typing import Any

import pytest

from netlint import Charter, Finding, Rule, rule
from netlint.rules.levels import Level
from netlint.rules.options import options_type
from netlint.rules.selector import (
    EXACT,
    ActiveRule,
    Selection,
    best_specificity,
    is_selected,
    rule_named,
    selects_only_opt_in,
    several_in,
    specificity,
    supersedes,
    unknown_selector,
)

PAGE = "Something is wrong.\n\nWhy: -\n\nFix: -\n\nBad: -\n\nGood: -\n"


def _rule(code: str, name: str, **declared: Any) -> Rule:
    def function(charter: Charter) -> Iterator[Finding]:
        yield from ()

    function.__name__, function.__doc__ = name.replace("-", "_"), PAGE
    given: dict[str, Any] = {"severity": "warning", "level": "sound", "question": "Is it?"} | declared
    return rule(code, **given)(function)


FIRST, SECOND = _rule("AB101", "first-of-all"), _rule("AB102", "second-of-all")
OTHER, RARE = _rule("AC014", "other-one", level="essential"), _rule("AC201", "rare-one", level="opt-in")
ALL = {one.code: one for one in (FIRST, SECOND, OTHER, RARE)}


def test_a_longer_beginning_of_a_code_is_more_precise_and_a_code_or_name_is_most() -> None:
    words = ("A", "AB", "AB1", "AB10", "AB101", "first-of-all", "AB102", "B101", "first", "")
    assert [specificity(word, FIRST) for word in words] == [1, 2, 3, 4, EXACT, EXACT, 0, 0, 0, 0]
    assert best_specificity(["A", "AB1", "AC"], FIRST) == 3
    assert best_specificity([], FIRST) == 0


def test_a_family_is_as_precise_as_the_first_digit() -> None:
    assert FIRST.family
    assert specificity(FIRST.family, FIRST) == specificity("AB1", FIRST) == 3


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("AB101", "AB101"), ("ab101", "AB101"), ("First-Of-All", "AB101"), ("AC14", "AC014"), ("ac14", "AC014"),
        ("AC4", None), ("AB", None), ("AC0014", None), ("nothing", None), ("", None), ("AC014x", None),
    ],
)  # fmt: skip
def test_a_rule_is_named_by_its_code_or_name(word: str, found: str | None) -> None:
    named = rule_named(word, ALL)
    assert (named.code if named else None) == found


def test_an_unknown_selector_gets_a_suggestion_or_the_list() -> None:
    assert unknown_selector("AB", ALL) is None
    near, far = unknown_selector("first-of-al", ALL), unknown_selector("qqqqqq", ALL)
    assert near is not None
    assert far is not None
    unknown = "Unknown rule, code prefix or family: "
    assert near.text() == f"{unknown}`first-of-al`. Did you mean `first-of-all`? `netlint rules` lists all rules."
    assert far.text() == f"{unknown}`qqqqqq`. `netlint rules` lists all rules."


def test_a_selector_of_opt_in_rules_alone_means_them_all() -> None:
    words = ["AC2", "AC", "rare-one", "AB", "nothing"]
    assert selects_only_opt_in(words, iter(ALL.values())) == {"AC2", "rare-one"}


@pytest.mark.parametrize(
    ("selected", "level", "given"),
    [
        ("AB101 AB102 AC014", "sound", {}),
        ("AC014", "essential", {}),
        ("AB101 AB102 AC014 AC201", "opt-in", {}),
        ("AB101 AB102", "sound", {"select": ["AB"]}),
        ("", "essential", {"select": ["AB"]}),
        ("AB101", "essential", {"select": ["AB101"]}),
        ("", "sound", {"select": []}),
        ("AC014", "sound", {"select": ["AC"]}),
        ("AC014 AC201", "sound", {"select": ["AC"], "outside": ["AC2"]}),
        ("AB101 AC014", "essential", {"extend_select": ["first-of-all"]}),
        ("AB101 AB102 AC014 AC201", "sound", {"extend_select": ["AC201"]}),
        ("AB102 AC014", "sound", {"ignore": ["AB101"]}),
        ("AC014", "sound", {"ignore": ["A"], "select": ["AC"]}),
        ("AC014", "sound", {"ignore": ["AB"]}),
        ("", "sound", {"ignore": ["AC"], "select": ["AC"]}),
        ("AB102", "sound", {"ignore": ["AB1"], "select": ["AB102", "AB"]}),
        ("", "sound", {"ignore": ["AB101"], "select": ["AB101"]}),
        ("AB101 AC014", "sound", {"ignore": ["AB1"], "extend_select": ["AB101"]}),
    ],
)
def test_the_more_precise_of_what_selects_and_ignores_counts(
    selected: str, level: Level, given: dict[str, Any]
) -> None:
    plain: dict[str, Any] = {"select": None, "extend_select": [], "ignore": []}
    taken = [code for code, one in ALL.items() if is_selected(one, level=level, **plain | given)]
    assert taken == selected.split()


def test_a_rule_supersedes_those_that_it_names_and_others_by_way_of_them() -> None:
    last = _rule("AD101", "last-one")
    middle = _rule("AD102", "middle-one", supersedes=("last-one",))
    top = _rule("AD103", "top-one", supersedes=("AD102",))
    every = _rule("AD104", "every-one", supersedes=("*",), supersedes_except=("AD102", "top-one"))
    selection = Selection([ActiveRule(one) for one in (every, top, middle, last)])
    assert selection.codes == ("AD101", "AD102", "AD103", "AD104")
    assert [sorted(selection.superseded_by(code)) for code in selection.codes] == [
        ["AD102", "AD103", "AD104"],
        ["AD103"],
        [],
        [],
    ]
    assert selection.superseded_by("AD101") is selection.superseded_by("AD101")
    assert [supersedes(every, one) for one in (last, middle, top)] == [True, False, False]
    assert [supersedes(one, last) for one in (top, middle)] == [False, True]


def test_without_a_list_of_known_rules_the_selected_ones_are_known() -> None:
    active = [ActiveRule(SECOND), ActiveRule(FIRST)]
    assert Selection(active).known == {"AB101": FIRST, "AB102": SECOND}
    assert Selection(active, ALL).known == ALL
    assert Selection(active, {}).known == {}


def test_the_options_of_a_rule_are_a_type() -> None:
    def counts(charter: Charter, *, at_most: int = 3, words: tuple[str, ...] = ()) -> Iterator[Finding]:
        yield from ()

    counts.__doc__ = PAGE
    made = rule("AB103", severity="warning", level="sound", question="Is it?")(counts)
    options = options_type(made)
    assert options.__struct_fields__ == ("at_most", "words")
    assert options.__struct_encode_fields__ == ("at-most", "words")
    assert options.__struct_config__.frozen
    assert options.__struct_config__.forbid_unknown_fields
    assert options() == options(3, ())


def test_of_very_many_names_in_one_text_the_first_are_looked_up() -> None:
    rules = {"ZZ101": _rule("ZZ101", "one-rule")}
    assert several_in("x " * 49 + "ZZ101", rules) == ("x", "ZZ101")
    assert several_in("x " * 50 + "ZZ101", rules) == ()
