"""Catalogues as gettext compiles them, and whether a translation can be filled in as its text can.

English is the source. A package brings a catalogue by its place in its folder: `locale/nl/LC_MESSAGES/<package>.mo`.
"""

import gettext
from importlib.util import find_spec
from pathlib import Path

from netlint.i18n.languages import Language
from netlint.i18n.message import Message, joined, notice, verbatim
from netlint.i18n.templates import parse_template
from netlint.utils.errors import Problem

Texts = dict[str, str]
"""Texts in English, each with its translation."""


class CatalogError(Problem):
    """Raised for translations that cannot be used; the message names file and line."""


def locale_folder(package: str) -> Path | None:
    """Return the folder with the catalogues of a package; `None` for what is no package."""
    try:
        spec = find_spec(package)
    except ValueError:  # it is a script that is run
        return None
    folders = spec.submodule_search_locations if spec else None
    return Path(next(iter(folders)), "locale") if folders else None


def compiled_file(language: Language, package: str, folder: Path) -> Path | None:
    """Return the catalogue that gettext has compiled, where the folder `locale` of a package has one."""
    file = folder / language / "LC_MESSAGES" / f"{package}.mo"
    return file if file.is_file() else None


def read_compiled(file: Path | None) -> Texts:
    """Return the texts of a compiled catalogue; none without a file. Raises `CatalogError` for what is no catalogue."""
    if file is None:
        return {}
    import struct

    try:
        with file.open("rb") as opened:
            texts: dict[object, str] = vars(gettext.GNUTranslations(opened))["_catalog"]
    except (OSError, ValueError, LookupError, struct.error) as error:
        raise CatalogError(joined(verbatim(f"{file}:"), verbatim(str(error)))) from error
    return {text: translation for text, translation in texts.items() if isinstance(text, str) and text}


def placeholder_problem(text: str, translation: str) -> Message | None:
    """Return why what fills in a text does not fill in its translation; `None` where it does."""
    if "{" not in translation and "}" not in translation:
        return None
    named = _fields(text)
    if named is None or not all(name.isidentifier() for name, *_format in named):
        return None  # the text is no template: its brackets mean themselves
    given = _fields(translation)
    if given is None:
        return notice("The translation of `{text}` has a `{{` or `}}` without the other.", text=text)
    if others := sorted(name for name, *_format in given - named):
        template = "The translation of `{text}` has {others}, which that text does not have."
        return Message(template, {"text": text, "others": tuple(f"`{{{name}}}`" for name in others)})
    return None


def _fields(template: str) -> set[tuple[str, str | None, str | None]] | None:
    """Return what a template is filled in with, each with its format; `None` where it is no template."""
    pieces = parse_template(template)
    return (
        None
        if pieces is None
        else {(piece.name, piece.spec, piece.conversion) for piece in pieces if piece.name is not None}
    )
