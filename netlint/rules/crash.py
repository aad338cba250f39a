"""What rules see of a rule that crashed. Runs none."""

from typing import NamedTuple

from netlint.i18n import Message
from netlint.rules.base import Rule
from netlint.rules.fixture import Fixture


class Crash(NamedTuple):
    """A rule that crashed; `error` is one line with the exception and its place."""

    rule: Rule
    """The rule."""
    error: str
    """The exception and its place, on one line."""
    place: str = ""
    """The file and line that raised the exception, as they are in `error`."""
    fixture: Fixture | None = None
    """The fixture of a plugin that raised the exception, if it was not the rule itself."""

    @property
    def reason(self) -> Message:
        """The error, with the name and the plugin of the fixture that raised it, if there is one."""
        error = Message("{error}", {"error": self.error}, is_whole=True)
        return error if self.fixture is None else in_fixture(error, self.fixture)


def in_fixture(error: Message, fixture: Fixture) -> Message:
    """Return what a run was ended or kept from in a fixture, with the name and the plugin of that."""
    template = "{error}, in the fixture `{name}` of the plugin `{plugin}` ({distribution})"
    named = {"name": fixture.name, "plugin": fixture.plugin, "distribution": fixture.distribution}
    return Message(template, {"error": error, **named})
