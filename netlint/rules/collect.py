"""The rules that a package defines. Runs none."""

import importlib
import pkgutil
from collections.abc import Collection, Iterator
from types import ModuleType

from netlint.rules.base import Rule, RuleError
from netlint.rules.made import has_made, lost_in
from netlint.utils.errors import source_place
from netlint.utils.packages import folders_of_modules


def rules_in(package: str) -> list[Rule]:
    """Return the rules that a module, or a package with all its submodules, defines.

    A package `tests` is left out. Raises `RuleError` if a module makes a rule that is lost, such as the first of two
    functions with the same name, and if a folder with modules has no `__init__.py`. Raises the same exceptions as
    importing the modules.
    """
    modules = list(_modules(importlib.import_module(package)))
    found = {id(rule): rule for module in modules for rule in rules_of(module)}
    kept = frozenset(found.values())
    for module in modules:
        check_none_is_lost(module, kept)
    return list(found.values())


def rules_of(module: ModuleType) -> list[Rule]:
    """Return the rules that a module defines, in their order there, each once."""
    rules = {id(thing): thing for thing in vars(module).values() if isinstance(thing, Rule)}
    return [rule for rule in rules.values() if _is_of(module, rule)]


def _is_of(module: ModuleType, rule: Rule) -> bool:
    """Return whether a module defines a rule: itself, or with a function of its own package that makes rules."""
    is_own_package = rule.package == module.__name__.partition(".")[0]
    return rule.function.__module__ == module.__name__ or (is_own_package and has_made(module, rule))


def check_none_is_lost(module: ModuleType, found: Collection[Rule]) -> None:
    """Raise `RuleError` for the first rule that a module has made and that is not among those `found`."""
    for lost, reason in lost_in(module, found):
        name, where = lost.name.replace("_", "-"), source_place(lost.file, lost.line)
        raise RuleError(f"rule {lost.code} ({name}, {where}) is lost: {reason}", where, is_placed=True)


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    """Yield a module, and all modules below it. Raises `RuleError` for a folder of modules that is not a package."""
    yield package
    folders = list(getattr(package, "__path__", ()))
    if not folders:
        return  # most modules are not packages
    below = list(pkgutil.iter_modules(folders, f"{package.__name__}."))
    packages = {found.name.rpartition(".")[2] for found in below if found.ispkg}
    for where, module in folders_of_modules(folders, packages | {"tests", "__pycache__"}):
        problem = f"{where} has modules ({module}), but no `__init__.py`, so that their rules are lost. Add one."
        raise RuleError(problem, where, is_placed=True)
    for found in below:
        if not (found.ispkg and found.name.endswith(".tests")):
            yield from _modules(importlib.import_module(found.name))
