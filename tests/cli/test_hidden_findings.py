"""Findings that could not be found earlier, because another finding made netlint skip their rules."""

import json
from pathlib import Path
from typing import Any

import pytest
from support.commands import Netlint, committed

BASE = '[network]\nname = "Stroomop"\n\n[[members]]\nid = "ana"\n'
HOURS = BASE + 'hours-per-month.committed = {}\n\n[[members]]\nid = "bo"\n'
SELECT = ("--select", "NL001,NL002,NL003,NL101,NL102,NL305,NL417,NL602")
HELD = (
    '\n[[meetings]]\nid = "monday"\nlast-held = {}\n\n[[next-steps]]\nid = "offer"\nowner = "ana"\ndue = 2026-08-01\n'
)
READ = BASE.replace('name = "Stroomop"', "name = Stroomop")


def findings(netlint: Netlint, *args: str) -> dict[str, Any]:
    """Return the open findings of a run by their codes."""
    done = netlint(".", *SELECT, "--format", "json", *args)
    assert done.stderr == ""
    found = json.loads(done.stdout)["charters"][0]["findings"]
    return {one["code"]: one["hidden"] for one in found if not one["suppression"]}


def before(netlint: Netlint, folder: Path, kind: str, text: str) -> tuple[str, ...]:
    """Write a charter, and a baseline or a commit with it; return the options that compare with that."""
    (folder / "charter.toml").write_text(text, "utf-8")
    if kind == "baseline":
        netlint(".", *SELECT, "--write-baseline")
        return ()
    committed(folder)
    return ("--since", "HEAD")


@pytest.mark.parametrize(
    ("text", "now", "hidden", "because"),
    [
        (READ, BASE, ("NL101", "NL102"), ("NL001 had a finding",) * 2),
        (
            HOURS.format('"8"'),
            HOURS.format(8),
            ("NL305",),
            ("`members.ana.hours-per-month.committed` is invalid", "a value was invalid"),
        ),
        (
            BASE + HELD.format("2026-08-03"),
            BASE + HELD.format("2026-11-16"),
            ("NL417",),
            ("NL602 had a finding",) * 2,
        ),
    ],
)
@pytest.mark.parametrize("kind", ["revision", "baseline"])
def test_what_was_hidden_counts_and_says_so(
    netlint: Netlint, tmp_path: Path, kind: str, text: str, now: str, hidden: tuple[str, ...], because: tuple[str, str]
) -> None:
    args = before(netlint, tmp_path, kind, text)
    (tmp_path / "charter.toml").write_text(now, "utf-8")
    where = "netlint-baseline.json" if kind == "baseline" else "HEAD"
    about = {"kind": kind, "where": where, "reason": because[kind == "baseline"]}
    assert findings(netlint, *args) == dict.fromkeys(hidden, about)
    assert netlint(".", *SELECT, *args, "--fail-on", "warning").returncode == 1
    when = "when netlint-baseline.json was written" if kind == "baseline" else "at HEAD"
    said = (
        f"netlint skipped {', '.join(hidden)} {when}, because {about['reason']}. "
        f"Findings that were hidden {'then' if kind == 'baseline' else 'there'} count as new."
    )
    assert said in " ".join(netlint(".", *SELECT, *args).stdout.split())
    assert said in netlint(".", *SELECT, *args, "--format", "markdown").stdout.replace("\\", "")


def test_a_finding_of_a_rule_that_was_not_skipped_is_just_new(netlint: Netlint, tmp_path: Path) -> None:
    good = BASE.replace("\n\n", '\npurpose = "Water has no owner."\n\n')
    for kind in ("revision", "baseline"):
        args = before(netlint, tmp_path, kind, good)
        (tmp_path / "charter.toml").write_text(BASE, "utf-8")
        assert findings(netlint, *args) == {"NL101": None}
        assert "Findings that were hidden" not in netlint(".", *SELECT, *args).stdout


def test_what_is_accepted_afterwards_was_hidden_no_longer(netlint: Netlint, tmp_path: Path) -> None:
    before(netlint, tmp_path, "baseline", READ)
    (tmp_path / "charter.toml").write_text(BASE, "utf-8")
    netlint(".", "--select", "NL101", "--write-baseline")
    assert set(findings(netlint)) == {"NL102"}
    assert findings(netlint)["NL102"]
    netlint(".", *SELECT, "--prune-baseline")
    assert findings(netlint)["NL102"]
    netlint(".", *SELECT, "--write-baseline")
    assert findings(netlint) == {}
    content = json.loads((tmp_path / "netlint-baseline.json").read_text("utf-8"))
    assert content["skipped"] == {"": {}}


def test_what_was_hidden_moves_with_its_charter(netlint: Netlint, tmp_path: Path) -> None:
    before(netlint, tmp_path, "baseline", HOURS.format('"8"'))
    (tmp_path / "charter.toml").unlink()
    (tmp_path / "noord.charter.toml").write_text(HOURS.format(8), "utf-8")
    done = netlint(".", *SELECT, "--prune-baseline")
    assert "NL305 when netlint-baseline.json was written" in " ".join(done.stdout.split())
    content = json.loads((tmp_path / "netlint-baseline.json").read_text("utf-8"))
    assert content["skipped"]["noord.charter.toml"] == {"": ["NL305"]}


def test_a_charter_that_is_gone_takes_what_was_skipped_with_it(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "old.charter.toml").write_text(READ, "utf-8")
    before(netlint, tmp_path, "baseline", BASE)
    (tmp_path / "old.charter.toml").unlink()
    assert "old.charter.toml" in netlint(".", *SELECT).stderr
    netlint(".", *SELECT, "--prune-baseline")
    assert "old.charter.toml" not in (tmp_path / "netlint-baseline.json").read_text("utf-8")


@pytest.mark.parametrize("is_first", [True, False])
def test_both_lines_about_a_charter_count_where_a_merge_has_kept_both(
    netlint: Netlint, tmp_path: Path, is_first: bool
) -> None:
    before(netlint, tmp_path, "baseline", HOURS.format('"8"'))
    (tmp_path / "charter.toml").write_text(HOURS.format(8), "utf-8")
    file = tmp_path / "netlint-baseline.json"
    mine, other = '"charter.toml":{"":["NL305"]},\n', '"charter.toml":{"NL602":["NL417"]},\n'
    text = file.read_text("utf-8")
    assert mine in text
    file.write_text(text.replace(mine, mine + other if is_first else other + mine), "utf-8")
    assert findings(netlint)["NL305"]
    netlint(".", *SELECT, "--write-baseline", "--select", "NL417")
    assert file.read_text("utf-8").count('"charter.toml":{') <= 1


@pytest.mark.parametrize("skipped", ["[]", '{"charter.toml": []}', '{"charter.toml": {"NL001": "NL101"}}', "3"])
def test_what_was_skipped_in_another_form_is_no_baseline(netlint: Netlint, tmp_path: Path, skipped: str) -> None:
    (tmp_path / "charter.toml").write_text(BASE, "utf-8")
    (tmp_path / "netlint-baseline.json").write_text(f'{{"format": 1, "skipped": {skipped}, "findings": []}}', "utf-8")
    done = netlint(".", *SELECT)
    assert done.returncode == 2
    assert "netlint-baseline.json is not a netlint baseline: it has a key or value that no baseline has." in done.stderr
