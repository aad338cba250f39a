"""Report formats, one per module. A format returns text, and neither prints nor opens files."""

from collections.abc import Mapping

from netlint.plugins.hookspecs import hookimpl
from netlint.reporters.base import ReportContext, Reporter

__all__ = ["FORMATS", "ReportContext", "Reporter", "netlint_formats"]


FORMATS: Mapping[str, str] = {
    "text": "netlint.reporters.text:Text",
    "concise": "netlint.reporters.concise:Concise",
    "json": "netlint.reporters.json:Json",
    "github": "netlint.reporters.github:Github",
    "gitlab": "netlint.reporters.gitlab:Gitlab",
    "sarif": "netlint.reporters.sarif:Sarif",
    "junit": "netlint.reporters.junit:Junit",
    "checkstyle": "netlint.reporters.checkstyle:Checkstyle",
    "rdjson": "netlint.reporters.rdjson:Rdjson",
    "azure": "netlint.reporters.azure:Azure",
    "markdown": "netlint.reporters.markdown:Markdown",
    "agenda": "netlint.reporters.agenda:Agenda",
    "mermaid": "netlint.reporters.mermaid:Mermaid",
    "dot": "netlint.reporters.dot:Dot",
    "html": "netlint.reporters.html.report:Html",
}
"""The report formats of netlint itself, the most used first."""


@hookimpl
def netlint_formats() -> Mapping[str, str]:
    """Return the report formats of netlint itself."""
    return FORMATS
