"""The page of a rule, as Markdown: what `netlint explain` prints and `docs/rules/` holds."""

from msgspec.structs import FieldInfo, fields

from netlint.charter import Translate, same
from netlint.page import Example
from netlint.rules import Rule
from netlint.settings import options_type


def rule_page(rule: Rule, translate: Translate = same) -> str:
    """Write the page of a rule."""
    page, say = rule.page, translate
    parts = [
        f"# {rule.code} {rule.name}",
        say(page.title),
        f"{say('Severity')}: {say(rule.severity)} · {say('Level')}: {say(rule.level)} · {_scope(rule, say)}",
        f"## {say('Why')}\n\n{say(page.why)}",
        f"## {say('What to do')}\n\n{say(page.fix)}",
        f"## {say('Ask the group')}\n\n{say(rule.asks)}",
        f"## {say('Reported')}\n\n" + "\n\n".join(_code(example) for example in page.examples if example.bad),
        f"## {say('Not reported')}\n\n" + "\n\n".join(_code(example) for example in page.examples if not example.bad),
    ]
    if rule.options:
        parts.append(f"## {say('Options')}\n\n{_options(rule)}")
    if page.source:
        parts.append(f"## {say('Where this comes from')}\n\n{say(page.source)}")
    return "\n\n".join(parts) + "\n"


def _scope(rule: Rule, say: Translate) -> str:
    """Say what the rule looks at besides the charter as a whole."""
    scope = [say("Family") + f": {rule.family}"]
    if rule.needs:
        scope.append(say("Needs") + f": {', '.join(f'`{section}`' for section in rule.needs)}")
    if rule.depends_on_today:
        scope.append(say("depends on the date"))
    return " · ".join(scope)


def _code(example: Example) -> str:
    return f"```toml\n{example.text.rstrip()}\n```"


def _options(rule: Rule) -> str:
    """Write the options as they stand in the settings, with their defaults."""
    lines = [f"[rules.{rule.name}]", *(f"{field.encode_name} = {_toml(field)}" for field in fields(options_type(rule)))]
    return "```toml\n" + "\n".join(lines) + "\n```"


def _toml(field: FieldInfo) -> str:
    value = field.default
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple | list):
        return "[" + ", ".join(f'"{item}"' if isinstance(item, str) else str(item) for item in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)
