"""The model of coordination: its shape, declared or derived. Holds no rule."""

from netlint import Charter
from netlint_essentials.coordination._areas import coordinating_circle, gaps, has_text


def model(charter: Charter) -> str:
    """Return the model that the charter declares in `coordination.model`, or the one that follows from its other keys.

    One coordinator makes `coordinator`, several make `pair`. Without a coordinator, a circle that coordinates makes
    `board`, a named parent network makes `parent`, and someone for each of the four areas makes `distributed`: less
    than all four is not an agreement to share the coordination, as most networks have a few holders. Otherwise it is
    `none`.
    """
    if charter.coordination and charter.coordination.model:
        return charter.coordination.model
    if charter.coordinators:
        return "coordinator" if len(charter.coordinators) == 1 else "pair"
    if coordinating_circle(charter):
        return "board"
    if has_parent(charter):
        return "parent"
    return "none" if gaps(charter) else "distributed"


def has_parent(charter: Charter) -> bool:
    """Return whether the charter names the network that this one is part of."""
    return bool(charter.network and has_text(charter.network.parent))
