"""Code frames: a line that fits is drawn as any other."""

from hypothesis import given, settings
from hypothesis import strategies as st

from netlint.reporters.code_frame import Highlight, code_frame
from netlint.toml import Source, Span


@settings(deadline=None, derandomize=True, database=None, max_examples=1000)
@given(
    st.text("abc =:#[.\t", min_size=1, max_size=60),
    st.tuples(st.integers(1, 62), st.integers(0, 30)),
    st.text("no", max_size=12),
    st.integers(20, 100),
)
def test_a_line_of_ascii_is_drawn_as_one_that_is_none(
    line: str, mark: tuple[int, int], label: str, columns: int
) -> None:
    column = min(mark[0], len(line) + 2)  # at the end of the line at most
    marks = [Highlight(Span(1, column, 1, column + mark[1]), label, main=True)]
    ascii_, other = (code_frame(Source("", text), marks, columns) for text in (f"{line}a", f"{line}é"))
    assert ascii_[1:] == other[1:]
    assert ascii_[0] == other[0].replace("é", "a")
