"""The worksheet as the page draws it: its cells, with what is at odds in each."""

import datetime as dt
from collections.abc import Mapping, Sequence

from markupsafe import Markup
from msgspec import Struct

from netlint.charter import Charter
from netlint.i18n import Message, Translate
from netlint.linter.importance import by_importance
from netlint.linter.report import CharterReport, Diagnostic
from netlint.linter.worksheet import Cell, Line, Row, line_text, worksheet
from netlint.reporters.base import ReportContext, translated
from netlint.reporters.html.fitting import Amount, size_of
from netlint.reporters.html.markup import shown, words
from netlint.reporters.html.points import MAX_POINTS
from netlint.toml import DocPath, Span

MAX_ODD = 2
"""The maximum number of findings that one cell shows; more are counted. The project chose this limit."""
_BLANK = 10
"""The room for an answer behind what is still open, in characters."""
SOON = 60
"""The number of days before its end from which something ends soon. The project chose this limit."""


class LineView(Struct, frozen=True):
    """A line of what is agreed."""

    text: Markup
    blank: Markup
    """What is still open about it; empty if nothing is."""
    ends: Markup
    """That it ends soon, or has ended; empty otherwise."""
    has_ended: bool


class CellView(Struct, frozen=True):
    """A cell of the worksheet."""

    heading: Markup
    state: str
    """`agreed`, `odd`, `open` or `elsewhere`."""
    lines: tuple[LineView, ...]
    odd: tuple[Markup, ...]
    """What is at odds with what is agreed."""
    more: Markup
    """How many findings are not shown; empty if all are."""
    question: Markup
    """What to ask the group, if nothing is agreed."""
    blank: Markup
    """What is still open beside what is agreed; empty if nothing is."""
    elsewhere: Markup
    numbers: tuple[int, ...]
    """The numbers of the first points to talk about that belong to it."""


class RowView(Struct, frozen=True):
    """A row of the worksheet."""

    title: Markup
    about: Markup
    cells: tuple[CellView, ...]


class Sheet(Struct, frozen=True):
    """A worksheet."""

    rows: tuple[RowView, ...]
    size: int
    """How much is on it, from 0: the more, the smaller its letters on paper."""

    @property
    def has_elsewhere(self) -> bool:
        """Whether a part of it is kept elsewhere."""
        return any(cell.state == "elsewhere" for row in self.rows for cell in row.cells)


def sheet(context: ReportContext, report: CharterReport, charter: Charter, numbers: Mapping[str, int]) -> Sheet:
    """Return the worksheet of a charter; `numbers` has the number of the point of each rule, by code."""
    rows = worksheet(charter)
    drawing = _Drawing(context, report, numbers)
    found = _by_cell(rows, by_importance(report, context.rules))
    drawn = tuple(
        RowView(
            words(row.title, drawing.translate),
            words(row.about, drawing.translate),
            tuple(drawing.cell(cell, found.get((at, place), [])) for place, cell in enumerate(row.cells)),
        )
        for at, row in enumerate(rows)
    )
    return Sheet(drawn, size_of([[_amount(cell) for cell in row.cells] for row in drawn]))


class _Drawing:
    """Draws cells in the language of a charter."""

    def __init__(self, context: ReportContext, report: CharterReport, numbers: Mapping[str, int]) -> None:
        self.translate: Translate = context.translate(report.language)
        self._of_format = context.translator.of_format(context.speaks(report.language))
        self._context = context
        self._report = report
        self._numbers = numbers

    def cell(self, cell: Cell, findings: Sequence[Diagnostic]) -> CellView:
        is_written = [one for one in findings if self._report.place(one).exact]
        told = findings if cell.state == "agreed" else is_written  # nothing is at odds with nothing
        odd = tuple(words(one.message, self._translate_for(one)) for one in told[:MAX_ODD])
        more = self.say("and {more} more", more=len(told) - MAX_ODD) if len(told) > MAX_ODD else Markup("")
        numbers = sorted({self._numbers[one.code] for one in findings if one.code in self._numbers})
        return CellView(
            self._words(cell.heading),
            "odd" if odd and cell.state == "agreed" else cell.state,
            tuple(self._line(line) for line in cell.lines),
            odd,
            more,
            self._words(cell.question) if cell.state == "open" else Markup(""),
            self._words(cell.blank),
            shown(cell.elsewhere),
            tuple(number for number in numbers if number <= MAX_POINTS),
        )

    def _translate_for(self, finding: Diagnostic) -> Translate:
        return self._context.translate_for(self._context.rules[finding.code], self._report.language)

    def _line(self, line: Line) -> LineView:
        ends, has_ended = self._ends(line.ends)
        text = shown(line_text(line, self._of_format))
        return LineView(text, self._words(line.blank), ends, has_ended)

    def _words(self, message: Message | None) -> Markup:
        return words(message, self._of_format) if message else Markup("")

    def _ends(self, day: dt.date | None) -> tuple[Markup, bool]:
        today = self._context.today
        if day is None or today is None or (day - today).days > SOON:
            return Markup(""), False
        left = (day - today).days
        if left < 0:
            return self.say("1 day ago" if left == -1 else "{days} days ago", days=-left), True
        if left == 0:
            return self.say("today"), False
        return self.say("in 1 day" if left == 1 else "in {days} days", days=left), False

    def say(self, template: str, **parameters: int) -> Markup:
        return shown(translated(self.translate, template, **parameters))


def _by_cell(rows: Sequence[Row], findings: Sequence[Diagnostic]) -> dict[tuple[int, int], list[Diagnostic]]:
    """Return the findings of each cell, by its row and place: each in the cell whose place fits it best."""
    found: dict[tuple[int, int], list[Diagnostic]] = {}
    cells = [((at, place), cell) for at, row in enumerate(rows) for place, cell in enumerate(row.cells)]
    for finding in findings:
        if isinstance(finding.at, Span) or not finding.at:
            continue
        fits = [
            (max((_fit(finding.at, one) for one in cell.places), default=0), -number)
            for number, (_at, cell) in enumerate(cells)
        ]
        best, number = max(fits, default=(0, 0))
        if best:
            found.setdefault(cells[-number][0], []).append(finding)
    return found


def _fit(at: DocPath, place: DocPath) -> int:
    """Return how well a place of a finding fits one of a cell: 0 if it is not at or below it, or above it."""
    names, inside = [part for part in at if isinstance(part, str)], len(place)
    if tuple(names[:inside]) == place:
        return 10 + inside
    return len(names) if place[: len(names)] == tuple(names) else 0


def _amount(cell: CellView) -> Amount:
    """Return how much is in a cell, in characters: its texts, and whether there is room to write."""
    lines = [sum(map(len, (line.text, line.ends, line.blank))) + _BLANK * bool(line.blank) for line in cell.lines]
    texts = (len(cell.heading) + 2 * len(cell.numbers), *lines, *map(len, cell.odd), len(cell.more), len(cell.question))
    return Amount((*texts, len(cell.blank) + _BLANK * bool(cell.blank)), cell.state == "open")
