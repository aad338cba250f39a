"""Small repositories of git, with commits on days of their own."""

import os
import subprocess
from pathlib import Path

from support.commands import git


class Repository:
    """A folder with a charter, and its commits."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        git(folder, "init", "-q")

    def write(self, text: str | bytes, name: str = "charter.toml") -> Path:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    def commit(self, day: str, *more: str) -> str:
        """Commit all that is in the folder, on a day; return the name of the commit."""
        self.dated(day, "add", "--all", "--force", ".")
        self.dated(day, "commit", "-q", "--allow-empty", "-m", day, *more)
        return git(self.folder, "rev-parse", "HEAD")

    def revision(self, day: str, text: str | bytes, name: str = "charter.toml") -> str:
        """Write a charter and commit it."""
        self.write(text, name)
        return self.commit(day)

    def dated(self, day: str, *args: str) -> None:
        """Run git as on a day."""
        moment = f"{day}T12:00:00+0100" if len(day) == len("2026-06-01") else day
        plain = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        plain |= {"GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": moment, "GIT_TEMPLATE_DIR": ""}
        names = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "maintenance.auto=false")
        subprocess.run(["git", *names, *args], cwd=self.folder, env=plain, capture_output=True, check=True)
