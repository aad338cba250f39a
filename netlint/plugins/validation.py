"""What plugins may give under names: formats, tables, presets and fixtures. Asks no plugin."""

from collections.abc import Callable, Mapping
from keyword import iskeyword
from typing import Any

import msgspec

from netlint.charter import Table
from netlint.i18n import Message


class Expected(msgspec.Struct, frozen=True):
    """What a hook gives under each name: a word for it, and what says whether it is that."""

    words: Message
    is_it: Callable[[Any], bool]
    is_name: Callable[[object], bool]
    allowed: Message
    """What a name can have, with an example."""


def is_name(given: object) -> bool:
    """Return whether something is a name of small letters and digits, with hyphens between."""
    parts = given.split("-") if isinstance(given, str) else [""]
    return all(part.isascii() and part.isalnum() and part == part.lower() for part in parts)


def is_parameter(given: object) -> bool:
    """Return whether something is the name of a parameter in small letters, with underscores between."""
    if not isinstance(given, str) or not given.isidentifier() or iskeyword(given):
        return False
    return given.isascii() and given == given.lower() and not given.startswith("_")


def _is_target(given: object) -> bool:
    """Return whether something is a text such as `package.module:Class`."""
    module, colon, name = given.partition(":") if isinstance(given, str) else ("", "", "")
    return bool(colon) and all(part.isidentifier() for part in (*module.split("."), *name.split(".")))


_HYPHENS = Message("lowercase letters, digits and hyphens, such as `our-list`")
_UNDERSCORES = Message("lowercase letters, digits and underscores, such as `our_calendar`")

EXPECTED: Mapping[str, Expected] = {
    "netlint_formats": Expected(Message("the `module:Class` of a report format"), _is_target, is_name, _HYPHENS),
    "netlint_tables": Expected(
        Message("a subclass of netlint.Table"),
        lambda one: isinstance(one, type) and issubclass(one, Table),
        is_name,
        _HYPHENS,
    ),
    "netlint_presets": Expected(
        Message("a mapping of settings"), lambda one: isinstance(one, Mapping), is_name, _HYPHENS
    ),
    "netlint_fixtures": Expected(Message("a function that returns the value"), callable, is_parameter, _UNDERSCORES),
}
