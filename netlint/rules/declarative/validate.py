"""What makes no sense in an entry of `[[custom]]`, wherever it looks."""

import re
from collections.abc import Mapping
from typing import Any

from netlint.charter.schema_paths import EVERY, NO_TABLES, Tables
from netlint.i18n import Message
from netlint.rules.declarative.entry import Claim, Conditions, DeclaredRule, conditions_in, parts
from netlint.rules.declarative.examples import example_problems
from netlint.rules.declarative.resolve import names_in
from netlint.rules.declarative.validate_conditions import Problems, condition_problems
from netlint.rules.declarative.validate_messages import message_problems
from netlint.rules.declarative.validate_paths import choice_problems, place_problems, problem_of_place

_OF_A_CLAIM = ("at", "where", "some", "must")


def problems(entry: DeclaredRule, table: Mapping[str, Any], tables: Tables = NO_TABLES) -> Problems:
    """Yield what makes no sense in an entry, each with the key that it is about; `table` is the entry as it is written.

    `tables` are those of plugins.
    """
    if not re.fullmatch(r"[A-Z]{2,6}\d{3}", entry.code):
        template = "`{code}` is not a valid code. Use two to six uppercase letters and three digits, such as OUR001."
        yield ("code",), Message(template, {"code": entry.code})
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", entry.name):
        template = "`{name}` is not a valid name. Use lowercase letters, digits and hyphens, such as no-world-class."
        yield ("name",), Message(template, {"name": entry.name})
    yield from message_problems(entry, tables)
    yield from example_problems(table)
    if "any" not in table:
        yield from _claim_problems(entry.claims[0], table, tables)
        return
    for key in (key for key in _OF_A_CLAIM if key in table):
        yield (key,), Message("`{key}` and `any` cannot be combined. Put it in an item of `any`.", {"key": key})
    if len(entry.any) < len(("here", "there")):
        yield ("any",), Message("`any` must have at least two items, each with `at` and `must`.")
    for number, (claim, written) in enumerate(zip(entry.any, table["any"], strict=False)):
        yield from ((("any", number, *key), problem) for key, problem in _claim_problems(claim, written, tables))


def _claim_problems(claim: Claim, table: Mapping[str, Any], tables: Tables) -> Problems:
    """Yield what makes no sense about a place and what must hold there."""
    yield from condition_problems(claim.must, table.get("must", {}), ("must",))
    yield from _some_problems(claim, table, tables)
    if not claim.at.strip():
        named = Message("`at` must name a place, such as members.*.expertise.")
        yield ("at",), named if "at" in table else Message("`{name}` is missing.", {"name": "at"})
    elif problem := problem_of_place(parts(claim.at), tables):
        yield ("at",), problem
    else:
        yield from place_problems(claim.must, parts(claim.at), ("must",), tables)
        yield from _where_problems(claim, table, tables)


def _some_problems(claim: Claim, table: Mapping[str, Any], tables: Tables) -> Problems:
    if table.get("some") is False:
        yield ("some",), Message("`{said} = false` has no effect. Leave it out.", {"said": "some"})
    elif claim.some and EVERY not in parts(claim.at):
        template = "`some` looks for one of several items, but `{at}` has no `*`. Leave `some` out."
        yield ("some",), Message(template, {"at": claim.at})
    elif claim.some and claim.must.unique:
        yield (
            ("must", "unique"),
            Message("`{first}` and `{second}` cannot be combined.", {"first": "some", "second": "unique"}),
        )
    elif _is_idle(claim, tables):
        said = "missing = true" if claim.some else "exists = true"
        template = "`{said}` is true everywhere or nowhere, so the rule has no effect."
        yield ("must", said.partition(" ")[0]), Message(template, {"said": said})


def _is_idle(claim: Claim, tables: Tables) -> bool:
    """Return whether a rule only wants that items are there, or that one of them is not: what is there is there."""
    path = parts(claim.at)
    is_every_item = path[-1] == EVERY and len(names_in(path, tables)) + path.count(EVERY) == len(path)
    return is_every_item and conditions_in(claim.must) == {"missing" if claim.some else "exists": True}


def _where_problems(claim: Claim, table: Mapping[str, Any], tables: Tables) -> Problems:
    """Yield what makes no sense in `where`: in its keys, and in the values or conditions of each."""
    if "where" in table and not claim.where:
        yield ("where",), Message('`where` is empty. Write a key and a value, such as `status = "active"`.')
    for key, wanted in claim.where.items():
        if isinstance(wanted, Conditions):
            yield from condition_problems(wanted, table["where"][key], ("where", key))
            if wanted.unique:
                yield (
                    ("where", key, "unique"),
                    Message("`unique` can only be in `must`, because it compares all places of the rule."),
                )
        yield from choice_problems(key, wanted, claim, tables)
