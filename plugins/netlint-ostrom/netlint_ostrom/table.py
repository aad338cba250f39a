"""The table `[plugins.ostrom]`: what the principles ask and a charter has no other place for. Holds no rule."""

from typing import Annotated, Literal, TypeAlias

from netlint import Table
from netlint.fields import Count, Texts, doc

NAME = "ostrom"
"""The name of the plugin, and of its table under `[plugins]`."""

Hand: TypeAlias = Literal["members", "coordinator", "outside"]


class Ostrom(Table, frozen=True):
    """More keys of a charter, for Ostrom's principles."""

    contributions: Annotated[
        Texts | None,
        doc("The contributions of members: money, time, clients, knowledge.", example="An evening per month."),
    ] = None
    benefits: Annotated[Texts | None, doc("The benefits for members.", example="Four people to think along with.")] = (
        None
    )
    charter_changed_by: Annotated[
        Hand | tuple[Hand, ...] | None,
        doc(
            "The people who change the charter: members, coordinator, outside, or several of these.", example="members"
        ),
    ] = None
    graduated_response: Annotated[
        Texts | None,
        doc("The steps if an agreement is not kept, lightest first.", example=["a talk", "a talk with all of us"]),
    ] = None
    conflict_days: Annotated[
        Count | None,
        doc("Number of days within which the first talk takes place, after someone asks for it.", example=7),
    ] = None
    represented_by: Annotated[
        Texts | None,
        doc("The people who speak for this network in the larger one that it is part of.", example="The coordinator"),
    ] = None
