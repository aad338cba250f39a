"""`testing.report`: a format is tested as a run would use it."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from netlint import Charter, CharterIndex, Files, Finding, Message, rule, testing
from netlint.reporters import CharterReport, Reporter, Summary, render
from netlint.rules.base import Rule
from netlint.rules.fixture import Fixture
from netlint.testing import fixtures

ANA = '[network]\nname = "Stroomop"\n\n[[members]]\nid = "ana"\n'
BROKEN = "[network\n"
WATER = '[network]\npurpose = "water.txt"\n'


def made(function: Any, **declared: Any) -> Rule:
    function.__doc__ = "Title.\n\nWhy: -\nFix: Do it.\nBad: -\nGood: -\n"
    return rule("SMP001", severity="warning", level="sound", question="Who?", **declared)(function)


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


def purpose_of(charter: Charter) -> str:
    return (charter.network and charter.network.purpose) or ""


def test_rules_compare_what_functions_return() -> None:
    def same_purpose(charters: CharterIndex) -> Iterator[Finding]:
        for other in charters.lookup(purpose_of, charters.own.of(purpose_of)):
            if other.file != charters.own.file:
                yield Finding("As in {file}.", at="network.purpose", file=other.file)

    compared = made(same_purpose, compares=(purpose_of,))
    text = testing.report(Listing, {"a.charter.toml": WATER, "b.charter.toml": WATER}, rules=[compared])
    assert "a.charter.toml: [], ['As in b.charter.toml.']" in text


def test_rules_read_files_beside_the_charters() -> None:
    def words(charter: Charter, files: Files) -> Iterator[Finding]:
        for file in files.named(charter.network, "purpose"):
            yield Finding("It says {text}.", at=file.line(1), text=file.text)

    text = testing.report(Listing, WATER, rules=[made(words)], files={"water.txt": "yes"})
    assert "charter.toml: [], ['It says yes.']" in text


def test_rules_have_the_fixtures_of_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    def by_length(charter: Charter, length: int) -> Iterator[Finding]:
        yield Finding("{length} letters.", at="network.purpose", length=length)

    fixture = Fixture("length", lambda charter: len(charter.network.purpose), ("charter",))
    monkeypatch.setattr(fixtures, "_of_plugins", lambda _rule: {"length": fixture})
    assert "charter.toml: [], ['9 letters.']" in testing.report(Listing, WATER, rules=[made(by_length)])


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
