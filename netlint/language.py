"""Languages: which one to speak, and the catalogues of the packages that have something to say.

English is the source. A package brings a catalogue by its place in its folder: `locale/nl/LC_MESSAGES/<package>.mo`, as
gettext makes it, or `locale/nl.toml`, with a line `"English" = "Nederlands"` for each text.
"""

import os
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, TypeAlias, get_args

import tomli

from netlint.charter import Translate, same
from netlint.problem import Problem

Language: TypeAlias = Literal["en", "nl"]

LANGUAGES: tuple[Language, ...] = get_args(Language)
OWN = "netlint"
VARIABLE = "NETLINT_LANG"

_spoken: Translate = same
_added: dict[str, dict[str, str]] = {}


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
    """Make this process speak a language: the command, its errors, and the words of `click`."""
    global _spoken  # noqa: PLW0603 (a process speaks one language at a time)
    _spoken = translator(language, frozenset())
    if _spoken is not same:
        import gettext as library  # noqa: PLC0415 (it is for `click`, which looks nowhere else)

        os.environ["LANGUAGE"] = language
        library.bindtextdomain(OWN, _locale_folder(OWN))
        library.textdomain(OWN)


def gettext(text: str) -> str:
    """Put a text of the command into the language of this process."""
    return _spoken(text)


def add_texts(language: str, texts: Mapping[str, str]) -> None:
    """Take up translations that stand in no catalogue: those of rules that are no package."""
    _added.setdefault(language, {}).update(texts)


def read_texts(file: Path) -> dict[str, str]:
    """Read a catalogue in TOML; one that is not there is empty. Raises `Problem` for one that is not whole."""
    if not file.is_file():
        return {}
    try:
        texts = tomli.loads(file.read_bytes().decode())
    except (UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise Problem(f"{file}: {error}") from error
    for text, translation in texts.items():
        if not isinstance(translation, str):
            raise Problem(f"{file}: {text!r} = ... is no text")
    return texts


def catalogue(language: Language, package: str) -> dict[str, str] | None:
    """Give all that a package's own catalogue has, or `None` where the package has no catalogue in a language."""
    import gettext as library  # noqa: PLC0415 (only tests ask)

    folder = _locale_folder(package)
    if not folder:
        return None
    compiled, written = library.find(package, folder, [language]), Path(folder, f"{language}.toml")
    if not compiled and not written.is_file():
        return None
    texts = read_texts(written)
    if compiled:
        with Path(compiled).open("rb") as file:
            texts |= vars(library.GNUTranslations(file))["_catalog"]
    return texts


@cache
def translator(language: Language, packages: frozenset[str]) -> Translate:
    """Give the translation into a language, from the catalogues of `packages` and of netlint itself."""
    if language == "en":
        return same
    import gettext as library  # noqa: PLC0415 (English needs none)

    catalogue: library.NullTranslations | None = None
    added = _added.setdefault(language, {})
    for package in (OWN, *sorted(packages)):
        folder = _locale_folder(package)
        if folder and package != OWN:
            added.update(read_texts(Path(folder, f"{language}.toml")))
        found = library.find(package, folder, [language]) if folder else None
        if found:
            with Path(found).open("rb") as file:
                translations = library.GNUTranslations(file)
            if catalogue is None:
                catalogue = translations
            else:
                catalogue.add_fallback(translations)
    translate = catalogue.gettext if catalogue else same
    return lambda text: (added.get(text) or translate(text)) if text else text


def _locale_folder(package: str) -> str | None:
    spec = find_spec(package)
    folders = spec.submodule_search_locations if spec else None
    return str(Path(next(iter(folders)), "locale")) if folders else None
