"""The last line of a report for people: a file that ends with one is a report, and may be replaced."""

from pathlib import Path

import pytest
from support.commands import Netlint

from netlint.reporters.summary_lines import is_conclusion


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize(
    "options",
    [(), ("--level", "essential"), ("--select", "NL105"), ("--select", "NL101", "--no-suppressions")],
    ids=str,
)
@pytest.mark.parametrize("charters", [1, 2])
def test_the_last_line_of_a_report_is_one(
    netlint: Netlint, language: str, options: tuple[str, ...], charters: int, tmp_path: Path
) -> None:
    for number in range(charters):
        text = f'# netlint: ignore-file[NL102] We decide in May.\n[network]\nname = "Stroomop {number}"\n'
        (tmp_path / f"{number}.charter.toml").write_text(text, "utf-8")
    assert is_conclusion(netlint(".", "--lang", language, *options).stdout)


@pytest.mark.parametrize(
    "line",
    [
        "3 charters checked. Buy milk.",
        "1 charter checked. No findings: a checks passed. And more",
        "1 handvest gecontroleerd. Melk kopen.",
        "We checked 1 charter checked.",
        "charters checked.",
        "",
    ],
)
def test_a_line_that_only_begins_like_one_is_not(line: str) -> None:
    assert not is_conclusion(f"Notes.\n{line}\n")
