"""Charters with thirty slips: `netlint fix` takes back each that is certain, changes nothing else, and says what is left."""

from pathlib import Path

import pytest
from support.commands import ROOT, Netlint
from support.slips import with_slips

EXAMPLES = sorted((ROOT / "docs" / "examples").glob("*.toml"))
SEEDS = range(10)
ON_WINDOWS = (1, 2)
"""The seeds for which a charter with the line ends of Windows is repaired too."""


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_what_is_certain_is_as_it_was(netlint: Netlint, tmp_path: Path, example: Path) -> None:
    text = example.read_text("utf-8")
    for seed in SEEDS:
        slipped = with_slips(text, "nl" if seed % 2 else "en", seed=seed)
        charter, windows = tmp_path / f"{seed}.charter.toml", tmp_path / f"{seed}-windows.charter.toml"
        charter.write_text(slipped.text, "utf-8")
        names = [charter.name]
        if seed in ON_WINDOWS:
            windows.write_bytes(as_on_windows(slipped.text))
            names.append(windows.name)
        done = netlint("fix", *names)
        assert (done.returncode, done.stderr) == (0, ""), seed
        assert charter.read_text("utf-8") == slipped.left, seed
        assert seed not in ON_WINDOWS or windows.read_bytes() == as_on_windows(slipped.left), seed
        again = netlint("fix", *names)
        assert charter.read_text("utf-8") == slipped.left, again.stdout


def as_on_windows(text: str) -> bytes:
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_what_is_left_says_why(netlint: Netlint, tmp_path: Path, example: Path) -> None:
    """Each line with a slip that is not certain is named, below the reason for which it is left."""
    slipped = with_slips(example.read_text("utf-8"), "en", seed=3)
    (tmp_path / "charter.toml").write_text(slipped.text, "utf-8")
    said = netlint("fix", "--lang", "en", COLUMNS="300").stdout
    reasons = said.partition("  For you to choose, with")[2]
    lines = slipped.left.split("\n")
    for number, line in enumerate(lines, start=1):
        if line not in example.read_text("utf-8").split("\n"):
            assert f"\n  {number:>6}  " in reasons, line
