"""Places to fill in that stand in a charter as a comment, and what a finding says about them."""

from pathlib import Path

import pytest
from support.commands import Netlint

CHARTER = """\
[network]
name = "Stroomop"
#purpose = "Residents decide."

#[[values]]
#id = "candour"

[proposition]
added-value = "One table."
"""


def test_a_finding_points_at_the_place_for_a_table_and_for_a_key(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    shown = netlint("--select", "NL101,NL102").stdout.replace("\n      ", " ")
    assert "Write at the end of the file, or fill in the place on line 5 and remove its `#`:" in shown
    assert "right below `[network]` (now line 1), or fill in the place on line 3 and remove its `#`:" in shown


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("#purpose = ", "[theme]\n#purpose = "),  # it belongs to another table
        ("#purpose = ", "# Our purpose = "),
        ('"Stroomop"\n#purpose = ', '"""\n#purpose = '),
    ],
)
def test_what_is_no_place_for_it_is_not_named(netlint: Netlint, tmp_path: Path, old: str, new: str) -> None:
    (tmp_path / "charter.toml").write_text(CHARTER.replace(old, new), "utf-8")
    assert "line 3" not in netlint("--select", "NL101").stdout
