"""SARIF within what code scanning takes: the most severe results, and a word about those that are left out."""

import json
import zlib
from pathlib import Path
from typing import Any

import pytest
from support.azure import AZURE
from support.commands import Netlint
from support.format_readers import read_sarif

from netlint.reporters import sarif_limits

CHARTER = '[network]\nname = "Stroomop"\n'
RANKS = {"error": 0, "warning": 1, "note": 2}


@pytest.fixture
def charters(tmp_path: Path) -> Path:
    """Four charters with findings of several severities, of which some are suppressed."""
    for number in range(4):
        (tmp_path / f"{number}.charter.toml").write_text(CHARTER.replace("Stroomop", f"Stroom{number}"), "utf-8")
    (tmp_path / "netlint.toml").write_text(
        '[severity]\nNL501 = "info"\n\n[[exceptions]]\nrule = "NL101"\nreason = "Later."\n', "utf-8"
    )
    return tmp_path


def run_of(text: str) -> dict[str, Any]:
    read_sarif(text)
    (run,) = json.loads(text)["runs"]
    return dict(run)


def rank(result: dict[str, Any]) -> int:
    return 3 if result["suppressions"] else RANKS[result["level"]]


def told(run: dict[str, Any]) -> list[str]:
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"]
    return [one["message"]["text"] for one in invocation["toolExecutionNotifications"]]


def test_a_report_within_the_limits_tells_nothing(netlint: Netlint, charters: Path) -> None:
    done = netlint(".", "--format", "sarif", cwd=charters)
    run = run_of(done.stdout)
    assert {rank(one) for one in run["results"]} == {0, 1, 2, 3}
    assert told(run) == []
    assert done.stderr == ""


@pytest.mark.parametrize("limit", [1, 5, 9])
def test_the_most_severe_results_are_kept_and_the_others_told(
    netlint: Netlint, charters: Path, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    whole = run_of(netlint(".", "--format", "sarif", cwd=charters).stdout)["results"]
    monkeypatch.setattr(sarif_limits, "MAX_RESULTS", limit)
    done = netlint(".", "--format", "sarif", cwd=charters)
    run = run_of(done.stdout)
    expected = sorted(whole, key=rank)[:limit]
    assert sorted(map(rank, run["results"])) == [rank(one) for one in expected]
    prints = [one["partialFingerprints"] for one in run["results"]]
    assert prints == [one["partialFingerprints"] for one in whole if one["partialFingerprints"] in prints][:limit]
    sentence = f"The report has the {limit} most severe of {len(whole)} results, because code scanning takes no more."
    assert told(run) == [sentence]
    assert done.stderr == f"{sentence}\n"


def test_a_report_that_is_too_large_is_cut_by_its_compressed_size(
    netlint: Netlint, charters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = netlint(".", "--format", "sarif", cwd=charters).stdout
    whole, size = run_of(text)["results"], len(zlib.compress(text.encode()))
    assert size < len(text.encode()) / 2
    monkeypatch.setattr(sarif_limits, "MAX_BYTES", size)
    assert run_of(netlint(".", "--format", "sarif", cwd=charters).stdout)["results"] == whole
    monkeypatch.setattr(sarif_limits, "MAX_BYTES", size - 200)
    done = netlint(".", "--output", "sarif:report.sarif", cwd=charters)
    kept = run_of((charters / "report.sarif").read_text("utf-8"))["results"]
    assert 0 < len(kept) < len(whole)
    assert max(map(rank, kept)) <= min(rank(one) for one in whole if one not in kept)
    assert f"The report has the {len(kept)} most severe of {len(whole)} results" in done.stderr


def test_more_results_than_are_shown_are_told(
    netlint: Netlint, charters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sarif_limits, "MAX_SHOWN", 2)
    run = run_of(netlint(".", "--format", "sarif", cwd=charters).stdout)
    count = len(run["results"])
    assert told(run) == [f"Code scanning shows only the 2 most severe of the {count} results in the report."]


def test_memory_is_bounded_by_the_limit(monkeypatch: pytest.MonkeyPatch, netlint: Netlint, charters: Path) -> None:
    monkeypatch.setattr(sarif_limits, "MAX_RESULTS", 2)
    seen = []
    keep = sarif_limits.Results._keep  # noqa: SLF001 (how much is kept is not seen outside)

    def watched(self: sarif_limits.Results, number: int) -> None:
        seen.append(len(self._kept))
        keep(self, number)

    monkeypatch.setattr(sarif_limits.Results, "_keep", watched)
    assert netlint(".", "--format", "sarif", cwd=charters).returncode == 1
    assert len(seen) > 3
    assert max(seen) == 4


@pytest.mark.parametrize(
    ("address", "organization"),
    [("https://dev.azure.com/fabrikam/", "fabrikam"), ("https://fabrikam.visualstudio.com/", "fabrikam")],
)
def test_azure_pipelines_finds_its_own_names(netlint: Netlint, charters: Path, address: str, organization: str) -> None:
    done = netlint(".", "--format", "sarif", cwd=charters, **AZURE | {"SYSTEM_COLLECTIONURI": address})
    details = run_of(done.stdout)["automationDetails"]
    prefix = "azuredevops/pipeline/build/"
    phase = AZURE["SYSTEM_PHASEID"]
    assert details["id"] == f"{prefix}{organization}/Charters/5/{phase}/refs/heads/main/17"
    assert details["properties"] == {
        f"{prefix}buildDefinitionId": "5",
        f"{prefix}buildDefinitionName": "netlint",
        f"{prefix}phaseId": phase,
        f"{prefix}phaseName": "Job",
    }


@pytest.mark.parametrize("missing", [*AZURE])
def test_a_run_without_all_of_these_names_is_that_of_netlint(netlint: Netlint, charters: Path, missing: str) -> None:
    done = netlint(".", "--format", "sarif", cwd=charters, **AZURE | {missing: ""})
    assert run_of(done.stdout)["automationDetails"] == {"id": "netlint/"}


def test_a_report_of_a_pipeline_is_replaced_by_the_next_one(netlint: Netlint, charters: Path) -> None:
    for env in (AZURE, AZURE, {}, AZURE):
        assert netlint(".", "--output", "sarif:report.sarif", cwd=charters, **env).returncode == 1
