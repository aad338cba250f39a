"""`netlint diff`: which charters it compares, what it prints in each format, and how it ends."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from support.commands import ROOT, RULE_TEMPLATE, Netlint, git
from support.format_readers import ACTIVE, ACTIVE_TOKENS, NOTHING_RAW, azure_command, github_command, markdown_tokens
from support.hostile_text import EVIL, quoted
from support.repositories import Repository

HEAD = '[network]\nname = "Stroomop"\nlanguage = "en"\npurpose = "Water for all."\n'
ANA, BO = ('[[members]]\nid = "ana"\nname = "Ana"\n', '[[members]]\nid = "bo"\nname = "Bo"\n')
FIRST = HEAD + ANA
SECOND = HEAD + ANA + BO
JOINS = "Bo joins as a member."
EXAMPLES = ("docs/examples/healthy.charter.toml", "docs/examples/proposed/healthy.toml")
PAIR = tuple(str(ROOT / name) for name in EXAMPLES)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository in which Bo joins, and the file as it is now is as it was first."""
    made = Repository(tmp_path)
    made.revision("2026-06-01", FIRST)
    made.revision("2026-07-01", SECOND)
    made.write(FIRST)
    return made


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")


def data(netlint: Netlint, *args: str, code: int = 0, **how: Any) -> dict[str, Any]:
    done = netlint("diff", *args, "--format", "json", **how)
    assert (done.returncode, done.stderr) == (code, "")
    loaded: dict[str, Any] = json.loads(done.stdout)
    schema = json.loads((ROOT / "schemas" / "diff.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(loaded)
    return loaded


@pytest.mark.parametrize(
    ("args", "changes"),
    [
        (("HEAD~1:charter.toml", "HEAD:charter.toml"), [JOINS]),
        (("HEAD~1:charter.toml", "charter.toml"), []),
        (("HEAD:charter.toml", "charter.toml"), ["Bo leaves: the charter no longer lists this member."]),
        (("HEAD:charter.toml",), ["Bo leaves: the charter no longer lists this member."]),
        (("HEAD:", "charter.toml"), ["Bo leaves: the charter no longer lists this member."]),
        (("charter.toml", "HEAD:"), [JOINS]),
        (("HEAD~1:charter.toml", "HEAD:"), [JOINS]),
        (("HEAD~1:", "HEAD:charter.toml"), [JOINS]),
        (("HEAD^{/2026-06}:charter.toml", "HEAD:./charter.toml"), [JOINS]),
        (("HEAD^{/06-01}:charter.toml", "HEAD:charter.toml"), [JOINS]),
        ((".", "HEAD:charter.toml"), [JOINS]),
    ],
)
def test_a_charter_is_a_file_a_folder_or_a_file_at_a_revision(
    netlint: Netlint, repository: Repository, args: tuple[str, ...], changes: list[str]
) -> None:
    assert repository.folder.exists()
    found = data(netlint, *args)
    assert [one["text"] for one in found["changes"]] == changes
    assert found["same"] is not bool(changes)


def test_a_revision_can_have_a_colon_in_its_name(netlint: Netlint, repository: Repository) -> None:
    git(repository.folder, "commit", "-q", "--allow-empty", "-m", "fix: a colon")
    found = data(netlint, "HEAD~2:charter.toml", "HEAD^{/fix: a}:charter.toml")
    assert [one["text"] for one in found["changes"]] == [JOINS]


def test_a_file_with_a_colon_in_its_name_comes_first(netlint: Netlint, repository: Repository) -> None:
    repository.write(SECOND + "[time]\nother = 1\n", "HEAD:charter.toml")
    found = data(netlint, "charter.toml", "HEAD:charter.toml")
    assert {one["path"] for one in found["changes"]} == {"members.bo", "time.other"}


def test_a_path_begins_at_the_top_or_with_a_point_at_the_current_folder(
    netlint: Netlint, repository: Repository
) -> None:
    repository.revision("2026-08-01", SECOND, "circle/charter.toml")
    below = repository.folder / "circle"
    assert [one["text"] for one in data(netlint, "HEAD:charter.toml", "charter.toml", cwd=below)["changes"]] == [JOINS]
    assert data(netlint, "HEAD:./charter.toml", cwd=below)["same"]
    assert data(netlint, "HEAD:../charter.toml", cwd=below)["same"]
    repository.revision("2026-09-01", SECOND, "circle/own.toml")
    done = netlint("diff", "HEAD:own.toml", "charter.toml", cwd=below)
    assert done.returncode == 2
    assert "For the current folder, write HEAD:./own.toml" in done.stderr


def test_a_charter_that_moved_is_compared_by_its_content(netlint: Netlint, repository: Repository) -> None:
    git(repository.folder, "mv", "-f", "charter.toml", "network.charter.toml")
    repository.commit("2026-08-01")
    assert data(netlint, "HEAD~2:charter.toml", "HEAD:network.charter.toml")["same"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("charter.toml",), "Name the second charter too"),
        (("missing.toml", "charter.toml"), "missing.toml: this file or folder does not exist"),
        (("charter.toml", "missing.toml"), "missing.toml: this file or folder does not exist"),
        (("nope:charter.toml", "charter.toml"), "The revision `nope` does not exist"),
        (("HEAD:nope.toml", "charter.toml"), "The file nope.toml does not exist at the revision `HEAD`"),
        (("charter.toml", "HEAD:nope.toml"), "The file nope.toml does not exist at the revision `HEAD`"),
        (("HEAD:nope.toml",), "nope.toml: this file or folder does not exist"),
        (("HEAD:", "HEAD~1:"), "Write the path after the revision, such as HEAD:charter.toml"),
        (("HEAD:",), "Write the path after the revision, such as HEAD:charter.toml"),
        ((":charter.toml", "charter.toml"), "Write the revision before the colon, such as main:charter.toml"),
        (("HEAD", "charter.toml"), "`HEAD` is a Git revision, not a file. Write the path after it: HEAD:charter.toml"),
        (("C:\\charter.toml", "charter.toml"), "this file or folder does not exist"),
        (("--version:charter.toml", "charter.toml"), "No such option"),
        (("HEAD:../../etc/passwd", "charter.toml"), "does not exist at the revision"),
        (("charter.toml", "charter.toml", "--why", "So."), "--why is for a proposal. Add --proposal."),
        (("", "charter.toml"), "it is empty"),
    ],
)
def test_what_cannot_be_found_is_named_with_what_to_do(
    netlint: Netlint, repository: Repository, args: tuple[str, ...], said: str
) -> None:
    assert repository.folder.exists()
    done = netlint("diff", *args)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_without_a_repository_a_revision_is_an_error(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, charter=FIRST)
    done = netlint("diff", "main:charter.toml", "charter.toml")
    assert done.returncode == 2
    assert "is not in a Git repository" in done.stderr
    assert data(netlint, "charter.toml", "charter.toml")["same"]


def test_several_charters_in_a_folder_are_named(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, **{"a.charter": FIRST, "b.charter": SECOND, "old": FIRST})
    done = netlint("diff", "old.toml", ".")
    assert done.returncode == 2
    assert "There are 2 charters" in done.stderr


@pytest.mark.parametrize(("text", "where"), [("[network\n", ":1: "), ("a = 1\na = 2\n", ":2: "), ("\x00", "")])
@pytest.mark.parametrize("swap", [False, True])
def test_a_charter_that_cannot_be_read_is_named_with_its_line(
    netlint: Netlint, tmp_path: Path, text: str, where: str, swap: bool
) -> None:
    write(tmp_path, bad=text, good=FIRST)
    done = netlint("diff", *(("good.toml", "bad.toml") if swap else ("bad.toml", "good.toml")))
    assert (done.returncode, done.stdout) == (2, "")
    assert f"bad.toml{where}" in done.stderr
    assert "So netlint cannot compare this file." in done.stderr


def test_a_revision_that_cannot_be_read_is_named(netlint: Netlint, repository: Repository) -> None:
    repository.revision("2026-08-01", "[network\n")
    repository.write(FIRST)
    done = netlint("diff", "HEAD:charter.toml")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: HEAD:charter.toml:1: ")


def test_a_charter_that_is_too_large_is_refused_on_either_side(netlint: Netlint, repository: Repository) -> None:
    repository.revision("2026-08-01", FIRST + "#" * 2000)
    (repository.folder / "netlint.toml").write_text("max-bytes = 1500\n", "utf-8")
    for args in (("HEAD:charter.toml", "HEAD~1:charter.toml"), ("HEAD~1:charter.toml", "charter.toml")):
        done = netlint("diff", *args)
        assert done.returncode == 2
        assert "1500 bytes" in done.stderr


def test_what_is_invalid_is_not_compared_and_says_why(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, old=SECOND + 'status = "trial"\n', new=SECOND + 'status = "tral"\n')
    done = netlint("diff", "old.toml", "new.toml")
    assert done.returncode == 2
    assert "Not compared: `members.bo.status` in new.toml." in done.stdout
    assert "no change in what it could compare" in done.stdout
    found = data(netlint, "old.toml", "new.toml", code=2)
    assert [(one["side"], one["path"]) for one in found["not-compared"]] == [("new", "members.bo.status")]
    assert found["changes"] == []


def test_exit_codes_are_those_of_git(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, old=FIRST, new=SECOND, same=f"# Ours\n{SECOND}")
    assert netlint("diff", "old.toml", "new.toml").returncode == 0
    assert netlint("diff", "old.toml", "new.toml", "--exit-code").returncode == 1
    assert netlint("diff", "same.toml", "new.toml", "--exit-code").returncode == 0


def test_nothing_that_changes_is_said_in_each_format(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, old=SECOND, new=f"# Ours\n{SECOND}")
    for args in ((), ("--format", "markdown"), ("--proposal",), ("--proposal", "--format", "markdown")):
        done = netlint("diff", "old.toml", "new.toml", *args)
        assert done.stdout.endswith("Nothing changes in meaning.\n")
    assert data(netlint, "old.toml", "new.toml")["proposal"] is None


def test_both_are_checked_with_the_settings_for_the_new_one_on_one_day(netlint: Netlint, tmp_path: Path) -> None:
    step = '[[next-steps]]\nid = "a"\nwhat = "Call"\nowner = "ana"\ndue = 2026-06-01\n'
    write(tmp_path, old=FIRST + step, new=FIRST + step.replace("06-01", "12-24"))
    found = data(netlint, "old.toml", "new.toml")["findings"]
    assert [(one["code"], one["change"], one["end"]) for one in found] == [("NL417", "went", "solved")]
    assert data(netlint, "old.toml", "new.toml", today="2026-05-01")["findings"] == []
    (tmp_path / "netlint.toml").write_text('ignore = ["NL417"]\n', "utf-8")
    assert data(netlint, "old.toml", "new.toml")["findings"] == []
    assert data(netlint, "old.toml", "new.toml", "--select", "NL417")["findings"] != []


def test_a_finding_that_is_suppressed_did_not_go(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, old=SECOND, new=f"# netlint: ignore-file[NL102] We are looking for them.\n{SECOND}")
    assert "NL102" in netlint("diff", "old.toml", "new.toml").stdout
    assert "(it is suppressed now)" in " ".join(netlint("diff", "old.toml", "new.toml").stdout.split())
    (one,) = data(netlint, "old.toml", "new.toml")["findings"]
    assert (one["code"], one["end"]) == ("NL102", "suppressed")


def test_a_rule_that_crashes_makes_the_comparison_incomplete(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, old=FIRST, new=SECOND)
    (tmp_path / "ours.py").write_text(RULE_TEMPLATE.format(begin="", inside="1 / 0"), "utf-8")
    (tmp_path / "netlint.toml").write_text('rule-files = ["ours.py"]\n', "utf-8")
    done = netlint("diff", "old.toml", "new.toml")
    assert done.returncode == 2
    assert JOINS in done.stdout
    assert "These rules crashed, so their findings are not compared: OUR001." in " ".join(done.stdout.split())
    assert data(netlint, "old.toml", "new.toml", code=2)["crashed"] == ["OUR001"]


def test_the_language_is_that_of_the_new_charter_or_of_the_run(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, old=FIRST, new=SECOND.replace('"en"', '"nl"'))
    assert "Bo wordt lid." in netlint("diff", "old.toml", "new.toml").stdout
    assert JOINS in netlint("diff", "old.toml", "new.toml", "--lang", "en").stdout
    assert "Wat we voorstellen" in netlint("diff", "old.toml", "new.toml", "--proposal").stdout


def test_a_proposal_says_what_why_for_whom_and_until_when(netlint: Netlint) -> None:
    done = netlint("diff", *PAIR, "--proposal", "--why", "Ana wants a break.")
    assert done.returncode == 0
    assert "Why\n- Ana wants a break.\n" in done.stdout
    assert "- Ana no longer coordinates and becomes the coordinator's deputy.\n" in done.stdout
    assert (
        "- You can object until 15 December 2026: the group decides by then.\n- Tell the coordinator: Ana.\n"
        in done.stdout
    )
    proposal = data(netlint, *PAIR, "--why", "Ana wants a break.")["proposal"]
    assert proposal["text"] == done.stdout.removesuffix("\n")
    assert proposal["why"] == "Ana wants a break."
    assert {one["member"] for one in proposal["members"]} == {"ana", "bo", "fenna"}


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("", ["The charter does not say how long a proposal stays open. Agree on a day.", "Tell the group."]),
        ("[decisions]\nmin-days = 7\n", ["You can object until 1 December 2026: a proposal stays open for at least that long."]),
        ("[decisions]\nmin-days = 7\ndeadline-days = 21\n", ["You can object until 1 December 2026", "The group decides by 15 December 2026 at the latest."]),
        ("[decisions]\ndeadline-days = 1000000\n", ["You can object until"]),
        ('[decisions]\nmethod = "none"\n', ["The charter does not say who decides about changing it. Agree on that first."]),
        ('[decisions]\nmethod = "consent"\n', ["The charter does not say how it can be changed", 'The group decides by "consent".']),
        ('[decisions]\namendment = "At any meeting."\nobjections = "In writing."\n', ['The charter says about changing it: "At any meeting."', 'The charter says about objections: "In writing."']),
    ],
)  # fmt: skip
def test_a_proposal_says_how_the_old_charter_decides(
    netlint: Netlint, tmp_path: Path, how: str, said: list[str]
) -> None:
    write(tmp_path, old=FIRST + how, new=SECOND)
    done = netlint("diff", "old.toml", "new.toml", "--proposal")
    assert done.returncode == 0
    assert all(text in done.stdout for text in said), done.stdout


def test_a_change_without_an_agreement_says_so(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, old=FIRST, new=FIRST + '[[next-steps]]\nid = "a"\nwhat = "Call"\nowner = "ana"\n')
    assert (
        "No agreement changes: the charter is only brought up to date."
        in netlint("diff", "old.toml", "new.toml").stdout
    )
    done = netlint("diff", "old.toml", "new.toml", "--proposal")
    assert 'What we propose\n- Added: the next step "Call" (Ana).\n' in done.stdout


def test_markdown_fits_in_a_comment(netlint: Netlint, tmp_path: Path) -> None:
    values = "".join(f'[[values]]\nid = "v{n}"\nstatement = "{"word `code` # " * 30}{n}"\n' for n in range(900))
    write(tmp_path, old=FIRST, new=FIRST + values)
    for args in ((), ("--proposal",)):
        done = netlint("diff", "old.toml", "new.toml", "--format", "markdown", *args)
        assert 30_000 < len(done.stdout) < 65_536
        assert re.search(r"And \d+ more, which", done.stdout)


def evil(text: str, other: str) -> str:
    """Write a valid charter in which every text is a stranger's; `other` is at the end of each, so that it changes."""
    said = quoted(text + other)
    return f"""
[network]
name = {said}
purpose = {said}
contact = {said}
affiliates = [{said}]
[[members]]
id = "ana"
name = {said}
left-reason = {said}
[[values]]
id = "care"
statement = {said}
[coordination]
coordinator = "ana"
mandate = [{said}, "x"]
[[meetings]]
id = "m"
facilitator = {said}
[[agreements]]
with = {said}
[[elsewhere]]
sections = "norms"
at = {said}
[decisions]
scopes = [{quoted("members money purpose " + text)}]
amendment = {said}
objections = {said}
quorum = {said}
[[decisions.ways]]
scopes = {said}
passes = {said}
[norms.conflict-route]
steps = [{said}]
[extra]
{quoted(text or "x")} = {said}
"""


@pytest.mark.parametrize("kind", EVIL)
def test_hostile_text_is_shown_and_obeyed_by_nobody(netlint: Netlint, tmp_path: Path, kind: str) -> None:
    write(tmp_path, old=evil(EVIL[kind], "1"), new=evil(EVIL[kind], "2"))
    text = netlint("diff", "old.toml", "new.toml").stdout
    proposal = netlint("diff", "old.toml", "new.toml", "--proposal", "--why", "So.").stdout
    markdown = netlint("diff", "old.toml", "new.toml", "--format", "markdown").stdout
    for printed in (text, proposal, markdown):
        assert len(printed) > 1000
        assert_nobody_obeys(printed)
    assert_nothing_is_active(markdown)
    assert not ACTIVE.search(proposal)


@pytest.mark.parametrize("args", [("--format", "json"), ("--format", "markdown", "--proposal")])
def test_all_hostile_text_at_once_is_obeyed_by_nobody(netlint: Netlint, tmp_path: Path, args: tuple[str, ...]) -> None:
    write(tmp_path, old=evil(EVIL["all of it"], "1"), new=evil(EVIL["all of it"], "2"))
    done = netlint("diff", "old.toml", "new.toml", *args)
    assert_nobody_obeys(done.stdout)
    if "markdown" in args:
        assert_nothing_is_active(done.stdout)


def assert_nobody_obeys(printed: str) -> None:
    assert not NOTHING_RAW.search(printed), NOTHING_RAW.search(printed)
    for line in printed.splitlines():
        assert github_command(line) is None, line
        assert azure_command(line) is None, line


def assert_nothing_is_active(markdown: str) -> None:
    tokens = list(markdown_tokens(markdown))
    assert not {token.type for token in tokens} & ACTIVE_TOKENS
    texts = [token.content for token in tokens if token.type in ("text", "text_special")]
    assert not [text for text in texts if ACTIVE.search(text)]


@pytest.mark.parametrize(
    "name", [b"not\xffutf8.toml", b"new\nline ::error::x.toml", b"\x1b[31m.toml", b"a `|[x](y)@all.toml"]
)
def test_names_of_files_are_shown_and_obeyed_by_nobody(netlint: Netlint, tmp_path: Path, name: bytes) -> None:
    write(tmp_path, old=FIRST)
    (tmp_path / os.fsdecode(name)).write_text(SECOND, "utf-8")
    for args in ((), ("--format", "markdown"), ("--format", "json"), ("--proposal",)):
        done = netlint("diff", "old.toml", os.fsdecode(name), *args)
        assert done.returncode == 0, done.stderr
        assert not NOTHING_RAW.search(done.stdout)
        assert not [line for line in done.stdout.splitlines() if github_command(line)]


def test_a_link_that_leads_out_is_not_followed(netlint: Netlint, tmp_path: Path) -> None:
    inside = Repository(tmp_path / "inside")
    write(tmp_path, secret=SECOND)
    (inside.folder / "charter.toml").symlink_to(tmp_path / "secret.toml")
    inside.commit("2026-06-01")
    inside.write(FIRST, "own.toml")
    done = netlint("diff", "own.toml", "charter.toml", cwd=inside.folder)
    assert done.returncode == 2
    assert "link that points outside" in done.stderr
    done = netlint("diff", "HEAD:charter.toml", "own.toml", cwd=inside.folder)
    assert done.returncode == 2
    assert "does not exist at the revision" in done.stderr
