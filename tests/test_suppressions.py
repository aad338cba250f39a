"""What is set aside: by comments, by exceptions of the group, by a baseline, by an earlier revision."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Netlint

CHARTER = """\
[network]
name = "Stroomop"

[[members]]
id = "ana"

[[members]]
id = "bo"
"""
COMMITMENT = ("--select", "NL101,NL305,NL02", "--format", "concise")

Lines = Callable[..., list[str]]


@pytest.fixture
def lines(netlint: Netlint, tmp_path: Path) -> Lines:
    """Check a text as `charter.toml`, and give each finding as `line code`, or what is said instead of its severity."""

    def check(text: str, *args: str, settings: str = "", code: int | None = None) -> list[str]:
        (tmp_path / "charter.toml").write_text(text, "utf-8")
        if settings:
            (tmp_path / "netlint.toml").write_text(settings, "utf-8")
        done = netlint("charter.toml", *(args or COMMITMENT), "-q")
        assert code is None or done.returncode == code, done.stderr
        assert done.returncode != 2, done.stderr
        return [_short(line) for line in done.stdout.splitlines()]

    return check


def _short(line: str) -> str:
    place, _, rest = line.partition(": ")
    words = rest.split(" ")
    code = next(word for word in words if word.startswith("NL"))
    aside = "aside " if words[0] not in ("error", "warning", "info") else ""
    return f"{aside}{place.split(':')[1]} {code}"


def test_nothing_is_set_aside_by_itself(lines: Lines) -> None:
    assert lines(CHARTER, code=1) == ["1 NL101", "4 NL305"]


@pytest.mark.parametrize("named", ["NL101", "no-purpose", "NL1", "heart"])
def test_a_comment_at_the_end_of_a_line_is_about_that_line(lines: Lines, named: str) -> None:
    text = CHARTER.replace("[network]", f"[network]  # netlint: ignore[{named}] We decide in May.")
    assert lines(text, code=0) == ["4 NL305", "aside 1 NL101"]


def test_a_comment_alone_on_a_line_is_about_what_is_below_it(lines: Lines) -> None:
    about_the_table = CHARTER.replace("[network]", "# netlint: ignore[NL101] We decide in May.\n[network]")
    assert "aside 2 NL101" in lines(about_the_table)
    about_a_key = CHARTER.replace("name =", "# netlint: ignore[NL101] We decide in May.\nname =")
    assert lines(about_a_key) == ["1 NL101", "2 NL021", "5 NL305"]


def test_a_comment_above_a_table_is_about_all_that_is_in_it(lines: Lines) -> None:
    text = '# netlint: ignore[NL003] Our own.\n[network]\nname = "x"\nown = 1\n\n[[members]]\nid = "a"\nown = 2\n'
    assert lines(text, "--select", "NL003,NL021", "--format", "concise") == ["8 NL003", "aside 4 NL003"]


def test_a_comment_inside_a_list_is_about_the_next_line_there(lines: Lines) -> None:
    text = '[network]\nsummary = "TODO"\ngoals = [\n  # netlint: ignore[NL015] Soon.\n  { statement = "TODO" },\n]\n'
    found = lines(text, "--select", "NL015,NL021", "--format", "concise")
    assert found == ["2 NL015"]  # one finding names both places, and one of them is not covered


def test_a_finding_about_several_members_waits_for_each_of_them(lines: Lines) -> None:
    comment = "[[members]]  # netlint: ignore[NL305] Joins in January.\n"
    once = CHARTER.replace("[[members]]\n", comment, 1)
    assert lines(once) == ["1 NL101", "4 NL305"]
    assert lines(CHARTER.replace("[[members]]\n", comment)) == ["1 NL101", "aside 4 NL305"]


def test_a_comment_for_the_whole_file_stands_at_its_top(lines: Lines) -> None:
    assert lines("# netlint: ignore-file[NL101, NL305] Later.\n" + CHARTER, code=0) == [
        "aside 2 NL101",
        "aside 5 NL305",
    ]
    assert "9 NL021" in lines(CHARTER + "# netlint: ignore-file[NL101] Later.\n", code=1)


def test_what_looks_like_a_comment_in_a_text_is_none(lines: Lines) -> None:
    assert "1 NL101" in lines(CHARTER.replace('"Stroomop"', '"Stroomop # netlint: ignore-file[NL101] no"'))
    assert "1 NL101" in lines('[network]\nname = """\n# netlint: ignore-file[NL101] no\n"""\n')


@pytest.mark.parametrize("code", ["NL001", "NL013", "NL022", "NL030"])
def test_some_rules_cannot_be_ignored(netlint: Netlint, tmp_path: Path, code: str) -> None:
    (tmp_path / "charter.toml").write_text(f"# netlint: ignore-file[{code}] No.\n" + CHARTER, "utf-8")
    assert f"`{code}` cannot be ignored" in netlint("charter.toml").stdout
    (tmp_path / "netlint.toml").write_text(f'[[exceptions]]\nrule = "{code}"\nreason = "No."\n', "utf-8")
    done = netlint("charter.toml")
    assert done.returncode == 2
    assert f"netlint.toml:2:1: `{code}` cannot be left out" in done.stderr


def test_an_unreadable_charter_stays_unreadable(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text("# netlint: ignore-file[NL0] No.\n[network\n", "utf-8")
    assert netlint("charter.toml").returncode == 1


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("# netlint: ignore[NL101]", "No reason is given for ignoring `NL101`."),
        ("# netlint: ignore[NL101, NL3]", "No reason is given for ignoring `NL101` and `NL3`."),
        ("# netlint: ignore[] Why.", "The comment names no rule."),
        ("# netlint: ignore NL101", "The comment does not say what to ignore."),
        ("# netlint: ignroe[NL101] Why.", "The comment does not say what to ignore."),
        ("# netlint: ignore[no-purpos] Why.", "Did you mean `no-purpose`?"),
    ],
)
def test_a_slip_in_a_comment_is_loud(netlint: Netlint, comment: str, said: str) -> None:
    done = netlint("-", stdin=f"{comment}\n{CHARTER}", COLUMNS="100")
    assert said in " ".join(done.stdout.split())


def test_a_comment_is_not_called_unused_where_its_rule_did_not_run(lines: Lines) -> None:
    text = "# netlint: ignore-file[NL214] Our clients are on holiday.\n" + CHARTER
    for args in (("--select", "NL101,NL021"), ("--timeless",), ("--level", "essential", "--extend-select", "NL021")):
        assert not [line for line in lines(text, *args, "--format", "concise") if "NL021" in line]


EXCEPTION = """\
[[exceptions]]
rule = "no-purpose"
charter = "charter.toml"
at = "network"
reason = "We decide in May."
agreed-by = ["ana", "bo"]
agreed-on = 2026-01-01
until = 2026-11-24
"""


def test_an_exception_is_told_as_a_decision(netlint: Netlint, tmp_path: Path, lines: Lines) -> None:
    assert lines(CHARTER, settings=EXCEPTION, code=0) == ["4 NL305", "aside 1 NL101"]
    done = netlint("charter.toml", "--select", "NL101", COLUMNS="100")
    assert "decided by ana and bo on 2026-01-01 until 2026-11-24: We decide in May. (netlint.toml:1)" in " ".join(
        done.stdout.split()
    )
    assert "Set aside: 1 decided by the group." in done.stdout
    finding = json.loads(netlint("charter.toml", "--select", "NL101", "--format", "json").stdout)["charters"][0]
    assert finding["findings"][0]["set-aside"]["agreed-by"] == ["ana", "bo"]
    assert finding["results"]["NL101"]["status"] == "set-aside"


def test_an_exception_that_has_ended_brings_the_finding_back(lines: Lines, netlint: Netlint) -> None:
    lines(CHARTER, settings=EXCEPTION)
    done = netlint("charter.toml", *COMMITMENT, "-q", today="2026-11-25")
    assert [_short(line) for line in done.stdout.splitlines()] == ["1 NL022", "1 NL101", "4 NL305"]
    assert done.returncode == 1
    timeless = netlint("charter.toml", *COMMITMENT, "-q", "--timeless", today=None)
    assert [_short(line) for line in timeless.stdout.splitlines()] == ["4 NL305", "aside 1 NL101"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('rule = "no-purpose"', 'rule = "no-purpos"'), "netlint.toml:2:1: `no-purpos` is no rule"),
        (('at = "network"', 'at = "networks"'), "netlint.toml:4:1: `networks`: a charter has no `networks` there."),
        (('at = "network"', 'at = "members.0"'), "netlint.toml:4:1: `members.0`: an entry is named by its id"),
        (('at = "network"', 'at = "members.cas"'), "netlint.toml:1: `members.cas` is in no charter that was checked."),
        (("until = 2026-11-24", 'until = "2026"'), "netlint.toml:8:1: `until` must be a date"),
        (("reason", "raeson"), "netlint.toml:5:1: Unknown key `raeson`. Did you mean `reason`?"),
    ],
)
def test_a_slip_in_an_exception_is_an_error(
    netlint: Netlint, tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    (tmp_path / "netlint.toml").write_text(EXCEPTION.replace(*change), "utf-8")
    done = netlint("charter.toml")
    assert said in done.stderr
    assert done.returncode == 2


def test_an_exception_of_no_use_in_the_whole_run_is_told_once(netlint: Netlint, tmp_path: Path) -> None:
    whole = CHARTER.replace("[network]", '[network]\npurpose = "Water has no owner."')
    for name, text in (("a", whole), ("b", CHARTER), ("c", whole)):
        (tmp_path / f"{name}.charter.toml").write_text(text, "utf-8")
    (tmp_path / "netlint.toml").write_text('[[exceptions]]\nrule = "NL101"\nreason = "May."\n', "utf-8")
    args = ("--select", "NL101,NL021", "--format", "concise", "-q")
    assert [line[0] for line in netlint(".", *args).stdout.splitlines()] == ["b"]
    (tmp_path / "b.charter.toml").write_text(whole, "utf-8")
    told = netlint(".", *args).stdout
    assert told.count("NL021") == 1
    assert told.startswith("a.charter.toml:1:1: warning NL021 The exception for `NL101` is of no use")


def test_exceptions_are_listed_soonest_end_first(netlint: Netlint, tmp_path: Path) -> None:
    other = '[[exceptions]]\nrule = "NL305"\nreason = "Always so."\n'
    (tmp_path / "netlint.toml").write_text(other + EXCEPTION, "utf-8")
    listed = netlint("exceptions").stdout
    assert listed.index("2026-11-24  no-purpose charter.toml network  (netlint.toml:4)") < listed.index("no end  NL305")
    assert netlint("exceptions").returncode == 0
    assert netlint("exceptions", "--within", "60d").returncode == 1
    assert netlint("exceptions", "--within", "60d", today="2026-09-24").returncode == 0
    assert netlint("exceptions", "--within", "61d", today="2026-09-24").returncode == 1
    assert "(ended)" in netlint("exceptions", today="2026-11-25").stdout
    assert json.loads(netlint("exceptions", "--format", "json").stdout)[0]["agreed-by"] == ["ana", "bo"]
    assert netlint("exceptions", "--within", "soon").returncode == 2


def test_no_suppressions_shows_everything(lines: Lines) -> None:
    text = "# netlint: ignore-file[NL305] Later.\n" + CHARTER
    assert lines(text, *COMMITMENT, "--no-suppressions", settings=EXCEPTION, code=1) == ["2 NL101", "5 NL305"]


# A baseline


def _recorded(folder: Path) -> list[dict[str, Any]]:
    content: dict[str, Any] = json.loads((folder / "netlint-baseline.json").read_text("utf-8"))
    found: list[dict[str, Any]] = content["findings"]
    return found


def test_a_baseline_records_what_is_there(netlint: Netlint, tmp_path: Path, lines: Lines) -> None:
    assert lines(CHARTER, *COMMITMENT, "--write-baseline", code=0) == []
    places = ["network.purpose", "members.ana.hours-per-month.committed", "members.bo.hours-per-month.committed"]
    assert [entry["at"] for entry in _recorded(tmp_path)] == sorted(places, key=lambda at: "purpose" not in at)
    assert (tmp_path / "netlint-baseline.json").read_text("utf-8").count("\n") == 5
    assert lines(CHARTER, code=0) == []
    assert "Set aside: 2 in the baseline." in netlint("charter.toml", *COMMITMENT[:2]).stdout


def test_moving_sorting_and_formatting_change_no_identity(netlint: Netlint, tmp_path: Path, lines: Lines) -> None:
    lines(CHARTER, *COMMITMENT, "--write-baseline")
    moved = '\n\n# Ours.\nmembers = [ {id = "bo"},\n  {id = "ana"} ]\r\nnetwork.name = "Stroomop"\n'
    assert lines(moved, code=0) == []
    lines(moved, *COMMITMENT, "--write-baseline")
    assert lines(CHARTER, code=0) == []


def test_what_is_new_is_told_and_what_is_gone_too(lines: Lines, netlint: Netlint, tmp_path: Path) -> None:
    lines(CHARTER, *COMMITMENT, "--write-baseline")
    with_cas = CHARTER + '\n[[members]]\nid = "cas"\n'
    assert lines(with_cas) == ["4 NL305"]
    better = CHARTER.replace('id = "ana"', 'id = "ana"\nhours-per-month.committed = 8')
    assert lines(better) == ["1 NL021"]
    before = (tmp_path / "netlint-baseline.json").stat().st_size
    pruned = netlint("charter.toml", *COMMITMENT, "--prune-baseline", "-q")
    assert (pruned.returncode, pruned.stdout) == (0, "")
    assert "netlint-baseline.json: 1 entries removed." in pruned.stderr
    assert (tmp_path / "netlint-baseline.json").stat().st_size < before
    assert lines(better) == []
    assert lines(CHARTER) == ["4 NL305"]


def test_an_entry_without_an_id_is_known_by_what_it_holds(lines: Lines) -> None:
    one, other = '[[meetings]]\nkind = "TODO"\n', '[[meetings]]\nplace = "Utrecht"\n'
    only = ("--select", "NL003,NL02", "--format", "concise")
    lines("[network]\n" + one + other.replace("place", "plaats"), *only, "--write-baseline")
    assert lines("[network]\n" + other.replace("place", "plaats") + one, *only) == []


def test_a_baseline_of_a_run_with_trouble_is_not_written(netlint: Netlint, tmp_path: Path, lines: Lines) -> None:
    lines(CHARTER, *COMMITMENT, "--write-baseline")
    before = (tmp_path / "netlint-baseline.json").read_bytes()
    done = netlint("charter.toml", "missing.toml", "--write-baseline")
    assert done.returncode == 2
    assert "is as it was: not every charter could be checked" in done.stderr
    assert (tmp_path / "netlint-baseline.json").read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format": 2, "findings": []}', b"\xff"])
def test_a_baseline_that_is_not_whole_is_an_error(netlint: Netlint, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    (tmp_path / "netlint-baseline.json").write_bytes(content)
    done = netlint("charter.toml")
    assert done.returncode == 2
    assert "netlint-baseline.json is not a baseline of netlint" in done.stderr
    assert netlint("charter.toml", "--no-suppressions").returncode == 1


def test_a_charter_that_is_gone_is_told(netlint: Netlint, tmp_path: Path, lines: Lines) -> None:
    (tmp_path / "old.charter.toml").write_text(CHARTER, "utf-8")
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    netlint(".", "--write-baseline")
    (tmp_path / "old.charter.toml").unlink()
    assert "netlint-baseline.json names charters that are not there: old.charter.toml" in netlint(".").stderr
    netlint(".", "--prune-baseline")
    assert {entry["charter"] for entry in _recorded(tmp_path)} == {"charter.toml"}


def test_what_cannot_be_ignored_is_not_recorded(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text("[network\n", "utf-8")
    assert netlint("charter.toml", "--write-baseline").returncode == 1
    assert _recorded(tmp_path) == []


# An earlier revision


def _git(folder: Path, *args: str) -> None:
    names = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org")
    subprocess.run(["git", *names, *args], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository of git with a charter in it."""
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    (tmp_path / "other.charter.toml").write_text(CHARTER, "utf-8")
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-qm", "A charter")
    return tmp_path


def test_since_a_revision_only_what_is_new_fails(netlint: Netlint, repository: Path) -> None:
    args = (*COMMITMENT, "-q", "--since", "HEAD")
    assert netlint(".", *args).stdout == ""
    (repository / "charter.toml").write_text(CHARTER + '\n[[members]]\nid = "cas"\n', "utf-8")
    assert [_short(line) for line in netlint(".", *args).stdout.splitlines()] == ["4 NL305"]
    _git(repository, "commit", "-qam", "Cas")
    assert netlint(".", *args).stdout == ""
    assert [_short(line) for line in netlint(".", *args[:-1], "HEAD~1").stdout.splitlines()] == ["4 NL305"]


def test_a_charter_that_was_not_there_counts_as_empty(netlint: Netlint, repository: Path) -> None:
    (repository / "sub").mkdir()
    (repository / "sub" / "charter.toml").write_text(CHARTER, "utf-8")
    done = netlint(".", *COMMITMENT, "-q", "--since", "HEAD")
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == ["sub/charter.toml"] * 2
    inside = netlint(".", *COMMITMENT, "-q", "--since", "HEAD", cwd=repository / "sub")
    assert len(inside.stdout.splitlines()) == 2


def test_an_unknown_revision_is_an_error(
    netlint: Netlint, repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    done = netlint(".", "--since", "nowhere")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no revision `nowhere`" in done.stderr
    option = netlint(".", "--since=--output=x")
    assert option.returncode == 2
    assert not (repository / "x").exists()
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "charter.toml").write_text(CHARTER, "utf-8")
    assert "not a git repository" in netlint(".", "--since", "HEAD", cwd=elsewhere, LC_ALL="C").stderr
