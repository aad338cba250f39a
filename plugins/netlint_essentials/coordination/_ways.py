"""Ways to decide: whether a group has more than one, and how long each takes. Holds no rule."""

from netlint.charter import Decisions, DecisionWay
from netlint_essentials.coordination._areas import has_text


def says_how(way: DecisionWay) -> bool:
    """Return whether a way says how or by whom is decided."""
    return way.method not in (None, "none") or has_text(way.passes) or has_text(way.decided_by)


def has_other_ways(decisions: Decisions) -> bool:
    """Return whether some decisions are made in another way than by the method that the group has."""
    return any(says_how(way) and (way.method != decisions.method or has_text(way.passes)) for way in decisions.ways)


def deadlines(decisions: Decisions) -> tuple[int, ...]:
    """Return the days after which a proposal must be decided: of the group, and of each way that has its own."""
    days = (decisions.deadline_days, *(way.deadline_days for way in decisions.ways))
    return tuple(each for each in days if each is not None)


def least_times(decisions: Decisions) -> tuple[int, ...]:
    """Return the days that a proposal stays open at least: of the group, and of each way that has its own."""
    days = (decisions.min_days, *(way.min_days for way in decisions.ways))
    return tuple(each for each in days if each is not None)
