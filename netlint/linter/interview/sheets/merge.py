"""Which records are of one person, and the name that a charter shows for each. Reads no cells."""

from collections import Counter
from collections.abc import Iterable, Sequence

from netlint.charter.ids import id_of, unique_id
from netlint.linter.interview.sheets import notes
from netlint.linter.interview.sheets.cells import line
from netlint.linter.interview.sheets.headings import plain
from netlint.linter.interview.sheets.notes import Log
from netlint.linter.interview.sheets.record import Record


def merged(records: Iterable[Record], log: Log, *, one_row_each: bool) -> list[Record]:
    """Return one record for each person. If a file has one row for each person, a second row is noted."""
    known: dict[tuple[str, str], list[Record]] = {}
    ordered: list[Record] = []
    for record in records:
        marks = _marks(record)
        earlier = next((other for mark in marks for other in known.get(mark, ()) if _is_same(other, record)), None)
        if earlier is None:
            ordered.append(record)
            for mark in marks:
                known.setdefault(mark, []).append(record)
            continue
        if one_row_each:
            log.at(notes.SAME_PERSON, earlier.place)
            log.at(notes.SAME_PERSON, record.place)
        _add(earlier, record, log)
    return ordered


def _marks(record: Record) -> list[tuple[str, str]]:
    """Return what a record of the same person can be found by: the full name, or the first name and an address."""
    if record.key:
        return [("", record.key)]
    first = _key(record)
    return [(first, plain(record.name.full)), *([(first, record.email.casefold())] if record.email else [])]


def _is_same(one: Record, other: Record) -> bool:
    """Return whether records with a mark in common are of one person: not if last names or addresses differ."""
    if one.key:
        return True
    if one.email and other.email and one.email.casefold() != other.email.casefold():
        return False
    return not (one.name.surname and other.name.surname) or plain(one.name.full) == plain(other.name.full)


def _add(earlier: Record, later: Record, log: Log) -> None:
    """Add what a later record says to an earlier one. Where they differ, the earlier one counts."""
    if not earlier.name.surname:
        earlier.name = later.name
    for field, found in later.lists.items():
        earlier.lists[field] = tuple(dict.fromkeys((*earlier.lists.get(field, ()), *found)))
    earlier.in_circles = tuple(dict.fromkeys((*earlier.in_circles, *later.in_circles)))
    for name in ("joined", "hours", "status", "email", "phone"):
        before, after = getattr(earlier, name), getattr(later, name)
        if before is None:
            setattr(earlier, name, after)
        elif after not in (None, before):
            log.at(notes.CONFLICT, later.place, "" if name in ("email", "phone") else line(str(after)))


def shown_names(records: Sequence[Record], log: Log, *, with_surname: bool) -> list[tuple[str, str]]:
    """Return the id and the name of each person. An initial or a number tells people with one first name apart."""
    groups = Counter(map(_key, records))
    names = _Names()
    for record in records:
        if not record.name.first:
            log.at(notes.NO_FIRST_NAME, record.place)
        names.add(record.name.full if with_surname else _short(record, is_alone=groups[_key(record)] == 1))
    return names.shown


def _short(record: Record, *, is_alone: bool) -> str:
    """Return the first name, with an initial if others have the same one, or only the initial if there is no first."""
    name = record.name
    initial = f"{name.surname[:1].upper()}." if name.surname else ""
    return name.first if is_alone and name.first else f"{name.first} {initial}".strip()


class _Names:
    """Ids and names that are all different."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, str]] = []
        self._ids: set[str] = set()
        self._names: set[str] = set()
        self._numbers: Counter[str] = Counter()

    def add(self, wanted: str) -> None:
        """Add a name, with a number if somebody has it or its id."""
        name = wanted
        while name in self._names or id_of(name) in self._ids:
            self._numbers[wanted] += 1
            name = f"{wanted} {self._numbers[wanted] + 1}"
        self.shown.append((unique_id(name, self._ids, "member"), name))
        self._ids.add(self.shown[-1][0])
        self._names.add(name)


def _key(record: Record) -> str:
    return id_of(record.name.first) or plain(record.name.first)
