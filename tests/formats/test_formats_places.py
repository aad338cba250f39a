"""Places: for charters of every kind, each format shows the right one, in its own unit."""

from pathlib import Path

import pytest
from support.commands import Netlint
from support.format_readers import NAMES, READERS, Seen

from netlint.reporters.escape_terminal import escape_terminal, width

VALUE = '"2026-02-01"'
"""A date in quotation marks, which is not a date: the place of a finding, wherever it is."""
BEFORE = {
    "nothing": "",
    "wide": "水水水",
    "astral": "🌊🌊 𐐀",
    "combining": "e\u0301 \u200d👩\u200d👩\u200d👧",
    "two bytes": "éàü ß",
    "separators": "a\u2028b\u2029c\u0085d",
    "tabs": "\ta\t",
    "right to left": "שלום \u202eabc",
    "long": "x水" * 25_000,
}
CHARTER = f"""network = {{ name = "BEFORE" }}
members = [{{ name = "BEFORE", id = "a", joined = {VALUE} }}, {{ id = "b",
\tjoined\t=\t{VALUE} }}]  # BEFORE
[formation]
sessions = [{{ about = "BEFORE", date = {VALUE} }}]  # BEFORE
"""
"""The place comes after what is put in for BEFORE: on the same line, on lines before and after."""
ENDINGS = {
    "LF": ("\n", b""),
    "CRLF": ("\r\n", b""),
    "BOM": ("\n", b"\xef\xbb\xbf"),
    "BOM, CRLF": ("\r\n", b"\xef\xbb\xbf"),
}


def reports(netlint: Netlint, folder: Path, raw: bytes, code: str) -> dict[str, str]:
    """Check a charter once, and give the report in each format."""
    (folder / "charter.toml").write_bytes(raw)
    outputs = [part for name in NAMES for part in ("--output", f"{name}:{name}.report")]
    assert netlint("charter.toml", "--select", code, *outputs).returncode == 1
    return {name: (folder / f"{name}.report").read_text("utf-8") for name in NAMES}


def shown(name: str, seen: Seen, text: str) -> str:
    """Return the piece of a charter that a consumer shows, or all from where it begins."""
    line = text.split("\n")[seen.line - 1].removesuffix("\r")
    return line if seen.column is None else cut(name, line, start=seen.column, end=seen.end_column)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("before", BEFORE)
def test_each_format_shows_the_right_place(netlint: Netlint, tmp_path: Path, before: str, ending: str) -> None:
    newline, mark = ENDINGS[ending]
    text = CHARTER.replace("BEFORE", BEFORE[before]).replace("\n", newline)
    for name, report in reports(netlint, tmp_path, mark + text.encode(), "NL002").items():
        if name == "text":
            assert underlined(report) == [VALUE] * 3
            continue
        found = READERS[name](report)
        assert sorted(seen.line for seen in found) == [2, 3, 5], name
        for seen in found:
            piece = shown(name, seen, text)
            if seen.end_column is not None:
                assert (piece, seen.end_line) == (VALUE, seen.line), name
            elif seen.column is not None:
                assert piece.startswith(VALUE), name
            else:
                assert VALUE in piece, name


def underlined(report: str) -> list[str]:
    """Return what is underlined in the code frames of a report, by the columns of a terminal."""
    found, lines = [], report.splitlines()
    for at, line in enumerate(lines):
        if "^" in line:
            drawn = lines[at - 1]
            columns = [width(drawn[:end]) for end in range(len(drawn) + 1)]
            found.append(drawn[columns.index(line.index("^")) : columns.index(line.rindex("^") + 1)])
    return found


def test_the_reader_of_frames_counts_in_columns() -> None:
    assert underlined("1 | 水 b c\n  |    ^^^") == ["b c"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_place_of_several_lines_begins_and_ends_where_it_does(netlint: Netlint, tmp_path: Path, newline: str) -> None:
    value = f'"""🌊a{newline}水 b{newline}水 c"""'
    text = newline.join(['network.name = "S"', f'members = [{{ name = "é水", id = "a", joined = {value} }}] # c', ""])
    lines = text.split("\n")
    for name, report in reports(netlint, tmp_path, text.encode(), "NL002").items():
        if name == "text":
            assert "charter.toml:2:46" in report
            continue
        (seen,) = READERS[name](report)
        assert seen.line == 2, name
        if name in ("github", "gitlab"):  # these have no columns if there are several lines
            assert (seen.column, seen.end_line) == (None, 4)
        else:
            assert cut(name, lines[1], start=seen.column).startswith('"""🌊a'), name
        if seen.end_column is not None:
            assert (seen.end_line, cut(name, lines[3], end=seen.end_column)) == (4, '水 c"""'), name


def cut(name: str, line: str, *, start: int | None = 1, end: int | None = None) -> str:
    """Cut a line at columns in the unit of a format."""
    assert start is not None
    if name == "rdjson":
        return line.encode()[start - 1 : end and end - 1].decode()
    return line[start - 1 : end and end - 1]


@pytest.mark.parametrize("rest", ["", "\n", "\r\n", "# 水"])
def test_a_mistake_at_the_end_of_a_text_has_a_place(netlint: Netlint, tmp_path: Path, rest: str) -> None:
    text = f'[network]\nname = "水🌊{rest}'
    for name, report in reports(netlint, tmp_path, text.encode(), "NL001").items():
        if name != "text":
            (seen,) = READERS[name](report)
            assert seen.line == 2, name
            assert seen.end_column is None or seen.column is None or seen.end_column >= seen.column


def test_a_frame_shows_a_line_that_only_together_says_something(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text("a = ##[error]##vso[task.complete]\n", "utf-8")
    report = netlint("charter.toml", "--select", "NL001").stdout
    assert escape_terminal("##[error]") in report
    assert "##[" not in report
    assert "##vso[" not in report
