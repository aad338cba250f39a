"""What the texts of a charter said: the purpose, values, drives and stories."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct

from netlint.charter import Charter
from netlint.linter.history.model import Change, Version, Wording, WordingKind
from netlint.linter.history.sections import Sections

Key: TypeAlias = tuple[WordingKind, str]
Texts: TypeAlias = dict[Key, str]

_SECTION: dict[WordingKind, str] = {
    "purpose": "network",
    "summary": "network",
    "value": "values",
    "behaviour": "values",
    "drive": "drives",
    "story": "proposition",
    "client-story": "clients",
}


class TextsAt(Struct, frozen=True):
    """The texts of a charter at a point."""

    day: dt.date
    revision: str
    texts: Texts
    sections: Sections


def texts_in(charter: Charter) -> Texts:
    """Return the texts of a charter, as `as_shown` returns it, by kind and id."""
    return {key: " ".join(text.split()) for key, text in _texts(charter) if text and text.strip()}


def _texts(charter: Charter) -> Iterator[tuple[Key, str | None]]:
    if network := charter.network:
        yield ("purpose", ""), network.purpose
        yield ("summary", ""), network.summary
    for value in charter.values:
        yield ("value", value.id), value.statement
        yield ("behaviour", value.id), value.behaviour
    for drive in charter.drives:
        yield ("drive", drive.id), drive.statement
    if charter.proposition:
        yield ("story", ""), charter.proposition.story
    for client in charter.clients:
        yield ("client-story", client.id), client.story


def wordings(points: Sequence[TextsAt]) -> tuple[list[Wording], list[Change]]:
    """Return all versions of the texts, and what changed from point to point.

    A text stays as it was where its section could not be read, or is kept elsewhere.
    """
    versions: dict[Key, list[Version]] = {}
    changes: list[Change] = []
    before: Texts = {}
    for number, point in enumerate(points):
        now = _as_far_as_known(point, before)
        if number:
            changes += _changes(point, before, now)
        for key in dict.fromkeys((*before, *now)):
            if before.get(key) != now.get(key):
                versions.setdefault(key, []).append(Version(point.day, point.revision, now.get(key)))
        before = now
    return [Wording(*key, tuple(found)) for key, found in versions.items()], changes


def _as_far_as_known(point: TextsAt, before: Texts) -> Texts:
    unknown = point.sections.unsure | point.sections.elsewhere
    kept = {key: text for key, text in before.items() if key not in point.texts and _SECTION[key[0]] in unknown}
    return point.texts | kept if kept else point.texts


def _changes(point: TextsAt, before: Texts, now: Texts) -> Iterator[Change]:
    dropped = {key: text for key, text in before.items() if key not in now}
    for (kind, name), text in now.items():
        old = before.get((kind, name))
        if old == text:
            continue
        if old is not None:
            yield Change(point.day, point.revision, kind, name, "reworded", old, text)
            continue
        earlier = next((key for key, same in dropped.items() if key[0] == kind and same == text), None)
        if earlier:
            del dropped[earlier]
            yield Change(point.day, point.revision, kind, name, "renamed", earlier[1], text)
        else:
            yield Change(point.day, point.revision, kind, name, "added", "", text)
    for (kind, name), text in dropped.items():
        yield Change(point.day, point.revision, kind, name, "dropped", text, "")
