"""Ways to decide: whether a group has more than one, and how long each takes. Holds no rule."""

from netlint.charter import Decisions, DecisionWay
from netlint_essentials.coordination._areas import has_text


def says_how(way: DecisionWay) -> bool:
    """Return whether a way says how the decision is made, or by whom."""
    return way.method not in (None, "none") or has_text(way.passes) or has_text(way.decided_by)


def has_other_ways(decisions: Decisions) -> bool:
    """Return whether some decisions are made in a way other than the method of the group."""
    return any(says_how(way) and (way.method != decisions.method or has_text(way.passes)) for way in decisions.ways)


def deadlines(decisions: Decisions) -> tuple[int, ...]:
    """Return the days within which the group decides on a proposal: its own, and those of each way that has its own."""
    days = (decisions.deadline_days, *(way.deadline_days for way in decisions.ways))
    return tuple(each for each in days if each is not None)


def least_times(decisions: Decisions) -> tuple[int, ...]:
    """Return the least days that a proposal stays open: those of the group, and of each way that has its own."""
    days = (decisions.min_days, *(way.min_days for way in decisions.ways))
    return tuple(each for each in days if each is not None)
