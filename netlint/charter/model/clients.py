"""The work of the network for others, from `[time]` and `[[clients]]` to money and priorities between members."""

from typing import Annotated, Literal

from netlint.charter.model.base import Amount, ClientId, Id, Interval, MemberId, PastDate, Percent, Table, Texts, doc


class TimeSplit(Table, frozen=True):
    """How the network divides its time between itself and its clients."""

    internal: Annotated[float | None, doc("The share of time for the network itself, from 0 to 1.")] = None
    external: Annotated[float | None, doc("The share of time with and for clients, from 0 to 1.")] = None
    other: Annotated[
        float | None, doc("The share of time for neither, such as members' own days. The shares add up to 1.")
    ] = None
    basis: Annotated[Literal["planned", "measured"] | None, doc("Whether the shares are planned or measured.")] = None
    window: Annotated[str | None, doc("The period that the shares cover.")] = None


class Need(Table, frozen=True):
    """A need of a client, and how the network knows about it."""

    statement: Annotated[str, doc("The need, in one sentence.")]
    heard_on: Annotated[PastDate | None, doc("The day on which the network heard about it.")] = None
    source: Annotated[str | None, doc("Where the network heard about it, or from whom.")] = None


class Client(Table, frozen=True):
    """A client, or a group of clients, that the network works for."""

    id: Annotated[Id, doc("A short id, such as `water-boards`.")]
    name: Annotated[str | None, doc("The name of the client or the group of clients.")] = None
    needs: Annotated[str | Need | tuple[str | Need, ...] | None, doc("The needs of these clients.")] = None
    added_value: Annotated[str | None, doc("What the network adds for these clients.")] = None
    language: Annotated[Texts | None, doc("Words that these clients use themselves.")] = None
    story: Annotated[str | None, doc("The story for these clients.")] = None
    last_asked: Annotated[
        PastDate | None, doc("The day on which the network last asked these clients about their needs.")
    ] = None
    ask_every: Annotated[Interval | None, doc("How often the network asks these clients about their needs.")] = None


class Proposition(Table, frozen=True):
    """The offer of the network as a whole."""

    added_value: Annotated[str | None, doc("What the network can do that its members cannot do alone.")] = None
    story: Annotated[str | None, doc("The story for clients.")] = None
    attract: Annotated[Texts | None, doc("How the network attracts clients.")] = None
    requires: Annotated[Texts | None, doc("The expertise that the offer requires.")] = None
    avoid: Annotated[Texts | None, doc("Words that the story should avoid.")] = None
    proof: Annotated[Texts | None, doc("Evidence that the offer works.")] = None


class Conversation(Table, frozen=True):
    """A talk with a client."""

    date: Annotated[PastDate, doc("The day of the talk.")]
    client: Annotated[ClientId | None, doc("The client that the talk was with.")] = None
    member: Annotated[MemberId | None, doc("The member who had the talk.")] = None
    learned: Annotated[str | None, doc("What the network learned.")] = None


class ReferralFee(Table, frozen=True):
    """The fee for work that one member passes on to another."""

    percent: Annotated[Percent | None, doc("The fee, as a percentage of the price of the work.")] = None
    to: Annotated[
        Literal["referrer", "commons", "split"] | None,
        doc("The receiver: the member who referred the work, the commons, or both."),
    ] = None
    purpose: Annotated[str | None, doc("What the fee is for.")] = None


class Economy(Table, frozen=True):
    """Agreements about money between members."""

    referral_fee: Annotated[ReferralFee | None, doc("The fee for work that one member passes on to another.")] = None
    commission: Annotated[
        str | Percent | None,
        doc("The part of each assignment that goes to the network: a percentage, or a description."),
    ] = None
    commons_share: Annotated[
        str | Percent | None,
        doc("The part of the revenue or surplus that goes to the commons: a percentage, or a description."),
    ] = None
    reserve: Annotated[str | None, doc("The money kept for bad times, and the people who may use it.")] = None
    membership_fee: Annotated[str | Amount | None, doc("The membership fee: an amount, or a description.")] = None
    fund_purpose: Annotated[str | None, doc("What the common fund is for.")] = None
    revenue_split: Annotated[str | None, doc("How members share the revenue of joint work.")] = None
    transparency: Annotated[str | None, doc("The people who can see the money.")] = None


class Priorities(Table, frozen=True):
    """Which work comes first when the work of the network conflicts with members' own work."""

    rule: Annotated[
        Literal["own-first", "balanced", "collective-first", "free-above-minimum", "unstated"] | None,
        doc(
            "The work that comes first: members' own work, that of the network, or neither. `free-above-minimum`: "
            "members choose freely once they have done the agreed minimum."
        ),
    ] = None
    text: Annotated[str | None, doc("The agreement, in the group's own words.")] = None
