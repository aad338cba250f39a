"""Three real networks, written down from their handbooks, with a verdict on each finding; and registries of teams.

Verdicts are those of the network's own facilitator: `useful` is true and worth a conversation, `nags` is true, and the
group knows it or is asked too early. There are no others: what is false, or what the format cannot say, must be fixed.
"""

import datetime as dt
import tomllib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from netlint import Report, check, load_plugins
from netlint.rules.levels import LEVELS

HERE = Path(__file__).parent
DAYS = {
    "colab": dt.date(2023, 2, 27),
    "enspiral": dt.date(2026, 8, 14),
    "hypha": dt.date(2026, 7, 9),
}
REGISTRIES = sorted((HERE / "registries").glob("*.charter.toml"))
AT_MOST_ON_AVERAGE = 8
"""The most that is asked of a team of which no more is known than names, leads and meetings, on average."""
PLUGINS = load_plugins(isolated=True)


class Verdict(NamedTuple):
    """A finding, and what the network's facilitator thinks of it."""

    network: str
    code: str
    path: str
    verdict: str


def verdicts() -> list[Verdict]:
    lines = (HERE / "verdicts.txt").read_text("utf-8").splitlines()
    return [Verdict(*line.split()[:4]) for line in lines if line and not line.startswith("#")]


def report_on(path: Path, level: str, day: dt.date) -> Report:
    return check(path.read_text("utf-8"), settings=f'level = "{level}"', today=day, plugins=PLUGINS)


def found(name: str, level: str, day: dt.date) -> list[tuple[str, str]]:
    report = report_on(HERE / f"{name}.charter.toml", level, day)
    return sorted((finding.code, finding.path) for finding in report.findings)


@pytest.mark.parametrize("network", DAYS)
def test_each_finding_has_a_verdict_and_each_verdict_a_finding(network: str) -> None:
    judged = sorted((one.code, one.path) for one in verdicts() if one.network == network)
    assert found(network, "thriving", DAYS[network]) == judged


def test_no_finding_is_false_or_about_what_the_format_cannot_say() -> None:
    assert {one.verdict for one in verdicts()} <= {"useful", "nags"}


def test_at_sound_half_is_useful_and_at_most_a_quarter_nags() -> None:
    sound = LEVELS.index("sound")
    counts = Counter(one.verdict for one in verdicts() if LEVELS.index(PLUGINS.rules[one.code].level) <= sound)
    assert counts["useful"] * 2 >= counts.total() > 0
    assert counts["nags"] * 4 <= counts.total()


@pytest.mark.parametrize(("network", "missed"), [("colab", ["NL501"]), ("enspiral", []), ("hypha", [])])
def test_the_essentials_are_met_or_missed_for_a_reason_that_its_people_accept(network: str, missed: list[str]) -> None:
    assert [code for code, _ in found(network, "essential", DAYS[network])] == missed
    useful = {one.code for one in verdicts() if one.network == network and one.verdict == "useful"}
    assert set(missed) <= useful


def test_registries_of_teams_are_asked_little() -> None:
    assert len(REGISTRIES) == 40
    number = sum(len(report_on(path, "sound", dt.date(2026, 8, 15)).findings) for path in REGISTRIES)
    assert number / len(REGISTRIES) <= AT_MOST_ON_AVERAGE


def test_four_people_who_did_their_homework_on_one_page_see_at_most_five_findings() -> None:
    assert len(found("four", "sound", dt.date(2026, 11, 24))) <= 5
    assert found("four", "essential", dt.date(2026, 11, 24)) == []


@pytest.mark.parametrize("path", [*HERE.glob("*.charter.toml"), *REGISTRIES], ids=lambda path: path.stem)
def test_nothing_is_wrong_with_the_form(path: Path) -> None:
    assert tomllib.loads(path.read_text("utf-8"))
    report = report_on(path, "sound", dt.date(2026, 11, 24))
    assert [one.code for one in report.findings if one.code in ("NL001", "NL002", "NL003", "NL005")] == []
