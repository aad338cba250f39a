"""What a run looks at and what it skips: folders, patterns, lists of paths; and what is said if that is nothing."""

import json
import os
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from support.commands import Netlint, git

CHARTER = '[network]\nname = "Stroomop"\n'
NONE = "There is no charter in this folder yet."


def write(folder: Path, *names: str, text: str = CHARTER) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def shown(netlint: Netlint, *args: str, **how: str) -> list[str]:
    """Return the charters that would be checked."""
    done = netlint("--show-files", *args, **how)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


# Folders


def test_the_files_that_would_be_checked_are_listed_and_not_checked(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, "charter.toml", "b/one.charter.toml", "a/charter.toml", text="[broken")
    write(tmp_path, "a/other.toml", "node_modules/charter.toml", ".github/charter.toml")
    assert shown(netlint) == ["a/charter.toml", "b/one.charter.toml", "charter.toml"]
    assert shown(netlint, "b", "a/other.toml") == ["a/other.toml", "b/one.charter.toml"]


def test_of_no_file_to_check_the_list_is_an_error(netlint: Netlint, tmp_path: Path) -> None:
    done = netlint("--show-files")
    assert (done.returncode, done.stdout) == (2, "")
    assert NONE in done.stderr


def test_a_name_in_the_list_is_not_obeyed(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, "a\nb\x1b[31m.charter.toml")
    assert shown(netlint) == ["a\\nb\\x1b[31m.charter.toml"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (".github", "hidden folder"),
        ("node_modules", "folder of packages"),
        ("sub/node_modules", "folder of packages"),
        ("env", "Python environment"),
    ],
)
def test_a_skipped_folder_with_a_charter_is_named_where_nothing_is_found(
    netlint: Netlint, tmp_path: Path, name: str, reason: str
) -> None:
    write(tmp_path, f"{name}/charter.toml")
    write(tmp_path, "env/pyvenv.cfg", text="")
    done = netlint()
    assert done.returncode == 2
    assert f"{NONE} netlint skips `{name}`, but it has a charter. To check it, run `netlint {name}`." in done.stderr
    assert f"skipped {name} ({reason})\n" in netlint("-v").stderr
    assert shown(netlint, name) == [f"{name}/charter.toml"]


def test_a_skipped_link_is_named_where_nothing_is_found_and_with_verbose(netlint: Netlint, tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    write(tmp_path, "elsewhere/charter.toml")
    (inside / "link").symlink_to(tmp_path / "elsewhere")
    (inside / "broken").symlink_to(tmp_path / "nowhere")
    (inside / "file").symlink_to(tmp_path / "elsewhere" / "charter.toml")
    done = netlint("-v", cwd=inside)
    assert done.returncode == 2
    assert "netlint skipped `link`. To check a folder that it skips, name it." in done.stderr
    assert [line for line in done.stderr.splitlines() if line.startswith("skipped")] == [
        "skipped link (link to a folder)"
    ]


def test_folders_that_nobody_keeps_a_charter_in_are_not_named(netlint: Netlint, tmp_path: Path) -> None:
    for name in (".git", ".hg", "__pycache__"):
        (tmp_path / name).mkdir()
    assert "skip" not in netlint().stderr
    for name in ("a", "b", "c", "d"):
        (tmp_path / f".{name}").mkdir()
    assert "netlint skipped `.a`, `.b`, `.c`, .... To check" in netlint().stderr


def test_what_settings_exclude_is_shown_with_verbose(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, "charter.toml", "old/charter.toml", "x.charter.toml")
    write(tmp_path, "netlint.toml", text='exclude = ["old/", "x.*"]\n')
    said = netlint("-v").stderr
    assert "skipped old (`exclude` in netlint.toml:1)\n" in said
    assert "skipped x.charter.toml (`exclude` in netlint.toml:1)\n" in said


def test_a_charter_that_git_ignores_is_checked(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, "charter.toml", "build/charter.toml")
    write(tmp_path, ".gitignore", text="charter.toml\nbuild/\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "--force", "charter.toml")
    assert shown(netlint) == ["build/charter.toml", "charter.toml"]


# Patterns and words


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.toml", ["charter.toml", "other.toml"]),
        ("c*.toml", ["charter.toml"]),
        ("char?er.toml", ["charter.toml"]),
        ("[co]*.toml", ["charter.toml", "other.toml"]),
        ("*/charter.toml", ["sub/charter.toml"]),
        ("**/charter.toml", ["charter.toml", "sub/charter.toml"]),
        ("sub/*.toml", ["sub/charter.toml"]),
        (".*/*.toml", [".github/charter.toml"]),
    ],
)
def test_a_pattern_that_no_shell_has_replaced_means_files(
    netlint: Netlint, tmp_path: Path, pattern: str, expected: list[str]
) -> None:
    write(
        tmp_path, "charter.toml", "other.toml", "sub/charter.toml", ".github/charter.toml", "node_modules/charter.toml"
    )
    assert shown(netlint, pattern) == expected
    assert shown(netlint, str(tmp_path / pattern)) == [str(tmp_path / one) for one in expected]


def test_a_pattern_that_means_no_file_is_an_error(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, "charter.toml")
    done = netlint("*.tml", "charter.toml", "--select", "NL001")
    assert done.returncode == 2
    assert "*.tml: no file matches this pattern." in done.stderr
    assert "1 charter checked." in done.stdout
    assert netlint("nowhere/*.toml").returncode == 2


def test_a_file_with_the_signs_of_a_pattern_in_its_name_is_that_file(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, "[a].toml", "a.toml")
    assert shown(netlint, "[a].toml") == ["[a].toml"]


def test_a_pattern_does_not_follow_a_link_out_of_its_folder(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, "secret/charter.toml", "tree/charter.toml")
    (tmp_path / "tree" / "link").symlink_to(tmp_path / "secret")
    git(tmp_path / "tree", "init", "-q")
    done = netlint("--show-files", "*/charter.toml", cwd=tmp_path / "tree")
    assert (done.returncode, done.stdout) == (2, "")
    assert netlint("--show-files", "link/*.toml", cwd=tmp_path / "tree").stdout == ""


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("help",), "Did you mean `netlint --help`?"),
        (("versie",), "Did you mean `netlint --version`?"),
        (("VERSION",), "Did you mean `netlint --version`?"),
        (("Regels",), "Did you mean `netlint rules`?"),
        (("leg-uit", "NL401"), "Did you mean `netlint explain`?"),
        (("--taal", "nl"), "No such option '--taal'. Did you mean '--lang'?"),
        (("rules", "--niveau", "stevig"), "No such option '--niveau'."),
        (("check", "--niveau", "stevig", "--lang", "nl"), "Onbekende optie: '--niveau'. Bedoel je '--level'?"),
        (("decide", "--reden", "x"), "No such option '--reden'. Did you mean '--reason'?"),
        (("chekc",), "Did you mean the command `netlint check`?"),
        (("charter",), "charter: this file or folder does not exist. To write a charter, run `netlint init`."),
        (("handvest",), "To write a charter, run `netlint init`."),
        (("--versoin",), "No such option '--versoin'. Did you mean '--version'?"),
        (("--formatt", "json"), "No such option '--formatt'. Did you mean '--format'?"),
        (("fix", "--dif"), "No such option '--dif'. Did you mean '--diff'?"),
    ],
)
def test_a_word_that_is_no_path_has_a_hint(netlint: Netlint, args: tuple[str, ...], said: str) -> None:
    done = netlint(*args)
    assert done.returncode == 2
    assert said in done.stderr


@pytest.mark.parametrize(
    "name",
    ["charter.toml.txt", "charter.TOML", "charter.tml", "Charter.toml", "charter.toml.bak", "charter (1).toml", "handvest.toml"],
)  # fmt: skip
def test_a_file_that_looks_like_a_charter_is_named(netlint: Netlint, tmp_path: Path, name: str) -> None:
    write(tmp_path, name)
    done = netlint()
    assert done.returncode == 2
    assert f"{NONE} Did you mean `{name}`? Rename it to `charter.toml`" in done.stderr


# Lists of paths


def test_a_list_can_have_a_nul_after_each_path(netlint: Netlint, tmp_path: Path) -> None:
    names = ["a b.toml", "caf\u00e9.toml", " c.toml", "line\nbreak.toml", '"q".toml']
    write(tmp_path, *names)
    stdin = "\0".join([*names, ""])
    assert len(shown(netlint, "--files-from", "-", stdin=stdin)) == len(names)


def test_a_list_can_have_names_as_git_quotes_them(netlint: Netlint, tmp_path: Path) -> None:
    names = ["caf\u00e9.toml", 'q"uote.toml', "ba\\ck.toml", "t\tab.toml", "plain.toml"]
    git(tmp_path, "init", "-q")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "Begin")
    write(tmp_path, *names)
    git(tmp_path, "add", ".")
    listed = git(tmp_path, "diff", "--cached", "--name-only")
    assert '"caf\\303\\251.toml"' in listed
    quoted = shown(netlint, "--files-from", "-", stdin=listed)
    separated = shown(netlint, "--files-from", "-", stdin=git(tmp_path, "diff", "--cached", "--name-only", "-z"))
    assert len(quoted) == len(names)
    assert quoted == separated


@pytest.mark.skipif(os.name == "nt", reason="names there are text")
def test_a_list_can_have_names_that_are_not_utf_8(netlint: Netlint, tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.toml"
    Path(os.fsdecode(name)).write_text(CHARTER)
    (tmp_path / "list").write_bytes(name + b"\0")
    (tmp_path / "quoted").write_bytes(b'"caf\\351.toml"\n')
    for file in ("list", "quoted"):
        assert netlint("--files-from", file, "--show-files").returncode == 0


def test_a_list_as_windows_writes_it_is_read(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, "a.toml", "b.toml")
    (tmp_path / "list.txt").write_bytes("a.toml\r\nb.toml\r\n".encode("utf-16"))
    assert shown(netlint, "--files-from", "list.txt") == ["a.toml", "b.toml"]


def test_a_deleted_file_in_a_list_is_an_error_that_says_how_to_leave_it_out(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, "a.toml")
    done = netlint("--files-from", "-", stdin="a.toml\ngone.toml\n")
    assert done.returncode == 2
    assert "gone.toml: this file or folder does not exist. To leave deleted files out of a list" in done.stderr
    assert "`--diff-filter=d`" in done.stderr
    assert "--diff-filter" not in netlint("gone.toml").stderr


# Nothing to do


@pytest.mark.parametrize("stdin", ["", "\n\n", "\0", "\ufeff"])
@pytest.mark.parametrize("command", ["check", "fix"])
def test_an_empty_list_is_nothing_to_do(netlint: Netlint, tmp_path: Path, stdin: str, command: str) -> None:
    write(tmp_path, "charter.toml")
    done = netlint(command, "--files-from", "-", stdin=stdin)
    assert done.returncode == 2
    assert "--files-from: - is empty, so there is nothing to check." in done.stderr
    assert "add --allow-empty." in done.stderr
    done = netlint(command, "--files-from", "-", "--allow-empty", stdin=stdin)
    assert done.returncode == 0
    assert "--files-from: - is empty.\n" in done.stderr
    assert "charter.toml" not in done.stdout


def test_with_a_path_beside_it_an_empty_list_is_fine(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, "charter.toml")
    done = netlint("--show-files", "charter.toml", "--files-from", "-", "--allow-empty")
    assert (done.returncode, done.stdout) == (0, "charter.toml\n")


def test_a_folder_without_a_charter_may_be_empty(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, "old/charter.toml")
    write(tmp_path, "netlint.toml", text='exclude = ["old/"]\n')
    (tmp_path / "sub").mkdir()
    for path in ("sub", "."):
        assert netlint(path).returncode == 2
        done = netlint(path, "--allow-empty")
        assert done.returncode == 0
        assert done.stderr
        assert done.stdout == ""


@pytest.mark.parametrize("path", ["gone.toml", "*.tml"])
def test_a_path_that_means_nothing_is_an_error_all_the_same(netlint: Netlint, path: str) -> None:
    assert netlint(path, "--allow-empty").returncode == 2


def test_reports_of_nothing_are_whole(netlint: Netlint, tmp_path: Path) -> None:
    done = netlint("--allow-empty", "--format", "json", "--output", "sarif:a.sarif", "--output", "junit:a.xml")
    assert done.returncode == 0
    assert json.loads(done.stdout)["charters"] == []
    assert json.loads((tmp_path / "a.sarif").read_text())["runs"][0]["results"] == []
    assert ET.parse(tmp_path / "a.xml").getroot().tag == "testsuites"


@pytest.mark.parametrize("option", ["--write-baseline", "--prune-baseline"])
def test_nothing_makes_no_baseline(netlint: Netlint, tmp_path: Path, option: str) -> None:
    done = netlint("--allow-empty", option)
    assert done.returncode == 2
    assert "--allow-empty cannot be combined" in done.stderr


# Statistics


def test_statistics_count_findings_by_rule(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, "a.charter.toml", text='[network]\nfase = "start"\n')
    write(
        tmp_path, "b.charter.toml", text='[network]\npurpose = "x"  # netlint: ignore[NL003] Known.\nfase = "start"\n'
    )
    done = netlint("--statistics", "--select", "NL003,NL101")
    assert done.returncode == 1
    assert done.stdout == ("2  NL003  unknown-key\n1  NL101  no-purpose\n\n2 charters checked. Found: 3 errors.\n")
    assert netlint("--statistics", "--select", "NL003", "-q").stdout == "2  NL003  unknown-key\n"
    rows = json.loads(netlint("--statistics", "--select", "NL003,NL101", "--format", "json").stdout)
    assert rows == [
        {"code": "NL003", "name": "unknown-key", "count": 2, "fixable": 2},
        {"code": "NL101", "name": "no-purpose", "count": 1, "fixable": 0},
    ]


def test_without_findings_statistics_are_empty(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, "charter.toml")
    done = netlint("--statistics", "--select", "NL003")
    assert (done.returncode, done.stdout) == (0, "1 charter checked. No findings: 5 checks passed.\n")
    assert json.loads(netlint("--statistics", "--select", "NL003", "--format", "json").stdout) == []


def test_statistics_are_printed_and_files_have_whole_reports(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, "charter.toml")
    done = netlint("--statistics", "--format", "auto", "--output", "json:a.json", GITHUB_ACTIONS="true")
    assert "NL101  no-purpose\n" in done.stdout
    assert json.loads((tmp_path / "a.json").read_text())["charters"][0]["findings"]


def test_other_formats_have_no_statistics(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, "charter.toml")
    done = netlint("--statistics", "--format", "sarif")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--statistics is for these formats: text, json." in done.stderr


def test_show_files_tells_of_settings_that_cannot_be_used(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    (tmp_path / "netlint.toml").write_text('exclude = ["a/"]\nlevle = "sound"\n', "utf-8")
    done = netlint("--show-files")
    assert (done.returncode, done.stdout) == (2, "charter.toml\n")
    assert "netlint.toml:2:1: Unknown key `levle`" in done.stderr


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("noord.charter.tml", "noord.charter.toml"), ("nord.charter.toml", "noord.charter.toml"), ("pyprojct.toml", "pyproject.toml"),
        ("nowhere.toml", None), ("south.charter.toml", None), ("b.charter.toml", None),
    ],
)  # fmt: skip
def test_a_file_that_is_not_there_may_be_another_with_almost_its_name(
    netlint: Netlint, tmp_path: Path, name: str, meant: str | None
) -> None:
    for other in ("noord.charter.toml", "a.charter.toml", "other.toml", "pyproject.toml"):
        (tmp_path / other).write_text(CHARTER, "utf-8")
    done = netlint(name)
    assert done.returncode == 2
    if meant:
        assert f"Did you mean `{meant}`?" in done.stderr
    else:
        assert "other.toml" not in done.stderr
