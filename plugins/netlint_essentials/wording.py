"""Wording that several rules share: how long, how long ago, and that the phase is not known. Holds no rule."""

from netlint import Message, Phase

_PHASES = {
    "forming": Message("`forming`"),
    "start": Message("`start`"),
    "consolidation": Message("`consolidation`"),
    "mature": Message("`mature`"),
    "dormant": Message("`dormant`"),
    "closed": Message("`closed`"),
}
"""The phases as a charter has them; a translation explains the word."""


def span(days: int) -> Message:
    """Return a number of days as people say it: `1 day`."""
    return Message("1 day") if days == 1 else Message("{days} days", {"days": days})


def ago(days: int) -> Message:
    """Return how long ago something was, in whole days: yesterday is `1 day ago`."""
    return Message("1 day ago") if days == 1 else Message("{days} days ago", {"days": days})


def phase_name(phase: Phase) -> Message:
    """Return a phase as the charter has it, with its meaning in another language: in Dutch `start` (beginfase)."""
    return _PHASES[phase]


def in_phase(said: Message, phase: Phase | None) -> Message:
    """Return a message about a network in a phase; if the phase is not known, it says so in a second sentence."""
    return (
        said
        if phase
        else Message(
            "{said} netlint assumes the mildest case, because the charter does not give the phase.", {"said": said}
        )
    )
