"""Texts: placeholders, intervals with two meanings, and personal data in a file that many can read."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from netlint import (
    Charter,
    DocPath,
    Document,
    Edit,
    Finding,
    Message,
    Replacement,
    Table,
    clear_interval,
    dotted,
    is_blank,
    rule,
)
from netlint.charter import other_interval
from netlint_essentials.integrity._headers import names_in, written

_FREE = ("extra", "plugins", "evidence", "charter-version")
_PLACEHOLDER = (
    r"\b(?:TODO|TBD|FIXME|XXX)\b|(?i:lorem ipsum|nog (?:in te )?vullen|nog invullen)"
    r"|\[(?:…|\.\.\.)\]|<(?:…|\.\.\.)>|^\s*(?:\[[^\]]*\]|<[^>]*>|\.\.\.|…)\s*$"
)
"""What people write where a text is still to come: NL015 finds it in charters."""
_NOTHING = (
    r"(?=[-?._*\u2013\u2014 dghinotw])(?:[-?._*\u2013\u2014 ]{1,10}|n\W?v\W?t|n\W?n\W?b|n\W?t\W?b|n[/.]a|tb[acd]"
    r"|(?:dat |dit |het )?(?:weet|weten) (?:ik|we|wij) (?:het )?(?:nog )?niet|(?:ik|we|wij) (?:weet|weten) (?:het )?(?:nog )?niet"
    r"|weet niet|(?:nog )?geen idee|nader te bepalen|nog te bepalen|(?:nader |nog )?in te vullen|nog (?:niet be|onbe)kend"
    r"|niet van toepassing|not applicable|(?:i |we )?(?:don['\u2019]?t|do not) know(?: yet)?|(?:i |we )?(?:have )?no idea(?: yet)?"
    r"|not (?:yet )?known(?: yet)?|to be (?:decided|determined|confirmed|announced)|none yet|not yet|nog niet)"
)
"""Words that say that there is no answer yet, in lowercase letters. The letters in front are those they begin with."""
_NO_ANSWER = rf"\s*+{_NOTHING}\s*+[.!?]*+\s*+"
"""A whole text that says so."""
_STARTS_SO = rf"\n[^\S\n]*+{_NOTHING}[^\S\n]*+[.!?\n]"
"""A line that starts like such a text: one is in every text that says so."""
_SIGNS = ("todo", "tbd", "fixme", "xxx", "lorem", "vullen", "…", "...", "[", "<")
"""One of these is in every text that has a placeholder in it, in lowercase letters."""
_MAIL = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
_PHONE = r"(?<![\w.+-])(?:\+\d{1,3}|0)[ -]?(?:\(0\)[ -]?)?[1-9]\d?(?:[ -]?\d){6,8}(?![\w-])"


def _texts_in(document: Document) -> list[str]:
    """Return every text of a charter, without its path."""
    found: list[str] = []
    level: list[Any] = [document.data]
    while level:
        below: list[Any] = []
        for value in level:
            if isinstance(value, str):
                found.append(value)
            elif isinstance(value, dict):
                below += value.values()
            elif isinstance(value, list):
                below += value
        level = below
    return found


def _placed(texts: Collection[str], document: Document, charter: Charter) -> list[tuple[DocPath, str]]:
    """Return some texts with their paths, by position: those in the tables of plugins too, if these are loaded."""
    found: list[tuple[DocPath, str]] = []
    data = document.data or {}
    _add_placed(found, texts, ((key, value) for key, value in data.items() if key not in _FREE), ())
    for name, table in charter.plugins.items():
        if isinstance(table, Table):
            _add_placed(found, texts, data["plugins"][name].items(), ("plugins", name))
    return found


def _add_placed(
    found: list[tuple[DocPath, str]], texts: Collection[str], inside: Iterable[tuple[str | int, Any]], path: DocPath
) -> None:
    """Add those of some texts that are in a table or list, with their paths."""
    for part, value in inside:
        if isinstance(value, str):
            if value in texts:
                found.append(((*path, part), value))
        elif isinstance(value, dict):
            _add_placed(found, texts, value.items(), (*path, part))
        elif isinstance(value, list):
            _add_placed(found, texts, enumerate(value), (*path, part))


def _placeholders_in(texts: Collection[str]) -> set[str]:
    """Return those of some texts that are placeholders."""
    joined = "\n".join(["", *texts, ""]).lower()
    placeholder = re.compile(_PLACEHOLDER) if any(sign in joined for sign in _SIGNS) else None
    no_answer = re.compile(_NO_ANSWER) if re.search(_STARTS_SO, joined) else None
    return {
        text
        for text in texts
        if (placeholder and placeholder.search(text))
        or (no_answer and no_answer.fullmatch(text.lower()))
        or is_blank(text)
    }


@rule(
    "NL015",
    severity="warning",
    level="essential",
    since="0.1",
    question="What shall we write here, and who will make a first proposal?",
)
def placeholder_text(document: Document, charter: Charter) -> Iterator[Finding]:
    """The charter has a placeholder instead of a real text.

    Why: A charter with placeholders looks finished, but you have not agreed on everything yet. Other rules take a placeholder
    for a real answer.

    Fix: Write what you agreed, such as `what = "Put the website online"` under `[[next-steps]]`, or remove the key until you
    agree. A placeholder is an empty text, or a text that is entirely inside `[ ]` or `< >`. A text with TODO, TBD, FIXME,
    XXX, "lorem ipsum" or "nog invullen" in it is a placeholder too. So is an answer that says nothing yet, such as
    "n/a", "no idea" or "weet ik niet".

    Bad:
        [[next-steps]]
        id = "website"
        what = "TODO"  # NL015: The charter still needs a real text in `next-steps.website.what`.

    Good:
        [[next-steps]]
        id = "website"
        what = "Put the website online"
    """
    placeholders = _placeholders_in(set(_texts_in(document)))
    # A blank purpose is left to no-purpose, which says the same.
    found = [
        path
        for path, text in (_placed(placeholders, document, charter) if placeholders else ())
        if text.strip() or path != ("network", "purpose")
    ]
    if found:
        yield _placeholders(document, found)


def _placeholders(document: Document, found: list[DocPath]) -> Finding:
    """Return the finding about the placeholders at these paths, with advice for the first."""
    first, *_ = found
    starts = range(len(first) - 1, 0, -1)
    table, start = next(((header, at) for at in starts if (header := written(document, first[:at]))), ("", 0))
    key = names_in(first[start:])
    is_key = first[start:] == (key,)
    if table and is_key:
        template = "Under `{table}`, write what you agreed, or remove the key until you agree."
        advice = Message(template, {"table": table})
    elif table:
        template = "Replace the placeholder in `{key}` under `{table}`, or remove the key until you agree."
        advice = Message(template, {"key": key, "table": table})
    else:
        advice = Message("Replace the placeholder in `{key}`, or remove the key until you agree.", {"key": key})
    named = [document.named(path) for path in found]
    paths = [f"`{dotted(path)}`" for path in named]
    write = {key: ...} if is_key else None
    return Finding(
        "The charter still needs a real text in {paths}.", at=[*named], advice=advice, write=write, paths=paths
    )


@rule(
    "NL012",
    severity="warning",
    level="sound",
    since="0.1",
    question="How often do we really want to do this?",
)
def ambiguous_interval(charter: Charter) -> Iterator[Finding]:
    """An interval can be read in two ways.

    Why: For some people, "biweekly" means twice a week; for others, every two weeks. A member who misreads the word comes
    on the wrong day. netlint reads "biweekly" as every two weeks, and "bimonthly" as every two months. In Dutch,
    "om het half jaar" has two meanings too. netlint reads it as twice a year.

    Fix: Under `[[meetings]]`, write the interval in full, such as `every = "2 weeks"`.

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
    for found in charter.intervals:
        if plain := clear_interval(found.text):
            template = '"{interval}" has two meanings. netlint reads it as "{plain}".'
            advice = "Write the interval in full."
            readings = filter(None, (plain, other_interval(found.text)))
            yield Finding(
                template,
                at=found.at,
                advice=advice,
                write=Replacement(plain),
                suggestions=[Edit.set(found.at, reading) for reading in readings],
                interval=found.text,
                plain=plain,
            )


@rule(
    "NL011",
    severity="info",
    level="opt-in",
    since="0.1",
    question="Who can read this file, and how do the people it names feel about that?",
)
def personal_data(document: Document, charter: Charter) -> Iterator[Finding]:
    """The charter contains a person's e-mail address or phone number.

    Why: A charter is often in a public place, such as GitHub. There, the whole world can read it, including its older
    versions.

    Fix: Write the text without the address or number, such as `name = "Ana"` under `[[members]]`. Keep addresses and
    numbers where only the group can see them. This rule does not check `contact` under `[network]`, because that
    address is meant for everyone.

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
    mail, phone = re.compile(_MAIL), re.compile(_PHONE)
    personal = {text for text in _texts_in(document) if mail.search(text) or phone.search(text)}
    for path, _text in _placed(personal, document, charter):
        if path != ("network", "contact"):
            yield Finding("This text contains an e-mail address or phone number.", at=document.named(path))
