"""The difference between two texts as a unified diff, as `patch` and `git apply` read it. Opens no file."""

from collections.abc import Iterator

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_NO_NEWLINE = b"\\ No newline at end of file\n"


def unified_diff(name: str, old: bytes, new: bytes) -> bytes:
    """Return the difference between the bytes of a file, as they are in it: with its line ends and byte-order mark.

    Without a difference, it is empty.
    """
    from difflib import diff_bytes, unified_diff

    before, after = (content.split(b"\n") for content in (old, new))
    lines = (_ended(before), _ended(after))
    found = diff_bytes(unified_diff, *lines, _named("a/", name), _named("b/", name), lineterm=b"\n")
    return b"".join(line if line.endswith(b"\n") else line + b"\n" + _NO_NEWLINE for line in found)


def _ended(lines: list[bytes]) -> list[bytes]:
    """Return lines with their ends; only a newline ends a line."""
    *whole, last = lines
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
