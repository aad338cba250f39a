"""Templates, taken apart. Fills in nothing."""

import msgspec


class Piece(msgspec.Struct, frozen=True):
    """A piece of a template: what stands there as it is, and the field behind it, if there is one."""

    literal: str
    name: str | None
    spec: str | None
    conversion: str | None


def parse_template(template: str) -> list[Piece] | None:
    """Return the pieces of a template; `None` where it is none, since its brackets mean themselves."""
    from string import Formatter

    try:
        return [Piece(*piece) for piece in Formatter().parse(template)]
    except ValueError:
        return None
