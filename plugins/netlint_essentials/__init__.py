"""The rules of the article: ten do's and don'ts for networks of freelancers, in five pairs."""

from collections.abc import Iterable

import netlint


@netlint.hookimpl
def netlint_rules() -> Iterable[netlint.Rule]:
    """Return every rule in the modules of this package."""
    return netlint.rules_in(__name__)
