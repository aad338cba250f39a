"""What an entry of `[[custom]]` can say."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from msgspec import Meta, Struct, defstruct

from netlint.charter import keys
from netlint.i18n import LANGUAGES, Language
from netlint.rules.finding import Severity
from netlint.rules.levels import Level
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
Examples: TypeAlias = str | tuple[str, ...]
"""An example, or several."""
_Scalar: TypeAlias = str | int | float | bool
_Number: TypeAlias = int | float


def _doc(description: str) -> Meta:
    return Meta(description=description)


class Conditions(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename="kebab"):
    """What must hold at a place; where it says several things, each of them."""

    exists: Annotated[bool, _doc("The place has a value.")] = False
    missing: Annotated[bool, _doc("The place has no value.")] = False
    match: Annotated[str | None, _doc("The text matches this pattern.")] = None
    not_match: Annotated[str | None, _doc("The text does not match this pattern.")] = None
    one_of: Annotated[tuple[_Scalar, ...] | None, _doc("The value is one of these.")] = None
    not_one_of: Annotated[tuple[_Scalar, ...] | None, _doc("The value is none of these.")] = None
    at_least: Annotated[_Number | None, _doc("The number, or the number of items, is at least this.")] = None
    at_most: Annotated[_Number | None, _doc("The number, or the number of items, is at most this.")] = None
    longer_than: Annotated[int | None, _doc("The text has more characters than this.")] = None
    shorter_than: Annotated[int | None, _doc("The text has fewer characters than this.")] = None
    before: Annotated[dt.date | None, _doc("The date is before this one.")] = None
    after: Annotated[dt.date | None, _doc("The date is after this one.")] = None
    past: Annotated[bool, _doc("The date is before today.")] = False
    future: Annotated[bool, _doc("The date is after today.")] = False
    within: Annotated[
        str | None, _doc("The date is at most this long before or after today, or the date in `of`, such as 1 year.")
    ] = None
    of: Annotated[str | None, _doc("The place of the date that `within` counts from.")] = None
    refers_to: Annotated[str | None, _doc("The text is the id of an item in this section, such as members.")] = None
    among: Annotated[str | None, _doc("The value is also at this place.")] = None
    differs_from: Annotated[str | None, _doc("The value is not at this place.")] = None
    unique: Annotated[bool, _doc("No other place of the rule has the same value.")] = False


Wanted: TypeAlias = str | int | float | bool | tuple[_Scalar, ...] | Conditions
"""What a key of `where` asks for: a value, one of several values, or conditions."""
_AT = _doc("The place, such as proposition.story; use * for every item, as in members.*.expertise.")
_WHERE = _doc("Which items the rule looks at: keys, each with a value, a list of values, or conditions.")
_SOME = _doc("The conditions hold for at least one item, instead of for each.")
_MUST = _doc("The conditions at that place.")


class Claim(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename="kebab"):
    """A place, and what must hold there."""

    at: Annotated[str, _AT]
    where: Annotated[dict[str, Wanted], _WHERE] = {}
    some: Annotated[bool, _SOME] = False
    must: Annotated[Conditions, _MUST] = Conditions()


class DeclaredRule(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename="kebab"):
    """A rule without code."""

    code: Annotated[str, _doc("Two to six uppercase letters that no plugin uses, and three digits, such as OUR001.")]
    name: Annotated[str, _doc("Lowercase words with hyphens, such as no-world-class.")]
    message: Annotated[Texts, _doc("The message if the charter breaks the rule.")]
    at: Annotated[str, _AT] = ""
    where: Annotated[dict[str, Wanted], _WHERE] = {}
    some: Annotated[bool, _SOME] = False
    must: Annotated[Conditions, _MUST] = Conditions()
    any: Annotated[tuple[Claim, ...], _doc("Several places with conditions, of which one must hold.")] = ()
    severity: Annotated[Severity, _doc("The severity of a finding.")] = "warning"
    level: Annotated[Level, _doc("The level of the rule.")] = "essential"
    why: Annotated[Texts, _doc("Why it matters.")] = ""
    fix: Annotated[Texts, _doc("What to do.")] = ""
    question: Annotated[Texts, _doc("The question to ask the group.")] = ""
    bad: Annotated[Examples, _doc("Parts of charters in which the rule reports something.")] = ()
    good: Annotated[Examples, _doc("Parts of charters in which the rule reports nothing.")] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The places with their conditions: those of `any`, or the only one."""
        return self.any or (Claim(self.at, self.where, self.some, self.must),)


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
