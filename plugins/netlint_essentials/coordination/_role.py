"""The coordinator's role: whether the charter says more about it than a name. Holds no rule."""

from netlint import NotBegun
from netlint.charter import Coordination
from netlint_essentials.coordination._areas import has_text


def need_description(coordination: Coordination) -> None:
    """Skip a rule about the role, as not begun, if the charter says no more about it than a name."""
    texts = (
        coordination.mandate,
        coordination.decides,
        coordination.release_criteria,
        coordination.selected_by,
        coordination.rotation,
    )
    values = (
        coordination.appointed,
        coordination.until,
        coordination.accepted_on,
        coordination.hours_per_month,
        coordination.reconfirm_every,
    )
    if not any(map(has_text, texts)) and all(value is None for value in values):
        raise NotBegun("the role of the coordinator")
