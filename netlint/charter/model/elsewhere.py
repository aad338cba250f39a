"""Sections that a charter does not have itself: `[[elsewhere]]`, and the exception for reading such a section."""

from typing import Annotated, Literal, TypeAlias

from netlint.charter.model.base import PastDate, Table, doc

Section: TypeAlias = Literal[
    "formation",
    "drives",
    "values",
    "members",
    "time",
    "clients",
    "proposition",
    "conversations",
    "economy",
    "priorities",
    "coordination",
    "responsibilities",
    "circles",
    "support",
    "meetings",
    "next-steps",
    "decisions",
    "decision-log",
    "membership",
    "norms",
    "rituals",
    "experiments",
    "agreements",
]


class Elsewhere(Table, frozen=True):
    """Sections that are kept in another place, in whole or in part."""

    sections: Annotated[Section | tuple[Section, ...], doc("The sections that are kept elsewhere.")]
    at: Annotated[str, doc("Where they are kept: a page, a board, another file.")]
    since: Annotated[PastDate | None, doc("The day from which they are kept there.")] = None


class StandsElsewhere(Exception):  # noqa: N818 (it is no error, but the answer to a question)
    """Raised when a rule reads a `section` of the charter that is kept elsewhere; `at` is the place."""

    def __init__(self, section: str, at: str) -> None:
        """Store the name of the section in the file, and the place where it is kept."""
        super().__init__(section, at)
        self.section = section
        self.at = at
