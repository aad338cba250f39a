"""The pictures of the docs are small, and each is shown somewhere, with words for those who do not see it."""

import re

import pytest
from pictures import ALL, FOLDER, MOST_BYTES
from support.commands import ROOT

PAGES = (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"))
SHOWN = [
    (page, alt, (page.parent / target).resolve())
    for page in PAGES
    for alt, target in re.findall(r"!\[([^\]]*)\]\(([^)]+\.png)\)", page.read_text("utf-8"))
]


def test_the_folder_has_the_pictures_that_are_made_and_no_other() -> None:
    assert sorted(file.name for file in FOLDER.iterdir()) == sorted(f"{picture.name}.png" for picture in ALL)


@pytest.mark.parametrize("name", [picture.name for picture in ALL])
def test_a_picture_is_small_and_shown(name: str) -> None:
    file = FOLDER / f"{name}.png"
    assert file.stat().st_size <= MOST_BYTES
    assert file in [target for _page, _alt, target in SHOWN]


def test_a_picture_is_described_in_the_language_of_its_page() -> None:
    assert SHOWN
    for page, alt, target in SHOWN:
        assert target.exists()
        assert len(alt) > 40, page
        assert page.name.endswith(".nl.md") == target.stem.endswith("-nl")
        assert (re.search(r"\b(het|een|van)\b", alt.lower()) is not None) == page.name.endswith(".nl.md")
