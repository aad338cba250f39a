"""Languages: which one to speak, and the catalogues of the packages that have something to say.

English is the source. A package brings a catalogue by its place: `locale/nl/LC_MESSAGES/<package>.mo` in its folder.
"""

import gettext
import os
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from netlint.charter import Translate, same

Language: TypeAlias = Literal["en", "nl"]

LANGUAGES: tuple[Language, ...] = get_args(Language)
OWN = "netlint"
VARIABLE = "NETLINT_LANG"


def known(tag: object) -> Language | None:
    """Give the language that a tag such as `nl-BE` or `nl_NL.UTF-8` means, if netlint speaks it."""
    if not isinstance(tag, str):
        return None
    primary = tag.replace("_", "-").partition("-")[0].partition(".")[0].lower()
    return next((language for language in LANGUAGES if language == primary), None)


def of_locale(environment: Mapping[str, str] = os.environ) -> Language:
    """Give the language of the locale, or English."""
    tags = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return known(next((tag for tag in tags if tag), None)) or "en"


def speak(language: Language) -> None:
    """Make this process speak a language wherever it uses `gettext`: the command, its errors, and `click`."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(OWN, _locale_folder(OWN))
    gettext.textdomain(OWN)


@cache
def translator(language: Language, packages: frozenset[str]) -> Translate:
    """Give the translation into a language, from the catalogues of `packages` and of netlint itself."""
    catalogue: gettext.NullTranslations | None = None
    for package in (OWN, *sorted(packages)):
        folder = _locale_folder(package)
        found = gettext.find(package, folder, [language]) if folder else None
        if found:
            with Path(found).open("rb") as file:
                translations = gettext.GNUTranslations(file)
            if catalogue is None:
                catalogue = translations
            else:
                catalogue.add_fallback(translations)
    if language == "en" or catalogue is None:
        return same
    translate = catalogue.gettext
    return lambda text: translate(text) if text else text


def packages_of(modules: Iterable[str]) -> frozenset[str]:
    """Give the packages that modules belong to."""
    return frozenset(module.partition(".")[0] for module in modules)


def _locale_folder(package: str) -> str | None:
    spec = find_spec(package)
    folders = spec.submodule_search_locations if spec else None
    return str(Path(next(iter(folders)), "locale")) if folders else None
