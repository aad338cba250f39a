"""Text from a charter, written for the place where a report has it. A charter can come from a stranger."""

from html import escape as _escape_html

from netlint.reporters.escape_markdown import escape_anywhere
from netlint.reporters.escape_terminal import escape_terminal

__all__ = ["html", "markdown", "terminal"]


def terminal(text: str) -> str:
    r"""Return text for a terminal, a log or a plain file, on one line.

    Invisible characters, and characters that a terminal or a build log obeys, are shown as escapes.

    >>> print(terminal("Ana\x1b[31m\nBo"))
    Ana\x1b[31m\nBo
    """
    return escape_terminal(text)


def markdown(text: str) -> str:
    r"""Return text for Markdown, on one line: for a paragraph, a list or a cell of a table.

    Nothing in it is formatted, links to anything or calls anyone. Text between backticks is shown as code. Invisible
    characters are shown as escapes.

    >>> print(markdown("- *Ana* | Bo"))
    \- \*Ana\* \| Bo
    """
    return escape_anywhere(escape_terminal(text))


def html(text: str) -> str:
    r"""Return text for HTML, on one line: between tags, or in an attribute with quotation marks around it.

    Invisible characters are shown as escapes.

    >>> print(html('<b title="Ana & Bo">'))
    &lt;b title=&quot;Ana &amp; Bo&quot;&gt;
    """
    return _escape_html(escape_terminal(text))
