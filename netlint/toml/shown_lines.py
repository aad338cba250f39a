"""The lines by which a place is shown: those of a report, on which an ignore comment counts. Draws nothing."""

from netlint.toml.source import Source, Span


def shown_lines(source: Source, span: Span) -> list[int]:
    """Return the first line of a place; for an item with a header also the next, which as a rule says which item it is.

    Comments between the two are passed over.
    """
    if not is_item_header(source, span):
        return [span.line]
    below = span.line + 1
    while below <= len(source.starts) and source.line(below).lstrip().startswith("#"):
        below += 1
    return [span.line, below] if below <= len(source.starts) else [span.line]


def is_item_header(source: Source, span: Span) -> bool:
    """Return whether a place is the header of an item, such as `[[members]]`."""
    return source.line(span.line)[span.column - 1 :].startswith("[[")
