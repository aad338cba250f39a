"""The coordinator's role: whether the charter says more of it than who has it. Holds no rule."""

from netlint import NotBegun
from netlint.charter import Coordination
from netlint_essentials.coordination._areas import has_text


def need_description(coordination: Coordination) -> None:
    """Leave a rule about the role not evaluated if nothing more of it is recorded than who has it."""
    told = (
        coordination.mandate,
        coordination.decides,
        coordination.release_criteria,
        coordination.selected_by,
        coordination.rotation,
    )
    known = (
        coordination.appointed,
        coordination.until,
        coordination.accepted_on,
        coordination.hours_per_month,
        coordination.reconfirm_every,
    )
    if not any(map(has_text, told)) and all(value is None for value in known):
        raise NotBegun("what the coordinator is asked to do")
