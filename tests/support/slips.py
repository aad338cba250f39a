"""Slips: mistakes as people make them, put into the text of a charter. Knows what each was, and repairs none.

A certain slip has one reading, so a machine may take it back. Of any other, a person has to say what was meant.
"""

import datetime as dt
import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Literal, NamedTuple, TypeAlias

import tomli

from netlint.charter.intervals import INTERVAL_PATTERN, INTERVAL_WORDS
from netlint.charter.model import Charter
from netlint.charter.model.annotations import reference_keys
from netlint.charter.model.base import LANGUAGE_PATTERN
from netlint.charter.repair import key_words, words_for_keys
from netlint.charter.repair.words import DUTCH
from netlint.charter.schema_paths import forms_at
from netlint.toml import DocPath, Document, Span, parse
from netlint.toml.positions import statements
from netlint.toml.text_edits import Replaced, replaced
from netlint.toml.writer import to_toml
from netlint.utils.suggest import near_words

Language: TypeAlias = Literal["en", "nl"]
_FREE = ("extra", "plugins", "evidence")
_MONTHS = {
    "en": "January,February,March,April,May,June,July,August,September,October,November,December",
    "nl": "januari,februari,maart,april,mei,juni,juli,augustus,september,oktober,november,december",
}
_KEYS = {
    "name": "naam",
    "purpose": "doel",
    "phase": "fase",
    "founded": "opgericht",
    "contact": "contactadres",
    "joined": "lid-sinds",
    "drives": "drijfveren",
    "expertise": "deskundigheid",
    "offers": "biedt",
    "every": "elke",
    "owner": "eigenaar",
    "due": "streefdatum",
    "holders": "houders",
    "last-held": "laatst-gehouden",
    "mandate": "mandaat",
    "language": "taal",
    "theme": "thema",
}
"""Keys with a Dutch word that is nothing else."""
_TABLES = {
    "members": "leden",
    "meetings": "bijeenkomsten",
    "next-steps": "vervolgstappen",
    "values": "waarden",
    "drives": "drijfveren",
    "clients": "klanten",
    "network": "netwerk",
    "coordination": "coördinatie",
    "membership": "lidmaatschap",
    "decisions": "besluitvorming",
    "rituals": "rituelen",
    "experiments": "experimenten",
    "circles": "kringen",
}
_OPTIONS = {
    "active": "actief",
    "alumni": "oud-lid",
    "core": "kern",
    "internal": "intern",
    "external": "extern",
    "mixed": "gemengd",
    "consent": "instemming",
    "majority": "meerderheid",
    "working-group": "werkgroep",
    "retrospective": "terugblik",
    "intervision": "intervisie",
    "peer-review": "collegiale toetsing",
    "coordination": "coördinatie",
    "learning": "leren",
    "planned": "gepland",
    "measured": "gemeten",
    "done": "gedaan",
    "craft": "vakmanschap",
    "strategy": "strategie",
}
_LANGUAGES = {"en": {"en": "English", "nl": "Engels"}, "nl": {"en": "Dutch", "nl": "Nederlands"}}
_WEEKLY = {"en": "every Monday", "nl": "elke maandag"}
_OWN_KEY = {"en": "mascot", "nl": "mascotte"}
_HOURS = {"en": "8 hours", "nl": "8 uur"}
_WORDS = frozenset(
    {
        *(word for key in (*words_for_keys.DUTCH, *words_for_keys.ENGLISH) for word in (key, *key_words.words_of(key))),
        *(word for name, options in DUTCH.items() for word in (name, *options)),
        *INTERVAL_WORDS,
    }
)
"""The words of the format and of people for it, of which a typo may be another one."""
_SHORT = 5
"""The letters of a word that is too short for a typo that is clear."""
_UNUSED = "  # netlint: ignore[duplicate-id]"


class Slip(NamedTuple):
    """One slip: its kind, the place in the charter as it was, what stood there, and what is written now."""

    kind: str
    path: DocPath
    was: str
    now: str
    is_certain: bool


class Slipped(NamedTuple):
    """A charter with slips, and the same charter with those only of which a person has to say what was meant."""

    text: str
    slips: tuple[Slip, ...]
    left: str


class _Candidate(NamedTuple):
    """A slip that can be made, with what it replaces in the text; the first piece is that of the slip itself."""

    kind: str
    path: DocPath
    pieces: tuple[Replaced, ...]
    is_certain: bool


def with_slips(text: str, language: Language, *, count: int = 30, seed: int = 0) -> Slipped:
    """Return a charter with a number of slips, of as many kinds as it has room for; the same for the same seed.

    No two slips are in one line, no table gets two keys of one name, and the text is still TOML. The charter must be valid.
    """
    chance = random.Random(seed)
    document = parse("charter.toml", text.encode())
    chosen = _chosen(document, list(_Maker(document, language, chance).candidates()), count, chance)
    slips = tuple(
        Slip(one.kind, one.path, text[one.pieces[0][0] : one.pieces[0][1]], one.pieces[0][2], one.is_certain)
        for one in chosen
    )
    slipped = replaced(text, (piece for one in chosen for piece in one.pieces))
    left = replaced(text, (piece for one in chosen if not one.is_certain for piece in one.pieces))
    tomli.loads(slipped)
    return Slipped(slipped, slips, left)


def _chosen(document: Document, found: list[_Candidate], count: int, chance: random.Random) -> list[_Candidate]:
    """Return slips that have no line in common, taken from each kind in turn."""
    chance.shuffle(found)
    by_kind: dict[str, list[_Candidate]] = {}
    for one in found:
        by_kind.setdefault(one.kind, []).append(one)
    lines: set[int] = set()
    tables: set[DocPath] = set()
    chosen: list[_Candidate] = []
    while by_kind and len(chosen) < count:
        for kind in sorted(by_kind):
            while by_kind[kind]:
                one = by_kind[kind].pop()
                taken = {document.source.span(start, start).line for start, _end, _new in one.pieces}
                own = one.path[:-1] if kind == "key-own" else None
                if lines.isdisjoint(taken) and own not in tables:
                    lines |= taken
                    tables |= {own} if own else set()
                    chosen.append(one)
                    break
            if not by_kind[kind]:
                del by_kind[kind]
            if len(chosen) == count:
                break
    return chosen


class _Maker:
    """Makes the slips that one charter has room for."""

    def __init__(self, document: Document, language: Language, chance: random.Random) -> None:
        self.document = document
        self.language = language
        self.chance = chance
        self.text = document.source.text

    def candidates(self) -> Iterator[_Candidate]:
        """Yield every slip that can be made."""
        yield from self._of_headers()
        for path, value in _leaves(self.document.data or {}):
            if path[0] in _FREE or len(path) == 1:
                continue
            forms = forms_at(path)
            span = self._offsets(self.document.locate(path).span)
            for kind, new, is_certain in self._of_value(value, forms):
                yield _Candidate(kind, path, ((*span, new),), is_certain)
            if isinstance(path[-1], str):
                yield from self._of_key(path, value, forms)
            if path[-1] == "id":
                yield _Candidate("comment", path, ((span[1], span[1], _UNUSED),), True)
        yield from self._of_ids()

    def _offsets(self, span: Span) -> tuple[int, int]:
        source = self.document.source
        return source.offset(span.line, span.column), source.offset(span.end_line, span.end_column)

    def _of_headers(self) -> Iterator[_Candidate]:
        inner = {one.path[0] for one in statements(self.text) if self.text[one.start] == "[" and _depth(one.path) > 1}
        for one in statements(self.text):
            written = self.text[one.start : one.end]
            name = written.strip("[]")
            if not written.startswith("[") or _depth(one.path) > 1 or name in (*inner, *_FREE):
                continue
            start = one.start + len(written) - len(written.lstrip("["))
            place = (start, start + len(name))
            if typo := self._typo(name):
                yield _Candidate("table-typo", one.path, ((*place, typo),), True)
            yield _Candidate("table-case", one.path, ((*place, name.capitalize()),), True)
            if self.language == "nl" and name in _TABLES and _TABLES[name].isascii():
                yield _Candidate("table-word", one.path, ((*place, _TABLES[name]),), True)
            if written.startswith("[[") and len((self.document.data or {})[name]) == 1:
                pieces = ((one.start, one.end, f"[{name}]"),)
                yield _Candidate("table-list", one.path, pieces, True)

    def _of_key(self, path: DocPath, value: Any, forms: list[dict[str, Any]]) -> Iterator[_Candidate]:
        key = str(path[-1])
        span = self._offsets(self.document.locate(path, key=True).span)
        if self.text[span[0] : span[1]] != key or key == "id":
            return
        yield _Candidate("key-case", path, ((*span, key.capitalize()),), True)
        if "-" in key:
            yield _Candidate("key-sign", path, ((*span, key.replace("-", "_")),), True)
        if typo := self._typo(key):
            yield _Candidate("key-typo", path, ((*span, typo),), True)
        if self.language == "nl" and key in _KEYS and not (key == "name" and path[0] == "network"):
            yield _Candidate("key-word", path, ((*span, _KEYS[key]),), True)
        if (
            isinstance(value, str)
            and key != "name"
            and any(form.keys() <= {"type", "description", "examples"} for form in forms)
        ):
            yield _Candidate("key-own", path, ((*span, _OWN_KEY[self.language]),), False)

    def _of_value(self, value: Any, forms: list[dict[str, Any]]) -> Iterator[tuple[str, str, bool]]:
        kinds = {form.get("format", form.get("type")) for form in forms}
        if isinstance(value, bool):
            yield "boolean-word", to_toml({"en": ("no", "yes"), "nl": ("nee", "ja")}[self.language][value]), True
            yield "boolean-case", to_toml(str(value)), True
        elif isinstance(value, dt.date):
            yield from self._of_date(value)
        elif isinstance(value, dt.time):
            yield "time-quoted", to_toml(f"{value:%H:%M}"), True
            yield "time-point", to_toml(f"{value:%H.%M}"), True
        elif isinstance(value, int | float) and "string" not in kinds:
            yield "number-quoted", to_toml(str(value)), True
            if any("minimum" in form for form in forms):
                yield "number-minus", str(-1 - value), False
            if isinstance(value, float):
                yield "number-comma", to_toml(str(value).replace(".", ",")), True
                yield "number-percent", to_toml(f"{value * 100:g}%"), True
            elif 744 in {form.get("maximum") for form in forms}:
                yield "number-unit", to_toml(_HOURS[self.language]), False
        elif isinstance(value, str):
            yield from self._of_text(value, forms)

    def _of_date(self, value: dt.date) -> Iterator[tuple[str, str, bool]]:
        yield "date-quoted", to_toml(value.isoformat()), True
        month = _MONTHS[self.language].split(",")[value.month - 1]
        yield "date-words", to_toml(f"{value.day} {month} {value.year}"), True
        is_clear = value.day > 12 or value.day == value.month
        yield "date-numbers" if is_clear else "date-unclear", to_toml(f"{value:%d-%m-%Y}"), is_clear
        yield "date-time", f"{value.isoformat()} 00:00:00", True

    def _of_text(self, value: str, forms: list[dict[str, Any]]) -> Iterator[tuple[str, str, bool]]:
        patterns = {form.get("pattern") for form in forms}
        if any("enum" in form for form in forms):
            yield "option-case", to_toml(value.capitalize()), True
            if "-" in value:
                yield "option-space", to_toml(value.replace("-", " ")), True
            if typo := self._typo(value):
                yield "option-typo", to_toml(typo), True
            if self.language == "nl" and value in _OPTIONS:
                yield "option-word", to_toml(_OPTIONS[value]), True
        elif INTERVAL_PATTERN in patterns:
            for word in value.split():
                if word in INTERVAL_WORDS and (typo := self._typo(word)):
                    yield "interval-typo", to_toml(value.replace(word, typo)), True
            yield "interval-day", to_toml(_WEEKLY[self.language]), False
        elif LANGUAGE_PATTERN in patterns and value in _LANGUAGES:
            yield "language-name", to_toml(_LANGUAGES[value][self.language]), True
        elif re.fullmatch("20[0-9]{2}", value):
            yield "year-bare", value, True

    def _of_ids(self) -> Iterator[_Candidate]:
        """Yield slips in the ids of items, with all references to them, and in single references."""
        data = self.document.data or {}
        for section in ("members", "drives", "values", "clients", "circles"):
            references: dict[str, list[DocPath]] = {}
            for path, value in _leaves(data):
                keys = _references(str(path[0])) if _depth(path) == 2 else {}
                key = next((part for part in reversed(path) if isinstance(part, str)), "")
                if keys.get(key) == section:
                    references.setdefault(value, []).append(path)
            for at, item in enumerate(data.get(section, ())):
                own, places = item["id"], references.get(item["id"], [])
                every = [(section, at, "id"), *places]
                spoken = own.replace("-", " ").capitalize()
                for kind, new in (
                    ("id-case", own.capitalize()),
                    ("id-space", spoken),
                    ("id-sign", own.replace("-", "_")),
                ):
                    pieces = tuple((*self._offsets(self.document.locate(one).span), to_toml(new)) for one in every)
                    has_name = "name" in item or section not in ("members", "clients") or kind != "id-space"
                    if new != own and has_name:
                        yield _Candidate(kind, every[0], pieces, True)
                for one in places:
                    span = self._offsets(self.document.locate(one).span)
                    yield _Candidate("reference-case", one, ((*span, to_toml(own.upper())),), True)
                    if section == "members":
                        yield _Candidate("reference-unclear", one, ((*span, to_toml(f"{own}s")),), False)

    def _typo(self, word: str) -> str | None:
        """Return a word with two neighbours swapped, or one letter twice or left out; `None` if all are like others."""
        typos = _typos(word)
        return self.chance.choice(typos) if typos else None


@cache
def _typos(word: str) -> list[str]:
    """Return the typos of a word that are like no other word."""
    ways: list[Callable[[int], str]] = [
        lambda at: word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        lambda at: word[:at] + word[at : at + 1] + word[at:],
        lambda at: word[:at] + word[at + 1 :],
    ]
    found = {way(at) for at in range(1, len(word) - 1) for way in ways if word[at - 1 : at + 2].isalpha()} - {word}
    return sorted(one for one in found if len(one) > _SHORT and near_words(one, _WORDS).keys() <= {word})


def _references(section: str) -> dict[str, str]:
    is_known = any(section == key for key in Charter.__struct_encode_fields__)
    return reference_keys(Charter, section) if is_known else {}


def _depth(path: DocPath) -> int:
    return sum(isinstance(part, str) for part in path)


def _leaves(value: Any, path: DocPath = ()) -> Iterator[tuple[DocPath, Any]]:
    """Yield every value that is not a table or a list, with its path."""
    if isinstance(value, dict | list):
        for part, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(inner, (*path, part))
    else:
        yield path, value


__all__ = ["Language", "Slip", "Slipped", "with_slips"]
