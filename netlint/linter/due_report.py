"""What is due in one charter, with what people call its members, and what of it could not be read. Reads no clock."""

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from netlint.charter import Charter, convert
from netlint.charter.language import declared_language
from netlint.charter.shown import as_shown
from netlint.i18n import Language, Message, notice
from netlint.linter.due import DueItem, due_items
from netlint.linter.suppressions.model import Suppression
from netlint.toml import Document, Mistake


class DueReport(Struct, frozen=True):
    """What is due in one charter."""

    document: Document
    network: str
    """The name of the network; empty if the charter does not have it."""
    names: dict[str, str]
    """What members are called, by id."""
    items: tuple[DueItem, ...]
    """What is due, on any day: the earliest first."""
    language: Language | None
    """The language for this charter: that of the settings, or otherwise that of the charter."""
    problem: Message | None = None
    """What of the charter could not be read, so that something that is due may be missing."""
    is_shown: bool = True
    """Whether the file could be read, and is a charter."""

    @property
    def name(self) -> str:
        """The name of the charter: the path to show to people."""
        return self.document.source.name

    def people(self, item: DueItem) -> tuple[str, ...]:
        """Return the names of the members that an item waits for; empty if it waits for the group."""
        return tuple(self.names.get(member, member) for member in item.who)

    def line(self, item: DueItem) -> int:
        """Return the line of the charter on which an item is, or its table; 0 if it is not in the charter."""
        place = self.document.locate(item.at) if item.at else None
        return place.span.line if place and (place.exact or place.found) else 0


def due_report(
    document: Document,
    day: dt.date | None,
    exceptions: Iterable[Suppression] = (),
    settings_language: Language | None = None,
) -> DueReport:
    """Return what is due in a document, with the exceptions for it. An invalid charter has what can be read of it."""
    charter = as_shown(document.data, day)
    network = charter.network.name if charter.network else None
    mistakes = document.mistakes if document.data is None else convert(document.data, Charter).mistakes
    is_shown = not mistakes or bool(mistakes[0].path)
    return DueReport(
        document,
        network or "",
        charter.names,
        tuple(due_items(charter, exceptions)),
        settings_language or declared_language(document),
        _incomplete(document.source.name, len(mistakes)) if is_shown else _not_shown(document.source.name, mistakes[0]),
        is_shown,
    )


def _not_shown(name: str, mistake: Mistake) -> Message:
    """Return that nothing is shown of a file that cannot be read, or is not a charter."""
    where = f"{name}:{mistake.span.line}" if mistake.span else name
    template = "{where}: {problem} What is due in this file is not shown."
    return notice(template, where=where, problem=mistake.message)


def _incomplete(name: str, count: int) -> Message | None:
    """Return that something may be missing because of invalid keys and values; `None` if there are none."""
    if count == 1:
        template = "{charter}: a key or value is invalid, so something may be missing. `netlint {charter}` shows it."
        return notice(template, charter=name)
    template = (
        "{charter}: {count} keys or values are invalid, so something may be missing. `netlint {charter}` shows them."
    )
    return notice(template, charter=name, count=count) if count else None
