"""Circles for netlint: a report format that draws them, and two rules."""

from collections.abc import Mapping
from typing import Any

import netlint

from netlint_circles.leads import LEADS
from netlint_circles.table import Circles


@netlint.hookimpl
def netlint_rules() -> list[netlint.Rule]:
    """Return every rule in the modules of this package, at any depth."""
    return netlint.rules_in(__name__)


@netlint.hookimpl
def netlint_formats() -> Mapping[str, str]:
    """Return report formats: a name, and the location of the class."""
    return {"circles-mermaid": "netlint_circles.page:Page"}


@netlint.hookimpl
def netlint_tables() -> Mapping[str, type[netlint.Table]]:
    """Return the types of tables in a charter."""
    return {"circles": Circles}


@netlint.hookimpl
def netlint_presets() -> Mapping[str, Mapping[str, Any]]:
    """Return settings to start from, by name."""
    return {"leads": LEADS}
