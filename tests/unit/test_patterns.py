"""Patterns of paths mean what they do in pathspec, and files of rules are found as pathlib does."""

import os
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec
from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

from netlint.settings.path_patterns import MAX_LENGTH, Patterns

PARTS = ["a", "b", "ab", "*", "**", "a*", "*b", "?", "[ab]", "[!a]", "é", "a b", "c.toml", "*.toml", "\\*", ""]
NAMES = ["a", "b", "ab", "ba", "é", "a b", "*", "c.toml", "d.toml"]

patterns = st.builds(
    lambda start, parts, end: start + "/".join(parts) + end,
    st.sampled_from(["", "", "/"]),
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=4),
    st.sampled_from(["", "", "/"]),
)
negated = st.builds(lambda sign, pattern: sign + pattern, st.sampled_from(["", "", "!", "#"]), patterns)
paths = st.builds(
    lambda names, end: "/".join(names) + end,
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=4),
    st.sampled_from(["", "", "/"]),
)


def is_valid(pattern: str) -> bool:
    try:
        GitIgnoreSpec.from_lines([pattern])
    except ValueError:
        return False
    return True


def in_turn(group: Sequence[str], path: str) -> bool:
    """Return whether a path is in a group, one pattern after another; a file named itself stays as it is named."""
    included, was_named = False, False
    for pattern in map(GitIgnoreSpecPattern, group):
        found = pattern.match_file(path) if pattern.include is not None else None
        if found is not None:
            is_named = found.match.groupdict().get("ps_d") is None
            if pattern.include or is_named or not was_named:
                included, was_named = bool(pattern.include), is_named
    return included


@given(
    st.lists(st.lists(patterns.filter(is_valid), min_size=1, max_size=4), max_size=6),
    st.lists(paths, min_size=1, max_size=6),
)
def test_patterns_mean_what_pathspec_says(groups: list[list[str]], asked: list[str]) -> None:
    compiled = Patterns(groups)
    for path in asked:
        expected = [at for at, group in enumerate(groups) if GitIgnoreSpec.from_lines(group).match_file(path)]
        assert compiled.matching(path) == expected


@given(st.lists(st.lists(negated.filter(is_valid), max_size=5), max_size=4), st.lists(paths, min_size=1, max_size=6))
def test_patterns_count_in_their_order(groups: list[list[str]], asked: list[str]) -> None:
    compiled = Patterns(groups)
    for path in asked:
        assert compiled.matching(path) == [at for at, group in enumerate(groups) if in_turn(group, path)]


def test_very_many_patterns_are_matched_at_once() -> None:
    compiled = Patterns([(f"c{number:05}/", f"!c{number:05}/x") for number in range(3000)])
    assert not compiled.wrong
    assert compiled.matching("c00000/a") == [0]
    assert compiled.matching("a/c02999/a") == [2999]
    assert compiled.matching("c02999/x") == []


def test_what_takes_too_much_together_is_matched_by_itself() -> None:
    wide = "".join(f"[{chr(0x100 + 3 * at)}-{chr(0x101 + 3 * at)}]?" for at in range(500))
    compiled = Patterns([(f"*{number}*{wide}*", f"{number}.toml") for number in range(20)])
    assert not compiled.wrong
    assert compiled.matching("7.toml") == [7]


@pytest.mark.parametrize("pattern", ["[z-a]", "[[:alpha:]]", "\\", "a\\", "!", "x" * (MAX_LENGTH + 1)])
def test_an_invalid_pattern_is_kept_apart(pattern: str) -> None:
    compiled = Patterns([("a", pattern), ("b",)])
    assert list(compiled.wrong) == [(0, pattern)]
    assert compiled.matching("b") == [1]


def test_a_name_that_is_not_text_is_matched() -> None:
    name = os.fsdecode(b"\xff.charter.toml")
    compiled = Patterns([("*.charter.toml",), ("?.charter.*",), ("[!a].*",), ("a*",)])
    assert compiled.matching(name) == compiled.matching(f"{name}/x") == [0, 1, 2]
