"""The test kit, with rules that compare charters: what their examples do not show is found all the same."""

import importlib
from collections.abc import Callable
from pathlib import Path

import pytest

from netlint import testing
from netlint.plugins.registry import load_plugins
from netlint.rules.base import Rule
from netlint.testing import behaviour, examples

MODULE = '''"""Circles."""

import itertools
from collections.abc import Iterator

from netlint import Charter, CharterIndex, Finding, rule

COUNT = itertools.count()


def circles_of(charter: Charter) -> tuple[str, ...]:
    """Return the ids of the circles."""
    return tuple(circle.id for circle in charter.circles)


def names_of(charter: Charter) -> tuple[str, ...]:
    """Return the ids of the members."""
    return tuple(member.id for member in charter.members)


@rule("XYZ001", severity="info", level="sound", compares=(circles_of,))
def same_circle(charters: CharterIndex, *, most: int = 1) -> Iterator[Finding]:
    """Another network has the same circle.

    Why: They could help each other.

    Fix: Introduce them.

    Bad:
        [[circles]]
        id = "money"  # XYZ001: 2 networks have the circle money.

        # And zuid.charter.toml:
        [[circles]]
        id = "money"  # XYZ001: 2 networks have the circle money.

        [[circles]]
        id = "welcome"

    Good:
        [[circles]]
        id = "money"

        # And zuid.charter.toml:
        [[circles]]
        id = "welcome"
    """
    for circle in charters.own.of(circles_of):
        number = len(charters.lookup(circles_of, circle))
        if number > most:
            template = "{number} networks have the circle {circle}."
            yield Finding(template, at=("circles", circle, "id"), number=number, circle=circle)
'''
Importing = Callable[..., Rule]


@pytest.fixture
def importing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Importing:
    """Import the module with some of its code replaced; return its rule."""

    def imported(*replaced: tuple[str, str]) -> Rule:
        text = MODULE
        for old, new in replaced:
            assert old in text
            text = text.replace(old, new, 1)
        (tmp_path / "same_circles.py").write_text(text, "utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        rule = importlib.import_module("same_circles").same_circle
        assert isinstance(rule, Rule)
        return rule

    return imported


def test_a_rule_that_compares_passes(importing: Importing) -> None:
    testing.check_rule(importing())


COUNT = "COUNT = itertools.count()"
BODY = "    return tuple(circle.id for circle in charter.circles)"
LOOP = "    for circle in charters.own.of(circles_of):\n"


@pytest.mark.parametrize(
    ("replaced", "said"),
    [
        ((BODY, f'    charter.extra["seen"] = 1\n{BODY}'), "XYZ001 same-circle: circles_of changes the charter"),
        (
            (BODY, '    return (*(circle.id for circle in charter.circles), f"id-{next(COUNT)}")'),
            "XYZ001 same-circle: circles_of returns ('money', 'id-0') for a charter, and then ('money', 'id-1')",
        ),
        ((BODY, f"    import time\n    time.time()\n{BODY}"), "XYZ001 same-circle reads the clock"),
        (
            (LOOP, f"    if most > 9:\n        charters.lookup(names_of, 'ana')\n{LOOP}"),
            "line 49: `names_of` is not in `compares`; write compares=(circles_of, names_of)",
        ),
        (
            (LOOP, f"    if most > 9:\n        print([one.of(names_of) for one in charters])\n{LOOP}"),
            "`names_of` is not in `compares`; write compares=(circles_of, names_of)",
        ),
        (
            (", compares=(circles_of,)", ""),
            "the rule crashed: LookupError: `circles_of` is not in `compares` of the rule; write @rule(..., compares=",
        ),
        (
            (BODY, "    return () if charter.economy and 1 / 0 else tuple(circle.id for circle in charter.circles)"),
            "the rule crashed: ZeroDivisionError: division by zero",
        ),
        (
            (LOOP, f"{LOOP}        if len(charters) > 4:\n            1 / 0\n"),
            "the rule crashed: ZeroDivisionError: division by zero (same_circles.py, line 50). XYZ001 same-circle, on a",
        ),
        ((BODY, f"{BODY}[:1]"), "XYZ001 same-circle reports something else if the tables are in another order"),
        (
            ('id = "money"\n\n        # And zuid', 'ids = "money"\n\n        # And zuid'),
            "the charter is invalid, line 2: Unknown key `ids`",
        ),
    ],
)
def test_what_is_wrong_with_it_is_told(importing: Importing, replaced: tuple[str, str], said: str) -> None:
    rule = importing(replaced)
    with pytest.raises(AssertionError) as told:
        testing.check_rule(rule)
    assert said in str(told.value)


CHARTER = '[[circles]]\nid = "money"\n'


def test_it_is_tried_with_every_key_of_the_tables_that_its_functions_read(
    importing: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = "class Ours(Table, frozen=True):\n    steps: int = 0\n"
    reads = BODY.replace("tuple(", "() if charter.table(Ours).steps and 1 / 0 else tuple(")
    rule = importing(("Finding, rule", "Finding, Table, rule"), (COUNT, f"{COUNT}\n\n\n{table}"), (BODY, reads))
    plugins = load_plugins()
    tables = {"ours": rule.function.__globals__["Ours"]}
    for module in (behaviour, examples):
        monkeypatch.setattr(module, "load_plugins", lambda **_how: plugins._replace(tables=tables))
    monkeypatch.setattr(examples, "_installed_tables", lambda: tables)
    said = r"ZeroDivisionError: .* on a charter with every key and other types of values, beside others"
    with pytest.raises(AssertionError, match=said):
        testing.check_rule(rule)


def test_a_charter_can_be_run_beside_others(importing: Importing) -> None:
    rule = importing()
    others = {"zuid.charter.toml": CHARTER, "oost.charter.toml": CHARTER.encode()}
    report = testing.run(rule, CHARTER, others=others)
    assert testing.lines(report) == ["2: 3 networks have the circle money."]
    assert report.name == "charter.toml"
    assert testing.lines(testing.run(rule, CHARTER, others=others, options={"most": 3})) == []
    assert testing.run(rule, CHARTER).status("XYZ001") == "skipped"


def test_another_charter_that_is_invalid_is_refused(importing: Importing) -> None:
    rule, others = importing(), {"zuid.charter.toml": '[[circles]]\nids = "money"\n'}
    with pytest.raises(AssertionError, match=r"zuid\.charter\.toml is invalid, line 2: Unknown key `ids`"):
        testing.run(rule, CHARTER, others=others)
    assert testing.run(rule, CHARTER, others=others, invalid=True).status("XYZ001") == "passed"


def test_the_charter_has_the_name_charter_toml(importing: Importing) -> None:
    with pytest.raises(AssertionError, match=r"`others` has charter\.toml, which is the name of the charter itself"):
        testing.run(importing(), CHARTER, others={"charter.toml": CHARTER})
