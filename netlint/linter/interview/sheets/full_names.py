"""Full names of members inside other texts, which become the names that a charter shows. Finds no other names."""

import re
from collections.abc import Iterable

from netlint.linter.interview.sheets.record import Record

_WORD = re.compile(r"[^\W_]++(?:['\u2019-][^\W_]++)*+")


class FullNames:
    """The full names of people, and what to write in their place."""

    def __init__(self, people: Iterable[tuple[Record, str]]) -> None:
        """Remember the full names of people by the last word of them."""
        self._by_word: dict[str, list[tuple[str, str]]] = {}
        for record, shown in people:
            words = _WORD.findall(record.name.full.casefold())
            if record.name.surname and record.name.first and words:
                self._by_word.setdefault(words[-1], []).append((record.name.full, shown))

    def shortened(self, text: str) -> str:
        """Return text with the shown name of each member in place of the full name."""
        for word in dict.fromkeys(_WORD.findall(text.casefold())):
            for full, shown in self._by_word.get(word, ()):
                if full.casefold() not in text.casefold():
                    continue
                safe = shown.replace("\\", r"\\")
                text = re.sub(rf"(?<!\w){re.escape(full)}(?!\w)", safe, text, flags=re.IGNORECASE)
        return text

    def shortened_all(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return several texts like that."""
        return tuple(map(self.shortened, texts))
