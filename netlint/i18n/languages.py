"""The languages that netlint speaks, and which of them a tag or a locale means."""

from collections.abc import Mapping
from typing import Literal, TypeAlias, get_args

Language: TypeAlias = Literal["en", "nl"]

LANGUAGES: tuple[Language, ...] = get_args(Language)
"""All of them; the first is the one that texts are written in."""


def language_of_tag(tag: object) -> Language | None:
    """Return the language that a tag such as `nl-BE` or `nl_NL.UTF-8` means; `None` where netlint does not speak it."""
    if not isinstance(tag, str):
        return None
    primary = tag.replace("_", "-").partition("-")[0].partition(".")[0].lower()
    return next((language for language in LANGUAGES if language == primary), None)


def language_of_locale(environment: Mapping[str, str]) -> Language:
    """Return the language of the locale that environment variables describe, or English."""
    tags = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return language_of_tag(next((tag for tag in tags if tag), None)) or "en"
