"""Patterns of settings that match nothing, and what they were probably meant to match. Opens no file."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from netlint.i18n import Message, joined, notice
from netlint.project import discovery
from netlint.project.files import WorkingTree, is_folder, is_inside, one_line
from netlint.project.project import Project, relative
from netlint.settings import Settings
from netlint.settings.path_patterns import Patterns
from netlint.settings.pattern_problems import Pattern, folded, hint_for_idle, one_form

_SKIPPED = (*(f"{name}/" for name in discovery.PACKAGES), "venv/", "env/")
"""What netlint does not look into anyway, whether it is there or not; the names of others begin with a point."""


def unmatched(patterns: Sequence[Pattern], paths: Callable[[], Iterable[str]]) -> list[tuple[Pattern, Message | None]]:
    """Return the patterns that match none of `paths`, each with a hint about what was meant, if there is one."""
    compiled = Patterns([(_plain(pattern),) for pattern in patterns])
    left = set(range(len(patterns))).difference(number for number, _text in compiled.wrong)
    for path in paths():
        left.difference_update(compiled.matching(path))
        if not left:
            return []
    idle = [patterns[number] for number in sorted(left)]
    return [(pattern, _hint(pattern, paths)) for pattern in idle]


def _plain(pattern: Pattern) -> str:
    return pattern.text.removeprefix("!")


def _hint(pattern: Pattern, paths: Callable[[], Iterable[str]]) -> Message | None:
    """Return which path a pattern would match in another Unicode form or in other letters, or what else is wrong."""
    alike = Patterns([(one_form(_plain(pattern)),), (folded(_plain(pattern)),)])
    for path in paths():
        if 0 in alike.matching(one_form(path)):
            template = "`{path}` has the same letters in another Unicode form. Copy that name."
            return notice(template, path=one_line(path))
        if 1 in alike.matching(folded(path)):
            return notice("Did you mean `{name}`?", name=one_line(path))
    return hint_for_idle(pattern.text)


def idle_excludes(project: Project, named: Sequence[Path]) -> Iterator[Message]:
    """Yield which patterns of `exclude` match nothing, of settings whose folder was looked through as a whole.

    `named` are the files and folders of the run.
    """
    folders = [os.path.realpath(path) for path in named if is_folder(path)]
    for loaded in project.loaded():
        top = loaded.folder
        if top is None or not loaded.excluding or not any(is_inside(os.path.realpath(top), one) for one in folders):
            continue
        wanted = [one for one in loaded.excluding if not _is_of_skipped(one)]
        for pattern, hint in unmatched(wanted, partial(_looked_at, loaded, top)):
            template = "{where}: `{pattern}` in `exclude` matches no folder and no charter."
            yield joined(notice(template, where=pattern.where, pattern=pattern.text), hint)


def _is_of_skipped(pattern: Pattern) -> bool:
    """Return whether a pattern is about a folder that netlint does not look into, which may be there on some days."""
    names = _plain(pattern).strip("/").split("/")
    compiled = Patterns([(_plain(pattern),)])
    return any(name.startswith(".") for name in names) or any(compiled.matching(name) for name in _SKIPPED)


def _looked_at(loaded: Settings, top: Path) -> Iterator[str]:
    """Yield the folders below a folder, and what has the name of a charter, each relative to the settings."""
    found: list[str] = []

    def take(path: Path) -> bool:
        found.append(relative(path, loaded) + "/" * is_folder(path))
        return False

    for _charter in discovery.charters(top, WorkingTree().root_of(top), take, lambda _path, _reason: None):
        yield from found
        found.clear()
    yield from found
