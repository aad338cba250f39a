"""What a charter has a day for: terms that end, reviews, next steps, exceptions. Reads no clock.

A day that the charter does not have itself follows from an interval that it does have: a meeting is due one interval
after the last one. Without an agreed interval, nothing is due.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from netlint.charter import Charter, Network, as_tuple, latest, longest_days
from netlint.charter.durations import duration_in
from netlint.charter.spoken_names import spoken_id, spoken_ritual, spoken_text
from netlint.i18n import Message
from netlint.linter.due_days import (
    after,
    asked,
    holders,
    in_circle,
    is_at_rest,
    last_day,
    last_reading,
    next_meeting,
    placed,
)
from netlint.linter.suppressions.model import Suppression
from netlint.toml import DocPath, dotted
from netlint.utils.invisible import is_blank

DueKind: TypeAlias = Literal[
    "term",
    "review",
    "step",
    "exception",
    "experiment",
    "trial",
    "agreement",
    "meeting",
    "decision",
    "goal",
    "client",
    "leaving",
    "end",
]
"""What happens on the day. A ritual is a `meeting`, an open proposal a `decision`, and `end` is that of the network."""


class DueItem(Struct, frozen=True):
    """Something that ends, or has to be done, on a day."""

    day: dt.date
    kind: DueKind
    what: Message
    """A phrase without a full stop, such as "The term of the coordinator ends"."""
    who: tuple[str, ...]
    """The ids of the members that it waits for; empty if it waits for the group."""
    at: DocPath
    """Its place in the charter, with ids; empty if it is not in the charter."""
    subject: str = ""
    """What tells it from others of its kind if its place has no id, such as the text of a goal or the rule of an
    exception."""
    where: str = ""
    """The file and line of an exception, which is not in the charter."""

    @property
    def identity(self) -> str:
        """A text that names it in later runs too: it depends on no day, and on no position in a list."""
        place = dotted(tuple(part for part in self.at if isinstance(part, str)))
        return " ".join(filter(None, (self.kind, place, self.subject)))


def due_items(charter: Charter, exceptions: Iterable[Suppression] = ()) -> list[DueItem]:
    """Return what is due in a charter, as `as_shown` returns it, on any day: the earliest first."""
    found = [one for find in _FINDERS for one in find(charter)]
    found += [
        DueItem(
            one.details.until,
            "exception",
            Message("The exception from {rule} ends", {"rule": one.named}),
            (),
            (),
            " ".join(filter(None, (one.named, "" if not isinstance(one.at, tuple) else dotted(one.at)))),
            one.details.where,
        )
        for one in exceptions
        if one.details.until
    ]
    return sorted(found, key=lambda item: item.day)


def _network(charter: Charter) -> Iterator[DueItem]:
    network = charter.network or Network()
    is_closed = network.phase == "closed"
    for number, goal in enumerate(network.goals):
        if goal.due:
            what = Message("Goal: {goal}", {"goal": goal.statement})
            yield DueItem(goal.due, "goal", what, (), ("network", "goals", number, "due"), goal.statement)
    read = last_reading(charter)
    if network.review_by and not is_closed and (read is None or read < network.review_by):
        what = Message("Decide together whether and how to go on")
        yield DueItem(network.review_by, "review", what, (), ("network", "review-by"))
    if network.ends_on and not is_closed:
        yield DueItem(network.ends_on, "end", Message("The network ends"), (), ("network", "ends-on"))


def _reading(charter: Charter) -> Iterator[DueItem]:
    """Yield when the group reads its charter again: its last reading, or else its founding, and the longest rhythm."""
    network = charter.network or Network()
    since = max(filter(None, (last_reading(charter), last_day(charter, network.founded))), default=None)
    rhythms = [network.review_every, *(ritual.every for ritual in charter.rituals if "charter-review" in ritual.kinds)]
    spans = [longest_days(every) for every in rhythms if every]
    if since and spans and not is_at_rest(charter):
        what = Message("Read the charter together")
        yield DueItem(after(since, max(spans)), "review", what, (), ("network", "reviewed"))


def _coordination(charter: Charter) -> Iterator[DueItem]:
    role = charter.coordination
    if role is None or role.model == "none" or not (charter.coordinators or role.circle or role.model):
        return
    who = charter.coordinators or in_circle(charter, role.circle)
    if role.until:
        what = Message("The coordinator's term ends") if len(who) == 1 else Message("The term of the coordination ends")
        yield DueItem(role.until, "term", what, who, ("coordination", "until"))
    confirmed = [last_day(charter, day) for day in (role.appointed, role.accepted_on) if day]
    if role.reconfirm_every and any(confirmed) and not is_at_rest(charter):
        day = after(max(filter(None, confirmed)), longest_days(role.reconfirm_every))
        yield DueItem(
            day, "term", Message("Confirm the coordinator in the role again"), who, ("coordination", "reconfirm-every")
        )


def _responsibilities(charter: Charter) -> Iterator[DueItem]:
    for one, at in placed("responsibilities", charter.responsibilities):
        title, who = {"responsibility": spoken_text(one.title, one.id)}, holders(charter, one)
        if one.until:
            what = Message("The responsibility ends: {responsibility}", dict(title))
            yield DueItem(one.until, "term", what, who, (*at, "until"))
        if one.review_by:
            what = Message("Review the responsibility: {responsibility}", dict(title))
            yield DueItem(one.review_by, "review", what, who, (*at, "review-by"))


def _steps(charter: Charter) -> Iterator[DueItem]:
    for step, at in placed("next-steps", charter.next_steps):
        if step.due and step.is_open:
            what = Message("Next step: {step}", {"step": spoken_text(step.what, step.id)})
            yield DueItem(step.due, "step", what, as_tuple(step.owner), (*at, "due"))


def _experiments(charter: Charter) -> Iterator[DueItem]:
    for one, at in placed("experiments", charter.experiments):
        if one.review_by and is_blank(one.conclusion or ""):
            what = Message(
                "Look back on the experiment: {experiment}", {"experiment": spoken_text(one.hypothesis, one.id)}
            )
            yield DueItem(one.review_by, "experiment", what, as_tuple(one.owner), (*at, "review-by"))


def _decisions(charter: Charter) -> Iterator[DueItem]:
    ways = charter.decisions
    limits = [days for days in (ways.deadline_days, *(way.deadline_days for way in ways.ways)) if days] if ways else []
    for one, at in placed("decision-log", charter.decision_log):
        said = {"decision": spoken_text(one.what, one.id)}
        if one.review_by:
            yield DueItem(
                one.review_by, "review", Message("Review the decision: {decision}", dict(said)), (), (*at, "review-by")
            )
        if one.date is None and one.proposed_on and limits:
            day = after(latest(one.proposed_on, charter.day), max(limits))
            what = Message("Decide on the proposal: {decision}", dict(said))
            yield DueItem(day, "decision", what, (), (*at, "date"))


def _meetings(charter: Charter) -> Iterator[DueItem]:
    for one, at in placed("meetings", charter.meetings):
        what = Message("Meeting: {meeting}", {"meeting": spoken_id(one.id)})
        who = (one.facilitator,) if one.facilitator in charter.names else ()
        if day := next_meeting(charter, one):
            yield DueItem(day, "meeting", what, who, at)
    for ritual, at in placed("rituals", charter.rituals):
        is_reading = "charter-review" in ritual.kinds and len(ritual.kinds) == 1  # it is due once, as a reading
        if ritual.every and ritual.last_held and not is_reading and not is_at_rest(charter):
            day = after(latest(ritual.last_held, charter.day), longest_days(ritual.every))
            what = Message("Ritual: {ritual}", {"ritual": spoken_ritual(ritual, charter.rituals)})
            yield DueItem(day, "meeting", what, (), at)


def _members(charter: Charter) -> Iterator[DueItem]:
    trial = duration_in(charter.membership.trial) if charter.membership and charter.membership.trial else None
    for one, at in placed("members", charter.members):
        name: dict[str, Any] = {"member": one.name or one.id}
        if one.status == "trial" and trial and one.joined:
            day = after(latest(one.joined, charter.day), trial)
            who = tuple(dict.fromkeys((one.id, *as_tuple(one.sponsor))))
            yield DueItem(day, "trial", Message("The trial of {member} ends", dict(name)), who, (*at, "status"))
        if one.left and not one.has_left_by(charter.day):
            what = Message("{member} leaves the network", dict(name))
            yield DueItem(latest(one.left), "leaving", what, (one.id,), (*at, "left"))


def _others(charter: Charter) -> Iterator[DueItem]:
    for number, one in enumerate(charter.agreements):
        if one.until:
            what = Message("The agreement with {network} ends", {"network": one.with_})
            subject = " ".join((one.with_, *as_tuple(one.about)))
            yield DueItem(one.until, "agreement", what, (), ("agreements", number, "until"), subject)
    for client, at in placed("clients", charter.clients):
        last = max(asked(charter, client), default=None)
        if client.ask_every and last and not is_at_rest(charter):
            what = Message("Ask about the needs of {client}", {"client": client.name or client.id})
            yield DueItem(after(last, longest_days(client.ask_every)), "client", what, (), (*at, "last-asked"))


_FINDERS: tuple[Callable[[Charter], Iterator[DueItem]], ...] = (
    _network,
    _reading,
    _coordination,
    _responsibilities,
    _steps,
    _experiments,
    _decisions,
    _meetings,
    _members,
    _others,
)
