"""What the network knows of its clients: their needs, their words, and when they were last asked."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, Message, NotBegun, as_tuple, ids, latest, longest_days, rule
from netlint.charter import Client, Meeting, Need, PastDate, Phase, Ritual
from netlint_essentials.clients import hears_clients, need_joint_clients
from netlint_essentials.texts import said
from netlint_essentials.wording import ago, in_phase

_STATES = ("last-asked", "last-held")
"""The keys that say when clients were last heard; other dates count in favour, and are no day to count from."""


@rule(
    "NL212",
    severity="warning",
    level="sound",
    since="0.1",
    question="What keeps these clients awake, and how do we know?",
    needs=("clients",),
)
def client_without_needs(charter: Charter) -> Iterator[Finding]:
    """A client group is named, but not what it needs.

    Why: The article keeps its balance by asking "wat (potentiële) klanten bezighoudt" (what keeps clients, and those who
    may become clients, busy). A list of clients without their needs is an address book: it gives no direction to what
    the network offers.

    Fix: Write in `needs` what keeps these clients busy, if possible in their words. If nobody knows, plan a talk with one
    of them as the next step.

    Bad:
        [[clients]]  # NL212: No needs are recorded for water-boards.
        id = "water-boards"
        name = "Programme managers at water boards"

        [[clients]]
        id = "cities"
        needs = "Plans that residents stand behind"

    Good:
        [[clients]]
        id = "water-boards"
        name = "Programme managers at water boards"
        needs = "Residents come too late"
    """
    need_joint_clients(charter)
    lacking = [client for client in charter.clients if not _needs(client)]
    if lacking and len(lacking) == len(charter.clients):
        raise NotBegun("what clients need")
    if lacking:
        yield Finding(
            "No needs are recorded for {clients}.",
            at=[(client, "needs") for client in lacking],
            clients=ids(lacking),
        )


@rule(
    "NL213",
    severity="info",
    level="thriving",
    since="0.1",
    question="Who told us this, and when did we last hear it?",
    needs=("clients",),
)
def need_unsourced(charter: Charter) -> Iterator[Finding]:
    """A need does not say when or from whom it was heard.

    Why: "weet wat je klanten willen" (know what your clients want) is about knowing. A need that nobody has heard from
    anybody is an assumption, and a network that looks inwards is good at assumptions.

    Fix: Add `heard-on` or `source` to the need, as soon as someone has heard it from a client. One of the two is enough.

    Bad:
        [[clients]]
        id = "water-boards"
        needs = "Residents come too late"  # NL213: Not every need says when or from whom it was heard: water-boards.

        [[clients]]
        id = "cities"
        needs = [{ statement = "Plans that residents stand behind", heard-on = 2026-10-02 }]

    Good:
        [[clients]]
        id = "water-boards"
        needs = [{ statement = "Residents come too late", source = "three interviews" }]
    """
    need_joint_clients(charter)
    assumed = [(client, places) for client in charter.clients if (places := list(_assumptions(client)))]
    if assumed and all(_is_assumption(need) for client in charter.clients for _, need in _needs(client)):
        raise NotBegun("where needs were heard")
    if assumed:
        yield Finding(
            "Not every need says when or from whom it was heard: {clients}.",
            at=[place for _, places in assumed for place in places],
            clients=ids(client for client, _ in assumed),
        )


@rule(
    "NL214",
    severity="warning",
    level="sound",
    since="0.1",
    question="Whom could each of us call this week to ask what keeps them busy?",
    needs=("clients",),
)
def client_question_stale(
    charter: Charter, today: dt.date, known_phase: Phase | None, *, start_days: int = 90, later_days: int = 180
) -> Iterator[Finding]:
    """For some time, no talk with a client has been recorded.

    Why: The article keeps its balance by "telkens de vraag te stellen" (asking the question again and again) what keeps
    clients busy. What they wanted last year is not what they want now, and young networks still have to find out whom
    they are for.

    Fix: Have a talk with one client, and record the day. It can stand in `last-asked`, in `heard-on` of a need, or under
    `[[conversations]]`. If you ask them at set times, write how often in `ask-every`: that is the limit then.

    Source: The article names no number of days. A quarter while forming and starting (`start-days`) and half a year
    afterwards (`later-days`) are the project's own choice. If the phase is not recorded, half a year counts. A network
    that is dormant or closed is not judged. The newest of all talks counts. If no client group has a `last-asked`, there
    is no day to count from.

    Bad:
        # On 2026-11-24
        [network]
        phase = "start"

        [[clients]]
        id = "water-boards"
        last-asked = 2026-08-01  # NL214: No talk with a client is recorded since 2026-08-01, 115 days ago. The limit is 90 days.

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
        raise NotBegun("when clients were last asked")
    newest = max(talks, key=lambda talk: latest(talk.date, today))
    days = (today - latest(newest.date, today)).days
    limit = max([start_days if known_phase in ("forming", "start") else later_days, *agreed])
    if days > limit and any(talk.key in _STATES for talk in talks):
        message = Message(
            "No talk with a client is recorded since {date}, {ago}. The limit is {limit} days.",
            {"date": newest.date, "ago": ago(days), "limit": limit},
        )
        yield Finding(in_phase(message, known_phase), at=(newest.table, newest.key))


@rule(
    "NL217",
    severity="info",
    level="thriving",
    since="0.1",
    question="Which words do our clients use for this, and which of ours have they never used?",
    needs=("clients",),
)
def no_client_language(charter: Charter) -> Iterator[Finding]:
    """The charter quotes some client groups, but not others.

    Why: "Wat is de taal van de klant?" (What is the language of the client?) is one of the article's questions that seem
    easy and that few networks can answer. People recognise an offer by their own words.

    Fix: Write a few words in `language` that clients use themselves, as they said them.

    Bad:
        [[clients]]  # NL217: The charter does not have the clients' own words for water-boards.
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
        raise NotBegun("clients' own words")
    if lacking:
        yield Finding(
            "The charter does not have the clients' own words for {clients}.",
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


def _talks(charter: Charter) -> Iterator[PastDate]:
    """Yield the dates on which clients were heard, with the table and key that hold them."""
    for talk in charter.conversations:
        yield PastDate(talk, "date", talk.date)
    for one in _hearing(charter):
        if one.last_held is not None:
            yield PastDate(one, "last-held", one.last_held)
    for client in charter.clients:
        if client.last_asked is not None:
            yield PastDate(client, "last-asked", client.last_asked)
        for _, need in _needs(client):
            if isinstance(need, Need) and need.heard_on is not None:
                yield PastDate(need, "heard-on", need.heard_on)


def _hearing(charter: Charter) -> list[Meeting | Ritual]:
    """Return the meetings and rituals in which clients are heard again and again."""
    here = charter.here
    meetings = [meeting for meeting in here.meetings if hears_clients(meeting)]
    return [*meetings, *(ritual for ritual in here.rituals if "client-evaluation" in ritual.kinds)]


def _agreed_spans(charter: Charter) -> Iterator[int]:
    """Yield how often the group has agreed to hear clients, in days; 0 where it is no fixed rhythm."""
    yield from (longest_days(client.ask_every) for client in charter.clients if client.ask_every)
    yield from (longest_days(one.every) if one.every else 0 for one in _hearing(charter))
