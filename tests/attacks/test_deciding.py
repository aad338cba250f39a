"""`netlint decide` in a tree of a stranger's: it writes through no link that leads out, and obeys nothing."""

import json
import os
from pathlib import Path

import pytest
import tomli
from support.commands import Netlint

CHARTER = '[network]\nname = "Stroomop"\n'
VICTIM = 'level = "essential"\n'
DECIDE = ("decide", "NL101", "--reason", "We decide in May.", "--select", "NL101,NL02")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder with a charter, next to files that nothing may write."""
    (tmp_path / "victim").write_text(VICTIM, "utf-8")
    (tmp_path / "charter").write_text(CHARTER, "utf-8")
    folder = tmp_path / "tree"
    folder.mkdir()
    (folder / "charter.toml").write_text(CHARTER, "utf-8")
    return folder


@pytest.mark.parametrize("name", ["netlint.toml", "pyproject.toml"])
def test_settings_that_are_a_link_out_are_not_written(netlint: Netlint, tree: Path, name: str) -> None:
    (tree.parent / "victim").write_text(f"[tool.netlint]\n{VICTIM}", "utf-8")
    before = (tree.parent / "victim").read_bytes()
    (tree / name).symlink_to("../victim")
    done = netlint(*DECIDE, cwd=tree)
    assert done.returncode == 2
    assert "it is a link that points outside" in done.stderr
    (tree / name).unlink()
    (tree / name).symlink_to("../nowhere")
    assert netlint(*DECIDE, cwd=tree).returncode == 2
    assert (tree.parent / "victim").read_bytes() == before
    assert not (tree.parent / "nowhere").exists()


def test_a_charter_that_is_a_link_out_is_not_written(netlint: Netlint, tree: Path) -> None:
    (tree / "charter.toml").unlink()
    (tree / "charter.toml").symlink_to("../charter")
    for more in ((), ("--comment",), ("--comment", "--charter", "charter.toml")):
        assert netlint(*DECIDE, *more, cwd=tree).returncode == 2
    assert (tree.parent / "charter").read_text("utf-8") == CHARTER
    assert [path.name for path in tree.iterdir()] == ["charter.toml"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_settings_of_another_user_are_not_written(netlint: Netlint, tree: Path) -> None:
    (tree / "netlint.toml").write_text(VICTIM, "utf-8")
    os.chown(tree / "netlint.toml", 65534, 65534)
    done = netlint(*DECIDE, cwd=tree)
    assert done.returncode == 2
    assert "it belongs to another user" in done.stderr
    assert (tree / "netlint.toml").read_text("utf-8") == VICTIM


@pytest.mark.parametrize(
    "an_id",
    ["a.b", 'quo"te', "line\\nbreak", "\\u001b[31m", "\\u202eturned", "", "12", "*", "]]", "# x", "🦆", "__class__"],
)
@pytest.mark.parametrize("comment", [False, True])
def test_no_id_of_a_charter_does_anything(netlint: Netlint, tree: Path, an_id: str, comment: bool) -> None:
    quoted = an_id.replace('"', '\\"')
    charter = f'[network]\nname = "x"\n"{quoted}" = 1\n[[next-steps]]\nid = "{quoted}"\nwhat = "Logo"\n'
    (tree / "charter.toml").write_text(charter, "utf-8")
    select = ("--select", "NL002,NL003,NL415,NL02")
    done = netlint("decide", "--all", "--reason", "Fine.", *select, *(["--comment"] * comment), cwd=tree)
    assert done.returncode == 0, done.stderr
    assert not {"\x1b", "\u202e"} & set(done.stdout + done.stderr)
    checked = netlint(".", *select, "--format", "json", cwd=tree)
    (report,) = json.loads(checked.stdout)["charters"]
    assert [one for one in report["findings"] if not (one["suppression"] or one["repair"])] == []
    assert any(one["suppression"] for one in report["findings"])
    assert tomli.loads((tree / "charter.toml").read_text("utf-8")) == tomli.loads(charter)


def test_a_name_of_a_file_is_no_pattern_and_no_toml(netlint: Netlint, tree: Path) -> None:
    names = ['"]\n[x]\ny = "1.charter.toml', "*.charter.toml", "\x1b[31m.charter.toml", " .charter.toml"]
    for name in names:
        (tree / name).write_text(CHARTER, "utf-8")
    for name in names:
        done = netlint(*DECIDE, "--charter", name, cwd=tree)
        assert done.returncode == 0, done.stderr
        assert "\x1b" not in done.stdout
    assert set(tomli.loads((tree / "netlint.toml").read_text("utf-8"))) == {"exceptions"}
    done = netlint(".", "--select", "NL101,NL02", "--format", "concise", cwd=tree)
    assert "charter.toml:1:1: error NL101" in done.stdout
    assert done.stdout.count("NL101") == 1, done.stdout
