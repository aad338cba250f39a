"""`testing.report`: a format is tested as a run would use it."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from netlint import Charter, CharterIndex, Finding, Message, rule, testing
from netlint.reporters import CharterReport, Reporter, Summary, render
from netlint.rules.base import Rule

ANA = '[network]\nname = "Stroomop"\n\n[[members]]\nid = "ana"\n'
BROKEN = "[network\n"


def made(function: Any) -> Rule:
    function.__doc__ = "Title.\n\nWhy: -\nFix: Do it.\nBad: -\nGood: -\n"
    return rule("SMP001", severity="warning", level="sound", question="Who?")(function)


@made
def each_member(charter: Charter) -> Iterator[Finding]:
    for member in charter.members:
        yield Finding("The member is `{id}`.", at=member, id=member.id)


class Listing(Reporter):
    """What a format can say."""

    def begin(self) -> str:
        return f"on {self.context.today}\n"

    def charter(self, report: CharterReport, shown: int) -> str:
        charter = report.charter_on(self.context.today)
        members = [member.id for member in charter.members] if charter else None
        findings = [one.message for one in render(self.context, report, report.open[:shown])]
        return f"{report.name}: {members}, {findings}, {report.document.data is None}\n"

    def end(self, summary: Summary) -> str:
        return f"charters: {summary.charters}, {self.context.speaks(summary.language)}\n"


def test_one_charter() -> None:
    text = testing.report(Listing, ANA, rules=[each_member])
    assert text == "on 2026-11-24\ncharter.toml: ['ana'], ['The member is `ana`.'], False\ncharters: 1, en\n"


def test_several_charters_travel_as_in_a_run() -> None:
    charters = {"a.charter.toml": ANA, "b.charter.toml": BROKEN, "c.charter.toml": ANA.replace("ana", "bo").encode()}
    text = testing.report(Listing, charters, rules=[each_member], today=None, language="nl", shown=0)
    assert text.split("\n") == [
        "on None",
        "a.charter.toml: ['ana'], [], False",
        "b.charter.toml: None, [], True",
        "c.charter.toml: ['bo'], [], False",
        "charters: 3, nl",
        "",
    ]


@made
def compares(charters: CharterIndex) -> Iterator[Finding]:
    for other in charters.with_member("ana"):
        if other.file != charters.own.file:
            yield Finding("Also in {file}.", at="members", file=other.file)


def test_rules_compare_the_charters() -> None:
    text = testing.report(Listing, {"a.charter.toml": ANA, "b.charter.toml": ANA}, rules=[compares])
    assert "a.charter.toml: ['ana'], ['Also in b.charter.toml.']" in text
    assert "b.charter.toml: ['ana'], ['Also in a.charter.toml.']" in text


def test_no_charter_at_all() -> None:
    assert testing.report(Listing, {}) == "on 2026-11-24\ncharters: 0, en\n"


class Nothing(Reporter):
    def charter(self, report: CharterReport, shown: int) -> Any:
        """Return nothing."""


class Bytes(Listing):
    def end(self, summary: Summary) -> Any:
        return str(summary.charters).encode()


class Without(Reporter):
    """It has no `charter`."""


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Nothing, "`Nothing.charter` must return a string, but returned None"),
        (Bytes, "`Bytes.end` must return a string, but returned bytes"),
        (Without, "Without has no method `charter`"),
        (dt.date, "<class 'datetime.date'> is not a subclass of Reporter"),
    ],
)
def test_a_format_that_returns_no_text_fails(kind: Any, said: str) -> None:
    with pytest.raises(AssertionError) as failed:
        testing.report(kind, ANA)
    assert str(failed.value) == said


class Raising(Reporter):
    def charter(self, report: CharterReport, shown: int) -> str:
        raise KeyError(report.name, shown)


def test_what_a_format_raises_reaches_the_test() -> None:
    with pytest.raises(KeyError, match=r"charter\.toml"):
        testing.report(Raising, ANA)


@made
def crashes(charter: Charter) -> Iterator[Finding]:
    yield Finding("{x}", at="network", x=1 // 0)


def test_a_rule_that_crashes_fails_the_test() -> None:
    with pytest.raises(AssertionError, match="SMP001 crashed: ZeroDivisionError"):
        testing.report(Listing, ANA, rules=[crashes])


def test_texts_of_netlint_are_translated() -> None:
    class Dutch(Listing):
        def charter(self, report: CharterReport, shown: int) -> str:
            return Message("How to read this").text(self.context.translate(report.language)) + str(shown)

    assert testing.report(Dutch, ANA, language="nl").startswith("on 2026-11-24\nZo lees je dit50")
