"""Elinor Ostrom's eight design principles for commons, as rules on the charter of a network."""

from collections.abc import Iterable, Mapping
from typing import Any

import netlint

from netlint_ostrom.presets import STRICT
from netlint_ostrom.table import NAME, Ostrom


@netlint.hookimpl
def netlint_rules() -> Iterable[netlint.Rule]:
    """Return every rule in the modules of this package."""
    return netlint.rules_in(__name__)


@netlint.hookimpl
def netlint_tables() -> Mapping[str, type[netlint.Table]]:
    """Return the table `[plugins.ostrom]`."""
    return {NAME: Ostrom}


@netlint.hookimpl
def netlint_presets() -> Mapping[str, Mapping[str, Any]]:
    """Return `ostrom:strict`."""
    return {"strict": STRICT}
