"""The hooks: what a plugin can provide. A plugin is a module, or any object, with some of these functions.

    import netlint

    @netlint.hookimpl
    def netlint_rules():
        return netlint.rules_in(__name__)

netlint finds a plugin by its entry point in the group `netlint`. It calls each hook once, at the start. A hook
implementation may leave out parameters that it does not use, so hooks can get new parameters later.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pluggy

from netlint.charter import Table
from netlint.rules.base import Rule

GROUP = "netlint"

hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)


@hookspec
def netlint_rules() -> Iterable[Rule]:  # type: ignore[empty-body]  # plugins have the bodies
    """Return the rules of this plugin; `netlint.rules_in(__name__)` finds all rules in its modules."""


@hookspec
def netlint_formats() -> Mapping[str, str]:  # type: ignore[empty-body]  # plugins have the bodies
    """Return the report formats of this plugin: names, each with the `module:Class` of its `Reporter`."""


@hookspec
def netlint_tables() -> Mapping[str, type[Table]]:  # type: ignore[empty-body]  # plugins have the bodies
    """Return the tables of this plugin: with `{"ours": Ours}`, `[plugins.ours]` in a charter has the type `Ours`."""


@hookspec
def netlint_presets() -> Mapping[str, Mapping[str, Any]]:  # type: ignore[empty-body]  # plugins have the bodies
    """Return settings by name: the presets for `extends`, such as `extends = ["ours:strict"]`."""


@hookspec
def netlint_fixtures() -> Mapping[str, Callable[..., Any]]:  # type: ignore[empty-body]  # plugins have the bodies
    """Return the fixtures of this plugin: with `{"calendar": read_calendar}`, a rule can request `calendar`.

    netlint calls the function when the first rule requests it, once for each charter. The parameters of the function
    are other fixtures.
    """
