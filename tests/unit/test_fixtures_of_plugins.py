"""Fixtures of plugins: what is refused when plugins are loaded, and when and how often a value is made."""
# ruff: noqa: ARG002, ARG005 (what a function requests is what is tested, and not what it does with it)

import datetime as dt
import itertools
from collections.abc import Callable, Iterator
from functools import partial
from types import ModuleType
from typing import Any

import pytest

import netlint as api
from netlint.linter.context import LintContext
from netlint.linter.engine import check
from netlint.linter.fixtures import RunOptions
from netlint.linter.report import CharterReport
from netlint.plugins.registry import Plugin, PluginError, Plugins, gather, load_plugins
from netlint.rules.base import Rule
from netlint.rules.own_fixtures import FIXTURES
from netlint.rules.selector import ActiveRule, Selection
from netlint.toml import parse
from netlint.utils.errors import Interrupted

PAGE = "Something is wrong.\n\nWhy: -\n\nFix: -\n\nBad: -\n\nGood: -\n"
TODAY = dt.date(2026, 11, 24)


def make_rule(function: Callable[..., Iterator[api.Finding]], code: str = "XYZ001", **more: Any) -> Rule:
    function.__doc__ = PAGE
    return api.rule(code, **{"severity": "info", "level": "sound"} | more)(function)


def make_plugin(name: str, *rules: Rule, **fixtures: Any) -> Plugin:
    module = ModuleType(name)

    @api.hookimpl
    def netlint_rules() -> list[Rule]:
        return list(rules)

    @api.hookimpl
    def netlint_fixtures() -> dict[str, Any]:
        return fixtures

    module.netlint_rules, module.netlint_fixtures = netlint_rules, netlint_fixtures  # type: ignore[attr-defined]
    return Plugin(name, f"netlint-{name}", "1.2", module)


def error_of(*plugins: Plugin, left_out: tuple[str, ...] = ()) -> str:
    with pytest.raises(PluginError) as error:
        gather(plugins, left_out)
    return str(error.value)


# What is refused


async def is_async(charter: api.Charter) -> None: ...


def is_generator(charter: api.Charter) -> Iterator[int]:
    yield 1


async def is_both(charter: api.Charter):  # type: ignore[no-untyped-def]  # noqa: ANN201 (its type does not matter)
    yield 1


def takes_anything(*charters: api.Charter) -> None: ...


def takes_any_name(**charters: api.Charter) -> None: ...


def has_default(charter: api.Charter, most: int = 3) -> None: ...


def has_option(charter: api.Charter, *, most: int) -> None: ...


def of_many(charters: api.CharterIndex) -> None: ...


def of_crashes(crashes: list[api.Crash]) -> None: ...


def misspelt(chrater: api.Charter) -> None: ...


class AsyncObject:
    async def __call__(self, charter: api.Charter) -> None: ...


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (is_async, "is async, but netlint does not wait. Return the value from an ordinary function."),
        (AsyncObject(), "is async, but netlint does not wait. Return the value from an ordinary function."),
        (is_both, "is async, but netlint does not wait. Return the value from an ordinary function."),
        (is_generator, "is a generator, but netlint needs the value itself. Return it, for example as a tuple."),
        (takes_anything, "has *args or **kwargs, but netlint passes nothing to them. Name each parameter."),
        (takes_any_name, "has *args or **kwargs, but netlint passes nothing to them. Name each parameter."),
        (has_default, "has a default for its parameter `most`, but netlint fills in each parameter."),
        (partial(has_default, most=3), "has a default for its parameter `most`, but netlint fills in each parameter."),
        (has_option, "has its parameter `most` after a `*`, but only rules have options."),
        (of_many, "has a parameter `charters`, but only a rule can request that"),
        (of_crashes, "has a parameter `crashes`, but only a rule can request that"),
        (misspelt, "has a parameter `chrater` that nothing provides. Did you mean `charter`? Available fixtures: cha"),
    ],
)
def test_a_function_that_cannot_be_a_fixture_is_refused(function: object, said: str) -> None:
    error = error_of(make_plugin("a", calendar=function))
    assert error.startswith("plugin `a` (netlint-a 1.2): the fixture `calendar` (")
    assert said in error
    if isinstance(function, type(misspelt)):
        assert f"(test_fixtures_of_plugins.py, line {function.__code__.co_firstlineno})" in error


@pytest.mark.parametrize("name", ["our-calendar", "Calendar", "2nd", "_own", "class", "", 3, "calendár"])
def test_a_name_that_no_parameter_can_have_is_refused(name: Any) -> None:
    plugin = make_plugin("a")

    @api.hookimpl
    def netlint_fixtures() -> dict[Any, Any]:
        return {name: lambda charter: charter}

    plugin.module.netlint_fixtures = netlint_fixtures  # type: ignore[attr-defined]
    assert error_of(plugin) == (
        f"plugin `a` (netlint-a 1.2): netlint_fixtures returned the invalid name {name!r}. "
        "Use lowercase letters, digits and underscores, such as `our_calendar`."
    )


@pytest.mark.parametrize("name", FIXTURES)
def test_a_name_of_netlint_is_refused(name: str) -> None:
    assert error_of(make_plugin("a", **{name: lambda document: document})) == (
        f"plugin `a` (netlint-a 1.2): netlint_fixtures returned `{name}`, which netlint provides. Choose another name."
    )


def test_what_cannot_be_called_is_refused() -> None:
    said = "netlint_fixtures, 'calendar' must return a function that returns the value, but returned 'today'."
    assert said in error_of(make_plugin("a", calendar="today"))


def test_two_plugins_with_one_name_are_both_named() -> None:
    error = error_of(make_plugin("a", calendar=lambda charter: 1), make_plugin("b", calendar=lambda charter: 2))
    assert error.startswith("plugin `a` (netlint-a 1.2), test_fixtures_of_plugins.py, line ")
    assert " and plugin `b` (netlint-b 1.2), test_fixtures_of_plugins.py, line " in error
    assert error.endswith(" both provide a fixture named calendar. Change yours, or uninstall one of them.")


@pytest.mark.parametrize("requests", [{"one": "one"}, {"one": "two", "two": "three", "three": "one"}], ids=len)
def test_a_circle_is_shown(requests: dict[str, str]) -> None:
    made = {"one": lambda one: one, "two": lambda three: three, "three": lambda one: one}
    if len(requests) > 1:
        made["one"] = lambda two: two
    fixtures = {name: made[name] for name in requests}
    error = error_of(make_plugin("a", plain=lambda one: one, **fixtures))
    circle = error.partition("needs itself: ")[2].removesuffix(".").replace("`", "").split(" → ")
    assert error.startswith(
        f"plugin `a` (netlint-a 1.2): the fixture `{circle[0]}` (test_fixtures_of_plugins.py, line "
    )
    assert len(circle) == len(requests) + 1
    assert all(requests[name] == other for name, other in itertools.pairwise(circle))


def late(charter: api.Charter, calendar: list[int]) -> Iterator[api.Finding]:
    yield api.Finding("Days: {days}.", at="network", days=len(calendar))


def early(calendar: list[int], season: str) -> Iterator[api.Finding]:
    yield api.Finding("In {season}: {days}.", at="network", season=season, days=len(calendar))


def test_a_parameter_that_nothing_provides_is_refused_where_it_is() -> None:
    error = error_of(make_plugin("a", make_rule(late), calender=lambda charter: charter))
    line = late.__code__.co_firstlineno
    assert error == (
        "plugin `a` (netlint-a 1.2) cannot be loaded: rule XYZ001 (late) is invalid: its parameter `calendar` must be one of: "
        f"{', '.join(FIXTURES)} or calender (an option goes after a `*`); did you mean `calender`? "
        f"(test_fixtures_of_plugins.py, line {line})\n"
        "Fix it or uninstall it. To run without it, use --no-plugin a; --isolated leaves out all plugins."
    )


def test_a_plugin_that_is_left_out_may_be_what_is_missing() -> None:
    hint = "`calendar` may come from a plugin that --no-plugin leaves out: `b`, `c`."
    assert error_of(make_plugin("a", make_rule(late)), left_out=("c", "b")).endswith(f"\n{hint}")
    assert error_of(make_plugin("a", season=lambda calendar: calendar), left_out=("b", "c")).endswith(hint)


# What is made, and when


def plugins_with(*functions: Callable[..., Iterator[api.Finding]], **fixtures: Any) -> Plugins:
    rules = [make_rule(function, f"XYZ00{number}") for number, function in enumerate(functions, 1)]
    return gather([make_plugin("rules", *rules), make_plugin("provider", **fixtures)])


def report_on(plugins: Plugins, text: str = '[network]\nname = "x"\n', today: dt.date | None = TODAY) -> CharterReport:
    selection = Selection(map(ActiveRule, plugins.rules.values()))
    return check(parse("charter.toml", text.encode()), selection, LintContext(RunOptions(today)))


def reasons(report: CharterReport) -> dict[str, str]:
    return {code: f"{one.status}: {one.reason.text() if one.reason else ''}" for code, one in report.results.items()}


def test_a_plugin_provides_what_the_rules_of_another_request() -> None:
    plugins = plugins_with(
        late, early, calendar=lambda charter, season: [1, 2], season=lambda today: f"month {today.month}"
    )
    found = [one.message.text() for one in report_on(plugins).findings]
    assert found == ["Days: 2.", "In month 11: 2."]
    assert list(plugins.fixtures) == ["calendar", "season"]
    assert plugins.owners["fixture calendar"].name == "provider"


def test_a_value_is_made_once_for_a_charter_and_only_if_a_rule_requests_it() -> None:
    made: list[str] = []

    def calendar(charter: api.Charter) -> list[int]:
        made.append("calendar")
        return [1]

    def season(calendar: list[int]) -> str:
        made.append("season")
        return "spring"

    def unused(charter: api.Charter) -> None:
        made.append("unused")

    plugins = plugins_with(late, early, calendar=calendar, season=season, unused=unused)
    assert made == []
    assert len(report_on(plugins).findings) == 2
    assert made == ["calendar", "season"]
    report_on(plugins, '[network]\nname = "y"\n')
    assert made == ["calendar", "season"] * 2


def test_nothing_is_made_for_a_rule_whose_section_is_missing() -> None:
    made: list[int] = []
    needing = make_rule(late, requires=("members",))
    plugins = gather([make_plugin("a", needing, calendar=lambda charter: made.append(1))])
    assert report_on(plugins).status("XYZ001") == "skipped"
    assert made == []


def test_rules_of_every_stage_share_a_value() -> None:
    seen: list[object] = []

    def first(calendar: object) -> Iterator[api.Finding]:
        seen.append(calendar)
        yield from ()

    def outcomes(calendar: object, not_begun: object) -> Iterator[api.Finding]:
        seen.append(calendar)
        yield from ()

    def last(crashes: object, calendar: object) -> Iterator[api.Finding]:
        seen.append(calendar)
        yield from ()

    report = report_on(plugins_with(first, outcomes, last, calendar=lambda charter: object()))
    assert report.results == {}
    assert len(seen) == 3
    assert len(set(map(id, seen))) == 1


class _Calls:
    """Raises an exception, and counts how often."""

    def __init__(self, error: BaseException) -> None:
        self.error, self.number = error, 0

    def __call__(self, charter: api.Charter) -> list[int]:
        self.number += 1
        raise self.error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (api.SkipRule("nobody has shared {name}", name="a calendar"), "skipped: nobody has shared a calendar"),
        (api.NotBegun("holidays"), "skipped: the charter does not say anything yet about holidays"),
        (api.InvalidValue(("network", "founded")), "skipped: `network.founded` is invalid"),
        (api.StandsElsewhere("members", "a wiki"), "skipped: you keep `members` elsewhere (a wiki)"),
    ],
)
def test_a_fixture_that_is_not_there_skips_every_rule_that_requests_it(error: Exception, said: str) -> None:
    calls = _Calls(error)
    report = report_on(plugins_with(late, early, calendar=calls, season=lambda calendar: "spring"))
    assert reasons(report) == {"XYZ001": said, "XYZ002": said}
    assert calls.number == 1


@pytest.mark.parametrize("error", [ZeroDivisionError("oh no"), SystemExit("oh no"), RecursionError("oh no")])
def test_a_crash_of_a_fixture_is_that_of_every_rule_and_names_its_plugin(error: BaseException) -> None:
    calls = _Calls(error)
    report = report_on(plugins_with(late, early, calendar=calls, season=lambda calendar: "spring"))
    line = _Calls.__call__.__code__.co_firstlineno + 2
    said = (
        f"crashed: {type(error).__name__}: oh no (test_fixtures_of_plugins.py, line {line}), "
        "in the fixture `calendar` of the plugin `provider` (netlint-provider)"
    )
    assert reasons(report) == {"XYZ001": said, "XYZ002": said}
    assert calls.number == 1


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (api.SkipRule("no {x}"), "the message 'no {x}' has no value for {x}; pass it as a parameter: x=..."),
        (api.SkipRule("no {x}", x=object()), "a message cannot show object (parameter `x`)"),
        (api.NotBegun("no {x}"), "the message 'no {x}' has no value for {x}; pass it as a parameter: x=..."),
        (api.NotBegun(3), "a message must be text or a Message, but is int"),  # type: ignore[arg-type]
        (api.StandsElsewhere("members", None), "StandsElsewhere must have two texts, but has NoneType"),  # type: ignore[arg-type]
        (api.InvalidValue(3), "'int' object is not iterable"),  # type: ignore[arg-type]
    ],
)
def test_a_reason_that_cannot_be_shown_is_a_crash_of_the_fixture(outcome: Exception, said: str) -> None:
    calls = _Calls(outcome)
    line = _Calls.__call__.__code__.co_firstlineno + 2
    whole = (
        f"crashed: TypeError: {said} (test_fixtures_of_plugins.py, line {line}), "
        "in the fixture `calendar` of the plugin `provider` (netlint-provider)"
    )
    report = report_on(plugins_with(late, early, calendar=calls, season=lambda calendar: "spring"))
    assert reasons(report) == {"XYZ001": whole, "XYZ002": whole}
    assert report.results["XYZ001"].traceback.count("test_fixtures_of_plugins.py") == 1
    assert calls.number == 1


async def later() -> list[int]:
    return []


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (lambda charter: iter([1]), "it returned list_iterator, which can be read only once; return a tuple"),
        (lambda charter: (day for day in [1]), "it returned generator, which can be read only once; return a tuple"),
        (lambda charter: later(), "it returned coroutine, but netlint does not wait for a value"),
    ],
)
@pytest.mark.filterwarnings("ignore:coroutine 'later' was never awaited")
def test_a_value_that_only_one_rule_could_use_is_a_crash(function: Any, said: str) -> None:
    plugins = plugins_with(late, early, calendar=function, season=lambda charter: "spring")
    line = function.__code__.co_firstlineno
    whole = (
        f"crashed: TypeError: {said} (test_fixtures_of_plugins.py, line {line}), "
        "in the fixture `calendar` of the plugin `provider` (netlint-provider)"
    )
    assert reasons(report_on(plugins)) == {"XYZ001": whole, "XYZ002": whole}


def test_an_interrupt_in_a_fixture_ends_the_run() -> None:
    with pytest.raises(Interrupted) as interrupt:
        report_on(plugins_with(early, calendar=_Calls(KeyboardInterrupt()), season=lambda calendar: calendar))
    line = _Calls.__call__.__code__.co_firstlineno + 2
    assert [one.text() for one in interrupt.value.running] == [
        (
            f"XYZ001 early on charter.toml (test_fixtures_of_plugins.py, line {line}), "
            "in the fixture `calendar` of the plugin `provider` (netlint-provider)"
        )
    ]


def test_other_rules_run_where_a_fixture_crashes() -> None:
    def other(charter: api.Charter) -> Iterator[api.Finding]:
        yield api.Finding("Other.", at="network")

    report = report_on(plugins_with(late, other, calendar=_Calls(ValueError("no"))))
    assert [one.code for one in report.findings] == ["XYZ002"]


def test_the_rule_about_crashes_names_the_fixture_and_whom_to_tell() -> None:
    built_in = load_plugins(isolated=True).rules["NL030"]
    plugins = plugins_with(late, calendar=_Calls(ValueError("no")))
    selection = Selection([*map(ActiveRule, plugins.rules.values()), ActiveRule(built_in)])
    (finding,) = check(parse("charter.toml", b"[network]\n"), selection).findings
    said = finding.message.text()
    assert said.startswith("Rule XYZ001 (late, from netlint-rules) crashed: ValueError: no (test_fixtures_of_")
    assert said.endswith(", in the fixture `calendar` of the plugin `provider` (netlint-provider).")
    assert finding.advice
    assert "maintainers of netlint-provider" in finding.advice.text()


def test_a_rule_depends_on_the_date_if_a_fixture_that_it_needs_does() -> None:
    plugins = plugins_with(late, early, calendar=lambda charter: [1], season=lambda moment: "x", moment=lambda today: 1)
    assert [plugins.rules[code].depends_on_today for code in ("XYZ001", "XYZ002")] == [False, True]
    said = "skipped: the rule depends on the date, but this run has no date"
    assert reasons(report_on(plugins, today=None)) == {"XYZ001": "open: ", "XYZ002": said}


def test_a_rule_that_was_not_loaded_with_plugins_says_what_it_misses() -> None:
    selection = Selection([ActiveRule(make_rule(late))])
    report = check(parse("charter.toml", b"[network]\n"), selection)
    assert "LookupError: no plugin provides the fixture `calendar`" in reasons(report)["XYZ001"]


def test_a_rule_that_compares_charters_cannot_request_one() -> None:
    def compares(charters: object, calendar: object) -> Iterator[api.Finding]:
        yield from ()

    with pytest.raises(ValueError, match="it compares charters, so its only parameters can be charters and today"):
        make_rule(compares)


@pytest.mark.parametrize("function", [partial(lambda most, charter: [most], 3), type("Made", (), {"__len__": int})])
def test_anything_that_can_be_called_with_fixtures_can_be_one(function: Any) -> None:
    assert len(report_on(plugins_with(late, calendar=function)).findings) == 1
