"""Waiting until something changes that a run depends on. Checks nothing, and prints nothing.

The system only says that something has happened in a folder. What has changed is found by looking at the files again,
so no event that is missed, doubled or about another file can lead to a wrong answer.
"""

import contextlib
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netlint.i18n import notice
from netlint.project.files import check_inside, is_folder
from netlint.project.project import Project
from netlint.project.recording import Record, RecordingTree, Signature, signature_of
from netlint.utils.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

QUIET = 100
"""Milliseconds without an event after which netlint looks at what has changed: an editor saves in several steps."""
LONGEST = 1000
"""Milliseconds after which it looks even if events go on."""
UNFINISHED = 300
"""Milliseconds that a file may be empty or gone before that counts as a change: some editors save like this."""

Files = dict[Path, Signature]


class Watcher:
    """Knows what the last run depended on, and waits until some of that changes."""

    def __init__(self, named: Iterable[Path]) -> None:
        """Take the files and folders that the command line names. Raises `Problem` where nothing can be watched."""
        self._watch = _watch_function()
        self._named = tuple(Path(os.path.abspath(path)) for path in named)
        self._before, self._record = Record(), Record()
        self._project: Project | None = None
        self._entered: set[Path] = set()
        self._seen: Files = {}
        self._now: Files = {}

    def begin(self) -> None:
        """Begin to record another run."""
        self._before, self._record = self._record, Record()

    def tree(
        self, trusted: Sequence[Path] = (), named: Sequence[Path] = (), own_settings: Path | None = None
    ) -> RecordingTree:
        """Return the files on disk for the run that has begun: what it looks for in them is recorded."""
        return RecordingTree(self._record, trusted, named, own_settings)

    def look(self, project: Project) -> None:
        """Look at what the run depends on: it knows its settings now, and has read no charter yet."""
        source = project.options.settings._replace(in_force=False)  # to look at them runs no rule file
        self._project = Project(project.options._replace(settings=source), project.plugins)
        self._now = self._files()
        self._seen = self._now | self._record.files

    def look_as_before(self) -> None:
        """Go on with what the run before depended on: this one has ended before it knew its settings."""
        self._seen = self._now | self._record.files
        self._record.files = self._before.files | self._record.files
        self._record.patterns |= self._before.patterns
        self._record.folders |= self._before.folders

    def changes(self) -> list[Path]:
        """Return the files that have changed since the run looked at them, and charters that have come or gone."""
        self._now = self._files()
        self._seen = self._record.files | self._seen  # what charters name is looked for while they are checked
        return sorted(path for path in self._seen | self._now if self._seen.get(path) != self._now.get(path))

    def folders(self) -> set[str]:
        """Return the folders in which something could happen that matters: no folder stands for those below it."""
        found = self._entered | self._record.folders
        for path in self._now:
            found.add(path.parent)
            if path.is_symlink() and self._now[path] is not None:
                found.add(Path(os.path.realpath(path)).parent)
        return {str(folder) for folder in map(_existing, found) if os.access(folder, os.R_OK)}

    def wait(self) -> list[Path]:
        """Wait until something has changed, and return what. Raises `Problem` where the system cannot watch."""
        while True:
            folders, is_unsure = self.folders(), False
            for has_events in self._events(folders):
                if not has_events and not is_unsure:
                    continue
                changed = self.changes()
                if changed and (is_unsure or not any(map(self._is_unfinished, changed))):
                    return changed
                is_unsure = bool(changed)
                if self.folders() != folders:
                    break

    def _events(self, folders: set[str]) -> "Iterator[bool]":
        """Yield whether there were events in folders, each time that these end, and from time to time.

        The first time it is `True`: something may have happened before the system began to watch.
        """
        options: dict[str, Any] = {"step": QUIET, "debounce": LONGEST, "rust_timeout": UNFINISHED}
        watched = self._watch(*folders, watch_filter=None, recursive=False, yield_on_timeout=True, **options)
        is_first = True
        with contextlib.closing(watched):
            try:
                for events in watched:
                    yield bool(events) or is_first
                    is_first = False
            except FileNotFoundError:  # a folder has gone in the meantime
                time.sleep(QUIET / 1000)
            except (OSError, RuntimeError) as error:  # the second is how watchfiles tells of other errors of the system
                problem = (
                    "these folders cannot be watched: {reason}. Name fewer folders, or set WATCHFILES_FORCE_POLLING=1, "
                    "so that netlint looks at them from time to time."
                )
                reason = (
                    str(error).partition(" about [")[0].rstrip(".")
                )  # before the names of folders, and terms of Rust
                raise Problem(notice(problem, reason=reason)) from error

    def _is_unfinished(self, path: Path) -> bool:
        """Return whether a file is empty or gone, as it can be for a moment while an editor saves it."""
        signature = self._now.get(path)
        return signature is None or signature[0] == 1

    def _files(self) -> Files:
        """Return what the run depends on, as it is now."""
        found = list[Path]()
        self._entered = set()
        for path in self._named:
            found += self._charters(path)
        tree = self.tree()
        for folder, pattern in list(self._record.patterns):
            with contextlib.suppress(OSError):
                found += tree.matching(folder, pattern)
        return {path: signature_of(path) for path in {*self._named, *self._record.files, *found}}

    def _charters(self, path: Path) -> list[Path]:
        """Return the charters in a folder that is named, or nothing."""
        try:
            check_inside(path)
        except (OSError, ValueError):
            return []
        if self._project is None or not is_folder(path):
            return []
        return self._project.find(path, lambda _path, _reason: None, self._entered.add)


def _existing(folder: Path) -> Path:
    """Return a folder, or the nearest above it that is there."""
    while not is_folder(folder) and folder != folder.parent:
        folder = folder.parent
    return folder


def _watch_function() -> "Callable[..., Generator[set[Any], None, None]]":
    """Return what watches folders. Raises `Problem` where it cannot be imported."""
    try:
        from watchfiles import watch
    except ImportError as error:
        problem = (
            "netlint watch needs the package watchfiles, but Python cannot import it: {reason}. Install it again with "
            "`pip install watchfiles`, or run `netlint check` after each change."
        )
        raise Problem(notice(problem, reason=str(error))) from error
    return watch
