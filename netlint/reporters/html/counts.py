"""How many rules passed, are open and so on, in words. There is no score."""

from collections import Counter
from collections.abc import Mapping
from functools import partial

from markupsafe import Markup
from msgspec import Struct

from netlint.linter.report import CharterReport, Status
from netlint.reporters.base import ReportContext, family_title, translated
from netlint.reporters.html.markup import shown


class Family(Struct, frozen=True):
    """The rules of a family, counted by their outcomes."""

    title: Markup
    counts: Markup


def counted_families(context: ReportContext, report: CharterReport) -> tuple[Family, ...]:
    """Return the families of the selected rules, in the order of the codes."""
    return tuple(_family(context, report, family, counts) for family, counts in _outcomes(context, report).items())


def counted(context: ReportContext, report: CharterReport) -> Markup:
    """Return the outcomes of all selected rules, counted."""
    return _in_words(context, report, sum(_outcomes(context, report).values(), Counter()))


def _outcomes(context: ReportContext, report: CharterReport) -> Mapping[str, Counter[Status]]:
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
    return Family(shown(title), _in_words(context, report, counts))


def _in_words(context: ReportContext, report: CharterReport, counts: Counter[Status]) -> Markup:
    say = partial(translated, context.translate(report.language))
    parts = [
        say("{number} in order", number=counts["passed"]),
        say("{number} open", number=counts["open"] + counts["crashed"]),
        say("{number} suppressed", number=counts["suppressed"]) if counts["suppressed"] else "",
        say("{number} not looked at", number=counts["skipped"]),
    ]
    return shown(" · ".join(filter(None, parts)))
