"""Open findings as points to talk about: the most important first, those of one rule together."""

from collections.abc import Collection, Iterable
from functools import partial
from pathlib import PurePath

from markupsafe import Markup
from msgspec import Struct

from netlint.i18n import Message, Translate
from netlint.linter.importance import by_importance
from netlint.linter.report import CharterReport, Diagnostic
from netlint.reporters.base import ReportContext, translated
from netlint.reporters.fix_hint import fix_hint_for
from netlint.reporters.html.markup import marked, shown, with_quotations, words
from netlint.reporters.paths import display_path
from netlint.reporters.rendered import RenderedFinding, render
from netlint.rules.levels import Level

MAX_POINTS = 5
"""The maximum number of points to talk about first. The project chose this limit."""
MAX_PLACES = 4
"""The maximum number of findings that one point shows; more are counted. The project chose this limit."""
_LEVELS: dict[Level, Message] = {
    "essential": Message("Level essential: every network needs this"),
    "sound": Message("Level sound: this makes a network stronger"),
    "thriving": Message("Level thriving: this lets a network grow"),
    "opt-in": Message("Opt-in rules: you chose these yourselves"),
}


class Notice(Struct, frozen=True):
    """One finding of a point."""

    message: Markup
    place: Markup
    """The line, with its file if that is not the charter, and the path if there is one."""


class Advice(Struct, frozen=True):
    """Lines to write in the charter, and where."""

    label: Markup
    text: str


class Point(Struct, frozen=True):
    """What to talk about: the question of a rule, with its findings."""

    number: int
    """Its place in the order of importance, from 1; 0 if it needs no talk."""
    headline: Markup
    """The question to the group; without one, what is wrong."""
    notices: tuple[Notice, ...]
    more: Markup
    """How many findings are not shown; empty if all are."""
    code: str
    name: Markup
    severity: Markup
    is_new: bool
    """Whether it was not there the last time."""
    why: Markup = Markup("")
    what: Markup = Markup("")
    """What to do."""
    advice: tuple[Advice, ...] = ()
    fix: Markup = Markup("")
    """What `netlint fix` can do about it; empty if it can do nothing."""


class LevelPoints(Struct, frozen=True):
    """The points of one level."""

    title: Markup
    points: tuple[Point, ...]


class Points(Struct, frozen=True):
    """All points of a charter."""

    fixes: tuple[Point, ...]
    """What needs no talk: someone can fix it in the file."""
    first: tuple[Point, ...]
    levels: tuple[LevelPoints, ...]
    """The points after the first ones, by level."""
    more: Markup
    """How many findings the page leaves out; empty if it has all."""
    numbers: dict[str, int]
    """The number of the point of each rule, by code."""


def points(context: ReportContext, report: CharterReport, shown_most: int, new: Collection[str]) -> Points:
    """Return the open findings of a charter as points, at most `shown_most` findings; `new` has codes of rules."""
    findings = by_importance(report, context.rules)
    every = _by_rule(findings[:shown_most])
    groups = [group for group in every if context.rules[group[0].code].question]
    say = partial(translated, context.translate(report.language))
    fixes = tuple(
        _point(context, report, group, 0, new, in_full=True)
        for group in every
        if not context.rules[group[0].code].question
    )
    first = tuple(
        _point(context, report, group, number, new, in_full=True)
        for number, group in enumerate(groups[:MAX_POINTS], start=1)
    )
    levels: dict[Level, list[Point]] = {}
    for number, group in enumerate(groups[MAX_POINTS:], start=MAX_POINTS + 1):
        point = _point(context, report, group, number, new, in_full=False)
        levels.setdefault(context.rules[point.code].level, []).append(point)
    left_out = len(findings) - shown_most
    more = say("And {more} more in {charter}.", more=left_out, charter=report.name) if left_out > 0 else ""
    return Points(
        fixes,
        first,
        tuple(LevelPoints(shown(say(_LEVELS[level].template)), tuple(listed)) for level, listed in levels.items()),
        shown(more),
        {group[0].code: number for number, group in enumerate(groups, start=1)},
    )


def first_point(context: ReportContext, report: CharterReport, shown_most: int) -> Point | None:
    """Return what to talk about first, or else to fix first, with one finding; `None` if there is nothing."""
    findings = by_importance(report, context.rules)[:shown_most]
    to_discuss = [one for one in findings if context.rules[one.code].question]
    first = to_discuss[:1] or findings[:1]
    return _point(context, report, first, len(to_discuss[:1]), (), in_full=False) if first else None


def _by_rule(findings: Iterable[Diagnostic]) -> list[list[Diagnostic]]:
    groups: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        groups.setdefault(finding.code, []).append(finding)
    return list(groups.values())


def _point(
    context: ReportContext,
    report: CharterReport,
    group: list[Diagnostic],
    number: int,
    new: Collection[str],
    *,
    in_full: bool,
) -> Point:
    rule = context.rules[group[0].code]
    translate = context.translate_for(rule, report.language)
    say = partial(translated, translate)
    rendered = render(context, report, group[:MAX_PLACES], with_snippets=in_full)
    question = rendered[0].question
    left_out = len(group) - len(rendered)
    why = translate(rule.page.why.partition("\n\n")[0]) if in_full else ""
    return Point(
        number,
        marked(question) if question else shown(translate(rule.page.title)),
        tuple(
            Notice(words(one.finding.message, translate), _place(one, context.folder, translate)) for one in rendered
        ),
        shown(say("and {more} more places", more=left_out)) if left_out else Markup(""),
        rule.code,
        marked(rendered[0].name),
        shown(say(group[0].severity)),
        rule.code in new,
        with_quotations(why) if context.speaks(report.language) != "nl" else shown(why),
        marked(rendered[0].advice) if in_full else Markup(""),
        tuple(Advice(marked(label), text) for one in rendered for label, text in one.snippets),
        words(hint, translate) if in_full and (hint := fix_hint_for(group)) else Markup(""),
    )


def _place(one: RenderedFinding, folder: PurePath, translate: Translate) -> Markup:
    where = translated(translate, "line {line}", line=one.span.line)
    if one.line is not None:
        where = f"{display_path(one.file, folder)}, {where}"
    return shown(f"{where}, `{one.path}`" if one.path else where)
