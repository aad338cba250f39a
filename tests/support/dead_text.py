"""Whether a text is dead where a report is read: nothing in it is formatted, linked, run or calls anyone."""

import json
from typing import Any

from support.format_readers import ACTIVE, ACTIVE_TOKENS, markdown_tokens

from netlint.reporters.escape_terminal import escape_terminal

DEAD = ACTIVE_TOKENS | {
    "hr",
    "hardbreak",
    "bullet_list_open",
    "ordered_list_open",
    "blockquote_open",
    "table_open",
}
LISTS = frozenset({"bullet_list_open", "table_open"})
"""What a report in Markdown has of its own."""


def assert_dead(markdown: str, *, but: frozenset[str] = frozenset(), written: frozenset[str] = frozenset()) -> None:
    """Assert that nothing in a text is alive where it is read as Markdown.

    Only netlint itself can begin a block of code: it has lines that are `written` in a charter, and nothing else.
    """
    tokens = [token for token in markdown_tokens(markdown) if not is_own_block(token, written)]
    assert not {token.type for token in tokens} & (DEAD - but), markdown
    for token in tokens:
        if token.type in ("text", "text_special"):
            assert not ACTIVE.search(token.content), token.content


def assert_plain(text: str) -> None:
    """Assert that nothing in a text is alive, whether it is read as it is or as Markdown."""
    assert not ACTIVE.search(text), text
    kinds = {token.type for token in markdown_tokens(text)}
    assert not kinds & {"html_block", "html_inline", "image", "link_open"}, text


def is_own_block(token: Any, written: frozenset[str]) -> bool:
    """Return whether a token is a block of code with exactly the lines of a snippet."""
    return (token.type, token.info) == ("fence", "toml") and token.content.removesuffix("\n") in written


def snippets_in(report: str) -> list[str]:
    """Return the lines to write in a JSON report, as other reports show them: without what a terminal obeys."""
    charters = json.loads(report)["charters"]
    written = [one["text"] for each in charters for finding in each["findings"] for one in finding["snippets"]]
    return ["\n".join(map(escape_terminal, text.split("\n"))) for text in written]
