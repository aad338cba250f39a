"""The types of `netlint.fields`, as a type checker of a plugin sees them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.commands import ROOT

MODULE = '''
from typing import Annotated

from netlint import Table, as_tuple
from netlint.charter import Circle, Member
from netlint.fields import Count, Id, Interval, PastDate, Reference, Texts, doc


class Link(Table, frozen=True):
    """A link."""

    id: Annotated[Id, doc("A short id.", example="home")]
    circle: Annotated[Reference[Circle], doc("The circle.", example="board")]
    above: Annotated[Reference["Link"] | None, doc("The link above.")] = None
    people: Reference[Member] | tuple[Reference[Member], ...] | None = None
    since: PastDate | None = None
    every: Interval = "monthly"
    size: Count | None = None
    words: Texts | None = None


def told(link: Link) -> list[str]:
    """Return what is text."""
    first: str = link.circle
    return [first, link.above or "", *as_tuple(link.people), link.every, *as_tuple(link.words)]


link = Link(id="a", circle="board", people=("ana", "bo"))
reveal_type(link.circle)
reveal_type(link.people)
reveal_type(link.since)
Link(id="a", circle=3)
'''


@pytest.mark.slow  # a type checker reads all of netlint
def test_references_are_text_and_the_rest_is_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "table.py").write_text(MODULE, "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "--no-error-summary", "table.py"]
    environment = {**os.environ, "MYPYPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    said = [line.partition(": ")[2] for line in done.stdout.splitlines()]
    assert said == [
        'note: Revealed type is "str"',
        'note: Revealed type is "str | tuple[str, ...] | None"',
        'note: Revealed type is "datetime.date | None"',
        'error: Argument "circle" to "Link" has incompatible type "int"; expected "str"  [arg-type]',
    ]
