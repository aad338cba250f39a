"""Rest: whether a network has said that it pauses or has ended. Holds no rule."""

from netlint import Charter


def is_at_rest(charter: Charter) -> bool:
    """Return whether the network is dormant or closed: nobody expects it to meet, to work or to be kept moving."""
    return charter.network is not None and charter.network.phase in ("dormant", "closed")
