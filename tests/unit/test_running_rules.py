"""What a rule yields becomes a finding with its places, edits and severity; a mistake of the rule is said in a line."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest

from netlint import Charter, Edit, Finding, Note, Replacement, Rule, rule
from netlint.i18n import Message
from netlint.linter.context import LintContext
from netlint.linter.engine import check
from netlint.linter.outcomes import outcome_of
from netlint.linter.report import CharterReport, Diagnostic
from netlint.rules.selector import ActiveRule, Selection
from netlint.toml import Span, parse

CHARTER = '[network]\nname = "x"\n\n[[members]]\nid = "ana"\n\n[[members]]\nid = "bo"\n'
NOON = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)
PAGE = "Something is wrong.\n\nWhy: -\n\nFix: -\n\nBad: -\n\nGood: -\n"


def _rule(function: Any, **declared: Any) -> Rule:
    function.__doc__ = PAGE
    given: dict[str, Any] = {"severity": "warning", "level": "sound", "question": "Is it?"} | declared
    return rule("AA001", **given)(function)


def _report(function: Any, **active: Any) -> CharterReport:
    selection = Selection([ActiveRule(_rule(function), **active)])
    return check(parse("charter.toml", CHARTER.encode()), selection, LintContext())


def _finding(**given: Any) -> Diagnostic:
    def yields(charter: Charter) -> Iterator[Finding]:
        yield Finding("Found.", **{"at": "network"} | given)

    report = _report(yields)
    assert not report.results["AA001"].reason, report.results["AA001"].reason
    return report.findings[0]


def _mistake(**given: Any) -> str:
    return _whole_mistake(**given).rpartition(" (")[0]


def _whole_mistake(**given: Any) -> str:
    def yields(charter: Charter) -> Iterator[Finding]:
        yield Finding("Found.", **{"at": "network"} | given)

    reason = _report(yields).results["AA001"].reason
    assert reason
    return reason.text()


def test_the_severity_is_that_of_the_settings_or_the_finding_or_the_rule() -> None:
    def yields(charter: Charter) -> Iterator[Finding]:
        yield Finding("Plain.", at="network")
        yield Finding("Its own.", at="network", severity="error")

    assert [one.severity for one in _report(yields).findings] == ["warning", "error"]
    assert [one.severity for one in _report(yields, severity="info").findings] == ["info", "info"]


def test_a_finding_has_everything_that_the_rule_gives() -> None:
    finding = _finding(
        at=("members", "ana"),
        related=[Note("Here.", at=("members", "bo"))],
        on_key=True,
        advice=Message("Do it."),
        write={"joined": dt.date(2026, 1, 1)},
    )
    assert (finding.code, finding.name, finding.at, finding.on_key) == ("AA001", "yields", ("members", "ana"), True)
    assert [(note.at, note.message) for note in finding.related] == [(("members", "bo"), Message("Here."))]
    assert (finding.advice, finding.write) == (Message("Do it."), {"joined": dt.date(2026, 1, 1)})
    assert finding.write_at == ("members", "ana")


def test_what_to_write_may_be_elsewhere_or_nowhere() -> None:
    assert _finding(write={"a": 1}, write_at=("members", "bo")).write_at == ("members", "bo")
    assert _finding(at=Span(1, 1, 1, 2)).write_at is None
    assert _finding(write=Replacement("y")).write == Replacement("y")
    assert _mistake(write="text") == "TypeError: `write` must be a mapping of keys and values, but is str"


def test_edits_have_the_values_of_toml() -> None:
    value = {"list": (1, 2.5, True), "date": dt.date(2026, 1, 1), 3: [dt.time(12), NOON]}
    finding = _finding(repair=(Edit.set("network.name", value),), suggestions=((Edit.remove("members"),), ()))
    (edit,) = finding.repair
    assert edit.value == {
        "list": [1, 2.5, True],
        "date": dt.date(2026, 1, 1),
        "3": [dt.time(12), NOON],
    }
    assert (edit.kind, edit.at, edit.to) == ("set", ("network", "name"), None)
    assert [[one.kind for one in edits] for edits in finding.suggestions] == [["remove"], []]
    (moved,) = _finding(repair=(Edit.rename("network.name", "network.title"),)).repair
    assert (moved.kind, moved.at, moved.to) == ("rename", ("network", "name"), ("network", "title"))
    (comment,) = _finding(repair=(Edit("comment", Span(1, 1, 1, 3), "# b"),)).repair
    assert (comment.at, comment.value) == (Span(1, 1, 1, 3), "# b")


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (None, "`repair` must have Edit objects, such as Edit.set(...), but has NoneType; leave it out if there is none"),
        ("x", "`repair` must have Edit objects, such as Edit.set(...), but has str"),
        (Edit("other", "network"), "`repair` has an unknown kind of edit: 'other'"),  # type: ignore[arg-type]
        (Edit("comment", "network", "x"), "`repair`: the place of an edit of kind comment must be the span of a comment"),
        (Edit("set", Span(1, 1, 1, 2), "x"), "`repair`: the place of an edit of kind set must be a path"),
        (Edit("rename", "network.name", None, Span(1, 1, 1, 2)), "`repair`: the place of an edit of kind rename must be a path"),
        (Edit("rename", "network.name"), "`repair`: an edit of kind rename has a new place, and no other edit has one"),
        (Edit("set", "network.name", 1, "network.x"), "`repair`: an edit of kind rename has a new place, and no other edit has one"),
        (Edit.set("network", {1}), "`repair` cannot write set; use text, a number, a date, a list or a dict"),
        (Edit.set("network", {"a": [{"b": {1}}]}), "`repair` cannot write set; use text, a number, a date, a list or a dict"),
        (Edit("comment", Span(1, 1, 1, 3), {1}), "`repair` cannot write set; use text, a number, a date, a list or a dict"),
        (Edit.add("members", object()), "`repair` cannot write object; use text, a number, a date, a list or a dict"),
    ],
)  # fmt: skip
def test_an_edit_that_cannot_be_made_is_a_mistake_of_the_rule(edit: Any, said: str) -> None:
    assert _mistake(repair=(edit,)).partition(": ")[2] == said
    assert said.replace("`repair`", "`suggestions`") in _whole_mistake(suggestions=((edit,),))


@pytest.mark.parametrize(
    "value", ["a", 1, 1.5, True, dt.date(2026, 1, 1), dt.time(1), Message("m"), ("a", ("b", 1)), ()]
)
def test_a_message_shows_text_numbers_dates_messages_and_lists_of_these(value: Any) -> None:
    assert not _finding(x=value).suppression


@pytest.mark.parametrize("value", [{1}, b"x", None, {"a": 1}, ("a", {1}), ("a", ("b", None)), ({1},)])
def test_a_message_shows_nothing_else(value: Any) -> None:
    kind = type(value).__name__
    assert _mistake(x=value) == f"TypeError: a message cannot show {kind} (parameter `x`)"
    assert (
        _mistake(related=[Note(Message("{x}", {"x": value}), at="network")])
        == f"TypeError: a message cannot show {kind} (parameter `x`)"
    )
    assert _mistake(advice=Message("{x}", {"x": value})) == f"TypeError: a message cannot show {kind} (parameter `x`)"


def test_an_error_is_said_with_the_last_line_of_the_rule() -> None:
    def helps() -> None:
        int("no number")

    def calls(charter: Charter) -> Iterator[Finding]:
        helps()
        yield Finding("Never.", at="network")

    def is_silent(charter: Charter) -> Iterator[Finding]:
        raise ValueError
        yield

    def goes_deep(charter: Charter) -> Iterator[Finding]:
        re.compile("(")
        yield

    first = {one: one.__code__.co_firstlineno for one in (helps, calls, is_silent, goes_deep)}
    texts = [_report(one).results["AA001"].reason.text() for one in (calls, is_silent, goes_deep)]  # type: ignore[union-attr]
    assert texts[0].startswith("ValueError: invalid literal for int()")
    assert texts[0].endswith(f"(test_running_rules.py, line {first[helps] + 1})")
    assert texts[1] == f"ValueError (test_running_rules.py, line {first[is_silent] + 1})"
    assert texts[2].endswith(f"(test_running_rules.py, line {first[goes_deep] + 1})")


def error_of(error: BaseException, rule: Rule) -> str:
    _result, crash = outcome_of(error, rule, parse("charter.toml", b""))
    assert crash
    return crash.error


def test_an_error_that_was_raised_nowhere_has_no_place() -> None:
    def never(charter: Charter) -> Iterator[Finding]:
        yield from ()

    assert error_of(ValueError("text"), _rule(never)) == "ValueError: text"
    assert error_of(KeyboardInterrupt(), _rule(never)) == "KeyboardInterrupt"


def test_an_error_outside_of_the_file_of_the_rule_has_the_place_where_it_was_raised() -> None:
    there: dict[str, Any] = {}
    exec(compile("def theirs(charter):\n    yield\n", "theirs.py", "exec"), there)
    with pytest.raises(ZeroDivisionError) as error:
        exec(compile("\n1 / 0", "elsewhere.py", "exec"), {})
    said = error_of(error.value, _rule(there["theirs"]))
    assert said == "ZeroDivisionError: division by zero (elsewhere.py, line 2)"


def test_a_long_error_keeps_its_place() -> None:
    def raises(charter: Charter) -> Iterator[Finding]:
        raise ValueError("long " * 100)
        yield

    reason = _report(raises).results["AA001"].reason
    assert reason
    assert re.fullmatch(r"ValueError: (long )+lo?n?g?… \(test_running_rules.py, line \d+\)", reason.text())


def test_a_severity_that_there_is_not_is_a_mistake_of_the_rule() -> None:
    said = _mistake(severity="bogus")
    assert said == "ValueError: unknown severity 'bogus'; use one of error, warning, info"


def test_an_empty_list_in_a_message_is_no_edit() -> None:
    said = _mistake(x=((), {1}))
    assert said == "TypeError: a message cannot show tuple (parameter `x`)"


def test_edits_are_not_shown_in_messages() -> None:
    edit = Edit.remove("network")
    said = "TypeError: `x` has an Edit, but edits can only be in `repair` and `suggestions`"
    assert [_mistake(x=value) for value in (edit, (edit,), (edit, "a"))] == [said] * 3
