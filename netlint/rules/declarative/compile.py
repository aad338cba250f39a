"""An entry of `[[custom]]`, made into a rule like any other."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial

from netlint.charter import Charter, InvalidValue, keys
from netlint.charter.schema_paths import EVERY, NO_TABLES, Tables
from netlint.i18n import LANGUAGES, Language, Message, Parameter
from netlint.rules.base import Rule
from netlint.rules.declarative.conditions import DAILY, wrong_places
from netlint.rules.declarative.entry import DeclaredRule, Texts, conditions_in, in_english, in_language, parts
from netlint.rules.declarative.examples import examples_of
from netlint.rules.declarative.paths import name_of, steps
from netlint.rules.docs import Example, Page
from netlint.rules.finding import Finding
from netlint.toml import Document
from netlint.toml.writer import to_toml

PLACES = "{places}"
"""What stands in a message for the names of the places."""


def template_of(text: str) -> str:
    """Write a message as a template: nothing is filled in but the places."""
    return text.replace("{", "{{").replace("}", "}}").replace("{{places}}", PLACES)


def make_rule(entry: DeclaredRule, where: str, tables: Tables = NO_TABLES) -> Rule:
    """Make the rule that an entry of the settings describes. Raises `RuleError` if it is invalid."""
    path, must = parts(entry.at), entry.must
    said, sections, way = conditions_in(must), dict(keys(Charter)).values(), steps(path, tables)
    is_about_place = must.exists or must.missing
    is_of_plugin = path[0] == "plugins" and path[1:2] != () and str(path[1]) in tables
    section = f"plugins.{path[1]}" if is_of_plugin else str(path[0])
    requires = (section,) if (EVERY in path or not is_about_place) and path[0] in sections else ()
    template = template_of(in_english(entry.message))
    looked_at = [attribute for attribute, key in keys(Charter) if key in (path[0], must.refers_to)]

    def found(document: Document, today: dt.date | None) -> Iterator[Finding]:
        if wrong := list(wrong_places(must, way, document, today)):
            names: tuple[Parameter, ...] = tuple(name_of(place, document) for place in wrong)
            message = Message(template, {"places": names} if PLACES in template else {})
            yield Finding(message, at=[document.named(place) for place in wrong])

    def with_today(document: Document, charter: Charter, today: dt.date) -> Iterator[Finding]:
        _see_that_it_is_here(charter, looked_at)
        yield from found(document, today)

    def without_today(document: Document, charter: Charter) -> Iterator[Finding]:
        _see_that_it_is_here(charter, looked_at)
        yield from found(document, None)

    check: Callable[..., Iterator[Finding]] = with_today if any(name in said for name in DAILY) else without_today
    check.__name__ = entry.name.replace("-", "_")
    holds = ", ".join(f"{key} = {to_toml(said[name])}" for name, key in keys(must) if name in said)
    source = f"`at = {to_toml(entry.at)}`, `must = {{ {holds} }}` ({where})"
    return Rule(
        check,
        entry.code,
        severity=entry.severity,
        level=entry.level,
        since="",
        question=in_english(entry.question),
        requires=requires,
        supersedes=(),
        mandatory=False,
        page=_page(entry.message, entry.why, entry.fix, source=source, examples=examples_of(entry)),
        texts=_translations(entry),
    )


def _see_that_it_is_here(charter: Charter, sections: list[str]) -> None:
    """Read sections by their attributes. Raises `StandsElsewhere` for one that is not written here."""
    for section in sections:
        with suppress(InvalidValue):  # what is invalid is looked at in the document
            getattr(charter, section)


def _page(message: Texts, why: Texts, fix: Texts, *, source: str = "", examples: tuple[Example, ...] = ()) -> Page:
    """Make a page; what is written over several lines is one paragraph."""
    title, *others = (" ".join(in_english(text).split()) for text in (message, why, fix))
    return Page(title.replace(PLACES, "…"), others[0], others[1], source, examples)


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
