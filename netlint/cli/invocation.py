"""What all commands share in one call of the command line."""

from collections.abc import Callable

import click
import msgspec

from netlint.cli.console import Console
from netlint.i18n import Language, Message


class Process(msgspec.Struct, frozen=True):
    """What a run does to the process that it runs in: nothing, unless it has that process to itself."""

    before_rule_files: Callable[[], None] = lambda: None
    """Is called before a rule file is run."""
    interrupt_on_signals: Callable[[], None] = lambda: None
    """Is called before there is anything that a run has to clear away at its end."""


SHARED = Process()
"""For a run that shares its process with others."""


class Invocation(msgspec.Struct, frozen=True):
    """What all commands share: it is the `obj` of click's context."""

    console: Console
    language: Language | None
    """The language that the command line or the environment asks for."""
    fallback: Language
    """The language of the locale."""
    process: Process
    """What the run may do to the process that it runs in."""


def invocation() -> Invocation:
    """Return what all commands share."""
    shared: Invocation = click.get_current_context().find_object(Invocation)  # type: ignore[assignment]  # the group has put it there
    return shared


def spoken_language() -> Language:
    """Return the language of the run: the one that is asked for, or else that of the locale."""
    shared = invocation()
    return shared.language or shared.fallback


def console() -> Console:
    """Return the streams of the run."""
    return invocation().console


def usage_error(problem: Message) -> click.UsageError:
    """Return the error of a command line, in the language of the run."""
    return click.UsageError(problem.text(console().translation))


def gettext(text: str) -> str:
    """Return a text of the command in the language of the run."""
    return console().translation(text)
