"""How the command line reads a length of time, such as `60d` or `8w`."""

import re

import click

from netlint.cli.invocation import gettext as _

_UNITS = {"d": 1, "w": 7, "": 1}


def read_days(_context: click.Context, parameter: click.Parameter, given: str | None) -> int | None:
    """Return a number of days: `60d`, `60` or `8w`. Raises `click.BadParameter`."""
    if given is None:
        return None
    match = re.fullmatch(r"([0-9]{1,5})([dw]?)", given.strip())
    if not match:
        raise click.BadParameter(_("{given} is not a time such as 60d or 8w.").format(given=given), param=parameter)
    return int(match[1]) * _UNITS[match[2]]
