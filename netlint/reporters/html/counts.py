"""How many rules passed, are open and so on, in words. There is no score."""

from collections import Counter
from functools import partial

from markupsafe import Markup

from netlint.linter.report import CharterReport, Status
from netlint.reporters.base import ReportContext, translated
from netlint.reporters.html.markup import shown


def counted(context: ReportContext, report: CharterReport) -> Markup:
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
