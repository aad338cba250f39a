"""A network or people from Murmurations profiles, as JSON. Follows no links.

The shape comes from the schemas of the Murmurations Library (repository `MurmurationsNetwork/MurmurationsLibrary`):
`organizations_schema-v1.0.0`, `people_schema-v0.1.0`, `person_schema-v0.2.0` and the fields that they refer to. A
profile is an object that names its schemas in `linked_schemas`. A file has one profile or a list of them.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from netlint.i18n.message import notice
from netlint.linter.interview.sheets import notes
from netlint.linter.interview.sheets.cells import clean, line
from netlint.linter.interview.sheets.contacts import without_contacts
from netlint.linter.interview.sheets.json_text import objects_in, text_of, texts_of
from netlint.linter.interview.sheets.listed import Keep, ListedNetwork
from netlint.linter.interview.sheets.notes import Log
from netlint.linter.interview.sheets.record import Cell, Reader, Record
from netlint.linter.interview.sheets.sheet import Found
from netlint.utils.errors import Problem

_PERSON = ("people", "person")
_ORGANIZATION = ("organization", "group", "project", "ecovillage", "communit", "initiative", "cooperative")
_NETWORK_KEYS = frozenset(("linked_schemas", "name", "mission", "description", "primary_url", "starts_at"))
_PERSON_KEYS = frozenset(
    ("linked_schemas", "name", "first_name", "last_name", "tags", "job_title", "primary_url", "contact_details")
) | {"email", "telephone"}
_MEMBERS = ("schema.org/member", "schema.org/employee", "schema.org/founder")
_LATEST = dt.datetime(9999, 1, 1, tzinfo=dt.UTC).timestamp()


def profiles_in(data: Any) -> list[dict[str, Any]]:
    """Return the profiles in data: one, a list of them, or the list under `data` that an index returns."""
    if isinstance(data, dict) and "linked_schemas" not in data:
        data = data.get("data")
    every = [data] if isinstance(data, dict) else objects_in(data)
    return [profile for profile in every if "linked_schemas" in profile]


def read_profiles(name: str, profiles: list[dict[str, Any]], log: Log, keep: frozenset[Keep]) -> Found:
    """Return what profiles say. Raises `Problem` if none is of a person or an organization."""
    people = [(number, one) for number, one in enumerate(profiles, start=1) if _is_about(one, _PERSON)]
    groups = [one for one in profiles if not _is_about(one, _PERSON) and _is_about(one, _ORGANIZATION)]
    if not people and not groups:
        raise Problem(
            notice(
                "{file} is a Murmurations profile of another kind. netlint reads {known}.",
                file=name, known="organizations_schema, people_schema",
            )
        )  # fmt: skip
    _log_left_out([one for _, one in people], groups, log, keep)
    records = [record for number, one in people if (record := _record(number, one, log))]
    return Found(records, _network(groups[0]) if groups else None)


def _log_left_out(people: list[dict[str, Any]], groups: list[dict[str, Any]], log: Log, keep: frozenset[Keep]) -> None:
    """Note what netlint leaves out: contacts of people, keys that a charter has no place for, and links to members."""
    contacts = {"email": "email", "contact_details": "email", "telephone": "phone"}
    private = [key for one in people for key in one if contacts.get(key, "") and contacts[key] not in keep and one[key]]
    notes.log_private(private, [contacts[key] for key in private], log)
    unused = [key for one in people for key in _others(one, _PERSON_KEYS)]
    unused += [key for one in groups for key in _others(one, _NETWORK_KEYS)]
    if unused:
        log.about(notes.UNUSED, columns=notes.named(*dict.fromkeys(unused)))
    if members := [one for group in groups for one in _members(group)]:
        log.about(notes.MEMBERS, count=len(members))


def _record(number: int, profile: dict[str, Any], log: Log) -> Record | None:
    details = profile.get("contact_details")
    emails = (profile.get("email"), details.get("email") if isinstance(details, dict) else None)
    cells = [
        Cell("first", text_of(profile.get("first_name"))),
        Cell("surname", text_of(profile.get("last_name"))),
        Cell("name", text_of(profile.get("name"))),
        Cell("roles", text_of(profile.get("job_title"))),
        Cell("phone", text_of(profile.get("telephone"))),
        *(Cell("email", text_of(email)) for email in emails),
        *(Cell("expertise", tag, is_one=True) for tag in texts_of(profile.get("tags"))),
    ]
    return Reader(cells, notes.item(number), log).record()


def _network(profile: dict[str, Any]) -> ListedNetwork:
    return ListedNetwork(
        name=_text(profile.get("name")),
        purpose=_text(profile.get("mission")),
        summary=_text(profile.get("description")),
        url=clean(text_of(profile.get("primary_url"))) or None,
        founded=_day(profile.get("starts_at")),
    )


def _text(value: Any) -> str | None:
    """Return a text about the network, without addresses and telephone numbers of people."""
    return line(without_contacts(clean(text_of(value))).text) or None


def _day(stamp: Any) -> dt.date | None:
    """Return the day of a Unix timestamp; `None` if it is none."""
    if not isinstance(stamp, int | float) or isinstance(stamp, bool) or not 0 < stamp < _LATEST:
        return None
    return dt.datetime.fromtimestamp(stamp, tz=dt.UTC).date()


def _members(profile: dict[str, Any]) -> Iterator[str]:
    """Yield the web addresses of members: a profile of an organization has no names of people."""
    for relation in objects_in(profile.get("relationships")):
        if text_of(relation.get("predicate_url")).endswith(_MEMBERS):
            yield text_of(relation.get("object_url"))


def _is_about(profile: dict[str, Any], words: tuple[str, ...]) -> bool:
    return any(word in schema for schema in _schemas(profile) for word in words)


def _schemas(profile: dict[str, Any]) -> list[str]:
    return texts_of(profile.get("linked_schemas"))


def _others(profile: dict[str, Any], used: frozenset[str]) -> Iterator[str]:
    return (line(clean(key)) for key, value in profile.items() if key not in used and value)
