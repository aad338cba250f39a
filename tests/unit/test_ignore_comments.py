"""What a comment in a charter says to netlint: which rules, about what, and why, or what is wrong with it."""

import pytest

from netlint import check
from netlint.linter.suppressions.model import MAX_SELECTORS

SELECT = 'select = ["NL101", "NL305", "NL003", "NL02"]\n'


def _outcomes(text: str) -> tuple[list[str], list[str]]:
    """Return the findings that are suppressed, each with its line and the reason, and what is said of comments."""
    report = check(text, settings=SELECT)
    suppressed = [
        f"{one.span.line} {one.code} {one.finding.suppression.reason}"
        for one in report.findings
        if one.finding.suppression
    ]
    said = [f"{one.span.line} {one.message}" for one in report.findings if one.code in ("NL020", "NL021", "NL022")]
    return suppressed, said


WITHOUT_PURPOSE = '[network]{comment}\nname = "x"\n'


@pytest.mark.parametrize(
    "comment",
    [
        "# netlint: ignore[NL101] In May.", "#netlint:ignore[NL101]In May.", "#  NetLint :  IGNORE [ nl101 ]  In May.  ",
        "# netlint: ignore[no-purpose] In May.", "# netlint: ignore[No-Purpose] In May.", "# netlint: ignore[NL1] In May.",
        "# netlint: ignore[heart] In May.", "# netlint: ignore[NL101,] In May.", "# netlint: ignore[ , NL101] In May.",
        "\t#\tnetlint:\tignore[NL101]\tIn May.",
    ],
)  # fmt: skip
def test_a_comment_may_be_written_in_many_ways(comment: str) -> None:
    suppressed, said = _outcomes(WITHOUT_PURPOSE.format(comment=f"  {comment}"))
    assert suppressed == ["1 NL101 In May."]
    assert said == []


@pytest.mark.parametrize(
    "comment",
    [
        "# We use netlint: it is fine.", "# see netlint ignore", "# netlint is a tool", "# netlintignore", "# the rule netlint[NL101]",
    ],
)  # fmt: skip
def test_a_comment_for_people_is_left_alone(comment: str) -> None:
    assert _outcomes(WITHOUT_PURPOSE.format(comment=f"  {comment}")) == ([], [])


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("# netlint: ignore NL101", "netlint cannot read this ignore comment. Write `# netlint: ignore[NL101] ...`, with a reason."),
        ("# netlint: skip[NL101] x", "netlint cannot read this ignore comment. Write `# netlint: ignore[NL101] x`."),
        ("# netlinter: ignore[NL101] x", "netlint cannot read this ignore comment. Write `# netlint: ignore[NL101] x`."),
        ("# ignore[NL101] x", "netlint cannot read this ignore comment. Write `# netlint: ignore[NL101] x`."),
        ("# my netlint: ignore[NL101] x", "netlint cannot read this ignore comment. Write `# netlint: ignore[NL101] x`."),
        ("# netlint:", "This comment does not say what to ignore. Write `# netlint: ignore[NL105] ...`, with a reason."),
        ("# netlint: ignore[NL101 x", "netlint cannot read this ignore comment. Write `# netlint: ignore[NL101] x`."),
        ("# netlint: ignore[] x", "This comment does not say which rule to ignore."),
        ("# netlint: ignore[ , ] x", "This comment does not say which rule to ignore."),
        ("# netlint: ignore[no-purpos] x", "Unknown rule `no-purpos`. Did you mean `no-purpose`?"),
        ("# netlint: ignore[qqqqqqq] x", "Unknown rule `qqqqqqq`. `netlint rules` lists all rules."),
    ],
)  # fmt: skip
def test_a_comment_that_says_too_little_is_reported(comment: str, said: str) -> None:
    suppressed, found = _outcomes(WITHOUT_PURPOSE.format(comment=f"  {comment}"))
    assert suppressed == []
    assert found == [f"1 {said}"]


def test_one_comment_may_name_several_rules_and_each_counts() -> None:
    text = '[network]  # netlint: ignore[NL101, NL003, qqqqqqq] In May.\nname = "x"\n'
    suppressed, said = _outcomes(text)
    assert suppressed == ["1 NL101 In May."]
    assert said == [
        "1 `NL003` reports nothing here, so this ignore comment has no effect.",
        "1 Unknown rule `qqqqqqq`. `netlint rules` lists all rules.",
    ]


@pytest.mark.parametrize("form", ["ignore-file", "IGNORE-FILE", "Ignore-File"])
def test_a_comment_for_the_whole_file_is_about_all_of_it(form: str) -> None:
    text = f'# netlint: {form}[NL003] Our own.\n[network]\nname = "x"\nown = 1\n\n[[members]]\nid = "a"\nour = 2\n'
    suppressed, said = _outcomes(text)
    assert sorted(suppressed) == ["4 NL003 Our own.", "8 NL003 Our own."]
    assert said == []


def test_a_comment_for_the_whole_file_below_a_key_is_reported() -> None:
    text = 'charter-version = 1\n# netlint: ignore-file[NL101] In May.\n[network]\nname = "x"\n'
    suppressed, said = _outcomes(text)
    assert suppressed == []
    assert said == ["2 `ignore-file` must be at the top of the file, above the first key or table."]


def test_a_comment_that_nothing_follows_is_reported() -> None:
    suppressed, said = _outcomes('[network]\nname = "x"\n\n# netlint: ignore[NL101] In May.\n')
    assert suppressed == []
    assert said == ["4 This ignore comment has no effect, because nothing follows it."]


@pytest.mark.parametrize("reason", ["", "   ", "\u200b", "\u00a0"])
def test_a_comment_without_a_reason_is_reported(reason: str) -> None:
    suppressed, said = _outcomes(f'[network]  # netlint: ignore[NL101]{reason}\nname = "x"\n')
    assert suppressed == ["1 NL101 "]
    assert said == ["1 The comment that ignores `NL101` gives no reason."]


def test_so_many_comments_are_read_and_no_more() -> None:
    line = "# netlint: ignore[NL101] x\n"
    few, many = ((line * count) + '[network]\nname = "x"\n' for count in (MAX_SELECTORS, MAX_SELECTORS + 1))
    said = f"The ignore comments in this file name more than {MAX_SELECTORS} rules."
    assert not any(said in one for one in _outcomes(few)[1])
    assert any(one.startswith(f"{MAX_SELECTORS + 1} {said}") for one in _outcomes(many)[1])
