"""One person as a row or an item of a file has it. Knows no tables and no JSON: it gets what was in each field."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct, field

from netlint.charter.model.identity import MemberStatus
from netlint.linter.interview.sheets import cells as cell
from netlint.linter.interview.sheets import notes
from netlint.linter.interview.sheets.contacts import without_contacts
from netlint.linter.interview.sheets.headings import NAMES, Field, period_of, plain
from netlint.linter.interview.sheets.names import FullName, first_of, from_parts, full_name
from netlint.linter.interview.sheets.notes import Log, Place
from netlint.linter.interview.sheets.text import UNREADABLE

LISTS: tuple[Field, ...] = ("roles", "expertise", "offers", "asks", "learning_goals")
"""The fields with several items."""
_OWN: frozenset[Field] = NAMES | {"email"}
"""The fields in which an address is of the person in the row; elsewhere it can be of anyone."""
_TOTALS = frozenset(("total", "totaal", "subtotal", "subtotaal", "sum", "som", "average", "gemiddelde"))


class Cell(NamedTuple):
    """A text, the field that it belongs to, and the heading or key above it."""

    field: Field
    text: str
    heading: str = ""
    is_one: bool = False
    """Whether the text is one item, whatever commas it has."""


class Record(Struct):
    """What one or more rows say about one person."""

    place: Place
    name: FullName
    key: str = ""
    """What tells people apart in an export: the same key is the same person."""
    lists: dict[Field, tuple[str, ...]] = field(default_factory=dict)
    joined: dt.date | str | None = None
    hours: float | None = None
    status: MemberStatus | None = None
    email: str | None = None
    phone: str | None = None
    in_circles: tuple[tuple[str, str], ...] = ()
    """The circles that the person is in, each with a role in it."""


class Reader:
    """Makes a record of the cells of one row or item, and logs what it leaves out."""

    def __init__(self, given: Iterable[Cell], place: Place, log: Log) -> None:
        """Clean the cells, and put the same fields together."""
        self._place, self._log = place, log
        self._emails: list[str] = []
        self._phones: list[str] = []
        self._cells: dict[Field, list[Cell]] = {}
        for one in given:
            if text := self._cleaned(one):
                self._cells.setdefault(one.field, []).append(one._replace(text=text))

    def record(self) -> Record | None:
        """Return what the cells say about a person; `None` if they name nobody."""
        name = self._name()
        if name is None:
            return None
        lists = {field: found for field in LISTS if (found := self._items(field))}
        said, lists["roles"] = _without_status(lists.get("roles", ()))
        lists = {field: found for field, found in lists.items() if found}
        roles = lists.get("roles", ("",))
        circles = tuple((circle, role) for circle in self._items("circle") for role in roles)
        return Record(
            self._place,
            name,
            "",
            lists,
            self._joined(),
            self._hours(),
            self._status() or said,
            *self._contacts(),
            circles,
        )

    def _cleaned(self, given: Cell) -> str:
        """Return the text of a cell without contacts, which are kept apart; empty if nothing is left."""
        text = cell.clean(given.text)
        if UNREADABLE in text:
            self._log.at(notes.UNREADABLE, self._place)
        if len(text) > cell.LONGEST:
            self._log.at(notes.TOO_LONG, self._place)
            return ""
        if cell.is_formula(text):
            self._log.at(notes.FORMULA, self._place)
            return ""
        if given.field in ("joined", "hours", "status", "phone", "private"):
            return text
        contacts = without_contacts(text)
        if given.field in _OWN:
            self._emails += contacts.emails
            self._phones += contacts.phones
        if given.field == "email":
            return text
        if contacts.found:
            self._log.at(notes.CONTACTS, self._place)
        return contacts.text

    def _name(self) -> FullName | None:
        """Return the name of the person, from one column or several; `None` if there is none."""
        whole, first, prefix, surname = (self._line(field) for field in ("name", "first", "prefix", "surname"))
        if plain(whole or first) in _TOTALS:
            self._log.at(notes.TOTAL, self._place)
            return None
        name = _put_together(first_of(whole), first_of(first), prefix, surname)
        if not any(letter.isalnum() for letter in name.full):
            self._log.at(notes.NO_NAME, self._place)
            return None
        if name.aside:
            self._log.at(notes.ASIDE, self._place)
        if first_of(whole) != whole or first_of(first) != first:
            self._log.at(notes.SEVERAL, self._place)
        return name

    def _joined(self) -> dt.date | str | None:
        for text in self._texts("joined"):
            if date := cell.date_in(text):
                return date
            self._log.at(notes.NO_DATE, self._place, text)
        return None

    def _hours(self) -> float | None:
        for one in self._cells.get("hours", ()):
            hours = cell.hours_in(one.text, period_of(one.heading))
            if hours is None:
                self._log.at(notes.NO_NUMBER, self._place, one.text)
                continue
            if hours[1] != "month":
                self._log.at(notes.CONVERTED, self._place)
            return hours[0]
        return None

    def _status(self) -> MemberStatus | None:
        for text in self._texts("status"):
            if status := cell.status_in(text):
                return status
            self._log.at(notes.NO_STATUS, self._place, text)
        return None

    def _contacts(self) -> tuple[str | None, str | None]:
        """Return the first email address and the first telephone number."""
        phones = [cell.line(text) for text in self._texts("phone")] + self._phones
        return next(iter(self._emails), None), next(iter(phones), None)

    def _items(self, field: Field) -> tuple[str, ...]:
        """Return the items in all cells of a field, each once."""
        found = self._cells.get(field, ())
        each = ((cell.line(one.text),) if one.is_one else cell.items(one.text) for one in found)
        return tuple(dict.fromkeys(item for items in each for item in items))

    def _line(self, field: Field) -> str:
        return cell.line(next(iter(self._texts(field)), ""))

    def _texts(self, field: Field) -> Sequence[str]:
        return [one.text for one in self._cells.get(field, ())]


def _without_status(roles: tuple[str, ...]) -> tuple[MemberStatus | None, tuple[str, ...]]:
    """Return the status among roles, such as `oud-lid`, and the roles themselves: to be a member is not a task."""
    found = {role: cell.status_in(role) for role in roles}
    status = next((status for status in found.values() if status not in (None, "active")), None)
    return status, tuple(role for role in roles if found[role] is None)


def _put_together(whole: str, first: str, prefix: str, surname: str) -> FullName:
    """Return a name from the columns that a table has. Beside a first name, the column `Name` can be a surname."""
    if not (first or surname):
        return full_name(whole)
    if first and whole and not surname:
        starts = whole.casefold().startswith(first.casefold())
        return full_name(whole) if starts else from_parts(first, prefix, whole)
    if whole and not first:
        contains = surname.casefold() in whole.casefold()
        return full_name(whole) if contains else from_parts(whole, prefix, surname)
    return from_parts(first, prefix, surname)
