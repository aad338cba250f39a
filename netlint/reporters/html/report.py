"""The report as one self-contained page of HTML."""

from markupsafe import Markup

from netlint.i18n import Translate
from netlint.i18n.days import written_day
from netlint.linter.report import CharterReport
from netlint.linter.summary import Summary
from netlint.reporters.base import ReportContext, Reporter, translated
from netlint.reporters.html.environment import filled, style
from netlint.reporters.html.labels import labels
from netlint.reporters.html.markup import shown as as_shown
from netlint.reporters.html.overview import OverviewRow, overview_row
from netlint.reporters.html.section import Section, section

MAX_CHARACTERS = 20_000_000
"""The size from which the page only has further charters in its overview, so that a browser still opens it. The project
chose this limit."""


class Html(Reporter):
    """One page with a worksheet, points to talk about, and pictures, for each charter."""

    signature = r"<!doctype html>\n<html lang=\"\w+\" data-netlint"

    def __init__(self, context: ReportContext) -> None:
        """Begin with no charter."""
        super().__init__(context)
        self.first = ""
        """What to talk about or fix first, as text, in the first charter with such a point."""
        self.is_talk = False
        """Whether that is a question to talk about."""
        self.language = context.speaks(None)
        """The language of the page, once it is written."""
        self._rows: list[OverviewRow] = []
        self._waiting: Section | None = None
        self._drawn: list[str] = []

    def charter(self, report: CharterReport, shown: int) -> str:
        """Return nothing: the page is written when all charters are known."""
        if self._waiting:
            self._draw(self._waiting, depth=2)
        has_room = sum(map(len, self._drawn)) < MAX_CHARACTERS
        row = overview_row(self.context, report, f"c{len(self._rows) + 1}" if has_room else "", shown)
        self._waiting = section(self.context, report, row, shown) if has_room else None
        self._rows.append(row)
        if not self.first:
            self.first, self.is_talk = row.question.striptags(), row.is_talk
        return ""

    @property
    def has_charters(self) -> bool:
        """Whether the page has any charter."""
        return bool(self._rows)

    def _title(self, translate: Translate) -> Markup:
        if not self._rows:
            return labels(translate)["problems"]
        one, *others = self._rows
        networks = translated(translate, "{number} networks", number=len(self._rows))
        return as_shown(networks) if others else one.name

    def _draw(self, made: Section, depth: int) -> None:
        self._drawn.append(filled("section.html", s=made, t=made.t, depth=depth))

    def end(self, summary: Summary) -> str:
        """Return the page."""
        self.language = self.context.speaks(summary.language)
        is_one = len(self._rows) == 1
        if self._waiting:
            self._draw(self._waiting, depth=1 if is_one else 2)
        translate, of_run = self.context.translate(summary.language), self.context.translate(None)
        day = written_day(self.context.today, translate) if self.context.today else ""
        return filled(
            "page.html",
            kind="data-netlint",
            language=self.language,
            t=labels(translate),
            title=self._title(translate),
            rows=() if is_one else self._rows,
            sections=list(map(Markup, self._drawn)),
            is_full=any(not row.key for row in self._rows),
            problems=[as_shown(problem.text(of_run)) for problem in summary.errors],
            settings=[as_shown(change.sentence(of_run)) for change in summary.changes],
            footer=as_shown(" · ".join(filter(None, (f"netlint {self.context.version}".strip(), day)))),
            style=style(),
        )
