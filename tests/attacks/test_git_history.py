"""`netlint history` in a repository that tries to make git run, write or believe something, or that means harm."""

import html
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from support.commands import Netlint, git
from support.hostile_text import EVIL, hostile
from support.repositories import Repository

CHARTER = '[network]\nname = "Stroomop"\n'
PROGRAM = "#!/bin/sh\ntouch {mark}\nexit 0\n"
NOT_SEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository of which the charter was renamed, so that git is asked all that it can be."""
    made = Repository(tmp_path / "repository")
    made.revision("2026-01-05", CHARTER + 'summary = "We meet."\n', "old.toml")
    (made.folder / "old.toml").unlink()
    made.revision("2026-02-02", CHARTER + 'summary = "We meet."\n# new\n')
    return made


def program(file: Path, mark: Path) -> str:
    """Write a program that leaves a mark, and return its path."""
    file.write_text(PROGRAM.format(mark=mark), "utf-8")
    file.chmod(0o755)
    return str(file)


@pytest.mark.parametrize(
    "config",
    [
        '[log]\n\tshowSignature = true\n\tfollow = true\n\tmailmap = true\n[gpg]\n\tprogram = "{program}"\n',
        '[core]\n\tfsmonitor = "{program}"\n\tpager = "{program}"\n',
        "[core]\n\thooksPath = {folder}\n",
        "[pager]\n\trev-list = {program}\n\tdiff-tree = {program}\n\tcat-file = {program}\n",
        '[diff]\n\texternal = "{program}"\n[diff "x"]\n\tcommand = "{program}"\n\ttextconv = "{program}"\n',
        '[filter "x"]\n\tclean = "{program}"\n\tsmudge = "{program}"\n\tprocess = "{program}"\n\trequired = true\n',
        '[alias]\n\trev-list = "!{program}"\n\tdiff-tree = "!{program}"\n\tcat-file = "!{program}"\n',
        "[diff]\n\trelative = true\n\tnoprefix = true\n\trenames = copies\n\torderFile = order\n[color]\n\tui = always\n",
        "[log]\n\tshowRoot = false\n\tdate = raw\n[format]\n\tpretty = raw\n[core]\n\tquotePath = true\n",
    ],
)
def test_settings_of_git_change_nothing_and_start_nothing(
    netlint: Netlint, repository: Repository, tmp_path: Path, config: str
) -> None:
    expected = netlint("history", "--format", "json", cwd=repository.folder)
    mark, hooks = tmp_path / "PWNED", tmp_path / "hooks"
    hooks.mkdir()
    for name in ("post-index-change", "post-checkout", "fsmonitor-watchman"):
        program(hooks / name, mark)
    starts = program(tmp_path / "program", mark)
    (repository.folder / ".git" / "info").mkdir(exist_ok=True)
    (repository.folder / ".git" / "info" / "attributes").write_text("*.toml diff=x filter=x\n", "utf-8")
    with (repository.folder / ".git" / "config").open("a") as settings:
        settings.write(config.format(program=starts, folder=hooks))
    done = netlint("history", "--format", "json", cwd=repository.folder)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", expected.stdout)
    assert len(json.loads(done.stdout)["points"]) == 3
    assert not mark.exists()


@pytest.mark.parametrize("name", ["--output=pw", "-o", "--help", "--all", "--exec=touch pw", "HEAD..HEAD", "^HEAD"])
def test_a_name_that_is_an_option_is_an_unknown_revision(netlint: Netlint, repository: Repository, name: str) -> None:
    before = sorted(path.name for path in repository.folder.iterdir())
    done = netlint("history", f"--since={name}", cwd=repository.folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"The revision `{name}` does not exist in " in done.stderr
    assert sorted(path.name for path in repository.folder.iterdir()) == before


@pytest.mark.parametrize(
    "name",
    [
        ":!a.charter.toml",
        ":(glob)*.charter.toml",
        "-n.charter.toml",
        "--all.charter.toml",
        "a\tb.charter.toml",
        "é\n:100644 x.charter.toml",
        "\u202egnp.charter.toml",
    ],
)
def test_a_charter_may_have_any_name(netlint: Netlint, tmp_path: Path, name: str) -> None:
    made = Repository(tmp_path)
    made.revision("2026-01-05", CHARTER, name)
    made.revision("2026-02-02", CHARTER + 'summary = "We meet."\n', name)
    made.revision("2026-02-03", CHARTER, "z" + name)
    done = netlint("history", "--format", "json", "--", f"./{name}", today=None)
    history = json.loads(done.stdout)
    assert [one["path"] for one in history["points"]] == [name] * 3
    for format_ in ("text", "html"):
        shown = netlint("history", "--format", format_, "--", f"./{name}", today=None).stdout
        assert not NOT_SEEN.search(shown)


def test_a_replaced_commit_is_not_believed(netlint: Netlint, repository: Repository) -> None:
    old = git(repository.folder, "rev-parse", "HEAD")
    new = repository.revision("2026-03-02", CHARTER)
    git(repository.folder, "replace", new, old)
    history = json.loads(netlint("history", "--format", "json", cwd=repository.folder).stdout)
    assert history["points"][2]["revision"] == new


def test_what_a_clone_does_not_have_is_not_fetched(netlint: Netlint, repository: Repository, tmp_path: Path) -> None:
    mark = tmp_path / "PWNED"
    blob = git(repository.folder, "rev-parse", "HEAD:charter.toml")
    (repository.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    starts = program(tmp_path / "program", mark)
    remote = f'[remote "origin"]\n\turl = ext::{starts}\n\tpromisor = true\n\tpartialclonefilter = blob:none\n'
    with (repository.folder / ".git" / "config").open("a") as settings:
        settings.write(f'{remote}[protocol "ext"]\n\tallow = always\n[extensions]\n\tpartialClone = origin\n')
    done = netlint("history", cwd=repository.folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "This clone does not have all files of that revision" in done.stderr
    assert not mark.exists()


def test_a_link_at_some_revision_is_not_followed(netlint: Netlint, repository: Repository) -> None:
    charter = repository.folder / "charter.toml"
    charter.unlink()
    charter.symlink_to("/etc/passwd")
    repository.commit("2026-03-02")
    charter.unlink()
    repository.revision("2026-03-03", CHARTER)
    history = json.loads(netlint("history", "--format", "json", cwd=repository.folder).stdout)
    assert [one["state"] for one in history["points"]] == ["checked", "checked", "unreadable", "checked", "checked"]
    assert history["points"][2]["problem"] == "It was not a regular file."
    charter.unlink()
    charter.symlink_to("/etc/passwd")
    assert netlint("history", "charter.toml", cwd=repository.folder).returncode == 2


@pytest.mark.parametrize("moment", ["@0 +0000", "@99999999999 +0000", "@4102444800 +1400"])
def test_a_day_that_cannot_be_stops_nothing(netlint: Netlint, repository: Repository, moment: str) -> None:
    repository.write(CHARTER + "# later\n")
    repository.commit(moment)
    history = json.loads(netlint("history", "--format", "json", cwd=repository.folder).stdout)
    days = [one["day"] for one in history["points"]]
    assert days == sorted(days)
    assert days[-1] == "2026-11-24"


@pytest.mark.parametrize("text", EVIL.values(), ids=EVIL)
def test_no_text_is_obeyed_or_hidden(netlint: Netlint, tmp_path: Path, text: str) -> None:
    made = Repository(tmp_path)
    made.revision("2026-01-05", CHARTER)
    made.revision("2026-02-02", hostile(text))
    safe = f'[[values]]\nid = "a"\nstatement = {json.dumps(text.encode("utf-8", "replace").decode())}\n'
    made.revision("2026-03-02", CHARTER + safe.replace("\x7f", ""))
    made.revision("2026-04-02", CHARTER)
    made.write(hostile(text))
    assert netlint("history", "--format", "json").returncode in (0, 2)
    shown = netlint("history").stdout
    assert not NOT_SEEN.search(shown)
    assert "::" not in shown
    assert "##[" not in shown
    assert len(shown) < 60_000
    page = netlint("history", "--format", "html").stdout
    assert not NOT_SEEN.search(page)
    assert len(page) < 300_000
    reader = _Tags()
    reader.feed(page)
    assert reader.open == []
    assert reader.names <= ALLOWED
    assert reader.attributes.isdisjoint({"src", "href", "onerror", "onload", "style"})


TAGS = "html head meta title style body main article footer section h1 h2 h3 h4 p ul li span svg rect path text code dl dt dd del ins"
ALLOWED = set(TAGS.split())


class _Tags(HTMLParser):
    """The tags and attributes of a page, and whether each is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _value in attrs}
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _value in attrs}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_hostile_report_that_was_kept_is_text_too(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(hostile(EVIL["script"]), "utf-8")
    report = json.loads(netlint("--format", "json").stdout)
    report["charters"][0]["path"] = "<script>\x1b[31m"
    for finding in report["charters"][0]["findings"]:
        finding["message"], finding["code"] = "<script>{0}\x1b[31m\u202e", "<b>"
    (tmp_path / "a.json").write_text(json.dumps(report), "utf-8")
    page = netlint("history", "--from-reports", "a.json", "--format", "html").stdout
    assert "<script" not in page
    assert html.escape("<script>{0}\\x1b[31m\\u202e") in page
    assert not NOT_SEEN.search(netlint("history", "--from-reports", "a.json").stdout)
    (tmp_path / "deep.json").write_text("[" * 100_000, "utf-8")
    assert netlint("history", "--from-reports", "deep.json").returncode == 2
