"""An entry of `[[custom]]`, made into a rule like any other."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from netlint.charter import Charter, InvalidValue, keys
from netlint.charter.schema_paths import EVERY, NO_TABLES, Tables
from netlint.i18n import LANGUAGES, Language
from netlint.rules.base import Rule
from netlint.rules.declarative.claims import CompiledClaim, Violation, compile_claim
from netlint.rules.declarative.entry import (
    Claim,
    Conditions,
    DeclaredRule,
    Texts,
    conditions_in,
    in_english,
    in_language,
    parts,
)
from netlint.rules.declarative.examples import examples_of
from netlint.rules.declarative.messages import findings, template_of, without_placeholders
from netlint.rules.declarative.resolve import names_in
from netlint.rules.docs import Example, Page
from netlint.rules.finding import Finding
from netlint.rules.skip import SkipRule
from netlint.toml import DocPath, Document, Mistake
from netlint.toml.writer import to_toml


def make_rule(entry: DeclaredRule, where: str, tables: Tables = NO_TABLES) -> Rule:
    """Make the rule that an entry of the settings describes. Raises `RuleError` if it is invalid."""
    claims = [compile_claim(claim, tables) for claim in entry.claims]
    sections = [attribute for attribute, key in keys(Charter) if key in set(_sections_read(claims))]
    trusted = [names_in(path, tables) for claim in claims for path in _trusted(claim)]

    def found(document: Document, charter: Charter, today: dt.date | None) -> Iterator[Finding]:
        _see_that_it_is_here(charter, sections)
        _see_that_it_is_valid(document, trusted)
        yield from findings(entry.message, _wrong(claims, document, today), document)

    def with_today(document: Document, charter: Charter, today: dt.date) -> Iterator[Finding]:
        yield from found(document, charter, today)

    def without_today(document: Document, charter: Charter) -> Iterator[Finding]:
        yield from found(document, charter, None)

    is_daily = any(one.is_daily for claim in claims for one in claim.all_conditions)
    check: Callable[..., Iterator[Finding]] = with_today if is_daily else without_today
    check.__name__ = entry.name.replace("-", "_")
    return Rule(
        check,
        entry.code,
        severity=entry.severity,
        level=entry.level,
        since="",
        question=in_english(entry.question),
        requires=tuple(dict.fromkeys(filter(None, (_required(claim, tables) for claim in entry.claims)))),
        supersedes=(),
        mandatory=False,
        page=_page(entry.message, entry.why, entry.fix, f"{_source(entry)} ({where})", examples_of(entry)),
        texts=_translations(entry),
    )


def _wrong(claims: Sequence[CompiledClaim], document: Document, today: dt.date | None) -> list[Violation]:
    """Return the places at which claims do not hold, if none of them does. Raises `SkipRule` if that is not known."""
    found: list[Violation] = []
    skipped: SkipRule | None = None
    invalid = {path for mistake in document.mistakes for path in _invalid_places(mistake)}
    for claim in claims:
        try:
            wrong = claim.violations(document.data, invalid, today)
        except SkipRule as outcome:
            skipped = outcome
        else:
            if not wrong:
                return []
            found += wrong
    if skipped:
        raise skipped
    return found


def _required(claim: Claim, tables: Tables) -> str | None:
    """Return the section, or the table of a plugin, without which there is nothing to look at, if there is one."""
    section, *inside = claim.at.split(".")
    is_about_place = claim.must.exists or claim.must.missing
    if section not in dict(keys(Charter)).values() or (EVERY not in parts(claim.at) and is_about_place):
        return None
    return f"{section}.{inside[0]}" if section == "plugins" and inside and inside[0] in tables else section


def _sections_read(claims: Sequence[CompiledClaim]) -> Iterator[str]:
    """Yield the sections that places are in, and those that ids refer to."""
    yield from (str(path[0]) for claim in claims for path in claim.places_read)


def _trusted(claim: CompiledClaim) -> Iterator[DocPath]:
    """Yield the places at which an invalid value leaves it open whether the rule holds.

    Each but the one that the rule looks at in each item: what is invalid there is put to no condition.
    """
    yield from (path for path in claim.places_read if claim.some or path != claim.placed.at.path)


def _see_that_it_is_here(charter: Charter, sections: Sequence[str]) -> None:
    """Read sections by their attributes. Raises `StandsElsewhere` for one that is not written here."""
    for section in sections:
        with suppress(InvalidValue):  # what is invalid is looked at in the document
            getattr(charter, section)


def _see_that_it_is_valid(document: Document, places: Sequence[tuple[str, ...]]) -> None:
    """Raise `InvalidValue` if a value at one of these places, or around it, is invalid; `places` are names of keys."""
    for mistake in document.mistakes if places else ():
        for path in _invalid_places(mistake):
            names = tuple(part for part in path if isinstance(part, str))
            if any(all(one == other for one, other in zip(names, place, strict=False)) for place in places):
                raise InvalidValue(mistake.path)


def _invalid_places(mistake: Mistake) -> Iterator[DocPath]:
    """Yield where a mistake is, and where an unknown key was probably meant to be; for an item, that is its list."""
    for path in filter(None, (mistake.path, mistake.to)):
        last_key = max(depth for depth, part in enumerate(path) if isinstance(part, str))
        yield path[: last_key + 1]


def _source(entry: DeclaredRule) -> str:
    """Return what a rule looks at and what must hold there, as it can be written in the settings."""
    if entry.any:
        return f"`any = {to_toml([_written(claim) for claim in entry.claims])}`"
    return ", ".join(f"`{key} = {to_toml(value)}`" for key, value in _written(entry.claims[0]).items())


def _written(claim: Claim) -> dict[str, Any]:
    """Return what a claim says, by its keys."""
    where = {key: _conditions(one) if isinstance(one, Conditions) else one for key, one in claim.where.items()}
    said = {"at": claim.at, "where": where, "some": claim.some, "must": _conditions(claim.must)}
    return {key: value for key, value in said.items() if value}


def _conditions(conditions: Conditions) -> dict[str, Any]:
    said = conditions_in(conditions)
    return {key: said[name] for name, key in keys(conditions) if name in said}


def _page(message: Texts, why: Texts, fix: Texts, source: str = "", examples: tuple[Example, ...] = ()) -> Page:
    """Make a page; what is written over several lines is one paragraph."""
    title, *others = (" ".join(in_english(text).split()) for text in (message, why, fix))
    return Page(without_placeholders(title), others[0], others[1], source, examples)


def _translations(entry: DeclaredRule) -> dict[Language, dict[str, str]]:
    """Return what an entry says in other languages: by language, each text in English with its translation."""
    english = [*_texts_in(entry, in_english)]
    return {
        language: {
            text: other
            for text, other in zip(english, _texts_in(entry, partial(in_language, language=language)), strict=True)
            if text and other
        }
        for language in LANGUAGES[1:]
    }


def _texts_in(entry: DeclaredRule, read: Callable[[Texts], str]) -> Iterator[str]:
    """Yield all that an entry says in the language that `read` takes: its message, its page, its question."""
    message, why, fix, question = map(read, (entry.message, entry.why, entry.fix, entry.question))
    page = _page(message, why, fix)
    yield from (template_of(message), page.title, page.why, page.fix, page.advice, question)
