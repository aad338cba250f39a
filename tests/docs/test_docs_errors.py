"""The errors on the pages for authors of rules: each one is made to happen."""

import importlib
import json
import re
import sys
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
from support import walkthrough
from support.commands import ROOT, Netlint
from support.format_plugins import install_format
from support.walkthrough import says

from netlint import testing
from netlint.plugins.entry_points import EntryPoint
from netlint.plugins.manager import import_plugin
from netlint.plugins.registry import PluginError, gather
from netlint.testing import time_limit


def rows(page: str, heading: str) -> list[str]:
    """Return the last column of the table below a heading of a page, as it is shown."""
    text = (ROOT / "docs" / page).read_text("utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return [
        line.split(" | ")[-1].removesuffix(" |").strip("` ") for line in text.splitlines() if line.startswith("| ")
    ][1:]


MODULE = """import functools
import netlint.fields
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
RULE = MODULE[MODULE.index("@netlint.rule(") : MODULE.index("@netlint.hookimpl")]
TABLE = "class Ours(netlint.Table):\n    {field}\n\n" + OTHER.format(hook="tables", given="{{'ours': Ours}}")
FIXTURE = "{function}\n\n" + OTHER.format(hook="fixtures", given="{{'pledges': pledges}}")
MORE = """\
from pathlib import Path

more = Path(__file__).with_name("more")
more.mkdir()
more.joinpath("circles.py").touch()

"""
MISTAKES = [
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
    *(
        ("@netlint.hookimpl", TABLE.format(field=field) + "@netlint.hookimpl")
        for field in ("pledge: str", "hub: netlint.Table = netlint.Table()")
    ),
    (
        "@netlint.hookimpl",
        TABLE.format(field="lead: netlint.fields.Reference[netlint.charter.Economy] | None = None")
        + "@netlint.hookimpl",
    ),
    ('level="sound"', 'level="sound", requires=("plugins.ours",)'),
    ("@netlint.hookimpl", TABLE.format(field="pledge: type | None = None") + "@netlint.hookimpl"),
    ("@netlint.hookimpl", OTHER.format(hook="presets", given="{'strict': []}") + "@netlint.hookimpl"),
    *(
        ("@netlint.hookimpl", OTHER.format(hook="fixtures", given=given) + "@netlint.hookimpl")
        for given in ("{'today': list}", "{'pledges': []}")
    ),
    *(
        ("@netlint.hookimpl", FIXTURE.format(function=function) + "@netlint.hookimpl")
        for function in (
            "async def pledges(charter): ...",
            "def pledges(charter): yield 1",
            "def pledges(charter, most=3): ...",
            "def pledges(charters): ...",
            "def pledges(chrater): ...",
            "def pledges(pledges): ...",
        )
    ),
    ("    Why: -\n", ""),
    ("(charter:", "(chrater:"),
    ("netlint.Charter)", "netlint.Charter, *, least=1)"),
    ("netlint.Charter)", "netlint.Charter, *, least: int = 'one')"),
    (
        '@netlint.rule("OUR001",',
        "def circles_of(charter):\n    return ()\n\n@netlint.rule('OUR001', compares=(circles_of,),",
    ),
    ("@netlint.hookimpl", RULE.replace("OUR001", "OUR002") + "@netlint.hookimpl"),
    ("@netlint.hookimpl", "no_pledge = 3\n\n@netlint.hookimpl"),
    (RULE, f"def make():\n{indent(RULE, '    ')}\nmake()\n\n"),
    ("@netlint.hookimpl", MORE + "@netlint.hookimpl"),
    ("yield", "return"),
    ("def no_pledge", "async def no_pledge"),
    (RULE, f"class Checks:\n{indent(RULE, '    ')}"),
    ("def no_pledge", "@functools.wraps(print)\ndef no_pledge"),
    ("@netlint.rule(", '@netlint.rule("OUR001", severity="info", level="sound")\nclass Ours: ...\n\n@netlint.rule('),
    ('level="sound",', 'level="sound", mandatory=True,'),
    ("return netlint.rules_in(__name__)", "return [no_pledge, no_pledge]"),
    ("OUR001", "NL901"),
]


@pytest.mark.parametrize(
    ("mistake", "told"), [*zip(MISTAKES, rows("hooks.md", "Errors in plugins"), strict=True)], ids=str
)
def test_what_is_refused_reads_as_the_page_says(
    mistake: tuple[str, str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "netlint_ours"
    package.mkdir()
    assert mistake[0] in MODULE
    (package / "__init__.py").write_text(MODULE.replace(*mistake), "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "netlint_ours", raising=False)
    with pytest.raises(PluginError) as error:
        gather([import_plugin(EntryPoint("ours", "netlint_ours", "netlint-ours", "0.1.0"))])
    told = re.sub(r"line \d+", "line ...", told)
    assert says(str(error.value), told), str(error.value)


TEXTS = [
    "A member offers the others too little.",
    "A network lives by what its members give each other.",
    "Write in `offers` what this member can do for the others.",
    "What can each of us give?",
    "`{id}` needs at least {least} offers, but has {number}.",
]
"""The texts of the rule on the page, as its catalogue would have them."""
ANNOUNCED = "  # OUR003: `ana` needs at least 2 offers, but has 0.\n"
BAD = f'    Bad:\n        [[members]]{ANNOUNCED}        id = "ana"\n'
WITH_EDIT = ("import Charter, Finding", "import Charter, Edit, Finding")
TWO_OFFERS = 'Edit.set((member, "offers"), ["a", "b"])'
LOOP = "    for member in charter.active:\n"
KIT_MISTAKES = [
    ("A network lives by what its members give each other.", "-"),
    ("        offers =", "        ofers ="),
    ("    Bad:\n", "    Bad:\n        # With the option most = 2\n"),
    ("    Bad:\n", "    Bad:\n        # Op 2026-06-01\n"),
    ("but has 0", "but has none"),
    (ANNOUNCED, "\n"),
    (
        '        [[members]]\n        id = "ana"\n        offers = ["process design", "workshops"]',
        '        [network]\n        name = "ours"',
    ),
    (BAD, f"{BAD}\n{BAD}"),
    (LOOP, f"    1 / 0\n{LOOP}"),
    (LOOP, f"    charter.network and charter.network.name.lower()\n{LOOP}"),
    (
        "(charter: Charter, *",
        "(charter: Charter, files, *",
        LOOP,
        f"    for file in files.named(charter.evidence, 'timesheets'):\n        assert file.lines[0]\n{LOOP}",
        '"workshops"]\n    """',
        '"workshops"]\n\n        [evidence]\n        timesheets = "a.csv"\n\n        # Beside it, a.csv:\n        who\n    """',
    ),
    ("id=member.id, ", ""),
    (LOOP, f"    while True:\n        pass\n{LOOP}"),
    ("`{id}` needs", "`{id}` {severity} needs", "at=member,", 'at=member, severity="info",'),
    ("least=least)", "least=least, extra=1)"),
    ('"`{id}` needs', 'f"`{member.id}` needs'),
    ("at=member,", 'at=(member, "ofers"),'),
    ("at=member,", 'at=member, write={"ofers": ...},'),
    ("at=member,", 'at=member, write={"offers": 3},'),
    ("at=member,", 'at=member, repair="offers",'),
    ("at=member,", f"at=member, repairs={TWO_OFFERS},", *WITH_EDIT),
    ("at=member,", 'at=member, repair=Edit.remove((member, "ofers")),', *WITH_EDIT),
    ("at=member,", 'at=member, repair=Edit.set((member, "name"), "Ana"),', *WITH_EDIT),
    ("at=member,", 'at=member, repair=Edit.set((member, "offers"), 3),', *WITH_EDIT),
    ("at=member,", f"at=member, suggestions=[{TWO_OFFERS}, {TWO_OFFERS}],", *WITH_EDIT),
    ("(charter: Charter, *", "(charter: Charter, document, *", LOOP, f"    document.data['network'] = {{}}\n{LOOP}"),
    (BAD, f'{BAD}        [[members]]\n        id = "bo"\n', "charter.active:", "charter.active[:1]:"),
    (LOOP, f"    import datetime\n    datetime.date.today()\n{LOOP}"),
    ("\n\n@rule", "\nimport datetime as dt\n\nTODAY = dt.date.today()\n\n@rule"),
    ("(charter: Charter, *", "(chrater: Charter, *"),
    (
        "(charter: Charter, *",
        "(charter: Charter, offers: str, *",
        "\n\n@rule",
        "\nimport netlint\n\ndef offers(charter) -> int: ...\n\n"
        + OTHER.format(hook="fixtures", given="{'offers': offers}")
        + "\n@rule",
    ),
    ('requires=("members",)', 'requires=("plugins.ours",)'),
    (
        LOOP,
        f"    charter.table(Ours)\n{LOOP}",
        "\n\n@rule",
        "\nimport netlint\n\nclass Ours(netlint.Table): ...\n\n@rule",
    ),
    ("", ""),
    ("", "", {TEXTS[0]: ""}),
    ("", "", {TEXTS[-1]: f"{TEXTS[-1]} {{more}}"}),
    ("", "", {'"ana"': '"Ana"'}),
]


@pytest.mark.parametrize(
    ("mistake", "told"), [*zip(KIT_MISTAKES, rows("testing.md", "Check a rule or a package"), strict=True)], ids=str
)
def test_what_the_kit_finds_reads_as_the_page_says(
    mistake: tuple[Any, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = next(walkthrough.blocks(ROOT / "docs" / "testing.md")).text
    before, after, *more = mistake
    assert before in source
    source = source.replace(before, after, 1)
    others = [one for one in more if isinstance(one, str)]
    for old, new in zip(others[::2], others[1::2], strict=True):
        assert old in source
        source = source.replace(old, new, 1)
    (tmp_path / "pledges.py").write_text(source, "utf-8")
    if before == "":
        texts = {text: f"Nederlands: {text}" for text in TEXTS} | more[0] if more else {}
        lines = [f"{json.dumps(text)} = {json.dumps(dutch)}" for text, dutch in texts.items()]
        (tmp_path / "pledges.nl.toml").write_text("\n".join(lines), "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "pledges", raising=False)
    monkeypatch.setattr(time_limit, "SECONDS", 0.3)
    told = told.replace("within 10 seconds", "within 0.3 seconds")
    rule = importlib.import_module("pledges").few_offers
    with pytest.raises(AssertionError) as error:
        testing.check_rule(rule)
    assert says(str(error.value), told), str(error.value)


LISTING = next(block.text for block in walkthrough.blocks(ROOT / "docs" / "hooks.md") if block.file == "netlint_ours/listing.py")  # fmt: skip
FINDINGS = "        findings = render("
OWN = "    def charter(self"
FORMAT_MISTAKES = [
    ("class Listing(", "class Lister("),
    ("(Reporter)", ""),
    (OWN, "    def charters(self"),
    ("report: CharterReport, shown: int", "report: CharterReport"),
    ("        return escape", "        escape"),
    (FINDINGS, '        report.results["OUR009"]\n' + FINDINGS),
    (OWN, "    def __init__(self, context):\n        pass\n\n" + OWN),
    (OWN, '    notes = ["one charter was left out"]\n\n' + OWN),
    (OWN, '    companions = ["markdown"]\n\n' + OWN),
    (OWN, '    companions = {"markdwon": "SUMMARY"}\n\n' + OWN),
    ("signature = r", 'signature = "(" r'),
]


@pytest.mark.parametrize(
    ("mistake", "told"), [*zip(FORMAT_MISTAKES, rows("hooks.md", "Errors in report formats"), strict=True)], ids=str
)
def test_what_is_refused_of_a_format_reads_as_the_page_says(
    mistake: tuple[str, str], told: str, netlint: Netlint, tmp_path: Path
) -> None:
    env = install_format(tmp_path / "site", "")
    package = tmp_path / "site" / "netlint_ours"
    package.mkdir()
    hook = OTHER.format(hook="formats", given="{'list': 'netlint_ours.listing:Listing'}")
    (package / "__init__.py").write_text(f"import netlint\n\n\n{hook}", "utf-8")
    (tmp_path / "site" / "netlint_sample-0.3.dist-info" / "entry_points.txt").write_text(
        "[netlint]\nours = netlint_ours\n"
    )
    assert mistake[0] in LISTING
    (package / "listing.py").write_text(LISTING.replace(*mistake, 1), "utf-8")
    (tmp_path / "charter.toml").write_text('[network]\nname = "x"\n', "utf-8")
    done = netlint("--format", "list", **env)
    assert done.returncode == 2
    shown = re.sub(r"line \d+", "line ...", done.stderr.replace("netlint-sample 0.3", "netlint-ours 0.1.0"))
    told = re.sub(r"line \d+", "line ...", told)
    assert says(" ".join(shown.split()), told), done.stderr
