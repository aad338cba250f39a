"""Files beside a charter in memory. Each class is a `FileReader`. Opens no file."""

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from netlint.i18n import notice
from netlint.rules.files import FileReader
from netlint.utils.errors import FileRefused

_ODD: Mapping[str, bytes] = {
    "is empty": b"",
    "has only empty lines": b"\n\n\n",
    "has only spaces": b"  \t ",
    "is not in UTF-8": b"caf\xe9,\xff\n",
    "has zero bytes": b"\0\0",
    "has one quotation mark": b'a,b\n"c,d\ne,f\n',
    "has more cells in some lines": b"a,b\nc\nd,e,f,g\n,,,,\n",
    "has odd signs": "\u202e\u200b,\U0001f30a;\u0660\u00b2,NaN,1e999,-0,1_0\n2026-99-99,\u2028\n".encode(),
    "is JSON": b'[{"a": [null, 1e999, {}]}]',
    "is broken": b"{[(<!--",
}


class FilesInMemory:
    """Files with a content, by their paths; there are no others."""

    def __init__(self, contents: Mapping[str, str | bytes] | None = None) -> None:
        """Take the contents; text is written as UTF-8."""
        given = (contents or {}).items()
        self._contents = {_plain(path): one.encode() if isinstance(one, str) else one for path, one in given}

    def read(self, path: str, size: int) -> bytes:
        """Return a file. Raises `OSError` for one that is not there, or has more than `size` bytes."""
        content = self._contents.get(_plain(path))
        if content is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        return _limited(content, path, size)


class SameFile:
    """Every file has the same content, whatever its path."""

    def __init__(self, content: bytes) -> None:
        """Take the content."""
        self._content = content

    def read(self, path: str, size: int) -> bytes:
        """Return the content. Raises `OSError` if it has more than `size` bytes."""
        return _limited(self._content, path, size)


class OddFiles(NamedTuple):
    """Files that a rule must not crash on."""

    name: str
    """What is odd, as the end of a sentence."""
    reader: FileReader


def odd_files(contents: Iterable[str]) -> Iterator[OddFiles]:
    """Yield files that a charter can name too, besides those that a rule expects: some are made from `contents`."""
    yield OddFiles("if the file does not exist", FilesInMemory())
    for name, odd in _ODD.items():
        yield OddFiles(f"if the file {name}", SameFile(odd))
    for content in contents:
        for what, made in (
            ("is cut off", content[: len(content) // 2]),
            ("has its first line only", content.partition("\n")[0]),
            ("has no first line", content.partition("\n")[2]),
            ("has an empty line after each line", content.replace("\n", "\n\n")),
            ("has the line ends of Windows and a byte order mark", "\ufeff" + content.replace("\n", "\r\n")),
            ("has semicolons instead of commas", content.replace(",", ";")),
            ("has no digits", "".join("x" if letter.isdigit() else letter for letter in content)),
        ):
            yield OddFiles(f"if the file {what}", SameFile(made.encode()))


def _plain(path: str) -> str:
    return "/".join(part for part in path.split("/") if part not in ("", "."))


def _limited(content: bytes, path: str, size: int) -> bytes:
    if len(content) > size:
        raise FileRefused(errno.EFBIG, notice("it is larger than {size} bytes", size=size), path)
    return content
