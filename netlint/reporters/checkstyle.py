"""Checkstyle's XML, which Jenkins and many other tools read."""

from itertools import groupby
from operator import attrgetter

from netlint.linter.report import CharterReport
from netlint.linter.summary import Summary
from netlint.reporters.base import Reporter
from netlint.reporters.escape_xml import attributes
from netlint.reporters.paths import display_path
from netlint.reporters.rendered import RenderedFinding, render, without_markup
from netlint.reporters.terms import SEVERITY_TERMS

VERSION = "4.3"
"""The version of Checkstyle whose form this is, as other tools state it too."""


class Checkstyle(Reporter):
    """The open findings, file by file; a charter without any is left out."""

    signature = r'<\?xml [^>]*>\n<checkstyle [^>]*>\n(?:</checkstyle>|<file [^>]*>\n  <error [^>]* source="netlint\.)'

    def begin(self) -> str:
        """Open the document."""
        return f'<?xml version="1.0" encoding="utf-8"?>\n<checkstyle{attributes(version=VERSION)}>\n'

    def charter(self, report: CharterReport, shown: int) -> str:  # noqa: ARG002 (programs get all findings)
        """Return all open findings in one charter."""
        rendered = render(self.context, report, report.open, with_snippets=True)
        written = [
            f"<file{attributes(name=display_path(file, self.context.folder))}>\n"
            + "".join(f"{_error(without_markup(one))}\n" for one in found)
            + "</file>\n"
            for file, found in groupby(rendered, key=attrgetter("file"))  # they come in the order of the files
        ]
        return "".join(written)

    def end(self, summary: Summary) -> str:  # noqa: ARG002 (the document has no place for it)
        """Close the document."""
        return "</checkstyle>\n"


def _error(rendered: RenderedFinding) -> str:
    text = f"{rendered.message} {rendered.advice}{rendered.line_to_write} ({rendered.name}, {rendered.explain})"
    written = attributes(
        line=rendered.span.line,
        column=rendered.span.column,
        severity=SEVERITY_TERMS[rendered.severity].checkstyle,
        message=text,
        source=f"netlint.{rendered.code}",
    )
    return f"  <error{written}/>"
