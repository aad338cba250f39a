"""Areas of coordination: which words name them, and who looks after them. Holds no rule."""

import re
from collections.abc import Iterator
from functools import cache

from netlint import Charter, as_tuple
from netlint.charter import Responsibility

AREAS = ("progress", "meetings", "newcomers", "external-contact")
"""What shared coordination has to cover; OpenStack's distributed leadership names such parts of the work one by one."""

_GAP = r"[\W_]+"
_NAMES = {
    "progress": rf"progress|momentum|follow{_GAP}up|next{_GAP}step|voortgang|vervolgstap|opvolging|trekker"
    r"|proces(?:verantwoord|begeleid|bewak)",
    "meetings": r"meeting|gathering|bijeenkomst|samenkomst|vergader|overleg",
    "newcomers": rf"newcomer|new{_GAP}(?:members?|people)|onboarding|welcom|admission"
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
    """Return whether a text, or one of a list of texts, is more than blank."""
    return any(text.strip() for text in as_tuple(value))


def names(text: str | None, area: str) -> bool:
    """Return whether a text names an area, in English or Dutch, at the beginning of a word."""
    return bool(text and _pattern(area).search(text))


def is_for(responsibility: Responsibility, area: str) -> bool:
    """Return whether the kind, the id or the title of a responsibility names an area."""
    return any(names(text, area) for text in (responsibility.kind, responsibility.id, responsibility.title))


def holders(responsibility: Responsibility) -> tuple[str, ...]:
    """Return the ids of those who hold a responsibility, each once; or else of the member who answers for it."""
    return tuple(dict.fromkeys(as_tuple(responsibility.holders) or as_tuple(responsibility.accountable)))


def gaps(charter: Charter) -> tuple[str, ...]:
    """Return the areas that nobody looks after."""
    return tuple(area for area in AREAS if not is_held(charter, area))


def is_held(charter: Charter, area: str) -> bool:
    """Return whether the charter names someone who looks after an area."""
    return any(_holds(charter, area))


def _holds(charter: Charter, area: str) -> Iterator[bool]:
    """Look in the places that can say who holds an area, the most telling first; `NL403` explains them on its page."""
    coordination = charter.coordination
    if coordination and charter.coordinators:
        yield any(names(text, area) for text in as_tuple(coordination.mandate))
    yield any(is_for(held, area) and holders(held) for held in charter.responsibilities)
    circles = [circle for circle in charter.circles if circle.ended is None]
    yield any(names(circle.id, area) and (circle.lead or as_tuple(circle.members)) for circle in circles)
    if area == "meetings":
        yield any(meeting.every and has_text(meeting.facilitator) for meeting in charter.meetings)
    if area == "progress" and coordination and coordination.model == "distributed":
        yield bool(circles) and all(circle.lead for circle in circles)
