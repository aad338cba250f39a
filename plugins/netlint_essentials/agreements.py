"""Agreements: whether a group has begun to write down how it works together. Holds no rule."""

from netlint import Charter, StandsElsewhere


def agreements_begun(charter: Charter) -> bool:
    """Return whether any of `[decisions]`, `[membership]` and `[norms]` is there; one that stands elsewhere is."""
    try:
        return any(section is not None for section in (charter.decisions, charter.membership, charter.norms))
    except StandsElsewhere:
        return True
