"""What an entry of `[[custom]]` can say."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from msgspec import Meta, Struct, defstruct

from netlint.charter import keys
from netlint.i18n import LANGUAGES, Language
from netlint.rules.base import Level
from netlint.rules.finding import Severity
from netlint.toml import DocPath

if TYPE_CHECKING:
    InLanguages: TypeAlias = Struct
else:
    InLanguages = defstruct(
        "InLanguages",
        [(language, str | None, None) for language in LANGUAGES],
        frozen=True,
        forbid_unknown_fields=True,
        omit_defaults=True,
        namespace={"__doc__": "A text in each language that netlint speaks."},
    )

Texts: TypeAlias = str | InLanguages
"""A text, or one for each language."""
_Scalar: TypeAlias = str | int | float | bool
_Number: TypeAlias = int | float


def _doc(description: str) -> Meta:
    return Meta(description=description)


class Conditions(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename="kebab"):
    """What must hold at a place; where it says several things, each of them."""

    exists: Annotated[bool, _doc("The place is filled in.")] = False
    missing: Annotated[bool, _doc("The place is not filled in.")] = False
    match: Annotated[str | None, _doc("The pattern is found in the text.")] = None
    not_match: Annotated[str | None, _doc("The pattern is not found in the text.")] = None
    one_of: Annotated[tuple[_Scalar, ...] | None, _doc("The value is one of these.")] = None
    at_least: Annotated[_Number | None, _doc("The number, or the number of entries, is not below this.")] = None
    at_most: Annotated[_Number | None, _doc("The number, or the number of entries, is not above this.")] = None
    longer_than: Annotated[int | None, _doc("The text has more characters than this.")] = None
    shorter_than: Annotated[int | None, _doc("The text has fewer characters than this.")] = None
    before: Annotated[dt.date | None, _doc("The date lies before this one.")] = None
    after: Annotated[dt.date | None, _doc("The date lies after this one.")] = None
    past: Annotated[bool, _doc("The date lies before today.")] = False
    future: Annotated[bool, _doc("The date lies after today.")] = False
    refers_to: Annotated[str | None, _doc("The text is the id of an entry of this section, such as members.")] = None


class DeclaredRule(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename="kebab"):
    """A rule without code."""

    code: Annotated[str, _doc("Two to six capitals that no plugin has, and three digits: OUR001.")]
    name: Annotated[str, _doc("Words with hyphens: no-world-class.")]
    at: Annotated[str, _doc("The place: proposition.story; with * for every entry: members.*.expertise.")]
    message: Annotated[Texts, _doc("What is said where it does not hold.")]
    must: Annotated[Conditions, _doc("What must hold there.")] = Conditions()
    severity: Annotated[Severity, _doc("How bad it is.")] = "warning"
    level: Annotated[Level, _doc("Where on the ladder it stands.")] = "essential"
    why: Annotated[Texts, _doc("Why it matters.")] = ""
    fix: Annotated[Texts, _doc("What to do.")] = ""
    question: Annotated[Texts, _doc("The question to put to the group.")] = ""


def in_english(texts: Texts) -> str:
    """Return the text that stands for a message: that in English, or the first."""
    if isinstance(texts, str):
        return texts
    return next(filter(None, (in_language(texts, language) for language in LANGUAGES)), "")


def in_language(texts: Texts, language: Language) -> str:
    """Return a text in a language, or "" where it has none there."""
    return "" if isinstance(texts, str) else getattr(texts, language) or ""


def conditions_in(must: Conditions) -> dict[str, Any]:
    """Return what must hold, by its attribute; nothing is said by `false`, and much by 0."""
    said = {name: getattr(must, name) for name, _key in keys(must)}
    return {name: value for name, value in said.items() if value is not None and value is not False}


def parts(at: str) -> DocPath:
    """Return the place that an entry is about, as a path with `*` for every entry."""
    return tuple(at.split("."))
