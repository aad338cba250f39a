"""How the network learns: `[[rituals]]`, `[[experiments]]`; and `[evidence]`, what plugins can look at."""

from typing import Annotated, Literal, TypeAlias

from netlint.charter.model.base import Date, Id, Interval, MemberId, PastDate, Table, Texts, as_tuple, doc

KolbPhase: TypeAlias = Literal["experience", "reflection", "concept", "experiment"]
Loop: TypeAlias = Literal["single", "double", "triple"]
RitualKind: TypeAlias = Literal[
    "retrospective",
    "peer-review",
    "intervision",
    "client-evaluation",
    "charter-review",
    "training",
    "experiment-review",
]


class Ritual(Table, frozen=True):
    """A habit of learning together."""

    id: Annotated[Id, doc("A short name.")]
    kind: Annotated[RitualKind | tuple[RitualKind, ...] | None, doc("The kind of ritual, or several.")] = None
    every: Annotated[Interval | None, doc("How often it comes back.")] = None
    when: Annotated[
        str | None, doc("When it takes place if it has no fixed rhythm, such as: after each assignment.")
    ] = None
    last_held: Annotated[PastDate | None, doc("The day it was last held.")] = None
    kolb: Annotated[KolbPhase | tuple[KolbPhase, ...] | None, doc("The parts of Kolb's cycle that it covers.")] = None
    loop: Annotated[
        Loop | tuple[Loop, ...] | None,
        doc(
            "What is questioned: how we do it (single), whether it is the right thing (double), "
            "who we want to be (triple)."
        ),
    ] = None

    @property
    def kinds(self) -> tuple[RitualKind, ...]:
        """What kinds of ritual it is."""
        return as_tuple(self.kind)


class Experiment(Table, frozen=True):
    """Something the network tries out."""

    id: Annotated[Id, doc("A short name.")]
    hypothesis: Annotated[str | None, doc("What the group expects.")] = None
    owner: Annotated[MemberId | None, doc("The member who runs it.")] = None
    started: Annotated[PastDate | None, doc("The day it began.")] = None
    review_by: Annotated[Date | None, doc("The day by which the group looks at the outcome.")] = None
    conclusion: Annotated[str | None, doc("What was learned.")] = None


class Evidence(Table, frozen=True):
    """Files that show what the charter declares: paths for plugins, relative to the charter."""

    calendar: Annotated[Texts | None, doc("Calendar files.")] = None
    timesheets: Annotated[Texts | None, doc("Timesheets.")] = None
    decisions: Annotated[Texts | None, doc("Records of decisions.")] = None
    conversations: Annotated[Texts | None, doc("Notes of talks with clients.")] = None
