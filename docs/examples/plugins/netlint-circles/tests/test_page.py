"""Tests of the report format."""

import re
from pathlib import Path

import pytest
from netlint import testing

from netlint_circles import nesting
from netlint_circles.mermaid import LONGEST, quoted
from netlint_circles.page import Page

FOLDER = Path(__file__).parents[1]
WATER = """
[network]
name = "Stroomop"
parent = "Water Alliance"

[[members]]
id = "ana"
name = "Ana"

[[circles]]
id = "home"
members = ["ana", "bo"]
lead = "ana"

[[circles]]
id = "schools"
size = 4

[[circles]]
id = "money"

[[circles]]
id = "festival"
members = "ana"
ended = 2026-01-01

[[plugins.circles.inside]]
circle = "schools"
parent = "home"
"""
RING = """
[[circles]]
id = "home"

[[plugins.circles.inside]]
circle = "home"
parent = "home"
"""
LINE = re.compile(
    r'flowchart TB|  subgraph c\d+\["[^"`]*"\]|    c\d+p\d+\(\["[^"`]*"\]\)|  end|  c\d+ --> c\d+', re.ASCII
)
"""Every line that a drawing can have."""
HOSTILE = [
    '"] end',
    "```",
    "`**bold**`",
    "%%{init: {}}%%",
    "#quot;",
    "<script>",
    "\u202e\x1b[31m",
    "end",
    "a\nb",
    "-->",
]


def drawing(page: str) -> list[str]:
    """Return the lines of the only drawing of a page."""
    (drawn,) = re.findall(r"^```mermaid\n(.*?)\n```$", page, re.MULTILINE | re.DOTALL)
    return str(drawn).split("\n")


def test_a_page_has_circles_with_their_people_and_parents() -> None:
    assert testing.report(Page, WATER) == (
        "<!-- netlint circles-mermaid -->\n# Circles\n\n"
        "## Stroomop\n\ncharter.toml\n\nThis network is part of Water Alliance.\n\n"
        "```mermaid\n"
        "flowchart TB\n"
        '  subgraph c0["home"]\n'
        '    c0p0(["Ana (lead)"])\n'
        '    c0p1(["bo"])\n'
        "  end\n"
        '  subgraph c1["schools"]\n'
        '    c1p0(["size: 4"])\n'
        "  end\n"
        '  subgraph c2["money"]\n'
        '    c2p0(["nobody listed"])\n'
        "  end\n"
        "  c0 --> c1\n"
        "```\n"
    )


def test_each_charter_has_its_own_part() -> None:
    page = testing.report(Page, {"a.charter.toml": WATER, "b.charter.toml": "[network\n", "c.charter.toml": RING})
    assert re.findall(r"^## (.*)", page, re.MULTILINE) == ["Stroomop", "b.charter.toml", "c.charter.toml"]
    assert page.count("```mermaid\n") == 2
    assert "## b.charter.toml\n\nThis file is not a charter that netlint can read.\n" in page


def test_a_circle_with_an_open_finding_has_a_mark() -> None:
    page = testing.report(Page, RING, rules=[nesting.circle_inside_itself])
    assert '  subgraph c0["home ⚠ CIR001"]' in drawing(page)
    assert "A circle with ⚠ has open findings." in page
    assert "⚠" not in testing.report(Page, WATER, rules=[nesting.circle_inside_itself])


@pytest.mark.parametrize(
    ("charter", "says"),
    [
        ("[network]\n", "This charter has no circles."),
        ('[[circles]]\nid = "home"\nended = 2026-01-01\n', "All circles in this charter have ended."),
        ('[[elsewhere]]\nsections = "circles"\nat = "our wiki"\n', "The circles are kept elsewhere: our wiki."),
    ],
)
def test_without_circles_it_says_why_there_is_no_drawing(charter: str, says: str) -> None:
    assert testing.report(Page, charter).endswith(f"# Circles\n\n## charter.toml\n\n{says}\n")


def test_more_than_mermaid_can_draw_is_said_and_not_drawn() -> None:
    circles = "".join(f'[[circles]]\nid = "c{number}"\n' for number in range(1000))
    page = testing.report(Page, circles)
    assert page.endswith("This charter has more circles than Mermaid can draw: 1000.\n")
    assert "```" not in page


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_a_stranger_is_nothing_but_text(text: str) -> None:
    named = "".join(f"\\u{ord(character):04x}" for character in text)
    charter = f'[network]\nname = "{named}"\n[[members]]\nid = "ana"\nname = "{named}"\n'
    page = testing.report(Page, f'{charter}[[circles]]\nid = "home"\nmembers = "ana"\n')
    assert all(LINE.fullmatch(line) for line in drawing(page))
    assert len(drawing(page)) == 4


def test_a_long_name_is_cut_off() -> None:
    assert len(quoted("a" * 1000)) == LONGEST + len('""')


def test_two_circles_with_one_id_are_two_boxes() -> None:
    page = testing.report(Page, RING + '[[circles]]\nid = "home"\n')
    assert [line for line in drawing(page) if "subgraph" in line] == ['  subgraph c0["home"]', '  subgraph c1["home"]']


def test_it_speaks_dutch() -> None:
    charters = {"a.charter.toml": WATER, "b.charter.toml": "[network\n", "c.charter.toml": RING}
    page = testing.report(Page, charters, rules=[nesting.circle_inside_itself], language="nl")
    assert "# Kringen\n" in page
    assert "Dit netwerk is een deel van Water Alliance." in page
    assert '(["Ana (trekker)"])' in page
    assert '(["aantal mensen: 4"])' in page
    assert '(["nog niemand genoemd"])' in page
    assert "netlint kan dit bestand niet als handvest lezen." in page
    assert "Een kring met ⚠ heeft open bevindingen." in page


@pytest.mark.parametrize(
    ("charter", "says"),
    [
        ("[network]\n", "In dit handvest staan geen kringen."),
        ('[[circles]]\nid = "home"\nended = 2026-01-01\n', "Alle kringen in dit handvest zijn gestopt."),
        ('[[elsewhere]]\nsections = "circles"\nat = "onze wiki"\n', "De kringen staan ergens anders: onze wiki."),
    ],
)
def test_without_circles_it_says_so_in_dutch(charter: str, says: str) -> None:
    assert testing.report(Page, charter, language="nl").endswith(f"{says}\n")


def test_the_readme_shows_the_drawing_of_the_example() -> None:
    readme = (FOLDER / "README.md").read_text("utf-8")
    example = (FOLDER / "examples" / "water.charter.toml").read_text("utf-8")
    assert drawing(readme) == drawing(testing.report(Page, example))
