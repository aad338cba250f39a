"""What the group values, and whether everyone agrees with it."""

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

    Why: The article calls shared drives and core values the glue of future organisations ("gezamenlijke drijfveren en
    kernwaarden de lijm"). A company also has contracts and a boss. A network of freelancers has little else to hold it
    together in hard times.

    Fix: Write three to five values as `[[values]]`, each with an `id` and a `statement`, such as `statement = "We say
    what we see."`. Choose together the values that you want to hold each other to. Write in `behaviour` how people can
    see the value. A value is a core value unless it has `core = false`. If all your values have that, remove it from
    the most important ones.

    Bad:
        [network]  # NL102: The network has no core values.
        name = "Stroomop"

    Bad:
        [[values]]
        id = "candour"
        core = false  # NL102: The charter has values, but none of them is a core value.

    Good:
        [[values]]
        id = "candour"
        statement = "We say what we see."
    """
    if not charter.values:
        yield Finding("The network has no core values.", at="values")
    elif not charter.core_values:
        yield Finding(
            "The charter has values, but none of them is a core value.",
            at=[(value, "core") for value in charter.values],
        )


@rule(
    "NL103",
    severity="info",
    level="sound",
    since="0.1",
    requires=("values",),
    question="Which of these values could each of us name without looking?",
)
def too_many_values(charter: Charter, *, most: int = 8) -> Iterator[Finding]:
    """There are more core values than people can remember.

    Why: Core values should be the glue of the network ("de lijm"). A value that nobody knows by heart does not help
    people to choose on an ordinary day. A long list often means that the choice was never made.

    Fix: Choose together the few values that you would miss most, and write `core = false` under the other `[[values]]`.
    The others stay in the charter, but members are not asked to endorse them. Often two values turn out to be the same.

    Source: Of the networks that publish their values, Enspiral has eight and Hypha five.

    Bad:
        # With most = 1
        [[values]]  # NL103: The network has 2 core values. It should have at most 1.
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
        yield Finding(
            "The network has {count} core values. It should have at most {most}.", at="values", count=count, most=most
        )


@rule(
    "NL105",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("values", "members"),
    question="Which of our values could you not put your name to today, and what would have to change in it?",
)
def values_not_endorsed(charter: Charter, *, error_below: float = 0.5) -> Iterator[Finding]:
    """Some core values are not yet endorsed by every active member.

    Why: The article speaks of a bond at the level of the heart ("hetgeen je op hartsniveau bindt"). If a few people
    wrote the values and the others never said yes, the values bind only those few. With fewer than half of the
    endorsements, the values are only text, and the finding is an error.

    Fix: Read the values together, and write `endorses = "all"` under `[[members]]` for each member who says yes.
    Instead of `"all"`, you can write a list of values. Add the day in `endorsed-on`. A member who cannot say yes has
    something to tell that you should hear. Then change the value, or add `core = false` to it. If everyone says yes to
    the values on joining, write `agreed-on-joining = ["values"]` under `[membership]`. That counts for each member.

    Source: The practice comes from the cooperative CoLab (bylaws, 1.3). The line between a warning and an error, at
    half (`error-below`), is the project's own choice.

    Bad:
        [[values]]
        id = "candour"

        [[members]]
        id = "ana"
        endorses = "all"

        [[members]]  # NL105: Some core values are not yet endorsed by bo (1 of 2 endorsements).
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
        "Some core values are not yet endorsed by {members} ({count} of {possible} endorsements).",
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
    requires=("values",),
    question="How would a stranger who watched us for a day see that we hold this value?",
)
def value_without_behaviour(charter: Charter) -> Iterator[Finding]:
    """The charter does not say which behaviour goes with each core value.

    Why: Everyone is for trust and openness, each in their own way. A value becomes glue only when members recognise it
    in each other's behaviour ("de lijm"). Then they can remind each other of it without a quarrel about words.

    Fix: Write under each core value in `[[values]]` what people do because of it, such as `behaviour = "We write down
    objections before we decide."`. Something that people no longer do counts as well. It is concrete enough if two
    members would agree on whether it happened last week.

    Bad:
        [[values]]  # NL117: The charter does not say which behaviour goes with candour.
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
            "The charter does not say which behaviour goes with {values}.",
            at=[(value, "behaviour") for value in lacking],
            values=ids(lacking),
        )


@rule(
    "NL118",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("values",),
    question="Which of our values did we use in a decision this year, and which do we no longer believe in?",
)
def values_stale(charter: Charter, today: dt.date, *, days: int = 730) -> Iterator[Finding]:
    """The group has not discussed its values for a long time, or the charter does not say when.

    Why: People come and go, and a network changes with what it learns. Values should bind people at the level of the
    heart ("op hartsniveau bindt"). Only the values of today's members can do that. A list that nobody has touched for
    years is inherited, not shared.

    Fix: Discuss the values, and write the day under `[[values]]` for each value discussed, such as `reviewed =
    2026-11-03`. Do so at least once every two years. If you have just written the values, that talk counts as well.
    Nothing has to change: it is also an outcome that they still hold. Reading the whole charter together counts for
    each value. Write that as a ritual of the kind `charter-review`, or in `reviewed` or `review-every` under
    `[network]`.

    Source: The limit of two years (`days`) comes from the article, which sees networks bleed to death within that time.
    A younger network does not need a day yet.

    Bad:
        # On 2026-11-24
        [[values]]
        id = "candour"
        reviewed = 2024-05-14  # NL118: The group has not discussed candour since 2024-05-14, 924 days ago. The limit is 730 days.

        [[values]]  # NL118: The charter does not say when the group last discussed care.
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
            "The charter does not say when the group last discussed {values}.",
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
    """Count the values, of those wanted, that a member has endorsed; "all" means each of them."""
    endorsed = set(as_tuple(member.endorses))
    return len(wanted) if "all" in endorsed else len(wanted & endorsed)
