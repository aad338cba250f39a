"""What is built once for all tests of a run, however many processes these run in."""

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest

Build = Callable[[Path], None]
"""Builds something in an empty folder."""


class Shared:
    """Folders that the first test to need them builds, and that all others wait for."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def folder(self, name: str, build: Build) -> Path:
        """Return a folder that is built once. Raises what building it raises, in each test that needs it."""
        folder = self._root / name
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / "is-built").exists():
                (folder / "content").mkdir()
                build(folder / "content")
                (folder / "is-built").touch()
        return folder / "content"


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Shared:
    """The folders that all processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    return Shared((base if worker_id == "master" else base.parent) / "shared")
