"""Whatever value a key has, each format and command reports on the charter, and nothing crashes.

The slow test takes new charters each time. It prints the seed of each, with which `SEED` in the environment repeats it.
"""

import copy
import datetime as dt
import json
import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli
from support.charter_data import toml
from support.commands import ROOT, Netlint

from netlint.charter import Charter, keys
from netlint.charter.schema_paths import EVERY, forms_at
from netlint.plugins.registry import load_plugins

FORMATS = [*load_plugins(isolated=True).formats]
EXAMPLES = [tomli.loads(file.read_text("utf-8")) for file in sorted(ROOT.glob("docs/examples/*.charter.toml"))]
VALUES: dict[str, Any] = {
    "a number": 1,
    "a negative number": -(10**18),
    "a share": 0.5,
    "true": True,
    "no text": "",
    "text": "x",
    "long text": "lang " * 2000,
    "marks": "<b>`|\n# ](x) {0} %s ::error:: \x1b[1m",
    "a date": dt.date(2026, 6, 1),
    "the first day": dt.date.min,
    "a month": "2026-06",
    "a time": dt.time(12, 30),
    "a moment": dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC),
    "no items": [],
    "a list of a number": [1],
    "a list of texts": ["x", ""],
    "a list of dates": [dt.date(2026, 6, 1)],
    "a list of lists": [[1], []],
    "an empty table": {},
    "a table": {"id": 1, "name": ["x"]},
    "tables": [{}, {"id": "ana"}],
    "mixed": [1, "x", {"id": 2}, [3], True],
}


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each place inside of a value: what holds it, and its key or position there."""
    for part in list(value) if isinstance(value, dict) else range(len(value)):
        yield value, part
        if isinstance(value[part], dict | list):
            yield from places(value[part])


def with_each_key(value: Any, *, inside: bool) -> dict[str, Any]:
    """Return a charter in which each section has a value, or each key of each section."""
    found: dict[str, Any] = {}
    for _attribute, section in keys(Charter):
        is_list = any("items" in form for form in forms_at((section,)))
        forms = forms_at((section, EVERY) if is_list else (section,))
        table = {key: copy.deepcopy(value) for form in forms for key in form.get("properties", ())}
        found[section] = ([table] if is_list else table) if inside else copy.deepcopy(value)
    return found


def varied(seed: int) -> dict[str, Any]:
    """Return an example in which some values are others."""
    chance = random.Random(seed)
    data = copy.deepcopy(chance.choice(EXAMPLES))
    for _ in range(chance.randrange(1, 12)):
        holder, part = chance.choice(list(places(data)))
        holder[part] = copy.deepcopy(chance.choice(list(VALUES.values())))
    return data


def report(netlint: Netlint, folder: Path, data: dict[str, Any]) -> None:
    """Write reports on a charter in each format, and with each command."""
    (folder / "charter.toml").write_text(toml(data), "utf-8")
    (folder / "before.toml").write_text(toml(EXAMPLES[0]), "utf-8")
    outputs = [argument for name in FORMATS for argument in ("--output", f"{name}:{name}.out")]
    language = ("en", "nl")[len(toml(data)) % 2]
    done = netlint("charter.toml", "--level", "thriving", *outputs, "--force", "--lang", language)
    assert done.returncode in (0, 1), done.stderr
    (one,) = json.loads((folder / "json.out").read_text("utf-8"))["charters"]
    assert "crashed" not in {result["status"] for result in one["results"].values()}
    for command in (
        ("due", "charter.toml"),
        ("due", "charter.toml", "--format", "json"),
        ("due", "charter.toml", "--format", "ics"),
        ("diff", "before.toml", "charter.toml"),
        ("diff", "charter.toml", "before.toml", "--format", "markdown"),
        ("diff", "before.toml", "charter.toml", "--format", "json"),
        ("fix", "charter.toml", "--diff"),
        ("check", "charter.toml", "--timeless", "--full"),
    ):
        assert netlint(*command).returncode in (0, 1, 2)


QUICK = ("a list of a number", "mixed")
"""The values that are tried in each run of the tests; the others take long."""
EACH = [name if name in QUICK else pytest.param(name, marks=pytest.mark.slow) for name in VALUES]


@pytest.mark.parametrize("name", EACH)
def test_a_value_for_each_key_is_reported_in_each_format(netlint: Netlint, tmp_path: Path, name: str) -> None:
    report(netlint, tmp_path, with_each_key(VALUES[name], inside=True))


@pytest.mark.slow
@pytest.mark.parametrize("name", VALUES)
def test_a_value_for_each_section_is_reported_in_each_format(netlint: Netlint, tmp_path: Path, name: str) -> None:
    report(netlint, tmp_path, with_each_key(VALUES[name], inside=False))


@pytest.mark.parametrize("value", [[1], ["x", 1], [[]]])
def test_lists_of_members_with_other_values_are_reported(netlint: Netlint, tmp_path: Path, value: Any) -> None:
    data = copy.deepcopy(EXAMPLES[1])
    for member, key in zip(data["members"], ("expertise", "asks", "offers", "circles"), strict=False):
        member[key] = value
    report(netlint, tmp_path, data)


@pytest.mark.parametrize("seed", range(4))
def test_an_example_with_other_values_is_reported(netlint: Netlint, tmp_path: Path, seed: int) -> None:
    report(netlint, tmp_path, varied(seed))


@pytest.mark.slow
def test_any_example_with_other_values_is_reported(netlint: Netlint, tmp_path: Path) -> None:
    given = os.environ.get("SEED")
    for seed in [int(given)] if given else [random.SystemRandom().randrange(10**9) for _ in range(300)]:
        sys.stderr.write(f"SEED={seed}\n")  # pytest shows the last one with a failure
        report(netlint, tmp_path, varied(seed))
