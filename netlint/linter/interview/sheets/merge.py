"""Which records are of one person, and the name that a charter shows for each. Reads no cells."""

from collections.abc import Collection, Iterable, Sequence

from netlint.charter.ids import id_of, unique_id
from netlint.linter.interview.sheets import notes
from netlint.linter.interview.sheets.cells import line
from netlint.linter.interview.sheets.headings import plain
from netlint.linter.interview.sheets.notes import Log
from netlint.linter.interview.sheets.record import Record


def merged(records: Iterable[Record], log: Log, *, one_row_each: bool) -> list[Record]:
    """Return one record for each person. If a file has one row for each person, a second row is noted."""
    people: dict[str, list[Record]] = {}
    ordered: list[Record] = []
    for record in records:
        group = people.setdefault(_key(record), [])
        earlier = next((other for other in group if _is_same(other, record)), None)
        if earlier is None:
            group.append(record)
            ordered.append(record)
            continue
        if one_row_each:
            log.at(notes.SAME_PERSON, earlier.place)
            log.at(notes.SAME_PERSON, record.place)
        _add(earlier, record, log)
    return ordered


def _is_same(one: Record, other: Record) -> bool:
    """Return whether two records with the same first name are of the same person."""
    if one.key and other.key:
        return one.key == other.key
    if one.email and other.email:
        return one.email.casefold() == other.email.casefold()
    return plain(one.name.full) == plain(other.name.full)


def _add(earlier: Record, later: Record, log: Log) -> None:
    """Add what a later record says to an earlier one. Where they differ, the earlier one counts."""
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
    groups: dict[str, int] = {}
    for record in records:
        groups[_key(record)] = groups.get(_key(record), 0) + 1
    shown: list[tuple[str, str]] = []
    for record in records:
        if not record.name.first:
            log.at(notes.NO_FIRST_NAME, record.place)
        wanted = record.name.full if with_surname else _short(record, is_alone=groups[_key(record)] == 1)
        shown.append(_free(wanted, [key for key, _ in shown], [name for _, name in shown]))
    return shown


def _short(record: Record, *, is_alone: bool) -> str:
    """Return the first name, with an initial if others have the same one, or only the initial if there is no first."""
    name = record.name
    initial = f"{name.surname[:1].upper()}." if name.surname else ""
    return name.first if is_alone and name.first else f"{name.first} {initial}".strip()


def _free(wanted: str, ids: Collection[str], names: Collection[str]) -> tuple[str, str]:
    """Return an id and a name that nobody has yet."""
    name, number = wanted, 1
    while name in names or id_of(name) in ids:
        number += 1
        name = f"{wanted} {number}"
    return unique_id(name, ids, "member"), name


def _key(record: Record) -> str:
    return id_of(record.name.first) or plain(record.name.first)
