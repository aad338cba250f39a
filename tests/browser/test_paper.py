"""The page on paper: A4, printed from a dark screen, without backgrounds. Each worksheet is one sheet; nothing is lost."""

import re

import pytest
from support.pdf import Printed, letters, packed
from support.report_pages import CASES

Papers = dict[str, Printed]
each = pytest.mark.parametrize("name", CASES)
Item = dict[str, str]
MARGIN = 15
"""Points at the edges of a sheet on which many printers print nothing."""
A4 = (595, 842)
"""The size of A4 in points."""
BESIDE = 60
"""The letters that its sheet may have besides the worksheet, such as numbers that the style adds."""
WORKSHEETS = {"several": 3, "unreadable": 0, "history": 0}
"""How many worksheets there are, where that is not one: a charter that cannot be read has none, and so has the history."""


@each
def test_it_is_a4(papers: Papers, name: str) -> None:
    assert {(round(sheet.width), round(sheet.height)) for sheet in papers[name].sheets} == {A4}


@each
def test_each_worksheet_is_one_sheet(papers: Papers, name: str) -> None:
    worksheets = papers[name].asked["paper"]["sheets"]
    assert len(worksheets) == WORKSHEETS.get(name.rpartition("-")[0], 1)
    on_paper = [letters(sheet.text) for sheet in papers[name].sheets]
    for worksheet in map(letters, worksheets):
        whole = [sheet for sheet in on_paper if worksheet <= sheet]
        assert whole, "it is on more than one sheet"
        assert min((sheet - worksheet).total() for sheet in whole) < BESIDE


@each
def test_nothing_is_at_the_edge_of_a_sheet(papers: Papers, name: str) -> None:
    assert [
        word
        for sheet in papers[name].sheets
        for word in sheet.words
        if word.left < MARGIN
        or word.top < MARGIN
        or word.right > sheet.width - MARGIN
        or word.bottom > sheet.height - MARGIN
    ] == []


@each
def test_all_text_is_on_paper(papers: Papers, name: str) -> None:
    wanted = letters(papers[name].asked["paper"]["text"])
    assert wanted - sum((letters(sheet.text) for sheet in papers[name].sheets), start=letters("")) == letters("")


@each
def test_what_is_folded_on_a_screen_is_on_paper(papers: Papers, name: str) -> None:
    on_paper = packed("".join(sheet.text for sheet in papers[name].sheets))
    words = {word for text in papers[name].asked["paper"]["folded"] for word in re.findall("[A-Za-z0-9]{5,30}", text)}
    assert sorted(word for word in words if packed(word) not in on_paper) == []


@each
def test_text_is_dark_enough_without_colour(papers: Papers, name: str) -> None:
    assert papers[name].asked["paper"]["pale"] == []


@each
def test_what_differs_in_colour_differs_in_shape(papers: Papers, name: str) -> None:
    for group in papers[name].asked["paper"]["looks"]:
        assert alike(group) == []


@pytest.mark.parametrize("name", ["bleeding-en", "large-nl"])
def test_the_worksheet_and_the_drawings_have_states_and_legends(papers: Papers, name: str) -> None:
    groups = [{item["kind"] for item in group} for group in papers[name].asked["paper"]["looks"]]
    assert sum(len(kinds) > 1 for kinds in groups) > 3


@each
def test_nothing_on_paper_is_cut_off_covered_or_too_small(papers: Papers, name: str) -> None:
    laid_out = papers[name].asked["geometry"]
    assert {key: laid_out[key] for key in ("wider", "clipped", "overlapping", "small", "scrolling")} == {
        "wider": 0,
        "clipped": [],
        "overlapping": [],
        "small": [],
        "scrolling": [],
    }


@each
def test_no_drawing_is_higher_than_a_sheet(papers: Papers, name: str) -> None:
    assert papers[name].asked["paper"]["high"] == []


def alike(group: list[Item]) -> list[tuple[str, str]]:
    """Return the kinds of items that look the same without colour."""
    kinds = {(item["kind"], item["look"]) for item in group}
    return [(one, other) for one, look in kinds for other, same in kinds if one < other and look == same]
