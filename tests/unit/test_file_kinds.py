"""Files that are not plain text in UTF-8: each is called what it is, in one finding, with how to save it."""

import gzip
import io
import random
import zipfile

import pytest

from netlint import check
from netlint.charter.language import declared_language
from netlint.toml import parse
from netlint.toml.errors.file_kinds import kind_of, text_of

CHARTER = '[network]\nlanguage = "nl"\nname = "Noëlle"\n'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(*names: str, first: str = "") -> bytes:
    """Return an archive with files of these names; `first` is the content of a file `mimetype`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        if first:
            archive.writestr("mimetype", first)
        for name in names:
            archive.writestr(name, "<x/>" * 40)
    return stream.getvalue()


OPEN = "application/vnd.oasis.opendocument."
FILES: dict[str, tuple[str, bytes]] = {
    "docx": ("a Word document", zipped("[Content_Types].xml", "_rels/.rels", "word/document.xml")),
    "docx, large": ("a Word document", zipped("[Content_Types].xml", "word/document.xml") + bytes(1_100_000)),
    "doc": ("a Word document", OLE + "WordDocument".encode("utf-16-le")),
    "old office": ("an office document", OLE),
    "xls": ("a spreadsheet", OLE + "Workbook".encode("utf-16-le")),
    "xlsx": ("a spreadsheet", zipped("[Content_Types].xml", "xl/workbook.xml")),
    "ods": ("a spreadsheet", zipped("content.xml", first=OPEN + "spreadsheet")),
    "pptx": ("a presentation", zipped("ppt/presentation.xml")),
    "odt": ("an OpenDocument text", zipped("content.xml", first=OPEN + "text")),
    "pages": ("an office document", zipped("Index/Document.iwa")),
    "zip": ("a compressed file", zipped("charter.toml")),
    "empty zip": ("a compressed file", zipped()),
    "gzip": ("a compressed file", gzip.compress(CHARTER.encode())),
    "rtf": ("an RTF document", rb"{\rtf1\ansi\ansicpg1252 [network]\par}"),
    "pdf": ("a PDF document", b"%PDF-1.7\n1 0 obj\n"),
    "pdf with binary": ("a PDF document", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
    "html": ("a web page", b"<!DOCTYPE html>\n<html><body>[network]</body></html>"),
    "html after a mark and a comment": ("a web page", b"\xef\xbb\xbf\n<!-- saved from url -->\n<HTML lang=nl>"),
    "mhtml": ("a web page", b"From: <Saved by Blink>\r\nSnapshot-Content-Location: x\r\n"),
    "xml": ("an XML document", b'<?xml version="1.0"?>\n<charter/>'),
    "png": ("a picture", b"\x89PNG\r\n\x1a\n\0\0"),
    "jpeg": ("a picture", b"\xff\xd8\xff\xe0\0\x10JFIF"),
    "heic": ("a picture", b"\0\0\0\x18ftypheic\0"),
    "svg": ("a picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
}
LANGUAGES = {
    "JSON": ("JSON", b'{"network": {"name": "Stroomop"}}'),
    "JSON of many lines": ("JSON", b'\xef\xbb\xbf{\r\n  "name": "x"\r\n}\r\n'),
    "JSON with nothing": ("JSON", b"{ }"),
    "JSON with a list": ("JSON", b'[\n  {"id": "ana"}\n]\n'),
    "a workflow": ("YAML", b"# Checks.\nname: CI\non:\n  push:\njobs:\n  test:\n    steps:\n      - run: a=1\n"),
    "YAML with a list": ("YAML", b"- id: netlint\n  name: x\n  entry: y\n"),
    "YAML with a mark": ("YAML", b"---\nname: x\npurpose: y\nphase: start\n"),
    "a charter in YAML": ("YAML", b"network:\n  name: Stroomop\n  purpose: Water\nmembers:\n- id: ana\n"),
    "CSV of Excel": ("CSV", b"\xef\xbb\xbfnaam;rol\r\nJan;lid\r\n\r\nPiet;\r\n"),
    "CSV with commas": ("CSV", b"name,email\nAna,ana@stroomop.example\n"),
    "a sheet with tabs": ("CSV", b"naam\trol\nJan\tlid\n"),
}
OTHER_TEXT = {
    "UTF-16": ("UTF-16", CHARTER.encode("utf-16")),
    "UTF-16 BE": ("UTF-16", b"\xfe\xff" + CHARTER.encode("utf-16-be")),
    "UTF-16 LE without a mark": ("UTF-16", CHARTER.encode("utf-16-le")),
    "UTF-16 BE without a mark": ("UTF-16", CHARTER.encode("utf-16-be")),
    "UTF-16 LE, only ASCII, without a mark": ("UTF-16", CHARTER.replace("ë", "e").encode("utf-16-le")),
    "UTF-32": ("UTF-32", CHARTER.encode("utf-32")),
}


@pytest.mark.parametrize(("kind", "raw"), FILES.values(), ids=FILES)
def test_a_file_is_called_what_it_is_and_nothing_else_is_said(kind: str, raw: bytes) -> None:
    [finding] = check(raw).findings
    assert (finding.code, finding.message) == ("NL001", f"This file is {kind}, not plain text.")
    [dutch] = check(raw, language="nl").findings
    assert dutch.message.startswith("Dit bestand is een ")
    assert finding.advice.endswith(".")
    assert dutch.advice != finding.advice


@pytest.mark.parametrize(("language", "raw"), LANGUAGES.values(), ids=LANGUAGES)
def test_a_file_in_another_language_is_called_so_and_nothing_else_is_said(language: str, raw: bytes) -> None:
    [finding] = check(raw).findings
    assert (finding.code, finding.message) == ("NL001", f"This file is {language}, but netlint reads charters in TOML.")
    assert "`exclude`" in finding.advice
    assert "`netlint init" in finding.advice
    [dutch] = check(raw, language="nl").findings
    assert dutch.message == f"Dit bestand is {language}, maar netlint leest handvesten in TOML."


@pytest.mark.parametrize(
    "text", ["Beste Kim,\nDag Bas,\n", "We zijn met drie, en soms vier\nEn we delen, ook kennis\n", "naam;rol\n", "a;b\nc = 1;d\n"]
)  # fmt: skip
def test_prose_is_no_table(text: str) -> None:
    [finding] = check(text.encode()).findings
    assert "CSV" not in finding.message


@pytest.mark.parametrize(("encoding", "raw"), OTHER_TEXT.values(), ids=OTHER_TEXT)
def test_text_in_another_encoding_is_shown_and_says_its_language(encoding: str, raw: bytes) -> None:
    document = parse("charter.toml", raw)
    [mistake] = document.mistakes
    assert mistake.message.text() == f"This file is text in the encoding {encoding}, but netlint reads UTF-8."
    assert mistake.advice
    assert "encoding UTF-8" in mistake.advice.text()
    assert document.source.text.startswith("[network]\nlanguage = ")
    assert declared_language(document) == "nl"


def test_text_of_an_old_windows_has_the_place_of_its_first_letter() -> None:
    [mistake] = parse("charter.toml", CHARTER.encode("cp1252")).mistakes
    assert mistake.message.text().startswith("This file is text in an old encoding, such as Windows-1252")
    assert mistake.span
    assert mistake.span[:2] == (3, 11)


def test_bytes_of_no_known_kind_are_not_plain_text() -> None:
    [mistake] = parse("charter.toml", bytes(range(256)) * 4).mistakes
    assert mistake.message.text() == "This file is not plain text."


@pytest.mark.parametrize(
    "text",
    [
        CHARTER, "", "\n", "PK = 1", "[network]\nname = '\0'", "a = 1\n\0", "name = 'x\0y'", "<x", "<htmlx>", "BM = 1",
        "x = '\u0100\u0101'", "# %PDF-", "MIME = 1", "{a = 1}", "0\0",
        "name: Stroomop\npurpose: Water\nphase: start\n", "[network]\nname: x\ntheme: y\nphase:\n  start\n",
        "a = 1\nb:\n  c: 1\n  d: 2\n",
    ],
)  # fmt: skip
def test_plain_text_is_of_no_other_kind(text: str) -> None:
    assert kind_of(text.encode()) is None
    assert text_of(text.encode()) is None


@pytest.mark.parametrize("seed", range(200))
def test_cut_off_and_changed_files_are_one_mistake_or_none(seed: int) -> None:
    chance = random.Random(seed)
    raw = bytearray(chance.choice([*FILES.values(), *OTHER_TEXT.values()])[1][:2_000])
    del raw[chance.randrange(len(raw)) :]
    for _ in range(chance.randrange(4) if raw else 0):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    document = parse("charter.toml", bytes(raw))
    assert (document.data is None) == (len(document.mistakes) == 1)
