"""The pages of the documentation that are made from the code: the charter format, and the list of rules."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from netlint.charter.model.base import ID_PATTERN, INTERVAL_PATTERN, LANGUAGE_PATTERN, PARTIAL_DATE_PATTERN
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
_MANY = 3
"""Of more options than these, the page does not say again which a list of them can have."""
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
- Dates are TOML's own: `2026-06-01`, without quotes. Of what has happened, the month or year is enough: `"2017-02"` or
  `"2012"`, with quotes.
- Where a list of texts is taken, a single text is as well.
- An interval is `"daily"`, `"weekly"`, `"monthly"`, `"quarterly"`, `"yearly"`, or a number of `days`, `weeks`,
  `months` or `years`: `"2 weeks"`. The Dutch words are read too: `"wekelijks"`, `"maandelijks"`, `"per kwartaal"`,
  `"jaarlijks"`, `"6 weken"`. A range is an interval too: `"2 to 3 weeks"`, `"2 tot 3 weken"`. What has no rhythm has a
  `when` instead: `when = "as needed"`.
- What is not written here stands elsewhere: `[[elsewhere]]` says which sections, and where. netlint does not ask for
  them then.
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
    """Return the table that a part of the schema leads to, if any."""
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
    """Return in a word or two what form a value has."""
    if "anyOf" in node and len(node["anyOf"][0].get("enum", ())) > _MANY:
        return f"one of these, or a list of them: {_form(node['anyOf'][0])}"
    if "anyOf" in node:
        return " or ".join(dict.fromkeys(_form(option) for option in node["anyOf"]))
    if "enum" in node:
        return ", ".join(f"`{value}`" for value in node["enum"])
    if node.get("type") == "array":
        return f"list of {_form(node['items'])}"
    if node.get("pattern") in _PATTERNS:
        return _PATTERNS[node["pattern"]]
    return str(node.get("format") or _TYPES[node.get("type", "object")])


def rule_pages(rules: list[Rule], language: Language) -> Iterator[tuple[str, str]]:
    """Yield the page of each rule, of each family and of all, as the name of the file and its content."""
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
    written = say("Written from the rules themselves; `netlint rules` and `netlint explain` show the same.")
    yield "README.md", f"# {say('The rules')}\n\n{written}\n\n" + "\n".join(listed) + f"\n\n{to_article}\n"


def _link(rule: Rule) -> str:
    return f"[{rule.code} {rule.name}]({rule.code}.md)"


def _table_of(rules: list[Rule], say: Translated) -> str:
    heads = [say("code"), say("name"), say("severity"), say("level"), say("what is wrong")]
    rows = [f"| {' | '.join(heads)} |", "|---|---|---|---|---|"]
    for rule in rules:
        cells = (f"[{rule.code}]({rule.code}.md)", rule.name, say(rule.severity), say(rule.level), say(rule.page.title))
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"
