"""The test kit on repairs: each way in which an author can get one wrong is said in a way that helps."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from netlint import Charter, Document, Edit, Finding, Message, rule, testing
from netlint.rules.base import Rule

PAGE = """Something is wrong.

    Why: It is.

    Fix: Correct it.

    Bad:
        [network]
        name = "LOUD"  # XYZ001: The name {name} is loud.
        theme = "water"  # about water

        [[members]]
        id = "ana"
        drives = ["money"]

    Good:
        [network]
        name = "quiet"
""".replace("{name}", "LOUD")
NAME, THEME = "network.name", "network.theme"
Repair = Callable[[Charter, Document], Any]
"""A function that returns the `repair` of a finding, or its `suggestions`."""


def loud(repair: Repair = lambda _charter, _document: (), suggestions: Repair = lambda _charter, _document: ()) -> Rule:
    """Return a rule about names in uppercase letters that gives a repair and suggestions."""

    def loud_name(charter: Charter, document: Document) -> Iterator[Finding]:
        name = (charter.network and charter.network.name) or ""
        if name.isupper():
            given = {"repair": repair(charter, document), "suggestions": suggestions(charter, document)}
            yield Finding("The name {name} is loud.", at=NAME, name=name, **given)
        if name == "fails":
            raise ValueError("oh no")

    loud_name.__doc__ = PAGE
    return rule("XYZ001", severity="info", level="sound", question="Is it?")(loud_name)


def always(*edits: object) -> Repair:
    return lambda _charter, _document: list(edits)


QUIET = Edit.set(NAME, "quiet")
RIGHT: dict[str, tuple[Repair, Repair]] = {
    "one edit": (lambda _charter, _document: QUIET, always()),
    "several edits": (always(QUIET, Edit.rename(THEME, "network.purpose")), always()),
    "a table of the model": (lambda charter, _document: Edit.set((charter.network, "name"), "q"), always()),
    "suggestions": (always(), always(QUIET, [Edit.set(NAME, "still"), Edit.remove(THEME)])),
    "one suggestion": (always(), lambda _charter, _document: QUIET),
    "a tuple as a list": (always(QUIET, Edit.set("members.ana.drives", ("money", "time"))), always()),
    "a new table": (always(QUIET, Edit.set("coordination", {"model": "coordinator"})), always()),
    "values of all types": (
        always(QUIET, Edit.set("extra", {"a": [1, 0.5, True], "b": dt.date(2026, 6, 1), "c": dt.time(9, 0)})),
        always(),
    ),
}
WRONG: dict[str, tuple[Repair, str]] = {
    "text": (always("quiet"), "TypeError: `repair` must have Edit objects, such as Edit.set(...), but has str"),
    "nothing": (
        lambda _charter, _document: None,
        "`repair` must have Edit objects, such as Edit.set(...), but has NoneType; leave it out if there is none",
    ),
    "a message": (
        always(Edit.set(NAME, Message("quiet"))),
        "`repair` cannot write Message; use text, a number, a date",
    ),
    "nothing inside": (always(Edit.set("extra", {"a": [None]})), "`repair` cannot write NoneType; use text"),
    "no place": (always(Edit.set({}, "x")), "the place of a finding must be a path, a table or a span, but is {}"),
    "a kind that there is not": (always(Edit("write", NAME, "x")), "`repair` has an unknown kind of edit: 'write'"),  # type: ignore[arg-type]
    "no new place": (always(Edit("rename", NAME)), "an edit of kind rename has a new place"),
    "a comment by its path": (always(Edit.comment(NAME)), "an edit of kind comment must be the span of a comment"),
    "a value by its span": (
        lambda _charter, document: Edit.set(document.locate(("network", "name")).span, "x"),
        "the place of an edit of kind set must be a path",
    ),
    "a place that is not there": (
        always(Edit.rename("network.nam", "network.name")),
        "`repair` cannot be made. Line 1 cannot be changed: `network.nam` is not in the file. The file stays as it is.",
    ),
    "a place that is taken": (
        always(Edit.rename(NAME, THEME)),
        "`network.theme` is already in the file.",
    ),
    "a key of a value": (
        always(Edit.set("network.name.short", "x")),
        "`repair` cannot be made. Line 1 cannot be changed: `network.name` is not a table.",
    ),
    "edits that clash": (
        always(Edit.remove(THEME), Edit.rename(THEME, "network.purpose")),
        "`repair` cannot be made. Line 3 cannot be changed: two edits are about `network.theme`.",
    ),
    "a value that is written and removed": (
        always(Edit.set(THEME, "x"), Edit.remove(THEME)),
        "`repair` cannot be made. Line 3 cannot be changed: two edits are about `network.theme`.",
    ),
    "nothing new": (always(Edit.set(NAME, "LOUD")), "`repair` changes nothing."),
    "nothing better": (
        always(Edit.set("network.purpose", "A purpose.")),
        "after `repair`, the finding is still there.",
    ),
    "another one": (
        always(Edit.set(NAME, "LOUDER")),
        "after `repair`, the rule reports as many findings as before, or more",
    ),
    "an unknown key": (
        always(QUIET, Edit.set("network.purpos", "x")),
        "after `repair`, the charter is invalid: Unknown key `purpos`. Did you mean `purpose`? Finding on line 2",
    ),
    "a value that does not fit": (
        always(Edit.set(NAME, 3)),
        "after `repair`, the charter is invalid: `name` must be text",
    ),
    "a crash": (always(Edit.set(NAME, "fails")), "after `repair`, the rule crashed: ValueError: oh no"),
}


@pytest.mark.parametrize("name", RIGHT)
def test_a_repair_that_is_right_passes(name: str) -> None:
    repair, suggestions = RIGHT[name]
    testing.check_rule(loud(repair, suggestions))


@pytest.mark.parametrize("name", WRONG)
def test_a_repair_that_is_wrong_is_told(name: str) -> None:
    repair, said = WRONG[name]
    with pytest.raises(AssertionError) as error:
        testing.check_rule(loud(repair))
    assert said in str(error.value)


@pytest.mark.parametrize("name", [name for name in WRONG if name != "another one"])
def test_a_suggestion_that_is_wrong_is_told(name: str) -> None:
    repair, said = WRONG[name]
    with pytest.raises(AssertionError) as error:
        testing.check_rule(loud(suggestions=lambda charter, document: [QUIET, repair(charter, document)]))
    told = str(error.value)
    assert said.partition("`repair`")[2] in told
    assert "suggestion" in told or name in ("no place", "no new place")


def test_suggestions_that_are_the_same_are_told() -> None:
    with pytest.raises(AssertionError, match="two suggestions give the same charter"):
        testing.check_rule(loud(suggestions=always(QUIET, [QUIET])))


def test_a_suggestion_may_leave_another_finding() -> None:
    testing.check_rule(loud(suggestions=always(Edit.set(NAME, "LOUDER"))))


PLACES = """The order is wrong.

    Why: It is.

    Fix: Correct it.

    Bad:
        [[values]]  # XYZ001: The value a is not after b.
        id = "a"

        [[values]]
        id = "b"

    Good:
        [[values]]
        id = "c"
"""


def test_repairs_that_never_end_are_told() -> None:
    """One repair alone is right, but both together bring back what was there."""

    def the_other(charter: Charter) -> Iterator[Finding]:
        network = charter.network
        pair = (network.name, network.theme) if network else ()
        for at, is_first, other in ((NAME, pair[:1] == ("one",), "two"), (THEME, pair[1:] == ("one",), "two")):
            if is_first or pair == ("two", "two"):
                value = other if is_first else "one"
                yield Finding("It is not the other.", at=at, repair=Edit.set(at, value))

    the_other.__doc__ = PAGE.replace(
        '"LOUD"  # XYZ001: The name LOUD is loud.', '"one"  # XYZ001: It is not the other.'
    ).replace('"water"  # about water', '"one"  # XYZ001: It is not the other.')
    with pytest.raises(AssertionError, match=r"its repairs never end, because each leads to another"):
        testing.check_rule(rule("XYZ001", severity="info", level="sound", question="Is it?")(the_other))


def test_several_findings_are_repaired_together_or_after_each_other() -> None:
    """Two findings about one item: the second repair is made when the first has been."""
    page = PLACES.replace(
        'id = "a"\n',
        'id = "A"  # XYZ001: The id A is loud.\n        statement = "NO"  # XYZ001: The statement is loud.\n',
    ).replace("  # XYZ001: The value a is not after b.", "")

    def loud_values(charter: Charter, document: Document) -> Iterator[Finding]:
        for value in (document.data or {}).get("values", ()):
            name, statement = value.get("id", ""), value.get("statement", "")
            if name != name.lower():
                repair = Edit.set(("values", name, "id"), name.lower())
                yield Finding("The id {id} is loud.", at=("values", name, "id"), id=name, repair=repair)
            if statement.isupper():
                at = ("values", name, "statement")
                yield Finding("The statement is loud.", at=at, repair=Edit.set(at, statement.lower()))

    loud_values.__doc__ = page
    testing.check_rule(rule("XYZ001", severity="info", level="sound", question="Is it?")(loud_values))


def test_a_repair_is_checked_on_charters_unlike_its_examples() -> None:
    """In the example the table has a header of its own; elsewhere the repair forgets that there is none."""

    def few_words(charter: Charter) -> Iterator[Finding]:
        name = str(charter.network.name) if charter.network else "none"
        if name.isupper():
            yield Finding("The name {name} is loud.", at=NAME, name=name, repair=QUIET)
        elif name == "":
            repair = Edit.rename(THEME, "network.purpose")
            yield Finding("The name {name} is loud.", at=NAME, name=name, repair=repair)

    few_words.__doc__ = PAGE
    made = rule("XYZ001", severity="info", level="sound", question="Is it?")(few_words)
    with pytest.raises(
        AssertionError, match=r"`network.purpose` is already in the file(.|\n)* On a charter with empty texts\."
    ):
        testing.check_rule(made)


def test_fingerprints_do_not_depend_on_repairs() -> None:
    charter = '[network]\nname = "LOUD"\n'
    (plain,) = testing.run(loud(), charter).findings
    (repaired,) = testing.run(loud(always(QUIET), always(QUIET)), charter).findings
    assert repaired.repair
    assert repaired.suggestions
    assert plain.fingerprints == repaired.fingerprints
