"""The fixture `recorded_hours`: the lines of all timesheets, read once for each charter."""

import csv
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Literal, NamedTuple

from netlint import Charter, FileLocation, Files, FileUnavailable, NamedFile, SkipRule

Column = Literal["member", "date", "hours", "kind"]
Kind = Literal["client", "network", "learning"]
Problem = Literal["too-many-lines", "header", "csv", "too-many-cells", "empty", "date", "hours", "kind"]

COLUMNS: dict[str, Column] = {
    "member": "member",
    "lid": "member",
    "date": "date",
    "datum": "date",
    "hours": "hours",
    "uren": "hours",
    "kind": "kind",
    "soort": "kind",
}
KINDS: dict[str, Kind] = {
    "client": "client",
    "klant": "client",
    "network": "network",
    "netwerk": "network",
    "learning": "learning",
    "leren": "learning",
}
SEPARATORS = ";\t,"
# A file that is larger than this is not a timesheet, and reading it would take long.
MOST_LINES = 100_000
MOST_CHARACTERS = 10_000
DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
DUTCH_DATE = re.compile(r"(?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>\d{4})", re.ASCII)
NUMBER = re.compile(r"\d{1,4}([.,]\d{1,2})?", re.ASCII)


class Entry(NamedTuple):
    """A line of a timesheet: the hours of one person on one day."""

    who: str
    date: dt.date
    hours: float
    kind: Kind
    file: NamedFile
    line: int

    @property
    def place(self) -> FileLocation:
        """The place of the line, for a finding."""
        return self.file.line(self.line)


class UnreadableCell(ValueError):
    """Raised for a cell, or a whole line, that cannot be read."""

    def __init__(self, problem: Problem, text: str = "") -> None:
        """Store what is wrong, and the text of the cell; for an empty cell, the name of its column."""
        super().__init__(problem)
        self.problem: Problem = problem
        self.text = text


class UnreadableLine(NamedTuple):
    """A line of a timesheet that cannot be read, and why."""

    problem: Problem
    text: str
    file: NamedFile
    line: int

    @property
    def place(self) -> FileLocation:
        """The place of the line, for a finding."""
        return self.file.line(self.line)


class RecordedHours(NamedTuple):
    """All that the timesheets of a charter say."""

    entries: tuple[Entry, ...]
    unreadable: tuple[UnreadableLine, ...]
    unavailable: tuple[FileUnavailable, ...]

    @property
    def is_complete(self) -> bool:
        """Whether every line of every timesheet could be read."""
        return not self.unreadable and not self.unavailable


def recorded_hours(charter: Charter, files: Files) -> RecordedHours:
    """Return what the timesheets say. Raises `SkipRule` if the charter names no timesheets."""
    timesheets = files.named(charter.evidence, "timesheets")
    if not timesheets:
        raise SkipRule("the charter names no timesheets")
    entries: list[Entry] = []
    unreadable: list[UnreadableLine] = []
    unavailable: list[FileUnavailable] = []
    for file in {file.path: file for file in timesheets}.values():  # a file that is named twice counts once
        try:
            for line in _read(file):
                if isinstance(line, Entry):
                    entries.append(line)
                else:
                    unreadable.append(line)
        except FileUnavailable as error:
            unavailable.append(error)
    return RecordedHours(tuple(entries), tuple(unreadable), tuple(unavailable))


def _read(file: NamedFile) -> Iterator[Entry | UnreadableLine]:
    """Yield each line below the header. Without a usable header, yield only that line."""
    header, *lines = file.lines or ("",)
    separator = max(SEPARATORS, key=header.count)
    try:
        if len(lines) > MOST_LINES:
            raise UnreadableCell("too-many-lines")
        columns = _columns(_cells(header, separator))
    except UnreadableCell as error:
        yield UnreadableLine(error.problem, error.text, file, 1)
        return
    for number, line in enumerate(lines, start=2):
        try:
            cells = _cells(line, separator)
            if any(cells):
                yield _entry(cells, columns, file, number)
        except UnreadableCell as error:
            yield UnreadableLine(error.problem, error.text, file, number)


def _cells(line: str, separator: str) -> list[str]:
    """Return the cells of a line, without spaces around them."""
    if len(line) > MOST_CHARACTERS:
        raise UnreadableCell("csv")
    try:
        cells = next(csv.reader([line], delimiter=separator, strict=True), [])
    except csv.Error as error:
        raise UnreadableCell("csv") from error
    return [cell.strip() for cell in cells]


def _columns(header: Sequence[str]) -> list[tuple[str, Column | None]]:
    """Return the name of each column, and what it has."""
    columns = [(name, COLUMNS.get(name.casefold())) for name in header]
    if sorted(filter(None, (meaning for _, meaning in columns))) != ["date", "hours", "kind", "member"]:
        raise UnreadableCell("header")
    return columns


def _entry(cells: Sequence[str], columns: Sequence[tuple[str, Column | None]], file: NamedFile, line: int) -> Entry:
    """Return a line as an entry."""
    if any(cells[len(columns) :]):
        raise UnreadableCell("too-many-cells")
    found: dict[Column, str] = {}
    padded = [*cells, *[""] * len(columns)]
    for cell, (name, meaning) in zip(padded, columns, strict=False):
        if meaning and not cell:
            raise UnreadableCell("empty", name)
        if meaning:
            found[meaning] = cell
    date, hours, kind = _date(found["date"]), _hours(found["hours"]), _kind(found["kind"])
    return Entry(found["member"], date, hours, kind, file, line)


def _date(cell: str) -> dt.date:
    """Return the date in a cell: `2026-11-24`, or `24-11-2026` as a Dutch sheet has it."""
    match = DATE.fullmatch(cell) or DUTCH_DATE.fullmatch(cell)
    if match:
        with suppress(ValueError):
            return dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    raise UnreadableCell("date", cell)


def _hours(cell: str) -> float:
    """Return the hours in a cell: `1.5`, or `1,5` as a Dutch sheet has it."""
    if not NUMBER.fullmatch(cell):
        raise UnreadableCell("hours", cell)
    return float(cell.replace(",", "."))


def _kind(cell: str) -> Kind:
    """Return the kind of the hours, from a word in English or Dutch."""
    kind = KINDS.get(cell.casefold())
    if kind is None:
        raise UnreadableCell("kind", cell)
    return kind
