"""A single value as it was probably meant: text, a number, a date, an id, one of a list. Checks nothing."""

import datetime as dt
import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from netlint.charter.ids import id_of
from netlint.charter.intervals import INTERVAL_PATTERN
from netlint.charter.model.base import ID_PATTERN, LANGUAGE_PATTERN, PARTIAL_DATE_PATTERN
from netlint.charter.repair.near_interval import near_interval
from netlint.charter.repair.words import DUTCH, LANGUAGES
from netlint.i18n.names import name_meant
from netlint.utils.spoken import PERCENT_SIGN, TRUTHS, read_date, read_number, read_share, read_time
from netlint.utils.suggest import suggest

NOTHING: Any = object()
"""What nobody can tell."""
LONGEST = 200
"""The longest text of a charter that is written again, in code points. The project chose this limit."""
TYPO = 0.7
"""The lowest similarity, from 0 to 1, at which a word or a key counts as a typo of another. The project chose it."""
_DUTCH_TYPO = 0.8
"""The same for a Dutch word, which has to be more similar: it is not a value itself. The project chose this limit."""
_DENIALS = frozenset({"niet", "geen", "nooit", "zonder", "not", "no", "never", "without"})
"""Words after which a text may mean the opposite of what its other words say."""
_SHORTEST_BEGINNING = 4
"""The fewest letters of the beginning of a value that stands for the value. The project chose this limit."""
_PERCENT = 100
_LARGEST = 10**18
_SEPARATORS = re.compile(r"[,;\n&|]|\s/\s|\s(?:en|and)\s")
_BARE_NUMBER = re.compile(r"-?[0-9.]+")
_IS_SHARE = re.compile(rf"{PERCENT_SIGN}|\bhalf\b|\bhelft\b", re.IGNORECASE)


def pieces(text: str) -> list[str]:
    """Return the items of a list that someone wrote as one text: "Ana, Bo en Cas"."""
    return [piece for part in _SEPARATORS.split(text) if (piece := part.strip(" -.\t"))]


def is_text(value: object) -> bool:
    """Return whether a value is text."""
    return isinstance(value, str)


def as_scalar(form: Mapping[str, Any], value: Any) -> Any:
    """Return a value as a single value of a schema; `NOTHING` if nobody can tell."""
    if isinstance(value, dict | list):
        inner = list(value.values()) if isinstance(value, dict) else value
        if len(inner) == 1 and not isinstance(inner[0], dict | list):
            return as_scalar(form, inner[0])
        is_joined = (
            isinstance(value, list) and _is_plain(form) and not any(isinstance(one, dict | list) for one in inner)
        )
        return _text(", ".join(map(str, map(_text, inner)))) if is_joined and inner else NOTHING
    if "enum" in form:
        return _one_of(form["enum"], value)
    if "pattern" in form:
        return _of_form(form["pattern"], value)
    convert = {"date": _date, "time": _time, "boolean": _boolean, "string": _text}
    kind = form.get("format", form.get("type"))
    return _number(form, value) if kind in ("number", "integer") else convert.get(kind, _unknown)(value)


def _is_plain(form: Mapping[str, Any]) -> bool:
    return form.get("type") == "string" and not form.keys() & {"format", "pattern", "enum"}


def _unknown(_value: object) -> Any:
    return NOTHING


def _one_of(options: list[Any], value: Any) -> Any:
    """Return the value of a list that a word is, in other letters, in Dutch, or with a typo."""
    if not isinstance(value, str):
        return options[0] if len(options) == 1 else NOTHING
    texts = [option for option in options if isinstance(option, str)]
    return option_meant(value, texts) or (options[0] if len(options) == 1 else NOTHING)


def option_meant(value: str, options: list[str]) -> str | None:
    """Return the option that a text stands for: in another language, with a typo, or in a few words.

    Returns `None` if nobody can tell.
    """
    words = value.casefold().split()
    if exact := _named("-".join(words), options) or name_meant(value, options):
        return exact
    if len(words) > 1 and _DENIALS.intersection(words):
        return None
    known = [name for name, meant in DUTCH.items() if set(meant) & set(options)]
    typo = suggest(value.casefold(), options, cutoff=TYPO) or suggest("-".join(words), known, cutoff=_DUTCH_TYPO)
    return _named(typo or "", options) or _in_words(words, options) or _begun(value.casefold(), options)


def _begun(word: str, options: list[str]) -> str | None:
    """Return the one option that begins with a word: `warning` for `warn`."""
    found = [one for one in options if one.startswith(word)] if len(word) >= _SHORTEST_BEGINNING else []
    return found[0] if len(found) == 1 else None


def _named(word: str, options: list[str]) -> str | None:
    """Return the option that a word is, or the first that it stands for."""
    return next((one for one in (word, *DUTCH.get(word, ())) if one in options), None)


def _in_words(words: list[str], options: list[str]) -> str | None:
    """Return the only option that one of a few words stands for."""
    found = {named for word in words if (named := _named(word, options))}
    return found.pop() if len(found) == 1 else None


def _of_form(pattern: str, value: Any) -> Any:
    if pattern == PARTIAL_DATE_PATTERN:
        date = (
            str(value)
            if isinstance(value, int) and not isinstance(value, bool)
            else read_date(value)
            if is_text(value)
            else None
        )
        return date if isinstance(date, str) else NOTHING
    if pattern == ID_PATTERN and isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _LARGEST:
        return str(value)
    read = _FORMS.get(pattern)
    return read(value) or NOTHING if read and isinstance(value, str) else NOTHING


def _id(text: str) -> str:
    """Return the id that a text suggests: of several names, that of the first; empty if it suggests none."""
    parts = pieces(text)
    return id_of(parts[0] if len(parts) > 1 else text)


def _language(text: str) -> str:
    plain = text.strip().replace("_", "-")
    return LANGUAGES.get(plain.casefold(), plain)


_FORMS: Mapping[str, Callable[[str], str | None]] = {
    ID_PATTERN: _id,
    LANGUAGE_PATTERN: _language,
    INTERVAL_PATTERN: near_interval,
}
"""What reads a text as one of a form."""


def _date(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.date()
    date = read_date(value) if isinstance(value, str) else None
    return date if isinstance(date, dt.date) else NOTHING


def _time(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.time().replace(microsecond=0)
    if isinstance(value, float):
        value = f"{value:.2f}"  # someone wrote 19.30
    found = read_time(value) if isinstance(value, str) else None
    if found is None and isinstance(value, str) and re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]", value):
        found = dt.time.fromisoformat(value)
    return found or NOTHING


def _boolean(value: Any) -> Any:
    if isinstance(value, str):
        return TRUTHS.get(value.strip(" .!").casefold(), NOTHING)
    return bool(value) if value in (0, 1) else NOTHING


def _text(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and abs(value) >= _LARGEST:
        return NOTHING
    text = value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)
    return text if len(text) <= LONGEST else "…"


def _number(form: Mapping[str, Any], value: Any) -> Any:
    """Return a number that is in a text, within the limits of its schema."""
    found: float | None = None
    if isinstance(value, int | float) and not isinstance(value, bool):
        found = value
    elif isinstance(value, str) and _IS_SHARE.search(value) and form.get("maximum") in (None, 1):
        found = read_share(value)
    elif isinstance(value, str) and not (_IS_SHARE.search(value) and form.get("maximum") != _PERCENT):
        found = read_number(value)
    if found is None or not math.isfinite(found):
        return NOTHING
    if form["type"] == "integer" and not isinstance(found, int):
        if not found.is_integer():
            return NOTHING
        found = int(found)
    least, most = form.get("minimum"), form.get("maximum")
    limited = found if least is None else max(least, found)
    limited = limited if most is None else min(most, limited)
    is_bare = not isinstance(value, str) or _BARE_NUMBER.fullmatch(value) is not None
    return limited if limited == found or is_bare else NOTHING  # of "June 2026", the year is not too many hours
