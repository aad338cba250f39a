"""The pages of the documentation that are generated from the code: the charter format, and the list of rules."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from netlint.charter.intervals import INTERVAL_PATTERN
from netlint.charter.model.base import ID_PATTERN, LANGUAGE_PATTERN, PARTIAL_DATE_PATTERN
from netlint.i18n import Language
from netlint.i18n.translator import Translator
from netlint.reporters.base import Translated, family_title, translated
from netlint.reporters.rule_page import rule_page
from netlint.rules.base import Rule

_PATTERNS = {
    ID_PATTERN: "id",
    INTERVAL_PATTERN: "interval",
    LANGUAGE_PATTERN: "language",
    PARTIAL_DATE_PATTERN: "month or year",
}
_PLURALS = {"id": "ids", "table": "tables"}
_MANY = 2
"""If a key allows more values than these, the page does not repeat them for a list of these values."""
_TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "table",
}

CHARTER_PAGE = """# The charter format

One TOML file describes one network. Its default name is `charter.toml`. If a repository has several charters, name them
`*.charter.toml`. You can leave out every section, and every key that is not marked as required. Rules report what is
missing. A value of the wrong type is a finding too.

- Write keys and ids in lowercase letters, digits and hyphens. Each id is unique within its section.
- Write dates without quotation marks: `2026-06-01`. For past events, a month or year is enough. Put it in quotation
  marks: `"2017-02"` or `"2012"`.
- A key that takes a list of text also takes a single text.
- Write an interval as you say it: `"weekly"`, `"every month"`, `"every other week"`, `"2 weeks"`, `"twice a year"` or
  `"half-yearly"`. It can also be a range: `"2 to 3 weeks"`.
- Intervals can be in Dutch: `"wekelijks"`, `"elke maand"`, `"om de week"`, `"6 weken"`, `"2x per jaar"`,
  `"halfjaarlijks"` or `"2 tot 3 weken"`.
- If something has no fixed interval, use `when` instead: `when = "as needed"`.
- Use `[[elsewhere]]` to list sections that you keep in another place, and where. netlint then does not ask for them.
- An unknown key is a finding. Put anything else that you want to keep in `[extra]`.

An editor that supports TOML can complete and explain the keys. Run `netlint schema > charter.schema.json`, and begin
the charter with this line:

```toml
#:schema ./charter.schema.json
```
"""


def charter_page(schema: dict[str, Any]) -> str:
    """Return the page about the charter format, from its schema."""
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
    """Return the table that a part of the schema leads to, if any."""
    if "$ref" in node:
        found: dict[str, Any] = schema["$defs"][node["$ref"].rpartition("/")[2]]
        return found
    options = (*node.get("anyOf", ()), *([node["items"]] if "items" in node else []))
    return next((inside for option in options if (inside := _table(schema, option))), {})


def _keys(schema: dict[str, Any], table: dict[str, Any], prefix: str = "") -> str:
    rows = [] if prefix else ["| key | meaning | type |", "|---|---|---|"]
    for key, node in table["properties"].items():
        needed = " Required." if key in table.get("required", ()) else ""
        rows.append(f"| `{prefix}{key}` | {node['description']}{needed} | {_form(node)} |")
        if inside := _table(schema, node):
            rows.append(_keys(schema, inside, f"{prefix}{key}.").rstrip())
    return "\n".join(rows) + "\n"


def _form(node: dict[str, Any]) -> str:
    """Return the type of a value in a few words."""
    if "anyOf" in node and len(node["anyOf"][0].get("enum", ())) > _MANY:
        return f"one of these, or a list of them: {_form(node['anyOf'][0])}"
    if "anyOf" in node:
        options = sorted(node["anyOf"], key=lambda option: option.get("type") == "array")
        *front, last = dict.fromkeys(_form(option) for option in options)
        return f"{', '.join(front)}{',' if ' or ' in last else ' or'} {last}" if front else last
    if "enum" in node:
        return ", ".join(f"`{value}`" for value in node["enum"])
    if node.get("type") == "array":
        item = _form(node["items"])
        return "list of these" if "anyOf" in node["items"] else f"list of {_PLURALS.get(item, item)}"
    if node.get("pattern") in _PATTERNS:
        return _PATTERNS[node["pattern"]]
    return str(node.get("format") or _TYPES[node.get("type", "object")])


def rule_pages(rules: list[Rule], language: Language) -> Iterator[tuple[str, str]]:
    """Yield the pages of each rule, of each family, and of all rules, as file name and content."""
    by_code = {rule.code: rule for rule in rules}
    translate = Translator(rule.package for rule in rules).into(language)
    say = partial(translated, translate)
    article = "../article.md" if language == "en" else f"../../article.{language}.md"
    to_article = f"[{say('The article, sentence by sentence')}]({article})"
    for rule in rules:
        page = rule_page(rule, by_code, translate, link=_link)
        family = f"[{say(family_title(rule))}]({rule.family}.md)"
        yield f"{rule.code}.md", f"{page}\n{family} · [{say('The rules')}](README.md) · {to_article}\n"
    listed = []
    for family in dict.fromkeys(rule.family for rule in rules):
        of_family = [rule for rule in rules if rule.family == family]
        title = say(family_title(of_family[0]))
        yield f"{family}.md", f"# {title}\n\n{_table_of(of_family, say)}\n[{say('The rules')}](README.md)\n"
        listed.append(f"- [{title}]({family}.md): {', '.join(map(_link, of_family))}")
    written = say("These pages are generated from the rules. `netlint rules` and `netlint explain` show the same.")
    yield "README.md", f"# {say('The rules')}\n\n{written}\n\n" + "\n".join(listed) + f"\n\n{to_article}\n"


def _link(rule: Rule) -> str:
    return f"[{rule.code} {rule.name}]({rule.code}.md)"


def _table_of(rules: list[Rule], say: Translated) -> str:
    heads = [say("code"), say("name"), say("severity"), say("level"), say("what it reports")]
    rows = [f"| {' | '.join(heads)} |", "|---|---|---|---|---|"]
    for rule in rules:
        cells = (f"[{rule.code}]({rule.code}.md)", rule.name, say(rule.severity), say(rule.level), say(rule.page.title))
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"
