"""How wide text is in a picture, and how much of it fits. Measured with care: a browser has fonts of its own."""

import unicodedata

NARROW = frozenset("iljtfrI.,:;'|!()[] -")
BROAD = frozenset("mwMW@%—…")


def text_width(text: str, size: float) -> float:
    """Return the width of a text in pixels at a size in pixels, at most: with the widest usual font of a system."""
    return sum(map(_share, text)) * size


def _share(letter: str) -> float:
    """Return the width of a letter as a share of its size."""
    if letter.isascii():
        return 0.4 if letter in NARROW else 0.95 if letter in BROAD else 0.74 if letter.isupper() else 0.62
    if unicodedata.combining(letter):
        return 0
    return 1.1 if unicodedata.east_asian_width(letter) in "WF" else 0.75 if unicodedata.category(letter) == "Ll" else 1


def fitted(text: str, size: float, width: float) -> str:
    """Return as much of a text as fits in a width; what does not is replaced by `…`.

    >>> fitted("Anouk", 14, 100), fitted("Anouk van der Berg", 14, 60)
    ('Anouk', 'Anouk…')
    """
    if text_width(text, size) <= width:
        return text
    room, kept = width - text_width("…", size), 0
    for letter in text:
        room -= _share(letter) * size
        if room < 0:
            break
        kept += 1
    return f"{text[:kept].rstrip()}…"


def lines_of(words: str, size: float, width: float, most: int) -> tuple[str, ...]:
    """Return text on at most so many lines of a width. The last line ends with `…` if there is more."""
    lines: list[str] = []
    for word in words.split():
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        elif len(lines) < most:
            lines.append(fitted(word, size, width))
        else:
            lines[-1] = fitted(f"{lines[-1]} …", size, width)
            break
    return tuple(lines)
