"""What bytes are that are not TOML text: a Word document, JSON, text in another encoding. Opens no file."""

import re
from typing import NamedTuple

from netlint.i18n.message import Message

_LOOKED_AT = 65_536
"""How many bytes at the start of a file, and at its end, are looked at. The project chose this limit."""

_SAVE_DOCUMENT = Message(
    "In your word processor, choose Save as, the type Plain text (.txt) and the encoding UTF-8. Then give that file a "
    "name such as charter.toml."
)
_SAVE_RICH_TEXT = Message(
    "In TextEdit, choose Format > Make Plain Text, and save the file. In a word processor, choose Save as, and the "
    "type Plain text (.txt)."
)
_SAVE_TEXT = Message(
    "In Notepad, choose Save as and the encoding UTF-8. In TextEdit, choose Format > Make Plain Text, and save it as "
    "UTF-8."
)
_WRITE_TEXT = Message(
    "Write the charter in an editor for plain text, such as Notepad, and save it as UTF-8. In TextEdit, first choose "
    "Format > Make Plain Text."
)
_COPY_TEXT = Message(
    "Copy the text of the charter into an editor for plain text, such as Notepad, and save it as UTF-8."
)
_UNPACK = Message("Unpack the file, and use the charter that is in it.")


class FileKind(NamedTuple):
    """What is wrong with a file of some kind, and how to get plain text from it."""

    message: Message
    advice: Message


def _kind(name: Message, advice: Message) -> FileKind:
    return FileKind(Message("This file is {kind}, not plain text.", {"kind": name}), advice)


WORD = _kind(Message("a Word document"), _SAVE_DOCUMENT)
OPEN_DOCUMENT = _kind(Message("an OpenDocument text"), _SAVE_DOCUMENT)
SHEET = _kind(Message("a spreadsheet"), _WRITE_TEXT)
SLIDES = _kind(Message("a presentation"), _WRITE_TEXT)
OFFICE = _kind(Message("an office document"), _SAVE_DOCUMENT)
_ARCHIVE = _kind(Message("a compressed file"), _UNPACK)
RICH_TEXT = _kind(Message("an RTF document"), _SAVE_RICH_TEXT)
PDF = _kind(Message("a PDF document"), _COPY_TEXT)
WEB_PAGE = _kind(Message("a web page"), _COPY_TEXT)
_XML = _kind(Message("an XML document"), _WRITE_TEXT)
_PICTURE = _kind(Message("a picture"), _WRITE_TEXT)
_BINARY = FileKind(Message("This file is not plain text."), _WRITE_TEXT)
_WIDE = Message("This file is text in the encoding {encoding}, but netlint reads UTF-8.")
_NARROW = FileKind(
    Message("This file is text in an old encoding, such as Windows-1252, but netlint reads UTF-8."), _SAVE_TEXT
)

_OTHER = Message("This file is {language}, but netlint reads charters in TOML.")
_REWRITE = Message(
    "If it is the file of another program, leave it out: add it to `exclude` in the settings, or rename it. If it is "
    "meant as a charter, write it in TOML. `netlint init` writes a first charter."
)


def _of_language(name: str) -> FileKind:
    return FileKind(Message(_OTHER.template, {"language": name}), _REWRITE)


_JSON, _YAML = _of_language("JSON"), _of_language("YAML")
_CSV = FileKind(
    Message(_OTHER.template, {"language": "CSV"}),
    Message(
        "If it lists the people of your network, run `netlint init --members FILE`: that writes a charter with them. "
        "If not, leave the file out: add it to `exclude` in the settings, or rename it."
    ),
)
_SEPARATORS = (b";", b"\t", b",")
_COMPARED = 5
"""The most lines in which the separators of a table are counted. The project chose this limit."""
_YAML_KEY = re.compile(rb"(?m)^[ ]*(?:- )?[A-Za-z][\w-]*:(?:[ \t]|\r?$)")
_YAML_NESTING = re.compile(rb"\A---\s|(?m:^[A-Za-z][\w-]*:[ \t]*\r?\n(?:[ ]+|- )\S|^- [A-Za-z][\w-]*:.*\n[ ]+\S)")
_TOML_LINE = re.compile(rb"(?m)^(?:\[\[?[^\[\]\n]+\]|[\w\"'.-]+[ \t]*=)")
_YAML_KEYS = 3
"""The fewest lines with a key by which text without a line of TOML is taken for YAML. The project chose this limit."""

_INSIDE: dict[bytes, tuple[tuple[bytes, FileKind], ...]] = {
    b"PK": (
        (b"application/vnd.oasis.opendocument.text", OPEN_DOCUMENT),
        (b"application/vnd.oasis.opendocument.spreadsheet", SHEET),
        (b"application/vnd.oasis.opendocument", OFFICE),
        (b"word/", WORD),
        (b"xl/", SHEET),
        (b"ppt/", SLIDES),
        (b"Index/Document.iwa", OFFICE),
    ),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": (
        ("WordDocument".encode("utf-16-le"), WORD),
        ("Workbook".encode("utf-16-le"), SHEET),
        ("PowerPoint".encode("utf-16-le"), SLIDES),
        (b"", OFFICE),
    ),
}
"""What a file is of which the first bytes are the same for several kinds, by what else is in it."""
_STARTS: tuple[tuple[bytes, FileKind], ...] = (
    (rb"PK(?:\x03\x04|\x05\x06)|\x1f\x8b|BZh|\xfd7zXZ|7z\xbc\xaf|Rar!|\x28\xb5\x2f\xfd", _ARCHIVE),
    (rb"\s*\{\\rtf", RICH_TEXT),
    (rb"\s*%PDF-", PDF),
    (
        rb"(?i)\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body)\b|From: <Saved by|MIME-Version: ",
        WEB_PAGE,
    ),
    (
        rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|BM.{4}\0\0\0\0|RIFF.{4}WEBP|.{4}ftyp(?:hei|mif|avif)|\s*<svg\b",
        _PICTURE,
    ),
    (rb"(?i)\s*<\?xml\b", _XML),
    (rb"\s*(?:\{\s*[\"}]|\[\s*\{\s*[\"}])", _JSON),
)
"""What the first bytes of a file say that it is."""
_MARKS = (
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""The byte-order marks of encodings, the longer ones first."""
_NOT_TEXT = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")


def kind_of(raw: bytes) -> FileKind | None:
    """Return what a file is whose bytes are not plain text; `None` if they are, in whatever encoding."""
    start = raw[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf")
    searched = start + raw[_LOOKED_AT:][-_LOOKED_AT:]
    for first, kinds in _INSIDE.items():
        if start.startswith(first):
            for mark, kind in kinds:
                if mark in searched:
                    return kind
    begun = (kind for pattern, kind in _STARTS if re.match(pattern, start, re.DOTALL))
    return next(begun, _YAML if _is_yaml(start) else _CSV if _is_table(start) else None)


def _is_table(start: bytes) -> bool:
    """Return whether text has as many separators in each of its first lines, and no line of TOML."""
    lines = [line for line in start.splitlines()[: 2 * _COMPARED] if line.strip()][:_COMPARED]
    if len(lines) < 2 or _TOML_LINE.search(start) or b"=" in lines[0] or b", " in lines[0]:  # noqa: PLR2004 (a table has a row)
        return False
    used = [one for one in _SEPARATORS if lines[0].count(one) and not lines[0].rstrip().endswith(one)]
    return any(len({line.count(one) for line in lines}) == 1 for one in used)


def _is_yaml(start: bytes) -> bool:
    """Return whether text that is not TOML has keys and nesting of YAML, and no line of TOML.

    Keys with a colon alone are not enough: people write these in a charter too.
    """
    has_keys = len(_YAML_KEY.findall(start)) >= _YAML_KEYS and _YAML_NESTING.search(start)
    return bool(has_keys) and not _TOML_LINE.search(start)


def text_of(raw: bytes) -> tuple[str, FileKind] | None:
    """Return what bytes of UTF-16 or UTF-32 say, and what is wrong with them; `None` if they are something else."""
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), None) or _without_mark(raw)
    if encoding is None:
        return None
    name = encoding[:6].upper()
    text = raw.decode(encoding, errors="replace").removeprefix("\ufeff")
    return text, FileKind(Message(_WIDE.template, {"encoding": name}), _SAVE_TEXT)


def not_utf_8(raw: bytes) -> FileKind:
    """Return what bytes are that are not UTF-8, UTF-16 or UTF-32."""
    return _BINARY if _NOT_TEXT.search(raw) else _NARROW


def _without_mark(raw: bytes) -> str | None:
    """Return the encoding, with two bytes for each letter, that bytes without a mark seem to be in."""
    start = raw[:_LOOKED_AT]
    least = len(start) // 3
    low, high = start[1::2].count(0), start[::2].count(0)
    if not least or (low and high):
        return None
    return "utf-16-le" if low > least else "utf-16-be" if high > least else None
