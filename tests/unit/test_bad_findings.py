"""What rules yield and raise that cannot be told: the rule crashes, with its line, and every format goes on."""

import re
from pathlib import Path

import pytest
from support.commands import Netlint
from support.rule_modules import HEAD, rule_text

from netlint import Rule, testing
from netlint.i18n import Message
from netlint.linter.report import RuleResult
from netlint.linter.run_rule import FEW
from netlint.project.files import WorkingTree
from netlint.settings.rule_files import load_rules

FORMATS = ("text", "json", "sarif", "html", "rdjson", "junit", "markdown")
MOST = 9_990
"""Members with an id that a charter can have."""
WRONG = {
    'raise SkipRule("{x} is not there")': "the message '{x} is not there' has no value for {x}; pass it as a parameter: x=...",
    "raise SkipRule(5)": "a message must be text or a Message, but is int",
    'raise SkipRule("{x}", x=object())': "a message cannot show object (parameter `x`)",
    "raise NotBegun(object())": "a message must be text or a Message, but is object",
    'yield Finding("x", at="network", write={"purpose": Message("{y}")})': "the message '{y}' has no value for {y}",
    'yield Finding("x", at="network", advice="{y}")': "the message '{y}' has no value for {y}",
    'yield Finding("{nmae}", at="network", name="x")': "has no value for {nmae}; did you mean {name}?",
    'yield Finding("{x}", at="network", x=Message("{q}"))': "the message '{q}' has no value for {q}",
    'yield Finding("x", at=Span(9, 1, 9, 2))': "the place of a finding is a span that is not in the text",
    'yield Finding("x", at=Span(0, 0, 1, 1))': "the place of a finding is a span that is not in the text",
    'yield Finding("x", at=Span(None, None, None, None))': "the place of a finding is a span that is not in the text",
    'yield Finding("x", at=("members", 10**30))': "the place of a finding has a position that no list has",
    'yield Finding("x", at=[])': "`at` is an empty list, but a finding has a place",
    'yield Finding("x", at="network", related=["y"])': "`related` must have Note objects, but has str",
    'yield Finding("x", at="network", related=[Note("y", at=Span(9, 1, 9, 2))])': "a span that is not in the text",
    'yield Finding(None, at="network")': "a message must be text or a Message, but is NoneType",
    'yield Finding("", at="network")': "the message of Finding is empty",
    'yield Finding(" ", at="network")': "the message of Finding is empty",
    'yield Finding("x", at="network", advice=" ")': "the message of Finding is empty",
    'yield Finding("x", at="network", related=[Note("\\u200b", at="network")])': "the message of Note is empty",
    'raise SkipRule("")': "the message of SkipRule is empty",
    'raise SkipRule(Message("\\n\\u3164"))': "the message of SkipRule is empty",
    'raise NotBegun("")': "the message of NotBegun is empty",
    'yield Finding("{", at="network")': "has a bracket without its other half; write {{ or }} for a bracket",
    'yield Finding("{}", at="network")': "has a placeholder without a name; write one, such as {name}",
    'yield Finding("{x}", at="network", x=Choice((object(),)))': "a message cannot show Choice",
    'yield Finding("{severity}", at="network", severity="info")': "`severity` is a parameter of Finding itself, so rename",
    'yield Finding("x", at="network", related=[Note("{at}", at="network")])': "`at` is a parameter of Note itself, so rename",
    'yield [Finding("x", at="network")]': "this one yields list; write `yield from` to yield what is in it",
    'yield (one for one in [Finding("x", at="network")])': "this one yields generator; write `yield from`",
    "yield Finding": "this one yields the class Finding; write Finding(...)",
    'yield Note("x", at="network")': "this one yields Note; a note can only be in `related`",
    'return [Finding("x", at="network")]': "a rule must yield its findings; what it returns is lost. Write `yield from`",
    "raise StopIteration": "generator raised StopIteration",
    "class Bad(Exception):\n    def __str__(self): raise ValueError\nraise Bad": "Bad: (its text cannot be shown: ValueError)",
    "raise ValueError('x' * 10**6)": "xxx…",
    "raise InvalidValue([object()])": "",
}  # fmt: skip


def rule_that(folder: Path, body: str) -> Rule:
    file = folder / "circles.py"
    file.write_text(f"from netlint import *\n{HEAD}{rule_text('OUR001', body=body)}", "utf-8")
    return load_rules(WorkingTree(), file).rules[0]


@pytest.mark.parametrize(("body", "said"), WRONG.items(), ids=WRONG)
def test_what_cannot_be_told_is_a_crash_with_its_line(body: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError) as error:
        testing.run(rule_that(tmp_path, body), '[network]\nname = "x"\n')
    assert said in str(error.value)
    assert re.search(r"\(circles\.py, line \d+\)$", str(error.value)), str(error.value)


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_goes_on(netlint: Netlint, tmp_path: Path, format_: str) -> None:
    for number, body in enumerate(WRONG):
        rule = rule_text(f"OUR{number:03}", name=f"rule_{number}", body=body)
        (tmp_path / f"rule_{number}.py").write_text(f"from netlint import *\n{HEAD}{rule}", "utf-8")
    (tmp_path / "netlint.toml").write_text('rule-files = ["*.py"]\n', "utf-8")
    (tmp_path / "charter.toml").write_text('[network]\nname = "x"\n', "utf-8")
    done = netlint("--select", "OUR,NL030,NL101", "--format", format_)
    assert done.returncode == 2
    assert "NL101" in done.stdout
    assert "bug in netlint" not in done.stderr
    assert "raised an error" not in done.stderr


def test_a_parameter_may_have_a_type_of_the_plugin(tmp_path: Path) -> None:
    body = (
        "import enum\nclass Kind(enum.StrEnum):\n    ROUND = 'round'\n"
        'yield Finding("{kind} and {many}", at="network", kind=Kind.ROUND, many=[Kind.ROUND, Kind.ROUND])'
    )
    report = testing.run(rule_that(tmp_path, body), '[network]\nname = "x"\n')
    assert testing.lines(report)[0] == "1: round and round and round"
    assert {type(value) for value in report.findings[0].message.parameters.values()} == {str, tuple}


@pytest.mark.parametrize("name", ["self", "template", "parameters", "maker"])
def test_any_name_can_be_a_placeholder_that_is_no_keyword(tmp_path: Path, name: str) -> None:
    given = f'"a {{{name}}}", {name}="x"'
    body = f'yield Finding({given}, at="network", related=[Note({given}, at="network")], advice="do {{{name}}}")'
    report = testing.run(rule_that(tmp_path, body), '[network]\nname = "x"\n')
    finding = report.findings[0]
    assert finding.advice
    assert [one.text() for one in (finding.message, finding.advice, finding.related[0].message)] == [
        "a x",
        "do x",
        "a x",
    ]
    for body in (f"raise SkipRule({given})", f'raise FileUnavailable({given}, at=("network",))'):
        report = testing.run(rule_that(tmp_path, body), '[network]\nname = "x"\n')
        assert report.results["OUR001"] == RuleResult(
            "OUR001", "skipped", Message("a {" + name + "}", {name: "x"}), lacks_file="File" in body
        )


def test_a_rule_that_never_ends_yielding_is_a_crash(tmp_path: Path) -> None:
    body = 'while True:\n    yield Finding("Again.", at="network")'
    with pytest.raises(
        AssertionError, match=f"it has more than {FEW} findings in one charter; look for a loop that does not"
    ):
        testing.run(rule_that(tmp_path, body), '[network]\nname = "x"\n')


def test_a_finding_about_each_entry_of_a_large_charter_is_reported(tmp_path: Path) -> None:
    body = 'for member in charter.members:\n    for text in ("One.", "Two."):\n        yield Finding(text, at=member)'
    text = "[network]\n" + "".join(f'[[members]]\nid = "m{number}"\n' for number in range(MOST))
    report = testing.run(rule_that(tmp_path, body), text)
    assert len(report.findings) == 2 * MOST + 1 > FEW
