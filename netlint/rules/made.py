"""Which rules each module has made, so that none is lost in silence. Runs no rule."""

import inspect
import sys
import weakref
from collections.abc import Collection, Iterator
from types import FrameType, ModuleType
from typing import Any

from msgspec import Struct

from netlint.utils.errors import source_place


class MadeRule(Struct, frozen=True):
    """A rule that a module has made; the rule itself may be gone."""

    rule: "weakref.ref[Any]"
    code: str
    qualified_name: str
    module: str
    """The module that its function was written in."""
    file: str
    line: int

    @property
    def name(self) -> str:
        """The name of its function."""
        return self.qualified_name.rpartition(".")[2]

    @property
    def scope(self) -> str:
        """The function or class that its function is in; empty at the top of a module."""
        return self.qualified_name.rpartition(".")[0]


class _MadeIn(Struct, frozen=True):
    """What a module has made since it was loaded; a reload gives it another `spec`."""

    spec: object
    rules: list[MadeRule]


_made: "weakref.WeakKeyDictionary[ModuleType, _MadeIn]" = weakref.WeakKeyDictionary()


def record(rule: Any) -> None:
    """Record that the module that is being loaded has made a rule.

    A rule that is made later, by a hook or in a test, is recorded for the script that runs, where nobody asks for it.
    """
    frame = inspect.currentframe()
    while frame and frame.f_code.co_name != "<module>":
        frame = frame.f_back
    module = sys.modules.get(frame.f_globals.get("__name__", "")) if frame else None
    if module is None or frame is None or not _is_being_loaded(module, frame):
        return
    made = _made.get(module)
    if made is None or made.spec is not module.__spec__:
        made = _made[module] = _MadeIn(module.__spec__, [])
    function, code = rule.function, rule.function.__code__
    place = code.co_filename, code.co_firstlineno
    made.rules.append(MadeRule(weakref.ref(rule), rule.code, function.__qualname__, function.__module__, *place))


def _is_being_loaded(module: ModuleType, frame: FrameType) -> bool:
    return vars(module) is frame.f_globals and module.__name__ != "__main__"


def has_made(module: ModuleType, rule: object) -> bool:
    """Return whether a module has made a rule, whichever module its function was written in."""
    made = _made.get(module)
    return made is not None and any(one.rule() is rule for one in made.rules)


def lost_in(module: ModuleType, found: Collection[object]) -> Iterator[tuple[MadeRule, str]]:
    """Yield each rule that a module has made and that is not among those `found`, with the reason in a sentence."""
    made = _made[module].rules if module in _made else []
    for one in made:
        if one.rule() not in found:
            yield one, _reason(one, module, made)


def _reason(lost: MadeRule, module: ModuleType, made: list[MadeRule]) -> str:
    """Return why a rule is not found, and what to do."""
    there = vars(module).get(lost.name)
    twin = next((one for one in made if there is not None and one.rule() is there), None)
    if lost.module != module.__name__ and lost.rule() in vars(module).values():
        return f"its function is in the module {lost.module}, so it is a rule of that. Write the function here"
    if twin and twin.line == lost.line:
        return f"the same lines make {twin.code}, with the same name. Give each a name of its own in the module"
    if twin:
        other = source_place(twin.file, twin.line).rpartition(", ")[2]
        return f"{other} has another rule with the name `{lost.name}`. Rename one of the functions"
    maker = lost.scope.removesuffix(".<locals>")
    if maker:
        return f"`{maker}` makes it, and the module does not keep it. Give it a name of its own in the module"
    if lost.name in vars(module):
        kind = type(there).__name__
        return (
            f"`{lost.name}` is something else at the end of the module ({kind}). Rename one of them, or remove a "
            "decorator above @rule"
        )
    return f"`{lost.name}` is not a name of the module at its end. Keep it"
