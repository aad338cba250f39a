"""What people call the things of a charter: by their texts, or else by their ids as words. Judges nothing."""

from collections.abc import Iterable
from typing import Final

from netlint.charter.model import Ritual
from netlint.charter.nothing import says_nothing
from netlint.i18n import Message
from netlint.utils.invisible import is_blank

RITUALS: Final = {
    "retrospective": Message("Looking back together"),
    "peer-review": Message("Feedback on each other's work"),
    "intervision": Message("Peer consultation"),
    "client-evaluation": Message("Asking clients"),
    "charter-review": Message("Reading the charter"),
    "training": Message("Training"),
    "experiment-review": Message("Looking at experiments"),
}


def spoken_id(an_id: str) -> str:
    """Return an id as words.

    >>> spoken_id("round-table")
    'Round table'
    """
    words = an_id.replace("-", " ")
    return words[:1].upper() + words[1:]


def spoken_text(text: str | None, an_id: str) -> str:
    """Return a text, or the id as words if the text says nothing.

    >>> spoken_text("Build a website", "website"), spoken_text("TBD", "website")
    ('Build a website', 'Website')
    """
    return spoken_id(an_id) if text is None or is_blank(text) or says_nothing(text) else text


def spoken_ritual(ritual: Ritual, among: Iterable[Ritual]) -> Message:
    """Return what a ritual is called: by its first kind, if no other ritual among these has that kind."""
    kinds = [kind for one in among for kind in one.kinds[:1]]
    kind = next(iter(ritual.kinds), None)
    return (
        RITUALS[kind]
        if kind and kinds.count(kind) == 1
        else Message(template="{text}", parameters={"text": spoken_id(ritual.id)})
    )
