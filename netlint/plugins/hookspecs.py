"""What a plugin can give netlint. A plugin is a module, or any object, with some of these functions.

    import netlint

    @netlint.hookimpl
    def netlint_rules():
        return netlint.rules_in(__name__)

It is found by its entry point in the group `netlint`. Hooks are asked once, at the start; an implementation may leave
out parameters that it does not need, so that hooks can grow.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import pluggy

from netlint.charter import Table
from netlint.rules.base import Rule

GROUP = "netlint"

hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)


@hookspec
def netlint_rules() -> Iterable[Rule]:  # type: ignore[empty-body]  # plugins have the bodies
    """Return the rules of this plugin; `netlint.rules_in(__name__)` finds all in its modules."""


@hookspec
def netlint_formats() -> Mapping[str, str]:  # type: ignore[empty-body]  # plugins have the bodies
    """Return the output formats of this plugin: each name, and the `module:Class` of its `Reporter`."""


@hookspec
def netlint_tables() -> Mapping[str, type[Table]]:  # type: ignore[empty-body]  # plugins have the bodies
    """Return the types of this plugin's own tables: `{"ours": Ours}` is what `[plugins.ours]` in a charter can hold."""


@hookspec
def netlint_presets() -> Mapping[str, Mapping[str, Any]]:  # type: ignore[empty-body]  # plugins have the bodies
    """Return settings under a name: what `extends = ["ours:strict"]` in `netlint.toml` begins with."""
