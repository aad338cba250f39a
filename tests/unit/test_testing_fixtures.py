"""The test kit with fixtures of plugins: where they come from, their types, and values in their place."""

import datetime as dt
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol

import pytest

import netlint
from netlint import testing
from netlint.plugins.registry import load_plugins
from netlint.testing import behaviour, examples
from netlint.testing.fixture_types import fits

MODULE = """
from collections.abc import Iterator

import netlint


def calendar(charter: netlint.Charter) -> list[int]:
    if charter.network and charter.network.name == "none":
        raise netlint.SkipRule("{{name}} has no calendar", name=charter.network.name)
    return [1, 2]


@netlint.rule("XYZ001", severity="info", level="sound", question="Is it?")
def few_days(charter: netlint.Charter, calendar: list[int], *, least: int = 3) -> Iterator[netlint.Finding]:
    '''The calendar has few days.

    Why: It is.

    Fix: Correct it.

    Bad:
        [network]  # XYZ001: The calendar has 2 days.
        name = "x"

    Good:
        # With the option least = 1
        [network]
        name = "x"
    '''
    if len(calendar) < least:
        yield netlint.Finding("The calendar has {{days}} days.", at="network", days=len(calendar))


@netlint.hookimpl
def netlint_rules() -> list[netlint.Rule]:
    return netlint.rules_in(__name__)


@netlint.hookimpl
def netlint_fixtures() -> dict[str, object]:
    return {{"calendar": calendar}}
"""
TEXTS = {
    "The calendar has few days.": "De agenda heeft weinig dagen.",
    "It is.": "Het is zo.",
    "Correct it.": "Herstel het.",
    "Is it?": "Is het zo?",
    "The calendar has {days} days.": "De agenda heeft {days} dagen.",
    "{name} has no calendar": "{name} heeft geen agenda",
}
NETWORK = '[network]\nname = "x"\n'


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """A package with a rule, the fixture that it requests and a Dutch catalogue, that can be imported."""
    name = f"netlint_{zlib.crc32(request.node.name.encode())}"
    folder = tmp_path / name
    (folder / "locale").mkdir(parents=True)
    (folder / "__init__.py").write_text(MODULE.format(), "utf-8")
    write_texts(folder, TEXTS)
    monkeypatch.syspath_prepend(tmp_path)
    return name


def write_texts(folder: Path, texts: Mapping[str, str]) -> None:
    lines = (f'"{english}" = "{dutch}"' for english, dutch in texts.items())
    (folder / "locale" / "nl.toml").write_text("\n".join(lines), "utf-8")


def rule_of(package: str) -> netlint.Rule:
    (rule,) = netlint.rules_in(package)
    return rule


def change(tmp_path: Path, package: str, before: str, after: str) -> None:
    file = tmp_path / package / "__init__.py"
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), "utf-8")


def test_a_package_provides_what_its_rules_request(package: str) -> None:
    testing.check_package(package)
    assert testing.lines(testing.run(rule_of(package), NETWORK)) == ["1: The calendar has 2 days."]
    assert testing.run(rule_of(package), NETWORK.replace("x", "none")).status("XYZ001") == "skipped"


def test_a_test_has_a_value_instead(package: str) -> None:
    rule = rule_of(package)
    report = testing.run(rule, NETWORK, fixtures={"calendar": [1]})
    assert testing.lines(report) == ["1: The calendar has 1 days."]
    assert testing.lines(testing.run(rule, NETWORK, fixtures={"calendar": [1, 2, 3]})) == []
    assert testing.lines(testing.run(rule, NETWORK)) == ["1: The calendar has 2 days."]
    testing.check_rule(rule, fixtures={"calendar": [3, 4]})
    testing.check_package(package, fixtures={"calendar": [3, 4], "of_another_rule": 3})
    with pytest.raises(AssertionError, match=r"found line 1, XYZ001: The calendar has 1 days\.; expected line 1"):
        testing.check_rule(rule, fixtures={"calendar": [1]})


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("calender", "XYZ001 few-days does not need a fixture `calender` of a plugin; did you mean `calendar`?"),
        ("today", "XYZ001 few-days does not need a fixture `today` of a plugin."),
    ],
)
def test_a_value_that_the_rule_does_not_need_is_refused(package: str, name: str, said: str) -> None:
    with pytest.raises(AssertionError) as error:
        testing.run(rule_of(package), NETWORK, fixtures={name: [1]})
    assert str(error.value) == said


def test_a_parameter_that_nothing_provides_is_told(package: str, tmp_path: Path) -> None:
    change(tmp_path, package, '"calendar":', '"calender":')
    said = r"rule XYZ001 \(few-days\) is invalid: its parameter `calendar` must be one of: .* or calender .*did you mean `calender`\?"
    with pytest.raises(AssertionError, match=said):
        testing.check_rule(rule_of(package))
    with pytest.raises(AssertionError, match=said):
        testing.run(rule_of(package), NETWORK)
    with pytest.raises(AssertionError, match=said):
        testing.check_package(package)
    assert testing.lines(testing.run(rule_of(package), NETWORK, fixtures={"calendar": [1]})) != []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('"calendar": calendar}', '"calendar": calendar, "two": lambda two: two}', "needs itself: `two` → `two`."),
        ('"calendar": calendar}', '"today": calendar}', "returned `today`, which netlint provides"),
        ("def calendar(charter:", "async def calendar(charter:", "is async, but netlint does not wait"),
    ],
)
def test_a_fixture_that_cannot_be_used_is_told(
    package: str, tmp_path: Path, before: str, after: str, said: str
) -> None:
    change(tmp_path, package, before, after)
    with pytest.raises(AssertionError, match=rf"plugin `{package}` \({package} not installed\).*{said}"):
        testing.check_rule(rule_of(package))


def test_a_crash_in_a_fixture_is_told_with_its_place(package: str, tmp_path: Path) -> None:
    change(tmp_path, package, "return [1, 2]", "return [1, 2 / 0]")
    said = rf"the rule crashed: ZeroDivisionError: .* \({package}/__init__.py, line 10\), in the fixture `calendar` of the plugin"
    with pytest.raises(AssertionError, match=said):
        testing.check_rule(rule_of(package))


def test_a_fixture_is_tried_with_every_key_of_the_tables_that_it_reads(
    package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = "class Ours(netlint.Table, frozen=True):\n    steps: int = 0\n\n\n"
    change(tmp_path, package, "def calendar", f"{table}def calendar")
    change(tmp_path, package, "return [1, 2]", "return [1, 2 // (1 - charter.table(Ours).steps)]")
    rule = rule_of(package)
    plugins = load_plugins()
    tables = {"ours": rule.function.__globals__["Ours"]}
    for module in (behaviour, examples):
        monkeypatch.setattr(module, "load_plugins", lambda **_how: plugins._replace(tables=tables))
    said = "the rule crashed: ZeroDivisionError: .* on a charter with every key and other types of values"
    with pytest.raises(AssertionError, match=said):
        testing.check_rule(rule)


def test_a_value_is_enough_where_no_plugin_provides_the_fixture(package: str, tmp_path: Path) -> None:
    change(tmp_path, package, '{"calendar": calendar}', "{}")
    testing.check_package(package, fixtures={"calendar": [3, 4], "of_another_rule": 3})
    with pytest.raises(AssertionError, match="its parameter `calendar` must be one of"):
        testing.check_package(package, fixtures={"of_another_rule": 3})


def test_a_type_that_the_fixture_does_not_return_is_told(package: str, tmp_path: Path) -> None:
    change(tmp_path, package, "calendar: list[int], *", "calendar: dict[str, int], *")
    with pytest.raises(AssertionError) as error:
        testing.check_rule(rule_of(package))
    assert str(error.value) == (
        "XYZ001 few-days has a parameter `calendar` of type dict[str, int], but its fixture returns list[int] "
        f"({package}/__init__.py, line 7)"
    )


def test_a_type_between_two_fixtures_is_told_too(package: str, tmp_path: Path) -> None:
    change(
        tmp_path,
        package,
        "def calendar(charter: netlint.Charter)",
        "def calendar(charter: netlint.Charter, first: str)",
    )
    change(tmp_path, package, '"calendar": calendar}', '"calendar": calendar, "first": first}')
    change(tmp_path, package, "def calendar(", "def first() -> int:\n    return 1\n\n\ndef calendar(")
    said = r"the fixture `calendar` \(.*\) has a parameter `first` of type str, but its fixture returns int \("
    with pytest.raises(AssertionError, match=said):
        testing.check_rule(rule_of(package))


def test_a_rule_that_changes_what_other_rules_get_is_told(package: str, tmp_path: Path) -> None:
    change(tmp_path, package, "    if len(calendar)", "    calendar.append(3)\n    if len(calendar)")
    said = "XYZ001 few-days changes the value of the fixture `calendar`, which other rules get too"
    with pytest.raises(AssertionError, match=said):
        testing.check_rule(rule_of(package))


def test_a_fixture_that_reads_the_clock_is_told(package: str, tmp_path: Path) -> None:
    unreached = 'name == "none":\n        import time\n\n        time.time()'
    change(tmp_path, package, 'name == "none":', unreached)
    said = r"XYZ001 few-days reads the clock \(time.time, line 11\); use the parameter `today` instead"
    with pytest.raises(AssertionError, match=said):
        testing.check_rule(rule_of(package))


@pytest.mark.parametrize("text", ["{name} has no calendar", "The calendar has {days} days."])
def test_a_text_without_a_translation_is_told(package: str, tmp_path: Path, text: str) -> None:
    write_texts(tmp_path / package, {english: dutch for english, dutch in TEXTS.items() if english != text})
    with pytest.raises(AssertionError) as error:
        testing.check_rule(rule_of(package))
    assert str(error.value).startswith("XYZ001 few-days, nl: no translation. Add these lines to")
    assert str(error.value).endswith(f'\n"{text}" = ""')


SKIPPING = "    if not charter.network:\n        raise netlint.{raised}\n    if len(calendar)"


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        ('SkipRule("no days yet")', 'with its translation:\n"no days yet" = ""'),
        ('NotBegun("days off")', 'with its translation:\n"days off" = ""'),
        ('SkipRule("no {thing} yet", at="x")', "XYZ001 few-days: the message 'no {thing} yet' has no value for thing"),
        ('SkipRule("no days", at="x")', "XYZ001 few-days: the message 'no days' does not use at"),
        ('SkipRule(f"no {least} days")', "a message is not a template"),
    ],
)
def test_the_reason_of_a_rule_that_is_skipped_is_checked_as_its_messages_are(
    package: str, tmp_path: Path, raised: str, said: str
) -> None:
    change(tmp_path, package, "    if len(calendar)", SKIPPING.format(raised=raised))
    with pytest.raises(AssertionError) as error:
        testing.check_rule(rule_of(package))
    assert said in str(error.value)


class Base: ...


class Derived(Base): ...


class Named(Protocol):
    """What cannot be told of a class: whether its objects have this."""

    name: str


@pytest.mark.parametrize(
    ("returned", "wanted", "is_well"),
    [
        (int, int, True),
        (int, str, False),
        (Derived, Base, True),
        (Base, Derived, False),
        (Derived, object, True),
        (int, Any, True),
        (Any, int, True),
        (list[int], Sequence[int], True),
        (list[int], list[str], False),
        (list[int], list, True),
        (dict[str, int], Mapping[str, int], True),
        (dict[str, int], Sequence[int], False),
        (int, int | None, True),
        (int | None, int, False),
        (int | str, str | int | None, True),
        (type(None), int, False),
        (Derived, Named, True),
        (dt.datetime, dt.date, True),
        (Literal["a"], str, True),
        (Derived, "Base", True),
    ],
)
def test_what_a_fixture_returns_fits_or_not(returned: Any, wanted: Any, is_well: bool) -> None:
    assert fits(returned, wanted) is is_well
