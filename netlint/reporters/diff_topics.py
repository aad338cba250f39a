"""The topics under which differences between charters are shown. Reads no charter."""

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from netlint.i18n import Message

Topic: TypeAlias = Literal[
    "members", "roles", "purpose", "rhythm", "split", "decisions", "together", "clients", "work", "other"
]
"""What differences are about."""
TOPICS: Final[Mapping[Topic, Message]] = {
    "members": Message("Members"),
    "roles": Message("Roles"),
    "purpose": Message("Purpose and values"),
    "rhythm": Message("Rhythm"),
    "split": Message("Time and money"),
    "decisions": Message("Deciding"),
    "together": Message("Dealing with each other"),
    "clients": Message("Clients"),
    "work": Message("Steps and experiments"),
    "other": Message("Other changes"),
}
_BY_SECTION: Final[Mapping[str, Topic]] = {
    "members": "members",
    "coordination": "roles",
    "responsibilities": "roles",
    "circles": "roles",
    "support": "roles",
    "drives": "purpose",
    "values": "purpose",
    "meetings": "rhythm",
    "rituals": "rhythm",
    "time": "split",
    "economy": "split",
    "priorities": "split",
    "decisions": "decisions",
    "decision-log": "decisions",
    "membership": "together",
    "norms": "together",
    "agreements": "together",
    "clients": "clients",
    "proposition": "clients",
    "conversations": "clients",
    "next-steps": "work",
    "experiments": "work",
}
_BY_KEY: Final[Mapping[tuple[str, ...], Topic]] = {
    ("network", "purpose"): "purpose",
    ("network", "summary"): "purpose",
    ("network", "theme"): "purpose",
    ("network", "goals"): "purpose",
    ("network", "review-every"): "rhythm",
}


def topic_of(keys: tuple[str, ...]) -> Topic:
    """Return the topic of a place in the format."""
    return _BY_KEY.get(keys[:2]) or _BY_SECTION.get(keys[0], "other")
