"""Text as XML holds it. What XML 1.0 cannot hold at all has to be made visible before."""

from xml.sax.saxutils import escape

from netlint.reporters.escape_markdown import JOINER

_NOT_SEEN = {JOINER: f"&#{ord(JOINER)};"}
"""What netlint itself writes that is not seen: whoever reads the file as text sees that it is there."""


def content(text: str) -> str:
    """Write text that stands between tags."""
    return escape(text, _NOT_SEEN)


def attributes(**values: object) -> str:
    """Write attributes, each with a space before it; an underscore at the end of a name is left out."""
    escapes = {'"': "&quot;", "\n": "&#10;", **_NOT_SEEN}
    quoted = ((name.rstrip("_"), escape(str(value), escapes)) for name, value in values.items())
    return "".join(f' {name}="{value}"' for name, value in quoted)
