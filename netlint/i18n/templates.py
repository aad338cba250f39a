"""Parsing templates. Fills in nothing."""

import msgspec


class Piece(msgspec.Struct, frozen=True):
    """A piece of a template: literal text, and the field that follows it, if any."""

    literal: str
    name: str | None
    spec: str | None
    conversion: str | None


def parse_template(template: str) -> list[Piece] | None:
    """Return the pieces of a template; `None` if its brackets are not placeholders."""
    from string import Formatter

    try:
        return [Piece(*piece) for piece in Formatter().parse(template)]
    except ValueError:
        return None
