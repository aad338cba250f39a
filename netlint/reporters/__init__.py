"""One format per module: reports in, text out. Here places become lines; nothing is printed, no file is opened."""

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
}
"""The formats of netlint itself, those that people use most first."""


@hookimpl
def netlint_formats() -> Mapping[str, str]:
    """Return the formats of netlint itself."""
    return FORMATS
