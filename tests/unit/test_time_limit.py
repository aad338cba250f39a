"""The kit stops a rule that does not end, on every thread, and names its line."""

import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from netlint import Charter, CharterIndex, Finding, rule, testing
from netlint.rules.fixture import Fixture
from netlint.testing import time_limit
from netlint.testing.behaviour import check_purity
from netlint.testing.comparing import check_functions
from netlint.utils.errors import Interrupted

PAGE = """It never ends.

Why: It is a test.

Fix: End it.

Bad:
    [network]  # XYZ001: It never ends.
    name = "slow"

Good:
    [network]
    name = "other"
"""
SLOW = '[network]\nname = "slow"\n'


def loops(charter: Charter) -> Iterator[Finding]:
    while charter.network and charter.network.name == "slow":
        pass  # the line
    yield Finding("It never ends.", at="network")


def loops_in_another_function(charter: Charter) -> Iterator[Finding]:
    for _each in iter(lambda: charter.network and charter.network.name, "other"):  # the line
        len([1, 2, 3])
    yield Finding("It never ends.", at="network")


def matches_for_ever(charter: Charter) -> Iterator[Finding]:
    if charter.network and charter.network.name == "slow":
        re.fullmatch("(a+)+b", "a" * 60)  # the line
    yield Finding("It never ends.", at="network")


def sleeps(charter: Charter) -> Iterator[Finding]:
    if charter.network and charter.network.name == "slow":
        time.sleep(600)  # the line
    yield Finding("It never ends.", at="network")


def catches_exceptions(charter: Charter) -> Iterator[Finding]:
    while charter.network and charter.network.name == "slow":
        try:
            int("x")
        except Exception:  # noqa: BLE001 (what is tested)
            continue
    yield Finding("It never ends.", at="network")


def made(function: Any, **more: Any) -> Any:
    function.__doc__ = PAGE
    return rule("XYZ001", severity="info", level="sound", **more)(function)


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_limit, "SECONDS", 0.3)


def in_thread(function: Any) -> None:
    """Do something in another thread, and raise what it raises."""
    raised: list[BaseException] = []

    def run() -> None:
        try:
            function()
        except BaseException as error:  # noqa: BLE001 (it is raised again)
            raised.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(30)
    assert not thread.is_alive()
    if raised:
        raise raised[0]


SAID = (
    r"XYZ001 {name} did not end on a charter within 0\.3 seconds \(test_time_limit\.py, line (\d+)\)\. Look for a loop"
)


def line_of(function: Any) -> int:
    import inspect

    lines, first = inspect.getsourcelines(function)
    return first + next(number for number, line in enumerate(lines) if "# the line" in line)


@pytest.mark.parametrize("function", [loops, matches_for_ever, sleeps], ids=lambda one: one.__name__)
def test_a_rule_that_does_not_end_is_stopped_at_its_line(function: Any) -> None:
    slow = made(function)
    with pytest.raises(AssertionError) as error:
        testing.run(slow, SLOW)
    found = re.match(SAID.format(name=slow.name), str(error.value))
    assert found, str(error.value)
    assert abs(int(found[1]) - line_of(function)) <= 1


@pytest.mark.parametrize(
    "function", [loops, loops_in_another_function, catches_exceptions], ids=lambda one: one.__name__
)
def test_it_is_stopped_in_another_thread_too(function: Any) -> None:
    slow = made(function)
    with pytest.raises(AssertionError, match=SAID.format(name=slow.name)):
        in_thread(lambda: testing.run(slow, SLOW))


def test_it_is_stopped_where_a_system_has_no_alarm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(time_limit.signal, "setitimer")
    with pytest.raises(AssertionError, match=SAID.format(name="loops")):
        testing.run(made(loops), SLOW)


def test_the_alarm_of_somebody_else_is_left_alone() -> None:
    signal = pytest.importorskip("signal")
    if not hasattr(signal, "setitimer"):
        pytest.skip("this system has no alarms")
    signal.setitimer(signal.ITIMER_REAL, 600)
    try:
        with pytest.raises(AssertionError, match=SAID.format(name="loops")):
            testing.run(made(loops), SLOW)
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 500
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


@pytest.mark.parametrize("check", [testing.check_rule, lambda one: testing.check_example(one, one.page.examples[0])])
def test_the_checks_of_a_rule_end_at_once(check: Any) -> None:
    start = time.monotonic()
    with pytest.raises(AssertionError, match=SAID.format(name="loops")):
        check(made(loops))
    assert time.monotonic() - start < 5  # a check waits once, and there are dozens


def test_a_rule_that_ends_is_not_stopped_later() -> None:
    ends = made(loops)
    for run in (lambda: testing.run(ends, '[network]\nname = "x"\n'),) * 2:
        run()
        in_thread(run)
    time.sleep(0.5)


def never(charter: Charter) -> tuple[str, ...]:
    while charter:
        pass
    return ()


def compares(charters: CharterIndex) -> Iterator[Finding]:
    if charters.own.of(never):
        yield Finding("It never ends.", at="network")


def requests(calendar: object) -> Iterator[Finding]:
    if not calendar:
        yield Finding("It never ends.", at="network")


def test_what_a_rule_compares_or_requests_is_stopped_too() -> None:
    comparing = made(compares, compares=(never,))
    with pytest.raises(AssertionError, match=SAID.format(name="compares")):
        check_functions(comparing, comparing.page.examples[0])
    requesting = made(requests)
    requesting.provided = {"calendar": Fixture("calendar", never, ("charter",))}
    with pytest.raises(AssertionError, match=SAID.format(name="requests")):
        check_purity(requesting, requesting.page.examples[0])


def interrupted(charter: Charter) -> Iterator[Finding]:
    raise KeyboardInterrupt
    yield Finding("It never ends.", at="network")


def ended(charter: Charter) -> tuple[str, ...]:
    raise KeyboardInterrupt


def test_an_interrupt_names_the_rule_and_the_line() -> None:
    rule, comparing = made(interrupted), made(compares, compares=(ended,))
    for one, check, function in ((rule, check_purity, interrupted), (comparing, check_functions, ended)):
        with pytest.raises(Interrupted) as interrupt:
            check(one, one.page.examples[0])
        line = function.__code__.co_firstlineno + 1
        assert [said.text() for said in interrupt.value.running] == [
            f"XYZ001 {one.name} (test_time_limit.py, line {line})"
        ]


AFTERWARDS = """
import sys
import test_time_limit as ours

ours.time_limit.SECONDS = 0.2
try:
    ours.in_thread(lambda: ours.testing.run(ours.made(ours.loops), ours.SLOW))
except AssertionError as error:
    print(error)
sys.setprofile(lambda *_given: None)
ours.line_of(ours.loops)
sys.setprofile(None)
print("ended")
"""


def test_functions_are_profiled_as_ever_after_a_rule_was_stopped() -> None:
    """Python 3.11 calls a profile function for ever if an exception for another thread was taken back."""
    command = [sys.executable, "-c", AFTERWARDS]
    done = subprocess.run(command, cwd=Path(__file__).parent, capture_output=True, text=True, check=False, timeout=60)
    assert "did not end on a charter" in done.stdout, done.stderr
    assert done.stdout.endswith("ended\n")
