"""The lines by which a place is shown, in a report and to ignore comments."""

import pytest

from netlint.reporters.code_frame import Highlight, code_frame
from netlint.toml import Source, Span
from netlint.toml.shown_lines import shown_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('[[members]]\nid = "ana"\n', [1, 2]),
        ('[[members]]\n# Ana\n\t# of Stroomop\nid = "ana"\n', [1, 4]),
        ("[[members]]", [1]),
        ("[[members]]\n# Ana", [1]),
        ('[[members]]\nid = "ana"', [1, 2]),
        ("[[members]]\n\n[network]\n", [1, 2]),
        ('[network]\nname = "Stroomop"\n', [1]),
        ('name = "Stroomop"\n', [1]),
    ],
)
def test_an_item_with_a_header_is_shown_by_two_lines(text: str, lines: list[int]) -> None:
    assert shown_lines(Source("charter.toml", text), Span(1, 1, 1, 5)) == lines


def test_an_item_that_is_indented_is_one_too() -> None:
    source = Source("charter.toml", 'a = 1\n  [[members]]\n  id = "ana"\n')
    assert shown_lines(source, Span(2, 3, 2, 14)) == [2, 3]
    assert shown_lines(source, Span(1, 1, 1, 6)) == [1]


def test_a_report_passes_over_comments_between_a_header_and_its_item() -> None:
    source = Source("charter.toml", '[[members]]\n# netlint: ignore[NL305] In May.\nid = "ana"\n')
    frame = code_frame(source, [Highlight(Span(1, 1, 1, 12), main=True)], 80)
    assert frame == ["1 | [[members]]", "...", '3 | id = "ana"']
