"""One format per module: reports in, text out. Here places become lines; nothing is printed, no file is opened."""

from collections.abc import Mapping

from netlint.hooks import hookimpl
from netlint.output.format import Context, Format

__all__ = ["Context", "Format", "netlint_formats"]


@hookimpl
def netlint_formats() -> Mapping[str, str]:
    """Give the formats of netlint itself."""
    return {
        "concise": "netlint.output.concise:Concise",
        "json": "netlint.output.json:Json",
        "text": "netlint.output.text:Text",
    }
