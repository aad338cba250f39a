"""Text as XML holds it. What XML 1.0 cannot hold at all has to be made visible before."""

from xml.sax.saxutils import escape


def content(text: str) -> str:
    """Write text that stands between tags."""
    return escape(text)


def attributes(**values: object) -> str:
    """Write attributes, each with a space before it; an underscore at the end of a name is left out."""
    quoted = ((name.rstrip("_"), escape(str(value), {'"': "&quot;", "\n": "&#10;"})) for name, value in values.items())
    return "".join(f' {name}="{value}"' for name, value in quoted)
