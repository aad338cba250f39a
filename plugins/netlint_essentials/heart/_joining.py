"""Joining: what everyone says yes to, so that it counts for each member. Holds no rule."""

from netlint import Charter, as_tuple


def is_agreed_on_joining(charter: Charter, what: str) -> bool:
    """Return whether everyone says yes on joining to the `"purpose"`, say, or the `"values"`."""
    return charter.membership is not None and what in as_tuple(charter.membership.agreed_on_joining)
