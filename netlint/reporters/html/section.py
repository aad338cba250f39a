"""One charter on the page, with all that the templates draw of it."""

from collections.abc import Mapping
from functools import partial

from markupsafe import Markup
from msgspec import Struct

from netlint.i18n import Language, Message
from netlint.i18n.days import written_day
from netlint.linter.report import CharterReport
from netlint.linter.summary import Summary
from netlint.reporters.base import ReportContext, Translated, family_title, translated
from netlint.reporters.code_frame import Highlight, code_frame
from netlint.reporters.html import outcomes
from netlint.reporters.html.changes import Changes, changes
from netlint.reporters.html.labels import labels
from netlint.reporters.html.markup import shown
from netlint.reporters.html.points import Points, points
from netlint.reporters.html.sheet import Sheet, sheet
from netlint.reporters.paths import display_path

_FRAME = 76
"""The width of the lines of a charter that cannot be read, in characters. The project chose it."""
_PHASES = Message("phase: {phase}")


class Family(Struct, frozen=True):
    """How many rules of a family passed, and so on."""

    title: Markup
    counts: Markup


class Section(Struct, frozen=True):
    """One charter on the page."""

    language: Language
    key: str
    """What the names of its parts begin with, so that none is used twice on the page."""
    name: Markup
    file: str
    lead: Markup
    t: Mapping[str, Markup]
    """The words of the page, in its language."""
    points: Points
    sheet: Sheet | None
    """Its worksheet; `None` if the charter could not be read."""
    frame: tuple[str, ...]
    """The lines that could not be read."""
    more: Markup
    """How to read more about a point."""
    changes: Changes | None
    held: tuple[outcomes.Group, ...]
    decisions: outcomes.Decisions
    skipped: outcomes.Skipped
    crashed: tuple[Markup, ...]
    families: tuple[Family, ...]
    level: Markup
    """The highest level that it meets."""
    counts: Markup
    """How many rules passed, are open, and were skipped."""

    @property
    def number_held(self) -> int:
        """How many rules passed."""
        return sum(len(group.items) for group in self.held)

    @property
    def first(self) -> Markup:
        """What to talk about first; empty if there is nothing."""
        return self.points.first[0].headline if self.points.first else Markup("")


def section(context: ReportContext, report: CharterReport, number: int, most: int) -> Section:
    """Return one charter, the `number`th of the page, with at most `most` findings."""
    translate = context.translate(report.language)
    say = partial(translated, translate)
    listed = points(context, report, most)
    summary = Summary(context.rules)
    summary.add(report)
    is_readable = report.document.whole.data is not None
    return Section(
        context.speaks(report.language),
        f"c{number}",
        _name(context, report),
        display_path(report.name, context.folder),
        _lead(context, report),
        labels(translate),
        listed,
        sheet(context, report, listed.numbers) if is_readable else None,
        () if is_readable else _frame(report),
        _more(listed, say),
        changes(context, report) if context.compared else None,
        outcomes.held(context, report),
        outcomes.decisions(context, report),
        outcomes.skipped(context, report),
        outcomes.crashed(context, report),
        _families(context, report, summary),
        shown(say(met) if (met := summary.level_met()) else say("none yet")),
        _counts(context, report, summary),
    )


def _name(context: ReportContext, report: CharterReport) -> Markup:
    name = report.summary.name
    return (
        shown(name if len(name) <= _FRAME else name[: _FRAME - 1] + "…")
        if name
        else shown(display_path(report.name, context.folder))
    )


def _lead(context: ReportContext, report: CharterReport) -> Markup:
    """Return a line about the charter: the day of the page, since when the network exists, its phase."""
    translate = context.translate(report.language)
    say = partial(translated, translate)
    network = report.charter_on(context.today).network
    parts = [written_day(context.today, translate)] if context.today else []
    if network and network.founded:
        parts.append(say("since {day}", day=written_day(network.founded, translate)))
    if network and network.phase:
        parts.append(
            say(
                "phase: {phase}",
                phase=context.translator.of_format(context.speaks(report.language))(f"`{network.phase}`").strip("`"),
            )
        )
    return shown(" · ".join(parts))


def _frame(report: CharterReport) -> tuple[str, ...]:
    mistakes = [one for one in report.open if report.place(one).exact][:1]
    return (
        tuple(
            code_frame(
                report.document.source, [Highlight(report.place(one).span, main=True) for one in mistakes], _FRAME
            )
        )
        if mistakes
        else ()
    )


def _families(context: ReportContext, report: CharterReport, summary: Summary) -> tuple[Family, ...]:
    rules = {rule.family: rule for rule in reversed(context.rules.values()) if "charters" not in rule.fixtures}
    return tuple(
        Family(
            shown(context.translate_for(rules[family], report.language)(family_title(rules[family]))),
            _counted(
                context,
                report,
                counts["passed"],
                counts["open"] + counts["crashed"],
                counts["suppressed"],
                counts["skipped"],
            ),
        )
        for family, counts in summary.families().items()
        if family in rules
    )


def _counts(context: ReportContext, report: CharterReport, summary: Summary) -> Markup:
    levels = summary.levels().values()
    total = {
        status: sum(counts[status] for counts in levels)
        for status in ("passed", "open", "crashed", "suppressed", "skipped")
    }  # type: ignore[index]
    return _counted(
        context, report, total["passed"], total["open"] + total["crashed"], total["suppressed"], total["skipped"]
    )


def _counted(
    context: ReportContext, report: CharterReport, passed: int, opened: int, suppressed: int, left: int
) -> Markup:
    say = partial(translated, context.translate(report.language))
    parts = [say("{number} in order", number=passed), say("{number} open", number=opened)]
    if suppressed:
        parts.append(say("{number} decided otherwise", number=suppressed))
    parts.append(say("{number} not looked at", number=left))
    return shown(" · ".join(parts))


def _more(listed: Points, say: Translated) -> Markup:
    template = "For more about a point, run `netlint explain` with its code, such as `netlint explain {code}`."
    return shown(say(template, code=listed.first[0].code)) if listed.first else Markup("")
