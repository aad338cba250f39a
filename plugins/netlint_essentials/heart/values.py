"""What the group values, and whether everyone stands behind it."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, NotBegun, as_tuple, ids, latest, rule
from netlint import days as days_of
from netlint.charter import Member, Ritual
from netlint_essentials.heart._joining import is_agreed_on_joining
from netlint_essentials.texts import said
from netlint_essentials.wording import ago, span


@rule(
    "NL102",
    severity="error",
    level="essential",
    since="0.1",
    supersedes=("NL105", "NL117", "NL118"),
    question="When were we proud of how one of us acted, and which value showed in that?",
)
def no_core_values(charter: Charter) -> Iterator[Finding]:
    """The network has no core values.

    Why: The article calls shared drives and core values the glue of the organisations of the future
    ("gezamenlijke drijfveren en kernwaarden de lijm"). Where a company has contracts and a boss, a network of
    freelancers has little else to hold it together when it gets difficult.

    Fix: Write down the three to five values the group wants to be held to, each as a `[[values]]` entry.
    Give each an `id`, a `statement`, and in `behaviour` how one can see it. A value is a core value unless it says
    `core = false`.

    Bad:
        [network]  # NL102: The network has no core values.
        name = "Stroomop"

    Bad:
        [[values]]
        id = "candour"
        core = false  # NL102: Values are recorded, but none of them is a core value.

    Good:
        [[values]]
        id = "candour"
        statement = "We say what we see."
    """
    if not charter.values:
        yield Finding("The network has no core values.", at="values")
    elif not charter.core_values:
        yield Finding(
            "Values are recorded, but none of them is a core value.", at=[(value, "core") for value in charter.values]
        )


@rule(
    "NL103",
    severity="info",
    level="sound",
    since="0.1",
    needs=("values",),
    question="Which of these values could each of us name without looking?",
)
def too_many_values(charter: Charter, *, most: int = 8) -> Iterator[Finding]:
    """There are more core values than people can keep in mind.

    Why: Core values are to be the glue ("de lijm") of the network. What nobody can name from memory does not help
    anyone to choose on an ordinary day, and a long list often means that the choice was never made.

    Fix: Let the group choose the few values it would miss most, and set `core = false` on the others.
    They stay in the charter; they are just not what everyone is asked to endorse. Often two values turn out to be one.

    Source: Of the networks that publish their values, Enspiral has eight and Hypha five.

    Bad:
        # With most = 1
        [[values]]  # NL103: The core values number 2, more than 1.
        id = "candour"

        [[values]]
        id = "care"

    Good:
        [[values]]
        id = "candour"

        [[values]]
        id = "care"
    """
    count = len(charter.core_values)
    if count > most:
        yield Finding("The core values number {count}, more than {most}.", at="values", count=count, most=most)


@rule(
    "NL105",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("values", "members"),
    question="Which of our values could you not put your name to today, and what would have to change in it?",
)
def values_not_endorsed(charter: Charter, *, error_below: float = 0.5) -> Iterator[Finding]:
    """Not every active member has endorsed every core value.

    Why: What really binds is "hetgeen je op hartsniveau bindt" (what binds you at the level of the heart). Values that
    a few wrote down and the others never said yes to bind only those few. Where most endorsements are missing, the
    values are no more than a text, and this is an error.

    Fix: Read the values together, ask each member for a yes or an objection, and record it in `endorses`.
    Write `endorses = "all"` or a list of values, with the day in `endorsed-on`. A member who cannot endorse a value has
    something to say that the group should hear: change the value, or set `core = false`. If everyone says yes to the
    values on joining, write `agreed-on-joining = ["values"]` under `[membership]`: that counts for each member.

    Source: The practice is that of the cooperative CoLab (bylaws, 1.3). Half is this rule's own line
    between a warning and an error.

    Bad:
        [[values]]
        id = "candour"

        [[members]]
        id = "ana"
        endorses = "all"

        [[members]]  # NL105: Endorsement of the core values is incomplete for bo; recorded in all: 1 of 2.
        id = "bo"

    Good:
        [[values]]
        id = "candour"

        [[members]]
        id = "ana"
        endorses = "all"

        [[members]]
        id = "bo"
        endorses = ["candour"]

    Good:
        [[values]]
        id = "candour"

        [[members]]
        id = "ana"

        [membership]
        agreed-on-joining = ["purpose", "values"]
    """
    wanted = {value.id for value in charter.core_values}
    given = [(member, _endorsed(member, wanted)) for member in charter.active]
    lacking = [member for member, count in given if count < len(wanted)]
    if not lacking or is_agreed_on_joining(charter, "values"):
        return
    if not any(as_tuple(member.endorses) for member in charter.active):
        raise NotBegun("who endorses the values")
    count, possible = sum(count for _, count in given), len(given) * len(wanted)
    yield Finding(
        "Endorsement of the core values is incomplete for {members}; recorded in all: {count} of {possible}.",
        at=[(member, "endorses") for member in lacking],
        severity="error" if count / possible < error_below else "warning",
        members=ids(lacking),
        count=count,
        possible=possible,
    )


@rule(
    "NL117",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("values",),
    question="How would a stranger who watched us for a day see that we hold this value?",
)
def value_without_behaviour(charter: Charter) -> Iterator[Finding]:
    """A core value does not say how it shows in what people do.

    Why: Everyone is for trust and openness, each in their own way. A value only becomes glue ("de lijm") when members
    recognise it in each other's behaviour, and can remind each other of it without a quarrel about words.

    Fix: Give each core value a `behaviour`: one thing that people do, or no longer do, because of it.
    It is concrete enough when two members would agree on whether it happened last week.

    Bad:
        [[values]]  # NL117: How it shows in behaviour is not recorded for the core values: candour.
        id = "candour"
        statement = "We say what we see."

        [[values]]
        id = "care"
        behaviour = "Whoever is ill hands over work without having to explain."

    Good:
        [[values]]
        id = "candour"
        statement = "We say what we see."
        behaviour = "Objections are written down before a decision."
    """
    lacking = [value for value in charter.core_values if not said(value.behaviour)]
    if lacking and not any(said(value.behaviour) for value in charter.values):
        raise NotBegun("how values show in behaviour")
    if lacking:
        yield Finding(
            "How it shows in behaviour is not recorded for the core values: {values}.",
            at=[(value, "behaviour") for value in lacking],
            values=ids(lacking),
        )


@rule(
    "NL118",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("values",),
    question="Which of our values did we use in a decision this year, and which one do we no longer believe in?",
)
def values_stale(charter: Charter, today: dt.date, *, days: int = 730) -> Iterator[Finding]:
    """The group has not talked over its values for a long time, or never recorded that it did.

    Why: People come and go, and a network changes with what it learns. Values are what "op hartsniveau bindt" (binds
    at the level of the heart), and only those of today's members can do that: a list that nobody has touched for years
    is inherited, not shared.

    Fix: Talk over the values once every two years, and write the day in `reviewed` of each one discussed.
    If you have just written them, that talk counts as well. Nothing has to change: that they still hold is an outcome
    too. Reading the whole charter together counts for each value: a ritual of the kind `charter-review`, or `reviewed`
    or `review-every` under `[network]`.

    Source: Two years is the time within which the article sees networks bleed to death. In a network that is younger, no
    day has to be recorded yet.

    Bad:
        # On 2026-11-24
        [[values]]
        id = "candour"
        reviewed = 2024-05-14  # NL118: The group has not discussed candour since 2024-05-14, 924 days ago. The limit is 730 days.

        [[values]]  # NL118: No day is recorded on which the group talked over: care.
        id = "care"

    Good:
        # On 2026-11-24
        [[values]]
        id = "candour"
        reviewed = 2025-11-03

    Good:
        # On 2026-11-24
        [[values]]
        id = "candour"

        [[rituals]]
        id = "charter-evening"
        kind = "charter-review"
        every = "yearly"
    """
    stale = [value for value in charter.values if value.reviewed and not _is_recent(value.reviewed, today, days)]
    founded = charter.network.founded if charter.network else None
    is_young = founded is not None and _is_recent(founded, today, days)
    never = [value for value in charter.values if value.reviewed is None and not is_young]
    if not (stale or never) or _is_read_as_a_whole(charter, today, days):
        return
    if len(never) == len(charter.values):
        raise NotBegun("when the values were last discussed")
    if stale:
        newest = max((value.reviewed for value in stale if value.reviewed), key=lambda day: latest(day, today))
        yield Finding(
            "The group has not discussed {values} since {date}, {ago}. The limit is {limit}.",
            at=[(value, "reviewed") for value in stale],
            values=ids(stale),
            date=newest,
            ago=ago((today - latest(newest, today)).days),
            limit=span(days),
        )
    if never:
        yield Finding(
            "No day is recorded on which the group talked over: {values}.",
            at=[(value, "reviewed") for value in never],
            values=ids(never),
        )


def _is_recent(date: dt.date, today: dt.date, limit: int) -> bool:
    return (today - latest(date, today)).days <= limit


def _is_read_as_a_whole(charter: Charter, today: dt.date, limit: int) -> bool:
    """Return whether the group reads its charter together, and so its values: now and then, or not long ago."""
    network = charter.network
    if network and network.reviewed and _is_recent(network.reviewed, today, limit):
        return True
    if network and network.review_every and days_of(network.review_every) <= limit:
        return True
    return any(_reads_the_charter(ritual, today, limit) for ritual in charter.rituals)


def _reads_the_charter(ritual: Ritual, today: dt.date, limit: int) -> bool:
    is_often = ritual.every is not None and days_of(ritual.every) <= limit
    is_recent = ritual.last_held is not None and _is_recent(ritual.last_held, today, limit)
    return "charter-review" in ritual.kinds and (is_often or is_recent or bool(said(ritual.when)))


def _endorsed(member: Member, wanted: set[str]) -> int:
    """Count the values, of those wanted, that a member has endorsed; "all" stands for each of them."""
    endorsed = set(as_tuple(member.endorses))
    return len(wanted) if "all" in endorsed else len(wanted & endorsed)
