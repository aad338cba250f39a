"""What the pages for authors of rules say that errors read like: each is made to happen."""

import importlib
import json
import re
import sys
from pathlib import Path

import pytest
from support import walkthrough
from support.commands import ROOT
from support.walkthrough import says

from netlint import testing
from netlint.plugins.entry_points import EntryPoint
from netlint.plugins.manager import import_plugin
from netlint.plugins.registry import PluginError, gather


def rows(page: str, heading: str) -> list[str]:
    """Return what stands in the last column of the table below a heading of a page, as it is shown."""
    text = (ROOT / "docs" / page).read_text("utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return [
        line.split(" | ")[-1].removesuffix(" |").strip("` ") for line in text.splitlines() if line.startswith("| ")
    ][1:]


MODULE = """import netlint
from collections.abc import Iterator

@netlint.rule("OUR001", severity="info", level="sound", question="Is it?")
def no_pledge(charter: netlint.Charter) -> Iterator[netlint.Finding]:
    '''There is none.

    Why: -
    Fix: -
    Bad: -
    Good: -
    '''
    yield netlint.Finding("There is none.", at="network")

@netlint.hookimpl
def netlint_rules():
    return netlint.rules_in(__name__)
"""
OTHER = "@netlint.hookimpl\ndef netlint_{hook}():\n    return {given}\n"
TABLE = "class Ours(netlint.Table):\n    {field}\n\n" + OTHER.format(hook="tables", given="{{'ours': Ours}}")
SLIPS = [
    ("\n@netlint.rule", "\ndef broken()\n@netlint.rule"),
    ("return netlint.rules_in(__name__)", "return 1 / 0"),
    ("def netlint_rules", "def netlint_ruels"),
    ("@netlint.hookimpl", ""),
    ("def netlint_rules", "def rules"),
    ("def netlint_rules()", "def netlint_rules(settings)"),
    (
        "@netlint.hookimpl",
        OTHER.format(hook="formats", given="{'Our list': 'netlint_ours:List'}") + "@netlint.hookimpl",
    ),
    ("return netlint.rules_in", "netlint.rules_in"),
    ("return netlint.rules_in(__name__)", "return [netlint_rules]"),
    ("@netlint.hookimpl", OTHER.format(hook="formats", given="{'list': dict}") + "@netlint.hookimpl"),
    ("@netlint.hookimpl", OTHER.format(hook="tables", given="{'ours': dict}") + "@netlint.hookimpl"),
    ("@netlint.hookimpl", TABLE.format(field="pledge: str") + "@netlint.hookimpl"),
    ("@netlint.hookimpl", TABLE.format(field="pledge: type | None = None") + "@netlint.hookimpl"),
    ("@netlint.hookimpl", OTHER.format(hook="presets", given="{'strict': []}") + "@netlint.hookimpl"),
    ("    Why: -\n", ""),
    ("(charter:", "(chrater:"),
    ("netlint.Charter)", "netlint.Charter, *, least=1)"),
    ("netlint.Charter)", "netlint.Charter, *, least: int = 'one')"),
    ("return netlint.rules_in(__name__)", "return [no_pledge, no_pledge]"),
    ("OUR001", "NL901"),
]


@pytest.mark.parametrize(("slip", "told"), [*zip(SLIPS, rows("hooks.md", "What is refused"), strict=True)], ids=str)
def test_what_is_refused_reads_as_the_page_says(
    slip: tuple[str, str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "netlint_ours"
    package.mkdir()
    assert slip[0] in MODULE
    (package / "__init__.py").write_text(MODULE.replace(*slip), "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "netlint_ours", raising=False)
    with pytest.raises(PluginError) as error:
        gather([import_plugin(EntryPoint("ours", "netlint_ours", "netlint-ours", "0.1.0"))])
    told = re.sub(r"line \d+", "line ...", told)
    assert says(str(error.value), told), str(error.value)


ANNOUNCED = "  # OUR003: The offers of `ana` are 0, and 1 is the least.\n"
BAD = f'    Bad:\n        [[members]]{ANNOUNCED}        id = "ana"\n'
LOOP = "    for member in charter.active:\n"
KIT_SLIPS = [
    ("A network lives by what its members give each other.", "-"),
    ("        offers =", "        ofers ="),
    ("    Bad:\n", "    Bad:\n        # With most = 2\n"),
    ("are 0, and 1 is the least", "are none"),
    (ANNOUNCED, "\n"),
    (
        '        [[members]]\n        id = "ana"\n        offers = ["process design"]',
        '        [network]\n        name = "ours"',
    ),
    (BAD, f"{BAD}\n{BAD}"),
    (LOOP, f"    1 / 0\n{LOOP}"),
    (LOOP, f"    charter.network and charter.network.name.lower()\n{LOOP}"),
    ("id=member.id, ", ""),
    ("least=least)", "least=least, extra=1)"),
    ('"The offers of `{id}` are', 'f"The offers of `{member.id}` are'),
    ("at=member,", 'at=(member, "ofers"),'),
    ("(charter: Charter, *", "(charter: Charter, document, *", LOOP, f"    document.data['network'] = {{}}\n{LOOP}"),
    (BAD, f'{BAD}        [[members]]\n        id = "bo"\n', "charter.active:", "charter.active[:1]:"),
    (LOOP, f"    import datetime\n    datetime.date.today()\n{LOOP}"),
    ("\n\n@rule", "\nimport datetime as dt\n\nTODAY = dt.date.today()\n\n@rule"),
    (
        LOOP,
        f"    charter.table(Ours)\n{LOOP}",
        "\n\n@rule",
        "\nimport netlint\n\nclass Ours(netlint.Table): ...\n\n@rule",
    ),
    ("", ""),
    ("", "", None),
]


TEXTS = [
    "A member offers the others nothing.",
    "A network lives by what its members give each other.",
    "Write in `offers` what this member can do for the others.",
    "What can each of us give?",
    "The offers of `{id}` are {number}, and {least} is the least.",
]
"""What the rule of the page says, as its catalogue would have it."""


@pytest.mark.parametrize(
    ("slip", "told"), [*zip(KIT_SLIPS, rows("testing.md", "Check whole rules"), strict=True)], ids=str
)
def test_what_the_kit_finds_reads_as_the_page_says(
    slip: tuple[str, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = next(walkthrough.blocks(ROOT / "docs" / "testing.md")).text
    before, after, *more = slip
    assert before in source
    source = source.replace(before, after, 1)
    if len(more) == 2:
        assert more[0] in source
        source = source.replace(*more, 1)
    (tmp_path / "pledges.py").write_text(source, "utf-8")
    if before == "":
        texts = {text: f"Nederlands: {text}" for text in TEXTS} if more == [None] else {}
        texts |= {text: text + " {more}" for text in texts if "{id}" in text}
        lines = [f"{json.dumps(text)} = {json.dumps(dutch)}" for text, dutch in texts.items()]
        (tmp_path / "pledges.nl.toml").write_text("\n".join(lines), "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "pledges", raising=False)
    rule = importlib.import_module("pledges").few_offers
    with pytest.raises(AssertionError) as error:
        testing.check_rule(rule)
    assert says(str(error.value), told), str(error.value)
