"""`--since` and `--settings REV:FILE` in a repository whose files try to make git run, write or believe something."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from support.commands import Netlint, committed, git

from netlint.project.git import GitError, Repository
from netlint.project.revision_tree import RevisionTree

CHARTER = '[network]\nname = "Stroomop"\n'
SINCE = ("--select", "NL101", "-q", "--format", "concise", "--since", "HEAD")
PROGRAM = "#!/bin/sh\ntouch {mark}\n{then}\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one charter, in a folder of its own."""
    folder = tmp_path / "repository"
    folder.mkdir()
    (folder / "charter.toml").write_text(CHARTER, "utf-8")
    committed(folder)
    return folder


def program(file: Path, mark: Path, then: str = "exit 0") -> str:
    """Write a program that leaves a mark, and return its path."""
    file.write_text(PROGRAM.format(mark=mark, then=then), "utf-8")
    file.chmod(0o755)
    return str(file)


def bare(folder: Path, config: str) -> None:
    """Make ordinary files that look like a Git repository, with a charter in it."""
    for name in ("objects", "refs"):
        (folder / name).mkdir(parents=True)
        (folder / name / "kept").touch()
    (folder / "HEAD").write_text("ref: refs/heads/main\n", "utf-8")
    (folder / "config").write_text(config, "utf-8")
    (folder / "charter.toml").write_text(CHARTER, "utf-8")


@pytest.mark.parametrize("where", [".", "circle"])
@pytest.mark.parametrize("isolated", [(), ("--isolated",)])
def test_files_that_look_like_a_repository_start_nothing(
    netlint: Netlint, repository: Path, where: str, isolated: tuple[str, ...]
) -> None:
    mark = repository / "PWNED"
    starts = f'fsmonitor = "touch {mark}; false"\n\tworktree = .\n\tbare = false\n\tsshCommand = touch {mark}\n'
    bare(repository / "circle", f"[core]\n\trepositoryformatversion = 0\n\t{starts}")
    committed(repository)
    (repository / "circle" / "charter.toml").write_text(CHARTER + 'summary = "We meet."\n', "utf-8")
    done = netlint(".", *SINCE, *isolated, cwd=repository / where)
    assert (done.returncode, done.stderr) == (0, "")
    assert not mark.exists()


NEW = "circle/charter.toml:1:1: error NL101 The charter does not say what the network is for. (no-purpose)\n"


def test_a_submodule_that_a_change_adds_says_nothing_of_what_was_there(netlint: Netlint, repository: Path) -> None:
    git(repository, "branch", "start")
    inner = repository / "circle"
    inner.mkdir()
    (inner / "charter.toml").write_text(CHARTER, "utf-8")
    committed(inner)
    git(inner, "branch", "start")  # whoever sends the change decides what its branches are
    committed(repository)
    done = netlint(".", *SINCE[:-1], "start", cwd=repository)
    assert (done.returncode, done.stdout) == (1, NEW)


def test_branches_of_a_submodule_say_nothing_of_what_was_there(netlint: Netlint, repository: Path) -> None:
    inner = repository / "circle"
    inner.mkdir()
    (inner / "charter.toml").write_text(CHARTER + 'purpose = "Water has no owner."\n', "utf-8")
    committed(inner)
    committed(repository)
    git(repository, "branch", "start")
    (inner / "charter.toml").write_text(CHARTER, "utf-8")
    committed(inner)
    git(inner, "branch", "start")
    committed(repository)
    done = netlint(".", *SINCE[:-1], "start", cwd=repository)
    assert (done.returncode, done.stdout) == (1, NEW)


@pytest.mark.parametrize(
    "config",
    [
        '[core]\n\tfsmonitor = "{program}"\n',
        "[core]\n\thooksPath = {folder}\n",
        '[core]\n\tpager = "{program}"\n[pager]\n\tls-tree = true\n\trev-parse = true\n',
        '[diff]\n\texternal = "{program}"\n[diff "x"]\n\tcommand = "{program}"\n\ttextconv = "{program}"\n',
        '[filter "x"]\n\tclean = "{program}"\n\tsmudge = "{program}"\n\tprocess = "{program}"\n',
        "[core]\n\tworktree = ..\n",
        "[include]\n\tpath = ../netlint.inc\n",
        '[alias]\n\tls-tree = "!{program}"\n\trev-parse = "!{program}"\n\tcat-file = "!{program}"\n',
    ],
)
def test_settings_of_git_that_start_programs_are_not_obeyed(
    netlint: Netlint, repository: Path, tmp_path: Path, config: str
) -> None:
    mark, hooks = tmp_path / "PWNED", tmp_path / "hooks"
    hooks.mkdir()
    for name in ("post-index-change", "post-checkout", "fsmonitor-watchman"):
        program(hooks / name, mark)
    starts = program(tmp_path / "program", mark)
    (repository / "netlint.inc").write_text(f'[core]\n\tfsmonitor = "{starts}"\n', "utf-8")
    (repository / ".gitattributes").write_text("*.toml diff=x filter=x\n", "utf-8")
    committed(repository)
    with (repository / ".git" / "config").open("a") as settings:
        settings.write(config.format(program=starts, folder=hooks))
    (repository / "charter.toml").write_text(CHARTER + 'summary = "We meet."\n', "utf-8")
    done = netlint(".", *SINCE, cwd=repository)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not mark.exists()


def test_what_a_clone_does_not_have_is_not_fetched(netlint: Netlint, repository: Path, tmp_path: Path) -> None:
    mark = tmp_path / "PWNED"
    (repository / "charter.toml").write_text(CHARTER + 'summary = "We meet."\n', "utf-8")
    blob = git(repository, "rev-parse", "HEAD:charter.toml")
    (repository / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    starts = program(tmp_path / "program", mark)
    remote = f'[remote "origin"]\n\turl = ext::{starts}\n\tpromisor = true\n\tpartialclonefilter = blob:none\n'
    with (repository / ".git" / "config").open("a") as settings:
        settings.write(f'{remote}[protocol "ext"]\n\tallow = always\n[extensions]\n\tpartialClone = origin\n')
    done = netlint(".", *SINCE, cwd=repository)
    assert done.returncode == 2
    assert "This clone does not have all files of that revision" in done.stderr
    assert not mark.exists()


@pytest.mark.parametrize("variable", ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"])
def test_variables_move_the_repository_nowhere(
    netlint: Netlint, repository: Path, tmp_path: Path, variable: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "charter.toml").write_text(CHARTER, "utf-8")
    committed(elsewhere)
    done = netlint(".", *SINCE, cwd=repository, **{variable: str(elsewhere / ".git")})
    assert (done.returncode, done.stderr) == (0, "")


def test_variables_that_start_programs_or_write_are_not_handed_on(
    netlint: Netlint, repository: Path, tmp_path: Path
) -> None:
    mark = tmp_path / "PWNED"
    starts = program(tmp_path / "program", mark)
    variables = dict.fromkeys(("GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_SSH_COMMAND", "GIT_ASKPASS"), starts)
    variables |= {"GIT_TRACE": str(mark), "GIT_TRACE2": str(mark), "GIT_EXEC_PATH": str(tmp_path)}
    assert netlint(".", *SINCE, cwd=repository, **variables).returncode == 0
    assert not mark.exists()


@pytest.mark.parametrize("name", ["--output=pw", "-o", "--help", "--upload-pack=touch pw", "--exec=touch pw"])
def test_a_name_that_is_an_option_is_an_unknown_revision(netlint: Netlint, repository: Path, name: str) -> None:
    before = sorted(path.name for path in repository.iterdir())
    for option in (f"--since={name}", f"--settings={name}:", f"--settings={name}:netlint.toml"):
        done = netlint(".", option, cwd=repository)
        assert done.returncode == 2
        assert f"The revision `{name}` does not exist in " in done.stderr
    assert sorted(path.name for path in repository.iterdir()) == before


def test_a_tag_whose_name_is_an_option_writes_nothing(netlint: Netlint, repository: Path) -> None:
    commit = git(repository, "rev-parse", "HEAD")
    tag = repository / ".git" / "refs" / "tags" / "--output=pw"
    tag.write_text(f"{commit}\n", "utf-8")
    assert netlint(".", "--select", "NL101", "-q", "--since=--output=pw", cwd=repository).returncode == 0
    assert sorted(path.name for path in repository.iterdir()) == [".git", "charter.toml"]


@pytest.mark.parametrize(
    "name", [":!a.charter.toml", ":(glob)*.charter.toml", "-n.charter.toml", "a\tb.charter.toml", "é\n.charter.toml"]
)
def test_a_charter_may_have_any_name(netlint: Netlint, repository: Path, name: str) -> None:
    (repository / name).write_text(CHARTER, "utf-8")
    assert netlint(".", *SINCE, cwd=repository).returncode == 1
    committed(repository)
    assert netlint(".", *SINCE, cwd=repository).returncode == 0
    (repository / name).write_text(CHARTER + 'summary = "We meet."\n', "utf-8")
    assert netlint(".", *SINCE, cwd=repository).returncode == 0


def test_git_is_not_taken_from_the_folder_of_the_run(netlint: Netlint, repository: Path, tmp_path: Path) -> None:
    mark = tmp_path / "PWNED"
    program(repository / "git", mark)
    for path in (f".:{os.environ['PATH']}", f":{os.environ['PATH']}", f"./:{os.environ['PATH']}"):
        assert netlint(".", *SINCE, cwd=repository, PATH=path).returncode == 0
    assert not mark.exists()
    done = netlint(".", *SINCE, cwd=repository, PATH=".")
    assert (done.returncode, "This requires Git, which is not installed." in done.stderr) == (2, True)


def test_git_that_does_not_answer_is_given_up(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "git", tmp_path / "started", "exec sleep 60")
    monkeypatch.chdir(repository)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr("netlint.project.git.TIME_LIMIT", 0.5)
    with pytest.raises(GitError, match="Git did not answer within "):
        RevisionTree(Repository(), "HEAD")
    assert (tmp_path / "started").exists()


def test_a_replaced_commit_is_not_believed(netlint: Netlint, repository: Path) -> None:
    (repository / "new.charter.toml").write_text(CHARTER, "utf-8")
    old = git(repository, "rev-parse", "HEAD")
    committed(repository)
    new = git(repository, "rev-parse", "HEAD")
    git(repository, "replace", old, new)
    assert netlint(".", "--select", "NL101", "-q", "--since", old, cwd=repository).returncode == 1


def test_another_users_repository_is_refused_as_git_refuses_it(netlint: Netlint, repository: Path) -> None:
    if os.geteuid():
        pytest.skip("only root can give a folder away")
    os.chown(repository, 65534, 65534)
    os.chown(repository / ".git", 65534, 65534)
    done = netlint(".", *SINCE, cwd=repository)
    assert done.returncode == 2
    assert "dubious ownership" in done.stderr
    assert "\n    git config --global --add safe.directory " in done.stderr
    assert "\\t" not in done.stderr


def test_a_worktree_has_a_repository_too(netlint: Netlint, repository: Path, tmp_path: Path) -> None:
    git(repository, "worktree", "add", "-q", str(tmp_path / "tree"))
    assert stat.S_ISREG((tmp_path / "tree" / ".git").stat().st_mode)
    assert netlint(".", *SINCE, cwd=tmp_path / "tree").returncode == 0


def test_no_program_but_git_itself_is_started(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The processes of a whole run, as the kernel counts them where strace is there, or otherwise as Git reports them."""
    trace = tmp_path / "trace"
    home = tmp_path / "home"
    home.mkdir()
    (home / ".gitconfig").write_text(f"[trace2]\n\teventTarget = {trace}\n", "utf-8")
    (repository / "charter.toml").write_text(CHARTER + 'summary = "We meet."\n', "utf-8")
    monkeypatch.chdir(repository)
    tree = RevisionTree(Repository(), "HEAD")
    plain = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = [sys.executable, "-m", "netlint", ".", *SINCE]
    done = subprocess.run(
        command, cwd=repository, env={**plain, "HOME": str(home)}, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert tree.entries
    traced = trace.read_text("utf-8")
    assert '"name":"ls-tree"' in traced
    assert "child_start" not in traced


def test_a_clone_that_is_named_from_outside_has_its_repository(netlint: Netlint, repository: Path) -> None:
    for more in (("--since", "HEAD"), ("--settings", "HEAD:", "--since", "HEAD")):
        assert netlint("repository", "--select", "NL101", *more, cwd=repository.parent).returncode == 0
    (repository.parent / "charter.toml").write_text(CHARTER, "utf-8")
    done = netlint("charter.toml", "--since", "HEAD", cwd=repository.parent)
    assert (done.returncode, "is not in a Git repository" in done.stderr) == (2, True)
