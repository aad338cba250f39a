"""docs/architecture.md: its picture and its table have the layers of the import contract, and what it names is there."""

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise

import pytest
from support.commands import ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
CONTRACT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0]
NOT_DRAWN = {"__main__"}
"""The module that `python -m netlint` runs."""
LAYERS = [set(re.split(r" [:|] ", line)) - NOT_DRAWN for line in CONTRACT["layers"]]


def named(section: str) -> Iterator[str]:
    """Yield the packages and files in code marks in a section of the page."""
    text = PAGE.split(f"## {section}\n")[1].split("\n## ")[0]
    yield from re.findall(r"`([\w/.]+(?:/|\.py))`", text)


def test_there_are_at_most_eight_layers() -> None:
    assert len(LAYERS) <= 8
    assert CONTRACT["exhaustive"]


def test_the_picture_has_the_layers_of_the_contract() -> None:
    picture = PAGE.split("```mermaid\n")[1].split("```")[0]
    boxes = re.findall(r'^ +(\w+)\["(\w+): ', picture, re.MULTILINE)
    assert all(box == title for box, title in boxes)
    assert {box for box, _title in boxes} == set().union(*LAYERS)
    arrows = [(set(above.split(" & ")), set(below.split(" & "))) for above, below in re.findall(r"^ +([^\n]+) --> ([^\n]+)$", picture, re.MULTILINE)]  # fmt: skip
    assert arrows == list(pairwise(LAYERS))


def test_the_table_has_the_layers_of_the_contract() -> None:
    rows = re.findall(r"^\| (\d) ((?:`\w+`(?:, )?)+) \|", PAGE, re.MULTILINE)
    assert [int(number) for number, _names in rows] == list(range(len(LAYERS), 0, -1))
    assert [set(re.findall(r"\w+", names)) for _number, names in rows] == LAYERS


@pytest.mark.parametrize("section", ["Where code belongs", "How netlint checks a charter", "Design decisions"])
def test_what_it_names_is_there(section: str) -> None:
    files = list(named(section))
    assert files
    assert [file for file in files if not any((folder / file).exists() for folder in (ROOT, ROOT / "netlint"))] == []
