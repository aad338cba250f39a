"""What fixtures of plugins have returned for one charter, or why they have not. Knows no rule."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any, TypeAlias

from netlint.charter import InvalidValue, StandsElsewhere
from netlint.linter.message_checks import check_outcome
from netlint.rules.fixture import Fixture
from netlint.rules.skip import SkipRule
from netlint.utils.errors import in_place_of

Request: TypeAlias = Callable[[str], Any]
"""Takes the name of a fixture, and returns its value."""


class FixtureCrash(Exception):  # noqa: N818 (it carries another error)
    """Raised for each rule that requests a fixture of a plugin that raised an error."""

    def __init__(self, error: BaseException, fixture: Fixture) -> None:
        """Store what the function of the fixture raised."""
        super().__init__(error)
        self.error = error
        self.fixture = fixture


class FixtureInterrupted(KeyboardInterrupt):
    """An interrupt while the function of a fixture was running."""

    def __init__(self, fixture: Fixture) -> None:
        """Store the fixture."""
        super().__init__()
        self.fixture = fixture


class ProvidedValues:
    """The values of fixtures of plugins for one charter. Each is made once, when something first requests it."""

    def __init__(self) -> None:
        """Have no value yet."""
        self._values: dict[str, Any] = {}
        self._raised: dict[str, BaseException] = {}

    def value_of(self, fixture: Fixture, request: Request) -> Any:
        """Return the value of a fixture; `request` returns those of its parameters.

        Raises what the function raised when it was called, each time: the outcome of a rule that cannot be evaluated,
        or `FixtureCrash` for anything else.
        """
        name = fixture.name
        if name not in self._values and name not in self._raised:
            try:
                value = fixture.function(*map(request, fixture.parameters))
                if isinstance(value, Iterator | Awaitable):
                    self._raised[name] = FixtureCrash(_of_one_use(value), fixture)
                else:
                    self._values[name] = value
            except FixtureInterrupted:  # of a fixture that this one requests
                raise
            except KeyboardInterrupt as error:
                raise FixtureInterrupted(fixture).with_traceback(error.__traceback__) from error
            except FixtureCrash as crash:
                self._raised[name] = crash
            except (SkipRule, InvalidValue, StandsElsewhere) as outcome:
                self._raised[name] = _checked(outcome, fixture)
            except BaseException as error:  # noqa: BLE001 (a plugin may raise anything, SystemExit too; the run goes on)
                self._raised[name] = FixtureCrash(error, fixture)
        if name in self._raised:
            raise self._raised[name].with_traceback(None)  # or it would grow with each rule
        return self._values[name]


def _checked(outcome: SkipRule | InvalidValue | StandsElsewhere, fixture: Fixture) -> BaseException:
    """Return an outcome as it is if it can be shown, and as a crash where it was raised if not."""
    try:
        check_outcome(outcome)
    except Exception as mistake:  # noqa: BLE001 (it may have anything in it)
        return FixtureCrash(in_place_of(outcome, mistake), fixture)
    return outcome


def _of_one_use(value: object) -> TypeError:
    """Return the error for a value that only the first rule could use: the others would find nothing in it."""
    if isinstance(value, Awaitable):
        return TypeError(f"it returned {type(value).__name__}, but netlint does not wait for a value")
    return TypeError(f"it returned {type(value).__name__}, which can be read only once; return a tuple")
