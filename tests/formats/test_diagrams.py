"""The formats that draw a network: what they draw, that they stay what they are whatever a charter says, and how much."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from support.commands import ROOT, Netlint
from support.diagram_readers import Drawn, read_dot, read_mermaid
from support.format_readers import NOTHING_RAW, azure_command, github_command
from support.hostile_text import EVIL, hostile, quoted

Golden = Callable[[str, str], None]
READERS: dict[str, Callable[[str], Drawn]] = {"dot": read_dot, "mermaid": read_mermaid}
EXAMPLES = ROOT / "docs" / "examples"
SUPPORT = """
[[members]]
id = "ana"
name = "Ana"
[[members]]
id = "bo"
[[members]]
id = "cas"
[[members]]
id = "dee"
status = "alumni"
[coordination]
coordinator = "ana"
[[responsibilities]]
id = "website"
[[responsibilities]]
id = "welcome"
holders = "dee"
[[support]]
from = "ana"
to = "bo"
"""


def drawn(netlint: Netlint, name: str, *args: str) -> Drawn:
    return READERS[name](netlint(".", "--format", name, *args).stdout)


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", READERS)
def test_the_examples_read_as_agreed(
    netlint: Netlint, golden: Golden, tmp_path: Path, name: str, language: str
) -> None:
    for example in ("bleeding", "healthy"):
        shutil.copy(EXAMPLES / f"{example}.charter.toml", tmp_path)
    text = netlint(".", "--format", name, "--lang", language).stdout
    assert len(READERS[name](text).titles) == 3  # two networks, and how to read it
    golden(f"{name}-{language}.txt", text)


@pytest.mark.parametrize("name", READERS)
def test_a_network_is_drawn_with_what_nobody_has_and_who_has_left(netlint: Netlint, tmp_path: Path, name: str) -> None:
    (tmp_path / "charter.toml").write_text(SUPPORT, "utf-8")
    found = drawn(netlint, name)
    texts = list(found.boxes.values())
    assert {"Ana", "bo", "dee (has left)", "Website: nobody yet", "Welcome", "Coordination"} <= set(texts)
    assert "No role, circle or support: cas" in texts
    lines = {(found.boxes[source], found.boxes[target]) for source, target in found.lines}
    assert {("Ana", "Coordination"), ("dee (has left)", "Welcome"), ("Ana", "bo")} <= lines


@pytest.mark.parametrize(
    ("charter", "said"),
    [
        ("", "The charter has no members, roles or circles yet."),
        ("a = [", "netlint cannot read this file, so there is nothing to draw."),
        ("members = 1\ncircles = 2\n", "The charter has no members, roles or circles yet."),
        (
            '[[elsewhere]]\nsections = ["circles"]\nat = "our wiki"\n[[members]]\nid = "ana"\n',
            "`circles`: kept elsewhere (our wiki)",
        ),
    ],
    ids=["empty", "not TOML", "invalid", "elsewhere"],
)
@pytest.mark.parametrize("name", READERS)
def test_where_there_is_nothing_to_draw_the_diagram_says_why(
    netlint: Netlint, tmp_path: Path, name: str, charter: str, said: str
) -> None:
    (tmp_path / "charter.toml").write_text(charter, "utf-8")
    assert said in drawn(netlint, name).boxes.values()


@pytest.mark.parametrize("name", READERS)
def test_charters_without_a_finding_are_drawn_among_others(netlint: Netlint, tmp_path: Path, name: str) -> None:
    for example in ("healthy", "mature"):
        shutil.copy(EXAMPLES / f"{example}.charter.toml", tmp_path)
    (tmp_path / "broken.charter.toml").write_bytes(b"\xff\xfe\x00")
    texts = drawn(netlint, name).boxes.values()
    assert {"Ana", "anouk", "netlint cannot read this file, so there is nothing to draw."} <= set(texts)


@pytest.mark.parametrize("name", READERS)
def test_without_a_charter_the_diagram_says_so(netlint: Netlint, name: str) -> None:
    done = netlint("nothing.toml", "--format", name)
    assert done.returncode == 2
    assert "There is no charter to draw." in READERS[name](done.stdout).boxes.values()


@pytest.mark.parametrize("kind", EVIL)
def test_hostile_text_stays_inside_its_label(netlint: Netlint, tmp_path: Path, kind: str) -> None:
    (tmp_path / "charter.toml").write_text(hostile(EVIL[kind]), "utf-8")
    people = f'[[members]]\nid = "a"\nname = {quoted(EVIL[kind])}\n[[circles]]\nid = "b"\nlead = "a"\n'
    (tmp_path / "b.charter.toml").write_text(people, "utf-8")
    netlint(".", "--output", "dot:network.dot", "--output", "mermaid:network.mmd")
    for name, file in (("dot", "network.dot"), ("mermaid", "network.mmd")):
        text = (tmp_path / file).read_bytes().decode()
        found = READERS[name](text)
        assert len(found.boxes) > 3
        assert max(map(len, found.boxes.values())) < 800
        assert not NOTHING_RAW.search(text)
        assert not [line for line in text.splitlines() if github_command(line) or azure_command(line)]


@pytest.mark.parametrize(
    "text",
    ['x"]; end', "%%{init: {}}%%", "`**x**`", "<b>x</b>", "#quot;", "&lt;", "1. x", "- x", 'a\\" -> b', "\\N\\G"],
)
@pytest.mark.parametrize("name", READERS)
def test_what_is_more_than_text_to_a_diagram_is_read_as_it_was_written(
    netlint: Netlint, tmp_path: Path, name: str, text: str
) -> None:
    charter = f'[[members]]\nid = "a"\nname = {quoted(text)}\n[coordination]\ncoordinator = "a"\n'
    (tmp_path / "charter.toml").write_text(charter, "utf-8")
    assert text in drawn(netlint, name).boxes.values()


def test_mermaid_gets_no_more_than_it_draws(netlint: Netlint, tmp_path: Path) -> None:
    people = "".join(f'[[members]]\nid = "m{number}"\n' for number in range(300))
    roles = "".join(
        f'[[responsibilities]]\nid = "r{number}"\nholders = ["m{number}", "m{number + 1}"]\n' for number in range(299)
    )
    for number in range(12):
        (tmp_path / f"{number}.charter.toml").write_text(people + roles, "utf-8")
    text = netlint(".", "--format", "mermaid").stdout
    found = read_mermaid(text)
    assert len(text) < 50_000
    assert 50 < len(found.lines) <= 500
    notes = [text for text in found.boxes.values() if "no room" in text]
    assert any(note.startswith("Not drawn") for note in notes)
    assert any(note.startswith("Charters that are not drawn") for note in notes)


@pytest.mark.parametrize("name", READERS)
def test_a_diagram_replaces_an_earlier_one_and_no_other_file(netlint: Netlint, tmp_path: Path, name: str) -> None:
    (tmp_path / "charter.toml").write_text(SUPPORT, "utf-8")
    assert netlint(".", "--output", f"{name}:network").returncode < 2
    assert netlint(".", "--output", f"{name}:network").returncode < 2
    (tmp_path / "network").write_text("digraph ours {\n}\nflowchart LR\n", "utf-8")
    assert netlint(".", "--output", f"{name}:network").returncode == 2


def test_the_page_about_output_shows_what_is_drawn(netlint: Netlint, tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / "healthy.charter.toml", tmp_path)
    page = (ROOT / "docs" / "output.md").read_text("utf-8")
    assert f"```mermaid\n{netlint('.', '--format', 'mermaid').stdout}```\n" in page
