"""The tables of plugins: what is wrong with their types, and with rules that require them. Reads no charter."""

from collections.abc import Mapping

import msgspec

from netlint.charter import Table
from netlint.charter.own_types import type_problem
from netlint.charter.schema import json_schema
from netlint.charter.schema_paths import forms_at, place_problem
from netlint.i18n import Message, notice, verbatim
from netlint.rules.base import Rule
from netlint.toml import DocPath, dotted
from netlint.utils.errors import raised_in
from netlint.utils.suggest import did_you_mean


def table_problem(table: type[Table]) -> Message | None:
    """Return why a type can hold no table of a charter, if it cannot."""
    try:
        for field in msgspec.structs.fields(table):
            if field.required:
                problem = "`{key}` must have a default, such as None, for a charter without it."
                return notice(problem, key=field.encode_name)
        msgspec.convert({}, table)
        if wrong := type_problem(table):
            return wrong
        json_schema(table)
    except (TypeError, ValueError, NameError) as error:  # of a type that can hold nothing of TOML
        return verbatim(str(error))
    except Exception as error:  # noqa: BLE001 (its `__post_init__` is code of the plugin)
        return verbatim(raised_in(error))
    return None


def requires_problem(rule: Rule, tables: Mapping[str, type[Table]]) -> Message | None:
    """Return why a rule cannot require a table of a plugin that it names; `None` if it can, or names none.

    `tables` are those of all plugins, by their names under `[plugins]`.
    """
    for section in rule.own_tables:
        path = tuple(section.split("."))
        if path[1] not in tables:
            problem = notice("it requires `{section}`, but no loaded plugin provides that table.", section=section)
            meant = did_you_mean(section, (f"plugins.{name}" for name in tables))
            return problem + " " + meant if meant else problem
        if depth := _list_around(path, tables):
            template = (
                "it requires `{section}`, which is inside a list. Require `{list}`, and look at its items in the rule."
            )
            return notice(template, section=section, list=dotted(path[:depth]))
        if wrong := place_problem(path, tables=tables):
            return notice("it requires a place that does not exist. {problem}", problem=wrong)
    return None


def _list_around(path: DocPath, tables: Mapping[str, type[Table]]) -> int:
    """Return how many parts of a path are those of a list that it goes into; 0 if it goes into none."""
    for depth in range(1, len(path)):
        forms = forms_at(path[:depth], tables)
        is_key = any(path[depth] in form.get("properties", ()) for form in forms)
        if not is_key and any("items" in form for form in forms):
            return depth
    return 0
