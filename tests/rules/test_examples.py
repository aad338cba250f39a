"""The example networks: what netlint says of each, to the finding."""

import json
from collections.abc import Callable

import pytest
from support.commands import ROOT, Netlint

from netlint.plugins.registry import load_plugins

RULES = load_plugins(isolated=True).rules


def codes(netlint: Netlint, name: str, level: str) -> list[str]:
    path = f"docs/examples/{name}.charter.toml"
    report = json.loads(netlint(path, "--format", "json", "--level", level, cwd=ROOT).stdout)
    return sorted(finding["code"] for finding in report["charters"][0]["findings"])


def test_the_healthy_network_thrives(netlint: Netlint) -> None:
    done = netlint("docs/examples/healthy.charter.toml", "--level", "thriving", cwd=ROOT)
    assert done.returncode == 0
    assert "Level thriving: met (35 of 35 passed)" in done.stdout
    assert "No findings: " in done.stdout
    assert codes(netlint, "healthy", "thriving") == []


def test_the_young_network_meets_the_essentials_and_is_asked_for_more(netlint: Netlint) -> None:
    assert codes(netlint, "young", "essential") == []
    assert codes(netlint, "young", "sound") == ["NL309", "NL410", "NL420", "NL504", "NL514"]


def test_the_mature_network_is_not_asked_to_appoint_one_coordinator(netlint: Netlint) -> None:
    assert codes(netlint, "mature", "sound") == []
    assert not {"NL401", "NL403", "NL404", "NL428"} & set(codes(netlint, "mature", "thriving"))


def test_the_report_on_the_dutch_network_is_in_dutch(netlint: Netlint) -> None:
    assert codes(netlint, "nederlands", "sound") == [
        "NL015", "NL105", "NL114", "NL203", "NL215", "NL301", "NL305", "NL409", "NL410", "NL417", "NL512",
        "NL519", "NL601",
    ]  # fmt: skip
    out = netlint("docs/examples/nederlands.charter.toml", cwd=ROOT).stdout
    assert "waarschuwing: De termijn van de coördinator liep af op 2026-11-01, 23 dagen" in out
    assert "Niveau essentieel" in out


BLEEDING = [
    "NL006", "NL102", "NL104", "NL109", "NL111", "NL113", "NL114", "NL203", "NL208", "NL210", "NL301", "NL303",
    "NL309", "NL313", "NL401", "NL415", "NL416", "NL421", "NL425", "NL501", "NL503", "NL519", "NL601", "NL602",
]  # fmt: skip


def test_the_bleeding_network_shows_each_of_the_ten_dos_and_donts(netlint: Netlint) -> None:
    found = codes(netlint, "bleeding", "sound")
    assert found == BLEEDING
    shown = {
        "don't: parasietengedrag": {"NL109", "NL111", "NL113", "NL114"},
        "do: zoek je ziel": {"NL102", "NL104"},
        "don't: te veel intern bezig zijn": {"NL203", "NL208"},
        "do: weet wat je klanten willen": {"NL210"},
        "don't: scream-team": {"NL301", "NL303"},
        "do: dream-team": {"NL309", "NL313"},
        "don't: gelijkwaardigheid": {"NL415", "NL416", "NL421"},
        "do: benoem een coördinator": {"NL401"},
        "don't: stilstaan": {"NL503", "NL519"},
        "do: durf te leren": {"NL501"},
    }
    for of_the_article, wanted in shown.items():
        assert wanted <= set(found), of_the_article


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_report_on_the_bleeding_network_reads_as_agreed(
    netlint: Netlint, golden: Callable[[str, str], None], language: str
) -> None:
    done = netlint("docs/examples/bleeding.charter.toml", "--lang", language, cwd=ROOT)
    golden(f"bleeding-{language}.txt", done.stdout)


def test_a_new_network_of_four_that_did_its_homework_sees_no_more_than_a_handful(netlint: Netlint) -> None:
    members = "".join(
        f'[[members]]\nid = "{name}"\ndrives = "d"\nendorses = "all"\n' for name in ("ana", "bo", "cas", "dil")
    )
    page = f"""
[network]
name = "New"
purpose = "Old roofs that carry green."
founded = 2026-10-01

[[drives]]
id = "d"
kind = "impact"

[[values]]
id = "v"

{members}
[[clients]]
id = "owners"
needs = "Roofs that leak."
added-value = "One visit instead of three."
story = "Your roof, once and for all."

[coordination]
coordinator = "ana"

[[meetings]]
id = "weekly"
every = "weekly"

[[next-steps]]
id = "first"
owner = "bo"
"""
    report = json.loads(netlint("-", "--level", "essential", "--format", "json", stdin=page).stdout)
    assert [finding["code"] for finding in report["charters"][0]["findings"]] == ["NL501"]
