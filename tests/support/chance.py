"""Choices made from bytes, of which each decides one thing: hypothesis takes as long for one choice of its own as for them all.

It finds a small case as it always does, by smaller bytes: these decide for the first of the options, and so does what is
left to decide when there are no more bytes.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


class Chance:
    """What decides, one thing after another."""

    def __init__(self, raw: bytes) -> None:
        """Decide by these bytes."""
        self._left = iter(raw)

    def below(self, limit: int) -> int:
        """Return a whole number from 0 up to a limit, without the limit itself."""
        number = 0
        for _ in range(((limit - 1).bit_length() + 7) // 8):
            number = number << 8 | next(self._left, 0)
        return number % limit

    def pick(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return options[self.below(len(options))]

    def some(self, make: "Callable[[Chance], T]", most: int) -> list[T]:
        """Return up to `most` of what is made; seldom none."""
        return [make(self) for _ in range(self.below(most + 1) or self.below(most + 1))]

    def letter(self) -> str:
        """Return any character but half of a surrogate pair; mostly one of the first 256."""
        code = self.below(256) if self.below(5) else self.below(0x110000)
        return "x" if 0xD800 <= code < 0xE000 else chr(code)


def chances(size: int) -> st.SearchStrategy[Chance]:
    """Return what makes choices of so many bytes."""
    return st.binary(min_size=size, max_size=size).map(Chance)
