"""Code frames: the lines of a charter around a place, with the place underlined."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from netlint.reporters.escape_terminal import escape_terminal, width
from netlint.toml import Source, Span
from netlint.toml.shown_lines import is_item_header, shown_lines
from netlint.utils.invisible import JOINERS

TAB = "    "
ELLIPSIS = "..."


class Highlight(NamedTuple):
    """A place to underline, with a label that may be empty; the main one is underlined with `^`, others with `-`."""

    span: Span
    label: str = ""
    main: bool = False


def code_frame(source: Source, marks: Iterable[Highlight], columns: int) -> list[str]:
    """Draw the lines of `marks`, in the order of the text, no wider than `columns`."""
    ordered = sorted(marks, key=lambda mark: mark.span)
    shown = [shown_lines(source, mark.span) for mark in ordered]
    # a line below the only mark, the header of a list without a label, would say nothing
    says_nothing = len(ordered) == 1 and not ordered[0].label and is_item_header(source, ordered[0].span)
    return _frame(source.line, ordered, shown, columns, is_underlined=not says_nothing)


def lines_frame(lines: Mapping[int, str], marks: Iterable[Highlight], columns: int) -> list[str]:
    """Draw the lines of `marks`, each in one of `lines` by its number, as `code_frame` does."""
    ordered = sorted(marks, key=lambda mark: mark.span)
    return _frame(lines.__getitem__, ordered, [[mark.span.line] for mark in ordered], columns)


def _frame(
    line_at: Callable[[int], str],
    ordered: list[Highlight],
    numbers: list[list[int]],
    columns: int,
    *,
    is_underlined: bool = True,
) -> list[str]:
    """Draw marks, in their order, each with the numbers of the lines to show; `line_at` returns a line."""
    gutter = len(str(max(number for some in numbers for number in some)))
    room = max(columns - gutter - 3, 20)
    drawn: list[str] = []
    shown = 0
    lines: dict[int, str] = {}
    for at, mark in enumerate(ordered):
        for number in numbers[at]:
            if shown and number > shown + 1:
                drawn.append(ELLIPSIS)
            line, under = _draw(line_at(number), mark, number, room)
            if lines.get(number) != line:  # a long line is cut around each of its marks
                drawn.append(f"{number:>{gutter}} | {line}".rstrip())
                shown, lines[number] = max(shown, number), line
            if under and is_underlined and not _same_as_next(ordered, at):
                drawn.append(f"{'':{gutter}} | {under}".rstrip())
    return drawn


def _same_as_next(ordered: list[Highlight], at: int) -> bool:
    return at + 1 < len(ordered) and ordered[at + 1].span == ordered[at].span and not ordered[at].label


def _draw(line: str, mark: Highlight, number: int, room: int) -> tuple[str, str]:
    """Return a line as shown, and what stands under it; a line too long is cut around the mark."""
    if number != mark.span.line:
        return _cut(line, room), ""
    start = mark.span.column - 1
    end = mark.span.end_column - 1 if mark.span.end_line == mark.span.line else len(line)
    if len(line) + len(mark.label) + len(ELLIPSIS) < room and line.isascii() and _shown(line) == line:
        return line, _under(mark, len(line[:start]), len(line[start:end]))  # as most lines, which need no cut
    before, inside, after = (
        _shown(text) for text in (line[max(start - room, 0) : start], line[start:end][:room], line[end : end + room])
    )
    cut_left = start > room
    if width(before) + min(width(inside), room // 2) + max(len(mark.label) + 1, len(ELLIPSIS)) > room or cut_left:
        before = ELLIPSIS + _keep_right(before, room // 4)
    text = _cut(before + inside + after, room)  # together they may say what none says alone
    return text, _under(mark, width(before), min(width(inside), room - width(before)))


def _under(mark: Highlight, before: int, inside: int) -> str:
    """Return what stands under a mark, by the columns before and inside it."""
    return f"{' ' * before}{('^' if mark.main else '-') * max(1, inside)} {mark.label}".rstrip()


def _shown(text: str) -> str:
    return escape_terminal(text.replace("\t", TAB))


def _keep_right(text: str, columns: int) -> str:
    while width(text) > columns:
        text = text[1:]
    return text.lstrip(JOINERS)  # they are inside no word any more


def _cut(text: str, columns: int) -> str:
    text = _shown(text[: columns * 2])
    if width(text) <= columns:
        return text
    while width(text) > columns - len(ELLIPSIS):
        text = text[:-1]
    return text.rstrip(JOINERS) + ELLIPSIS
