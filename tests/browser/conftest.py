"""The pages of all cases, written once, and what one browser says about them."""

from pathlib import Path
from typing import Any

import pytest
from headless_browser import drive
from support.pdf import Printed, sheets
from support.report_pages import CASES, SCHEMES, WIDTHS, write_page

SMALLEST = 11.0
"""The smallest letters on a screen, in CSS pixels."""
SMALLEST_ON_PAPER = 6 * 96 / 72
"""The smallest letters on paper, 6 points, in CSS pixels."""
WORKSHEET = ".sheet:has(.cell)"
"""What is to be on one A4."""
ALIKE = [
    {"group": ".sheet", "item": ".cell"},
    {"group": ".legend", "item": ".k"},
    {"group": ".pic-key", "item": "li"},
]
"""The items that say different things, and may not look the same without colour: cells of a worksheet, and legends."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The file of each page."""
    folder = tmp_path_factory.mktemp("pages")
    return {name: write_page(name, folder) for name in CASES}


@pytest.fixture(scope="session")
def screens(pages: dict[str, Path]) -> dict[str, dict[str, Any]]:
    """What was measured on each page, at each width in each scheme."""
    what = {"kind": "measure", "widths": WIDTHS, "schemes": SCHEMES, "smallest": SMALLEST}
    results = drive([what | {"page": str(page)} for page in pages.values()])
    return dict(zip(pages, results, strict=True))


@pytest.fixture(scope="session")
def papers(pages: dict[str, Path]) -> dict[str, Printed]:
    """Each page as it is printed on A4 from a dark screen, without the colours of backgrounds, as browsers do."""
    what = {"kind": "print", "scheme": "dark", "backgrounds": False}
    what |= {"sheets": WORKSHEET, "alike": ALIKE, "smallest": SMALLEST_ON_PAPER}
    files = {name: page.with_suffix(".pdf") for name, page in pages.items()}
    results = drive([what | {"page": str(pages[name]), "pdf": str(pdf)} for name, pdf in files.items()])
    return {name: Printed(result, sheets(files[name])) for name, result in zip(pages, results, strict=True)}
