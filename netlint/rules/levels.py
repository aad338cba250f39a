"""The levels of rules."""

from typing import Literal, TypeAlias, get_args

Level: TypeAlias = Literal["essential", "sound", "thriving", "opt-in"]
"""The level of a rule."""

LEVELS: tuple[Level, ...] = get_args(Level)
