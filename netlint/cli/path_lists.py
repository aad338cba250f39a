"""Lists of paths in a file or on standard input, as people and programs write them. Checks no path."""

import os
import re
from pathlib import Path

from netlint.cli.invocation import console, usage_error
from netlint.i18n import Message, notice
from netlint.project.files import open_named
from netlint.utils.errors import reason_of

MAX_LIST = 16 * 1024 * 1024
"""The most bytes of a list of paths that are read: a quarter of a million paths. The project's own choice."""
_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""How text begins as Windows writes it where a command is redirected to a file."""
_QUOTED = re.compile(rb'"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_SIGNS = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}


def listed(file: str, *, may_be_empty: bool | None = None) -> list[str]:
    """Return the paths in a file, one per line or with a NUL after each; `-` is standard input.

    Raises `click.UsageError` for a file that cannot be read, and for a list that has no path. If it `may_be_empty`,
    that is only said on standard error; `None` if the command has no option for this.
    """
    raw = _read(file)
    paths = raw.split(b"\0") if b"\0" in raw and not raw.startswith(_WIDE) else _lines(file, raw)
    found = [os.fsdecode(path) for path in paths if path]
    if not found and may_be_empty:
        console().print_error(notice("--files-from: {file} is empty.", file=file))
    elif not found:
        problem = notice(
            "--files-from: {file} is empty, so there is nothing to check. Write one path per line.", file=file
        )
        option = Message("If an empty list is fine, add --allow-empty.")
        raise usage_error(problem if may_be_empty is None else problem + " " + option)
    return found


def _read(file: str) -> bytes:
    if file == "-":
        raw = console().read_input(MAX_LIST + 1)
    else:
        try:
            with open_named(Path(file)) as stream:
                raw = stream.read(MAX_LIST + 1) or b""  # a file of the system may have nothing to say yet
        except OSError as error:
            said = notice("{path} cannot be read: {reason}.", path=file, reason=reason_of(error))
            raise usage_error("--files-from: " + said) from None
    if len(raw) > MAX_LIST:
        problem = "--files-from: {file} is larger than {size} bytes, which is too large for a list of paths."
        raise usage_error(notice(problem, file=file, size=MAX_LIST))
    return raw


def _lines(file: str, raw: bytes) -> list[bytes]:
    """Return the paths of a list with one per line."""
    try:
        text = raw.decode("utf-16" if raw.startswith(_WIDE) else "utf-8-sig")
    except UnicodeDecodeError:
        raise usage_error(notice("--files-from: {file} is not valid UTF-8. Save it as UTF-8.", file=file)) from None
    return [_unquoted(line.strip().encode()) for line in text.split("\n")]


def _unquoted(line: bytes) -> bytes:
    r"""Return a path that git has written between quotation marks, as it does for accents.

    >>> _unquoted(rb'"caf\303\251.toml"').decode(), _unquoted(b"charter.toml").decode()
    ('café.toml', 'charter.toml')
    """
    quoted = _QUOTED.fullmatch(line)
    return _ESCAPE.sub(_sign, quoted[1]) if quoted else line


def _sign(escape: re.Match[bytes]) -> bytes:
    code = escape[1]
    return bytes([int(code, 8) & 0xFF]) if len(code) > 1 else _SIGNS.get(code, code)
