"""People from Peerdom, as JSON. Reads no CSV, which Peerdom makes on request: that is a sheet like any other.

The shape comes from the documentation of the Peerdom Public API, and from the official client `peerdom-client-python`:
`GET /peers` is a list of objects with `id`, `firstName`, `lastName`, `nickName`, `birthdate`, `contribution`,
`contributionUnit` and `customFields` (each a `name` and `values`); `GET /roles` is a list with `id`, `name`, `parentId`
and `holders` (each a `peerId`); `GET /circles` has `id`, `name` and `parentId`; `GET /holders` has `roleId` and
`peerId`. A file has the list of peers, or an object with such lists under these names.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

from netlint.i18n.message import notice
from netlint.linter.interview.sheets import notes
from netlint.linter.interview.sheets.cells import clean, line
from netlint.linter.interview.sheets.headings import field_of
from netlint.linter.interview.sheets.json_text import objects_in, text_of, texts_of
from netlint.linter.interview.sheets.listed import ListedNetwork
from netlint.linter.interview.sheets.notes import Log
from netlint.linter.interview.sheets.record import Cell, Reader, Record
from netlint.linter.interview.sheets.sheet import Found
from netlint.utils.errors import Problem

_USED = frozenset(("id", "firstName", "lastName", "slug", "customFields", "roles"))
_Held: TypeAlias = tuple[Cell, Cell]
"""A role that a peer holds, and the circle that it is in."""
_LISTS = ("peers", "roles", "circles", "groups", "holders")


def is_peerdom(data: Any) -> bool:
    """Return whether data looks like what Peerdom returns."""
    if isinstance(data, dict):
        return any(_has(data.get(name), "firstName", "holders", "peerId") for name in _LISTS)
    return _has(data, "firstName", "holders", "peerId")


def _has(value: Any, *keys: str) -> bool:
    return any(key in one for one in objects_in(value) for key in keys)


def read_peerdom(name: str, data: Any, log: Log) -> Found:
    """Return what Peerdom says. Raises `Problem` if there are roles, but no peers with a name."""
    lists = data if isinstance(data, dict) else {"peers": data}
    peers = [peer for peer in objects_in(lists.get("peers")) if "firstName" in peer]
    if not peers:
        raise Problem(
            notice("{file} has roles of Peerdom, but no peers. Save the list of peers under `peers`.", file=name)
        )
    circles = {text_of(one.get("id")): one for key in ("circles", "groups") for one in objects_in(lists.get(key))}
    top = next((text_of(one.get("name")) for one in circles.values() if not one.get("parentId")), "")
    held = _held(lists, circles)
    records = [record for number, peer in enumerate(peers, start=1) for record in _records(number, peer, held, log)]
    if unused := dict.fromkeys(key for peer in peers for key in _unused(peer)):
        log.about(notes.UNUSED, columns=notes.named(*unused))
    return Found(records, ListedNetwork(name=top) if top else None, top, one_row_each=False)


def _records(number: int, peer: dict[str, Any], held: dict[str, list[_Held]], log: Log) -> Iterator[Record]:
    """Yield what there is about one peer: the person, and then one record for each role in a circle."""
    key, names = text_of(peer.get("id")) or str(number), list(_names(peer))
    for cells in ([*names, *_cells(peer)], *((*names, *pair) for pair in held.get(key, ()))):
        if record := Reader(cells, notes.item(number), log).record():
            record.key = key
            yield record


def _held(lists: dict[str, Any], circles: dict[str, dict[str, Any]]) -> dict[str, list[_Held]]:
    """Return the roles of each peer, by id, each with the circle that it is in."""
    roles = {text_of(role.get("id")): role for role in objects_in(lists.get("roles"))}
    pairs = [(role, holder) for role in roles.values() for holder in objects_in(role.get("holders"))]
    pairs += [(roles.get(text_of(one.get("roleId")), {}), one) for one in objects_in(lists.get("holders"))]
    held: dict[str, list[_Held]] = {}
    for role, holder in pairs:
        circle = text_of(circles.get(text_of(role.get("parentId")), {}).get("name"))
        pair = (Cell("roles", text_of(role.get("name")), is_one=True), Cell("circle", circle, is_one=True))
        held.setdefault(text_of(holder.get("peerId")), []).append(pair)
    return held


def _names(peer: dict[str, Any]) -> Iterator[Cell]:
    yield Cell("first", text_of(peer.get("firstName")))
    yield Cell("surname", text_of(peer.get("lastName")))


def _cells(peer: dict[str, Any]) -> Iterator[Cell]:
    """Yield what else there is about a peer: roles, hours, and the fields that an organization added."""
    for role in objects_in(peer.get("roles")):
        yield Cell("roles", text_of(role.get("name")), is_one=True)
    if _is_in_hours(peer):
        yield Cell("hours", text_of(peer.get("contribution")), text_of(peer.get("contributionUnit")))
    for heading, texts in _own_fields(peer):
        if field := field_of(heading):
            yield Cell(field, "\n".join(texts), heading)


def _unused(peer: dict[str, Any]) -> Iterator[str]:
    """Yield the keys of a peer with something that netlint leaves out."""
    used = _USED | ({"contribution", "contributionUnit"} if _is_in_hours(peer) else set())
    yield from (line(clean(key)) for key, value in peer.items() if key not in used and value)
    yield from (line(clean(heading)) for heading, texts in _own_fields(peer) if texts and not _is_used(heading))


def _is_used(heading: str) -> bool:
    return field_of(heading) not in (None, "private")


def _is_in_hours(peer: dict[str, Any]) -> bool:
    """Return whether the contribution of a peer is in hours, and not in percent."""
    return field_of(text_of(peer.get("contributionUnit"))) == "hours"


def _own_fields(peer: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Yield the fields that an organization added, in either of the two forms of the API."""
    own = peer.get("customFields")
    pairs = own.items() if isinstance(own, dict) else ((one.get("name"), one.get("values")) for one in objects_in(own))
    for heading, values in pairs:
        yield text_of(heading), texts_of(values)
