"""Practical agreements that handbooks of real networks have, as rules on the charter of a network."""

from collections.abc import Iterable, Mapping

import netlint

from netlint_practicalities.table import NAME, Practicalities


@netlint.hookimpl
def netlint_rules() -> Iterable[netlint.Rule]:
    """Return every rule in the modules of this package."""
    return netlint.rules_in(__name__)


@netlint.hookimpl
def netlint_tables() -> Mapping[str, type[netlint.Table]]:
    """Return the table `[plugins.practicalities]`."""
    return {NAME: Practicalities}
