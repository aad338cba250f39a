"""The table `[plugins.ostrom]`: what the principles ask and a charter has no other place for. Holds no rule."""

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta
from netlint import Table

NAME = "ostrom"
"""The name of the plugin, and of its table under `[plugins]`."""

Texts: TypeAlias = str | tuple[str, ...]
Hand: TypeAlias = Literal["members", "coordinator", "outside"]


class Ostrom(Table, frozen=True):
    """What a charter also says, for Ostrom's principles."""

    contributions: Annotated[
        Texts | None,
        Meta(
            description="What members put in: money, time, clients, knowledge.",
            examples=["An evening per month, and what we have learned."],
        ),
    ] = None
    benefits: Annotated[
        Texts | None, Meta(description="What members get for it.", examples=["Four people to think along with."])
    ] = None
    charter_changed_by: Annotated[
        Hand | tuple[Hand, ...] | None,
        Meta(
            description="Who changes the charter: members, coordinator, outside, or several of these.",
            examples=["members"],
        ),
    ] = None
    graduated_response: Annotated[
        Texts | None,
        Meta(
            description="What happens if an agreement is not kept: the steps, lightest first.",
            examples=[["a talk with the two of you", "a talk with all of us"]],
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
        Meta(description="Who speaks for this network in the larger one that it is part of.", examples=["ana"]),
    ] = None
