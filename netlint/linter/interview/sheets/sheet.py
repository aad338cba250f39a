"""People from a table: a sheet that someone made, or an export of Holaspirit or Maptio. Knows no bytes and no JSON.

Where the shapes of the exports come from:

- Maptio: the source of its `ExportService.getReport`, and the test of it (repository `Maptio/maptio`). The headings are
  `Depth,Circle,Parent Circle,Type,Person,Participants,Helpers,Tags`. There is a row for who is accountable for a
  circle, then one for each helper. The words in `Type` are settings of a team. The outermost circle has no row.
- Holaspirit: its help page "Export your organization's data as an Admin" names what a workbook has: names, email
  address, telephone, creation date, last login, type of member, location, skills, circles and roles. The headings
  themselves are not in it. The sheet "Members" has a row for each role of a person: that is how the public converter
  `sna-holaspirit-to-gephi` reads it, saved as CSV. So any of these columns counts here, in any order.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from netlint.linter.interview.sheets import notes
from netlint.linter.interview.sheets.headings import Field, near_heading, period_of, plain
from netlint.linter.interview.sheets.listed import Keep, ListedNetwork
from netlint.linter.interview.sheets.notes import Log
from netlint.linter.interview.sheets.record import Cell, Reader, Record
from netlint.linter.interview.sheets.table import KNOWN, Row, Table, read_table

_MAPTIO = frozenset(("depth", "circle", "parent circle", "type", "person"))
_MAPTIO_UNUSED = frozenset(("participants", "helpers", "tags"))
_CREATED = frozenset(("creation date", "date created", "date created at organization"))
_HOLASPIRIT = _CREATED | {"member privilege", "members type", "member type", "last login date", "time spent in roles"}
_LETTERS = 26


class Found(Struct):
    """What a file has, before people get their names and ids."""

    records: list[Record]
    network: ListedNetwork | None = None
    top: str = ""
    """The name of the outermost circle, if the file names it."""
    one_row_each: bool = True


def read_sheet(name: str, text: str, log: Log, keep: frozenset[Keep]) -> Found:
    """Return what a table says. Raises `Problem` if it has no headings that netlint knows, or no rows."""
    table = read_table(name, text)
    headings = frozenset(map(plain, table.headings))
    if table.has_more_above:
        log.about(notes.ABOVE, row=table.heading_row)
    _log_extra(table, log)
    if headings >= _MAPTIO:
        return _maptio(table, log)
    is_export = bool(headings & _HOLASPIRIT) and "circle" in table.fields and "roles" in table.fields
    _log_columns(table, log, keep, is_export=is_export)
    each = (Reader(_cells(table, row, is_export), notes.row(row.number), log).record() for row in table.rows)
    return Found([record for record in each if record], one_row_each=not is_export)


def _cells(table: Table, row: Row, is_export: bool) -> Iterator[Cell]:
    for field, heading, text in zip(table.fields, table.headings, row.cells, strict=False):
        if field is not None:
            yield Cell(field, text, heading, is_one=is_export and field in ("circle", "roles"))


def _maptio(table: Table, log: Log) -> Found:
    """Return what a Maptio export says. Who is accountable looks after the circle; others have a role in it."""
    at = {plain(heading): number for number, heading in enumerate(table.headings)}
    accountable = _at(table.rows[0], at["type"])
    log.about(notes.UNUSED, columns=notes.named(*(h for h in table.headings if plain(h) in _MAPTIO_UNUSED)))
    records, top = [], ""
    for row in table.rows:
        depth, circle, parent, kind, person = (
            _at(row, at[heading]) for heading in ("depth", "circle", "parent circle", "type", "person")
        )
        top = top or (parent if depth == "1" else "")
        role = circle if kind == accountable else f"{circle} ({kind.lower()})"
        cells = (Cell("name", person), Cell("circle", circle, is_one=True), Cell("roles", role, is_one=True))
        if record := Reader(cells, notes.row(row.number), log).record():
            records.append(record)
    return Found(records, ListedNetwork(name=top or None), top, one_row_each=False)


def _at(row: Row, number: int) -> str:
    return row.cells[number].strip() if number < len(row.cells) else ""


def _log_extra(table: Table, log: Log) -> None:
    """Note the cells beyond the last heading."""
    for row in table.rows:
        if any(cell.strip() for cell in row.cells[len(table.headings) :]):
            log.at(notes.EXTRA, notes.row(row.number))


def _log_columns(table: Table, log: Log, keep: frozenset[Keep], *, is_export: bool) -> None:
    """Note which columns are left out: personal data, and what netlint does not know."""
    used = [number for number in range(len(table.headings)) if any(_at(row, number) for row in table.rows)]
    if unknown := [_heading(table, number) for number in used if table.fields[number] is None]:
        _log_unknown(unknown, log, is_export=is_export)
    dropped = [number for number in used if _is_dropped(table.fields[number], keep)]
    notes.log_private([_heading(table, number) for number in dropped], [table.fields[n] for n in dropped], log)
    for heading, field in zip(table.headings, table.fields, strict=True):
        if field == "hours" and period_of(heading) is None:
            log.about(notes.ASSUMED_MONTH, heading=heading)
        if plain(heading) in _CREATED:
            log.about(notes.CREATED)


def _log_unknown(columns: Sequence[str], log: Log, *, is_export: bool) -> None:
    if is_export:
        log.about(notes.UNUSED, columns=notes.named(*columns))
        return
    near = {column: known for column in columns if (known := near_heading(column))}
    for column, known in near.items():
        log.about(notes.RENAME, column=notes.named(column), known=notes.named(known))
    columns = [column for column in columns if column not in near]
    if len(columns) == 1:
        log.about(notes.UNKNOWN_COLUMN, columns=notes.named(*columns), known=KNOWN)
    elif columns:
        log.about(notes.UNKNOWN_COLUMNS, columns=notes.named(*columns), known=KNOWN)


def _is_dropped(field: Field | None, keep: frozenset[Keep]) -> bool:
    return field in ("private", "email", "phone") and field not in keep


def _heading(table: Table, number: int) -> str:
    """Return the heading of a column, or the letter that a spreadsheet shows if there is no heading."""
    letters, rest = "", number
    while rest >= 0:
        letters, rest = chr(ord("A") + rest % _LETTERS) + letters, rest // _LETTERS - 1
    return table.headings[number] or letters
