"""pre-commit with the file of docs/ci.md: when the hook runs, in which kind of checkout, and with which plugins."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from support.commands import LEFT_OUT, ROOT, RULE_TEMPLATE, git
from support.environments import Shared, offline
from support.integrations import BIN, attempt, files_of_the_page

GOOD = '[network]\nname = "Stroomop"\npurpose = "We make the work of a small town visible."\n'
BAD = '[network]\nname = "Stroomop"\n'
FILE = ".pre-commit-config.yaml"
FOUND = RULE_TEMPLATE.format(begin="", inside='yield __import__("netlint").Finding("It is ours.", at="network")')


def test_pre_commit_takes_its_files(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(files_of_the_page()[FILE], "utf-8")
    for command, file in (("validate-config", tmp_path / FILE), ("validate-manifest", ROOT / ".pre-commit-hooks.yaml")):
        done = attempt(BIN / "pre-commit", command, file, cwd=tmp_path)
        assert (done.returncode, done.stdout + done.stderr) == (0, "")
    assert re.search(r"^  - repo: https://github\.com/OWNER/netlint$", files_of_the_page()[FILE], re.MULTILINE)


class Clone:
    """A checkout in which pre-commit is installed."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self._environment = environment

    def commit(self, **files: str | None) -> subprocess.CompletedProcess[str]:
        """Write or remove files, and commit them; the names have `_` for a dot."""
        for name, text in files.items():
            file = self.folder / name.replace("_", ".")
            if text is None:
                file.unlink()
            else:
                file.write_text(text, "utf-8")
        git(self.folder, "add", "--all")
        as_ana = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org")
        return attempt("git", *as_ana, "commit", "-m", "A change", cwd=self.folder, **self._environment)

    def worktree(self, folder: Path) -> "Clone":
        """Return a linked worktree."""
        git(self.folder, "worktree", "add", "-q", "-b", "other", str(folder))
        return Clone(folder, self._environment)


@pytest.fixture
def clone(shared: Shared, wheelhouse: Path, tmp_path: Path) -> Clone:
    """A repository with a charter, and with the file of the page, which names this netlint and a plugin."""

    def release(folder: Path) -> None:
        shutil.copytree(ROOT, folder / "netlint", ignore=LEFT_OUT)
        git(folder / "netlint", "init", "-q")
        git(folder / "netlint", "add", ".")
        git(folder / "netlint", "commit", "-qm", "All of it")
        git(folder / "netlint", "tag", "v0.1.0")

    released = shared.folder("released", release)
    text = files_of_the_page()[FILE].replace("https://github.com/OWNER", released.as_uri())
    text = text.replace("additional_dependencies: []", "additional_dependencies: [netlint-ostrom==0.1.0]")
    environment = {"PATH": f"{BIN}:{os.environ['PATH']}", "PRE_COMMIT_HOME": str(released.parent / "cache")}
    environment |= {"VIRTUALENV_SYMLINK_APP_DATA": "1", **offline(wheelhouse)}
    folder = tmp_path / "charters"
    folder.mkdir()
    git(folder, "init", "-q")
    files = {FILE: text, "charter.toml": GOOD, "netlint.toml": 'select = ["NL101"]\nrule-files = ["rules.py"]\n'}
    for name, content in {**files, "rules.py": RULE_TEMPLATE.format(begin="", inside="")}.items():
        (folder / name).write_text(content, "utf-8")
    assert attempt(BIN / "pre-commit", "install", cwd=folder, **environment).returncode == 0
    made = Clone(folder, environment)
    done = made.commit()
    assert done.returncode == 0, done.stdout + done.stderr
    return made


@pytest.mark.slow
def test_the_hook_runs_when_a_charter_is_deleted(clone: Clone) -> None:
    done = clone.commit(charter_toml=None)
    assert done.returncode == 1
    assert "There is no charter" in done.stderr


@pytest.mark.slow
def test_the_hook_runs_when_a_rule_file_changes(clone: Clone) -> None:
    assert (
        clone.commit(netlint_toml='select = ["OUR001"]\nfail-on = "info"\nrule-files = ["rules.py"]\n').returncode == 0
    )
    done = clone.commit(rules_py=FOUND)
    assert done.returncode == 1
    assert "OUR001" in done.stderr


@pytest.mark.slow
def test_the_hook_runs_in_a_linked_worktree(clone: Clone, tmp_path: Path) -> None:
    other = clone.worktree(tmp_path / "other")
    done = other.commit(charter_toml=BAD)
    assert done.returncode == 1
    assert "NL101" in done.stderr
    done = other.commit(charter_toml=GOOD.replace("small", "large"))
    assert done.returncode == 0, done.stderr
    assert clone.commit(charter_toml=GOOD + 'summary = "We write."\n').returncode == 0


@pytest.mark.slow
def test_the_hook_has_the_plugins_that_the_file_names(clone: Clone) -> None:
    done = clone.commit(netlint_toml='select = ["OST"]\nfail-on = "info"\n')
    assert done.returncode == 1
    assert "OST" in done.stderr
