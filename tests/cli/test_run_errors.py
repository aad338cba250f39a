"""Errors that keep netlint from checking: annotations for GitHub and Azure too, at their place, once, and for people."""

import re
from pathlib import Path

import pytest
from support.commands import Netlint

from netlint.reporters import azure, github

WELL = '[network]\nname = "Stroomop"\npurpose = "Water has no owner."\n'
SETTINGS = 'ignore = ["NL1022"]\nlevel = "soundd"\n'
FORMS = {"github": "::error title=netlint", "azure": "##vso[task.logissue type=error;"}


@pytest.fixture
def charter(tmp_path: Path) -> Path:
    file = tmp_path / "charter.toml"
    file.write_text(WELL, "utf-8")
    return file


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--jobs", "x"), "'x' is not a valid whole number"),
        (("--nothing",), "No such option '--nothing'"),
        (("--since", "nowhere"), "is not in a Git repository"),
        (("--output", "json:nowhere/report.json"), "The folder nowhere does not exist. Make it first."),
        (("--output", "json:charter.toml"), "charter.toml: this run uses it"),
        (("--output", "nothing:report"), "Unknown report format `nothing`"),
        (("--no-plugin", "ours"), "unknown plugin `ours`"),
        (("--settings", "nowhere.toml"), "--settings: the file nowhere.toml does not exist."),
        (("--settings", "main"), "To use the settings at a Git revision, write a colon after it: `main:`."),
        (("nowhere/*.toml",), "nowhere/*.toml: no file matches this pattern."),
        (("--files-from", "nowhere"), "--files-from: nowhere cannot be read: No such file or directory."),
        (("nowhere.toml",), "nowhere.toml: this file or folder does not exist"),
        (("--today", "May"), "May is not a date"),
    ],
)
@pytest.mark.usefixtures("charter")
def test_an_error_is_an_annotation_and_is_told_to_people(
    netlint: Netlint, name: str, args: tuple[str, ...], said: str
) -> None:
    today = None if "--today" in args else "2026-11-24"
    done = netlint("check", *args, "--select", "NL101", "--format", name, today=today)
    lines = [line for line in done.stdout.splitlines() if line.startswith(FORMS[name])]
    assert done.returncode == 2
    assert len(lines) == 1
    assert said in lines[0]
    assert done.stderr.count(said) == 1


@pytest.mark.parametrize(
    ("name", "places"),
    [
        (
            "github",
            [
                "::error title=netlint,file=netlint.toml,line=2,col=1::",
                "::error title=netlint,file=netlint.toml,line=1,col=11::",
            ],
        ),
        (
            "azure",
            [
                "##vso[task.logissue type=error;sourcepath=netlint.toml;linenumber=2;columnnumber=1;]",
                "##vso[task.logissue type=error;sourcepath=netlint.toml;linenumber=1;columnnumber=11;]",
            ],
        ),
    ],
)
def test_each_problem_of_settings_is_at_its_place(
    netlint: Netlint, charter: Path, name: str, places: list[str]
) -> None:
    (charter.parent / "netlint.toml").write_text(SETTINGS, "utf-8")
    done = netlint(f"--format={name}")
    lines = done.stdout.splitlines()
    assert [line.startswith(place) for line, place in zip(lines, places, strict=True)] == [True, True]
    assert "netlint.toml:2:1: `level` must be" in done.stderr


@pytest.mark.usefixtures("charter")
def test_the_format_of_a_run_on_github_has_them(netlint: Netlint) -> None:
    assert netlint("--format", "auto", "--jobs", "x", GITHUB_ACTIONS="true").stdout.startswith(FORMS["github"])
    assert netlint("--format", "auto", "--jobs", "x", GITHUB_ACTIONS="false").stdout == ""


@pytest.mark.parametrize(
    "args",
    [("--jobs", "x"), ("--format", "json", "--jobs", "x"), ("--jobs", "x", "--", "--format", "github"), ("--format",)],
)
@pytest.mark.usefixtures("charter")
def test_other_formats_print_nothing(netlint: Netlint, args: tuple[str, ...]) -> None:
    done = netlint("check", *args, today=None)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Error: " in done.stderr


@pytest.mark.usefixtures("charter")
def test_the_last_format_counts(netlint: Netlint) -> None:
    assert netlint("--format", "json", "--format=azure", "--jobs", "x").stdout.startswith(FORMS["azure"])
    assert netlint("--format", "azure", "--format=json", "--jobs", "x").stdout == ""


@pytest.mark.parametrize("name", FORMS)
def test_a_rule_file_that_ends_the_run_is_one_too(netlint: Netlint, charter: Path, name: str) -> None:
    (charter.parent / "ours.py").write_text("import os\nos._exit(0)\n", "utf-8")
    (charter.parent / "netlint.toml").write_text('rule-files = ["ours.py"]\n', "utf-8")
    done = netlint("--format", name)
    assert done.returncode == 2
    assert done.stdout.startswith(FORMS[name])
    assert "the run ended before there was a report" in done.stdout


@pytest.mark.parametrize("name", FORMS)
def test_what_an_error_says_is_escaped(netlint: Netlint, charter: Path, name: str) -> None:
    odd = "100%\r\n::error::x,]:;\x1b[31m"
    done = netlint("check", odd, str(charter), "--format", name)
    assert done.returncode == 2
    assert not re.search(r"^::error::x", done.stdout, re.MULTILINE)
    assert "\x1b" not in done.stdout + done.stderr
    assert "100%\r" not in done.stdout


def test_properties_are_escaped_as_each_system_asks(tmp_path: Path) -> None:
    said = "a,b;c]%.toml:2:3: wrong: 100%\nand more"
    assert github.error_lines(said, tmp_path) == [
        "::error title=netlint,file=a%2Cb;c]%25.toml,line=2,col=3::wrong: 100%25%0Aand more"
    ]
    assert azure.error_lines(said, tmp_path) == [
        "##vso[task.logissue type=error;sourcepath=a,b%3Bc%5D%AZP25.toml;linenumber=2;columnnumber=3;]wrong: 100%AZP25%0Aand more"
    ]


@pytest.mark.parametrize("said", ["no place", "Git reports for /x: fatal:12: no", "a.toml:0: x", "a.toml:2:3:", ""])
def test_what_names_no_place_has_none(tmp_path: Path, said: str) -> None:
    assert github.error_lines(said, tmp_path) == [f"::error title=netlint::{said}"]


def test_a_place_in_the_folder_of_the_run_is_relative_to_it(tmp_path: Path) -> None:
    (line,) = github.error_lines(f"{tmp_path}/netlint.toml:7: wrong", tmp_path)
    assert line == "::error title=netlint,file=netlint.toml,line=7::wrong"


@pytest.mark.parametrize("command", [("due",), ("fix",), ("fix", "--jobs", "1"), ("check",), ("exceptions",)])
def test_one_mistake_in_settings_of_many_charters_is_told_once(
    netlint: Netlint, tmp_path: Path, command: tuple[str, ...]
) -> None:
    for name in "abc":
        (tmp_path / f"{name}.charter.toml").write_text('[network]\nname = "Stroomop"\n', "utf-8")
    (tmp_path / "netlint.toml").write_text("levle = 1\n", "utf-8")
    done = netlint(*command)
    assert (done.returncode, done.stderr.count("Unknown key `levle`")) == (2, 1)


@pytest.mark.parametrize(
    "args",
    [
        ("--output", "json:report.json"),
        ("--statistics",),
        ("--write-baseline",),
        ("--prune-baseline",),
        ("--format", "json"),
    ],
)
def test_a_list_of_files_is_no_report(netlint: Netlint, charter: Path, args: tuple[str, ...]) -> None:
    done = netlint("--show-files", *args)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--show-files checks nothing, so it cannot be combined with" in done.stderr
    assert sorted(path.name for path in charter.parent.iterdir()) == ["charter.toml"]


def test_a_file_that_extends_names_a_file_where_presets_belong(netlint: Netlint, charter: Path) -> None:
    (charter.parent / "netlint.toml").write_text('extends = "shared.toml"\n', "utf-8")
    said = 'extends = ["shared.toml"]. To start from a file, use `extend`: extend = "shared.toml".'
    assert said in netlint().stderr
    (charter.parent / "netlint.toml").write_text('extend = "https://example.org/netlint.toml"\n', "utf-8")
    assert "preset" not in netlint().stderr


def test_a_folder_that_is_extended_is_told_where_that_stands(netlint: Netlint, charter: Path) -> None:
    (charter.parent / "shared").mkdir()
    (charter.parent / "netlint.toml").write_text('level = "sound"\nextend = "shared"\n', "utf-8")
    said = "Error: netlint.toml:2:1: `extend`: shared cannot be read: it is a folder, not a file.\n"
    assert netlint().stderr == said


def test_an_error_about_excluded_charters_stays_on_its_line(netlint: Netlint, charter: Path) -> None:
    charter.rename(charter.with_name("a\nb.charter.toml"))
    (charter.parent / "netlint.toml").write_text('exclude = ["*.charter.toml"]\n', "utf-8")
    assert r"such as a\nb.charter.toml (netlint.toml:1)." in netlint().stderr


@pytest.mark.parametrize(
    "settings",
    [
        'ignore = ["NL{}"]', '"a{}" = 1', 'level = "a{}"', 'rule-files = ["a{}"]', '[severity]\n"a{}" = "info"',
        '[[overrides]]\ncharters = "a{}"\nlevel = "sound"', '[[exceptions]]\nrule = "NL101"\nreason = "x"\nagreed-by = ["a{}"]',
    ],
)  # fmt: skip
def test_a_line_break_in_settings_makes_no_annotation_of_its_own(
    netlint: Netlint, tmp_path: Path, charter: Path, settings: str
) -> None:
    charter.write_text('[network]\nname = "Stroomop"\n[[members]]\nid = "ana"\n', "utf-8")
    (tmp_path / "netlint.toml").write_text(settings.format("\\nnetlint.toml:9:9: pwned") + "\n", "utf-8")
    for name in ("github", "azure"):
        done = netlint(".", "--select", "NL101", "--format", name)
        assert done.returncode == 2
        said = [line for line in done.stdout.splitlines() if "pwned" in line]
        assert len(said) == 1
        assert "line=9" not in said[0]
        assert "linenumber=9" not in said[0]
