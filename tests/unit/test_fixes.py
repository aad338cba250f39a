"""Repairs that can be made together, whether a charter is worse after them, and a diff of what they change."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlint.i18n import Message
from netlint.linter.engine import check
from netlint.linter.fixed import Fixed
from netlint.linter.fixes import DocEdit, fix_of, worsened
from netlint.linter.report import CharterReport, Diagnostic
from netlint.plugins.registry import load_plugins
from netlint.rules.selector import ActiveRule, Selection
from netlint.toml import Edit, Span, parse
from netlint.toml.unified_diff import unified_diff

TEXT = """\
[network]
name = "Stroomop"
fase = "start"

[[members]]
id = "Ana"
drives = ["a"]

[[members]]
id = "bo"
"""
ALL = Selection(ActiveRule(rule) for rule in load_plugins(isolated=True).rules.values())
DOCUMENT = parse("charter.toml", TEXT.encode())


def finding(*repair: DocEdit) -> Diagnostic:
    return Diagnostic("NL001", "x", "error", Message("x"), (), repair=repair)


SET = Edit.set(("network", "name"), "x")
TOGETHER = {
    "other keys": (SET, Edit.set(("network", "theme"), "x")),
    "the same edit": (SET, SET),
    "two items of a list": (Edit.add(("members", "Ana", "drives"), "b"), Edit.add(("members", 0, "drives"), "c")),
    "a key and a value further in": (
        Edit.set(("members", "Ana", "id"), "ana"),
        Edit.set(("members", "Ana", "drives", 0), "b"),
    ),
    "two renamed tables": (Edit.rename(("members",), ("leden",)), Edit.rename(("network",), ("net",))),
    "two comments": (Edit.comment(Span(1, 1, 1, 3), "# x"), Edit.comment(Span(2, 1, 2, 3), "# x")),
    "a comment and a key": (Edit.comment(Span(1, 1, 1, 3), "# x"), SET),
}
APART = {
    "two values of a key": (SET, Edit.set(("network", "name"), "y")),
    "by id and by position": (Edit.set(("members", "Ana", "id"), "ana"), Edit.set(("members", 0, "id"), "anna")),
    "a table and a key in it": (Edit.rename(("network",), ("net",)), SET),
    "a key and the table around it": (SET, Edit.remove(("network",))),
    "a list and a value in it": (Edit.as_list(("network",)), Edit.set(("network", "goals", "x"), 1)),
    "an old and a new name": (
        Edit.rename(("network", "fase"), ("network", "phase")),
        Edit.set(("network", "phase"), 1),
    ),
    "two old names": (
        Edit.rename(("network", "fase"), ("network", "phase")),
        Edit.rename(("network", "name"), ("network", "phase")),
    ),
    "a place further in and what moves to it": (
        Edit.set(("extra", "x", "y"), 1),
        Edit.rename(("network", "fase"), ("extra", "x")),
    ),
    "one comment twice": (Edit.comment(Span(1, 1, 1, 3), "# x"), Edit.comment(Span(1, 1, 1, 3), "")),
    "an item and all of its list": (Edit.add(("members", 0, "drives"), "b"), Edit.set(("members", 0, "drives"), [])),
}


@pytest.mark.parametrize("edits", TOGETHER.values(), ids=TOGETHER)
def test_repairs_that_do_not_touch_are_made_together(edits: tuple[DocEdit, DocEdit]) -> None:
    one, other = map(finding, edits)
    assert fix_of(DOCUMENT, [one, other]).findings == (one, other)
    assert fix_of(DOCUMENT, [other, one]).findings == (other, one)
    assert fix_of(DOCUMENT, [one, other]).edits == tuple(dict.fromkeys(edits) if edits[0] is edits[1] else edits)


@pytest.mark.parametrize("edits", APART.values(), ids=APART)
def test_repairs_that_touch_are_made_one_after_the_other(edits: tuple[DocEdit, DocEdit]) -> None:
    one, other = map(finding, edits)
    assert fix_of(DOCUMENT, [one, other]).findings == (one,)
    assert fix_of(DOCUMENT, [other, one]).findings == (other,)


def test_repairs_of_a_large_charter_are_compared_in_no_time() -> None:
    """Each is compared with the few that are near; with all others, this would take minutes."""
    repairs = [finding(Edit.set(("extra", f"k{number}"), number)) for number in range(20_000)]
    assert len(fix_of(DOCUMENT, repairs).findings) == len(repairs)


def report(text: str) -> CharterReport:
    return check(parse("charter.toml", text.encode()), ALL)


WORSE = {
    "another mistake": ('name = "x"', "name = 1", Edit.set(("network", "name"), 1), "`name` must be text"),
    "a mistake elsewhere": (
        'fase = "start"',
        "mascot = 1",
        Edit.set(("network", "name"), "Stroomop"),
        "Unknown key `mascot`",
    ),
    "unreadable": ("[network]", "[network", SET, ""),
    "an unknown member": ('id = "bo"', 'id = "cas"', Edit.set(("members", "bo", "id"), "cas"), "The id `bo` is not in"),
}
CHARTER = """\
[network]
name = "x"
phase = "start"

[[members]]
id = "ana"

[[members]]
id = "bo"

[[next-steps]]
id = "step"
what = "Call the water board."
owner = "bo"
"""


@pytest.mark.parametrize(("old", "new", "edit", "said"), WORSE.values(), ids=WORSE)
def test_a_charter_that_is_worse(old: str, new: str, edit: DocEdit, said: str) -> None:
    text = CHARTER.replace('phase = "start"', 'fase = "start"') if old.startswith("fase") else CHARTER
    worse = worsened(report(text), report(text.replace(old, new)), [edit])
    assert worse is not None
    assert said in worse.text()


def test_what_becomes_readable_may_be_reported() -> None:
    """A date without its quotation marks can be found to be after another one."""
    before = CHARTER.replace('name = "x"', 'name = "x"\nfounded = "2030-01-01"')
    after = before.replace('"2030-01-01"', "2030-01-01")
    assert worsened(report(before), report(after), [Edit.set(("network", "founded"), "x")]) is None
    renamed = CHARTER.replace("[[members]]", "[[leden]]").replace('id = "bo"', 'id = "bo"\nmascot = 1')
    back = renamed.replace("[[leden]]", "[[members]]")
    assert worsened(report(renamed), report(back), [Edit.rename(("leden",), ("members",))]) is None


@given(
    st.text(st.sampled_from("ab\n\r\u2028\x85é"), max_size=60),
    st.text(st.sampled_from("ab\n\r\u2028\x85é"), max_size=60),
)
def test_a_diff_gives_the_new_text(tmp_path_factory: pytest.TempPathFactory, old: str, new: str) -> None:
    folder: Path = tmp_path_factory.mktemp("diff")
    file, diff = folder / "charter.toml", unified_diff("charter.toml", old.encode(), new.encode())
    assert (diff == b"") == (old == new)
    if old and new and diff:
        file.write_bytes(old.encode())
        subprocess.run(
            ["git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "-"],
            input=diff, cwd=folder, check=True, env={"GIT_CEILING_DIRECTORIES": "/", "PATH": "/usr/bin:/bin:/usr/local/bin"},
        )  # fmt: skip
        assert file.read_bytes() == new.encode()


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=30))
def test_a_line_that_stays_is_followed_back(kept: list[tuple[bool, bool]]) -> None:
    old = [f"line {at}" for at in range(len(kept))]
    new = list[str]()
    for line, (stays, has_new_above) in zip(old, kept, strict=True):
        new += [f"new above {line}"] * has_new_above + [line] * stays
    fixed = Fixed("\n".join(old).encode(), "\n".join(new).encode(), report(CHARTER))
    for number, line in enumerate(new, start=1):
        if line in old:
            assert fixed.line_before(number) == old.index(line) + 1
