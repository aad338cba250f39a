"""`netlint.reporters.escape`: what strangers write is text wherever a format puts it."""

import html.parser

import pytest
from markdown_it import MarkdownIt

from netlint.reporters import escape

TEXTS = [
    "Ana", "- a list", "1. one", "# title", "+ plus", "a | b", "`a | b`", "``", "`code` and *stars*", "[x](http://e.org)",
    "<b onclick='x'>", '" onload="x', "@ana #1 !2", "a\nb", "\x1b[31mred", "\u202eright", "::error::x", "  ", "====", "> q", "$x$", "&lt;",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_a_terminal_obeys_nothing(text: str) -> None:
    written = escape.terminal(text)
    assert written.isprintable()
    assert "::" not in written
    assert escape.terminal(written) == written


@pytest.mark.parametrize("text", TEXTS)
def test_markdown_shows_it_as_text(text: str) -> None:
    """In a paragraph, in a list and in a cell: nothing but text, and code between backticks."""
    kinds = {"text", "code_inline", "text_special"}
    for page in (escape.markdown(text), f"- {escape.markdown(text)}", f"| a | b |\n|---|---|\n| {escape.markdown(text)} | x |"):  # fmt: skip
        tokens = MarkdownIt().enable("table").parse(page)
        inside = {child.type for token in tokens for child in token.children or ()}
        assert inside <= kinds, page
        blocks = [token.type for token in tokens if token.type.endswith("_open") or token.nesting == 0]
        assert set(blocks) <= {"paragraph_open", "inline", "bullet_list_open", "list_item_open", "table_open", "thead_open", "tbody_open", "tr_open", "th_open", "td_open"}  # fmt: skip
        assert blocks.count("bullet_list_open") == page.startswith("- ")
        assert blocks.count("td_open") in (0, 2)


@pytest.mark.parametrize("text", TEXTS)
def test_html_shows_it_as_text(text: str) -> None:
    seen: list[object] = []

    class Reader(html.parser.HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.append((tag, attrs))

        def handle_data(self, data: str) -> None:
            seen.append(data)

    reader = Reader()
    reader.feed(f'<p title="{escape.html(text)}">{escape.html(text)}</p>')
    reader.close()
    shown = escape.terminal(text)
    assert seen == [("p", [("title", shown)]), shown]
