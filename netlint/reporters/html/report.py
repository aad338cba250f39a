"""The report as one self-contained page of HTML."""

from netlint.linter.report import CharterReport
from netlint.linter.summary import Summary
from netlint.reporters.base import ReportContext, Reporter
from netlint.reporters.html.environment import filled


class Html(Reporter):
    """One page with a worksheet, points to talk about, and pictures, for each charter."""

    signature = r"<!doctype html>\n<html lang=\"\w+\" data-netlint"

    def __init__(self, context: ReportContext) -> None:
        """Begin with no charter."""
        super().__init__(context)
        self._charters: list[str] = []

    def charter(self, report: CharterReport, shown: int) -> str:  # noqa: ARG002 (the page has all findings)
        """Return nothing: the page is written when all charters are known."""
        self._charters.append(report.summary.name or report.name)
        return ""

    def end(self, summary: Summary) -> str:
        """Return the page."""
        language = self.context.speaks(summary.language)
        return filled("page.html", language=language, titles=self._charters)
