"""The languages of netlint, and the language that a tag or a locale refers to."""

from collections.abc import Mapping
from typing import Literal, TypeAlias, get_args

Language: TypeAlias = Literal["en", "nl"]
"""A language that netlint speaks."""

LANGUAGES: tuple[Language, ...] = get_args(Language)
"""All languages. The first one is the language of the source."""

NAMES: Mapping[Language, tuple[str, ...]] = {"en": ("english", "engels"), "nl": ("nederlands", "dutch")}
"""The names of each language, in lowercase letters."""


def language_of_tag(tag: object) -> Language | None:
    """Return the language of a tag such as `nl-BE` or `nl_NL.UTF-8`, or of a name such as `Nederlands`.

    Returns `None` if netlint does not have that language.
    """
    if not isinstance(tag, str):
        return None
    primary = tag.replace("_", "-").partition("-")[0].partition(".")[0].lower()
    return next((language for language in LANGUAGES if primary in (language, *NAMES[language])), None)


def language_of_locale(environment: Mapping[str, str]) -> Language:
    """Return the language of the locale in environment variables; otherwise English."""
    return certain_language(environment) or "en"


def certain_language(environment: Mapping[str, str]) -> Language | None:
    """Return the language of the locale in environment variables; `None` if that is not one of netlint's."""
    tags = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return language_of_tag(next((tag for tag in tags if tag), None))
