"""Fixtures: what rules can ask for by the names of their parameters. Runs no rule."""

import datetime as dt
from collections.abc import Sequence
from functools import cached_property

import msgspec

from netlint.charter import Charter, Phase
from netlint.i18n import Message
from netlint.linter.charter_index import CharterIndex
from netlint.linter.suppressions.model import Suppression
from netlint.rules.base import Crash
from netlint.rules.finding import Location, path_of, paths_in
from netlint.rules.skip import SkipRule
from netlint.toml import DocPath, Document, Span

START_DAYS = 180
"""A network younger than this, in days, is in its start: half a year, after which the article sees networks die."""
CONSOLIDATION_DAYS = 730
"""A network younger than this, in days, is consolidating: the two years of the article."""


class RunOptions(msgspec.Struct, frozen=True):
    """What rules can know of a run, whichever charter they look at; it can be handed to another process."""

    today: dt.date | None = None
    """The day of the run; without it, rules that depend on the date are not evaluated."""


class Fixtures:
    """What rules can ask for. A fixture that cannot be had says why by raising `SkipRule`."""

    def __init__(
        self,
        document: Document,
        charter: Charter | None,
        run: RunOptions,
        charters: CharterIndex | None = None,
        *,
        not_begun: Sequence[Message] = (),
        suppressions: Sequence[Suppression] = (),
        crashes: Sequence[Crash] = (),
    ) -> None:
        """Take what is known of one charter."""
        self.document = document
        self.not_begun = not_begun
        self.suppressions = suppressions
        self.crashes = crashes
        self._charter = charter
        self._run = run
        self._charters = charters

    def with_outcomes(self, not_begun: Sequence[Message]) -> "Fixtures":
        """Return the fixtures for rules that look at what came of the others: the details that are not begun."""
        return Fixtures(self.document, self._charter, self._run, self._charters, not_begun=not_begun)

    def at_the_end(self, suppressions: Sequence[Suppression], crashes: Sequence[Crash]) -> "Fixtures":
        """Return the fixtures for rules that look at what suppresses findings, and at what crashed."""
        return Fixtures(
            self.document, self._charter, self._run, self._charters, suppressions=suppressions, crashes=crashes
        )

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
            raise SkipRule(Message("it compares charters, and there is one in this run"))
        return self._charters

    @cached_property
    def today(self) -> dt.date:
        """The day of the run."""
        if self._run.today is None:
            raise SkipRule(Message("it depends on the date, and this run is timeless"))
        return self._run.today

    @cached_property
    def _paths(self) -> dict[int, DocPath]:
        return paths_in(self._charter.here) if self._charter else {}

    @cached_property
    def phase(self) -> Phase:
        """The phase of the network: as it says itself, or by its age. Nothing is assumed where it says neither."""
        if self.known_phase is None:
            raise SkipRule("the phase is not recorded: there is neither `phase` nor `founded`")
        return self.known_phase

    @cached_property
    def known_phase(self) -> Phase | None:
        """The same, or `None` where it is not known: for a rule that then takes the mildest reading."""
        network = self.charter.network
        if network is None:
            return None
        return network.phase or (self._phase_by_age(network.founded) if network.founded else None)

    def path_of(self, at: Location) -> DocPath | Span:
        """Turn a place, as a rule says it, into a path."""
        return path_of(at, self._paths)

    def _phase_by_age(self, founded: dt.date) -> Phase:
        age = (self.today - founded).days
        return "start" if age < START_DAYS else "consolidation" if age < CONSOLIDATION_DAYS else "mature"
