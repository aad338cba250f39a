"""What kind of file bytes are that are not plain text, and how to save them as CSV. Reads none of these kinds."""

import re

from msgspec import Struct

from netlint.i18n import Message


class Kind(Struct, frozen=True):
    """A kind of file that netlint cannot read people from."""

    what: Message
    """What the file is, with an article."""
    cure: Message
    """How to make a file that netlint can read."""


_EXCEL = Message('Open it in Excel, choose "Save As" and then "CSV UTF-8 (Comma delimited)".')
_OFFICE = Message('Open it in LibreOffice, choose "Save As" and then "Text CSV".')
_NUMBERS = Message('Open it in Numbers and choose "File", "Export To" and then "CSV".')
_COPY = Message("Copy the table into a spreadsheet, and save that as CSV.")

_ARCHIVES = (
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Kind(Message("an OpenDocument spreadsheet"), _OFFICE)),
    (b"mimetypeapplication/vnd.oasis.opendocument.", Kind(Message("an OpenDocument file"), _COPY)),
    (b"xl/", Kind(Message("an Excel workbook"), _EXCEL)),
    (b"word/", Kind(Message("a Word document"), _COPY)),
    (b"Index/", Kind(Message("a Numbers or Pages document"), _NUMBERS)),
)
"""What is in an archive of each kind; the first that fits counts."""
_BEGINNINGS = (
    (b"\xd0\xcf\x11\xe0", Kind(Message("an old Excel or Word file"), _EXCEL)),
    (b"%PDF", Kind(Message("a PDF"), _COPY)),
    (b"{\\rtf", Kind(Message("a rich text document"), _COPY)),
)
_ARCHIVE = Kind(Message("a ZIP archive"), Message("Unpack it first, and choose the CSV or JSON file in it."))
_PAGE = Kind(Message("a web page"), Message("Open it in a spreadsheet program, and save it as CSV."))
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|table|\?xml|meta)", re.IGNORECASE)


def kind_of(content: bytes) -> Kind | None:
    """Return the kind of file that these bytes are, or `None` if they may be plain text."""
    if content.startswith(b"PK\x03\x04"):
        return next((kind for part, kind in _ARCHIVES if part in content), _ARCHIVE)
    if _MARKUP.match(content):
        return _PAGE
    return next((kind for beginning, kind in _BEGINNINGS if content.startswith(beginning)), None)
