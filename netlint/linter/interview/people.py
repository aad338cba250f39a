"""People from the bytes of a sheet or an export, for a first charter. Opens no file, and writes no charter."""

from collections.abc import Iterable, Sequence
from typing import Any

from netlint.charter.ids import unique_id
from netlint.i18n.message import notice
from netlint.linter.interview.sheets import notes
from netlint.linter.interview.sheets.coordinators import CircleRole, coordinating, is_lead
from netlint.linter.interview.sheets.full_names import FullNames
from netlint.linter.interview.sheets.headings import plain
from netlint.linter.interview.sheets.json_text import read_json
from netlint.linter.interview.sheets.listed import Keep, ListedCircle, ListedNetwork, ListedPerson, People
from netlint.linter.interview.sheets.merge import merged, shown_names
from netlint.linter.interview.sheets.murmurations import profiles_in, read_profiles
from netlint.linter.interview.sheets.notes import Log
from netlint.linter.interview.sheets.peerdom import is_peerdom, read_peerdom
from netlint.linter.interview.sheets.record import Record
from netlint.linter.interview.sheets.sheet import Found, read_sheet
from netlint.linter.interview.sheets.text import read_text
from netlint.utils.errors import Problem

__all__ = ["Keep", "ListedCircle", "ListedNetwork", "ListedPerson", "People", "read_people"]


def read_people(name: str, content: bytes, *, keep: frozenset[Keep] = frozenset()) -> People:
    """Return the people in a CSV file, or in an export of Holaspirit, Maptio, Peerdom or Murmurations.

    `name` is the name of the file, for messages. Last names, email addresses and telephone numbers are left out unless
    `keep` has them. Raises `Problem` if nothing can be read: it says what the file is, and what to do.
    """
    log = Log(name)
    found = _found(name, read_text(name, content), log, keep)
    records = merged(found.records, log, one_row_each=found.one_row_each)
    if not records and found.network is None:
        raise Problem(notice("{file} has no people with a name. Add a column `name` with the names.", file=name))
    return _people(records, found, log, keep)


def _found(name: str, text: str, log: Log, keep: frozenset[Keep]) -> Found:
    """Return what a text has. What begins like JSON and is a table all the same is read as a table."""
    if not text.lstrip().startswith(("{", "[")):
        return read_sheet(name, text, log, keep)
    try:
        data = read_json(name, text)
    except Problem as problem:
        try:
            return read_sheet(name, text, log, keep)
        except Problem:
            raise problem from None
    return _export(name, data, log, keep)


def _export(name: str, data: Any, log: Log, keep: frozenset[Keep]) -> Found:
    if profiles := profiles_in(data):
        return read_profiles(name, profiles, log, keep)
    if is_peerdom(data):
        return read_peerdom(name, data, log)
    raise Problem(
        notice(
            "{file} is JSON, but not of Peerdom or Murmurations. Save the table with people as CSV.",
            file=name,
        )
    )


def _people(records: Sequence[Record], found: Found, log: Log, keep: frozenset[Keep]) -> People:
    """Return people with ids and names, and what follows from their roles."""
    shown = shown_names(records, log, with_surname="surname" in keep)
    if "surname" not in keep and any(record.name.surname for record in records):
        log.about(notes.SURNAMES, option=notes.option("surname"))
    names = FullNames(() if "surname" in keep else zip(records, (name for _, name in shown), strict=True))
    people = tuple(_person(record, *who, names, keep) for record, who in zip(records, shown, strict=True))
    roles = [
        CircleRole(number, role, circle)
        for number, record in enumerate(records)
        for circle, role in (record.in_circles or (("", role) for role in record.lists.get("roles", ())))
    ]
    chosen, undecided = coordinating(roles, found.top)
    if undecided:
        log.about(notes.LEADS, count=undecided)
    return People(
        people,
        log.notes(),
        tuple(people[number].id for number in chosen),
        found.network,
        _circles(roles, people, names),
    )


def _person(record: Record, key: str, name: str, names: FullNames, keep: frozenset[Keep]) -> ListedPerson:
    lists = {field: names.shortened_all(items) for field, items in record.lists.items()}
    return ListedPerson(
        id=key,
        name=name,
        joined=record.joined,
        hours=record.hours,
        status=record.status,
        email=record.email if "email" in keep else None,
        phone=record.phone if "phone" in keep else None,
        **lists,
    )


def _circles(roles: Iterable[CircleRole], people: Sequence[ListedPerson], names: FullNames) -> tuple[ListedCircle, ...]:
    """Return the circles in the order of the file, with their people and who leads each."""
    members: dict[str, list[CircleRole]] = {}
    shown: dict[str, str] = {}
    for role in roles:
        if role.circle:
            members.setdefault(plain(role.circle), []).append(role)
            shown.setdefault(plain(role.circle), names.shortened(role.circle))
    circles: list[ListedCircle] = []
    for key, inside in members.items():
        ids = dict.fromkeys(people[role.member].id for role in inside)
        lead = next((people[role.member].id for role in inside if is_lead(role.role)), None)
        own = unique_id(shown[key], [circle.id for circle in circles], "circle")
        circles.append(ListedCircle(own, shown[key], tuple(ids), lead))
    return tuple(circles)
