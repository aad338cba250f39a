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
from netlint.reporters.due_terms import days_away
from netlint.reporters.html.fitting import SIZES, Amount, letters, size_of
from netlint.reporters.html.markup import message_text, shown, words
from netlint.reporters.html.points import MAX_POINTS
from netlint.toml import DocPath, Span

MAX_ODD = 2
"""The maximum number of findings that one cell shows; more are counted. The project chose this limit."""
_FITS = ((MAX_ODD, 4), (1, 4), (0, 6))
"""How many findings each cell shows on paper, and the number of the smallest letters with which it does so."""
LONGEST_ODD = 150
"""The longest text of a finding in a cell, in characters. The project chose this limit."""
_BLANK = 10
"""The room for an answer behind what is still open, in letters."""
_SIGN = 2
"""The room for the sign before a finding, in letters."""
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
    counted: Markup
    """How many findings there are; empty if there are none."""
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
    """The number of the size of its letters on paper."""
    most_odd: int
    """How many findings a cell shows on paper."""

    @property
    def has_elsewhere(self) -> bool:
        """Whether a part of it is kept elsewhere."""
        return any(cell.state == "elsewhere" for row in self.rows for cell in row.cells)


def sheet(context: ReportContext, report: CharterReport, charter: Charter, numbers: Mapping[str, int]) -> Sheet:
    """Return the worksheet of a charter; `numbers` has the number of the point of each rule, by code.

    If it would not fit on paper, its cells only count there what is at odds: that is among the points too.
    """
    rows = worksheet(charter)
    found = _by_cell(rows, by_importance(report, context.rules))
    drawn = _Drawing(context, report, numbers).rows(rows, found)
    for most_odd, smallest in _FITS:
        size = size_of([[_amount(cell, most_odd) for cell in row.cells] for row in drawn])
        if size is not None and size <= smallest:
            return Sheet(drawn, size, most_odd)
    return Sheet(drawn, len(SIZES) - 1, 0)


class _Drawing:
    """Draws cells in the language of a charter."""

    def __init__(self, context: ReportContext, report: CharterReport, numbers: Mapping[str, int]) -> None:
        self.translate: Translate = context.translate(report.language)
        self._of_format = context.translator.of_format(context.speaks(report.language))
        self._context = context
        self._report = report
        self._numbers = numbers

    def rows(self, rows: Sequence[Row], found: Mapping[tuple[int, int], Sequence[Diagnostic]]) -> tuple[RowView, ...]:
        """Return rows; `found` has the findings of each cell, by the numbers of its row and of its place there."""
        return tuple(
            RowView(
                words(row.title, self.translate),
                words(row.about, self.translate),
                tuple(self.cell(cell, found.get((at, place), [])) for place, cell in enumerate(row.cells)),
            )
            for at, row in enumerate(rows)
        )

    def cell(self, cell: Cell, findings: Sequence[Diagnostic]) -> CellView:
        is_written = [one for one in findings if self._report.place(one).exact]
        to_discuss = [one for one in findings if self._context.rules[one.code].question]
        told = to_discuss if cell.state == "agreed" else is_written  # nothing is at odds with nothing
        odd = tuple(self._shortened(one) for one in told[:MAX_ODD])
        left, number = len(told) - len(odd), len(told)
        numbers = sorted({self._numbers[one.code] for one in findings if one.code in self._numbers})
        return CellView(
            self._words(cell.heading),
            "odd" if told and cell.state == "agreed" else cell.state,
            tuple(self._line(line) for line in cell.lines),
            odd,
            self.say("and {more} more", more=left) if left else Markup(""),
            self.say("1 open point" if number == 1 else "{number} open points", number=number) if told else Markup(""),
            self._words(cell.question) if cell.state == "open" else Markup(""),
            self._words(cell.blank),
            shown(cell.elsewhere),
            tuple(number for number in numbers if number <= MAX_POINTS),
        )

    def _translate_for(self, finding: Diagnostic) -> Translate:
        return self._context.translate_for(self._context.rules[finding.code], self._report.language)

    def _shortened(self, finding: Diagnostic) -> Markup:
        text = message_text(finding.message, self._translate_for(finding))
        if len(text) > LONGEST_ODD:
            text = text[:LONGEST_ODD].rpartition(" ")[0].rstrip(" ,;:.") + "…"
        return shown(text)

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
        return words(days_away(left), self.translate), left < 0

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


def _amount(cell: CellView, most_odd: int) -> Amount:
    """Return how much is in a cell that shows at most some findings, and whether there is room to write."""
    lines = [sum(map(letters, (line.text, line.ends, line.blank))) + _BLANK * bool(line.blank) for line in cell.lines]
    is_counted = cell.more or len(cell.odd) > most_odd
    odd = [letters(one) + _SIGN for one in cell.odd[:most_odd]] + [letters(cell.counted)] * bool(is_counted)
    others = (letters(cell.question), letters(cell.elsewhere), letters(cell.blank) + _BLANK * bool(cell.blank))
    return Amount((letters(cell.heading) + 3 * len(cell.numbers), *lines, *odd, *others), cell.state == "open")
