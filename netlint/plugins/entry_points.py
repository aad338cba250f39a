"""The entry points of installed distributions, read from the files in which installers write them.

`importlib.metadata` gives the same and takes 13 ms of the 50 that a whole run takes, most of it for importing parsers
of mail and archives. It is asked where the path has an entry that is no folder; a test holds the two to one answer.
They differ on purpose where somebody could be deceived: relative entries of the path, such as the current folder, are
not looked through, and a distribution is not netlint's own because it says so.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from importlib.metadata import Distribution

OWN_DISTRIBUTION = "netlint-charter"
_SUFFIXES = (".dist-info", ".egg-info")
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class EntryPoint(msgspec.Struct, frozen=True):
    """A name in a group, the module that it stands for, and the distribution that declares it."""

    name: str
    value: str
    distribution: str
    version: str
    requires: tuple[str, ...] = ()
    """What the distribution needs, as it says itself."""


class _Distribution(msgspec.Struct, frozen=True):
    """What an installer has written about a distribution."""

    name: str
    """Normalized: small letters, and hyphens."""
    folder: str
    """Where its packages are, too, unless it is editable."""
    read: Callable[[str], str]
    """Return the text of one of its files; nothing where there is no such file."""


def installed(group: str) -> list[EntryPoint]:
    """Return the entry points of a group, those that come first on the path first, each distribution once.

    Of the distributions that call themselves netlint's own, only the one that the running package came with counts.
    """
    found: list[EntryPoint] = []
    own: dict[str, list[EntryPoint]] = {}
    seen: set[str] = set()
    for distribution in _distributions():
        if distribution.name in seen:
            continue
        entries = list(_declared(group, distribution.read))
        if distribution.name == OWN_DISTRIBUTION:
            own[_relation(distribution)] = entries  # of several, the last: a path begins with what somebody has added
            continue
        seen.add(distribution.name)
        if not any(normalized(entry.distribution) == OWN_DISTRIBUTION for entry in entries):
            found += entries
    return [*own.get("beside", own.get("editable", ())), *found]


def _relation(distribution: _Distribution) -> str:
    """Return how a distribution belongs to the running package: it stands beside it, or leads to it as editable."""
    if _is_same(distribution.folder, os.path.dirname(_PACKAGE)):
        return "beside"
    return "editable" if _leads_here(distribution.read("direct_url.json")) else "none"


def _is_same(folder: str, other: str) -> bool:
    return folder == other or os.path.realpath(folder) == os.path.realpath(other)  # `lib64` is often a link to `lib`


def _leads_here(direct_url: str) -> bool:
    """Whether an installer says that the distribution is editable, in a folder that the running package is below."""
    match = re.search(r'"url": *"file://([^"]+)"', direct_url)
    if not match or not re.search(r'"editable": *true', direct_url):
        return False
    from urllib.parse import unquote

    folder = unquote(match[1])
    if os.name == "nt":
        folder = folder.lstrip("/")  # of `/C:/netlint`
    return os.path.realpath(_PACKAGE).startswith(os.path.join(os.path.realpath(folder), ""))


def _distributions() -> Iterator[_Distribution]:
    """Find the distributions on the path; those in relative entries are nobody's choice."""
    folders = [folder for folder in sys.path if os.path.isabs(folder) and os.path.exists(folder)]
    if not all(os.path.isdir(folder) and not folder.lower().endswith(".egg") for folder in folders):
        yield from _by_metadata(folders)
        return
    for folder in folders:
        for info in sorted(name for name in os.listdir(folder) if name.endswith(_SUFFIXES)):
            stem = info.rpartition(".")[0]  # of `netlint_ours-1.0.dist-info`, or of `netlint_ours.egg-info`
            yield _Distribution(normalized(stem.partition("-")[0]), folder, partial(_read, os.path.join(folder, info)))


def _by_metadata(folders: list[str]) -> Iterator[_Distribution]:
    from importlib.metadata import distributions

    for distribution in distributions(path=folders):
        read = partial(_text, distribution)
        folder = str(distribution.locate_file("")).rstrip("/\\")
        yield _Distribution(normalized(_field("Name", _head(read)) or ""), folder, read)


def _text(distribution: "Distribution", name: str) -> str:
    return distribution.read_text(name) or ""


def normalized(name: str) -> str:
    """Return the name of a distribution in small letters, with hyphens."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _declared(group: str, read: Callable[[str], str]) -> Iterator[EntryPoint]:
    """Read what one distribution declares in a group."""
    text = read("entry_points.txt")
    if f"[{group}]" not in text:
        return
    head = _head(read)
    found = _field("Name", head) or "?", _field("Version", head) or "?"
    requires = tuple(re.findall(r"^Requires-Dist: (.+)$", head, re.MULTILINE))
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            section = line.strip("[] ")
        elif section == group and "=" in line and not line.startswith(("#", ";")):
            key, _, value = line.partition("=")
            yield EntryPoint(key.strip(), value.partition("[")[0].strip(), *found, requires)


def _head(read: Callable[[str], str]) -> str:
    """Return what a distribution says of itself, without its description, which can quote anything."""
    return (read("METADATA") or read("PKG-INFO")).replace("\r\n", "\n").partition("\n\n")[0]


def _field(key: str, head: str) -> str | None:
    match = re.search(rf"^{key}: (.+)$", head, re.MULTILINE)
    return match[1] if match else None


def _read(info: str, name: str) -> str:
    try:
        with open(os.path.join(info, name), encoding="utf-8") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        return ""
