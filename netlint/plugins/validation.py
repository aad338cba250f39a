"""What plugins may give under names: formats, tables and presets. Asks no plugin, imports nothing of theirs."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from netlint.charter import Table
from netlint.charter.schema import json_schema
from netlint.i18n import Message, notice, verbatim
from netlint.utils.errors import raised_last


class Expected(msgspec.Struct, frozen=True):
    """What a hook gives under each name: a word for it, and what says whether it is that."""

    words: Message
    is_it: Callable[[Any], bool]


def is_name(given: object) -> bool:
    """Return whether something is a name of small letters and digits, with hyphens between."""
    parts = given.split("-") if isinstance(given, str) else [""]
    return all(part.isascii() and part.isalnum() and part == part.lower() for part in parts)


def _is_target(given: object) -> bool:
    """Return whether something is a text such as `package.module:Class`."""
    module, colon, name = given.partition(":") if isinstance(given, str) else ("", "", "")
    return bool(colon) and all(part.isidentifier() for part in (*module.split("."), *name.split(".")))


EXPECTED: Mapping[str, Expected] = {
    "netlint_formats": Expected(Message("the `module:Class` of a report format"), _is_target),
    "netlint_tables": Expected(
        Message("a subclass of netlint.Table"),
        lambda one: isinstance(one, type) and issubclass(one, Table),
    ),
    "netlint_presets": Expected(Message("a mapping of settings"), lambda one: isinstance(one, Mapping)),
}


def table_problem(table: type[Table]) -> Message | None:
    """Return why a type can hold no table of a charter, if it cannot."""
    try:
        for field in msgspec.structs.fields(table):
            if field.required:
                problem = "`{key}` must have a default, such as None, for a charter without it."
                return notice(problem, key=field.encode_name)
        msgspec.convert({}, table)
        json_schema(table)
    except (TypeError, ValueError, NameError) as error:  # of a type that can hold nothing of TOML
        return verbatim(str(error))
    except Exception as error:  # noqa: BLE001 (its `__post_init__` is code of the plugin)
        return verbatim(raised_last(error))
    return None
