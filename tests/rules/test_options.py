"""The options of the rules: their defaults, which charters rely on, and the types that they take."""

from collections.abc import Iterator

import msgspec
import pytest

from netlint import Charter, Finding, rule
from netlint.fields import Count
from netlint.plugins.registry import load_plugins
from netlint.rules.options import options_type

RULES = load_plugins(isolated=True).rules
DEFAULTS: dict[str, dict[str, float]] = {
    "NL103": {"most": 8},
    "NL105": {"error-below": 0.5},
    "NL108": {"share": 0.5},
    "NL110": {"share": 0.5},
    "NL112": {"most": 25},
    "NL113": {"share": 0.5},
    "NL114": {"share": 0.34, "least": 3},
    "NL115": {"days": 90},
    "NL116": {"least": 2},
    "NL118": {"days": 730},
    "NL202": {"tolerance": 0.01},
    "NL203": {"start": 0.6, "start-error": 0.75, "later": 0.5},
    "NL204": {"most": 0.6},
    "NL208": {"least": 3},
    "NL214": {"start-days": 90, "later-days": 180},
    "NL220": {"least": 40},
    "NL301": {"least": 3},
    "NL302": {"days": 180},
    "NL308": {"least": 3, "share": 0.5},
    "NL313": {"start": 21, "consolidation": 35, "mature": 100},
    "NL315": {"intervals": 2, "grace-days": 7},
    "NL317": {"most": 8},
    "NL411": {"share": 0.5, "least": 4},
    "NL412": {"share": 0.5, "large": 12, "share-large": 0.75},
    "NL417": {"grace-days": 14},
    "NL419": {"start-days": 42, "later-days": 90},
    "NL423": {"days": 30},
    "NL424": {"least": 6, "share": 0.5, "days": 90},
    "NL426": {"days": 365},
    "NL428": {"least": 2},
    "NL504": {"most": 366},
    "NL505": {"least": 10},
    "NL508": {"share": 0.34, "least": 4},
    "NL510": {"days": 180},
    "NL516": {"most": 366},
    "NL601": {"every": 366, "within": 366},
    "NL602": {"warn-days": 90, "error-days": 180},
    "NL704": {"most": 3},
}


@pytest.mark.parametrize("code", DEFAULTS)
def test_an_option_has_the_default_that_charters_rely_on(code: str) -> None:
    options = {name.replace("_", "-"): value for name, value in RULES[code].defaults.items()}
    assert options == DEFAULTS[code]


@pytest.mark.parametrize("code", DEFAULTS)
def test_an_option_takes_numbers_and_nothing_else(code: str) -> None:
    wanted = options_type(RULES[code])
    assert msgspec.convert(DEFAULTS[code], wanted) == wanted()
    for name in DEFAULTS[code]:
        with pytest.raises(msgspec.ValidationError, match=name):
            msgspec.convert({name: "many"}, wanted)


@pytest.mark.parametrize("code", [code for code, rule in RULES.items() if rule.options])
def test_the_page_says_where_a_number_comes_from(code: str) -> None:
    assert RULES[code].page.source


@rule("TST001", severity="info", level="sound")
def limited(charter: Charter, *, most: Count = 5) -> Iterator[Finding]:
    """The network has something.

    Why: It matters.

    Fix: Keep it.

    Bad:
        [network]  # TST001: Something.

    Good:
        [network]
    """
    yield Finding("Something.", at="network")


@pytest.mark.parametrize("value", [0, -1, 10**9])
def test_an_option_has_the_limits_of_its_type(value: int) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"most": value}, options_type(limited))
    assert msgspec.convert({"most": 1}, options_type(limited)).most == 1
