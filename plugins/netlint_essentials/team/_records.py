"""Records: what several rules of this family read from a charter."""

from netlint import Charter, as_tuple
from netlint.charter import Circle


def people(*references: str | tuple[str, ...] | None) -> set[str]:
    """Return the ids that some references name, each once."""
    return {member for reference in references for member in as_tuple(reference)}


def running_circles(charter: Charter) -> tuple[Circle, ...]:
    """Return the circles that have not ended."""
    return tuple(circle for circle in charter.circles if circle.ended is None)
