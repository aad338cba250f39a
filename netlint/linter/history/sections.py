"""Which sections of a charter say nothing about what is missing in them."""

from msgspec import Struct

from netlint.charter import Charter, as_tuple
from netlint.toml import Document


class Sections(Struct, frozen=True):
    """The sections in which a thing that is missing may still be so."""

    unsure: frozenset[str] = frozenset()
    """Those with an invalid value, which is left out."""
    elsewhere: frozenset[str] = frozenset()
    """Those that are kept elsewhere."""


def sections_of(document: Document, charter: Charter) -> Sections:
    """Return these sections of a charter, as `as_shown` returns it."""
    unsure = frozenset(str(one.path[0]) for one in document.mistakes if one.path and one.kind != "key")
    elsewhere = frozenset(section for one in charter.elsewhere for section in as_tuple(one.sections))
    return Sections(unsure, elsewhere)
