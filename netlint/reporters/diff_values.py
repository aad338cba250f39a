"""Values and things of two charters in words: names of people, days, intervals, texts. Escapes nothing."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from netlint.charter import (
    Charter,
    Conversation,
    Member,
    Ritual,
    Session,
    Support,
    Table,
    as_tuple,
    keys,
)
from netlint.charter.description import Place, format_with
from netlint.charter.diff import plain
from netlint.charter.model.annotations import described
from netlint.charter.repair.value_names import NAMES
from netlint.charter.spoken_intervals import spoken_interval
from netlint.charter.spoken_names import spoken_id, spoken_ritual, spoken_text
from netlint.i18n import Message, show
from netlint.i18n.days import written_day
from netlint.i18n.translation import Translation
from netlint.linter.changes import CharterDiff
from netlint.linter.worksheet.cells import percentage
from netlint.reporters.diff_terms import ITEMS
from netlint.reporters.history_words import excerpts
from netlint.toml.writer import to_toml

MOST: Final = 240
"""The most characters of a text that are shown. The project's own choice."""
_SHARES: Final = frozenset([("time", "internal"), ("time", "external"), ("time", "other")])
_PERCENTAGES: Final = frozenset(
    [("economy", "referral-fee", "percent"), ("economy", "commission"), ("economy", "commons-share")]
)
_FREE: Final = ("extra", "plugins")
_TITLES: Final = ("statement", "title", "what", "hypothesis", "name", "scopes", "with_", "at")
"""The attributes that say what an item is called, if it has them."""


class Values:
    """What is said about the values of two charters, in one language."""

    def __init__(self, diff: CharterDiff, translate: Translation, of_format: Translation) -> None:
        """Take the translation of what netlint says, and that of what the charter format says about itself."""
        self.diff, self.translate, self._of_format = diff, translate, of_format

    def say(self, message: Message) -> str:
        """Return a message in this language."""
        return message.text(self.translate)

    def day(self, day: dt.date) -> str:
        """Return a day as people write it."""
        return written_day(day, self.translate)

    def listed(self, parts: tuple[str, ...]) -> str:
        """Return texts as a list in a sentence."""
        return show(tuple(map(as_is, parts)), self.translate)

    def member(self, member: str) -> str:
        """Return what a member is called."""
        return _cut(self.diff.names.get(member, member))

    @cached_property
    def _format(self) -> Mapping[tuple[str, ...], Place]:
        return {place.path: place for place in format_with({}).everything()}

    def about(self, place: tuple[str, ...]) -> str:
        """Return what the format says about a key, in a few words; empty for the keys of free tables."""
        found = self._format.get(place)
        if found is None or place[0] in _FREE:
            return ""
        said = self._of_format(found.description).removesuffix(".")
        return said.partition(";")[0].partition(":")[0]

    def value(self, value: Any, place: tuple[str, ...]) -> str:
        """Return the value of a key in words."""
        if place[0] in _FREE:
            return _cut(f"`{to_toml(value)}`")
        if isinstance(value, tuple):
            return self.listed(tuple(self.value(one, place) for one in value))
        if isinstance(value, Table):
            return self._table(value, place)
        return self._text(value, place) if isinstance(value, str) else self._plain(value, place)

    def _plain(self, value: bool | float | dt.date | dt.time, place: tuple[str, ...]) -> str:
        if isinstance(value, bool):
            return self.say(Message("yes") if value else Message("no"))
        if isinstance(value, dt.date):
            return self.day(value)
        return value.isoformat("minutes") if isinstance(value, dt.time) else self._number(value, place)

    def _number(self, value: float, place: tuple[str, ...]) -> str:
        if place in _SHARES:
            return show(percentage(100 * value), self.translate)
        if place in _PERCENTAGES:
            return show(percentage(value), self.translate)
        if place[-1].endswith("-days"):
            return self.say(Message("1 day") if value == 1 else Message("{n} days", {"n": int(value)}))
        if place == ("members", "hours-per-month", "committed"):
            return self.say(Message("1 hour") if value == 1 else Message("{n} hours", {"n": float(value)}))
        return show(float(value) if isinstance(value, float) else value, self.translate)

    def _text(self, value: str, place: tuple[str, ...]) -> str:
        marks = self._marks(place)
        section = marks.get("refers-to")
        if section == "members" or (place[-1] == "facilitator" and value in self.diff.names):
            return self.member(value)
        if section == "values" and value == "all":
            return self.say(Message("all values"))
        if section:
            return quoted(self._names.get((section, value)) or spoken_id(value))
        if "interval" in marks:
            return self.say(spoken_interval(value))
        found = self._format.get(place)
        if found and value in found.values:
            return self.say(NAMES.get(value) or as_is(f'"{value}"'))
        return quoted(value)

    def _marks(self, place: tuple[str, ...]) -> Mapping[str, Any]:
        found = self._format.get(place[:-1])
        kind = Charter if len(place) == 1 else found.kind if found else None
        about = described(kind).get(place[-1]) if kind else None
        return about.marks if about else {}

    def _table(self, table: Table, place: tuple[str, ...]) -> str:
        """Return what a table says that is the value of a key, such as a route with steps."""
        said = (
            f"{self.about((*place, key))}: {self.value(value, (*place, key))}"
            for attribute, key in keys(table)
            if (value := getattr(table, attribute)) is not None
        )
        return "; ".join(said)

    @cached_property
    def _names(self) -> dict[tuple[str, str], str]:
        """What clients are called, by section and id."""
        sides = (self.diff.old.charter, self.diff.new.charter)
        return {("clients", one.id): one.name for side in sides for one in side.clients if one.name}

    def name(self, item: Table) -> str:
        """Return what an item is called, such as the text of a value."""
        if isinstance(item, Member):
            return _cut(item.name or item.id)
        if isinstance(item, Session | Conversation):
            return self.day(item.date)
        if isinstance(item, Support):
            people = {"giver": as_is(self.member(item.giver)), "member": as_is(self.member(item.to))}
            return self.say(Message("{giver} for {member}", {**people}))
        return self._title(item)

    def _title(self, item: Table) -> str:
        """Return the text that an item is known by, or else its id as words."""
        if isinstance(item, Ritual):
            rituals = (*self.diff.old.charter.rituals, *self.diff.new.charter.rituals)
            return quoted(self.say(spoken_ritual(item, {one.id: one for one in rituals}.values())))
        titles = (getattr(item, title, None) for title in _TITLES)
        text: str | tuple[str, ...] | None = next(filter(None, titles), None)
        name = getattr(item, "id", None)
        if name is not None:
            return quoted(spoken_text(plain(text) if isinstance(text, str) else None, name))
        return self.listed(tuple(quoted(one) for one in as_tuple(text))) or '""'

    def item(self, item: Table) -> str:
        """Return what an item is called in a sentence, such as: the value "We say what we see"."""
        return self.called(type(item), self.name(item))

    def called(self, kind: type[Table], name: str) -> str:
        """Return what an item of a kind is called in a sentence, by a name."""
        return self.say(Message(ITEMS[kind].template, {"name": as_is(name)}))

    def two(self, old: Any, new: Any, place: tuple[str, ...]) -> tuple[str, str]:
        """Return an old and a new value in words; of long texts, the part that is different."""
        if isinstance(old, str) and isinstance(new, str) and not self._marks(place):
            found = self._format.get(place)
            if not (found and found.values) and place[0] not in _FREE:
                before, after = excerpts(old, new, MOST)
                return quoted(before), quoted(after)
        before, after = ("" if one is None else self.value(one, place) for one in (old, new))
        return before, after


def as_is(text: str) -> Message:
    """Return a message with a text that no catalogue translates, whatever it says."""
    return Message(template="{text}", parameters={"text": text}, is_whole=True)


def quoted(text: str, most: int = MOST) -> str:
    """Return a text in quotation marks, with single spaces, and shortened if it is long."""
    return f'"{_cut(plain(text), most)}"'


def _cut(text: str, most: int = MOST) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
