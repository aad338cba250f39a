"""Agreements: whether a group has begun to write down how it works together. Holds no rule."""

from netlint import Charter, Table, keys

_FACTS = frozenset({"size", "max-size", "kinds", "agreed-on-joining", "min-contribution", "welcome", "support"})
"""What a membership or norms can have that says nothing yet of coming and going, or of hard moments."""


def agreements_begun(charter: Charter) -> bool:
    """Return whether something is agreed here on deciding, on coming and going, or on how members treat each other.

    What stands elsewhere is begun there, and nothing of it is missed here.
    """
    here = charter.here
    return here.decisions is not None or _says_more(here.membership) or _says_more(here.norms)


def _says_more(table: Table | None) -> bool:
    """Return whether a table is there that has more than facts; an empty one is a beginning."""
    if table is None:
        return False
    given = {key for attribute, key in keys(table) if getattr(table, attribute) not in (None, ())}
    return not given or not given <= _FACTS
