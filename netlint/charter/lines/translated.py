"""Values of the format in another language: catalogues have its texts with their quotation marks. Knows no key."""

from collections.abc import Mapping
from typing import Any

import tomli

from netlint.i18n.message import Message, Translate
from netlint.toml.writer import to_toml


def told(value: Any, translate: Translate) -> Any:
    """Return a value with its texts in the language of `translate`, which knows them with their quotation marks."""
    if isinstance(value, Message):
        return value.text(translate)
    if isinstance(value, str):
        written = to_toml(value)
        said = translate(written)
        return value if said == written else tomli.loads(f"it = {said}")["it"]
    if isinstance(value, Mapping):
        return {key: told(inner, translate) for key, inner in value.items()}
    return [told(inner, translate) for inner in value] if isinstance(value, list | tuple) else value
