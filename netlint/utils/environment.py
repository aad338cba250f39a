"""What variables of the environment that stand for yes or no say. Reads no environment itself."""

from collections.abc import Mapping

_OFF = ("", "0", "false", "no", "off")
"""The values by which people turn a variable off; programs that write its name alone take these for on."""


def is_true(environment: Mapping[str, str], name: str) -> bool:
    """Return whether a variable is `true`, which is the only value that the system that sets it knows."""
    return environment.get(name, "").strip().lower() == "true"


def is_on(environment: Mapping[str, str], name: str) -> bool:
    """Return whether a variable is set to anything that does not mean no: some systems put their name in `CI`."""
    return environment.get(name, "").strip().lower() not in _OFF
