"""Examples with files beside them: how they are read, checked and shown, and which mistakes of a rule the kit finds."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from netlint import Charter, Files, FileUnavailable, Finding, Rule, rule, testing
from netlint.i18n.translator import Translator
from netlint.reporters.rule_page import rule_page
from netlint.rules.docs import Example, Expected
from netlint.testing.files import odd_files

TEXT = """# HRS001 in hours.csv, line 2: Second.
# HRS001 in more/a b.csv, line 1: First: one.
[evidence]  # HRS001: Here.
timesheets = "hours.csv"

# Beside it, hours.csv:
a,b

# HRS001: not announced
# Beside it, empty.csv:
# And other.charter.toml:
[network]  # HRS001: There.
# Beside it, more/a b.csv:
x
"""


def test_an_example_has_charters_and_files_beside_them() -> None:
    example = Example(TEXT, bad=True)
    assert example.files == {"hours.csv": "a,b\n\n# HRS001: not announced\n", "empty.csv": "", "more/a b.csv": "x\n"}
    assert [(name, lines) for name, lines, _text in example.charters] == [
        ("charter.toml", 0),
        ("other.charter.toml", 10),
    ]
    assert [text for _name, _lines, text in example.charters] == [
        '\n\n[evidence]\ntimesheets = "hours.csv"\n\n',
        "\n[network]\n",
    ]
    assert example.expected == (
        Expected(2, "HRS001", "Second.", "hours.csv"),
        Expected(1, "HRS001", "First: one.", "more/a b.csv"),
        Expected(3, "HRS001", "Here."),
        Expected(12, "HRS001", "There."),
    )
    assert list(example.announced) == [1, 2, 3, 12]


PAGE = """A line is marked.

    Why: -a

    Fix: -b

    Bad:
        {announced}
        [evidence]
        timesheets = "hours.csv"

        # Beside it, hours.csv:
        who,hours
        ana,!! for the meeting of water boards

    Good:
        [evidence]
        timesheets = "hours.csv"

        {good}
        who,hours
        ana,8
    """


def made(
    function: Callable[..., Any],
    announced: str = "# HRS001 in hours.csv, line 2: Marked.",
    good: str = "# Beside it, hours.csv:",
) -> Rule:
    function.__doc__ = PAGE.format(announced=announced, good=good)
    return rule("HRS001", severity="warning", level="sound", question="?")(function)


def marked(charter: Charter, files: Files) -> Iterator[Finding]:
    for file in files.named(charter.evidence, "timesheets"):
        for number, line in enumerate(file.lines, 1):
            if "!!" in line:
                yield Finding("Marked.", at=file.line(number))


def test_a_rule_without_mistakes_passes() -> None:
    testing.check_rule(made(marked))


def first_line(charter: Charter, files: Files) -> Iterator[Finding]:
    for file in files.named(charter.evidence, "timesheets"):
        if file.lines[0] and "!!" in file.text:
            yield Finding("Marked.", at=file.line(2))


def last_cell(charter: Charter, files: Files) -> Iterator[Finding]:
    for file in files.named(charter.evidence, "timesheets"):
        for number, line in enumerate(file.lines, 1):
            if "!!" in line.split(",")[1]:
                yield Finding("Marked.", at=file.line(number))


def swallowed(charter: Charter, files: Files) -> Iterator[Finding]:
    for file in files.named(charter.evidence, "timesheets"):
        try:
            text = file.text
        except FileUnavailable as problem:
            raise ValueError(problem.reason.text()) from None
        if "!!" in text:
            yield Finding("Marked.", at=file.line(2))


def with_a_cell(charter: Charter, files: Files) -> Iterator[Finding]:
    for file in files.named(charter.evidence, "timesheets"):
        for number, line in enumerate(file.lines, 1):
            if "!!" in line:
                _who, said = line.split(",")
                yield Finding(said, at=file.line(number))


@pytest.mark.parametrize(
    ("function", "announced", "good", "problem"),
    [
        (first_line, None, None, "the rule crashed: IndexError: .* HRS001 first-line, if the file is empty"),
        (last_cell, None, None, "the rule crashed: IndexError: .* HRS001 last-cell, if the file "),
        (swallowed, None, None, "the rule crashed: ValueError: `Some words.` does not exist .* on a charter with every key"),
        (with_a_cell, "# HRS001 in hours.csv, line 2: !! for the meeting of water boards", None, "contains a value"),
        (marked, "# HRS001 in hours.csv, line 1: Marked.", None, "found hours.csv, line 2, HRS001: Marked.; expected hours"),
        (marked, "# HRS001 in uren.csv, line 2: Marked.", None, "expected uren.csv, line 2, HRS001: Marked."),
        (marked, "# None", None, "a Bad example has a comment `# CODE: message`"),
        (marked, None, "# Beside it, uren.csv:", "the rule was skipped: `hours.csv` does not exist"),
        (marked, None, "# Beside:", "the charter is invalid"),
    ],
)  # fmt: skip
def test_a_mistake_is_found(
    function: Callable[..., Any], announced: str | None, good: str | None, problem: str
) -> None:
    given = {"announced": announced, "good": good}
    with pytest.raises(AssertionError, match=problem):
        testing.check_rule(made(function, **{name: one for name, one in given.items() if one}))


def test_two_examples_with_the_same_charter_can_have_other_files() -> None:
    one = made(marked)
    assert one.page.examples[0].charters[0][2].strip() == one.page.examples[1].charters[0][2].strip()
    testing.check_rule(one)


def test_odd_files_are_read_or_refused_and_differ() -> None:
    seen = set()
    for odd in odd_files(["who,hours\nana,8\n"]):
        try:
            seen.add(odd.reader.read("hours.csv", 10_000))
        except FileNotFoundError:
            seen.add(b"absent")
    assert len(seen) == len(list(odd_files(["who,hours\nana,8\n"])))


def test_the_page_of_a_rule_shows_the_files() -> None:
    page = rule_page(made(marked), {})
    assert (
        """## Reported

```toml
# HRS001 in hours.csv, line 2: Marked.
[evidence]
timesheets = "hours.csv"
```

Beside it, `hours.csv`:

```
who,hours
ana,!! for the meeting of water boards
```

## Not reported
"""
        in page
    )


def test_the_page_shows_empty_files_and_files_in_dutch() -> None:
    function = marked
    function.__doc__ = (
        "A.\n\n    Why: -\n\n    Fix: -\n\n    Bad:\n        # HRS001 in a.csv, line 1: M.\n        [evidence]\n\n"
        "        # Beside it, a.csv:\n\n    Good:\n        -\n"
    )
    one = rule("HRS001", severity="warning", level="sound", question="?")(function)
    assert "\n```\n\nBeside it, `a.csv`, which is empty.\n" in rule_page(one, {})
    dutch = rule_page(one, {}, Translator().into("nl"))
    assert "# HRS001 in a.csv, regel 1: M." in dutch
    assert "Ernaast staat `a.csv`. Dat bestand is leeg." in dutch
