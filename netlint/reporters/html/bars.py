"""How many checks of each family passed, are open or were skipped, as bars. Gives no score and no rank."""

from functools import partial
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

from netlint.i18n import Message
from netlint.linter.report import Status
from netlint.linter.summary import Summary
from netlint.reporters.base import ReportContext, family_title, translated
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.summary_lines import counted_by

Look: TypeAlias = Literal["filled", "outlined", "dotted", "dashed"]
"""What a part of a bar looks like, so that it can be told from the others without colors."""

WIDTH = 300
"""The width of the longest bar, in units of the drawing."""
_GAP = 3
_PARTS: dict[Look, tuple[tuple[Status, ...], Message, Message]] = {
    "filled": (("passed",), Message("{number} passed"), Message("passed")),
    "outlined": (("open", "crashed"), Message("{number} open"), Message("open")),
    "dotted": (("suppressed",), Message("{number} suppressed"), Message("suppressed")),
    "dashed": (("skipped",), Message("{number} skipped"), Message("skipped: not begun, kept elsewhere, or later")),
}
"""The parts of a bar: the outcomes that they count, the count in words, and what the legend says."""


class Part(Struct, frozen=True):
    """A part of a bar."""

    look: Look
    x: float
    width: float


class Bar(Struct, frozen=True):
    """The bar of one family."""

    title: str
    counts: str
    parts: tuple[Part, ...]


class Bars(NamedTuple):
    """The bars, and what their parts mean."""

    bars: tuple[Bar, ...]
    width: int
    legend: tuple[tuple[Look, str], ...]


def bars(summary: Summary, context: ReportContext) -> Bars:
    """Return a bar for each family of rules, in the order of the codes: one unit is as long in every bar."""
    say = partial(translated, context.translate(summary.language))
    rules, counted = context.rules, counted_by(summary, context, lambda rule: rule.family)
    most = max((sum(counts.values()) for counts in counted.values()), default=0)
    unit = (WIDTH - _GAP * len(_PARTS)) / most if most else 0
    found = []
    for family, counts in counted.items():
        rule = next(rule for rule in rules.values() if rule.family == family)
        title = context.translate_for(rule, summary.language)(family_title(rule))
        numbers = {look: sum(counts[status] for status in statuses) for look, (statuses, *_words) in _PARTS.items()}
        words = (say(_PARTS[look][1].template, number=number) for look, number in numbers.items() if number)
        found.append(Bar(escape_terminal(title), " · ".join(words), _parts(numbers, unit)))
    used = {part.look for bar in found for part in bar.parts}
    legend = tuple((look, say(words.template)) for look, (_, _, words) in _PARTS.items() if look in used)
    return Bars(tuple(found), WIDTH, legend)


def _parts(numbers: dict[Look, int], unit: float) -> tuple[Part, ...]:
    parts, x = [], 0.0
    for look, number in numbers.items():
        if number:
            parts.append(Part(look, round(x, 2), round(number * unit, 2)))
            x += number * unit + _GAP
    return tuple(parts)
