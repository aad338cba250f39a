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
    question="When do we pause to look at how we work together and what we can learn from it?",
)
def no_learning_rituals(charter: Charter) -> Iterator[Finding]:
    """The network has no ritual for learning together.

    Why: According to the article, the successful organisations of the future are learning organisations ("lerende
    organisaties"). If you never look back, you repeat what went wrong and miss what went well.

    Fix: Agree when you will look back together, and add a ritual under `[[rituals]]`. A short look back each month is a
    good start.

    Source: Tannenbaum & Cerasoli (2013) combined 46 samples from studies of teams and individuals. On average, looking
    back on the work (a debrief) raised effectiveness by about 25%, compared with a control group.

    Bad:
        [network]  # NL501: The network has no ritual for learning together.
        name = "Stroomop"

    Good:
        [[rituals]]
        id = "look-back"
        kind = "retrospective"
        every = "monthly"
    """
    if not charter.rituals:
        yield Finding("The network has no ritual for learning together.", at="rituals", write={"kind": "retrospective"})


@rule(
    "NL504",
    severity="warning",
    level="sound",
    since="0.1",
    question="Who gives you honest feedback, and when did you last get it?",
)
def no_peer_feedback(charter: Charter, *, most: int = 366) -> Iterator[Finding]:
    """Members have no regular moment to give each other honest feedback.

    Why: In a dream team, colleagues keep each other sharp ("houden elkaar scherp"). If you work alone, nobody tells you
    how you are doing.

    Fix: Agree to hold peer consultation at least once a year, and write it under `[[rituals]]`. In peer consultation
    (intervision), one member brings a question, and the others help to think about it. In peer review, members look at
    each other's work. If you choose peer review, write `kind = "peer-review"`. Instead of `every`, you can also name a
    moment, such as `when = "After each assignment"`.

    Source: The limit of a year (`most`) follows Hypha, a cooperative whose members review each other once a year.
    Tannenbaum & Cerasoli (2013) combined 46 samples from studies of teams and individuals. On average, looking back on
    the work (a debrief) raised effectiveness by about 25%, compared with a control group.

    Bad:
        [[rituals]]  # NL504: The network has no ritual for feedback among members, such as peer consultation (intervision) or peer review.
        id = "look-back"
        kind = "retrospective"

    Bad:
        [[rituals]]
        id = "mirror"
        kind = "intervision"
        every = "2 years"  # NL504: Peer consultation (intervision) or peer review takes place every 730 days. It should take place at least once every 366 days.

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
        yield Finding(
            "The network has no ritual for feedback among members, "
            "such as peer consultation (intervision) or peer review.",
            at="rituals",
            write={"kind": "intervision", "every": "yearly"},
        )
        return
    regular = [(days(ritual.every), ritual) for ritual in found if ritual.every and not ritual.when]
    often, ritual = min(regular, key=lambda one: one[0], default=(0, found[0]))
    if len(regular) == len(found) and often > most:
        template = (
            "Peer consultation (intervision) or peer review takes place every {days} days. "
            "It should take place at least once every {most} days."
        )
        yield Finding(template, at=(ritual, "every"), write={"every": "yearly"}, days=often, most=most)


@rule(
    "NL516",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("network",),
    question="What in our charter is no longer true, and what would we like to change?",
)
def charter_review_overdue(charter: Charter, today: dt.date, *, most: int = 366) -> Iterator[Finding]:
    """The members have not read their charter together for a long time.

    Why: Reality is more complex than any list of agreements ("de werkelijkheid is complexer"). If nobody looks at an
    agreement, it becomes a dead letter. Sooner or later, members quarrel about what they agreed.

    Fix: Read the charter together, and write the date under `[network]`. Change whatever no longer fits. Also agree how
    often you will read the charter, and write for example `review-every = "yearly"`.

    Source: The limit of a year (`most`) follows Enspiral, a network of social entrepreneurs. Its stewards confirm their
    role once a year. If you have agreed how often you read the charter, that rhythm is the limit. You can write it in
    `review-every`, or in `every` of a ritual with `kind = "charter-review"`.

    Bad:
        # On 2026-11-24
        [network]
        reviewed = 2025-10-01  # NL516: The members last read their charter together on 2025-10-01, 419 days ago. The limit is 366 days, so the next reading was due by 2026-10-02.

    Bad:
        # On 2026-11-24
        [network]  # NL516: The charter does not say that the members have read it together since the founding on 2026-01-12, 316 days ago. The limit is 91 days, so a reading was due by 2026-04-13.
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
            raise NotBegun("when you read the charter together")
        return
    since = max((day for day in (read, network.founded) if day), key=lambda day: latest(day, today), default=None)
    if since is None:
        return
    limit = max(agreed_spans(charter, longest_days), default=most)
    gone = (today - latest(since, today)).days
    if gone <= limit:
        return
    template = (
        "The members last read their charter together on {date}, {ago}. "
        "The limit is {limit}, so the next reading was due by {due}."
    )
    if since is not read:
        template = (
            "The charter does not say that the members have read it together since the founding on {date}, {ago}. "
            "The limit is {limit}, so a reading was due by {due}."
        )
    due = latest(since, today) + dt.timedelta(limit)
    at, write = "network.reviewed", {"reviewed": ...}
    yield Finding(template, at=at, write=write, date=since, ago=ago(gone), due=due, limit=span(limit))


@rule(
    "NL517",
    severity="info",
    level="thriving",
    since="0.1",
    question="What would our last client tell us if we asked?",
)
def no_client_evaluation(charter: Charter) -> Iterator[Finding]:
    """The network has no ritual to look back on its work with clients.

    Why: If advisers do not look back, their advice hardly gets better ("het niveau van advisering staat dan ook bijna
    stil"). Clients know what worked, and they like to be asked.

    Fix: Agree to look back with clients, and add a ritual under `[[rituals]]`. Ask the client to join you. It is also
    enough if the `id` or `when` of a ritual mentions clients, projects or assignments. A recurring meeting with
    `purpose = "client"` is also enough. If the network itself has no clients, write `joint-clients = false` under
    `[network]`.

    Bad:
        [[clients]]
        id = "water-boards"

        [[rituals]]  # NL517: The network has no ritual to look back on its work with clients.
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
        raise SkipRule("the charter has no `clients` and no `proposition`")
    if not any(map(_is_about_clients, charter.rituals)) and not any(map(hears_clients, charter.here.meetings)):
        write = {"id": "with-clients", "kind": "client-evaluation", "every": "quarterly"}
        template = "The network has no ritual to look back on its work with clients."
        yield Finding(template, at="rituals", write=write)


def _is_about_clients(ritual: Ritual) -> bool:
    """Return whether a ritual looks back on work with clients: by its kind, or because its id or moment mentions it."""
    spoken = words(f"{ritual.id} {ritual.when or ''}")
    return "client-evaluation" in ritual.kinds or any(word.startswith(_WORK) for word in spoken)
