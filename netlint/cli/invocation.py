"""What all commands share in one call of the command line."""

from collections.abc import Callable
from typing import NamedTuple

import click

from netlint.i18n.catalogs import Language


class Invocation(NamedTuple):
    """What all commands share: it is the `obj` of click's context."""

    language: Language | None
    """The language that the command line or the environment asks for."""
    before_rule_files: Callable[[], None]
    """What is called before a rule file is run."""


def invocation() -> Invocation:
    """Return what all commands share."""
    shared: Invocation = click.get_current_context().obj
    return shared
