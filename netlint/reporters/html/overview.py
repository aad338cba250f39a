"""One charter in the overview of a page: its name, its level, its counts, and its first question. There is no score."""

from collections import Counter
from functools import partial

from markupsafe import Markup
from msgspec import Struct

from netlint.i18n import Language
from netlint.linter.report import CharterReport, Status
from netlint.linter.summary import Summary
from netlint.reporters.base import ReportContext, translated
from netlint.reporters.diagram import shortened
from netlint.reporters.html.changes import still_open
from netlint.reporters.html.markup import shown
from netlint.reporters.html.points import first_point
from netlint.reporters.paths import display_path

_LONGEST = 76
"""The longest name of a network, in characters. The project chose this limit."""


class OverviewRow(Struct, frozen=True):
    """A charter in the overview."""

    key: str
    """The name of its section; empty if the page has no room for it."""
    language: Language
    name: Markup
    """The name of the network, or of the file if it has none."""
    level: Markup
    """The highest level that it meets."""
    counts: Markup
    """How many rules passed, are open, and were skipped; or that it could not be read."""
    question: Markup
    """What to talk about first, or else to fix first; empty if there is nothing."""
    is_talk: bool
    """Whether that is a question to talk about."""


def overview_row(context: ReportContext, report: CharterReport, key: str, most: int) -> OverviewRow:
    """Return one charter in the overview, with at most `most` findings; `key` names its section, or is empty."""
    say = partial(translated, context.translate(report.language))
    summary = Summary(context.rules)
    summary.add(report)
    is_readable = report.is_charter
    first = first_point(context, still_open(report), most)
    level = say(summary.level_met() or "none yet") if is_readable else "-"
    return OverviewRow(
        key,
        context.speaks(report.language),
        _name(context, report),
        shown(level),
        _counted(context, report) if is_readable else shown(say("This charter cannot be read")),
        first.headline if first else Markup(""),
        first is not None and first.number > 0,
    )


def _name(context: ReportContext, report: CharterReport) -> Markup:
    name = report.summary.name
    return shown(shortened(name, _LONGEST) if name else display_path(report.name, context.folder))


def _counted(context: ReportContext, report: CharterReport) -> Markup:
    """Return the outcomes of all selected rules, counted. Rules that compare charters count if they were evaluated."""
    counts = Counter[Status]()
    for code in report.codes:
        status = report.status(code)
        if status != "skipped" or "charters" not in context.rules[code].fixtures:
            counts[status] += 1
    say = partial(translated, context.translate(report.language))
    parts = [
        say("{number} passed", number=counts["passed"]),
        say("{number} open", number=counts["open"] + counts["crashed"]),
        say("{number} suppressed", number=counts["suppressed"]) if counts["suppressed"] else "",
        say("{number} skipped", number=counts["skipped"]),
    ]
    return shown(" · ".join(filter(None, parts)))
