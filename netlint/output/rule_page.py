"""The page of a rule, as Markdown: what `netlint explain` prints and `docs/rules/` holds."""

from collections.abc import Callable, Mapping
from functools import partial

from msgspec.structs import FieldInfo, fields

from netlint.charter import Message, Translate, same
from netlint.examples import run_example
from netlint.output.format import Say, family_title, fill_in
from netlint.page import Example
from netlint.rules import Rule
from netlint.selection import silences
from netlint.settings import options_type

Link = Callable[[Rule], str]

_SET_OUT = (
    Message("# With a rule that crashes"),
    Message("# With the exception"),
    Message("# With"),
    Message("# On"),
    Message("# Beside it,"),
)
"""How the comments of an example begin that say under what it is checked."""


def name_of(rule: Rule) -> str:
    """Name a rule where there is nothing to link to."""
    return f"{rule.code} {rule.name}"


def rule_page(rule: Rule, rules: Mapping[str, Rule], translate: Translate = same, *, link: Link = name_of) -> str:
    """Write the page of one of `rules`, in the language of `translate`; `link` writes how it refers to another."""
    page, say = rule.page, partial(fill_in, translate)
    parts = [
        f"# {rule.code} {rule.name}",
        translate(page.title),
        f"{say('Severity')}: {say(rule.severity)} · {say('Level')}: {say(rule.level)} · {_scope(rule, translate)}",
    ]
    sections = (
        (Message("Why"), paragraphs(page.why, translate)),
        (Message("What to do"), paragraphs(page.fix, translate)),
        (Message("Ask the group"), translate(rule.asks)),
        (Message("Reported"), _examples(rule, translate, bad=True)),
        (Message("Not reported"), _examples(rule, translate, bad=False)),
    )
    parts += [f"## {head.text(translate)}\n\n{text}" for head, text in sections if text]
    if rule.options:
        parts.append(f"## {say('Options')}\n\n{_options(rule)}")
    if page.source:
        parts.append(f"## {say('Where this comes from')}\n\n{paragraphs(page.source, translate)}")
    if related := _related(rule, rules, say, link):
        parts.append(f"## {say('Related rules')}\n\n{related}")
    return "\n\n".join(parts) + "\n"


def _related(rule: Rule, rules: Mapping[str, Rule], say: Say, link: Link) -> str:
    """Say which rules make which pointless."""
    others = [other for other in rules.values() if other is not rule]
    lines = []
    if "*" in rule.silences and (spared := [link(other) for other in others if not silences(rule, other)]):
        lines.append(say("Where this rule has a finding, all others but {rules} wait.", rules=tuple(spared)))
    elif "*" in rule.silences:
        lines.append(say("Where this rule has a finding, all others wait."))
    elif after := [link(other) for other in others if silences(rule, other)]:
        lines.append(say("Where this rule has a finding, these wait: {rules}.", rules=tuple(after)))
    before = [link(other) for other in others if "*" not in other.silences and silences(other, rule)]
    if before:
        lines.append(say("This rule waits where one of these has a finding: {rules}.", rules=tuple(before)))
    return "\n\n".join(lines)


def paragraphs(text: str, translate: Translate) -> str:
    """Translate a text of several paragraphs: each is a text of its own in a catalogue."""
    return "\n\n".join(map(translate, text.split("\n\n")))


def _scope(rule: Rule, translate: Translate) -> str:
    """Say what the rule looks at besides the charter as a whole."""
    say = partial(fill_in, translate)
    scope = [f"{say('Family')}: {translate(family_title({rule.code: rule}, rule.family))} (`{rule.family}`)"]
    if rule.needs:
        scope.append(f"{say('Needs')}: {', '.join(f'`{section}`' for section in rule.needs)}")
    if rule.depends_on_today:
        scope.append(say("depends on the date"))
    return " · ".join(scope)


def _examples(rule: Rule, translate: Translate, *, bad: bool) -> str:
    chosen = [example for example in rule.page.examples if example.bad == bad]
    return "\n\n".join(f"```toml\n{_translated(rule, example, translate).rstrip()}\n```" for example in chosen)


def _translated(rule: Rule, example: Example, translate: Translate) -> str:
    """Put what the comments of an example say into the language of `translate`."""
    if translate is same:
        return example.text
    lines = example.text.split("\n")
    for number, finding in run_example(rule, example).found if example.expected else ():
        lines[number - 1] = lines[number - 1].replace(finding.message.text(), finding.message.text(translate))
    return "\n".join(_set_out(line, translate) for line in lines)


def _set_out(line: str, translate: Translate) -> str:
    """Translate the beginning of a comment that says under what an example is checked."""
    for words in _SET_OUT:
        if line.startswith(f"{words.template} "):
            return words.text(translate) + line.removeprefix(words.template)
    return line


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
