"""What a value can be read as: what it certainly is, or what a person can choose. Reads nothing."""

from typing import Any, NamedTuple

from netlint.charter.repair.meant import NOTHING


class Reading(NamedTuple):
    """What a value can be read as."""

    certain: Any = NOTHING
    """The value that it certainly is; `NOTHING` if that is not certain."""
    choices: tuple[Any, ...] = ()
    """Values of which a person chooses one, or none."""


UNREADABLE = Reading()


def choices(*values: Any) -> Reading:
    """Return the values that there are as those to choose from."""
    return Reading(choices=tuple(value for value in values if value is not None))
