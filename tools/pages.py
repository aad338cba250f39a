"""The pages of the documentation that are made from the code: the charter format, and the list of rules."""

from typing import Any

from netlint.charter.model.base import ID_PATTERN, INTERVAL_PATTERN, LANGUAGE_PATTERN
from netlint.output.format import family_title
from netlint.rules import Rule

_PATTERNS = {ID_PATTERN: "id", INTERVAL_PATTERN: "interval", LANGUAGE_PATTERN: "language"}
_TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "table",
}

CHARTER_PAGE = """# The charter format

One TOML file describes one network. Its default name is `charter.toml`; where a repository holds several,
`*.charter.toml`. Everything is optional to the format: a wrong type is a finding, and what is missing is for a rule to
say.

- Keys and ids are in small letters with hyphens, and an id is unique among its kind.
- Dates are TOML's own: `2026-06-01`, without quotes.
- Where a list of texts is taken, a single text is as well.
- An interval is `"weekly"`, `"monthly"`, `"quarterly"`, `"yearly"`, or a number of `days`, `weeks`, `months` or
  `years`: `"2 weeks"`. The Dutch words are read too: `"wekelijks"`, `"maandelijks"`, `"per kwartaal"`, `"jaarlijks"`,
  `"6 weken"`.
- A key that the format does not know is a finding; what is your own goes into `[extra]`.

An editor that knows TOML helps you write it, with `netlint schema > charter.schema.json` and the first line

```toml
#:schema ./charter.schema.json
```
"""


def charter_page(schema: dict[str, Any]) -> str:
    """Write the reference of the charter format, from its schema."""
    parts = [CHARTER_PAGE]
    for section, node in schema["properties"].items():
        heading = f"[[{section}]]" if node.get("type") == "array" else f"[{section}]"
        table = _table(schema, node)
        if not table.get("properties"):
            parts.append(f"## `{section}`\n\n{node['description']}\n")
            continue
        parts.append(f"## `{heading}`\n\n{table['description']}\n\n{_keys(schema, table)}")
    return "\n".join(parts)


def _table(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """Give the table that a part of the schema leads to, if any."""
    if "$ref" in node:
        found: dict[str, Any] = schema["$defs"][node["$ref"].rpartition("/")[2]]
        return found
    options = (*node.get("anyOf", ()), *([node["items"]] if "items" in node else []))
    return next((inside for option in options if (inside := _table(schema, option))), {})


def _keys(schema: dict[str, Any], table: dict[str, Any], prefix: str = "") -> str:
    rows = [] if prefix else ["| key | what it is | form |", "|---|---|---|"]
    for key, node in table["properties"].items():
        needed = " (required)" if key in table.get("required", ()) else ""
        rows.append(f"| `{prefix}{key}` | {node['description']}{needed} | {_form(node)} |")
        if inside := _table(schema, node):
            rows.append(_keys(schema, inside, f"{prefix}{key}.").rstrip())
    return "\n".join(rows) + "\n"


def _form(node: dict[str, Any]) -> str:
    """Say in a word or two what form a value has."""
    if "anyOf" in node:
        return " or ".join(dict.fromkeys(_form(option) for option in node["anyOf"]))
    if "enum" in node:
        return ", ".join(f"`{value}`" for value in node["enum"])
    if node.get("type") == "array":
        return f"list of {_form(node['items'])}"
    if node.get("pattern") in _PATTERNS:
        return _PATTERNS[node["pattern"]]
    return str(node.get("format") or _TYPES[node.get("type", "object")])


def rules_index(rules: list[Rule]) -> str:
    """Write the list of rules, by family."""
    by_code = {rule.code: rule for rule in rules}
    parts = ["# The rules\n\nWritten from the rules themselves; `netlint rules` and `netlint explain` show the same.\n"]
    for family in dict.fromkeys(rule.family for rule in rules):
        parts.append(
            f"## {family_title(by_code, family)}\n\n"
            "| code | name | severity | level | what is wrong |\n|---|---|---|---|---|"
        )
        parts += [
            f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity} | {rule.level} | {rule.page.title} |"
            for rule in rules
            if rule.family == family
        ]
        parts.append("")
    return "\n".join(parts)
