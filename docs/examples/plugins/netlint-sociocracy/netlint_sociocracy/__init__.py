"""Rules for sociocratic networks: double links, terms, evaluation and consent."""

from collections.abc import Mapping
from typing import Any

import netlint

from netlint_sociocracy.strict import STRICT
from netlint_sociocracy.table import Sociocracy


@netlint.hookimpl
def netlint_rules() -> list[netlint.Rule]:
    """Return every rule in the modules of this package."""
    return netlint.rules_in(__name__)


@netlint.hookimpl
def netlint_tables() -> Mapping[str, type[netlint.Table]]:
    """Return the table `[plugins.sociocracy]`."""
    return {"sociocracy": Sociocracy}


@netlint.hookimpl
def netlint_presets() -> Mapping[str, Mapping[str, Any]]:
    """Return `sociocracy:strict`."""
    return {"strict": STRICT}
