"""What changed since the last time: which points came, which went, and how many were there already."""

from collections.abc import Sequence
from functools import partial

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from netlint.linter.importance import by_importance
from netlint.linter.report import CharterReport
from netlint.linter.suppressions.earlier import EarlierFinding
from netlint.reporters.base import ReportContext, Translated, translated
from netlint.reporters.html.markup import shown, words
from netlint.reporters.suppression_text import hidden_texts

MAX_CHANGES = 12
"""The maximum number of points that came, or that went, which the page lists. The project chose this limit."""


class Change(Struct, frozen=True):
    """A point that came or went."""

    text: Markup
    code: str


class Changes(Struct, frozen=True):
    """What changed since a baseline or an earlier revision."""

    since: Markup
    """The baseline or the revision; empty if no finding was there already."""
    came: tuple[Change, ...]
    more_came: Markup
    hidden: tuple[Markup, ...]
    """Why some of these points may be older."""
    went: tuple[Change, ...]
    more_went: Markup
    before: Markup
    """How many points were there already, and still are."""


def changes(context: ReportContext, report: CharterReport) -> Changes:
    """Return what changed in a charter since the baseline or the revision of the run."""
    say = partial(translated, context.translate(report.language))
    came, went = by_importance(report, context.rules), report.gone
    earlier = [one.suppression for one in report.suppressed if one.suppression and one.suppression.is_earlier]
    one, more = "1 point was there already and still is.", "{number} points were there already and still are."
    return Changes(
        shown(", ".join(sorted({known.where for known in earlier if known.where}))),
        tuple(
            Change(words(each.message, context.translate_for(context.rules[each.code], report.language)), each.code)
            for each in came[:MAX_CHANGES]
        ),
        _more(say, came),
        tuple(map(shown, hidden_texts(came, context.translate(report.language)))),
        tuple(_went(context, report, each) for each in went[:MAX_CHANGES]),
        _more(say, went),
        shown(say(one if len(earlier) == 1 else more, number=len(earlier))),
    )


def still_open(report: CharterReport) -> CharterReport:
    """Return a report in which the findings of an earlier revision are open: nobody has accepted these."""
    findings = tuple(
        replace(one, suppression=None) if one.suppression and one.suppression.kind == "revision" else one
        for one in report.findings
    )
    return report._replace(findings=findings)


def _went(context: ReportContext, report: CharterReport, gone: EarlierFinding) -> Change:
    """Return a point that went: what the finding said or, if that is not known, what its rule is about and where."""
    rule = context.rules[gone.code]
    translate = context.translate_for(rule, report.language)
    if gone.message:
        return Change(words(gone.message, translate), gone.code)
    place = f"(`{gone.at}`)" if gone.at else ""
    return Change(shown(" ".join(filter(None, (translate(rule.page.title), place)))), gone.code)


def _more(say: Translated, listed: Sequence[object]) -> Markup:
    left_out = len(listed) - MAX_CHANGES
    return shown(say("and {more} more", more=left_out)) if left_out > 0 else Markup("")
