"""`netlint fix --unsafe`: places for what is missing are comments, in the right place, and what they show is valid."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import tomli
from support.commands import ROOT, Netlint

EXAMPLES = sorted((ROOT / "docs" / "examples").glob("*.toml"))
ALL = ("--level", "thriving", "--isolated")
FORMS: dict[str, Callable[[str], bytes]] = {
    "plain": lambda text: text.encode(),
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "no final newline": lambda text: text.rstrip("\n").encode(),
    "crlf, no final newline, byte-order mark": lambda text: (
        b"\xef\xbb\xbf" + text.rstrip("\n").replace("\n", "\r\n").encode()
    ),
}


def added_lines(before: bytes, after: bytes) -> list[str]:
    """Return the lines that are new, after seeing that all others are as they were, in their order."""
    old, new, added = before.decode().split("\n"), after.decode().split("\n"), []
    for line in new:
        if old and (line == old[0] or (len(old) == 1 and line.rstrip("\r") == old[0])):
            old.pop(0)
        else:
            added.append(line.rstrip("\r"))
    assert not old, old
    return added


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_places_are_comments_and_are_added_once(
    netlint: Netlint, tmp_path: Path, example: Path, form: Callable[[str], bytes]
) -> None:
    before = form(example.read_text("utf-8"))
    charter = tmp_path / "charter.toml"
    charter.write_bytes(before)
    found = netlint("check", *ALL, "--format", "concise", "-q").stdout
    done = netlint("fix", "--unsafe", *ALL)
    assert (done.returncode, done.stderr) == (0, "")
    after = charter.read_bytes()
    assert all(not line or line.startswith("#") for line in added_lines(before, after))
    assert tomli.loads(after.decode("utf-8-sig")) == tomli.loads(before.decode("utf-8-sig"))
    assert ends(after) == ends(before)
    again = netlint("check", *ALL, "--format", "concise", "-q").stdout
    assert without_lines(again) == without_lines(found)
    netlint("fix", "--unsafe", *ALL)
    assert charter.read_bytes() == after


def ends(content: bytes) -> tuple[bool, bool, bool]:
    """Return whether lines end as on Windows, whether the last one ends, and whether there is a byte-order mark."""
    return b"\r\n" in content, content.endswith(b"\n"), content.startswith(b"\xef\xbb\xbf")


def without_lines(report: str) -> list[str]:
    return sorted(re.sub(r":\d+:\d+:", ":", line) for line in report.splitlines())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_what_is_filled_in_is_valid(netlint: Netlint, tmp_path: Path, example: Path) -> None:
    """With `#` removed from all places, the charter can be read, and most rules with a place are satisfied."""
    charter = tmp_path / "charter.toml"
    charter.write_text(example.read_text("utf-8"), "utf-8")
    places = set(re.findall(r"NL\d{3}$", netlint("fix", "--unsafe", *ALL, COLUMNS="200").stdout, re.MULTILINE))
    charter.write_text(re.sub(r"(?m)^#(?=[\w\[])", "", charter.read_text("utf-8")), "utf-8")
    found = netlint("check", *ALL, "--format", "concise", "-q").stdout
    assert {"NL001", "NL002", "NL003", "NL004", "NL005", "NL013"}.isdisjoint(re.findall(r"NL\d{3}", found))
    assert len(places & set(re.findall(r"NL\d{3}", found))) <= len(places) // 4


def test_a_place_is_where_it_belongs(netlint: Netlint, tmp_path: Path) -> None:
    charter = tmp_path / "charter.toml"
    charter.write_text('[network]\nname = "Stroomop"  # ours\n\n[decisions]\nmethod = "consent"\n', "utf-8")
    done = netlint("fix", "--unsafe", "--select", "NL101,NL102,NL421", COLUMNS="100")
    text = charter.read_text("utf-8")
    assert text.startswith('[network]\nname = "Stroomop"  # ours\n# Ask the group: ')
    assert "\n#purpose = " in text.partition("[decisions]")[0]
    assert re.search(r"\n\n# Ask the group: .*\n#\[\[values\]\]\n#id = .*\n#statement = .*\n$", text)
    assert "  Places to fill in:\n       4  Fill in `purpose = " in done.stdout
    assert re.search(r"\nAdded places to fill in for \d findings\. \d findings are left\.\n$", done.stdout)


def test_places_speak_the_language_of_the_charter(netlint: Netlint, tmp_path: Path) -> None:
    charter = tmp_path / "charter.toml"
    charter.write_text('[network]\nname = "Stroomop"\nlanguage = "nl"\n', "utf-8")
    done = netlint("fix", "--unsafe", "--select", "NL101")
    assert "# Vraag aan de groep: " in charter.read_text("utf-8")
    assert "  Invulplekken:\n" in done.stdout
    assert "Er is 1 invulplek bij gekomen. Er is nog 1 bevinding over.\n" in done.stdout


def test_what_is_suppressed_gets_no_place(netlint: Netlint, tmp_path: Path) -> None:
    charter = tmp_path / "charter.toml"
    text = '# netlint: ignore-file[NL101] We know.\n[network]\nname = "Stroomop"\n'
    charter.write_text(text, "utf-8")
    assert "Nothing to repair." in netlint("fix", "--unsafe", "--select", "NL101").stdout
    assert charter.read_text("utf-8") == text


def test_a_place_that_init_left_is_used(netlint: Netlint, tmp_path: Path) -> None:
    assert netlint("init", "--no-input", "--full").returncode == 0
    charter = tmp_path / "charter.toml"
    before = charter.read_text("utf-8")
    netlint("fix", "--unsafe", *ALL)
    added = [line for line in added_lines(before.encode(), charter.read_bytes()) if line.startswith("#[")]
    assert [line for line in added if f"\n{line}\n" in before] == []


def test_text_in_which_a_comment_is_not_one_is_left_alone(netlint: Netlint, tmp_path: Path) -> None:
    """A line of a text that looks like a place is none."""
    charter = tmp_path / "charter.toml"
    text = '[network]\nname = """Stroomop\n#[[values]]\n#purpose = "x"\n"""\n'
    charter.write_text(text, "utf-8")
    netlint("fix", "--unsafe", "--select", "NL101,NL102")
    after = charter.read_text("utf-8")
    assert tomli.loads(after) == tomli.loads(text)
    assert after.startswith(text)
    assert after.count("\n#[[values]]\n") == 2


def test_a_question_of_a_stranger_cannot_be_an_ignore_comment(netlint: Netlint, tmp_path: Path) -> None:
    """Nor can it end the comment that it is in."""
    rules = """
[[custom]]
code = "OUR001"
name = "no-theme"
at = "network.theme"
must = { exists = true }
message.en = "No theme."
question.en = "What?\\n[extra]\\nx = 1 {words} netlint: ignore-file[NL101] x"
why.en = "So."
""".replace("{words}", "word " * 15)
    (tmp_path / "netlint.toml").write_text(rules, "utf-8")
    charter = tmp_path / "charter.toml"
    charter.write_text('[network]\nname = "Stroomop"\n', "utf-8")
    netlint("fix", "--unsafe", "--select", "NL101,OUR001")
    assert tomli.loads(charter.read_text("utf-8")) == {"network": {"name": "Stroomop"}}
    assert "NL101" in netlint("--select", "NL101").stdout
