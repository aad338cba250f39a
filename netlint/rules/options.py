"""The options of a rule, as a type that settings are checked against. Reads no settings."""

from typing import get_type_hints

import msgspec
from msgspec import Struct

from netlint.rules.base import Rule


def options_type(rule: Rule) -> type[Struct]:
    """Return the type of a rule's options, from the annotations and defaults of its keyword-only parameters."""
    hints = get_type_hints(rule.function, include_extras=True)
    fields = [(name, hints.get(name, type(rule.defaults[name])), rule.defaults[name]) for name in rule.options]
    return msgspec.defstruct(rule.name, fields, frozen=True, forbid_unknown_fields=True, rename="kebab")
