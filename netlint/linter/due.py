"""What a charter has a day for: terms that end, reviews, next steps, exceptions. Reads no clock."""

import datetime as dt
from collections.abc import Iterable
from typing import Literal, TypeAlias

from msgspec import Struct

from netlint.charter import Charter, as_tuple
from netlint.i18n import Message
from netlint.linter.suppressions.model import Suppression
from netlint.toml import DocPath

DueKind: TypeAlias = Literal[
    "term", "review", "step", "exception", "experiment", "trial", "agreement", "meeting", "end"
]
"""What happens on the day."""


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


def due_items(charter: Charter, exceptions: Iterable[Suppression] = ()) -> list[DueItem]:
    """Return what is due in a charter, as `as_shown` returns it, on any day: the earliest first."""
    items = [
        DueItem(
            step.due,
            "step",
            Message("Next step: {step}", {"step": step.what or step.id}),
            as_tuple(step.owner),
            ("next-steps", step.id, "due"),
        )
        for step in charter.open_steps
        if step.due
    ]
    items += [
        DueItem(one.details.until, "exception", Message("The exception from {rule} ends", {"rule": one.named}), (), ())
        for one in exceptions
        if one.details.until
    ]
    return sorted(items, key=lambda item: item.day)
