"""The versions that are declared, of Python and of what netlint needs: they agree, and what is lowest will do."""

import re
import runpy
import subprocess
import sys
import tomllib
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from support.commands import ROOT

from netlint.reporters.escape_terminal import width

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PLUGINS = {
    name: tomllib.loads((ROOT / "plugins" / name / "pyproject.toml").read_text("utf-8"))
    for name in ("netlint-ostrom", "netlint-practicalities")
}
NEEDED = {needed.name: needed for needed in map(Requirement, PROJECT["project"]["dependencies"])}

constraints = runpy.run_path(str(ROOT / "tools" / "lowest.py"))["constraints"]


def lowest(project: dict[str, Any]) -> dict[str, SpecifierSet]:
    """Return what the tool constrains, by name."""
    return {one.name: one.specifier for one in map(Requirement, constraints(project))}


@pytest.mark.parametrize("project", [PROJECT, *PLUGINS.values()], ids=["netlint", *PLUGINS])
def test_the_classifiers_are_every_python_from_the_lowest_that_is_required(project: dict[str, Any]) -> None:
    said = [
        re.fullmatch(r"Programming Language :: Python :: 3\.(\d+)", one) for one in project["project"]["classifiers"]
    ]
    minors = [int(one[1]) for one in said if one]
    assert project["project"]["requires-python"] == f">=3.{minors[0]}"
    assert minors == [*range(minors[0], minors[-1] + 1)]
    assert minors[-1] >= 14


@pytest.mark.parametrize("plugin", PLUGINS.values(), ids=PLUGINS)
def test_a_plugin_of_ours_declares_what_netlint_does(plugin: dict[str, Any]) -> None:
    listed = [*plugin["project"]["dependencies"], *plugin["project"]["optional-dependencies"]["test"]]
    needed = {one.name: one.specifier for one in map(Requirement, listed)}
    assert needed["msgspec"] == NEEDED["msgspec"].specifier
    for key in ("requires-python", "classifiers"):
        assert plugin["project"][key] == PROJECT["project"][key]


def test_the_lowest_is_a_version_of_each_dependency_and_each_is_allowed() -> None:
    found = lowest(PROJECT)
    assert set(found) == {*NEEDED, "pytest"}
    for name, needed in NEEDED.items():
        (constraint,) = found[name]
        assert constraint.operator == "=="
        assert needed.specifier.contains(constraint.version), needed
        floors = [one.version for one in needed.specifier if one.operator not in ("!=", "<", "<=")]
        assert floors == [constraint.version], needed


def project_with(*dependencies: str, tools: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"project": {"dependencies": [*dependencies]}, "dependency-groups": {"test": [*tools]}}


@pytest.mark.parametrize(
    ("requirement", "constraint"),
    [
        ("some.one-else>=1.2.3", "some.one-else==1.2.3"),
        ("one!=1.5,>=1.2", "one==1.2"),
        ("one >= 1.2, <2", "one==1.2"),
        ("one[more]>=1.2", "one==1.2"),
        ("one>=1.2; python_version >= '3.12'", "one==1.2"),
    ],
)
def test_the_lowest_is_read_from_any_form_of_a_requirement(requirement: str, constraint: str) -> None:
    assert list(constraints(project_with(requirement))) == [constraint]


@pytest.mark.parametrize("requirement", ["one", "one<2", "one==1.2", "one; python_version >= '3.12'"])
def test_a_dependency_without_a_floor_is_refused_and_a_tool_is_passed_over(requirement: str) -> None:
    with pytest.raises(ValueError, match=r"no `>=` in one.*; declare the lowest version"):
        list(constraints(project_with(requirement)))
    assert list(constraints(project_with("two>=1", tools=(requirement,)))) == ["two==1"]


def test_the_tool_prints_a_constraint_a_line() -> None:
    command = [sys.executable, "-I", "-S", ROOT / "tools" / "lowest.py"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert printed.splitlines() == list(constraints(PROJECT))


LOADED = "click, jsonschema.validators, msgspec, packaging.requirements, pathspec, pluggy, re2, tomli, wcwidth"


def test_nothing_that_netlint_needs_warns_when_it_is_loaded() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", f"import {LOADED}"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("\N{HEAVY BLACK HEART}\N{VARIATION SELECTOR-16}", 2),
        ("\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}", 2),
        ("\N{HANGUL CHOSEONG KIYEOK}\N{HANGUL JUNGSEONG A}", 2),
        ("e\N{COMBINING ACUTE ACCENT}", 1),
        ("\N{CJK UNIFIED IDEOGRAPH-6F22}", 2),
    ],
)
def test_a_text_is_as_wide_as_a_terminal_draws_it(text: str, columns: int) -> None:
    assert width(text) == columns
