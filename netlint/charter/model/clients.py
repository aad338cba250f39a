"""What the network does for others, from `[time]` and `[[clients]]` to the money and priorities between members."""

from typing import Annotated, Literal

from netlint.charter.model.base import Amount, ClientId, Id, Interval, MemberId, PastDate, Percent, Table, Texts, doc


class TimeSplit(Table, frozen=True):
    """How the network divides its time between itself and the world outside."""

    internal: Annotated[float | None, doc("The share of time spent on the network itself, from 0 to 1.")] = None
    external: Annotated[float | None, doc("The share of time spent with and for clients, from 0 to 1.")] = None
    other: Annotated[
        float | None, doc("The share that goes to neither, such as members' own days. Together they are 1.")
    ] = None
    basis: Annotated[Literal["planned", "measured"] | None, doc("Whether the shares are a plan or were measured.")] = (
        None
    )
    window: Annotated[str | None, doc("The period that the shares are about.")] = None


class Need(Table, frozen=True):
    """Something a client group needs, and how the network knows."""

    statement: Annotated[str, doc("The need, in one sentence.")]
    heard_on: Annotated[PastDate | None, doc("The day it was heard.")] = None
    source: Annotated[str | None, doc("From whom, or where, it was heard.")] = None


class Client(Table, frozen=True):
    """A group of clients, or one client, that the network is there for."""

    id: Annotated[Id, doc("A short name that other tables refer to.")]
    name: Annotated[str | None, doc("Who they are.")] = None
    needs: Annotated[str | Need | tuple[str | Need, ...] | None, doc("What keeps them busy.")] = None
    added_value: Annotated[str | None, doc("What the network adds for them.")] = None
    language: Annotated[Texts | None, doc("The clients' own words.")] = None
    story: Annotated[str | None, doc("The story for these clients.")] = None
    last_asked: Annotated[PastDate | None, doc("The day they were last asked what keeps them busy.")] = None
    ask_every: Annotated[Interval | None, doc("How often they are asked.")] = None


class Proposition(Table, frozen=True):
    """What the network as a whole offers."""

    added_value: Annotated[str | None, doc("What the network adds that its members alone cannot.")] = None
    story: Annotated[str | None, doc("The story for clients.")] = None
    attract: Annotated[Texts | None, doc("How the network attracts clients.")] = None
    requires: Annotated[Texts | None, doc("The expertise that the offer needs.")] = None
    avoid: Annotated[Texts | None, doc("Words that the story should do without.")] = None
    proof: Annotated[Texts | None, doc("What shows that it works.")] = None


class Conversation(Table, frozen=True):
    """A talk with a client."""

    date: Annotated[PastDate, doc("The day of the talk.")]
    client: Annotated[ClientId | None, doc("The client group it was with.")] = None
    member: Annotated[MemberId | None, doc("The member who had it.")] = None
    learned: Annotated[str | None, doc("What was learned.")] = None


class ReferralFee(Table, frozen=True):
    """What someone pays for work that another member passed on."""

    percent: Annotated[Percent | None, doc("The fee, in percent of the work.")] = None
    to: Annotated[Literal["referrer", "commons", "split"] | None, doc("Who gets it.")] = None
    purpose: Annotated[str | None, doc("What it is for.")] = None


class Economy(Table, frozen=True):
    """The money between members."""

    referral_fee: Annotated[ReferralFee | None, doc("What is paid for work passed on.")] = None
    commission: Annotated[
        str | Percent | None, doc("What the network takes of each assignment: a percentage, or in words.")
    ] = None
    commons_share: Annotated[
        str | Percent | None, doc("What of the revenue or surplus goes to the commons: a percentage, or in words.")
    ] = None
    reserve: Annotated[str | None, doc("What is set aside for bad times, and who may use it.")] = None
    membership_fee: Annotated[str | Amount | None, doc("What membership costs.")] = None
    fund_purpose: Annotated[str | None, doc("What the common fund is for.")] = None
    revenue_split: Annotated[str | None, doc("How revenue from joint work is shared.")] = None
    transparency: Annotated[str | None, doc("Who can see the money.")] = None


class Priorities(Table, frozen=True):
    """What comes first when the network's work and one's own collide."""

    rule: Annotated[
        Literal["own-first", "balanced", "collective-first", "free-above-minimum", "unstated"] | None,
        doc(
            "What comes first: one's own work, the network's, or neither; `free-above-minimum` if members are free "
            "above what is asked of each."
        ),
    ] = None
    text: Annotated[str | None, doc("The agreement in the group's own words.")] = None
