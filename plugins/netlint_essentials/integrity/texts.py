"""Texts: placeholders, intervals with two meanings, and personal data in a file that many can read."""

import re
from collections.abc import Iterator
from typing import Any

from netlint import AMBIGUOUS_INTERVALS, Charter, DocPath, Document, Finding, Message, dotted, is_blank, rule

_FREE = ("extra", "plugins", "evidence", "charter-version")
_PLACEHOLDER = re.compile(
    r"\b(?:TODO|TBD|FIXME|XXX)\b|(?i:lorem ipsum|nog (?:in te )?vullen|nog invullen)"
    r"|\[(?:…|\.\.\.)\]|<(?:…|\.\.\.)>|^\s*(?:\[[^\]]*\]|<[^>]*>|\.\.\.|…)\s*$"
)
_SIGNS = ("\\", "todo", "tbd", "fixme", "xxx", "lorem", "vullen", "…", "...", "<")
"""Without one of these, or a quotation mark before another or a bracket, a whole file has no placeholder; an escape may
hide one."""
_BLANK_OR_BRACKET = re.compile(r"""(["'])[^!-~\n]*+(?:\1|\[)""")
"""A text that may be blank, as it has no character of ASCII, or that begins with a bracket."""
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_PHONE = re.compile(r"(?<![\w.+-])(?:\+\d{1,3}|0)[ -]?(?:\(0\)[ -]?)?[1-9]\d?(?:[ -]?\d){6,8}(?![\w-])")


def _texts(data: Any, path: DocPath = ()) -> Iterator[tuple[DocPath, str]]:
    """Yield every text of a charter with its path, by position."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            if path or key not in _FREE:
                yield from _texts(value, (*path, key))
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from _texts(value, (*path, at))


@rule(
    "NL015",
    severity="warning",
    level="essential",
    since="0.1",
    question="What shall we write here, and who brings a proposal?",
)
def placeholder_text(document: Document) -> Iterator[Finding]:
    """A text is not filled in yet.

    Why: A charter with gaps looks agreed, but it is not. Other rules take a placeholder for an answer.

    Fix: Write what you agreed, such as `theme = "water"` under `[network]`, or remove the key until you agree. A placeholder
    is an empty text, or a text that is entirely inside `[ ]` or `< >`. So is a text with TODO, TBD, FIXME, XXX, "lorem
    ipsum" or "nog invullen" in it.

    Bad:
        [network]
        name = "Stroomop"
        purpose = "TODO"  # NL015: The text of network.purpose is not filled in yet.

    Good:
        [network]
        name = "Stroomop"
        purpose = "Water boards decide together with residents."
    """
    text = document.source.text.lower()
    if not any(sign in text for sign in _SIGNS) and not _BLANK_OR_BRACKET.search(text):
        return
    # A blank purpose is left to no-purpose, which says the same.
    found = [
        document.named(path)
        for path, text in _texts(document.data)
        if (_PLACEHOLDER.search(text) or is_blank(text)) and (text.strip() or path != ("network", "purpose"))
    ]
    if found:
        template = "The text of {paths} is not filled in yet."
        yield Finding(template, at=[*found], paths=[dotted(path) for path in found])


@rule(
    "NL012",
    severity="warning",
    level="sound",
    since="0.1",
    question="How often do we really mean?",
)
def ambiguous_interval(charter: Charter) -> Iterator[Finding]:
    """An interval can be read in two ways.

    Why: For some people "biweekly" means twice a week, for others every two weeks. A member who reads it the other way comes
    on the wrong day. netlint reads it as every two weeks, and "bimonthly" as every two months.

    Fix: Write the interval in full, such as `every = "2 weeks"` under `[[meetings]]`.

    Bad:
        [network]
        name = "Stroomop"

        [[meetings]]
        id = "rounds"
        every = "biweekly"  # NL012: "biweekly" has two meanings. netlint reads it as "2 weeks".

    Good:
        [network]
        name = "Stroomop"

        [[meetings]]
        id = "rounds"
        every = "2 weeks"
    """
    for table, key, interval in charter.intervals:
        if plain := AMBIGUOUS_INTERVALS.get(interval):
            template = '"{interval}" has two meanings. netlint reads it as "{plain}".'
            advice = Message("Write the interval in full, such as `{snippet}`.", {"snippet": f'{key} = "{plain}"'})
            yield Finding(template, at=(table, key), advice=advice, interval=interval, plain=plain)


@rule(
    "NL011",
    severity="info",
    level="opt-in",
    since="0.1",
    question="Who can read this file, and is everyone named in it at ease with that?",
)
def personal_data(document: Document) -> Iterator[Finding]:
    """The charter contains a person's e-mail address or phone number.

    Why: A charter is often in a public repository. The whole world can read it there, with all its history.

    Fix: Write the text without the address or number, such as `name = "Ana"` under `[[members]]`. Keep addresses and numbers
    where only the group can see them. netlint does not check `contact` under `[network]`: it is meant for the world.

    Bad:
        [network]
        name = "Stroomop"

        [[members]]
        id = "ana"
        name = "Ana (ana@example.org)"  # NL011: This text contains an e-mail address or phone number.

    Good:
        [network]
        name = "Stroomop"
        contact = "hello@example.org"

        [[members]]
        id = "ana"
        name = "Ana"
    """
    for path, text in _texts(document.data):
        if path != ("network", "contact") and (_MAIL.search(text) or _PHONE.search(text)):
            yield Finding("This text contains an e-mail address or phone number.", at=document.named(path))
