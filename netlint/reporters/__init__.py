"""One format per module: reports in, text out. Here places become lines; nothing is printed, no file is opened."""

from collections.abc import Mapping

from netlint.plugins.hookspecs import hookimpl
from netlint.reporters.base import ReportContext, Reporter

__all__ = ["ReportContext", "Reporter", "netlint_formats"]


@hookimpl
def netlint_formats() -> Mapping[str, str]:
    """Return the formats of netlint itself."""
    return {
        "azure": "netlint.reporters.azure:Azure",
        "checkstyle": "netlint.reporters.checkstyle:Checkstyle",
        "concise": "netlint.reporters.concise:Concise",
        "github": "netlint.reporters.github:Github",
        "gitlab": "netlint.reporters.gitlab:Gitlab",
        "json": "netlint.reporters.json:Json",
        "junit": "netlint.reporters.junit:Junit",
        "markdown": "netlint.reporters.markdown:Markdown",
        "rdjson": "netlint.reporters.rdjson:Rdjson",
        "sarif": "netlint.reporters.sarif:Sarif",
        "text": "netlint.reporters.text:Text",
    }
