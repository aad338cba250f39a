"""One format per module: reports in, text out. Here places become lines; nothing is printed, no file is opened."""

from collections.abc import Mapping

from netlint.output.format import Context, Format
from netlint.plugins.hookspecs import hookimpl

__all__ = ["Context", "Format", "netlint_formats"]


@hookimpl
def netlint_formats() -> Mapping[str, str]:
    """Give the formats of netlint itself."""
    return {
        "azure": "netlint.output.azure:Azure",
        "checkstyle": "netlint.output.checkstyle:Checkstyle",
        "concise": "netlint.output.concise:Concise",
        "github": "netlint.output.github:Github",
        "gitlab": "netlint.output.gitlab:Gitlab",
        "json": "netlint.output.json:Json",
        "junit": "netlint.output.junit:Junit",
        "markdown": "netlint.output.markdown:Markdown",
        "rdjson": "netlint.output.rdjson:Rdjson",
        "sarif": "netlint.output.sarif:Sarif",
        "text": "netlint.output.text:Text",
    }
