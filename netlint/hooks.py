"""What a plugin can give netlint. A plugin is a module, or any object, with some of these functions.

    import netlint

    @netlint.hookimpl
    def netlint_rules():
        return netlint.rules_in(__name__)

It is found by its entry point in the group `netlint`. Hooks are asked once, at the start; an implementation may leave
out parameters that it does not need, so that hooks can grow.
"""

from collections.abc import Iterable, Mapping

import pluggy

from netlint.rules import Rule

GROUP = "netlint"

hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)


@hookspec
def netlint_rules() -> Iterable[Rule]:  # type: ignore[empty-body]
    """Give the rules of this plugin; `netlint.rules_in(__name__)` finds all in its modules."""


@hookspec
def netlint_formats() -> Mapping[str, str]:  # type: ignore[empty-body]
    """Give the output formats of this plugin: each name, and the `module:Class` of its `netlint.output.Format`."""
