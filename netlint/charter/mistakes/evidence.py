"""Whether data is a charter at all, or has another program's tables and keys. Names no mistake in a charter."""

from collections.abc import Mapping
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from netlint.charter.lines.shapes import reference
from netlint.charter.model import Charter
from netlint.charter.repair.key_words import like, said
from netlint.charter.schema import json_schema
from netlint.i18n.message import Message
from netlint.toml.mistake import Mistake

_MOST = 100
"""The most keys of a table, and tables of a list, that are looked at. The project chose this limit."""
_NAMED = 3
"""The most keys that a message names."""
_PATIENCE = 4
"""The most unknown keys for each known one that any program may use, such as `name`. The project chose this limit."""
_FREE = ("extra", "plugins")
"""Tables that can contain anything."""
_COMMON_KEYS = (
    "at by code contact currency date from id kind language limits log members method model name notes owner parent "
    "percent reason rest rule since size source status steps summary text time title to tz until url what when window "
    "with"
)
_COMMON = frozenset(_COMMON_KEYS.split())
"""Keys of the format that other programs use too: by themselves they do not show that a file is a charter."""


class _Evidence(NamedTuple):
    """What speaks for a charter, and what against it."""

    certain: int = 0
    """Keys in a table of the format that hardly any other program has."""
    common: int = 0
    """Keys in a table of the format that any program may have, and tables of the format without a key."""
    stray: int = 0
    """Keys of the format outside its tables that hardly any other program has."""
    unknown: tuple[str, ...] = ()
    """Keys that the format does not have."""

    def plus(self, other: "_Evidence") -> "_Evidence":
        """Return the evidence of both."""
        return _Evidence(
            self.certain + other.certain,
            self.common + other.common,
            self.stray + other.stray,
            self.unknown + other.unknown,
        )

    @property
    def speaks_for_charter(self) -> bool:
        """Whether it is that of a charter, with whatever mistakes."""
        return bool(self.certain) or len(self.unknown) <= max(_PATIENCE * self.common, self.stray)


def other_format(data: Mapping[str, Any]) -> Mistake | None:
    """Return the mistake that data is not a charter; `None` if it is one, even one with many mistakes.

    Keys count in any language and with typos, as far as netlint knows what they mean. A key that any program may have
    counts for little.
    """
    found = _Evidence()
    for key, value in islice(data.items(), _MOST):
        if key not in _FREE:
            found = found.plus(_of(key, value))
    if found.speaks_for_charter:
        return None
    template = "This file is not a charter: netlint does not know its tables and keys, such as {keys}."
    return Mistake("format", Message(template, {"keys": tuple(f"`{key}`" for key in found.unknown[:_NAMED])}))


def _of(key: str, value: object) -> _Evidence:
    """Return the evidence of a key or table at the top of a file."""
    tables = json_schema(Charter)["properties"]
    inside = [_inside(_keys_of(tables[one]), value) for one in like(key, tables)]
    known = [one for one in inside if one.certain or one.common]
    if known:
        return max(known)
    if inside and said(key, tables):
        return inside[0].plus(_Evidence(common=1))
    if not inside and said(key, _all_keys() - _COMMON):
        return _Evidence(stray=1)
    return _Evidence() if said(key, _COMMON) else _Evidence(unknown=(key,))


def _inside(known: frozenset[str], value: object) -> _Evidence:
    """Return the evidence of what a table of the format has, which has the keys `known`."""
    keys = _keys_in(value)
    found = _Evidence(common=int(not keys))
    for key in keys:
        meant = like(key, known)
        is_common = bool(meant) and _COMMON.issuperset(meant)
        found = found.plus(_Evidence(bool(meant) and not is_common, is_common, unknown=() if meant else (key,)))
    return found


def _keys_in(value: object) -> dict[str, None]:
    """Return the keys of a table, or of a list of tables; none of another value."""
    tables = value if isinstance(value, list) else [value]
    return {key: None for table in tables[:_MOST] if isinstance(table, Mapping) for key in islice(table, _MOST)}


def _keys_of(form: Mapping[str, Any]) -> frozenset[str]:
    """Return the keys that the format has for a table, or for the tables of a list; none for a plain value."""
    named = filter(None, map(reference, form.get("anyOf", [form])))
    definitions = json_schema(Charter)["$defs"]
    return frozenset(key for name in named for key in definitions[name.rpartition("/")[2]]["properties"])


@cache
def _all_keys() -> frozenset[str]:
    """Return the keys of all tables of the format."""
    return frozenset(key for table in json_schema(Charter)["$defs"].values() for key in table["properties"])
