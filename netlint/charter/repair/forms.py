"""The parts of a schema, by the paths of a charter. Repairs nothing."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from netlint.toml.paths import DocPath

Form: TypeAlias = Mapping[str, Any]
"""A part of a JSON Schema."""
Fits: TypeAlias = Callable[[Form, Any], bool]


class Forms:
    """The parts of one schema; `fits` says whether a value fits a part of it."""

    def __init__(self, schema: Form, fits: Fits) -> None:
        """Store a schema with its `$defs`."""
        self._schema = schema
        self.fits = fits

    def at(self, path: DocPath) -> Form:
        """Return the schema of a place, with all that it allows."""
        forms: list[Form] = [self._schema]
        for part in path:
            forms = [inner for form in forms for option in self.options(form) for inner in _inside(option, part)]
        return forms[0] if len(forms) == 1 else {"anyOf": forms}

    def options(self, form: Form) -> list[Form]:
        """Return each thing that a schema allows."""
        if "$ref" in form:
            return [self._schema["$defs"][form["$ref"].rpartition("/")[2]]]
        if "anyOf" in form:
            return [option for inner in form["anyOf"] for option in self.options(inner)]
        return [form]


def _inside(option: Form, part: str | int) -> Iterator[Form]:
    """Yield the schema of a part of what a schema allows."""
    free = option.get("additionalProperties")
    if isinstance(part, int):
        inner = option.get("items")
    else:
        inner = option.get("properties", {}).get(part, free if isinstance(free, dict) else None)
    if inner is not None:
        yield inner
