"""An entry of `[[custom]]`, made into a rule like any other."""

import datetime as dt
from collections.abc import Iterator

from netlint.charter import Charter, Document, Path, keys
from netlint.custom.entry import CustomEntry, Must, in_english
from netlint.custom.tests import DAILY, wrong_places
from netlint.page import Page
from netlint.rules import Finding, Rule


def literal(text: str) -> str:
    """Write a text as a template without parameters."""
    return text.replace("{", "{{").replace("}", "}}")


def make_rule(entry: CustomEntry, where: str) -> Rule:
    """Make the rule that an entry of the settings describes. Raises `RuleError` where it is not whole."""
    path: Path = tuple(entry.at.split("."))
    must = entry.must
    sections = dict(keys(Charter)).values()
    is_about_place = must.exists or must.missing
    needs = (path[0],) if not is_about_place and path[0] in sections else ()
    template = literal(in_english(entry.message))

    def found(document: Document, today: dt.date | None) -> Iterator[Finding]:
        wrong = [document.named(place) for place in wrong_places(must, path, document, today)]
        if wrong:
            yield Finding(template, at=[*wrong])

    if any(getattr(must, name) for name in DAILY):

        def check(document: Document, charter: Charter, today: dt.date) -> Iterator[Finding]:  # noqa: ARG001
            yield from found(document, today)

    else:

        def check(document: Document, charter: Charter) -> Iterator[Finding]:  # type: ignore[misc]  # noqa: ARG001
            yield from found(document, None)

    check.__name__ = entry.name.replace("-", "_")
    title = in_english(entry.message)
    page = Page(title, in_english(entry.why), in_english(entry.fix), f"`{entry.at}`, {_told(must)} ({where})", ())
    return Rule(
        check,
        entry.code,
        severity=entry.severity,
        level=entry.level,
        since="",
        asks=in_english(entry.asks),
        needs=tuple(str(section) for section in needs),
        silences=(),
        mandatory=False,
        page=page,
    )


def _told(must: Must) -> str:
    """Say in the words of the settings what must hold."""
    given = {key: getattr(must, field) for field, key in keys(must) if getattr(must, field) not in (None, False)}
    return ", ".join(f"{key} = {value!r}" if value is not True else key for key, value in given.items())


def translations(entry: CustomEntry) -> Iterator[tuple[str, str, str]]:
    """Give what an entry says in other languages: the language, the text in English, and the translation."""
    for texts in (entry.message, entry.why, entry.fix, entry.asks):
        if not isinstance(texts, str) and texts.nl:
            yield "nl", in_english(texts), texts.nl
            yield "nl", literal(in_english(texts)), literal(texts.nl)
