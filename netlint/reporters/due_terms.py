"""What the formats say about each kind of thing that is due: what to do, and how long before it to remind people."""

from collections.abc import Mapping

from msgspec import Struct

from netlint.i18n import Message
from netlint.linter.due import DueKind


class DueTerms(Struct, frozen=True):
    """What is said about things of one kind."""

    name: Message
    """What a calendar calls the kind."""
    todo: Message
    """What to do on the day, and what to write in the charter after that."""
    alarm: int
    """The days before the day on which a calendar reminds people. The project chose these."""


DUE_TERMS: Mapping[DueKind, DueTerms] = {
    "term": DueTerms(
        Message("term"),
        Message("Discuss how to go on, and who takes the role from now on. Then write the new date in the charter."),
        30,
    ),
    "review": DueTerms(
        Message("review"),
        Message("Look at it together: what still holds, and what do you want to change? Then write the new date down."),
        14,
    ),
    "step": DueTerms(
        Message("next step"),
        Message("Is it done? Then write the day in `done-on`. Otherwise agree on a new date, or drop the step."),
        3,
    ),
    "exception": DueTerms(
        Message("exception"),
        Message("From the day after this, netlint reports the finding again. Fix it, or agree on the exception again."),
        14,
    ),
    "experiment": DueTerms(
        Message("experiment"),
        Message("Look back together, and write what you learned in `conclusion`, or choose a new date."),
        7,
    ),
    "trial": DueTerms(
        Message("trial"),
        Message("Talk about how it went. Do both sides say yes? Then change `status` to `active`."),
        14,
    ),
    "agreement": DueTerms(
        Message("agreement"),
        Message("Decide together with the other network whether to go on, and write the new date down."),
        30,
    ),
    "meeting": DueTerms(Message("meeting"), Message("After it, write the day in `last-held`."), 1),
    "decision": DueTerms(
        Message("proposal"),
        Message("Decide on it, or use the way out that you agreed on. Then write the day in `date`."),
        3,
    ),
    "goal": DueTerms(
        Message("goal"),
        Message("Have you reached it? Celebrate that, and agree on what comes next."),
        30,
    ),
    "client": DueTerms(Message("client"), Message("Ask what they need now, and write the day in `last-asked`."), 7),
    "leaving": DueTerms(
        Message("leaving"),
        Message("Say goodbye, and agree who takes over which steps, roles and contacts."),
        14,
    ),
    "end": DueTerms(
        Message("end of the network"),
        Message("Decide together how to end it, or whether to go on. Then change the date or the phase."),
        60,
    ),
}


def days_away(days: int) -> Message:
    """Return how far away a day is, in whole days; a negative number is in the past."""
    if days == 0:
        return Message("today")
    if days > 0:
        return Message("in 1 day") if days == 1 else Message("in {days} days", {"days": days})
    return Message("1 day ago") if days == -1 else Message("{days} days ago", {"days": -days})
