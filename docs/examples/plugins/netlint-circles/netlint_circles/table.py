"""The keys of `[plugins.circles]` in a charter."""

from typing import Annotated

from netlint import Table
from netlint.charter import Circle
from netlint.fields import Reference, doc


class Inside(Table, frozen=True):
    """A circle that is part of another one."""

    circle: Annotated[Reference[Circle], doc("The smaller circle.", example="schools")]
    parent: Annotated[Reference[Circle], doc("The circle that it is part of.", example="home")]


class Circles(Table, frozen=True):
    """How the circles of the network are part of each other."""

    inside: Annotated[tuple[Inside, ...], doc("The circles that are part of another one.")] = ()
