"""The language that a charter declares, even if the charter cannot be read."""

import re

from netlint.i18n.languages import Language, language_of_tag
from netlint.toml import Document

_LANGUAGE = (
    r"(?m)^[ \t\ufffd]*+(?:(\[)[ \t]*+(network(?![\w.-]))?"
    r"|(network[ \t]*+\.[ \t]*+)?language[ \t]*+=[ \t]*+[^\w\s#]?([A-Za-z-]++))"
)
"""A table header, which can be that of the network, or a language."""


def declared_language(document: Document) -> Language | None:
    """Return the language that a charter declares; `None` if it declares none that netlint has."""
    if document.data is None:
        return language_of_tag(_language_in(document.source.text))
    network = document.data.get("network")
    return language_of_tag(network.get("language")) if isinstance(network, dict) else None


def _language_in(text: str) -> str | None:
    """Return the language that text which cannot be read seems to declare."""
    inside = False
    for line in re.finditer(_LANGUAGE, text.replace("\0", "")):  # of other encodings, every other byte is a NUL
        if line[1]:
            inside = line[2] is not None
        elif inside or line[3]:
            return line[4]
    return None
