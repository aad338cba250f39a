"""A table in text: which character parts the cells, which row has the headings, and the rows below. Reads no cells."""

import csv
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec import Struct

from netlint.i18n import Message
from netlint.i18n.message import notice
from netlint.linter.interview.sheets.cells import clean, line, status_in
from netlint.linter.interview.sheets.headings import NAMES, Field, field_of, plain
from netlint.utils.errors import Problem

MAX_ROWS = 2_000
"""The maximum number of rows below the headings. The project chose it: an export has a row for each role."""

MAX_COLUMNS = 100
"""The maximum number of columns in which headings are looked for. The project chose it."""
LONGEST_HEADING = 100
"""The longest heading that can be one of those netlint knows, in code points. The project chose it."""

KNOWN = Message("name, role, joined, hours per month, expertise, offers, asks, learning goals, status")
"""The headings to suggest: a translation has those of its language, which `headings.py` knows too."""
_ONCE: frozenset[Field] = NAMES | {"prefix", "joined", "hours", "status"}
_SEPARATORS = (";", ",", "\t")
_FIRST_ROWS = 30
"""The number of rows in which the headings are looked for. The project chose it."""
_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n|$)")
_SEPARATOR_LINE = re.compile(r'"?sep=([;,|\t])"?(?:\r\n|\r|\n)', re.IGNORECASE)


class Row(Struct, frozen=True):
    """A row below the headings. `number` is the number that a spreadsheet shows."""

    number: int
    cells: tuple[str, ...]


class Table(Struct, frozen=True):
    """The headings of a table, what each of them means, and the rows that are not empty."""

    headings: tuple[str, ...]
    fields: tuple[Field | None, ...]
    heading_row: int
    rows: tuple[Row, ...]
    has_more_above: bool
    """Whether there is anything above the headings, such as a title."""


def read_table(name: str, text: str) -> Table:
    """Return the table in the text of a file. Raises `Problem` if there are no headings that netlint knows."""
    text, separators = text.rstrip(), list(_SEPARATORS)
    if named := _SEPARATOR_LINE.match(text):
        text, separators = text[named.end() :], [named[1], *_SEPARATORS]
    candidates = [(*_headings(text, separator), separator) for separator in dict.fromkeys(separators)]
    score, at, separator = max(candidates, key=lambda candidate: candidate[0])
    if score == (0, 0):
        if _begins_with_a_person(text, separators):
            said = notice("{file} has no row with headings. Put the word `name` above the first name.", file=name)
            raise Problem(said)
        raise Problem(
            notice(
                "{file} has no row with headings that netlint knows. Give it a row with headings such as: {known}.",
                file=name, known=KNOWN,
            )
        )  # fmt: skip
    return _table(name, list(_records(name, text, separator)), at)


def _table(name: str, records: list[list[str]], at: int) -> Table:
    headings = tuple(line(clean(cell)) for cell in records[at][:MAX_COLUMNS])
    below = enumerate(records[at + 1 :], start=at + 2)
    rows = tuple(Row(number, tuple(cells)) for number, cells in below if _has_text(cells) and cells != records[at])
    if not rows:
        raise Problem(notice("{file} has headings, but no people below them. Add one row per person.", file=name))
    if len(rows) > MAX_ROWS:
        raise Problem(
            notice(
                "{file} has {count} rows. netlint reads at most {limit}. Keep only the people in the network.",
                file=name, count=len(rows), limit=MAX_ROWS,
            )
        )  # fmt: skip
    return Table(headings, _fields(headings), at + 1, rows, any(map(_has_text, records[:at])))


def _fields(headings: tuple[str, ...]) -> tuple[Field | None, ...]:
    """Return what each column says. Of two columns with something that a person has once, only the first counts."""
    fields: list[Field | None] = []
    for heading in headings:
        field = field_of(heading) if len(heading) < LONGEST_HEADING else None
        fields.append(None if field in _ONCE and field in fields else field)
    return tuple(fields)


def _headings(text: str, separator: str) -> tuple[tuple[int, int], int]:
    """Return how well the best row of headings fits, and its position; (0, 0) if there is none."""
    best = (0, 0), 0
    try:
        rows = list(islice(csv.reader(_lines(text), delimiter=separator), _FIRST_ROWS))
        for number, cells in enumerate(rows):
            if _is_of_a_person(cells, rows[number + 1 :]):
                continue
            fields = {field_of(cell) for cell in cells[:MAX_COLUMNS] if len(cell) < LONGEST_HEADING} - {None}
            if fields & NAMES and (len(fields), len(cells)) > best[0]:
                best = (len(fields), len(cells)), number
    except csv.Error:
        pass  # The row that cannot be read is reported when this separator is chosen.
    return best


def _is_of_a_person(cells: list[str], below: list[list[str]]) -> bool:
    """Return whether a row seems to be of a person: its only heading is a word for a role, such as `lid`.

    A heading is not a value in its own column too, and a word for members is a heading in the first column only.
    """
    found = [at for at, cell in enumerate(cells[:MAX_COLUMNS]) if len(cell) < LONGEST_HEADING and field_of(cell)]
    if len(found) != 1 or sum(map(bool, map(str.strip, cells))) == 1:
        return False
    at = found[0]
    is_repeated = any(len(row) > at and row != cells and plain(row[at]) == plain(cells[at]) for row in below)
    return is_repeated or (at > 0 and status_in(cells[at]) is not None)


def _begins_with_a_person(text: str, separators: Iterable[str]) -> bool:
    """Return whether the first row has text, but not one heading that netlint knows."""
    first = next((line for line in _lines(text) if line.strip()), "")
    for separator in separators:
        cells = next(csv.reader([first], delimiter=separator), [])
        known = [cell for cell in cells if len(cell) < LONGEST_HEADING and field_of(cell) not in (None, "private")]
        if any(status_in(cell) is None for cell in known):
            return False
    return any(letter.isalpha() for letter in first)


def _records(name: str, text: str, separator: str) -> Iterator[list[str]]:
    """Yield the cells of every row, empty rows too."""
    open_end = sum(1 for _ in _lines(text)) if text.count('"') % 2 else 0
    reader = csv.reader(_lines(text), delimiter=separator)
    number, lines = 0, 0
    try:
        for number, cells in enumerate(reader, start=1):
            if reader.line_num > lines + 1 and reader.line_num == open_end:
                raise Problem(_unclosed(name, number))
            lines = reader.line_num
            yield cells
    except csv.Error:
        raise Problem(
            notice("{file}, row {row}: a cell is too long. Check the quotation marks.", file=name, row=number + 1)
        ) from None


def _unclosed(name: str, number: int) -> Message:
    return notice(
        "{file}, row {row}: a quotation mark is not closed. Add the closing quotation mark, or remove the first.",
        file=name, row=number,
    )  # fmt: skip


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of text with their ends. Only what ends a line in a file counts: no other separators."""
    return (match[0] for match in _LINE.finditer(text) if match[0])


def _has_text(cells: list[str]) -> bool:
    return any(cell.strip() for cell in cells)
