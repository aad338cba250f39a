"""Wording that several rules share: how long, how long ago, and that the phase is not recorded. Holds no rule."""

from netlint import Message, Phase


def span(days: int) -> Message:
    """Return a number of days as people say it: `1 day`."""
    return Message("1 day") if days == 1 else Message("{days} days", {"days": days})


def ago(days: int) -> Message:
    """Return how long ago something was, in whole days: yesterday is `1 day ago`."""
    return Message("1 day ago") if days == 1 else Message("{days} days ago", {"days": days})


def in_phase(said: Message, phase: Phase | None) -> Message:
    """Return what is said of a network in a phase; if the phase is not known, with that remark behind it."""
    return said if phase else Message("{said} The phase is not recorded.", {"said": said})
