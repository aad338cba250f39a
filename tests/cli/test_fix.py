"""`netlint fix`: what is certain is repaired, nothing else is touched, and what is left is said with its reason."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from support.commands import ROOT, Netlint, git
from support.repairing_rules import CHARTER, REPAIRED, RULES

Write = Callable[[str | bytes], Path]
BOM = b"\xef\xbb\xbf"
FORMS = {
    "plain": lambda text: text.encode(),
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "mixed": lambda text: text.replace("\n", "\r\n", 2).encode(),
    "byte-order mark": lambda text: BOM + text.encode(),
    "no final newline": lambda text: text.removesuffix("\n").encode(),
    "all of it": lambda text: BOM + text.replace("\n", "\r\n").removesuffix("\r\n").encode(),
}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write the rules, and a charter that they are about."""
    (tmp_path / "ours.py").write_text(RULES, "utf-8")
    (tmp_path / "netlint.toml").write_text('rule-files = ["ours.py"]\n', "utf-8")

    def written(text: str | bytes) -> Path:
        charter = tmp_path / "charter.toml"
        charter.write_bytes(text.encode() if isinstance(text, str) else text)
        return charter

    return written


def with_theme(theme: str, text: str = CHARTER) -> str:
    return text.replace("\n[extra]", f'theme = "{theme}"\n\n[extra]')


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_repair_changes_nothing_else(netlint: Netlint, write: Write, form: Callable[[str], bytes]) -> None:
    charter = write(form(CHARTER))
    done = netlint("fix")
    assert (done.returncode, done.stderr) == (0, "")
    assert charter.read_bytes() == form(REPAIRED)
    before = charter.stat()
    again = netlint("fix")
    assert again.returncode == 0
    assert "Nothing to repair." in again.stdout
    assert charter.stat().st_ino == before.st_ino, "it is not even written again"


def test_what_was_done_is_said(netlint: Netlint, write: Write) -> None:
    write(CHARTER)
    said = netlint("fix", COLUMNS="100").stdout
    assert said.startswith(
        "charter.toml\n"
        "  Repaired:\n"
        '       3  Write `name = "Stroomop"` instead of `"STROOMOP"`.  OUR001\n'
        "       6  Rename `about-us` to `about`.  OUR002\n"
    )
    assert re.search(
        r"  Only the group can decide about \d+ findings\. `netlint check charter\.toml` shows them\.\n", said
    )
    assert re.search(r"\nRepaired 2 findings\. \d+ findings are left\.\n$", said)


def test_it_speaks_the_language_of_the_charter(netlint: Netlint, write: Write) -> None:
    write(CHARTER.replace("[extra]", 'language = "nl"\n\n[extra]'))
    said = netlint("fix", COLUMNS="100").stdout
    assert "  Hersteld:\n" in said
    assert "Geef `about-us` de naam `about`." in said
    assert "2 bevindingen hersteld." in said
    assert "Repaired" not in said


@pytest.mark.parametrize(
    ("theme", "reason"),
    [
        ("worse", "The repair would cause another mistake: `founded` must be"),
        ("nothing", "The repair does not help."),
        ("cannot", ""),
    ],
)
def test_a_repair_that_cannot_be_made_stops_no_other(netlint: Netlint, write: Write, theme: str, reason: str) -> None:
    charter = write(with_theme(theme))
    done = netlint("fix", COLUMNS="200")
    assert done.returncode == 0
    assert "  Not repaired:\n       4  " in done.stdout
    assert reason in done.stdout
    assert charter.read_text("utf-8") == with_theme(theme, REPAIRED)
    assert "Repaired 2 findings." in done.stdout
    assert "Nothing to repair." in netlint("fix").stdout


@pytest.mark.parametrize(("theme", "code"), [("here", "OUR005"), ("longer", "OUR009")])
def test_repairs_without_an_end_change_nothing(netlint: Netlint, write: Write, theme: str, code: str) -> None:
    charter = write(with_theme(theme))
    done = netlint("fix")
    assert done.returncode == 2
    assert f"charter.toml cannot be repaired: the repairs of {code} do not come to an end." in done.stderr
    assert charter.read_text("utf-8") == with_theme(theme)


def test_the_repairs_of_one_run_are_kept_if_there_are_more(
    netlint: Netlint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netlint.project.fixer.MAX_ROUNDS", 3)
    items = "".join(f'[[decision-log]]\nid = "d{at}"\nwhat = "w"\ndate = "2020-01-01"\n' for at in range(5))
    charter = tmp_path / "charter.toml"
    charter.write_text('[network]\nname = "N"\n' + '[[members]]\nstatus = "active"\n' * 199 + items, "utf-8")
    done = netlint("fix", COLUMNS="200")
    assert done.returncode == 0
    assert "This file has more mistakes than netlint repairs at once. Run the command again." in done.stdout
    assert charter.read_text("utf-8").count("date = 2020-01-01") == 3
    assert "more mistakes" not in netlint("fix", COLUMNS="200").stdout
    assert '"2020-01-01"' not in charter.read_text("utf-8")


def test_a_repair_that_shows_another_is_followed_by_it(netlint: Netlint, write: Write) -> None:
    charter = write(with_theme("one"))
    done = netlint("fix")
    assert 'theme = "three"' in charter.read_text("utf-8")
    assert "Repaired 4 findings." in done.stdout


def test_what_is_suppressed_is_left_alone(netlint: Netlint, write: Write, tmp_path: Path) -> None:
    text = CHARTER.replace("# it is our name", "# netlint: ignore[OUR001] It is our name.")
    charter = write(text)
    settings = tmp_path / "netlint.toml"
    exception = '\n[[exceptions]]\nrule = "OUR002"\nreason = "Later."\nagreed-by = ["Ana"]\nuntil = 2027-01-01\n'
    settings.write_text(settings.read_text("utf-8") + exception, "utf-8")
    assert "Nothing to repair." in netlint("fix").stdout
    assert charter.read_text("utf-8") == text
    assert "Repaired 2 findings." in netlint("fix", "--no-suppressions").stdout


@pytest.mark.parametrize("ignored", ["id", "owner"])
def test_what_is_suppressed_is_not_changed_with_something_else(netlint: Netlint, tmp_path: Path, ignored: str) -> None:
    text = '[network]\nname = "x"\n[[members]]\nid = "Ana"\n[[next-steps]]\nid = "a"\nowner = "Ana"\n'
    text = text.replace(f'{ignored} = "Ana"', f'{ignored} = "Ana" # netlint: ignore[NL002] It is her name.')
    (tmp_path / "charter.toml").write_text(text, "utf-8")
    assert "The repair would also change something that you ignore." in netlint("fix", COLUMNS="200").stdout
    assert (tmp_path / "charter.toml").read_text("utf-8") == text


def test_the_selection_of_rules_counts(netlint: Netlint, write: Write) -> None:
    charter = write(CHARTER)
    assert "Nothing to repair." in netlint("fix", "--isolated").stdout
    assert "Nothing to repair." in netlint("fix", "--ignore", "OUR").stdout
    assert charter.read_text("utf-8") == CHARTER
    assert "Repaired 1 finding." in netlint("fix", "--select", "OUR002").stdout
    assert charter.read_text("utf-8") == CHARTER.replace("about-us", "about")


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize(
    "name", ["charter.toml", "a b.charter.toml", "één.charter.toml", 'a"b\\c.charter.toml', "a\tb.charter.toml"]
)
def test_git_applies_a_diff(
    netlint: Netlint, write: Write, tmp_path: Path, form: Callable[[str], bytes], name: str
) -> None:
    charter = write(form(CHARTER)).rename(tmp_path / name)
    done = subprocess.CompletedProcess((), 0, b"", b"")
    shown = netlint("fix", "--diff", name)
    assert shown.returncode == 1
    assert charter.read_bytes() == form(CHARTER)
    assert "2 findings can be repaired." in shown.stderr
    git(tmp_path, "init", "-q")
    done = subprocess.run(
        ["git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "-"],
        input=shown.stdout.encode(), cwd=tmp_path, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert charter.read_bytes() == form(REPAIRED)
    again = netlint("fix", "--diff", name)
    assert (again.returncode, again.stdout) == (0, "")


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_standard_input_is_printed_with_its_repairs(
    netlint: Netlint, write: Write, form: Callable[[str], bytes]
) -> None:
    write("")
    done = netlint("fix", "-", stdin=form(CHARTER))
    assert (done.returncode, done.stdout.encode(), done.stderr) == (0, form(REPAIRED), "")
    same = netlint("fix", "-", stdin=form(REPAIRED))
    assert (same.returncode, same.stdout.encode()) == (0, form(REPAIRED))
    diff = netlint("fix", "--diff", "--stdin-filename", "sub/charter.toml", "-", stdin=form(CHARTER))
    assert diff.returncode == 1
    assert diff.stdout.startswith("--- a/sub/charter.toml\n+++ b/sub/charter.toml\n@@ ")


def test_standard_input_that_cannot_be_read_is_printed_as_it_is(netlint: Netlint) -> None:
    for text in ("[network]\nname = Stroomop\n", "PK\x03\x04", BOM.decode() + "[network"):
        done = netlint("fix", "-", stdin=text)
        assert (done.returncode, done.stdout) == (2, text)
        assert "standard input cannot be repaired: line " in done.stderr


def test_standard_input_that_is_too_large_is_printed_whole(netlint: Netlint) -> None:
    text = CHARTER + "# more\n" * 200_000
    done = netlint("fix", "-", stdin=text)
    assert (done.returncode, done.stdout == text) == (2, True)


def test_nothing_is_said_of_repairs_if_no_charter_can_be_read(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text("=", "utf-8")
    done = netlint("fix")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: charter.toml cannot be repaired: line 1 cannot be read. ")


def test_a_bad_charter_does_not_keep_others_from_their_repairs(netlint: Netlint, write: Write, tmp_path: Path) -> None:
    charter = write(CHARTER)
    shutil.copy(charter, tmp_path / "b.charter.toml")
    (tmp_path / "a.charter.toml").write_text("[network]\nname = Stroomop\n", "utf-8")
    (tmp_path / "c.charter.toml").mkdir()
    done = netlint("fix", ".", "gone.charter.toml", "--jobs", "2")
    assert done.returncode == 2
    assert (
        'a.charter.toml cannot be repaired: line 2 cannot be read. Put text in quotation marks: "Stroomop"'
        in done.stderr
    )
    assert "`--ask` offers the line as it should be." in done.stderr
    assert "gone.charter.toml: this file or folder does not exist." in done.stderr
    assert "Repaired 4 findings in 2 charters." in done.stdout
    assert charter.read_text("utf-8") == (tmp_path / "b.charter.toml").read_text("utf-8") == REPAIRED


def test_quiet_prints_only_what_could_not_be_done(netlint: Netlint, write: Write, tmp_path: Path) -> None:
    write(CHARTER)
    (tmp_path / "a.charter.toml").write_text("=", "utf-8")
    done = netlint("fix", "-q")
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1


CRASHED = "Rule OUR010 (crashes, from ours.py) crashed: ZeroDivisionError: division by zero (ours.py, line 84)."


@pytest.mark.parametrize("args", [(), ("--diff",), ("--unsafe",)], ids=" ".join)
def test_a_rule_that_crashes_has_a_heading_of_its_own(netlint: Netlint, write: Write, args: tuple[str, ...]) -> None:
    charter = write(with_theme("crash"))
    done = netlint("fix", *args)
    assert done.returncode == 2
    said = " ".join((done.stderr if args == ("--diff",) else done.stdout).split())
    assert f" Not checked, because a rule crashed: 2 {CRASHED} NL030 Only the group " in said
    assert "To correct yourself" not in said
    assert ("Stroomop" in charter.read_text("utf-8")) == (args != ("--diff",)), "the other rules have repaired it"


@pytest.mark.parametrize("args", [("-q", "charter.toml"), ("-q", "--diff"), ("-",), ("-", "--diff")], ids=" ".join)
def test_a_rule_that_crashes_is_named_where_nothing_else_is(
    netlint: Netlint, write: Write, args: tuple[str, ...]
) -> None:
    text = write(with_theme("crash")).read_text("utf-8")
    done = netlint("fix", *args, stdin=text)
    name = "standard input" if "-" in args else "charter.toml"
    assert (done.returncode, done.stderr) == (2, f"Error: {name}: {CRASHED}\n")
    assert "Fout: standaardinvoer: Regel OUR010 (crashes, van ours.py) is vastgelopen" in (
        netlint("fix", "-", "--lang", "nl", stdin=text).stderr
    )


def test_text_of_a_stranger_is_not_obeyed(netlint: Netlint, write: Write, tmp_path: Path) -> None:
    hostile = CHARTER.replace("STROOMOP", "\u202eSTR\u009b31m::error::`")
    write(hostile).rename(tmp_path / "x\x1b[31m.charter.toml")
    done = netlint("fix", ".")
    assert done.returncode == 0
    assert not re.search("[\x1b\x9b\u202e]", done.stdout + done.stderr)
    assert "::error" not in done.stdout


def test_many_findings_are_counted(netlint: Netlint, write: Write) -> None:
    member = '[[members]]\nid = "m{number}"\nhours-per-month = {{ committed = -1 }}\n'
    write('[network]\nname = "Stroomop"\n' + "".join(member.format(number=number) for number in range(40)))
    said = netlint("fix", "--isolated").stdout
    assert "To correct yourself, because netlint cannot tell what was meant:\n       5  " in said
    assert "          and 35 more\n" in said


def test_asking_needs_a_terminal(netlint: Netlint, write: Write) -> None:
    charter = write(CHARTER)
    for args in (("--ask",), ("--ask", "-")):
        done = netlint("fix", *args)
        assert done.returncode == 2
        assert "--ask needs a terminal in which you can answer." in done.stderr
    assert charter.read_text("utf-8") == CHARTER


def test_settings_that_cannot_be_read_are_said(netlint: Netlint, write: Write, tmp_path: Path) -> None:
    charter = write(CHARTER)
    (tmp_path / "netlint.toml").write_text("levle = 1\n", "utf-8")
    done = netlint("fix")
    assert done.returncode == 2
    assert "levle" in done.stderr
    assert charter.read_text("utf-8") == CHARTER


def test_a_charter_that_would_be_too_large_stays_as_it_is(netlint: Netlint, write: Write, tmp_path: Path) -> None:
    text = with_theme("one")
    (tmp_path / "ours.py").write_text(RULES.replace('"two": "three"', '"two": "three" * 100'), "utf-8")
    settings = f'rule-files = ["ours.py"]\nmax-bytes = {len(text) + 20}\nignore = ["OUR001", "OUR002"]\n'
    (tmp_path / "netlint.toml").write_text(settings, "utf-8")
    charter = write(text)
    done = netlint("fix")
    assert (
        "Not repaired:\n       4  One step. The repair would cause another mistake: The file is larger" in done.stdout
    )
    assert "Repaired 1 finding." in done.stdout
    assert 'theme = "two"' in charter.read_text("utf-8")


def test_examples_need_no_repair(netlint: Netlint, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs" / "examples", tmp_path / "examples")
    files = [path for path in (tmp_path / "examples").rglob("*") if path.is_file()]
    before = {path: path.read_bytes() for path in files}
    assert netlint("fix").returncode == 0
    assert {path: path.read_bytes() for path in files} == before


def test_more_mistakes_than_netlint_lists_at_a_time_are_all_repaired(netlint: Netlint, tmp_path: Path) -> None:
    member = '\n[[members]]\nid = "m{number}"\nName = "M{number}"\njoined = "2026-01-12"\n'
    text = '[network]\nname = "Stroomop"\n' + "".join(member.format(number=number) for number in range(300))
    charter = tmp_path / "charter.toml"
    charter.write_text(text, "utf-8")
    done = netlint("fix")
    assert done.returncode == 0
    assert "Repaired 600 findings." in done.stdout
    assert charter.read_text("utf-8") == text.replace("Name", "name").replace('"2026-01-12"', "2026-01-12")


def test_repairs_of_one_line_are_said_in_the_order_in_which_they_were_made(netlint: Netlint, write: Write) -> None:
    write('[network]\nname = "Stroomop"\n\n[leden]\nid = "ana"\n')
    said = netlint("fix", "--select", "NL002,NL003", "--lang", "en").stdout
    assert "Rename `[leden]` to `[members]`.  NL003\n       4  Make `[members]` a list" in said, said


def test_standard_input_gets_no_hint_about_asking(netlint: Netlint) -> None:
    assert "`--ask`" not in netlint("fix", "-", stdin="[network]\nname = Stroomop\n").stderr
