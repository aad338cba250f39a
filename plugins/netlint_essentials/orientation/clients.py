"""What the network knows of its clients: their needs, their words, and when they were last asked."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, Message, NotBegun, as_tuple, ids, latest, longest_days, rule
from netlint.charter import Client, Meeting, Need, Phase, PlacedDate, Ritual
from netlint_essentials.clients import hears_clients, need_joint_clients
from netlint_essentials.texts import said
from netlint_essentials.wording import ago, in_phase, span

_STATES = ("last-asked", "last-held")
"""The keys that say when clients were last heard. Other dates count if they are newer, but not on their own."""


@rule(
    "NL212",
    severity="warning",
    level="sound",
    since="0.1",
    question="What keeps these clients awake at night, and how do we know?",
    requires=("clients",),
)
def client_without_needs(charter: Charter) -> Iterator[Finding]:
    """The charter does not say what some client groups need.

    Why: The article advises you to ask clients and possible clients what is on their minds ("wat (potentiële)
    klanten bezighoudt"). A list of clients without their needs is only an address book. It does not tell you what
    to offer them.

    Fix: Under `[[clients]]`, write what these clients need. Use the clients' own words if you can. If nobody knows what
    these clients need, plan a talk with one of them. Write that talk under `[[next-steps]]`.

    Bad:
        [[clients]]  # NL212: For water-boards, the charter does not say what they need.
        id = "water-boards"
        name = "Programme managers at water boards"

        [[clients]]
        id = "cities"
        needs = "Plans that residents stand behind"

    Good:
        [[clients]]
        id = "water-boards"
        name = "Programme managers at water boards"
        needs = "Residents hear about plans too late"
    """
    need_joint_clients(charter)
    lacking = [client for client in charter.clients if not _needs(client)]
    if lacking and len(lacking) == len(charter.clients):
        raise NotBegun("the needs of clients")
    if lacking:
        yield Finding(
            "For {clients}, the charter does not say what they need.",
            at=[(client, "needs") for client in lacking],
            clients=ids(lacking),
        )


@rule(
    "NL213",
    severity="info",
    level="thriving",
    since="0.1",
    question="Who told us about this need, and when was that?",
    requires=("clients",),
)
def need_unsourced(charter: Charter) -> Iterator[Finding]:
    """Some needs of clients have no date or source.

    Why: The article advises you to know what your clients want ("weet wat je klanten willen"). A need that nobody
    has heard from a client is an assumption. A network that looks inwards easily makes such assumptions.

    Fix: Under `[[clients]]`, write when you heard each need, such as `needs = { statement = "Local support",
    heard-on = 2026-10-02 }`. Instead of `heard-on`, you can write how you know about the need, such as `source =
    "three interviews"`. If there are several needs, put each one in its own `{ … }`, with commas in between. Then
    put `[` and `]` around the whole list. Only write a date or a source once someone has really heard the need from
    a client.

    Bad:
        [[clients]]
        id = "water-boards"
        needs = "Residents hear about plans too late"  # NL213: Not every need of water-boards has a date or a source.

        [[clients]]
        id = "cities"
        needs = [{ statement = "Plans that residents stand behind", heard-on = 2026-10-02 }]

    Good:
        [[clients]]
        id = "water-boards"
        needs = [{ statement = "Residents hear about plans too late", source = "three interviews" }]
    """
    need_joint_clients(charter)
    assumed = [(client, places) for client in charter.clients if (places := list(_assumptions(client)))]
    if assumed and all(_is_assumption(need) for client in charter.clients for _, need in _needs(client)):
        raise NotBegun("evidence of what clients need")
    if assumed:
        yield Finding(
            "Not every need of {clients} has a date or a source.",
            at=[place for _, places in assumed for place in places],
            clients=ids(client for client, _ in assumed),
        )


@rule(
    "NL214",
    severity="warning",
    level="sound",
    since="0.1",
    question="Which client could each of us call this week to ask what is on their mind?",
    requires=("clients",),
)
def client_question_stale(
    charter: Charter, today: dt.date, known_phase: Phase | None, *, start_days: int = 90, later_days: int = 180
) -> Iterator[Finding]:
    """The last recorded talk with a client was long ago.

    Why: The article advises you to keep asking clients what is on their minds ("telkens de vraag te stellen").
    Clients' wishes change from year to year. A young network still has to find out who its clients are.

    Fix: Talk to a client, and write the date under `[[clients]]`. You can also write the talk under
    `[[conversations]]`, with its `date`. If the client told you about a need, you can also add the date as `heard-on`
    to that need. If you regularly ask clients about their needs, write how often, such as `ask-every = "quarterly"`
    under `[[clients]]`. If that interval is longer than the usual limit, this rule uses the interval as the limit.

    Source: The rule uses the date of the most recent talk with any client. The article names no number of days, so
    netlint itself chose the limits. In the phases `forming` and `start`, the limit is 90 days (`start-days`). In
    later phases, the limit is 180 days (`later-days`). If the charter does not give the phase, the limit is also
    180 days. If you agreed to talk to clients at a longer interval, that interval is the limit. Such an interval is
    an `ask-every`, or the `every` of a meeting or ritual with clients. The rule does not judge networks that are
    dormant or closed. It also reports nothing if the charter only has dates in `heard-on` or `[[conversations]]`.
    Those dates count once the charter has a `last-asked`, or a `last-held` of a meeting or ritual with clients.

    Bad:
        # On 2026-11-24
        [network]
        phase = "start"

        [[clients]]
        id = "water-boards"
        last-asked = 2026-08-01  # NL214: The last recorded talk with a client was on 2026-08-01, 115 days ago. The limit is 90 days.

    Good:
        # On 2026-11-24
        [network]
        phase = "start"

        [[clients]]
        id = "water-boards"
        last-asked = 2026-05-12

        [[conversations]]
        date = 2026-10-02
        client = "water-boards"
    """
    need_joint_clients(charter)
    if known_phase in ("dormant", "closed"):
        return
    talks = [talk for talk in _talks(charter) if talk.date <= today]
    agreed = list(_agreed_spans(charter))
    if not talks:
        if agreed:
            return
        raise NotBegun("the last talk with a client")
    newest = max(talks, key=lambda talk: latest(talk.date, today))
    days = (today - latest(newest.date, today)).days
    limit = max([start_days if known_phase in ("forming", "start") else later_days, *agreed])
    if days > limit and any(talk.key in _STATES for talk in talks):
        message = Message(
            "The last recorded talk with a client was on {date}, {ago}. The limit is {limit}.",
            {"date": newest.date, "ago": ago(days), "limit": span(limit)},
        )
        client = max(charter.clients, key=lambda client: latest(client.last_asked or dt.date.min, today))
        to_write = (client, "last-asked")
        yield Finding(in_phase(message, known_phase), at=newest.at, write={"last-asked": ...}, write_at=to_write)


@rule(
    "NL217",
    severity="info",
    level="thriving",
    since="0.1",
    question="Which words do our clients use, and which of our words do they never use?",
    requires=("clients",),
)
def no_client_language(charter: Charter) -> Iterator[Finding]:
    """The charter does not say which words some client groups use.

    Why: The article asks which words clients use ("Wat is de taal van de klant?"). The question seems easy, but few
    networks have an answer. People recognise themselves in an offer that uses their own words.

    Fix: Under `[[clients]]`, write a few words that clients use. Write the words just as clients said them.

    Bad:
        [[clients]]  # NL217: For water-boards, the charter does not say which words they use.
        id = "water-boards"

        [[clients]]
        id = "cities"
        language = ["participatie", "omgevingsvisie"]

    Good:
        [[clients]]
        id = "water-boards"
        language = ["draagvlak", "peilbesluit"]
    """
    need_joint_clients(charter)
    lacking = [client for client in charter.clients if not said(client.language)]
    if lacking and len(lacking) == len(charter.clients):
        raise NotBegun("words that clients use")
    if lacking:
        yield Finding(
            "For {clients}, the charter does not say which words they use.",
            at=[(client, "language") for client in lacking],
            clients=ids(lacking),
        )


def _needs(client: Client) -> list[tuple[int, str | Need]]:
    """Return the needs that say something, with their positions."""
    needs: tuple[str | Need, ...] = as_tuple(client.needs)
    return [
        (position, need)
        for position, need in enumerate(needs)
        if said(need.statement if isinstance(need, Need) else need)
    ]


def _assumptions(client: Client) -> Iterator[tuple[str | int | Client, ...]]:
    """Yield the places of the needs that say neither when nor from whom they were heard."""
    for position, need in _needs(client):
        if _is_assumption(need):
            yield (client, "needs", position) if isinstance(client.needs, tuple) else (client, "needs")


def _is_assumption(need: str | Need) -> bool:
    return not isinstance(need, Need) or (need.heard_on is None and not said(need.source))


def _talks(charter: Charter) -> Iterator[PlacedDate]:
    """Yield the dates on which clients were heard, with the table and key that hold them."""
    for talk in charter.conversations:
        yield PlacedDate(talk, "date", talk.date)
    for one in _hearing(charter):
        if one.last_held is not None:
            yield PlacedDate(one, "last-held", one.last_held)
    for client in charter.clients:
        if client.last_asked is not None:
            yield PlacedDate(client, "last-asked", client.last_asked)
        for _, need in _needs(client):
            if isinstance(need, Need) and need.heard_on is not None:
                yield PlacedDate(need, "heard-on", need.heard_on)


def _hearing(charter: Charter) -> list[Meeting | Ritual]:
    """Return the meetings and rituals in which the network regularly hears clients."""
    here = charter.here
    meetings = [meeting for meeting in here.meetings if hears_clients(meeting)]
    return [*meetings, *(ritual for ritual in here.rituals if "client-evaluation" in ritual.kinds)]


def _agreed_spans(charter: Charter) -> Iterator[int]:
    """Yield how often the group has agreed to hear clients, in days; 0 if there is no fixed rhythm."""
    yield from (longest_days(client.ask_every) for client in charter.clients if client.ask_every)
    yield from (longest_days(one.every) if one.every else 0 for one in _hearing(charter))
