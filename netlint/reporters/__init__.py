"""Report formats, one per module. A format returns text, and neither prints nor opens files."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from netlint.i18n.translation import Translation
from netlint.linter.report import (
    CharterReport,
    Diagnostic,
    FilePlace,
    RelatedLocation,
    RuleResult,
    SettingsChange,
    Status,
)
from netlint.linter.summary import Summary
from netlint.linter.suppressions.earlier import EarlierFinding, HiddenEarlier
from netlint.linter.suppressions.model import SuppressionReason
from netlint.plugins.documentation_urls import DocumentationUrls
from netlint.plugins.hookspecs import hookimpl
from netlint.reporters.base import ParallelReporter, Pipeline, ReportContext, Reporter

if TYPE_CHECKING:
    from netlint.reporters import escape
    from netlint.reporters.rendered import (
        RenderedFinding,
        RenderedLocation,
        RenderedRepair,
        RenderedSnippet,
        render,
    )
    from netlint.toml.text_edits import TextEdit

__all__ = [
    "FORMATS",
    "CharterReport",
    "Diagnostic",
    "DocumentationUrls",
    "EarlierFinding",
    "FilePlace",
    "HiddenEarlier",
    "ParallelReporter",
    "Pipeline",
    "RelatedLocation",
    "RenderedFinding",
    "RenderedLocation",
    "RenderedRepair",
    "RenderedSnippet",
    "ReportContext",
    "Reporter",
    "RuleResult",
    "SettingsChange",
    "Status",
    "Summary",
    "SuppressionReason",
    "TextEdit",
    "Translation",
    "escape",
    "netlint_formats",
    "render",
]


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


def __getattr__(name: str) -> Any:
    """Return a name of `__all__` that is loaded on first use: few formats, and no start of netlint, need it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from netlint.reporters import rendered

    return getattr(rendered, name)
