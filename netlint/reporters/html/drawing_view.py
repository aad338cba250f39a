"""The parts of the drawing of who is connected to what, with all their coordinates and texts."""

from typing import Literal, TypeAlias

from msgspec import Struct

Shape: TypeAlias = Literal["role", "step", "leads", "in", "instead"]
"""What a mark looks like: a square, a diamond, a disc, a ring, or an empty square."""


class Mark(Struct, frozen=True):
    """One thing that a member has, at the centre of its mark."""

    shape: Shape
    x: float
    y: float
    title: str
    is_shared: bool = False
    is_dashed: bool = False
    """Whether nobody has it."""


class Lane(Struct, frozen=True):
    """A member, or nobody, with what it has."""

    x: float
    y: float
    """The baseline of the name."""
    name: str
    standing: str
    """Why the member does not take part as others do, after the name; empty if it does."""
    is_struck: bool
    """Whether the name is struck through, as the member has left."""
    marks: tuple[Mark, ...]
    is_alone: bool
    """Whether it is an active member who is named nowhere."""
    note_x: float
    note: str
    """How many more there are, or that there is nothing; empty if all is drawn."""
    caption: tuple[str, ...]
    """The names of what it has, a line each."""


class Arc(Struct, frozen=True):
    """Support from one member to another, as a path with a head."""

    path: str
    head: str
    title: str
    is_dashed: bool


class Drawing(Struct, frozen=True):
    """The drawing, and the same in words."""

    width: float
    height: float
    max_width: int
    """The largest width at which it looks well, in pixels."""
    alt: str
    facts: tuple[str, ...]
    lanes: tuple[Lane, ...]
    arcs: tuple[Arc, ...]
    legend: tuple[tuple[str, str], ...]
    """The kinds of marks that there are, each with what it means."""
    heading: str
    """What the list below says."""
    words: tuple[tuple[str, str], ...]
    """Each member with what it has, then nobody."""
    left_out: tuple[str, ...]
    """What is not drawn."""
