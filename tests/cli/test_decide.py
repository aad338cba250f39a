"""`netlint decide`: what it writes, that it suppresses just that, and what it refuses."""

import json
import os
import shutil
import signal
import time
from pathlib import Path

import pytest
import tomli
from support.commands import ROOT, RULE_TEMPLATE, Netlint, committed
from support.fork_server import NETLINT, server

from netlint.i18n.translator import Translator
from netlint.project.changes import Change
from netlint.utils.errors import Problem

CHARTER = """\
[network]
name = "Stroomop"

[[members]]
id = "ana"
name = "Ana Vos"

[[members]]
id = "bo"

[[members]]
id = "dee"
hours-per-month.committed = 8
"""
"""A purpose is missing (NL101), and the hours of the first two members (NL305), in one finding."""
SELECT = ("--select", "NL101,NL305,NL02")
REASON = ("--reason", "We decide in May.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    return tmp_path


def opened(netlint: Netlint, *args: str) -> list[str]:
    """Return the codes of what is open in a whole run, with its errors about settings, of which there are none."""
    done = netlint(".", *SELECT, "--format", "json", *args)
    assert done.returncode != 2, done.stderr
    charters = json.loads(done.stdout)["charters"]
    return [one["code"] for charter in charters for one in charter["findings"] if not one["suppression"]]


def exceptions(file: Path, *tables: str) -> list[dict[str, object]]:
    data = tomli.loads(file.read_bytes().decode("utf-8-sig"))
    for table in tables:
        data = data[table]
    found: list[dict[str, object]] = data["exceptions"]
    return found


def test_a_decision_is_an_exception_in_new_settings(netlint: Netlint, folder: Path) -> None:
    more = ("--agreed-by", "Ana Vos, bo", "--agreed-by", "bo", "--until", "juni 2027")
    done = netlint("decide", "nl101", *REASON, *more, *SELECT)
    assert done.returncode == 0, done.stderr
    assert (folder / "netlint.toml").read_text("utf-8") == (
        '[[exceptions]]\nrule = "no-purpose"\nat = "network.purpose"\nreason = "We decide in May."\n'
        'agreed-by = ["ana", "bo"]\nagreed-on = 2026-11-24\nuntil = 2027-06-30\n'
    )
    assert "netlint.toml, line 1:\n    [[exceptions]]\n" in done.stdout
    assert "1 finding is now suppressed, and nothing else." in done.stdout
    assert opened(netlint) == ["NL305"]
    listed = netlint("exceptions").stdout
    assert "2027-06-30  no-purpose network.purpose  (netlint.toml:1)" in listed
    assert "Agreed: ana, bo 2026-11-24" in listed


def test_a_finding_about_several_places_gets_an_exception_for_each(netlint: Netlint, folder: Path) -> None:
    assert netlint("decide", "NL305", *REASON, *SELECT).returncode == 0
    places = [one["at"] for one in exceptions(folder / "netlint.toml")]
    assert places == ["members.ana.hours-per-month.committed", "members.bo.hours-per-month.committed"]
    assert opened(netlint) == ["NL101"]


@pytest.mark.parametrize("at", ["members.bo", "members.bo.hours-per-month"])
def test_a_place_narrows_a_decision(netlint: Netlint, folder: Path, at: str) -> None:
    done = netlint("decide", "NL305", at, *REASON, *SELECT)
    assert done.returncode == 0, done.stderr
    assert "Written. The finding stays open, because it is also about other places." in done.stdout
    assert [one["at"] for one in exceptions(folder / "netlint.toml")] == [at]
    assert netlint("decide", "NL305", "members.ana", *REASON, *SELECT).returncode == 0
    assert opened(netlint) == ["NL101"]


def test_a_decision_about_the_whole_charter(netlint: Netlint, folder: Path) -> None:
    assert netlint("decide", "NL305", "--everywhere", *REASON, *SELECT).returncode == 0
    (one,) = exceptions(folder / "netlint.toml")
    assert "at" not in one
    assert opened(netlint) == ["NL101"]


OTHER = '[tool.ruff]\nline-length = 120 # wide\n\n[tool.netlint]\nlevel = "essential"\n# ours\n\n# theirs\n[tool.mypy]\nstrict = true\n'
SETTINGS = {
    "level": ("netlint.toml", 'level   = "essential"  # not yet\n# the end'),
    "table": ("netlint.toml", '# top\n[severity]\nno-purpose = "error"\n\n# the end\n'),
    "exceptions": (
        "netlint.toml",
        '[[exceptions]]\nrule = "no-core-values"\nreason = "x"\n# about this one\n\n# next\n[severity]\nno-purpose = "error"\n',
    ),
    "tight": ("netlint.toml", '[[exceptions]]\nrule = "no-core-values"\n# next\n[severity]\nno-purpose = "error"\n'),
    "inline": (
        "netlint.toml",
        'exceptions = [ { rule = "no-core-values", reason = "x" }, # one\n]\nlevel = "essential"\n',
    ),
    "empty": ("netlint.toml", "exceptions = []\n"),
    "pyproject": ("pyproject.toml", OTHER),
    "inline-tool": (
        "pyproject.toml",
        '[project]\nname = "x"\n[tool]\nnetlint = {level = "essential"}\nother = {a = 1}\n',
    ),
    "dotted": ("pyproject.toml", 'tool.netlint.level = "essential"\ntool.other.a = 1\n[project]\nname = "x"\n'),
    "only-comments": ("netlint.toml", "# nothing yet\n"),
    "nothing": ("netlint.toml", ""),
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "bom"])
@pytest.mark.parametrize(("name", "text"), SETTINGS.values(), ids=SETTINGS)
def test_settings_keep_all_that_is_in_them(
    netlint: Netlint, folder: Path, name: str, text: str, ends: str, mark: str
) -> None:
    before = (mark + text.replace("\n", ends)).encode()
    (folder / name).write_bytes(before)
    done = netlint("decide", "NL101", *REASON, *SELECT, "--extend-select", "no-core-values")
    assert done.returncode == 0, done.stderr
    after = (folder / name).read_bytes()
    assert after.startswith(mark.encode())
    is_crlf = ends == "\r\n" and bool(text)
    assert after.count(b"\r\n") == (after.count(b"\n") if is_crlf else 0)
    tables = ("tool", "netlint") if name == "pyproject.toml" else ()
    new = exceptions(folder / name, *tables)[-1]
    assert (new["rule"], new["reason"]) == ("no-purpose", "We decide in May.")
    left = iter(after.decode("utf-8-sig").split(ends))
    if "inline" not in text and "= [" not in text and "netlint = {" not in text:
        lines = before.decode("utf-8-sig").split(ends)
        assert [line for line in lines if line and not any(line == other for other in left)] == []
    if "# about this one" in text:
        assert (
            after.decode("utf-8-sig")
            .replace(ends, "\n")
            .startswith(
                '[[exceptions]]\nrule = "no-core-values"\nreason = "x"\n# about this one\n\n[[exceptions]]\nrule = "no-purpose"\n'
            )
        )
    assert sorted(path.name for path in folder.iterdir()) == sorted({"charter.toml", name})


HOSTILE_REASONS = [
    'quotes " and \\ and \'\'\' and """',
    "brackets ] [x] # not a comment",
    "two\nlines\r\nand a\ttab \x00 \x1b[31m red",
    "turned \u202e round \u2066 and \u200f on",
    "emoji \U0001f469\u200d\U0001f467 ❤\ufe0f één",
    "-->  ::error:: %0A `code` <b>",
    "long " * 2000,
]


@pytest.mark.parametrize("comment", [False, True])
@pytest.mark.parametrize("reason", HOSTILE_REASONS)
def test_any_reason_can_be_written(netlint: Netlint, folder: Path, reason: str, comment: bool) -> None:
    done = netlint("decide", "NL101", "--reason", reason, *SELECT, *(["--comment"] * comment))
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout
    written = (folder / ("charter.toml" if comment else "netlint.toml")).read_text("utf-8")
    assert not set("\u202e\u2066\u200f\x00\x1b") & set(written)
    assert opened(netlint) == ["NL305"]
    (told,) = [
        one["suppression"]["reason"]
        for one in json.loads(netlint(".", *SELECT, "--format", "json").stdout)["charters"][0]["findings"]
        if one["suppression"]
    ]
    words = [word for word in reason.split() if word.isalnum() and word.isascii()]
    assert [word for word in words if word not in told] == []


def test_the_charter_is_named_if_there_are_others(netlint: Netlint, folder: Path) -> None:
    for name in ("a[b]!.charter.toml", "# x.charter.toml", "sub/charter.toml", "sub/own/charter.toml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(CHARTER.replace("Stroomop", name), "utf-8")
    (folder / "sub" / "own" / "netlint.toml").write_text('level = "essential"\n', "utf-8")
    done = netlint("decide", "NL101", *REASON, *SELECT)
    assert done.returncode == 2
    assert "`no-purpose` is open at several places." in done.stderr
    assert "sub/charter.toml:1 NL101" in done.stderr
    for name in ("charter.toml", "a[b]!.charter.toml", "# x.charter.toml", "sub/charter.toml"):
        done = netlint("decide", "NL101", *REASON, *SELECT, "--charter", name)
        assert done.returncode == 0, done.stderr
    patterns = [one["charter"] for one in exceptions(folder / "netlint.toml")]
    assert patterns == ["/charter.toml", "/a\\[b\\]\\!.charter.toml", "/\\# x.charter.toml", "/sub/charter.toml"]
    assert netlint("decide", "NL101", *REASON, *SELECT).returncode == 0, "only one is left"
    assert "charter" not in exceptions(folder / "sub" / "own" / "netlint.toml")[0]
    assert "NL101" not in opened(netlint)


def test_new_settings_are_where_the_run_is_or_beside_the_charter(netlint: Netlint, folder: Path) -> None:
    (folder / "here").mkdir()
    (folder / "sub").mkdir()
    shutil.move(folder / "charter.toml", folder / "sub" / "charter.toml")
    assert netlint("decide", "NL101", *REASON, *SELECT, "--charter", "../sub", cwd=folder / "here").returncode == 0
    assert (folder / "sub" / "netlint.toml").is_file()
    (folder / "sub" / "netlint.toml").unlink()
    assert netlint("decide", "NL101", *REASON, *SELECT).returncode == 0
    assert (folder / "netlint.toml").is_file()


REFUSED = {
    "unknown": (("no-purpos",), "Did you mean `no-purpose`?"),
    "family": (("coordination",), "netlint decide --all --select coordination"),
    "prefix": (("NL4",), "rules, such as coordination-top-down, "),
    "mandatory": (("NL022",), "`expired-exception` cannot be ignored"),
    "not there": (("NL020",), "`suppression-without-reason` reports nothing, so there is nothing to decide."),
    "not selected": (("personal-data",), "`personal-data` is not selected"),
    "nowhere": (("NL305", "members.dee"), "`no-commitment` reports nothing at `members.dee`."),
    "no rule": ((), "Name the rule"),
    "no reason": (("NL101",), "--reason is missing"),
    "blank reason": (("NL101", "--reason", " \u200b "), "--reason says nothing"),
    "empty reason": (("NL101", "--reason", "n.v.t."), "--reason says nothing"),
    "past": (("NL101", *REASON, "--until", "2026-11-23"), "--until: 2026-11-23 has already passed."),
    "no date": (("NL101", *REASON, "--until", "soon"), "--until: `soon` is not a date or month. Write 2027-06-01,"),
    "no member": (
        ("NL101", *REASON, "--agreed-by", "anna"),
        "`anna` is not a member in this charter. Did you mean `ana`?",
    ),
    "two ends": (("NL101", "--until", "2027-01-01", "--no-until"), "--until and --no-until cannot be combined."),
    "comment": (("NL101", "--comment", "--until", "2027-01-01"), "A comment has only a reason."),
    "all at": (("NL101", "members", "--all"), "--all cannot be combined with a place."),
    "everywhere at": (("NL101", "members", "--everywhere"), "--everywhere cannot be combined with a place."),
    "isolated": (("NL101", *REASON, "--isolated"), "--isolated ignores settings"),
    "stdin": (("NL101", *REASON, "--charter", "-"), "cannot write to standard input"),
    "no charter": (("NL101", *REASON, "--charter", "none.toml"), "none.toml: this file or folder does not exist."),
}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize(("args", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_decided_is_refused(
    netlint: Netlint, folder: Path, args: tuple[str, ...], said: str, language: str
) -> None:
    select = () if "personal-data" in args else SELECT
    done = netlint("decide", *args, *select, "--lang", language)
    assert done.returncode == 2
    if language == "en":
        assert said in " ".join(done.stderr.split())
    else:
        assert said not in " ".join(done.stderr.split()) or said.startswith("netlint decide")
    assert [path.name for path in folder.iterdir()] == ["charter.toml"]
    assert (folder / "charter.toml").read_text("utf-8") == CHARTER


def test_what_is_open_is_listed_if_there_is_nothing_to_decide(netlint: Netlint, folder: Path) -> None:
    said = netlint("decide", "NL020", *REASON, *SELECT).stderr
    assert "charter.toml:1 NL101 network.purpose: The charter does not say" in said
    assert "members.ana.hours-per-month.committed, members.bo.hours-per-month.committed" in said
    near = netlint("decide", "NL305", "members.boo.hours-per-month.committed", *REASON, *SELECT).stderr
    assert "Did you mean `members.bo.hours-per-month.committed`?" in near


def test_what_is_decided_already_is_left(netlint: Netlint, folder: Path) -> None:
    assert netlint("decide", "NL101", *REASON, *SELECT).returncode == 0
    before = (folder / "netlint.toml").read_bytes()
    done = netlint("decide", "NL101", "--reason", "Another", *SELECT)
    assert done.returncode == 0
    assert "`no-purpose` is already suppressed" in done.stdout
    assert "(netlint.toml:1). Nothing was written." in done.stdout
    assert (folder / "netlint.toml").read_bytes() == before


@pytest.mark.parametrize("comment", [False, True])
def test_a_decision_about_one_of_several_places_is_not_made_twice(
    netlint: Netlint, folder: Path, comment: bool
) -> None:
    command = ("decide", "NL305", "members.bo", *REASON, *SELECT, *(["--comment"] * comment))
    assert netlint(*command).returncode == 0
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    done = netlint(*command)
    assert done.returncode == (2 if comment else 0)
    assert ("already. Nothing was written." if comment else "(netlint.toml:1") not in done.stdout
    assert "Nothing was written." in done.stdout + done.stderr
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert netlint(*command[:2], *command[3:]).returncode == 0
    assert opened(netlint) == ["NL101"]


ENDED = """\
# decisions
[[exceptions]]
rule = "NL101"   # the purpose
at = "network"
reason = "We decide in May."
agreed-by = ["ana"]
agreed-on = 2026-01-01   # in the snow
until = 2026-06-01 # then
"""


@pytest.mark.parametrize(
    ("args", "agreed_by", "reason", "until"),
    [
        (("--until", "2027-01-01"), '["ana"]', '"We decide in May."', "until = 2027-01-01 # then\n"),
        (
            ("--until", "2027-01-01", "--agreed-by", "bo"),
            '["bo"]',
            '"We decide in May."',
            "until = 2027-01-01 # then\n",
        ),
        (("--reason", "Not now."), '["ana"]', '"Not now."', ""),
    ],
)
def test_an_exception_that_has_ended_is_renewed_in_place(
    netlint: Netlint, folder: Path, args: tuple[str, ...], agreed_by: str, reason: str, until: str
) -> None:
    (folder / "netlint.toml").write_text(ENDED, "utf-8")
    assert opened(netlint) == ["NL022", "NL101", "NL305"]
    done = netlint("decide", "no-purpose", *args, *SELECT)
    assert done.returncode == 0, done.stderr
    assert (folder / "netlint.toml").read_text("utf-8") == (
        '# decisions\n[[exceptions]]\nrule = "NL101"   # the purpose\nat = "network"\n'
        f"reason = {reason}\nagreed-by = {agreed_by}\nagreed-on = 2026-11-24   # in the snow\n{until}"
    )
    assert opened(netlint) == ["NL305"]


def test_an_exception_about_several_charters_is_not_renewed_for_one(netlint: Netlint, folder: Path) -> None:
    (folder / "netlint.toml").write_text(ENDED, "utf-8")
    (folder / "sub.charter.toml").write_text(CHARTER.replace("Stroomop", "Sub"), "utf-8")
    done = netlint("decide", "NL101", *REASON, *SELECT, "--charter", "charter.toml")
    assert done.returncode == 0, done.stderr
    assert (folder / "netlint.toml").read_text("utf-8").startswith(ENDED)
    assert exceptions(folder / "netlint.toml")[1]["charter"] == "/charter.toml"
    assert opened(netlint) == ["NL305", "NL022", "NL101", "NL305"]


PLACES = {
    "missing": ("NL101", "# netlint: ignore[NL101] Why.\n[network]\n", '[network]\nname = "x"\n'),
    "no table": (
        "NL102",
        "#:schema x\n# netlint: ignore-file[NL102] Why.\n# about\n\n[network]",
        '#:schema x\n# about\n\n[network]\nname = "x"\n[[members]]\nid = "a"\n[[members]]\nid = "b"\n',
    ),
    "value": (
        "NL104",
        '# netlint: ignore[NL104] Why.\n  purpose = "',
        '[network]\nname = "x"\n  theme = "water"\n  purpose = "water"\n',
    ),
    "same reason": (
        "NL101",
        "# netlint: ignore[NL103, NL101] why.\n[network]",
        '# netlint: ignore[NL103] why.\n[network]\nname = "x"\n',
    ),
    "same reason, about more": (
        "NL104",
        '# netlint: ignore[NL103] Why.\n[network]\nname = "x"\ntheme = "water"\n# netlint: ignore[NL104] Why.\n',
        '# netlint: ignore[NL103] Why.\n[network]\nname = "x"\ntheme = "water"\npurpose = "water"\n',
    ),
    "other reason": (
        "NL101",
        "# netlint: ignore[NL103] Else.\n# netlint: ignore[NL101] Why.\n[network]",
        '# netlint: ignore[NL103] Else.\n[network]\nname = "x"\n',
    ),
    "beside": (
        "NL101",
        "[network] # netlint: ignore[NL103, NL101] Why.\n",
        '[network] # netlint: ignore[NL103] Why.\nname = "x"\n',
    ),
    "in a list": (
        "NL015",
        'goals = [\n  { statement = "We build." },\n  # netlint: ignore[NL015] Why.\n  { statement = "TODO" },',
        '[network]\nname = "x"\ngoals = [\n  { statement = "We build." },\n  { statement = "TODO" },\n]\n',
    ),
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("rule", "expected", "charter"), PLACES.values(), ids=PLACES)
def test_a_comment_is_where_it_is_about_just_this(
    netlint: Netlint, tmp_path: Path, rule: str, expected: str, charter: str, ends: str
) -> None:
    file = tmp_path / "charter.toml"
    file.write_bytes(("\ufeff" + charter).replace("\n", ends).encode())
    done = netlint(
        "decide", rule, "--comment", "--reason", "Why.", "--select", f"{rule},NL103,NL021", "--level", "thriving"
    )
    assert done.returncode == 0, done.stderr
    text = file.read_bytes().decode().replace(ends, "\n")
    assert text[0] == "\ufeff"
    assert expected in text
    assert tomli.loads(text[1:]) == tomli.loads(charter)
    assert not (tmp_path / "netlint.toml").exists()
    assert "1 finding is now suppressed, and nothing else." in done.stdout


def test_comments_are_about_the_members_that_are_named(netlint: Netlint, folder: Path) -> None:
    comment = ("--comment", "--reason", "Joins in May.", *SELECT)
    assert netlint("decide", "NL305", "members.bo", *comment).returncode == 0
    assert (folder / "charter.toml").read_text("utf-8") == CHARTER.replace(
        '[[members]]\nid = "bo"', '# netlint: ignore[NL305] Joins in May.\n[[members]]\nid = "bo"'
    )
    assert opened(netlint) == ["NL101", "NL305"]
    assert netlint("decide", "NL305", *comment).returncode == 0
    assert opened(netlint) == ["NL101"]
    assert (folder / "charter.toml").read_text("utf-8").count("# netlint: ignore[NL305] Joins in May.") == 2


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("comment", [False, True], ids=["exceptions", "comments"])
@pytest.mark.parametrize("example", ["bleeding", "nederlands", "young"])
def test_everything_that_is_open_can_be_decided_at_once(
    netlint: Netlint, tmp_path: Path, example: str, comment: bool, language: str
) -> None:
    shutil.copy(ROOT / "docs" / "examples" / f"{example}.charter.toml", tmp_path / "charter.toml")
    before = tomli.loads((tmp_path / "charter.toml").read_text("utf-8"))
    command = ("decide", "--all", "--reason", "Dag één", "--lang", language, *(["--comment"] * comment))
    said = "Written." if language == "en" else Translator().into("nl")("Written: {path}").partition(":")[0]
    assert said in netlint(*command).stdout
    done = netlint("--fail-on", "info", "--level", "sound", "--format", "json")
    assert done.returncode == 0
    findings = json.loads(done.stdout)["charters"][0]["findings"]
    assert findings
    assert {one["suppression"]["kind"] for one in findings} == {"comment" if comment else "exception"}
    files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    again = netlint(*command)
    assert again.returncode == 0
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == files
    assert tomli.loads((tmp_path / "charter.toml").read_text("utf-8")) == before


def test_all_is_about_several_charters_and_rules_that_compare_them(netlint: Netlint, tmp_path: Path) -> None:
    for name in ("a", "b"):
        shutil.copy(ROOT / "docs" / "examples" / "bleeding.charter.toml", tmp_path / f"{name}.charter.toml")
    for more in ([], ["--comment"]):
        shutil.rmtree(tmp_path / "netlint.toml", ignore_errors=True)
        (tmp_path / "netlint.toml").unlink(missing_ok=True)
        done = netlint("decide", "--all", "--reason", "Day one", *more)
        assert done.returncode == 0, done.stderr
        done = netlint(".", "--fail-on", "info", "--format", "json")
        assert done.returncode == 0, done.stdout
        assert '"NL706"' in done.stdout


def test_what_is_in_the_baseline_is_not_open_and_can_be_decided(netlint: Netlint, folder: Path) -> None:
    assert netlint(".", *SELECT, "--write-baseline").returncode == 0
    done = netlint("decide", "--all", *REASON, *SELECT)
    assert "Nothing is open that the group can decide about" in done.stdout
    assert not (folder / "netlint.toml").exists()
    assert netlint("decide", "NL101", *REASON, *SELECT).returncode == 0
    assert opened(netlint) == []


def test_what_cannot_be_suppressed_is_said(netlint: Netlint, folder: Path) -> None:
    (folder / "charter.toml").write_text('[network]\nname = "x\n', "utf-8")
    done = netlint("decide", "--all", *REASON)
    assert done.returncode == 0
    assert "Still open, because it cannot be suppressed: NL001." in done.stdout
    assert [path.name for path in folder.iterdir()] == ["charter.toml"]


def test_what_can_be_repaired_is_no_decision_about_all(netlint: Netlint, folder: Path) -> None:
    (folder / "charter.toml").write_text('[network]\nname = "x"\nfase = "start"\n', "utf-8")
    done = netlint("decide", "--all", *REASON, "--select", "NL003,NL101")
    assert "Still open, because `netlint fix` can repair it: NL003." in done.stdout
    written = tomli.loads((folder / "netlint.toml").read_text("utf-8"))
    assert [one["rule"] for one in written["exceptions"]] == ["no-purpose"]
    assert netlint("decide", "NL003", *REASON, "--comment").returncode == 0


def test_a_diff_can_be_applied_and_writes_nothing(netlint: Netlint, folder: Path) -> None:
    for more, name in (([], "netlint.toml"), (["--comment"], "charter.toml")):
        done = netlint("decide", "NL101", *REASON, *SELECT, "--diff", *more)
        assert done.returncode == 0
        assert f"+++ b/{name}\n" in done.stdout
        assert (folder / "charter.toml").read_text("utf-8") == CHARTER
        assert not (folder / "netlint.toml").exists()
    assert "--- /dev/null\n" in netlint("decide", "NL101", *REASON, *SELECT, "--diff").stdout


def test_a_mistake_in_settings_stops_it(netlint: Netlint, folder: Path) -> None:
    (folder / "netlint.toml").write_text('levle = "sound"\n', "utf-8")
    done = netlint("decide", "NL101", *REASON, *SELECT)
    assert done.returncode == 2
    assert "netlint.toml:1:1: Unknown key `levle`. Did you mean `level`?" in done.stderr
    assert (folder / "netlint.toml").read_text("utf-8") == 'levle = "sound"\n'


def test_named_settings_are_written_and_those_of_a_revision_not(netlint: Netlint, folder: Path) -> None:
    (folder / "conf").mkdir()
    (folder / "conf" / "ours.toml").write_text('level = "essential"\n', "utf-8")
    committed(folder)
    done = netlint("decide", "NL101", *REASON, *SELECT, "--settings", "HEAD:conf/ours.toml")
    assert done.returncode == 2
    assert "Settings at a Git revision cannot be changed." in done.stderr
    done = netlint("decide", "NL101", *REASON, *SELECT, "--settings", "conf/ours.toml")
    assert done.returncode == 0, done.stderr
    assert opened(netlint, "--settings", "conf/ours.toml") == ["NL305"]
    assert not (folder / "netlint.toml").exists()


@pytest.mark.parametrize("name", ["netlint.toml", "charter.toml"])
def test_a_file_that_cannot_be_written_stays(netlint: Netlint, folder: Path, name: str) -> None:
    (folder / "netlint.toml").write_text("# ours\n", "utf-8")
    comment = ["--comment"] * (name == "charter.toml")
    before = (folder / name).read_bytes()
    (folder / name).chmod(0o444)
    done = netlint("decide", "NL101", *REASON, *SELECT, *comment)
    assert done.returncode == 2
    assert f"{name} cannot be written: it is read-only. Nothing was written." in done.stderr
    (folder / name).chmod(0o644)
    os.link(folder / name, folder / "other")
    done = netlint("decide", "NL101", *REASON, *SELECT, *comment)
    assert done.returncode == 2
    assert "2 names" in done.stderr
    (folder / "other").unlink()
    shutil.move(folder / name, folder.parent / "elsewhere.toml")
    (folder / name).symlink_to("../elsewhere.toml")
    assert netlint("decide", "NL101", *REASON, *SELECT, *comment).returncode == 2
    assert (folder.parent / "elsewhere.toml").read_bytes() == before


def test_a_file_that_has_changed_in_the_meantime_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "netlint.toml"
    file.write_bytes(b"# theirs\n")
    for before in (b"# ours\n", None, b"# theirs\n# more\n", b"# the"):
        with pytest.raises(Problem, match=r"netlint\.toml cannot be written: "):
            Change(file, before, b"# new\n").write()
    assert file.read_bytes() == b"# theirs\n"
    Change(file, b"# theirs\n", b"# new\n").write()
    assert file.read_bytes() == b"# new\n"
    assert [path.name for path in tmp_path.iterdir()] == ["netlint.toml"]


def test_rules_of_the_repository_can_be_decided_about(netlint: Netlint, folder: Path) -> None:
    rule = '[[custom]]\ncode = "OUR001"\nname = "our-name"\nmessage = "Name it ours."\nseverity = "error"\n'
    (folder / "netlint.toml").write_text(f'{rule}at = "network.name"\nmust.match = "Ours"\n', "utf-8")
    done = netlint("decide", "our1", *REASON)
    assert done.returncode == 0, done.stderr
    assert exceptions(folder / "netlint.toml")[0]["at"] == "network.name"


def test_rules_in_python_files_are_there_when_it_checks_again(netlint: Netlint, folder: Path) -> None:
    inside = 'from netlint import Finding\n    yield Finding("Ours.", at="network.name")'
    (folder / "ours.py").write_text(RULE_TEMPLATE.format(begin="", inside=inside), "utf-8")
    (folder / "netlint.toml").write_text('rule-files = ["ours.py"]\n', "utf-8")
    for more in ((), ("--comment",)):
        done = netlint("decide", "OUR001", *REASON, "--select", "OUR001,NL02", *more)
        assert done.returncode == 0, done.stderr
        assert "1 finding is now suppressed, and nothing else." in done.stdout
        (folder / "netlint.toml").write_text('rule-files = ["ours.py"]\n', "utf-8")


def test_an_interrupt_while_it_checks_again_names_the_rule(netlint: Netlint, folder: Path) -> None:
    inside = "CALLS.append(1)\n    if len(CALLS) > 1: raise KeyboardInterrupt"
    (folder / "ours.py").write_text(RULE_TEMPLATE.format(begin="CALLS = []", inside=inside), "utf-8")
    (folder / "netlint.toml").write_text('rule-files = ["ours.py"]\n', "utf-8")
    done = netlint("decide", "NL101", *REASON, "--comment", "--select", "NL101,OUR001")
    assert done.returncode == 2
    said = "Stopped. Nothing was written.\nInterrupted while running OUR001 ours on charter.toml (ours.py, line 15).\n"
    assert done.stderr.endswith(said)
    assert (folder / "charter.toml").read_text("utf-8") == CHARTER


def test_a_rule_that_crashed_was_not_skipped(netlint: Netlint, folder: Path) -> None:
    (folder / "ours.py").write_text(RULE_TEMPLATE.format(begin="", inside="1 / 0"), "utf-8")
    (folder / "netlint.toml").write_text('rule-files = ["ours.py"]\n', "utf-8")
    done = netlint("decide", "OUR001", *REASON)
    assert done.returncode == 2
    assert done.stderr.startswith("Error: `ours` crashed: ZeroDivisionError: division by zero (ours.py, line 14). ")


@pytest.mark.slow
@pytest.mark.parametrize("comment", [False, True], ids=["settings", "charter"])
def test_a_run_that_is_killed_leaves_the_old_file_or_the_new_one(netlint: Netlint, folder: Path, comment: bool) -> None:
    """Killed at thirty moments, each a bit later, until it comes to its end."""
    file = folder / ("charter.toml" if comment else "netlint.toml")
    (folder / "netlint.toml").write_text('level = "essential"\n', "utf-8")
    command = ("decide", "NL101", *REASON, *SELECT, *(["--comment"] * comment))
    old = file.read_bytes()
    assert netlint(*command).returncode == 0
    new, seen = file.read_bytes(), set()
    for moment in range(30):
        file.write_bytes(old)
        with server().start(NETLINT, *command, "--today", "2026-11-24", cwd=folder) as process:
            time.sleep(moment * 0.02)
            process.send_signal(signal.SIGKILL)
            process.communicate()
        seen.add(file.read_bytes())
    assert seen <= {old, new}
    left = {path.name for path in folder.iterdir() if not path.name.startswith(".netlint-")}
    assert left == {"charter.toml", "netlint.toml"}


def test_it_says_what_else_a_decision_is_about(netlint: Netlint, folder: Path) -> None:
    """Settings cannot name a key that the format does not have, so the exception is about its table."""
    (folder / "charter.toml").write_text(CHARTER + "\n[time]\nours = 1\ntheirs = 2\n", "utf-8")
    done = netlint("decide", "NL003", "time.ours", *REASON)
    assert 'at = "time"' in done.stdout
    assert "all that this rule reports at time, so also about:\n    charter.toml:17 NL003 time.theirs" in done.stdout
    assert "2 findings are now suppressed" in done.stdout
    assert "so also about" not in netlint("decide", "NL101", *REASON).stdout
