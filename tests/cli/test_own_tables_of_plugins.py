"""Commands with a plugin that has a table of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from support.commands import Netlint
from support.sociocracy import install

TABLE = '''
"""The table."""

import datetime as dt
from typing import Annotated

from netlint import Table
from netlint.charter import Circle
from netlint.fields import AnyDate, Id, Interval, Reference, doc


class Link(Table, frozen=True):
    """A link between two circles."""

    id: Annotated[Id, doc("A short id.", example="home")]
    circle: Annotated[Reference[Circle] | None, doc("The circle.", example="board")] = None
    until: Annotated[AnyDate | None, doc("The end of the term.", example=dt.date(2027, 1, 1))] = None


class Ours(Table, frozen=True):
    """Our circles."""

    evaluate_every: Annotated[Interval | None, doc("How often we evaluate.", example="quarterly")] = None
    links: Annotated[tuple[Link, ...], doc("The links between circles.")] = ()
'''
HOOKS = '''
"""Ours."""

import netlint
from netlint_ours.table import Ours


@netlint.hookimpl
def netlint_rules():
    return netlint.rules_in(__name__)


@netlint.hookimpl
def netlint_tables():
    return {"ours": Ours}


@netlint.hookimpl
def netlint_formats():
    return {"ours": "netlint_ours.listing:Listing"}
'''
LISTING = """
from netlint.reporters import Reporter
from netlint_ours.table import Ours


class Listing(Reporter):
    def charter(self, report, shown):
        table = report.charter_on(self.context.today).table(Ours)
        return f"{report.name}: {table.evaluate_every} {[link.id for link in table.links]}\\n"

    def end(self, summary):
        return ""
"""
RULES = '''
from collections.abc import Iterator

from netlint import Charter, Edit, Finding, rule

from netlint_ours.table import Ours


@rule("OUR001", severity="error", level="essential", requires=("plugins.ours.links",), question="Until when?")
def link_without_end(charter: Charter) -> Iterator[Finding]:
    """A link has no end.

    Why: Nobody is a link for ever.

    Fix: Write the end of the term in `until`.

    Bad:
        [[plugins.ours.links]]  # OUR001: `home` has no end.
        id = "home"

        [[plugins.ours.links]]
        id = "work"
        until = "2027-01"

    Good:
        [[plugins.ours.links]]
        id = "home"
        until = 2027-01-01
    """
    for link in charter.table(Ours).links:
        if link.until is None:
            year = [Edit.set((link, "until"), "2027")]
            yield Finding("`{id}` has no end.", at=link, id=link.id, write={"until": ...}, suggestions=[year])
'''
CHARTER = """[network]
name = "Stroomop"

[plugins.ours]
evaluate-every = "elk kwartaal"

[[plugins.ours.links]]
id = "home"

[[plugins.ours.links]]
id = "work"
circle = "board"
"""


@pytest.fixture
def ours(netlint: Netlint, tmp_path: Path) -> Callable[..., str]:
    """Run a command with the plugin, in a folder with a charter; return what it prints."""
    path = install(tmp_path / "site", {"__init__": HOOKS, "table": TABLE, "listing": LISTING, "links": RULES})
    folder = tmp_path / "network"
    folder.mkdir()
    (folder / "charter.toml").write_text(CHARTER, "utf-8")
    run = partial(netlint, cwd=folder, PYTHONPATH=path)
    return lambda *args: (done := run(*args)).stdout + done.stderr


def test_a_rule_reports_items_with_lines_to_copy(ours: Callable[..., str]) -> None:
    said = ours("charter.toml", "--select", "OUR,NL005")
    assert "charter.toml:7:1  (plugins.ours.links.home)  OUR001" in said
    assert "until = 2026-11-24" in said
    assert "The id `board` is not in `[[circles]]`." in said


def test_an_exception_is_about_one_item(ours: Callable[..., str], tmp_path: Path) -> None:
    exception = '[[exceptions]]\nrule = "OUR001"\nat = "plugins.ours.{at}"\nreason = "It ends soon."\n'
    settings = tmp_path / "network" / "netlint.toml"
    settings.write_text(exception.format(at="links.home"), "utf-8")
    said = ours("charter.toml", "--select", "OUR", "--format", "concise")
    assert "`work` has no end." in said
    assert "`home` has no end." not in said
    settings.write_text(exception.format(at="link.home"), "utf-8")
    assert "unknown key `link`. Did you mean `links`?" in ours("charter.toml")


def test_an_ignore_comment_is_about_one_item(ours: Callable[..., str], tmp_path: Path) -> None:
    ignoring = CHARTER.replace('[[plugins.ours.links]]\nid = "home"', '[[plugins.ours.links]]  # netlint: ignore[OUR001] It ends soon.\nid = "home"')  # fmt: skip
    (tmp_path / "network" / "charter.toml").write_text(ignoring, "utf-8")
    said = ours("charter.toml", "--select", "OUR", "--format", "concise")
    assert "`work` has no end." in said
    assert "`home` has no end." not in said


def test_places_are_explained_and_in_the_schema(ours: Callable[..., str]) -> None:
    said = ours("explain", "plugins.ours.links")
    assert "- `circle`: The circle. (id)" in said
    assert "- `until`: The end of the term. (date, month or year)" in said
    assert "`plugins.ours.links`" in ours("explain", "OUR001")
    schema = json.loads(ours("schema"))
    assert schema["$defs"]["ours.Link"]["required"] == ["id"]
    assert schema["$defs"]["ours.Link"]["properties"]["until"]["examples"] == ["2027-01-01"]


@pytest.mark.parametrize("jobs", [(), ("--jobs", "2")], ids=["alone", "jobs"])
def test_a_format_reads_the_table(ours: Callable[..., str], tmp_path: Path, jobs: tuple[str, ...]) -> None:
    (tmp_path / "network" / "other.charter.toml").write_text(CHARTER.replace("elk kwartaal", "bad"), "utf-8")
    said = ours("charter.toml", "other.charter.toml", "--format", "ours", *jobs)
    assert said == "charter.toml: elk kwartaal ['home', 'work']\nother.charter.toml: None ['home', 'work']\n"


def test_a_table_outside_plugins_is_moved(ours: Callable[..., str], tmp_path: Path) -> None:
    file = tmp_path / "network" / "charter.toml"
    file.write_text(CHARTER.replace("plugins.ours", "ours"), "utf-8")
    ours("fix", "charter.toml")
    assert file.read_text("utf-8") == CHARTER


def test_a_rule_file_that_requires_an_unknown_table_is_told(ours: Callable[..., str], tmp_path: Path) -> None:
    folder = tmp_path / "network"
    (folder / "rules.py").write_text(
        RULES.replace("OUR001", "MINE001").replace("plugins.ours.links", "plugins.our", 1), "utf-8"
    )
    (folder / "netlint.toml").write_text('rule-files = ["rules.py"]\n', "utf-8")
    said = ours("charter.toml")
    assert "rules.py, line 9: Rule MINE001 is invalid: it requires `plugins.our`, but no loaded plugin" in said
    assert "Did you mean `plugins.ours`?" in said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("", ""), ""),
        (("at=link,", 'at=(link, "untill"),'), "`plugins.ours.links.ana.untill`: unknown key `untill`. Did you mean `until`?"),
        (('write={"until"', 'write={"untill"'), "`write` has the key `untill`, which the table at `plugins.ours.links.home` does not have"),
        (("link.until is None", "link.id == link.circle.upper()"), "the rule crashed: AttributeError"),
        (('(link, "until"), "2027"', '(link, "circle"), "x"'), "the finding is still there"),
        (('requires=("plugins.ours.links",)', 'requires=("plugins.ors",)'), "it requires `plugins.ors`, but no loaded plugin provides that table."),
    ],
    ids=["right", "at", "write", "crash", "repair", "requires"],
)  # fmt: skip
def test_the_kit_checks_rules_about_items(change: tuple[str, str], said: str, tmp_path: Path) -> None:
    modules = {"__init__": HOOKS, "table": TABLE, "listing": LISTING, "links": RULES.replace(*change, 1)}
    environment = {**os.environ, "PYTHONPATH": install(tmp_path / "site", modules)}
    code = (
        "from netlint import testing; from netlint_ours.links import link_without_end as one; testing.check_rule(one)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert said in done.stderr
    assert (done.returncode == 0) == (not said)
