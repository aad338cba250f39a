"""Checkstyle's XML, which Jenkins and many other tools read."""

from netlint.output.format import Format
from netlint.output.told import Told, inert, tell
from netlint.output.where import path_of
from netlint.output.xml_text import attributes
from netlint.report import CharterReport
from netlint.summary import Summary

VERSION = "4.3"
"""The version of Checkstyle whose form this is, as other tools state it too."""


class Checkstyle(Format):
    """The open findings, file by file; a charter without any is left out."""

    signature = r'<\?xml [^>]*>\n<checkstyle [^>]*>\n(?:</checkstyle>|<file [^>]*>\n  <error [^>]* source="netlint\.)'

    def begin(self) -> str:
        """Open the document."""
        return f'<?xml version="1.0" encoding="utf-8"?>\n<checkstyle{attributes(version=VERSION)}>\n'

    def charter(self, report: CharterReport, shown: int) -> str:  # noqa: ARG002 (programs get all findings)
        """Give all open findings in one charter."""
        errors = [_error(inert(one)) for one in tell(self.context, report, report.open)]
        if not errors:
            return ""
        return "\n".join([f"<file{attributes(name=path_of(report.name))}>", *errors, "</file>\n"])

    def end(self, summary: Summary) -> str:  # noqa: ARG002 (the document has no place for it)
        """Close the document."""
        return "</checkstyle>\n"


def _error(told: Told) -> str:
    written = attributes(
        line=told.span.line,
        column=told.span.column,
        severity=told.severity,
        message=f"{told.message} {told.to_do} ({told.name}, {told.explain})",
        source=f"netlint.{told.code}",
    )
    return f"  <error{written}/>"
