"""The rules that a package defines. Runs none."""

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

from netlint.rules.base import Rule


def rules_in(package: str) -> list[Rule]:
    """Return the rules that a module, or a package with all its submodules, defines.

    Raises the same exceptions as importing the modules.
    """
    return [
        thing
        for module in _modules(importlib.import_module(package))
        for thing in vars(module).values()
        if isinstance(thing, Rule) and thing.function.__module__ == module.__name__
    ]


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    yield package
    for found in pkgutil.iter_modules(getattr(package, "__path__", ()), f"{package.__name__}."):
        if found.name.rpartition(".")[2] != "tests":
            yield from _modules(importlib.import_module(found.name))
