"""The templates of the page. They have no words of their own: all text comes from the views, and is escaped."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

_STYLES = ("style.css", "pictures.css", "history_style.css")


class Style(Struct, frozen=True):
    """The style of the page, and what the page says about it so that a browser applies no other."""

    text: Markup
    source: str
    """Its hash, as a source in a content security policy."""


def filled(template: str, **values: Any) -> str:
    """Return a template of this package, such as `page.html`, filled in with values. Every text is escaped."""
    return _environment().get_template(template).render(**values)


@cache
def style() -> Style:
    """Return the style of the page."""
    text = "".join(filled(name).strip() for name in _STYLES)
    return Style(Markup(text), f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'")  # noqa: S704 (our own style)


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(Path(__file__).parent / "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
