"""Tests of the rule about rings. `netlint_packages` in pyproject.toml tests its page, its examples and its Dutch."""

from netlint import testing

from netlint_circles.nesting import circle_inside_itself


def charter(*pairs: str) -> str:
    """Return a charter with the circles a to e, in which `ab` says that `a` is in `b`."""
    circles = [f'[[circles]]\nid = "{name}"\n' for name in "abcde"]
    inside = [f'[[plugins.circles.inside]]\ncircle = "{pair[0]}"\nparent = "{pair[1]}"\n' for pair in pairs]
    return "".join(circles + inside)


def test_circles_in_each_other_without_a_ring_pass() -> None:
    assert testing.lines(testing.run(circle_inside_itself, charter("ab", "bc", "ac", "de"))) == []


def test_a_circle_that_only_leads_to_a_ring_is_not_in_it() -> None:
    report = testing.run(circle_inside_itself, charter("ab", "bc", "cb"))
    assert testing.lines(report) == ["3: These circles are part of each other: b and c."]


def test_each_ring_is_reported_once() -> None:
    report = testing.run(circle_inside_itself, charter("ab", "bc", "ca", "cd", "de", "ed"))
    assert testing.lines(report) == [
        "1: These circles are part of each other: a, b and c.",
        "7: These circles are part of each other: d and e.",
    ]


def test_a_circle_can_be_a_ring_by_itself() -> None:
    assert testing.lines(testing.run(circle_inside_itself, charter("aa"))) == ["1: The circle `a` is part of itself."]


def test_without_the_table_it_is_skipped() -> None:
    assert testing.run(circle_inside_itself, charter()).status("CIR001") == "skipped"
