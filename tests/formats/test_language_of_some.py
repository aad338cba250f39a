"""`lang` in `[[overrides]]`: findings in the charters that it is about are in that language, in each format."""

from pathlib import Path

import pytest
from support.commands import Netlint

from netlint.reporters import FORMATS

CHARTER = '[network]\nname = "Delta"\n\n[[members]]\nid = "ana"\n'
ENGLISH = {"mermaid": "Coordination", "dot": "Coordination"}
DUTCH = {"mermaid": "Coördinatie", "dot": "Coördinatie"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("north", "south"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "charter.toml").write_text(CHARTER, "utf-8")
    (tmp_path / "netlint.toml").write_text('lang = "en"\n[[overrides]]\ncharters = "south/"\nlang = "nl"\n', "utf-8")
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("format_", FORMATS)
def test_findings_are_in_the_language_of_the_overrides(netlint: Netlint, format_: str) -> None:
    english = ENGLISH.get(format_, "The network has no core values")
    dutch = DUTCH.get(format_, "Het netwerk heeft nog geen kernwaarden")
    north, south, both = (
        netlint(path, "--format", format_).stdout.replace("\\u00f6", "ö") for path in ("north", "south", ".")
    )
    assert (english in north, dutch in north) == (True, False)
    assert dutch in south
    assert english in both
    assert dutch in both


@pytest.mark.usefixtures("folder")
def test_the_command_line_comes_before_overrides(netlint: Netlint) -> None:
    assert "Het netwerk heeft nog geen kernwaarden" not in netlint(".", "--lang", "en").stdout


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("args", "said"), [(("fix",), "Er valt niets te herstellen."), (("due",), "In het handvest staat nog geen dag")]
)
def test_other_commands_speak_the_language_of_the_overrides(netlint: Netlint, args: tuple[str, ...], said: str) -> None:
    assert said in netlint(*args, "south").stdout
    assert said not in netlint(*args, "north").stdout
