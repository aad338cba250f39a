"""Compiled gettext catalogues, and whether a translation has the same placeholders as its text.

English is the source. A package has its catalogue in its own folder: `locale/nl/LC_MESSAGES/<package>.mo`.
"""

import gettext
import re
from importlib.util import find_spec
from pathlib import Path

from netlint.i18n.languages import Language
from netlint.i18n.message import Message, joined, notice, verbatim
from netlint.i18n.templates import parse_template
from netlint.utils.errors import Problem

Texts = dict[str, str]
"""English texts, each with its translation."""
_PLAIN = r"\{([A-Za-z_][A-Za-z0-9_]*)\}"
"""A placeholder that is only a name."""


class CatalogError(Problem):
    """Raised if translations cannot be used; the message has the file and the line."""


def locale_folder(package: str) -> Path | None:
    """Return the `locale` folder of a package; `None` if the name is not that of a package."""
    try:
        spec = find_spec(package)
    except ValueError:  # it is a script that is run
        return None
    folders = spec.submodule_search_locations if spec else None
    return Path(next(iter(folders)), "locale") if folders else None


def compiled_file(language: Language, package: str, folder: Path) -> Path | None:
    """Return the compiled catalogue in the `locale` folder of a package; `None` if it does not exist."""
    file = folder / language / "LC_MESSAGES" / f"{package}.mo"
    return file if file.is_file() else None


def read_compiled(file: Path | None) -> Texts:
    """Return the texts of a compiled catalogue; empty if `file` is `None`.

    Raises `CatalogError` if the file is not a catalogue.
    """
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
    """Return why a translation does not have the placeholders of its text; `None` if it does, or is still empty."""
    named = _fields(text)
    if named is None or not translation.strip() or not all(name.isidentifier() for name, *_format in named):
        return None  # the text is no template: its brackets mean themselves; or it is shown in English
    if not named and "{" not in translation and "}" not in translation:
        return None
    given = _fields(translation)
    if given is None:
        return notice("The translation of `{text}` has an unmatched `{{` or `}}`.", text=text)
    if others := sorted(name for name, *_format in given - named):
        template = "The translation of `{text}` has {others}, but the English text does not."
        return Message(template, {"text": text, "others": tuple(f"`{{{name}}}`" for name in others)})
    if missing := sorted({name for name, *_format in named} - {name for name, *_format in given}):
        template = "The translation of `{text}` does not have {missing}, but the English text does."
        return Message(template, {"text": text, "missing": tuple(f"`{{{name}}}`" for name in missing)})
    return None


def _fields(template: str) -> set[tuple[str, str | None, str | None]] | None:
    """Return the placeholders of a template, each with its format; `None` if the text is not a template."""
    plain = re.findall(_PLAIN, template)
    if len(plain) == template.count("{") == template.count("}"):
        return {(name, "", None) for name in plain}  # as most; to load what parses the others takes long
    pieces = parse_template(template)
    return (
        None
        if pieces is None
        else {(piece.name, piece.spec, piece.conversion) for piece in pieces if piece.name is not None}
    )
