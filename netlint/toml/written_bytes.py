"""Text as the bytes of the file that it is for. Writes no file."""

_MARK = "\ufeff".encode()
"""The byte-order mark of UTF-8, which some editors write at the start of a file."""


def as_bytes(raw: bytes, text: str) -> bytes:
    """Return text as bytes that begin with a byte-order mark if those of the file so far do.

    Raises `UnicodeEncodeError` for half of a surrogate pair, which no file can have.
    """
    return (_MARK if raw.startswith(_MARK) else b"") + text.encode()
