"""What a charter does not have itself: `[[elsewhere]]`, and what reading it raises."""

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
    """Sections that are not written here, or not in full, and where they stand."""

    sections: Annotated[Section | tuple[Section, ...], doc("The sections that stand elsewhere.")]
    at: Annotated[str, doc("Where they stand: a page, a board, another file.")]
    since: Annotated[PastDate | None, doc("The day since when they stand there.")] = None


class StandsElsewhere(Exception):  # noqa: N818 (it is no error, but the answer to a question)
    """Raised by reading a section of a charter that stands elsewhere; `at` says where."""

    def __init__(self, section: str, at: str) -> None:
        """Keep the name of the section in the file, and where it stands."""
        super().__init__(section, at)
        self.section = section
        self.at = at
