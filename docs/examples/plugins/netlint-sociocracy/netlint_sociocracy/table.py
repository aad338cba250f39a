"""The keys of `[plugins.sociocracy]` in a charter."""

import datetime as dt
from typing import Annotated

from netlint import Table
from netlint.charter import Circle, Member
from netlint.fields import AnyDate, Id, Interval, PastDate, Reference, doc


class Link(Table, frozen=True):
    """A double link: two members who connect a circle with the circle that it is part of."""

    id: Annotated[Id, doc("A short id, such as `schools-general`.", example="schools-general")]
    circle: Annotated[Reference[Circle], doc("The circle that is part of the other one.", example="schools")]
    parent: Annotated[Reference[Circle], doc("The circle that it is part of.", example="general")]
    lead: Annotated[Reference[Member] | None, doc("The lead link, chosen by the parent circle.", example="ana")] = None
    representative: Annotated[
        Reference[Member] | None, doc("The representative, chosen by the circle itself.", example="bo")
    ] = None
    until: Annotated[AnyDate | None, doc("The last day of their term.", example=dt.date(2027, 11, 30))] = None


class Role(Table, frozen=True):
    """A role that a circle has given to a member for a term."""

    id: Annotated[Id, doc("A short id, such as `secretary`.", example="secretary")]
    circle: Annotated[Reference[Circle] | None, doc("The circle that chose the member.", example="schools")] = None
    holder: Annotated[Reference[Member] | None, doc("The member who has the role.", example="cas")] = None
    elected: Annotated[PastDate | None, doc("The day on which the circle chose the member.")] = None
    until: Annotated[AnyDate | None, doc("The last day of the term.", example=dt.date(2027, 11, 30))] = None
    evaluate_every: Annotated[Interval | None, doc("How often the circle evaluates the role.", example="yearly")] = None
    last_evaluated: Annotated[PastDate | None, doc("The day of the last evaluation.")] = None


class Policy(Table, frozen=True):
    """An agreement that a circle made by consent."""

    id: Annotated[Id, doc("A short id, such as `prices`.", example="prices")]
    circle: Annotated[Reference[Circle] | None, doc("The circle that looks after it.", example="general")] = None
    text: Annotated[str | None, doc("The text of the policy.", example="We show each other what we charge.")] = None
    decided: Annotated[PastDate | None, doc("The day on which the circle gave its consent.")] = None
    evaluate_every: Annotated[Interval | None, doc("How often the circle evaluates it.", example="half-yearly")] = None
    last_evaluated: Annotated[PastDate | None, doc("The day of the last evaluation.")] = None


class Sociocracy(Table, frozen=True):
    """Double links, roles and policies of a sociocratic network."""

    evaluate_every: Annotated[
        Interval | None, doc("How often circles evaluate roles and policies that do not say so.", example="quarterly")
    ] = None
    links: Annotated[tuple[Link, ...], doc("The double links between circles.")] = ()
    roles: Annotated[tuple[Role, ...], doc("The roles in the circles.")] = ()
    policies: Annotated[tuple[Policy, ...], doc("The policies of the circles.")] = ()
