"""How a cell is made: what state it has, and how people are named in it."""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property

from netlint.charter import Charter, as_tuple
from netlint.charter.model.base import MEANINGS
from netlint.i18n import Message, Parameter
from netlint.linter.worksheet.first_names import called
from netlint.linter.worksheet.model import Cell, Line
from netlint.linter.worksheet.typesetting import CELL_HEIGHT, fitted, height, name, question_height, said, some
from netlint.toml import DocPath
from netlint.utils.invisible import is_blank


class Sheet:
    """A charter that a worksheet is made of."""

    def __init__(self, charter: Charter) -> None:
        """Take a charter, as `as_shown` returns it."""
        self.charter = charter

    @cached_property
    def _kept(self) -> dict[str, str]:
        kept: dict[str, list[str]] = {}
        for one in self.charter.elsewhere:
            for section in () if is_blank(one.at) else as_tuple(one.sections):
                kept.setdefault(section, []).append(one.at)
        return {section: said("; ".join(places)) or name(places[0]) for section, places in kept.items()}

    def kept(self, *sections: str) -> str:
        """Return where the first of the sections that is kept elsewhere is kept; empty if none of them is."""
        return next((self._kept[section] for section in sections if section in self._kept), "")

    @cached_property
    def _gone(self) -> frozenset[str]:
        return frozenset(member.id for member in self.charter.former)

    @cached_property
    def names(self) -> dict[str, str]:
        """What members are called on the sheet, by id."""
        return called(self.charter.members)

    def person(self, member: str) -> Parameter:
        """Return what a member is called, and that the member has left if so."""
        known_as = self.names.get(member) or name(member)
        return Message("{name} (has left)", {"name": known_as}) if member in self._gone else known_as

    def people(self, members: str | tuple[str, ...] | None) -> Parameter:
        """Return what members are called, as a list."""
        return some(self.person(one) for one in dict.fromkeys(as_tuple(members)))

    def is_past(self, day: dt.date | None) -> bool:
        """Return whether a day is before the day of the run."""
        today = self.charter.day
        return day is not None and today is not None and day < today

    def cell(
        self,
        heading: Message,
        question: Message,
        places: tuple[DocPath, ...],
        lines: Iterable[Line],
        *,
        blank: Message | None = None,
        kept: tuple[str, ...] = (),
    ) -> Cell:
        """Return a cell. `kept` are the sections that it is about; the section of its first place, if left out.

        If these are kept elsewhere, the cell says so, and asks nothing.
        """
        every = tuple(lines)
        at = self.kept(*(kept or (str(places[0][0]),)))
        if not every:
            return Cell(heading, "elsewhere" if at else "open", (), question, places, at)
        if at:
            more = Line(Message("More is kept elsewhere: {place}", {"place": at}))
            shown = (*fitted(every, CELL_HEIGHT - height(more), self.charter.day), more)
            return Cell(heading, "agreed", shown, question, places)
        shown = fitted(every, CELL_HEIGHT - (question_height(blank) if blank else 0), self.charter.day)
        return Cell(heading, "agreed", shown, question, places, blank=blank)


def paths(*sections: str) -> tuple[DocPath, ...]:
    """Return the paths of sections."""
    return tuple((section,) for section in sections)


def keys_of(section: str, *keys: str) -> tuple[DocPath, ...]:
    """Return the paths of keys in a section."""
    return tuple((section, key) for key in keys)


def template_of(kind: object, value: str) -> str:
    """Return the sentence about a value of a list of values in the charter format."""
    metadata = getattr(kind, "__metadata__", ())
    found: dict[str, str] = next(meta.extra_json_schema[MEANINGS] for meta in metadata)
    return found[value]


def filled(message: Message, **parameters: Parameter) -> Message:
    """Return a message with its parameters."""
    return Message(message.template, parameters)


def percentage(percent: float) -> Parameter:
    """Return a percentage as people write it in each language: 12.5% or 12,5%."""
    whole, _point, part = f"{percent:.4g}".partition(".")
    return Message("{whole}.{part}%", {"whole": whole, "part": part}) if part else f"{whole}%"


def text(words: Parameter) -> Message:
    """Return a message that is only a text of the charter, or another parameter. It has nothing to translate."""
    return Message(template="{text}", parameters={"text": words})


def about(what: Parameter, words: Parameter) -> Message:
    """Return something, and after a colon what there is to say about it."""
    return Message(template="{what}: {words}", parameters={"what": what, "words": words})


def in_brackets(words: Parameter) -> Message:
    """Return something in brackets."""
    return Message(template="({words})", parameters={"words": words})
