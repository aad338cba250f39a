"""Records: what several rules of this family read from a charter."""

from netlint import Charter, as_tuple
from netlint.charter import Circle, NextStep
from netlint_essentials.texts import said

TOGETHER = 2


def people(*references: str | tuple[str, ...] | None) -> set[str]:
    """Return the ids that some references name, each once."""
    return {member for reference in references for member in as_tuple(reference)}


def has_several(work: Circle | NextStep) -> bool:
    """Return whether two or more different people are in a circle, or own a step."""
    if isinstance(work, NextStep):
        return len(people(work.owner)) >= TOGETHER
    return max(len(people(work.members, work.lead)), work.size or 0) >= TOGETHER


def agrees_on_contribution(charter: Charter) -> bool:
    """Return whether the charter says what each member contributes at least."""
    membership = charter.membership
    if membership is None:
        return False
    least = membership.min_contribution
    asked = bool(said(least)) if isinstance(least, str) else bool(least)
    return asked or "contribution" in as_tuple(membership.agreed_on_joining)
