"""The text in the bytes of a sheet or an export, whatever program saved it. Knows no tables and no JSON."""

import codecs

from netlint.i18n.message import notice
from netlint.linter.interview.sheets.signatures import kind_of
from netlint.utils.errors import Problem

MAX_BYTES = 2_000_000
"""The maximum size of a file with people. The project chose it: a sheet of a hundred people has about 20,000 bytes."""

UNREADABLE = "\ufffd"
"""The character in place of what cannot be read."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 400
_MOST = 0.4


def read_text(name: str, content: bytes) -> str:
    """Return the text of a file. Raises `Problem` if there is none, or if it is not text."""
    if len(content) > MAX_BYTES:
        size, limit = f"{len(content) / 1_000_000:.1f}", MAX_BYTES // 1_000_000
        raise Problem(
            notice(
                "{file} is too large: {size} MB. netlint reads at most {limit} MB. Keep only the table of people.",
                file=name, size=size, limit=limit,
            )
        )  # fmt: skip
    if kind := kind_of(content):
        raise Problem(
            notice(
                "{file} is {what}. netlint reads people from CSV or JSON. {cure}",
                file=name, what=kind.what, cure=kind.cure,
            )
        )  # fmt: skip
    text = _decoded(content)
    if not text.strip():
        raise Problem(notice("{file} is empty. netlint expects a table with people, saved as CSV.", file=name))
    if "\0" in text:
        raise Problem(notice("{file} is not a text file. Save the table with people as CSV.", file=name))
    return text


def _decoded(content: bytes) -> str:
    """Return bytes as text: by the mark at their beginning, or else as UTF-8, UTF-16 or Windows-1252."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if encoding := _wide(content[:_SAMPLE]):
        return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _wide(sample: bytes) -> str:
    """Return the name of UTF-16 if about every second byte is zero; otherwise an empty text."""
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if zeros and zeros.count(0) / len(zeros) > 1 - _MOST and sample.count(0) <= len(zeros):
            return encoding
    return ""
