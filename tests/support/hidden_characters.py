"""Characters that nothing is seen of, written down apart from netlint: what reports are searched for."""

import re
import unicodedata

DEFAULT_IGNORABLE = (
    *((0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F)),
    *((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF)),
    *((0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)),
)
"""Default_Ignorable_Code_Point, whole, as `DerivedCoreProperties.txt` of Unicode 17.0 has it: 4174 code points."""
FORMAT = frozenset(chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf")
"""The category Cf, as this Python has it."""
BLANK = frozenset("\u2800\ufffc\U00013440\U00013441\U00013442\U00016fe4\U0001d159")
"""What is a sign by its category, and is drawn as nothing."""
SEPARATORS = frozenset("\u2028\u2029")
NONCHARACTERS = frozenset(
    chr(code)
    for code in (*range(0xFDD0, 0xFDF0), *(plane << 16 | end for plane in range(17) for end in (0xFFFE, 0xFFFF)))
)
JOINERS = frozenset("\u200c\u200d")

IGNORABLE = frozenset(chr(code) for first, last in DEFAULT_IGNORABLE for code in range(first, last + 1))
HIDDEN = IGNORABLE | FORMAT | BLANK | SEPARATORS | NONCHARACTERS
"""All of it, but for control characters and halves of surrogate pairs."""
OWN = "\u2060"
"""What netlint itself writes into texts that may be taken for Markdown."""

ONE_OF_EACH = "".join(chr(first) for first, _last in DEFAULT_IGNORABLE) + "".join(
    [*sorted(BLANK), "\u0600", "\u06dd", "\u070f", "\u08e2", "\U000110bd", "\U00013430", "\U000e0041", "\ufdd0"]
)
"""A few that stand for the others."""


def pattern(characters: frozenset[str], *more: str) -> re.Pattern[str]:
    """A pattern of any of these characters, or of `more` ranges."""
    codes, ranges = sorted(map(ord, characters)), list(more)
    for at, code in enumerate(codes):
        if not at or codes[at - 1] != code - 1:
            first = code
        if at == len(codes) - 1 or codes[at + 1] != code + 1:
            ranges.append(f"{chr(first)}-{chr(code)}")
    return re.compile(f"[{''.join(ranges)}]")
