"""Pages of rules, as read from docstrings: sections, examples and what the comments of an example ask for."""

import datetime as dt

import pytest

from netlint.rules.docs import Example, Expected, missing_sections, read_page

PAGE = """The title goes
    over two lines.

    A second paragraph.

    Why: One reason
        in two lines.

        And another.

    Fix: Do this! Then that.

    Source: An article.

    Options: `at-most` is a number.

    Bad:
        # On 2026-11-24
        [network]  # NL101: Nobody knows why.

            name = "x"

    Good: a = 1
    """


def test_a_page_has_the_sections_of_the_docstring() -> None:
    page = read_page(PAGE)
    assert page.title == "The title goes over two lines.\n\nA second paragraph."
    assert page.why == "One reason in two lines.\n\nAnd another."
    assert (page.fix, page.advice, page.source) == ("Do this! Then that.", "Do this!", "An article.")
    bad, good = page.examples
    assert bad == Example('# On 2026-11-24\n[network]  # NL101: Nobody knows why.\n\n    name = "x"\n', bad=True)
    assert good == Example("a = 1\n", bad=False)


def test_a_page_may_lack_everything_but_its_title() -> None:
    page = read_page("A title. Why: this is no section.")
    assert (page.title, page.why, page.fix, page.source, page.examples) == (
        "A title. Why: this is no section.",
        "",
        "",
        "",
        (),
    )
    assert page.advice == ""


@pytest.mark.parametrize(
    ("fix", "advice"),
    [
        ("One. Two.", "One."),
        ("Why not?\nTwo.", "Why not?"),
        ("Write 1.5 or\n  more", "Write 1.5 or more"),
        ("A.B. C", "A.B."),
    ],
)
def test_the_advice_is_the_first_sentence(fix: str, advice: str) -> None:
    assert read_page(f"T.\n\nFix: {fix}\n").advice == advice


@pytest.mark.parametrize(
    ("docstring", "missing"),
    [
        (None, "first sentence,Why,Fix,Bad,Good"), ("", "first sentence,Why,Fix,Bad,Good"), (" \n ", "first sentence,Why,Fix,Bad,Good"),
        (PAGE, ""), ("T.\n\nWhy: -\nFix: -\nBad: -\nGood: -", ""), ("T.\n\nWhy: -\nFix: -\nGood: -", "Bad"),
        ("T.\n  Why: -\n    Fix: -\nBad: -\nGood: -", "Why"), ("T. Why: Fix: Bad: Good:", "Why,Fix,Bad,Good"),
    ],
)  # fmt: skip
def test_the_sections_that_a_docstring_lacks_are_named(docstring: str | None, missing: str) -> None:
    assert ",".join(missing_sections(docstring)) == missing


FULL = """# On 2026-11-24
# With the option at-most = 3.
# With the option words = ["a", "b."]
# With the exception { rule = "no-purpose", by = ["ana"] }
# With the rules NL307, OUR502 and more
[network]  # NL101: The first.
name = "x"   #NL102: The second.
# No finding: NL101
# And other.charter.toml:
[members]  # ABCDEF001:  The third.
# And third-1.toml:
x = 1
"""


def test_the_comments_of_an_example_say_what_is_expected_and_how_it_is_checked() -> None:
    example = Example(FULL, bad=True)
    assert example.expected == (
        Expected(6, "NL101", "The first."), Expected(7, "NL102", "The second."), Expected(10, "ABCDEF001", "The third."),
    )  # fmt: skip
    assert example.today == dt.date(2026, 11, 24)
    assert example.options == {"at-most": 3, "words": ["a", "b."]}
    assert example.exceptions == ({"rule": "no-purpose", "by": ["ana"]},)
    assert example.rules == ("NL307", "OUR502")
    assert not example.crash


def test_an_example_may_have_several_charters_without_what_is_announced() -> None:
    first, other, third = Example(FULL, bad=True).charters
    assert (first[:2], other[:2], third[:2]) == (("charter.toml", 0), ("other.charter.toml", 8), ("third-1.toml", 10))
    assert first[2].endswith('[network]\nname = "x"\n# No finding: NL101\n')
    assert (other[2], third[2]) == ("\n[members]\n", "\nx = 1\n")
    lines = FULL.split("\n")
    assert lines[other[1]].startswith("# And other")
    assert lines[third[1]].startswith("# And third")


def test_an_example_without_comments_asks_for_nothing() -> None:
    example = Example("a = 1\n", bad=False)
    assert (example.expected, example.today, example.options, example.exceptions, example.rules) == (
        (),
        None,
        {},
        (),
        (),
    )
    assert example.charters == (("charter.toml", 0, "a = 1\n"),)
    assert not example.crash
    assert Example("# With a rule that crashes\n", bad=False).crash
