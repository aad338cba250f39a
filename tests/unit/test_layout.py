"""The layout of a text: each question about its statements has the answer that reading all of them gives."""

import tomli
from hypothesis import given, settings
from support.toml_texts import Text, documents, walk

from netlint.i18n import Message
from netlint.toml import Source
from netlint.toml.document import Document
from netlint.toml.layout import Layout
from netlint.toml.mistake import Mistake
from netlint.toml.positions import Statement, sections, statements

EXAMPLES = settings(deadline=None, derandomize=True, database=None, max_examples=100)


def layout_of(text: str) -> Layout:
    return Layout(Document(Source("charter.toml", text), tomli.loads(text)))


@EXAMPLES
@given(documents())
def test_statements_are_found_by_their_place(made: Text) -> None:
    stated = list(statements(made.text))
    for path, _value in walk(made.data):
        within = [one for one in stated if one.path[: len(path)] == path]
        layout = layout_of(made.text)
        headers = [one for one in stated if layout.is_header(one)]
        assert [one for one, _table in layout.within(path)] == within
        holder = next((one for one in stated if one not in headers and path[: len(one.path)] == one.path), None)
        written = layout.written(path)
        assert written
        assert list(written.run) == ([holder] if holder else within)
        assert (written.way == "inline") == bool(holder)
        assert layout.header(path) == next((one for one in headers if one.path == path), None)
        assert layout.has_headers(path) == any(one.path in (path, (*path, 0)) for one in headers)
    assert [one for one, _table in layout_of(made.text).statements] == stated


@EXAMPLES
@given(documents())
def test_a_document_whose_places_were_found_has_the_sections_of_its_text(made: Text) -> None:
    document = layout_of(made.text).document
    for path, _value in walk(made.data):
        assert document.locate(path).exact
    with_mistakes = document.with_mistakes((Mistake("value", Message("It is no text.")),))
    for one in (document, with_mistakes, layout_of(made.text).document):
        assert list(one.sections().values()) == list(sections(made.text))


@EXAMPLES
@given(documents())
def test_statements_are_found_by_their_offset(made: Text) -> None:
    stated, layout = list(statements(made.text)), layout_of(made.text)
    headers = [one for one in stated if layout.is_header(one)]
    assert layout.first_header == next(iter(headers), None)

    def last(found: list[Statement]) -> Statement | None:
        return found[-1] if found else None

    for offset in range(len(made.text) + 1):
        header = last([one for one in headers if one.start < offset])
        assert layout.statement_before(offset) == last([one for one in stated if one.start < offset])
        assert layout.statement_after(offset) == next((one for one in stated if one.start > offset), None)
        assert layout.table_at(offset) == (header.path if header else ())
    for first in range(len(stated)):
        for step in (1, 2):
            run = tuple(stated[first::step][:3])
            assert layout.is_together(run) == (step == 1 or len(run) == 1)
