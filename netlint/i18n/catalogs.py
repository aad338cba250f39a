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

from netlint.i18n import Message, Translate, same
from netlint.toml import Span, parse
from netlint.utils.errors import Problem

Language: TypeAlias = Literal["en", "nl"]

LANGUAGES: tuple[Language, ...] = get_args(Language)
OWN = "netlint"
VARIABLE = "NETLINT_LANG"

_language: Language = "en"
_spoken: Translate = same
_local: dict[str, dict[str, str]] = {}
"""By language, the texts of rules that are no package, with their translations."""
_places: dict[tuple[str, str], str] = {}
"""By language and text, where such a translation stands."""
_guests: set[str] = set()
"""The packages of plugins that are not netlint's own."""


class TextsError(Problem):
    """Raised for translations that cannot be used; the `problem` names file and line."""

    def __init__(self, problem: str) -> None:
        """Say what is wrong, and where."""
        super().__init__(problem)
        self.problem = problem


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
    global _spoken, _language  # noqa: PLW0603 (a process speaks one language at a time)
    _language = language
    _spoken = translator(language, frozenset())
    if _spoken is not same:
        import gettext as library  # noqa: PLC0415 (it is for `click`, which looks nowhere else)

        os.environ["LANGUAGE"] = language
        library.bindtextdomain(OWN, _locale_folder(OWN))
        library.textdomain(OWN)


def spoken() -> Language:
    """Return the language that this process speaks."""
    return _language


def gettext(text: str) -> str:
    """Put a text of the command into the language of this process."""
    return _spoken(text)


def add_texts(language: str, texts: Mapping[str, str], where: str) -> None:
    """Take up translations that stand in no catalogue: those of rules that are no package, and stand at `where`.

    Raises `TextsError` for a text that has another translation already.
    """
    known = _local.setdefault(language, {})
    for text, translation in texts.items():
        place = _places.setdefault((language, text), where)
        if place != where and known[text] != translation:
            template = "`{text}` has another translation in {place}. Choose one of the two, or other words."
            raise TextsError(f"{where}: {Message(template, {'text': text, 'place': place}).text(gettext)}")
        known[text] = translation


def take_up(package: str) -> None:
    """Take up a package that is not netlint's own: where netlint says the same text, its translation counts.

    Raises `TextsError` for a catalogue that cannot be used.
    """
    _guests.add(package)
    for language in LANGUAGES:
        _texts_of(language, package)


def read_texts(file: Path, content: bytes | None = None) -> dict[str, str]:
    """Read a catalogue in TOML, or its `content`; one that is not there is empty.

    Raises `TextsError` for one that is not whole.
    """
    if content is None and not file.is_file():
        return {}
    raw = file.read_bytes() if content is None else content
    try:
        texts = tomli.loads(raw.decode())
    except (ValueError, RecursionError) as error:  # it is no UTF-8, no TOML, or has what is too large or too deep
        fault = next(iter(parse(str(file), raw, max_bytes=len(raw)).faults), None)
        said = f"{_place(file, fault.span)}: {fault.message.text(gettext)}" if fault else f"{file}: {error}"
        raise TextsError(said) from error
    for text, translation in texts.items():
        if not isinstance(translation, str):
            problem = Message("The translation of `{text}` has to be a text between quotation marks.", {"text": text})
            raise TextsError(f"{_place_in(file, raw, text)}: {problem.text(gettext)}")
    return texts


def fitting_texts(file: Path, content: bytes | None = None) -> dict[str, str]:
    """Read a catalogue as `read_texts` does, and see that each translation can be filled in as its text can."""
    texts = read_texts(file, content)
    for text, translation in texts.items():
        if problem := _misfit(text, translation):
            raw = file.read_bytes() if content is None else content
            raise TextsError(f"{_place_in(file, raw, text)}: {problem.text(gettext)}")
    return texts


def _misfit(text: str, translation: str) -> Message | None:
    """Say why what fills in a text does not fill in its translation; `None` where it does."""
    if "{" not in translation and "}" not in translation:
        return None
    named = _fields(text)
    if named is None or not all(name.isidentifier() for name, *_format in named):
        return None  # the text is no template: its brackets mean themselves
    given = _fields(translation)
    if given is None:
        return Message("The translation of `{text}` has a `{{` or `}}` without the other.", {"text": text})
    if others := sorted(name for name, *_format in given - named):
        template = "The translation of `{text}` has {others}, which that text does not have."
        return Message(template, {"text": text, "others": tuple(f"`{{{name}}}`" for name in others)})
    return None


def _fields(template: str) -> set[tuple[str, str | None, str | None]] | None:
    """Give what a template is filled in with, each with its format; `None` where it is no template."""
    from string import Formatter  # noqa: PLC0415 (English needs none)

    try:
        parsed = list(Formatter().parse(template))
    except ValueError:
        return None
    return {(name, spec, conversion) for _before, name, spec, conversion in parsed if name is not None}


def _place_in(file: Path, raw: bytes, text: str) -> str:
    return _place(file, parse(str(file), raw).locate((text,), key=True).span)


def _place(file: Path, span: Span | None) -> str:
    return f"{file}:{span.line}:{span.column}" if span else str(file)


def catalogue(language: Language, package: str) -> dict[str, str] | None:
    """Give all that a package's own catalogue has, or `None` where the package has no catalogue in a language."""
    folder = _locale_folder(package)
    if not folder:
        return None
    compiled, written = _compiled(language, package, folder), Path(folder, f"{language}.toml")
    return read_texts(written) | _read_compiled(compiled) if compiled or written.is_file() else None


@cache
def _texts_of(language: str, package: str) -> dict[str, str]:
    """Give what a package's catalogue has. Raises `TextsError` for one that cannot be used."""
    folder = _locale_folder(package)
    if not folder:
        return {}
    file = _compiled(language, package, folder)
    compiled = _read_compiled(file)
    for text, translation in compiled.items() if package in _guests else ():
        if problem := _misfit(text, translation):
            raise TextsError(f"{file}: {problem.text(gettext)}")
    return fitting_texts(Path(folder, f"{language}.toml")) | compiled


def _compiled(language: str, package: str, folder: str) -> Path | None:
    """Give the file of a catalogue that gettext has made, where there is one."""
    file = Path(folder, language, "LC_MESSAGES", f"{package}.mo")
    return file if file.is_file() else None


def _read_compiled(file: Path | None) -> dict[str, str]:
    if file is None:
        return {}
    import gettext as library  # noqa: PLC0415 (English needs none)
    import struct  # noqa: PLC0415 (the same)

    try:
        with file.open("rb") as opened:
            texts: dict[object, str] = vars(library.GNUTranslations(opened))["_catalog"]
    except (OSError, ValueError, LookupError, struct.error) as error:
        raise TextsError(f"{file}: {error}") from error
    return {text: translation for text, translation in texts.items() if isinstance(text, str) and text}


@cache
def translator(language: Language, packages: frozenset[str], *, local: bool = True) -> Translate:
    """Give the translation into a language, from the catalogues of netlint itself and of `packages`.

    Of two translations of one text that of netlint counts, or else that of the package whose name comes first; those
    of rules that are no package come last, or not at all without `local`.
    """
    if language == "en":
        return same
    in_order = (OWN, *sorted(packages, key=lambda package: (package in _guests, package)))
    known = [_texts_of(language, package) for package in in_order]
    if local:
        known.append(_local.setdefault(language, {}))

    def translate(text: str) -> str:
        return next((texts[text] for texts in known if texts.get(text)), text) if text else text

    return translate


def _locale_folder(package: str) -> str | None:
    try:
        spec = find_spec(package)
    except ValueError:  # it is a script that is run
        return None
    folders = spec.submodule_search_locations if spec else None
    return str(Path(next(iter(folders)), "locale")) if folders else None
