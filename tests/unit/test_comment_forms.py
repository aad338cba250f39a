"""Which comments netlint takes as ignore comments, which it reports as not written well, and which it leaves alone."""

import pytest

from netlint.linter.suppressions.comments import IgnoreComment, read_comments
from netlint.linter.suppressions.directives import ignore_comments
from netlint.plugins.registry import load_plugins
from netlint.toml import parse

RULES = load_plugins(isolated=True).rules
CHARTER = '[network]\nname = "Stroomop"\n'


def read(text: str) -> list[IgnoreComment]:
    """Return what a charter says to netlint; a quick look at the text must not miss it."""
    document = parse("charter.toml", text.encode())
    assert document.data is not None
    found = list(read_comments(document, RULES))
    assert list(ignore_comments(document, RULES)) == found
    return found


@pytest.mark.parametrize(
    ("comment", "taken"),
    {
        "# netlint: ignore[NL101] In May.": [("NL101", "In May.")],
        "# netlint: ignore[NL101, no-core-values] In May.": [("NL101", "In May."), ("no-core-values", "In May.")],
        "# NETLINT: IGNORE[NL101] In May.": [("NL101", "In May.")],
        "#netlint:ignore[nl101]In May.": [("NL101", "In May.")],
        "#  netlint : ignore [ No-Purpose , ] In May.  ": [("no-purpose", "In May.")],
        "## netlint: ignore[NL101] In May.": [("NL101", "In May.")],
        "# Agreed. # netlint: ignore[NL101] In May.": [("NL101", "In May.")],
        "# Agreed [1], see netlint.toml. #netlint:ignore[NL101] In May.": [("NL101", "In May.")],
        "# netlint: ignore[NL101] In May. # netlint: ignore[NL102] In June.": [
            ("NL101", "In May."),
            ("NL102", "In June."),
        ],
        "# netlint: ignore[NL101] In May. # We asked Bo.": [("NL101", "In May. # We asked Bo.")],
        '# netlint: ignore[NL101] "In `May`."': [("NL101", '"In `May`."')],
    }.items(),
)
def test_what_is_taken(comment: str, taken: list[tuple[str, str]]) -> None:
    found = read(f"{comment}\n{CHARTER}")
    assert [(one.named, one.reason) for one in found] == taken
    assert {(one.problem, one.whole_file) for one in found} == {(None, False)}


@pytest.mark.parametrize("named", ["NL0", "nl0", "integrity", "NL001, NL003"])
def test_a_group_with_rules_that_cannot_be_ignored_is_taken(named: str) -> None:
    found = read(f"# netlint: ignore-file[{named}] In May.\n{CHARTER}")
    assert all(one.whole_file for one in found)
    assert [one.problem is None for one in found] == [name != "NL001" for name in named.split(", ")]


NAMED = "netlint cannot read this ignore comment. Write `# netlint: "
NOTHING = "This comment does not say what to ignore. Write `# netlint: ignore[NL105] ...`, with a reason."


@pytest.mark.parametrize(
    ("comment", "form"),
    {
        "# netlint ignore[NL101]": "ignore[NL101]",
        "# netlint ignore NL101": "ignore[NL101]",
        "# netlint: ignore NL101 In May.": "ignore[NL101] In May.",
        "# netlint: ignore nl101 and NO-core-values": "ignore[NL101, no-core-values] and NO-core-values",
        "# netlint: ignore-file NL1": "ignore-file[NL1]",
        "# netlint: ignore[NL101 In May.": "ignore[NL101] In May.",
        "# netlint: ignore(NL101) In May.": "ignore[NL101] In May.",
        "# netlint: ignore=NL101": "ignore[NL101]",
        "# netlint: disable=NL101": "ignore[NL101]",
        "# netlint: disable-file=NL101": "ignore-file[NL101]",
        "# netlint: ignore-next-line NL101": "ignore[NL101]",
        "# netlint: ignroe[NL101] Why.": "ignore[NL101] Why.",
        "# netlint: ingore NL101": "ignore[NL101]",
        "# netlint: noqa: NL101": "ignore[NL101]",
        "# netlint: NL101": "ignore[NL101]",
        "# netlint: negeer[NL101] In mei.": "ignore[NL101] In mei.",
        "# netlint: negeer-bestand[NL101] In mei.": "ignore-file[NL101] In mei.",
        "# netlint negeer NL101": "ignore[NL101]",
        "# netlint-ignore[NL101] In May.": "ignore[NL101] In May.",
        "# NETLINT IGNORE[NL101] In May.": "ignore[NL101] In May.",
        "# Agreed. # netlint ignore[NL101] In May.": "ignore[NL101] In May.",
        "# Agreed, netlint: ignore[NL101] In May.": "ignore[NL101] In May.",
        "# netlnit: ignore[NL101] In May.": "ignore[NL101] In May.",
        "# ignore[no-purpose] In May.": "ignore[no-purpose] In May.",
        "# noqa: NL101": "ignore[NL101]",
        "# NOQA:NL101": "ignore[NL101]",
        "# nolint:NL101": "ignore[NL101]",
    }.items(),
)
def test_what_is_told_with_what_to_write(comment: str, form: str) -> None:
    (found,) = read(f"{comment}\n{CHARTER}")
    assert found.problem
    shown = f"{form}`" if "] " in form else f"{form} ...`, with a reason"
    assert found.problem.text() == f"{NAMED}{shown}."
    assert (found.named, found.reason, found.whole_file) == ("", "", form.startswith("ignore-file"))
    assert found.part.end_column == found.span.end_column
    assert found.part.column == (11 if comment.startswith("# Agreed. #") else 1)


@pytest.mark.parametrize(
    "comment",
    [
        "# netlint:",
        "# netlint: ignore",
        "# netlint ignore",
        "# netlint ignore this table",
        "# netlint: ignore In May.",
        "# netlint ignore-table",
        "# NETLINT IGNORE",
        "# netlint disable",
        "# netlint suppress",
        "# netlint noqa",
        "# netlint nolint",
        "# netlint spare[what] Why.",
        "# netlint spare(what) Why.",
        "# netlint: off",
        "# netlint: skip",
        "# netlint: allow",
        "# netlint: exclude",
        "# netlint: negeren",
        "# netlint: overslaan",
        "# netlint: ingore",
        "# netlint: neger",
        "# netlint: spare[what] Why.",
        "# netlint: ignroe[what] Why.",
        "# netlint negeer",
        "# noqa",
        "# NoQA",
    ],
)
def test_what_is_told_because_it_names_no_rule(comment: str) -> None:
    (found,) = read(f"{comment}\n{CHARTER}")
    assert found.problem
    assert found.problem.text() == NOTHING


@pytest.mark.parametrize(
    "comment",
    [
        "# netlint",
        "# See netlint.toml.",
        "# netlint.toml has the rest",
        "# netlint-baseline.json has the rest",
        "# netlint: zie docs/afspraken.md",
        "# netlint: negen leden doen mee",
        "# netlint: uit het overleg van mei",
        "# netlint: see the agreements [1]",
        "# netlint is what we use (since May)",
        "# netlint (our linter)",
        "# netlint reports NL101 here",
        "# netlint ignores this",
        "# We ignore what netlint says about NL101",
        "# See NL101: ignore for now",
        "# ignore[what we said]",
        "# Write `# netlint: ignore[NL105] In May.` above",
        '# Write "netlint: ignore[NL105]" above',
        "# noqart",
        "# We disable: nothing",
        "# mynetlint: ignore",
    ],
)
def test_what_only_mentions_netlint_is_left_alone(comment: str) -> None:
    assert read(f"{comment}\n{CHARTER}") == []


def test_only_the_first_words_of_a_comment_are_looked_at() -> None:
    assert read(f"# netlint: {'so ' * 19}NL101\n{CHARTER}") != []
    assert read(f"# netlint: {'so ' * 20}NL101\n{CHARTER}") == []


def test_a_comment_for_the_whole_file_may_be_in_uppercase_letters() -> None:
    (found,) = read(f"# NETLINT: IGNORE-FILE[NL101] In May.\n{CHARTER}")
    assert (found.whole_file, found.problem) == (True, None)


@pytest.mark.parametrize(
    "text",
    [
        f"{CHARTER}# netlint: ignore[NL101] In May.\n",
        f"{CHARTER}\n# netlint: ignore[NL101] In May.\n# the end\n",
        f"{CHARTER}# Agreed. # netlint: ignore[NL101] In May.",
        "# netlint: ignore[NL101] In May.\n",
    ],
)
def test_a_comment_that_nothing_follows_is_told(text: str) -> None:
    (found,) = read(text)
    assert found.problem
    assert found.problem.text() == "This ignore comment has no effect, because nothing follows it."


def test_a_comment_for_the_whole_file_is_told_where_it_is_not_at_the_top() -> None:
    (found,) = read(f"{CHARTER}# netlint: ignore-file[NL101] In May.\n")
    assert found.problem
    assert found.problem.text().startswith("`ignore-file` must be at the top of the file")


def test_each_part_of_a_comment_has_its_place() -> None:
    comment = "# Agreed. # netlint: ignore[NL101] In May. # netlint: ignore[NL102] In June."
    text = f'[network]\nname = "Stroomop" {comment}\n'
    source = parse("charter.toml", text.encode()).source
    found = read(text)
    assert [source.part(one.span) for one in found] == [comment, comment]
    assert [source.part(one.part).strip() for one in found] == [
        "# netlint: ignore[NL101] In May.",
        "# netlint: ignore[NL102] In June.",
    ]


@pytest.mark.parametrize(
    "begin", ["# netlint", "# netlint: ignore[", "# netlint ", "# ignore [", "# `", "# noqa", "# "]
)
def test_a_long_comment_is_read_in_one_go(begin: str) -> None:
    for filler in (" ", "# ", "x ", "NL101 ", "`", "\t", "# netlint "):
        read(f"{begin}{filler * (100_000 // len(filler))}\n{CHARTER}")
