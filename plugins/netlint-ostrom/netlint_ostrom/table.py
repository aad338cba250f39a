"""The table `[plugins.ostrom]`: what the principles ask and a charter has no other place for. Holds no rule."""

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta
from netlint import Table

NAME = "ostrom"
"""The name of the plugin, and of its table under `[plugins]`."""

Texts: TypeAlias = str | tuple[str, ...]
Hand: TypeAlias = Literal["members", "coordinator", "outside"]


class Ostrom(Table, frozen=True):
    """More keys of a charter, for Ostrom's principles."""

    contributions: Annotated[
        Texts | None,
        Meta(
            description="The contributions of members: money, time, clients, knowledge.",
            examples=["An evening per month."],
        ),
    ] = None
    benefits: Annotated[
        Texts | None, Meta(description="The benefits for members.", examples=["Four people to think along with."])
    ] = None
    charter_changed_by: Annotated[
        Hand | tuple[Hand, ...] | None,
        Meta(
            description="The people who change the charter: members, coordinator, outside, or several of these.",
            examples=["members"],
        ),
    ] = None
    graduated_response: Annotated[
        Texts | None,
        Meta(
            description="The steps if an agreement is not kept, lightest first.",
            examples=[["a talk", "a talk with all of us"]],
        ),
    ] = None
    conflict_days: Annotated[
        Annotated[int, Meta(ge=1)] | None,
        Meta(
            description="Number of days within which the first talk takes place, after someone asks for it.",
            examples=[7],
        ),
    ] = None
    represented_by: Annotated[
        Texts | None,
        Meta(
            description="The people who speak for this network in the larger one that it is part of.",
            examples=["The coordinator"],
        ),
    ] = None
