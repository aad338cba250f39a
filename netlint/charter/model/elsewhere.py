"""Sections that a charter does not have itself: `[[elsewhere]]`, and the exception for reading such a section."""

from typing import Annotated, Literal, TypeAlias

from netlint.charter.model.base import PastDate, Table, doc, meanings

Section: TypeAlias = Annotated[
    Literal[
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
    ],
    meanings(
        formation="How the network was formed.",
        drives="Why people take part.",
        values="The values of the group.",
        members="The people who take part.",
        time="How the network divides its time between itself and its clients.",
        clients="The clients that the network works for.",
        proposition="The offer of the network to its clients.",
        conversations="Talks with clients.",
        economy="Agreements about money between members.",
        priorities="Which work comes first when interests conflict.",
        coordination="The member or members who keep the network going.",
        responsibilities="The responsibilities in the network, and who holds them.",
        circles="Smaller groups within the network.",
        support="Which members look after which other members.",
        meetings="Recurring and planned meetings.",
        next_steps="The next steps, with their owners and due dates.",
        decisions="How the group decides.",
        decision_log="The decisions of the group, and its open proposals.",
        membership="How people join and leave.",
        norms="How members treat each other.",
        rituals="The habits by which the group learns together.",
        experiments="The experiments that the group tries out.",
        agreements="Agreements with other networks.",
    ),
]


class Elsewhere(Table, frozen=True):
    """Sections that are kept in another place, in whole or in part."""

    sections: Annotated[
        Section | tuple[Section, ...], doc("The sections that are kept elsewhere.", example=["decision-log"])
    ]
    at: Annotated[
        str, doc("Where they are kept: a page, a board, another file.", example="the decision log on our wiki")
    ]
    since: Annotated[PastDate | None, doc("The day from which they are kept there.")] = None


class StandsElsewhere(Exception):  # noqa: N818 (it is no error, but the answer to a question)
    """Raised when a rule reads a `section` of the charter that is kept elsewhere; `at` is the place."""

    def __init__(self, section: str, at: str) -> None:
        """Store the name of the section in the file, and the place where it is kept."""
        super().__init__(section, at)
        self.section = section
        """The name of the section in the file."""
        self.at = at
        """The place where it is kept."""
