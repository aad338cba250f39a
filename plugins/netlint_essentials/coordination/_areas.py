"""Areas of coordination: which words name them, and who looks after them. Holds no rule."""

import re
from collections.abc import Iterator
from functools import cache

from netlint import Charter, StandsElsewhere, as_tuple
from netlint.charter import Circle, Responsibility
from netlint_essentials.texts import said

AREAS = ("progress", "meetings", "newcomers", "external-contact")
"""The areas that shared coordination has to cover; OpenStack's distributed leadership names such parts one by one."""

_GAP = r"[\W_]+"
_NAMES = {
    "progress": rf"progress|momentum|follow{_GAP}up|next{_GAP}step|voortgang|vervolgstap|opvolging|trekker"
    r"|proces(?:verantwoord|begeleid|bewak)",
    "meetings": r"meeting|gathering|bijeenkomst|samenkomst|vergader|overleg",
    "newcomers": rf"newcomer|new{_GAP}(?:members?|people)|onboard|welcom|admission"
    rf"|nieuwkomer|nieuwe{_GAP}(?:leden|mensen|collega)|instroom|welkom|verwelkom|toelating",
    "external-contact": rf"external{_GAP}(?:contact|relation|communication)|outreach|client|customer"
    r"|externe?[\W_]*(?:contact|relatie|communicatie)|buitenwereld|klant",
    "energy": r"energ|atmosphere|morale|sfeer|teamgeest|team[\W_]*spirit",
    "opportunities": r"opportunit|mogelijkhed|kans(?:en)?(?![^\W_])",
}


@cache
def _pattern(area: str) -> re.Pattern[str]:
    """Compile the names of an area when a charter is first looked at for it."""
    return re.compile(rf"(?<![^\W_])(?:{_NAMES[area]})", re.IGNORECASE)


def has_text(value: str | tuple[str, ...] | None) -> bool:
    """Return whether a text, or at least one text of a list, is not blank."""
    return bool(said(value))


def names(text: str | None, area: str) -> bool:
    """Return whether a text names an area, in English or Dutch, at the beginning of a word."""
    return bool(text and _pattern(area).search(text))


def is_for(responsibility: Responsibility, area: str) -> bool:
    """Return whether the kind, the id or the title of a responsibility names an area."""
    return any(names(text, area) for text in (responsibility.kind, responsibility.id, responsibility.title))


def people_in(circle: Circle) -> tuple[str, ...]:
    """Return the ids of the members and the lead of a circle, each once."""
    return tuple(dict.fromkeys((*as_tuple(circle.members), *as_tuple(circle.lead))))


def has_people(circle: Circle) -> bool:
    """Return whether a circle names its people, or says how many they are."""
    return bool(people_in(circle)) or circle.size is not None


def circle_of(charter: Charter, circle_id: str | None) -> Circle | None:
    """Return the running circle with an id, if it is in this charter."""
    circles = charter.here.running_circles if circle_id else ()
    return next((circle for circle in circles if circle.id == circle_id), None)


def holders(charter: Charter, responsibility: Responsibility) -> tuple[str, ...]:
    """Return the ids of the people who hold a responsibility, each once; without them, the member who is accountable.

    If a circle holds it, its members and its lead count.
    """
    circle = circle_of(charter, responsibility.circle)
    held_by = (*as_tuple(responsibility.holders), *(people_in(circle) if circle else ()))
    return tuple(dict.fromkeys(held_by)) or as_tuple(responsibility.accountable)


def count_holders(charter: Charter, responsibility: Responsibility) -> int | None:
    """Return how many different people hold a responsibility; `None` if that is unknown, as with `held-by`."""
    circle = circle_of(charter, responsibility.circle)
    if has_text(responsibility.held_by) or (
        _runs(charter, responsibility.circle) and not (circle and has_people(circle))
    ):
        return None
    return max(len(holders(charter, responsibility)), circle.size or 0 if circle else 0)


def is_held_somehow(charter: Charter, responsibility: Responsibility) -> bool:
    """Return whether anyone holds a responsibility: people, a running circle, or members in turn or by a rule."""
    return bool(
        holders(charter, responsibility) or has_text(responsibility.held_by) or _runs(charter, responsibility.circle)
    )


def _runs(charter: Charter, circle_id: str | None) -> bool:
    """Return whether a named circle has not ended; a circle that is not in this charter may be elsewhere."""
    return bool(circle_id) and all(circle.ended is None for circle in charter.here.circles if circle.id == circle_id)


def coordinating_circle(charter: Charter) -> bool:
    """Return whether a circle coordinates: the named circle, or a board if the model is `board`."""
    coordination = charter.coordination
    if coordination is None:
        return False
    if coordination.circle:
        return _runs(charter, coordination.circle)
    return coordination.model == "board" and has_board(charter)


def has_board(charter: Charter) -> bool:
    """Return whether a running circle is a board."""
    return any(circle.kind == "board" for circle in charter.running_circles)


def gaps(charter: Charter) -> tuple[str, ...]:
    """Return the areas that nobody looks after."""
    return tuple(area for area in AREAS if not is_held(charter, area))


def is_held(charter: Charter, area: str) -> bool:
    """Return whether the charter says who looks after an area."""
    return any(any(_holds(read, area)) for read in (charter.here, charter))  # first this charter


def _holds(charter: Charter, area: str) -> Iterator[bool]:
    """Look in all places that can say who holds an area, the clearest first; the page of `NL403` explains them."""
    coordination = charter.coordination
    if coordination and any(names(text, area) for text in as_tuple(coordination.mandate)):
        yield bool(charter.coordinators) or has_text(coordination.rotation) or coordinating_circle(charter)
    yield any(is_for(held, area) and is_held_somehow(charter, held) for held in charter.responsibilities)
    circles = charter.running_circles
    yield any(names(circle.id, area) and has_people(circle) for circle in circles)
    if area == "newcomers":
        yield is_welcomed(charter)
    if area == "meetings":
        yield any(
            (meeting.every or has_text(meeting.when)) and has_text(meeting.facilitator) for meeting in charter.meetings
        )
    if area == "progress" and coordination and coordination.model == "distributed":
        yield bool(circles) and all(circle.lead for circle in circles)


def is_welcomed(charter: Charter) -> bool:
    """Return whether the charter says how a new member is welcomed, or says so where netlint does not look."""
    try:
        return charter.membership is not None and has_text(charter.membership.welcome)
    except StandsElsewhere:
        return True
