"""Rules for netlint about the hours that members record in timesheets."""

from collections.abc import Callable

import netlint

from netlint_hours.timesheets import recorded_hours


@netlint.hookimpl
def netlint_rules() -> list[netlint.Rule]:
    """Return every rule in the modules of this package."""
    return netlint.rules_in(__name__)


@netlint.hookimpl
def netlint_fixtures() -> dict[str, Callable[..., object]]:
    """Return what rules can request, by the name of their parameter."""
    return {"recorded_hours": recorded_hours}
