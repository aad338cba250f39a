"""What `--format mermaid` writes is Mermaid, by Mermaid itself, and no text in it becomes anything but text."""

from typing import Any

import pytest
from headless_browser import drive
from support.large_network import MEMBERS, person
from support.report_pages import CASES, write_diagram

Drawn = dict[str, dict[str, Any]]
OTHERS = {"good": "flowchart LR\n  a[Ana] --> b[Bo]", "wrong": "flowchart LR\n  a[Ana --> b[Bo]"}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """What Mermaid makes of the diagram of each case, and of a good and a wrong one."""
    folder = tmp_path_factory.mktemp("mermaid")
    texts = {name: write_diagram(name, folder) for name in CASES} | OTHERS
    (result,) = drive([{"kind": "mermaid", "texts": list(texts.values())}])
    return dict(zip(texts, result["texts"], strict=True))


@pytest.mark.parametrize("name", CASES)
def test_it_is_mermaid(drawn: Drawn, name: str) -> None:
    assert drawn[name]["mistake"] == ""
    assert drawn[name]["shown"]


@pytest.mark.parametrize("name", CASES)
def test_nothing_in_the_drawing_can_be_followed_or_run(drawn: Drawn, name: str) -> None:
    assert drawn[name]["active"] == []


def test_each_member_of_a_large_network_can_be_read(drawn: Drawn) -> None:
    shown = " ".join(drawn["large-nl"]["shown"])
    assert [name for name in (person(at)[1] for at in range(MEMBERS)) if name not in shown] == []


def test_a_mistake_is_found(drawn: Drawn) -> None:
    assert drawn["good"]["mistake"] == ""
    assert {"Ana", "Bo"} <= set(drawn["good"]["shown"])
    assert "Parse error" in drawn["wrong"]["mistake"]
