"""Files that were probably meant as a charter, by their names, and what to do with them. Opens none of them."""

import os
import re
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

from netlint.i18n import Message, notice
from netlint.project.discovery import NAME, SUFFIX, is_charter
from netlint.project.files import check_inside, one_line
from netlint.toml.errors import file_kinds
from netlint.utils.suggest import MAX_CHARACTERS, similar, slips_between, suggest

_DOCUMENTS = {
    **dict.fromkeys((".docx", ".doc", ".docm", ".dotx"), file_kinds.WORD),
    **dict.fromkeys((".odt", ".fodt"), file_kinds.OPEN_DOCUMENT),
    **dict.fromkeys((".xlsx", ".xls", ".ods"), file_kinds.SHEET),
    **dict.fromkeys((".pptx", ".ppt", ".odp"), file_kinds.SLIDES),
    **dict.fromkeys((".html", ".htm", ".mht", ".mhtml"), file_kinds.WEB_PAGE),
    ".pages": file_kinds.OFFICE,
    ".rtf": file_kinds.RICH_TEXT,
    ".pdf": file_kinds.PDF,
}
"""The endings of names of documents that have to be saved as plain text first."""
_WORDS = ("charter", "handvest")
_TYPO = 0.8
"""The lowest similarity, from 0 to 1, at which a word counts as a typo of another. The project chose this limit."""
_ENDING = re.compile(
    r"(?:\.(?:toml|tml|tolm|txt|text|md|bak|old|orig)|~|[ _]?\(\d+\)|[ _-]+(?:copy|kopie))+$", re.IGNORECASE
)
"""The endings of names of files with plain text, and what a computer adds to the name of a copy."""
_OF_NETWORK = re.compile(r"(.+)\.charter(?:[. (~_-]|$)", re.IGNORECASE)
_MOST = 10_000
"""The most names in a folder that are looked at. The project chose this limit."""


def charter_meant(folder: Path) -> Message:
    """Return what to do in a folder without a charter: about a file that looks like one, or how to make one."""
    meant = [name for name in _names(folder, os.DirEntry.is_file) if _looks_like_charter(name)]
    if meant:
        return _advice(folder / min(meant, key=lambda name: (_document(name) is not None, name)))
    looks = Message("netlint looks for charter.toml and *.charter.toml.")
    return notice("Type `{command}` to write one.", command=_init_in(folder)) + " " + looks


def _init_in(folder: Path) -> str:
    shown = one_line(folder)
    named = f'"{shown}"' if re.search(r"[^\w./\\:-]", shown) else shown
    return "netlint init" if folder == Path() else f"netlint init {named}"


def path_meant(path: Path) -> Message | None:
    """Return which file or folder beside a `path` that does not exist was probably meant.

    If there is none, return how to write a charter for a name like that of one, and `None` for another name.
    """
    names = {name.casefold(): name for name in _names(path.parent, lambda _entry: True)}
    meant = _nearest(path.name.casefold(), names)
    if meant is None and (is_charter(path.name) or _looks_like_charter(path.name)):
        meant = next((key for key, name in names.items() if is_charter(name) or _looks_like_charter(name)), None)
    if meant:
        return notice("Did you mean `{name}`?", name=one_line(path.parent / names[meant]))
    return _init() if is_charter(path.name) or _looks_like_charter(path.name) else None


def file_meant(folder: Path, path: str) -> str | None:
    """Return the file beside a `path` in a folder that was probably meant, where no file has that path."""
    inside, slash, name = path.rpartition("/")
    names = {one.casefold(): one for one in _names(folder / inside, os.DirEntry.is_file)}
    meant = _nearest(name.casefold(), names)
    return f"{inside}{slash}{names[meant]}" if meant else None


def _nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the name that a name is probably a typo of. Their endings are much the same, so what is before counts."""
    stems: dict[str, list[str]] = {}
    for one in names:
        stems.setdefault(one.partition(".")[0], []).append(one)
    near = [one for stem in similar(name.partition(".")[0], stems, cutoff=_TYPO) for one in stems[stem]]
    return min(near, key=lambda one: slips_between(name[:MAX_CHARACTERS], one[:MAX_CHARACTERS]), default=None)


def _init() -> Message:
    return notice("To write a charter, run `{command}`.", command="netlint init")


def _names(folder: Path, wanted: Callable[[os.DirEntry[str]], bool]) -> list[str]:
    """Return the names in a folder that are not hidden, sorted; none of a folder that cannot be looked into."""
    try:
        check_inside(folder)
        with os.scandir(folder) as entries:
            some = islice(entries, _MOST)
            return sorted(entry.name for entry in some if not entry.name.startswith(".") and wanted(entry))
    except (OSError, ValueError):
        return []


def _document(name: str) -> file_kinds.FileKind | None:
    """Return what kind of document a file is by the ending of its name; `None` if it may be plain text."""
    return _DOCUMENTS.get(Path(name).suffix.casefold())


def _looks_like_charter(name: str) -> bool:
    """Return whether a name is almost that of a charter: its words and its ending are, but netlint does not take it."""
    stem = Path(name).stem if _document(name) else name
    plain = _ENDING.sub("", stem)
    if plain == name and "." in name:  # the file of another program, such as charter.py
        return False
    words = re.findall(r"[^\W\d_]+", plain.casefold())
    return not is_charter(name) and any(suggest(word, _WORDS, cutoff=_TYPO) for word in words)


def _advice(path: Path) -> Message:
    """Return what to do with a file that looks like a charter."""
    shown = one_line(path)
    asked = notice("Did you mean `{name}`?", name=shown) + " "
    if kind := _document(path.name):
        return asked + kind.message + " " + kind.advice
    network = _OF_NETWORK.match(path.name)
    name = network[1] + SUFFIX if network else NAME
    command = f'netlint "{shown}"' if re.search(r"[^\w./\\:-]", shown) else f"netlint {shown}"
    said = asked + notice("Rename it to `{name}`, or run `{command}`.", name=one_line(name), command=command)
    if path.suffix.casefold() != ".txt":
        return said
    template = "Windows hides the ending .txt. To see it, choose View > Show > File name extensions in a folder."
    return said + " " + Message(template)
