"""The difference between two texts as a unified diff, as `patch` and `git apply` read it. Opens no file."""

from collections.abc import Iterable, Iterator

from netlint.toml.line_changes import LineChange, line_changes

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_AROUND = 3
"""The most lines above and below a change that are shown with it."""
_NO_NEWLINE = b"\\ No newline at end of file\n"


def unified_diff(name: str, old: bytes, new: bytes) -> bytes:
    """Return the difference between the bytes of a file, as they are in it: with its line ends and byte-order mark.

    Without a difference, it is empty.
    """
    before, after = _lines(old), _lines(new)
    hunks = [line for group in _together(line_changes(before, after)) for line in _hunk(before, after, group)]
    names = [b"--- " + _named("a/", name) + b"\n", b"+++ " + _named("b/", name) + b"\n"] if hunks else []
    return b"".join(line if line.endswith(b"\n") else line + b"\n" + _NO_NEWLINE for line in [*names, *hunks])


def _together(changes: Iterable[LineChange]) -> Iterator[list[LineChange]]:
    """Yield the changes that are so near to each other that the same lines are around them."""
    group: list[LineChange] = []
    for change in changes:
        if group and change.first - group[-1].last > 2 * _AROUND:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _hunk(before: list[bytes], after: list[bytes], changes: list[LineChange]) -> Iterator[bytes]:
    """Yield the lines of some changes and around them, below a line that says where they are."""
    above = min(changes[0].first, _AROUND)
    below = min(len(before) - changes[-1].last, _AROUND)
    at, last = changes[0].first - above, changes[-1].last + below
    new = _range(changes[0].start - above, changes[-1].end + below)
    yield f"@@ -{_range(at, last)} +{new} @@\n".encode()
    for change in changes:
        yield from (b" " + line for line in before[at : change.first])
        yield from (b"-" + line for line in before[change.first : change.last])
        yield from (b"+" + line for line in after[change.start : change.end])
        at = change.last
    yield from (b" " + line for line in before[at:last])


def _range(start: int, end: int) -> str:
    """Return the number of the first of some lines, and how many there are; of none, that of the line above."""
    if end - start == 1:
        return str(start + 1)
    return f"{start + 1 if end > start else start},{end - start}"


def _lines(content: bytes) -> list[bytes]:
    """Return the lines of a file with their ends; only a newline ends a line."""
    *whole, last = content.split(b"\n")
    return [*(line + b"\n" for line in whole), *([last] if last else [])]


def _named(side: str, name: str) -> bytes:
    """Return the name of a file as git writes it: in quotation marks if it has characters that end a line or a name."""
    path = f"{side}{name}"
    if any(character in _ESCAPES or not character.isprintable() for character in path):
        return b'"' + b"".join(_quoted(path)) + b'"'
    return path.encode("utf-8", "surrogateescape") + (b"\t" if " " in path else b"")


def _quoted(path: str) -> Iterator[bytes]:
    for character in path:
        if character in _ESCAPES:
            yield _ESCAPES[character].encode()
        elif character.isprintable():
            yield character.encode()
        else:
            yield b"".join(b"\\%03o" % byte for byte in character.encode("utf-8", "surrogateescape"))
