"""What the documents say is what the code does."""

import re
import tomllib
from pathlib import Path

import pytest
from msgspec.structs import fields
from netlint import Rule, rules_in, testing

from netlint_ostrom.presets import STRICT
from netlint_ostrom.table import Ostrom

FOLDER = Path(__file__).parent.parent
README = (FOLDER / "README.md").read_text("utf-8")
PRINCIPLES = (FOLDER / "docs" / "principles.md").read_text("utf-8")
RULES = {rule.code: rule for rule in sorted(rules_in("netlint_ostrom"), key=lambda rule: rule.code)}


def test_the_readme_has_every_rule_by_its_name() -> None:
    assert dict(re.findall(r"^\| (OST\d{3}) \| `([a-z-]+)`", README, re.MULTILINE)) == {
        rule.code: rule.name for rule in RULES.values()
    }


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_page_names_its_principle_and_the_rule_is_off_by_itself(rule: Rule) -> None:
    assert rule.page.source.startswith(f"Principle {rule.code[-1]} of Ostrom (1990)")
    assert (rule.level, rule.since) == ("opt-in", "0.1")


def test_the_readme_says_what_the_preset_makes_an_error() -> None:
    (told,) = re.findall(r"`ostrom:strict`.*?(OST\d{3}(?:, OST\d{3})* and OST\d{3})\s+are\s+errors", README, re.DOTALL)
    errors = [code for code, severity in STRICT["severity"].items() if severity == "error"]
    assert re.findall(r"OST\d{3}", told) == errors


def test_the_readme_has_every_key_of_the_table() -> None:
    described = dict(re.findall(r"^\| `([a-z-]+)` \| (.+?) \| ", README, re.MULTILINE))
    metas = {field.encode_name: field.type.__metadata__[0].description for field in fields(Ostrom)}  # type: ignore[union-attr]  # each is Annotated
    assert described == metas


def test_the_readme_has_every_option_with_its_default() -> None:
    told = re.findall(r"^\| `\[rules\.([a-z-]+)\]` `([a-z-]+)` \| (\d+)", README, re.MULTILINE)
    assert told == [
        (rule.name, option.replace("_", "-"), str(rule.defaults[option]))
        for rule in RULES.values()
        for option in rule.options
    ]


def test_the_table_in_the_readme_is_well() -> None:
    (table,) = re.findall(r"```toml\n(\[plugins\.ostrom\]\n.+?)```", README, re.DOTALL)
    for code in ("OST002", "OST005"):
        assert testing.run(RULES[code], table).findings == ()


def test_what_the_readme_calls_the_least_is_enough() -> None:
    for code, text in {
        "OST001": '[[members]]\nid = "ana"\n[membership]\nadmission = "By consent of us all."\n',
        "OST003": '[decisions]\nmethod = "consent"\n',
        "OST004": '[network]\nreview-every = "quarterly"\n',
        "OST005": '[plugins.ostrom]\ngraduated-response = "a talk"\n',
        "OST006": '[norms]\nconflict-route = "Ask any member along, within a week."\n',
        "OST007": '[network]\nparent = "x"\n[plugins.ostrom]\ncharter-changed-by = "members"\n',
    }.items():
        assert text.splitlines()[-1] in README
        assert testing.run(RULES[code], text).findings == ()


def test_the_readme_installs_extras_that_there_are() -> None:
    project = tomllib.loads((FOLDER / "pyproject.toml").read_text("utf-8"))["project"]
    (named,) = re.findall(r'^\$ pip install --editable "\.\[([a-z,]+)\]"$', README, re.MULTILINE)
    assert set(named.split(",")) == set(project["optional-dependencies"])
    assert "--group" not in README


def test_every_principle_is_mapped_to_its_rule() -> None:
    mapped = re.findall(r"^\| (\d)\. .+? \| (OST\d{3}) \|", PRINCIPLES, re.MULTILINE)
    assert mapped == [(str(number), f"OST00{number}") for number in range(1, 9)]
    assert [code for _number, code in mapped] == list(RULES)
