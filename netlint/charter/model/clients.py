"""The work of the network for others, from `[time]` and `[[clients]]` to money and priorities between members."""

from typing import Annotated, Literal, TypeAlias

from netlint.charter.model.base import (
    Amount,
    ClientId,
    Id,
    Interval,
    MemberId,
    PastDate,
    Percent,
    Table,
    Texts,
    doc,
    meanings,
)

Basis: TypeAlias = Annotated[
    Literal["planned", "measured"],
    meanings(
        planned="It is what the group wants.",
        measured="It is what the group has counted.",
    ),
]
FeeReceiver: TypeAlias = Annotated[
    Literal["referrer", "commons", "split"],
    meanings(
        referrer="The member who passed on the work.",
        commons="The common fund of the network.",
        split="A part for the member who passed on the work, and a part for the common fund.",
    ),
]
PriorityRule: TypeAlias = Annotated[
    Literal["own-first", "balanced", "collective-first", "free-above-minimum", "unstated"],
    meanings(
        own_first="Members' own work comes first.",
        balanced="A promise to the network counts as much as a promise to a client.",
        collective_first="The work of the network comes first.",
        free_above_minimum="Members do the agreed minimum for the network, and then choose freely.",
        unstated="The group has not agreed on it yet.",
    ),
]


class TimeSplit(Table, frozen=True):
    """How the network divides its time between itself and its clients."""

    internal: Annotated[
        float | None, doc("The share of time for the network itself, from 0 to 1.", example=0.5, main=True)
    ] = None
    external: Annotated[
        float | None, doc("The share of time with and for clients, from 0 to 1.", example=0.5, main=True)
    ] = None
    other: Annotated[
        float | None,
        doc("The share of time for neither, such as members' own days. The shares add up to 1.", example=0.0),
    ] = None
    basis: Annotated[Basis | None, doc("Whether the shares are planned or measured.", example="planned")] = None
    window: Annotated[str | None, doc("The period that the shares cover.", example="the last three months")] = None


class Need(Table, frozen=True):
    """A need of a client, and how the network knows about it."""

    statement: Annotated[
        str, doc("The need, in one sentence.", example="Residents hear about the plan when it is too late.")
    ]
    heard_on: Annotated[PastDate | None, doc("The day on which the network heard about it.")] = None
    source: Annotated[
        str | None,
        doc("Where the network heard about it, or from whom.", example="interviews with three programme managers"),
    ] = None


class Client(Table, frozen=True):
    """A client, or a group of clients, that the network works for."""

    id: Annotated[Id, doc("A short id, such as `water-boards`.", example="water-boards")]
    name: Annotated[
        str | None,
        doc("The name of the client or the group of clients.", example="Programme managers at water boards", main=True),
    ] = None
    needs: Annotated[
        str | Need | tuple[str | Need, ...] | None,
        doc("The needs of these clients.", example=["Residents hear about the plan when it is too late."]),
    ] = None
    added_value: Annotated[
        str | None,
        doc("What the network adds for these clients.", example="They hear the objections before the plan is drawn."),
    ] = None
    language: Annotated[
        Texts | None,
        doc("Words that these clients use themselves.", example=["support from residents", "water level decree"]),
    ] = None
    story: Annotated[str | None, doc("The story for these clients.", example="You decide once, and it holds.")] = None
    last_asked: Annotated[
        PastDate | None, doc("The day on which the network last asked these clients about their needs.")
    ] = None
    ask_every: Annotated[
        Interval | None, doc("How often the network asks these clients about their needs.", example="quarterly")
    ] = None


class Proposition(Table, frozen=True):
    """The offer of the network as a whole."""

    added_value: Annotated[
        str | None,
        doc(
            "What the network can do that its members cannot do alone.",
            example="Process, water and law at one table.",
            main=True,
        ),
    ] = None
    story: Annotated[
        str | None, doc("The story for clients.", example="Your plan holds because your residents wrote it with you.")
    ] = None
    attract: Annotated[
        Texts | None,
        doc("How the network attracts clients.", example=["an open evening for programme managers, each quarter"]),
    ] = None
    requires: Annotated[Texts | None, doc("The expertise that the offer requires.", example=["facilitation"])] = None
    avoid: Annotated[Texts | None, doc("Words that the story should avoid.", example=["synergy"])] = None
    proof: Annotated[
        Texts | None,
        doc("Evidence that the offer works.", example=["After the evening in Zwolle, nobody went to court."]),
    ] = None


class Conversation(Table, frozen=True):
    """A talk with a client."""

    date: Annotated[PastDate, doc("The day of the talk.", main=True)]
    client: Annotated[ClientId | None, doc("The client that the talk was with.", example="water-boards", main=True)] = (
        None
    )
    member: Annotated[MemberId | None, doc("The member who had the talk.", example="ana")] = None
    learned: Annotated[
        str | None,
        doc(
            "What the network learned.",
            example="They plan in January, so an offer has to be there before Christmas.",
            main=True,
        ),
    ] = None


class ReferralFee(Table, frozen=True):
    """The fee for work that one member passes on to another."""

    percent: Annotated[
        Percent | None, doc("The fee, as a percentage of the price of the work.", example=10, main=True)
    ] = None
    to: Annotated[
        FeeReceiver | None,
        doc("The receiver: the member who referred the work, the commons, or both.", example="commons", main=True),
    ] = None
    purpose: Annotated[
        str | None, doc("What the fee is for.", example="A day of training for all members, once a year.")
    ] = None


class Economy(Table, frozen=True):
    """Agreements about money between members."""

    referral_fee: Annotated[ReferralFee | None, doc("The fee for work that one member passes on to another.")] = None
    commission: Annotated[
        str | Percent | None,
        doc("The part of each assignment that goes to the network: a percentage, or a description.", example=5),
    ] = None
    commons_share: Annotated[
        str | Percent | None,
        doc("The part of the revenue or surplus that goes to the commons: a percentage, or a description.", example=10),
    ] = None
    reserve: Annotated[
        str | None,
        doc(
            "The money kept for bad times, and the people who may use it.",
            example="Three months of costs. The group decides together on its use.",
        ),
    ] = None
    membership_fee: Annotated[
        str | Amount | None, doc("The membership fee: an amount, or a description.", example=25)
    ] = None
    fund_purpose: Annotated[str | None, doc("What the common fund is for.", example="Training for all members.")] = None
    revenue_split: Annotated[
        str | None, doc("How members share the revenue of joint work.", example="By the hours that each member worked.")
    ] = None
    transparency: Annotated[
        str | None, doc("The people who can see the money.", example="Every member can see the account.", main=True)
    ] = None


class Priorities(Table, frozen=True):
    """Which work comes first when the work of the network conflicts with members' own work."""

    rule: Annotated[
        PriorityRule | None,
        doc(
            "The work that comes first: members' own work, that of the network, or neither. `free-above-minimum`: "
            "members choose freely once they have done the agreed minimum.",
            example="balanced",
            main=True,
        ),
    ] = None
    text: Annotated[
        str | None,
        doc(
            "The agreement, in the group's own words.",
            example="A promise to the network counts as much as a promise to a client.",
        ),
    ] = None
