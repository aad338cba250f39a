"""One charter on the page, with all that the templates draw of it."""

from collections.abc import Mapping
from functools import partial

from markupsafe import Markup
from msgspec import Struct

from netlint.charter import Charter
from netlint.i18n import Language, Message
from netlint.i18n.days import written_day
from netlint.linter.due import due_items
from netlint.linter.report import CharterReport
from netlint.linter.summary import Summary
from netlint.reporters.base import ReportContext, translated
from netlint.reporters.code_frame import Highlight, code_frame
from netlint.reporters.html import outcomes
from netlint.reporters.html.bars import Bars, bars
from netlint.reporters.html.calendar_strip import calendar_strip
from netlint.reporters.html.calendar_view import Calendar
from netlint.reporters.html.changes import Changes, changes, still_open
from netlint.reporters.html.drawing import drawing
from netlint.reporters.html.drawing_view import Drawing
from netlint.reporters.html.history import history_view
from netlint.reporters.html.history_view import HistoryView
from netlint.reporters.html.labels import labels
from netlint.reporters.html.markup import shown
from netlint.reporters.html.overview import OverviewRow
from netlint.reporters.html.points import Point, Points, points
from netlint.reporters.html.sheet import Sheet, sheet
from netlint.reporters.paths import display_path

_LONGEST = 76
"""The longest line of a charter that cannot be read, in characters. The project chose this limit."""
_MORE = Message("For more about a point, run `netlint explain` with its code, such as `netlint explain {code}`.")


class Section(Struct, frozen=True):
    """One charter on the page."""

    language: Language
    key: str
    """What the names of its parts begin with, so that none is used twice on the page."""
    name: Markup
    """The name of the network, or of the file if it has none."""
    file: str
    lead: Markup
    """The day, since when the network exists, and its phase."""
    t: Mapping[str, Markup]
    """The words of the page, in its language."""
    points: Points
    more: Markup
    """How to read more about a point."""
    sheet: Sheet | None
    """Its worksheet; `None` if the charter could not be read."""
    frame: tuple[str, ...]
    """The lines that could not be read."""
    changes: Changes | None
    """What changed; `None` if the run does not compare."""
    held: tuple[outcomes.Group, ...]
    decisions: outcomes.Decisions
    skipped: outcomes.Skipped
    crashed: tuple[Markup, ...]
    bars: Bars
    connections: Drawing | None
    """Who is connected to what; `None` if the charter could not be read."""
    calendar: Calendar | None
    """What is due, and the rhythm; `None` if the charter could not be read."""
    history: HistoryView | None
    """How it went over time; `None` if the run was not asked for that."""
    counts: Markup
    """How many rules passed, are open, and were skipped; or that it could not be read."""

    @property
    def number_held(self) -> int:
        """How many rules passed."""
        return sum(len(group.items) for group in self.held)

    @property
    def first(self) -> Point | None:
        """What to talk about first, or else to fix first; `None` if there is nothing."""
        return next(iter((*self.points.first, *self.points.fixes)), None)


def section(context: ReportContext, report: CharterReport, row: OverviewRow, most: int) -> Section:
    """Return one charter, of which the overview has a row, with at most `most` findings."""
    translate = context.translate(report.language)
    say = partial(translated, translate)
    summary = Summary(context.rules)
    summary.add(report)
    is_readable = report.is_charter
    charter, talk = report.charter_on(context.today) or Charter(), still_open(report)
    new = frozenset(one.code for one in report.open) if context.compared else frozenset[str]()
    listed = points(context, talk, most, new)
    return Section(
        language=row.language,
        key=row.key,
        name=row.name,
        file=display_path(report.name, context.folder),
        lead=_lead(context, report, charter),
        t=labels(translate),
        points=listed,
        more=shown(say(_MORE.template, code=listed.first[0].code)) if listed.first else Markup(""),
        sheet=sheet(context, talk, charter, listed.numbers) if is_readable else None,
        frame=() if is_readable else _frame(report),
        changes=changes(context, report) if context.compared else None,
        held=outcomes.held(context, report),
        decisions=outcomes.decisions(context, talk),
        skipped=outcomes.skipped(context, report),
        crashed=outcomes.crashed(context, report),
        bars=bars(summary, context),
        connections=drawing(charter, translate) if is_readable else None,
        calendar=calendar_strip(charter, due_items(charter, report.exceptions), context.today, translate)
        if is_readable
        else None,
        history=history_view(history, context) if (history := context.histories.get(report.name)) else None,
        counts=row.counts,
    )


def _lead(context: ReportContext, report: CharterReport, charter: Charter) -> Markup:
    translate = context.translate(report.language)
    say, network = partial(translated, translate), charter.network
    parts = [written_day(context.today, translate)] if context.today else []
    if network and network.founded:
        parts.append(say("since {day}", day=written_day(network.founded, translate)))
    if network and network.phase:
        parts.append(say("phase: {phase}", phase=_phase(context, report, network.phase)))
    return shown(" · ".join(parts))


def _phase(context: ReportContext, report: CharterReport, phase: str) -> str:
    """Return what people call a phase: in Dutch its name is in brackets, after the value."""
    name = context.translator.of_format(context.speaks(report.language))(f"`{phase}`")
    return name.partition("(")[2].removesuffix(")") or phase


def _frame(report: CharterReport) -> tuple[str, ...]:
    places = [place for one in report.open if (place := report.place(one)).exact][:1]
    marks = [Highlight(place.span, main=True) for place in places]
    return tuple(code_frame(report.document.source, marks, _LONGEST)) if marks else ()
