"""Rituals: the habits by which a network learns."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, as_tuple, rule
from netlint import days as in_days

_CYCLE = ("experience", "reflection", "concept", "experiment")
"""The four parts of Kolb's cycle, in their order."""


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
    "NL512",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("rituals",),
    question="Which of the four comes off worst with us: doing, looking back, making sense of it, trying it anew?",
)
def kolb_cycle_incomplete(charter: Charter) -> Iterator[Finding]:
    """The rituals and experiments together leave out a part of the cycle of Kolb.

    Why: Learning takes a full round, "de hele cyclus van Kolb": having an experience, looking back on it, drawing a
    lesson, and trying that out. Who skips a part keeps talking without change, or keeps running without insight.

    Fix: Say in `kolb` which parts each ritual covers, and find a place for those that are missing. An entry in
    `[[experiments]]` counts for `experiment`.

    Source: D. A. Kolb, Experiential Learning (1984).

    Bad:
        [[rituals]]  # NL512: No ritual covers these parts of the cycle of Kolb: concept and experiment.
        id = "look-back"
        kolb = ["experience", "reflection"]

    Good:
        [[rituals]]
        id = "look-back"
        kolb = ["experience", "reflection", "concept"]

        [[experiments]]
        id = "pilot"
    """
    covered = {part for ritual in charter.rituals for part in as_tuple(ritual.kolb)}
    if charter.experiments:
        covered.add("experiment")
    missing = [part for part in _CYCLE if part not in covered]
    if missing:
        template = "No ritual covers these parts of the cycle of Kolb: {parts}."
        yield Finding(template, at="rituals", parts=missing)


@rule(
    "NL504",
    severity="warning",
    level="sound",
    since="0.1",
    question="Who tells you honestly how you did, and when did that last happen?",
)
def no_peer_feedback(charter: Charter, *, days: int = 100, most: int = 366) -> Iterator[Finding]:
    """Members have no regular moment to hold up a mirror to each other.

    Why: In a dream team colleagues "houden elkaar scherp", keep each other sharp. Alone, nobody tells you.

    Fix: Agree on intervision or peer review, each quarter or more often, and add it to the rituals with `every`.

    Source: A year (`most`), and a hundred days for a remark (`days`), are the project's own choice.

    Bad:
        [[rituals]]  # NL504: No peer review or intervision is among the rituals.
        id = "look-back"
        kind = "retrospective"

    Bad:
        [[rituals]]
        id = "mirror"
        kind = "intervision"
        every = "2 years"  # NL504: Peer review or intervision takes place every 730 days at the most often.

    Good:
        [[rituals]]
        id = "mirror"
        kind = "intervision"
        every = "quarterly"
    """
    found = [ritual for ritual in charter.rituals if ritual.kind in ("peer-review", "intervision")]
    if not found:
        yield Finding("No peer review or intervision is among the rituals.", at="rituals")
        return
    spans = {in_days(ritual.every): ritual for ritual in found if ritual.every}
    if spans and min(spans) > days:
        shortest = min(spans)
        yield Finding(
            "Peer review or intervision takes place every {days} days at the most often.",
            at=(spans[shortest], "every"),
            severity="warning" if shortest > most else "info",
            days=shortest,
        )


def _loops(charter: Charter) -> set[str]:
    return {loop for ritual in charter.rituals for loop in as_tuple(ritual.loop)}


@rule(
    "NL514",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("rituals",),
    question="When do we ask whether we do the right things, and not only whether we do them well?",
)
def single_loop_only(charter: Charter) -> Iterator[Finding]:
    """No ritual questions more than how the work is done.

    Why: The article asks for "meervoudig leren", learning on several levels. A single loop asks: do we do it well? A
    double loop: is it the right thing? A triple loop: is it still who we want to be?

    Fix: Make room in one ritual for the second question, and write `loop = "double"` with it.

    Source: C. Argyris and D. Schön, Organizational Learning (1978).

    Bad:
        [[rituals]]  # NL514: No ritual is recorded as double or triple loop.
        id = "look-back"
        loop = "single"

    Good:
        [[rituals]]
        id = "look-back"
        loop = ["single", "double"]
    """
    if not _loops(charter) & {"double", "triple"}:
        yield Finding("No ritual is recorded as double or triple loop.", at="rituals")


@rule(
    "NL515",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("rituals",),
    question="When do we ask who we want to be, and whether we still are?",
)
def no_triple_loop(charter: Charter) -> Iterator[Finding]:
    """No ritual asks who the network wants to be.

    Why: The third level of "meervoudig leren", learning on several levels, is about the purpose itself. It need not be
    often; once a year keeps a network from doing well what it no longer wants.

    Fix: Use the review of the charter for it, and write `loop = "triple"` with that ritual.

    Source: The idea of a third loop builds on C. Argyris and D. Schön, Organizational Learning (1978).

    Bad:
        [[rituals]]  # NL515: No ritual is recorded as triple loop.
        id = "look-back"
        loop = "double"

    Good:
        [[rituals]]
        id = "charter-day"
        loop = "triple"
    """
    loops = _loops(charter)
    if "double" in loops and "triple" not in loops:
        yield Finding("No ritual is recorded as triple loop.", at="rituals")


@rule(
    "NL516",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("network",),
    question="Is what stands here still true, and still what we want?",
)
def charter_review_overdue(charter: Charter, today: dt.date, *, most: int = 365) -> Iterator[Finding]:
    """It is long ago that the group read its charter together.

    Why: "De werkelijkheid is complexer", reality is more complex than any list. An agreement that is never looked at
    turns into paper, and paper into a quarrel.

    Fix: Read it together, mend what is no longer so, and set `reviewed` to that day. Agree in `review-every` how often.

    Source: A year is the project's own choice; the network's own `review-every` comes first.

    Bad:
        # On 2026-11-24
        [network]
        reviewed = 2025-10-01  # NL516: The charter was last reviewed on 2025-10-01. Days since then: 419.

    Bad:
        # On 2026-11-24
        [network]  # NL516: No review of the charter is recorded or agreed.
        name = "Stroomop"

    Good:
        # On 2026-11-24
        [network]
        reviewed = 2026-09-01
        review-every = "quarterly"
    """
    network = charter.network
    if network is None or network.phase in ("dormant", "closed"):
        return
    reviewed = network.reviewed or (network.founded if network.review_every else None)
    if reviewed is None:
        if network.review_every is None:
            yield Finding("No review of the charter is recorded or agreed.", at="network.reviewed")
        return
    since = (today - reviewed).days
    if since > (in_days(network.review_every) if network.review_every else most):
        template = "The charter was last reviewed on {date}. Days since then: {days}."
        if network.reviewed is None:
            template = "The charter has not been reviewed since the founding on {date}. Days since then: {days}."
        yield Finding(template, at="network.reviewed", date=reviewed, days=since)


@rule(
    "NL517",
    severity="info",
    level="thriving",
    since="0.1",
    question="What would our last client tell us if we asked?",
)
def no_client_evaluation(charter: Charter) -> Iterator[Finding]:
    """No ritual looks back on work with clients.

    Why: Without it "het niveau van advisering staat dan ook bijna stil": the level of the advice hardly moves. Clients know
    what worked, and like to be asked.

    Fix: Agree to look back on each assignment, with the client at the table, and add a ritual of kind `client-evaluation`.

    Bad:
        [[rituals]]  # NL517: No ritual evaluates work with clients.
        id = "look-back"
        kind = "retrospective"

    Good:
        [[rituals]]
        id = "with-clients"
        kind = "client-evaluation"
    """
    if not any(ritual.kind == "client-evaluation" for ritual in charter.rituals):
        yield Finding("No ritual evaluates work with clients.", at="rituals")
