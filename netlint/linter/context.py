"""What the engine is given besides a charter and rules.

Nothing in it is looked up later, or calls anybody back, but `files`: only a rule knows which files it needs.
"""

from collections.abc import Mapping

from msgspec import Struct

from netlint.charter import Table
from netlint.linter.charter_index import CharterIndex
from netlint.linter.fixtures import RunOptions
from netlint.linter.suppressions.model import SuppressionSources
from netlint.rules.base import Rule
from netlint.rules.files import FileReader


class LintContext(Struct, frozen=True):
    """What a charter is checked with."""

    run: RunOptions = RunOptions()
    """What rules can know of the run."""
    suppressions: SuppressionSources = SuppressionSources()
    """What suppresses findings."""
    tables: Mapping[str, type[Table]] = {}
    """The types of the plugins' own tables, by their name under `[plugins]`."""
    comparing: tuple[Rule, ...] | None = None
    """The rules of the run, whether they are selected for this charter or not, that compare what functions return;
    `None` if the run has only one charter."""
    charters: CharterIndex | None = None
    """All charters of the run; without them, a rule that compares charters sees the one that it looks at."""
    files: FileReader | None = None
    """Reads the files that the charter names; without it, a rule cannot read any."""


TIMELESS = LintContext()
"""Nothing but the charter itself."""
