"""Files that are not charters get one finding and nothing else; charters with many mistakes are still charters."""

import pytest
import tomli

from netlint.api.check import check
from netlint.charter import Charter, convert
from netlint.charter.mistakes.evidence import other_format

CARGO = """
[package]
name = "stroomop"
version = "1.0.0"
description = "Water"
[workspace]
members = ["crates/water"]
[dependencies.serde]
version = "1"
features = ["derive"]
[[bin]]
name = "stroom"
path = "src/main.rs"
"""
LOCK = """
version = 3
[[package]]
name = "anyhow"
version = "1.0.0"
source = "registry"
"""
POETRY = """
[[package]]
name = "attrs"
version = "24.1"
description = "Classes"
files = []
[metadata]
lock-version = "2.1"
"""
PYPROJECT = """
[build-system]
requires = ["setuptools"]
[project]
name = "stroomop"
description = "Water"
[tool.ruff]
line-length = 120
"""
SETTINGS = """
level = "sound"
ignore = ["NL102"]
[rules.meeting-overdue]
grace-days = 3
[[exceptions]]
rule = "NL101"
reason = "In May."
"""
SITE = """
baseURL = "https://example.org"
title = "Stroomop"
theme = "water"
[params]
description = "x"
[menu]
main = []
"""
TESTNET = """
version = 2
title = "Charter"
[network]
name = "mainnet"
port = 8080
peers = ["a"]
timeout = 10
[database]
url = "x"
[server]
host = "y"
"""
MANY = "".join(f"[table{number}]\nname = 'x'\n" for number in range(2_000))
OTHERS = {
    "Cargo.toml": CARGO,
    "Cargo.lock": LOCK,
    "poetry.lock": POETRY,
    "pyproject.toml": PYPROJECT,
    "netlint.toml": SETTINGS,
    "of a site": SITE,
    "with a table of the same name": TESTNET,
    "one unknown table": "[mascot]\nname = 'heron'\n",
    "one unknown key": "mascot = 1\n",
    "many tables": MANY,
}
CHARTERS = {
    "a name alone, and tables of one's own": "[network]\nname = 'Stroomop'\ncity = 'x'\n[mascot]\n[song]\n",
    "a purpose, and much of one's own": "[network]\npurpose = 'x'\n" + "".join(f"[own{at}]\n" for at in range(30)),
    "no table but the network": "[network]\n",
    "no table but members": "[members]\n",
    "names of members": "members = ['Ana', 'Bo']\n",
    "Dutch": "[netwerk]\nnaam = 'Stroomop'\ndoel = 'Water'\n[[leden]]\nnaam = 'Ana'\nwoonplaats = 'Utrecht'\n",
    "Dutch, and nothing but tables": "[netwerk]\n[[leden]]\n[waarden]\nzorg = 'We letten op elkaar'\n",
    "typos": "[netwrok]\nnmae = 'Stroomop'\n[[membrs]]\nid = 'ana'\n",
    "keys without a table": "name = 'Stroomop'\npurpose = 'Water has no owner.'\ncolour = 'blue'\n",
    "Dutch keys without a table": "naam = 'Stroomop'\nwaarom = 'Water'\n",
    "more mistakes than are shown": "[network]\npurpose = 'x'\n" + "".join(f"k{at} = 1\n" for at in range(1_000)),
    "nothing but what is free": "[extra]\ncolour = 'blue'\n[plugins.x]\ny = 1\n",
    "a version": "charter-version = 2\n",
    "nothing": "",
}  # fmt: skip


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_a_file_of_something_else_has_one_finding(text: str) -> None:
    report = check(text)
    assert [finding.code for finding in report.findings] == ["NL013"]
    assert report.findings[0].message.startswith("This file is not a charter: netlint does not know its tables")
    assert "`exclude`" in (report.findings[0].advice or "")
    assert "`netlint init`" in (report.findings[0].advice or "")
    assert report.findings[0].repair is None
    assert report.fails
    assert report.charter is None


@pytest.mark.parametrize("text", CHARTERS.values(), ids=CHARTERS)
def test_a_charter_with_mistakes_is_still_a_charter(text: str) -> None:
    data = tomli.loads(text)
    assert other_format(data) is None
    assert all(mistake.kind != "format" for mistake in convert(data, Charter).mistakes)
    assert not any("not a charter:" in finding.message for finding in check(text).findings)


def test_a_file_of_something_else_names_some_of_its_keys() -> None:
    (finding,) = check(CARGO).findings
    assert finding.message == (
        "This file is not a charter: netlint does not know its tables and keys, such as `package`, `workspace` and "
        "`dependencies`."
    )


@pytest.mark.parametrize("name", ["netlint.toml", "sub/netlint.toml", "sub\\netlint.toml"])
def test_the_settings_of_netlint_are_called_so(name: str) -> None:
    (finding,) = check(SETTINGS, name=name).findings
    assert finding.message == "This file has the settings of netlint, not a charter."
    assert finding.advice is not None
    assert "`netlint settings`" in finding.advice


def test_a_charter_with_the_name_of_the_settings_is_a_charter() -> None:
    assert "NL013" not in {one.code for one in check("[network]\nname = 'x'\n", name="netlint.toml").findings}


def test_an_unknown_key_counts_once_however_many_items_have_it() -> None:
    items = "".join(f"[[members]]\nid = 'm{at}'\ncolour = 'blue'\n" for at in range(50))
    assert other_format(tomli.loads(items)) is None
