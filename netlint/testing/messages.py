"""Checks of what a rule says: each message is a template, and has a value for each of its parameters."""

import re
import string
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from netlint.i18n import Choice, Message
from netlint.linter.message_checks import rename_problem
from netlint.linter.report import Diagnostic
from netlint.rules.base import Rule
from netlint.rules.docs import Example
from netlint.testing.expectations import expect, fail
from netlint.testing.rule_source import RuleSource
from netlint.toml import parse

_BETWEEN_CELLS = r'[,;|\t\n"]+'
"""What may be between two values in a file beside a charter."""
_TELLING = 12
"""A longer value, in characters, is not in a template by chance."""


def check_messages(rule: Rule, example: Example, found: Iterable[Diagnostic], code: RuleSource | None) -> None:
    """Check the messages of the findings in an example: each is a template with exactly its parameters."""
    data = [parse(name, text.encode()).data for name, _lines, text in example.charters]
    cells = {cell for text in example.files.values() for cell in re.split(_BETWEEN_CELLS, text)}
    values = {value for value in (*_texts_in(data), *cells) if len(value) > _TELLING}
    literals = code.literals() if code else frozenset[str]()
    for finding in found:
        shared = _sharing(finding)
        for message in messages_of([finding]):
            template, given = message.template, set(message.parameters)
            _check_fields(rule, shared if template in shared else (template,), given)
            shown = values | {value for value in map(str, message.parameters.values()) if len(value) > _TELLING}
            has_value = template not in literals and any(value in template for value in shown)
            expect(not has_value, f"{_where(rule, template)} contains a value; pass it as a parameter")


def _sharing(finding: Diagnostic) -> tuple[str, ...]:
    """Return the templates of the message and the advice of a finding if they have the same parameters."""
    message, advice = finding.message, finding.advice
    return (message.template, advice.template) if advice and advice.parameters == message.parameters else ()


def check_source(rule: Rule, code: RuleSource) -> None:
    """Check the messages in the source of a rule, including those that no example shows."""
    for said in code.said():
        where = f"{rule.code} {rule.name}, line {said.line}"
        problem = "a message is not a template; write `{name}` for a value, and pass it as a parameter"
        expect(not said.is_composed, f"{where}: {problem}")
        for name in sorted({name for text in said.templates for name in _fields(text)} & said.reserved):
            if said.parameters is not None:
                fail(f"{where}: {rename_problem(name, said.maker)}")
        if said.parameters is not None:
            _check_fields(rule, said.templates, said.parameters)


def messages_of(found: Iterable[Diagnostic]) -> Iterator[Message]:
    """Yield the messages, advice, related notes and lines of findings, and the messages in their parameters."""
    for finding in found:
        yield from _inside(finding.message)
        yield from _inside(finding.advice)
        for related in finding.related:
            yield from _inside(related.message)
        write = finding.write
        for value in write.values() if isinstance(write, Mapping) else [write.value] if write else ():
            yield from _inside(value)


def _inside(value: Any) -> Iterator[Message]:
    if isinstance(value, Message):
        yield value
        for inner in value.parameters.values():
            yield from _inside(inner)
    elif isinstance(value, tuple | Choice):
        for inner in value if isinstance(value, tuple) else value.options:
            yield from _inside(inner)


def _texts_in(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for inner in data.values() if isinstance(data, dict) else data:
            yield from _texts_in(inner)


def _check_fields(rule: Rule, templates: Iterable[str], given: Iterable[str]) -> None:
    """Check that a message has a value for each parameter of its templates, and no other values."""
    used = set[str]()
    for template in templates:
        used |= (named := _fields(template))
        missing = sorted(named.difference(given))
        expect(not missing, f"{_where(rule, template)} has no value for {', '.join(missing)}")
    unused = sorted(set(given) - used)
    expect(not unused, f"{_where(rule, ' / '.join(templates))} does not use {', '.join(unused)}")


def _where(rule: Rule, template: str) -> str:
    return f"{rule.code} {rule.name}: the message {template!r}"


def _fields(template: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(template) if field}
