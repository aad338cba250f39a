"""The translation into one language, of templates and of text with its values already filled in. Reads no file."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from netlint.i18n.templates import parse_template

_LISTED = r"(?s)(.+) (and|or) (.+)"


class _Template(msgspec.Struct, frozen=True):
    """A text of a catalogue with placeholders, in pieces."""

    pieces: tuple[str, ...]
    """The text before, between and after its fields."""
    fields: tuple[str, ...]
    translation: str

    @property
    def weight(self) -> int:
        """The number of characters that are not filled in."""
        return sum(map(len, self.pieces))


class Translation:
    """A translation of English texts into one language.

    A text that no catalogue has stays as it is, as all do in English.
    """

    def __init__(self, catalogs: Sequence[Mapping[str, str]]) -> None:
        """Translate with `catalogs`; if several have the same text, the first one is used."""
        self._catalogs = catalogs

    def __call__(self, text: str) -> str:
        """Return the translation of a text or template."""
        for texts in self._catalogs if text else ():
            if translation := texts.get(text):
                return translation
        return text

    def formatted(self, text: str) -> str:
        """Return the translation of text that is filled in already, by the template that it was made from.

        If several templates match, the one with the most literal text is used. Values are translated too if they are
        such texts, or lists of them. If there are several sentences, each is such a text.
        """
        found = self._filled_in(text)
        if found is None and ". " in text:
            sentence, _stop, rest = text.partition(". ")
            return f"{self.formatted(f'{sentence}.')} {self.formatted(rest)}"
        return text if found is None else found

    def _filled_in(self, text: str) -> str | None:
        """Return the translation of one text; `None` if it was not made from a template."""
        if not self._catalogs or (found := self(text)) != text:
            return found if self._catalogs else text
        for template in self._templates:
            if (values := _values(template, text)) is not None:
                return _filled(template.translation, {name: self._value(value) for name, value in values.items()})
        return None

    def _value(self, text: str) -> str:
        """Return a value, translated if it is a text of netlint or a list.

        A single word is a name, and stays as it is.
        """
        if " " not in text:
            return self(text) if text.startswith("`") else text
        if (found := self._filled_in(text)) is not None:
            return found
        if "; " in text:
            return "; ".join(map(self._value, text.split("; ")))
        if listed := re.fullmatch(_LISTED, text):
            before = ", ".join(map(self._value, listed[1].split(", ")))
            return f"{before} {self(listed[2])} {self._value(listed[3])}"
        return text

    @cached_property
    def _templates(self) -> list[_Template]:
        """The texts with placeholders, those with the most literal text first."""
        found: dict[str, _Template] = {}
        for texts in self._catalogs:
            for text, translation in texts.items():
                if "{" in text and text not in found and (template := _taken_apart(text, translation)):
                    found[text] = template
        return sorted(found.values(), key=lambda template: -template.weight)


ENGLISH = Translation(())


def _taken_apart(text: str, translation: str) -> _Template | None:
    """Return a text as pieces and fields; `None` if it has no fields, or would match anything."""
    parsed = parse_template(text)
    if parsed is None or parse_template(translation) is None:
        return None
    fields = tuple(piece.name for piece in parsed if piece.name is not None)
    pieces = [piece.literal for piece in parsed]
    if len(pieces) == len(fields):
        pieces.append("")
    has_words = any(map(str.isalpha, "".join(pieces)))
    return _Template(tuple(pieces), fields, translation) if fields and has_words else None


def _values(template: _Template, text: str) -> dict[str, str] | None:
    """Return the values that a template was filled in with; `None` if a text was not made from it."""
    if not text.startswith(template.pieces[0]) or not text.endswith(template.pieces[-1]):
        return None
    if not all(piece in text for piece in template.pieces):
        return None
    expression = re.escape(template.pieces[0])
    seen: set[str] = set()
    for number, name in enumerate(template.fields):
        known = name in seen
        expression += rf"(?P=f{template.fields.index(name)})" if known else rf"(?P<f{number}>.+?)"
        expression += re.escape(template.pieces[number + 1])
        seen.add(name)
    match = re.fullmatch(expression, text, re.DOTALL)
    return {name: match[f"f{template.fields.index(name)}"] for name in seen} if match else None


def _filled(translation: str, values: Mapping[str, str]) -> str:
    return "".join(_parts(translation, values))


def _parts(translation: str, values: Mapping[str, str]) -> Iterator[str]:
    for piece in parse_template(translation) or ():
        yield piece.literal
        if piece.name is not None:
            yield values.get(piece.name, "")
