"""Rituals: the habits by which a network learns."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, NotBegun, SkipRule, days, latest, longest_days, rule
from netlint.charter import Ritual
from netlint_essentials.clients import hears_clients, need_joint_clients
from netlint_essentials.rest import is_at_rest
from netlint_essentials.reviews import agreed_spans, last_reading, review_rituals
from netlint_essentials.texts import words
from netlint_essentials.wording import ago, span

_WORK = ("client", "customer", "project", "assignment", "klant", "opdracht")
"""How words begin that speak of work with clients, in English and Dutch."""


@rule(
    "NL501",
    severity="warning",
    level="essential",
    since="0.1",
    supersedes=("NL504", "NL512", "NL514", "NL515", "NL517"),
    question="When do we stop to look at how we work together, and what we learn from it?",
)
def no_learning_rituals(charter: Charter) -> Iterator[Finding]:
    """The network has no habit of learning together.

    Why: The successful organisations of the future are learning organisations, "lerende organisaties". Who never stops to
    look back repeats what went wrong, and does not notice what went well.

    Fix: Agree on one ritual to begin with, such as a short look back each month. Add it as a table `[[rituals]]`.

    Source: Tannenbaum & Cerasoli (2013) combined 46 samples of teams and individuals. On average, debriefs raised
    effectiveness by about 25% over a control group.

    Bad:
        [network]  # NL501: The network has no ritual of learning.
        name = "Stroomop"

    Good:
        [[rituals]]
        id = "look-back"
        kind = "retrospective"
        every = "monthly"
    """
    if not charter.rituals:
        yield Finding("The network has no ritual of learning.", at="rituals")


@rule(
    "NL504",
    severity="warning",
    level="sound",
    since="0.1",
    question="Who tells you honestly how you did, and when did that last happen?",
)
def no_peer_feedback(charter: Charter, *, most: int = 366) -> Iterator[Finding]:
    """Members have no regular moment to hold up a mirror to each other.

    Why: In a dream team colleagues keep each other sharp ("houden elkaar scherp"). Alone, nobody tells you.

    Fix: Agree on intervision or peer review, once a year or more often, and add it to the rituals with `every` or `when`.

    Source: A year (`most`) is the practice of Hypha, where members review each other once a year. Tannenbaum & Cerasoli
    (2013) combined 46 samples of teams and individuals. On average, debriefs raised effectiveness by about 25% over a
    control group.

    Bad:
        [[rituals]]  # NL504: No peer review or intervision is among the rituals.
        id = "look-back"
        kind = "retrospective"

    Bad:
        [[rituals]]
        id = "mirror"
        kind = "intervision"
        every = "2 years"  # NL504: Peer review or intervision takes place every 730 days. It should be at least every 366 days.

    Good:
        [[rituals]]
        id = "mirror"
        kind = "intervision"
        every = "yearly"

    Good:
        [[rituals]]
        id = "mirror"
        kind = "peer-review"
        when = "After each assignment"
    """
    found = [ritual for ritual in charter.rituals if {"peer-review", "intervision"}.intersection(ritual.kinds)]
    if not found:
        yield Finding("No peer review or intervision is among the rituals.", at="rituals")
        return
    regular = [(days(ritual.every), ritual) for ritual in found if ritual.every and not ritual.when]
    often, ritual = min(regular, key=lambda one: one[0], default=(0, found[0]))
    if len(regular) == len(found) and often > most:
        template = "Peer review or intervision takes place every {days} days. It should be at least every {most} days."
        yield Finding(template, at=(ritual, "every"), days=often, most=most)


@rule(
    "NL516",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("network",),
    question="Is what stands here still true, and still what we want?",
)
def charter_review_overdue(charter: Charter, today: dt.date, *, most: int = 366) -> Iterator[Finding]:
    """It is long ago that the group read its charter together.

    Why: Reality is more complex than any list ("de werkelijkheid is complexer"). An agreement that is never looked at
    turns into paper, and paper into a quarrel.

    Fix: Read it together, change what is no longer so, and set `reviewed` to that day. Agree in `review-every` how often.

    Source: A year (`most`) is the practice of Enspiral, whose stewards confirm their part once a year. What the network has
    agreed itself comes first: in `review-every`, or in `every` of a ritual of the kind `charter-review`.

    Bad:
        # On 2026-11-24
        [network]
        reviewed = 2025-10-01  # NL516: No reading of the charter is recorded since 2025-10-01, 419 days ago. It was due by 2026-10-02, after 366 days.

    Bad:
        # On 2026-11-24
        [network]  # NL516: No reading of the charter is recorded since the founding (2026-01-12, 316 days ago). It was due by 2026-04-13, after 91 days.
        founded = 2026-01-12
        review-every = "quarterly"

    Good:
        # On 2026-11-24
        [network]
        reviewed = 2026-09-01
        review-every = "quarterly"
    """
    network = charter.network
    if network is None or is_at_rest(charter):
        return
    read = last_reading(charter, today)
    if read is None and network.review_every is None:
        if not review_rituals(charter):
            raise NotBegun("when you read the charter again")
        return
    since = max((day for day in (read, network.founded) if day), key=lambda day: latest(day, today), default=None)
    if since is None:
        return
    limit = max(agreed_spans(charter, longest_days), default=most)
    gone = (today - latest(since, today)).days
    if gone <= limit:
        return
    template = "No reading of the charter is recorded since {date}, {ago}. It was due by {due}, after {limit}."
    if since is not read:
        template = "No reading of the charter is recorded since the founding ({date}, {ago}). It was due by {due}, after {limit}."
    due = latest(since, today) + dt.timedelta(limit)
    yield Finding(template, at="network.reviewed", date=since, ago=ago(gone), due=due, limit=span(limit))


@rule(
    "NL517",
    severity="info",
    level="thriving",
    since="0.1",
    question="What would our last client tell us if we asked?",
)
def no_client_evaluation(charter: Charter) -> Iterator[Finding]:
    """No ritual looks back on work with clients.

    Why: Without it the level of the advice hardly moves ("het niveau van advisering staat dan ook bijna stil"). Clients
    know what worked, and like to be asked.

    Fix: Agree to look back on each assignment, with the client at the table, and add a ritual of kind `client-evaluation`.
    If the network itself has no clients, write `joint-clients = false` under `[network]`. A ritual whose `id` or `when`
    speaks of clients, projects or assignments counts, and so does a meeting with `purpose = "client"` that comes back.

    Bad:
        [[clients]]
        id = "water-boards"

        [[rituals]]  # NL517: No ritual looks back on work with clients.
        id = "look-back"
        kind = "retrospective"

    Good:
        [[clients]]
        id = "water-boards"

        [[rituals]]
        id = "with-clients"
        kind = "client-evaluation"

    Good:
        [[clients]]
        id = "water-boards"

        [[rituals]]
        id = "look-back"
        kind = "retrospective"
        when = "at the end of each project"
    """
    need_joint_clients(charter)
    if not charter.clients and charter.proposition is None:
        raise SkipRule("the charter has neither `clients` nor `proposition`")
    if not any(map(_is_about_clients, charter.rituals)) and not any(map(hears_clients, charter.here.meetings)):
        yield Finding("No ritual looks back on work with clients.", at="rituals")


def _is_about_clients(ritual: Ritual) -> bool:
    """Return whether a ritual looks back on work with clients: by its kind, or as its id or moment speaks of it."""
    spoken = words(f"{ritual.id} {ritual.when or ''}")
    return "client-evaluation" in ritual.kinds or any(word.startswith(_WORK) for word in spoken)
