"""Fixtures: what rules can request by the names of their parameters. Runs no rule."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Any

import msgspec

from netlint.charter import Charter, Phase
from netlint.i18n import Message
from netlint.linter.charter_index import CharterIndex
from netlint.linter.charter_summary import only_one
from netlint.linter.extracts import crash_in
from netlint.linter.provided import ProvidedValues
from netlint.linter.suppressions.model import Suppression
from netlint.rules.base import Rule
from netlint.rules.crash import Crash
from netlint.rules.files import Files
from netlint.rules.finding import Location, path_of, paths_in
from netlint.rules.fixture import Fixture
from netlint.rules.own_fixtures import FIXTURES
from netlint.rules.skip import SkipRule
from netlint.toml import DocPath, Document, Span

START_DAYS = 180
"""The age in days up to which a network is in the phase `start`: half a year. The article sees networks die after
that."""
CONSOLIDATION_DAYS = 730
"""The age in days up to which a network is in the phase `consolidation`: two years, as in the article."""

_OWN = frozenset(FIXTURES)


class RunOptions(msgspec.Struct, frozen=True):
    """The options of a run that rules can see, whatever the charter. Another process can receive them."""

    today: dt.date | None = None
    """The date of the run; without it, rules that depend on the date are skipped."""


class Fixtures:
    """The fixtures for one charter. A fixture that is not available raises `SkipRule` with the reason."""

    def __init__(
        self,
        document: Document,
        charter: Charter | None,
        run: RunOptions,
        charters: CharterIndex | None = None,
        *,
        files: Files | None = None,
        not_begun: Mapping[str, Message] = MappingProxyType({}),
        suppressions: Sequence[Suppression] = (),
        crashes: Sequence[Crash] = (),
        provided: ProvidedValues | None = None,
    ) -> None:
        """Store what is known about one charter; `provided` has what fixtures of plugins have returned for it."""
        self.document = document
        self.not_begun = not_begun
        self.suppressions = suppressions
        self.crashes = crashes
        self.files = files or Files()
        self._charter = charter
        self._run = run
        self._charters = charters
        self._provided = ProvidedValues() if provided is None else provided

    def get(self, name: str, of_plugins: Mapping[str, Fixture]) -> Any:
        """Return the fixture with a name: netlint's own, or one `of_plugins`. Raises what making it raises."""
        if name in of_plugins:
            return self._provided.value_of(of_plugins[name], lambda other: self.get(other, of_plugins))
        if name not in _OWN:
            raise LookupError(f"no plugin provides the fixture `{name}`")
        return getattr(self, name)

    def requested_by(self, rule: Rule) -> list[Any]:
        """Return the fixtures that a rule requests, in the order of its parameters. Raises what making them raises."""
        of_plugins = rule.provided
        return [
            getattr(self, name) if name in _OWN and name not in of_plugins else self.get(name, of_plugins)
            for name in rule.fixtures
        ]

    def with_outcomes(self, not_begun: Mapping[str, Message]) -> "Fixtures":
        """Return the fixtures for rules that use the outcomes of others: with the details that are not begun."""
        return self._with(not_begun=not_begun)

    def at_the_end(self, suppressions: Sequence[Suppression], crashes: Sequence[Crash]) -> "Fixtures":
        """Return the fixtures for rules that use suppressions and crashes."""
        return self._with(suppressions=suppressions, crashes=crashes)

    def _with(self, **outcomes: Any) -> "Fixtures":
        """Return the fixtures of the same charter, with the outcomes of rules; files stay read."""
        shared: dict[str, Any] = {"provided": self._provided, "files": self.files}
        return Fixtures(self.document, self._charter, self._run, self._charters, **shared, **outcomes)

    @cached_property
    def charter(self) -> Charter:
        """The charter."""
        if self._charter is None:
            raise SkipRule(Message("the charter could not be read"))
        return self._charter

    @cached_property
    def charters(self) -> CharterIndex:
        """All charters of the run."""
        if self._charters is None:
            raise only_one()
        return self._charters

    def crash_in(self, rule: Rule) -> str:
        """Return the error of a function of this charter that a rule compares; "" if none of them crashed."""
        return crash_in(self._charters.own.extracts, rule) if rule.compares and self._charters is not None else ""

    @cached_property
    def today(self) -> dt.date:
        """The date of the run."""
        if self._run.today is None:
            raise SkipRule(Message("the rule depends on the date, but this run has no date"))
        return self._run.today

    @cached_property
    def _paths(self) -> dict[int, DocPath]:
        return paths_in(self._charter.here) if self._charter else {}

    @cached_property
    def phase(self) -> Phase:
        """The phase of the network, as the charter sets it, or by its age. Raises `SkipRule` if it is unknown."""
        if self.known_phase is None:
            raise SkipRule("the charter does not say in which phase the network is (`phase` or `founded`)")
        return self.known_phase

    @cached_property
    def known_phase(self) -> Phase | None:
        """The phase, or `None` if it is unknown: for a rule that then uses its mildest limit."""
        network = self.charter.network
        if network is None:
            return None
        return network.phase or (self._phase_by_age(network.founded) if network.founded else None)

    def path_of(self, at: Location) -> DocPath | Span:
        """Return the path of a place as a rule writes it."""
        return path_of(at, self._paths)

    def _phase_by_age(self, founded: dt.date) -> Phase:
        age = (self.today - founded).days
        return "start" if age < START_DAYS else "consolidation" if age < CONSOLIDATION_DAYS else "mature"
