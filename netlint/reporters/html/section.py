"""One charter on the page, with all that the templates draw of it."""

from collections import Counter
from collections.abc import Mapping
from functools import partial

from markupsafe import Markup
from msgspec import Struct

from netlint.i18n import Language, Message
from netlint.i18n.days import written_day
from netlint.linter.report import CharterReport, Status
from netlint.linter.summary import Summary
from netlint.reporters.base import ReportContext, Translated, family_title, translated
from netlint.reporters.code_frame import Highlight, code_frame
from netlint.reporters.html import outcomes
from netlint.reporters.html.changes import Changes, changes, still_open
from netlint.reporters.html.labels import labels
from netlint.reporters.html.markup import shown
from netlint.reporters.html.points import Points, points
from netlint.reporters.html.sheet import Sheet, sheet
from netlint.reporters.paths import display_path

_FRAME = 76
"""The width of the lines of a charter that cannot be read, in characters. The project chose it."""
_MORE = Message("For more about a point, run `netlint explain` with its code, such as `netlint explain {code}`.")


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
    talk = still_open(report)
    new = frozenset(one.code for one in report.open) if context.compared else frozenset[str]()
    listed = points(context, talk, most, new)
    families = _families(context, report)
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
        sheet(context, talk, listed.numbers) if is_readable else None,
        () if is_readable else _frame(report),
        _more(listed, say),
        changes(context, report) if context.compared else None,
        outcomes.held(context, report),
        outcomes.decisions(context, talk),
        outcomes.skipped(context, report),
        outcomes.crashed(context, report),
        tuple(_family(context, report, family, counts) for family, counts in families.items()),
        shown(say(met) if (met := summary.level_met()) else say("none yet")),
        _counted(context, report, sum(families.values(), Counter())),
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
                phase=_phase(context, report, network.phase),
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


def _families(context: ReportContext, report: CharterReport) -> Mapping[str, Counter[Status]]:
    """Return the outcomes of each family. Rules that compare charters count only if they were evaluated."""
    families: dict[str, Counter[Status]] = {}
    for code in report.codes:
        rule, status = context.rules[code], report.status(code)
        if status != "skipped" or "charters" not in rule.fixtures:
            families.setdefault(rule.family, Counter())[status] += 1
    return families


def _family(context: ReportContext, report: CharterReport, family: str, counts: Counter[Status]) -> Family:
    rule = next(rule for rule in context.rules.values() if rule.family == family)
    title = context.translate_for(rule, report.language)(family_title(rule))
    return Family(shown(title), _counted(context, report, counts))


def _counted(context: ReportContext, report: CharterReport, counts: Counter[Status]) -> Markup:
    say = partial(translated, context.translate(report.language))
    parts = [
        say("{number} in order", number=counts["passed"]),
        say("{number} open", number=counts["open"] + counts["crashed"]),
        say("{number} suppressed", number=counts["suppressed"]) if counts["suppressed"] else "",
        say("{number} not looked at", number=counts["skipped"]),
    ]
    return shown(" · ".join(filter(None, parts)))


def _more(listed: Points, say: Translated) -> Markup:
    return shown(say(_MORE.template, code=listed.first[0].code)) if listed.first else Markup("")


def _phase(context: ReportContext, report: CharterReport, phase: str) -> str:
    """Return what people call a phase: in Dutch its name is in brackets, after the value."""
    name = context.translator.of_format(context.speaks(report.language))(f"`{phase}`")
    return name.partition("(")[2].removesuffix(")") or phase
