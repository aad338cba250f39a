"""Catalogues that stand in TOML: a line `"English" = "Nederlands"` for each text, in `locale/nl.toml` of a package.

A file with rules has such a file beside it: `circles.nl.toml` beside `circles.py`.
"""

from pathlib import Path

import tomli

from netlint.i18n.catalogs import (
    CatalogError,
    Texts,
    compiled_file,
    locale_folder,
    placeholder_problem,
    read_compiled,
)
from netlint.i18n.languages import Language
from netlint.i18n.message import Message, joined, notice, verbatim
from netlint.toml import Span, parse


def read_catalog(language: Language, package: str) -> Texts | None:
    """Return all that a package's own catalogue has; `None` where the package has no catalogue in a language.

    Raises `CatalogError` for one that cannot be used.
    """
    folder = locale_folder(package)
    if folder is None:
        return None
    compiled, written = compiled_file(language, package, folder), folder / f"{language}.toml"
    if not compiled and not written.is_file():
        return None
    return (read_texts(written, written.read_bytes()) if written.is_file() else {}) | read_compiled(compiled)


def read_checked_catalog(language: Language, package: str) -> Texts:
    """Return the texts of a package in a language, each of which can be filled in as its English text can.

    Raises `CatalogError` for a catalogue that cannot be used.
    """
    folder = locale_folder(package)
    if folder is None:
        return {}
    file = compiled_file(language, package, folder)
    compiled = read_compiled(file)
    for text, translation in compiled.items():
        if problem := placeholder_problem(text, translation):
            raise CatalogError(_at(str(file), problem))
    written = folder / f"{language}.toml"
    return (read_checked_texts(written, written.read_bytes()) if written.is_file() else {}) | compiled


def read_texts(file: Path, content: bytes) -> Texts:
    """Return the texts in the `content` of a `file` of TOML. Raises `CatalogError` for one that is invalid."""
    try:
        texts = tomli.loads(content.decode())
    except (ValueError, RecursionError) as error:  # it is no UTF-8, no TOML, or has what is too large or too deep
        mistake = next(iter(parse(str(file), content, max_bytes=len(content)).mistakes), None)
        message = _at(_place(file, mistake.span), mistake.message) if mistake else _at(str(file), verbatim(str(error)))
        raise CatalogError(message) from error
    for text, translation in texts.items():
        if not isinstance(translation, str):
            problem = notice("The translation of `{text}` must be text in quotation marks.", text=text)
            raise CatalogError(_at(_place_of(file, content, text), problem))
    return texts


def read_checked_texts(file: Path, content: bytes) -> Texts:
    """Return texts as `read_texts` does, each of which can be filled in as its English text can."""
    texts = read_texts(file, content)
    for text, translation in texts.items():
        if problem := placeholder_problem(text, translation):
            raise CatalogError(_at(_place_of(file, content, text), problem))
    return texts


def _at(place: str, problem: Message) -> Message:
    return joined(verbatim(f"{place}:"), problem)


def _place_of(file: Path, content: bytes, text: str) -> str:
    return _place(file, parse(str(file), content).locate((text,), key=True).span)


def _place(file: Path, span: Span | None) -> str:
    return f"{file}:{span.line}:{span.column}" if span else str(file)
