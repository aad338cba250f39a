"""The page of a rule, as Markdown: what `netlint explain` prints and `docs/rules/` holds."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from msgspec.structs import fields

from netlint.i18n import Message
from netlint.i18n.message import MAX_CHARACTERS
from netlint.i18n.translation import ENGLISH, Translation
from netlint.reporters.base import Translated, family_title, translated
from netlint.reporters.escape_markdown import as_code, as_code_block, escape_paragraph
from netlint.reporters.escape_terminal import escape_terminal
from netlint.rules.base import Rule
from netlint.rules.docs import Example
from netlint.rules.options import options_type
from netlint.rules.selector import supersedes

Link = Callable[[Rule], str]
Write = Callable[[str], str]
"""How the text of a rule is written."""


def as_markdown(text: str) -> str:
    """Return a text of a repository's own rule as a paragraph of Markdown that shows it as it was written."""
    return escape_paragraph(escape_terminal(text))


def rule_page(
    rule: Rule,
    rules: Mapping[str, Rule],
    translate: Translation = ENGLISH,
    *,
    link: Link | None = None,
    local: Write = as_markdown,
) -> str:
    """Return the page of one of `rules`, in the language of `translate`; without `link`, it refers to others by name.

    What a plugin says in its rules is Markdown. What a repository says in its own is plain, and written by `local`.
    """
    page, say = rule.page, partial(translated, translate)
    name_of = partial(_name, local=local)
    own: Write = (lambda text: local(translate(text))) if rule.is_local else translate
    scope = _scope(rule, translate, own)
    parts = [
        f"# {name_of(rule)}",
        own(page.title),
        f"{say('Severity')}: {say(rule.severity)} · {say('Level')}: {say(rule.level)} · {scope}",
    ]
    sections = (
        (Message("Why"), paragraphs(page.why, own)),
        (Message("What to do"), paragraphs(page.fix, own)),
        (Message("Ask the group"), own(rule.question)),
        (Message("Reported"), _examples(rule, translate, bad=True)),
        (Message("Not reported"), _examples(rule, translate, bad=False)),
    )
    parts += [f"## {head.text(translate)}\n\n{text}" for head, text in sections if text]
    if rule.options:
        parts.append(f"## {say('Options')}\n\n{_toml_block(rule, _options(rule))}")
    if page.source:
        parts.append(f"## {say('Source')}\n\n{paragraphs(page.source, own)}")
    if related := _related(rule, rules, say, link or name_of):
        parts.append(f"## {say('Related rules')}\n\n{related}")
    return "\n\n".join(parts) + "\n"


def _name(rule: Rule, local: Write) -> str:
    """Return code and name of a rule; that of a repository's own is written by `local`, and left out where it is long.

    A sentence with it would cut it short, wherever that is.
    """
    if not rule.is_local:
        return f"{rule.code} {rule.name}"
    name = local(f"{rule.code} {rule.name}")
    return name if len(name) <= MAX_CHARACTERS else rule.code


def _related(rule: Rule, rules: Mapping[str, Rule], say: Translated, link: Link) -> str:
    """Return which rules are skipped because of which."""
    others = [other for other in rules.values() if other is not rule]
    lines = []
    if "*" in rule.supersedes and (spared := [link(other) for other in others if not supersedes(rule, other)]):
        lines.append(
            say("If this rule reports a finding, all other rules except {rules} are skipped.", rules=tuple(spared))
        )
    elif "*" in rule.supersedes:
        lines.append(say("If this rule reports a finding, all other rules are skipped."))
    elif after := [link(other) for other in others if supersedes(rule, other)]:
        lines.append(
            say(
                "If this rule reports a finding, these rules are skipped: {rules}."
                if len(after) > 1
                else "If this rule reports a finding, {rules} is skipped.",
                rules=tuple(after),
            )
        )
    before = [link(other) for other in others if "*" not in other.supersedes and supersedes(other, rule)]
    if before:
        lines.append(
            say(
                "This rule is skipped if one of these rules reports a finding: {rules}."
                if len(before) > 1
                else "This rule is skipped if {rules} reports a finding.",
                rules=tuple(before),
            )
        )
    return "\n\n".join(lines)


def paragraphs(text: str, write: Write) -> str:
    """Return a text of several paragraphs, each of them translated, or written in another way."""
    return "\n\n".join(map(write, text.split("\n\n")))


def _scope(rule: Rule, translate: Translation, own: Write) -> str:
    """Return what the rule looks at besides the charter as a whole."""
    say = partial(translated, translate)
    title, name = own(family_title(rule)), as_code(escape_terminal(rule.family))
    scope = [f"{say('Family')}: {title} ({name})"]
    if rule.requires:
        scope.append(
            f"{say('Checked only if the charter has')}: {', '.join(f'`{section}`' for section in rule.requires)}"
        )
    if rule.depends_on_today:
        scope.append(say("depends on the date"))
    scope += [
        say("uses `{name}` of the plugin `{plugin}`", name=name, plugin=rule.provided[name].plugin)
        for name in rule.fixtures
        if name in rule.provided
    ]
    return " · ".join(scope)


def _examples(rule: Rule, translate: Translation, *, bad: bool) -> str:
    chosen = [example for example in rule.page.examples if example.bad == bad]
    return "\n\n".join(block for example in chosen for block in _blocks(rule, example, translate))


def _blocks(rule: Rule, example: Example, translate: Translation) -> Iterator[str]:
    """Yield an example as blocks of code: the charters, and each file beside them below its name."""
    lines, parts = _text(example, translate).split("\n"), example.parts
    ends = [*(part.lines for part in parts[1:]), len(lines)]
    charters: list[str] = []
    for part, end in zip(parts, ends, strict=True):
        if part.is_charter:
            charters += lines[part.lines : end]
            continue
        if charters:
            yield _toml_block(rule, "\n".join(charters).rstrip())
        charters = []
        content = "\n".join(lines[part.lines + 1 : end]).strip("\n")
        name = as_code(escape_terminal(part.name) if rule.is_local else part.name)
        said = Message("Beside it, {file}:") if content else Message("Beside it, {file}, which is empty.")
        yield translate(said.template).format(file=name)
        if content:
            yield _block(rule, content, "")
    if charters:
        yield _toml_block(rule, "\n".join(charters).rstrip())


def _text(example: Example, translate: Translation) -> str:
    """Return the text of an example in the language of `translate`."""
    if translate is ENGLISH:
        return example.text
    from netlint.reporters.translated_example import translated_example

    return translated_example(example, translate)


def _toml_block(rule: Rule, text: str) -> str:
    """Return TOML as a block of code."""
    return _block(rule, text, "toml")


def _block(rule: Rule, text: str, language: str) -> str:
    """Return a block of code; in that of a repository's own rule, what is not seen is made visible."""
    return as_code_block("\n".join(map(escape_terminal, text.split("\n"))) if rule.is_local else text, language)


def _options(rule: Rule) -> str:
    """Write the options as they stand in the settings, with their defaults."""
    from netlint.toml.writer import to_toml

    lines = [
        f"[rules.{rule.name}]",
        *(f"{field.encode_name} = {to_toml(field.default)}" for field in fields(options_type(rule))),
    ]
    return "\n".join(lines)
