"""JSON Schemas, made from the types of the model. Writes no file."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from netlint.charter.intervals import INTERVAL_PATTERN, SIGNS_PATTERN
from netlint.charter.model.base import MAIN, MEANINGS, PARTIAL_DATE, PARTIAL_DATE_PATTERN
from netlint.i18n.message import Translate

_DOCS = "x-taplo"
DRAFT = "https://json-schema.org/draft/2020-12/schema"


@cache
def json_schema(model: type[msgspec.Struct], *, nulls: bool = False) -> dict[str, Any]:
    """Return the JSON Schema of `model`: for TOML, so without null; or with `nulls`, for JSON.

    A table has an example with its required and main keys. A list of values has a sentence about each, in the order of
    the list and in the form that the editor extensions for TOML read (`x-taplo`).
    """
    schema = _settled(msgspec.json.schema(model))
    definitions = {name: node if nulls else _tidy(node) for name, node in schema["$defs"].items()}
    for node in definitions.values():
        if example := _example(node):
            node["examples"] = [example]
    top = definitions.pop(model.__name__)
    return {"$schema": DRAFT, **top, "$defs": definitions}


def with_tables(schema: dict[str, Any], tables: Mapping[str, type[msgspec.Struct]]) -> dict[str, Any]:
    """Return the schema of the charter with the tables of plugins, by their names under `[plugins]`."""
    import json

    free = schema["properties"]["plugins"]
    named: dict[str, Any] = {}
    definitions = dict(schema["$defs"])
    for name, table in tables.items():
        own = json.loads(json.dumps(json_schema(table), default=str).replace('"#/$defs/', f'"#/$defs/{name}.'))
        definitions |= {f"{name}.{inner}": form for inner, form in own.pop("$defs").items()}
        named[name] = {key: value for key, value in own.items() if key != "$schema"}
    properties = {**schema["properties"], "plugins": {**free, "properties": named}}
    return {**schema, "properties": properties, "$defs": definitions}


def for_editors(node: Any) -> Any:
    """Return a schema as editors check TOML with it: times have no offset, and tables without listed keys are free."""
    if isinstance(node, list):
        return [for_editors(item) for item in node]
    if not isinstance(node, dict):
        return node
    found = {key: for_editors(value) for key, value in node.items()}
    if found.get("format") == "time":
        found["format"] = "partial-time"
    if found.get("type") == "object":
        found.setdefault("additionalProperties", True)
    return found


def translated_schema(schema: dict[str, Any], translate: Translate) -> dict[str, Any]:
    """Return the schema of the charter with its title, descriptions, sentences and examples in another language."""
    spoken: dict[str, Any] = _translated(schema, translate)
    return {**spoken, "title": translate(schema["title"])}


def _translated(node: Any, translate: Translate) -> Any:
    if isinstance(node, list):
        return [_translated(item, translate) for item in node]
    if not isinstance(node, dict):
        return node
    spoken = {key: _translated(value, translate) for key, value in node.items()}
    if isinstance(node.get("description"), str):
        spoken["description"] = translate(node["description"])
    if sentences := meanings_of(node):
        spoken[_DOCS] = {"docs": {"enumValues": [translate(sentence) for sentence in sentences.values()]}}
    if isinstance(node.get("examples"), list):
        from netlint.charter.lines.translated import told

        spoken["examples"] = told(node["examples"], translate)
    return spoken


def inside(schema: dict[str, Any], form: dict[str, Any], part: str) -> Iterator[dict[str, Any]]:
    """Yield the schemas that the value of a key, or an item of a list, can have."""
    free = form.get("additionalProperties")
    inner = form.get("items") or form.get("properties", {}).get(part)
    if inner is None and form.get("type") == "object" and (free or "properties" not in form):
        inner = free if isinstance(free, dict) else {"type": "object"}
    for option in inner.get("anyOf", [inner]) if inner is not None else ():
        yield schema["$defs"][option["$ref"].rpartition("/")[2]] if "$ref" in option else option


def meanings_of(form: dict[str, Any]) -> dict[str, str]:
    """Return each value that a schema lists, with the sentence about it; empty if it lists none, or says nothing."""
    sentences = form.get(_DOCS, {}).get("docs", {}).get("enumValues", ())
    return dict(zip(form.get("enum", ()), sentences, strict=False))


def _example(node: dict[str, Any]) -> dict[str, Any]:
    """Return an example of a table, from those of its required and main keys; take the mark of main keys away."""
    example = {}
    for key, form in node.get("properties", {}).items():
        if (form.pop(MAIN, False) or key in node.get("required", ())) and "examples" in form:
            example[key] = form["examples"][0]
    return example


def _settled(node: Any) -> Any:
    """Return a schema as every version of `msgspec` that we allow writes it: null is last, keys of objects are free."""
    if isinstance(node, list):
        return [_settled(item) if isinstance(item, dict) else item for item in node]
    if not isinstance(node, dict):
        return node
    settled = {
        key: _settled(value) if isinstance(value, dict | list) else value
        for key, value in node.items()
        if key != "propertyNames"
    }
    if isinstance(settled.get("anyOf"), list):
        settled["anyOf"] = sorted(settled["anyOf"], key=lambda option: option == {"type": "null"})
    return settled


def _flat(options: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for option in options:
        yield from _flat(option["anyOf"]) if option.keys() == {"anyOf"} else (option,)


def _tidy(node: Any) -> Any:
    """Return a schema without null, empty unions and empty requirements, and with patterns as JSON Schema has them."""
    if isinstance(node, list):
        return [_tidy(item) if isinstance(item, dict) else item for item in node]
    if not isinstance(node, dict):
        return node
    tidy = {
        key: _tidy(value) if isinstance(value, dict | list) else value
        for key, value in node.items()
        if not (key == "default" and value in (None, [], {})) and not (key == "required" and not value)
    }
    if isinstance(tidy.get("anyOf"), list):
        options = [option for option in _flat(tidy.pop("anyOf")) if option != {"type": "null"}]
        tidy |= options[0] if len(options) == 1 else {"anyOf": options}
    if isinstance(tidy.get("pattern"), str):
        is_interval = tidy["pattern"] == SIGNS_PATTERN
        # as JSON Schema's own regular expressions write it
        tidy["pattern"] = INTERVAL_PATTERN if is_interval else tidy["pattern"].replace(r"\Z", "$")
    if sentences := tidy.pop(MEANINGS, None):
        tidy[_DOCS] = {"docs": {"enumValues": [sentences[value] for value in tidy["enum"]]}}
    if tidy.pop(PARTIAL_DATE, False) is True:
        date = {key: tidy.pop(key) for key in ("type", "format")}
        tidy["anyOf"] = [date, {"type": "string", "pattern": PARTIAL_DATE_PATTERN}]
    if isinstance(tidy.get("enum"), list):
        tidy["enum"] = [value for value in tidy["enum"] if value is not None]
    return tidy
