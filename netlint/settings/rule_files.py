"""Rules in Python files of the repository, which the settings name. Their code is run."""

import linecache
import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from netlint.i18n import LANGUAGES, Message, joined, notice, verbatim
from netlint.i18n.catalogs import CatalogError, Texts
from netlint.plugins.catalogs import read_checked_texts
from netlint.plugins.fixtures import perhaps_left_out
from netlint.rules.base import Rule, RuleError, unprovided
from netlint.rules.collect import check_none_is_lost, rules_of
from netlint.rules.fixture import Fixture
from netlint.settings.source import Tree
from netlint.utils.errors import Interrupted, Problem, raised, reason_of

PACKAGE = "netlint_local"
"""What the modules of such files are in, so that no other module has their names."""


_NO_RULES = ("test_*.py", "*_test.py", "conftest.py", "__init__.py")
"""What may stand beside files with rules."""


class RuleFile(NamedTuple):
    """A file with rules, and the rules in it."""

    path: Path
    rules: tuple[Rule, ...]

    def with_fixtures(self, fixtures: Mapping[str, Fixture], left_out: Collection[str]) -> "RuleFile":
        """Return the same file, with the `fixtures` of plugins that its rules need.

        Raises `RuleFileError` for a rule with a parameter that nothing provides; the error names plugins that are
        `left_out`.
        """
        return self._replace(rules=tuple(_bound(rule, fixtures, left_out) for rule in self.rules))


class RuleFileError(Problem):
    """Raised for a file with rules that cannot be loaded."""

    is_of_others: bool = True


def matching(tree: Tree, folder: Path, pattern: str) -> list[Path]:
    """Return the files that a pattern means, in the order of their names: tests beside rules only where it names them.

    Raises `ValueError` for a pattern that leads out of the folder.
    """
    if Path(pattern).is_absolute() or ".." in Path(pattern).parts:
        raise ValueError(pattern)
    found = tree.matching(folder, pattern)
    return [path for path in found if path == folder / pattern or not any(path.match(name) for name in _NO_RULES)]


def load_rules(tree: Tree, path: Path) -> RuleFile:
    """Run a file, and return its rules, with what `NAME.nl.toml` beside it says in another language.

    Raises `RuleFileError` for a file that cannot be read or run, or that has no rule in it, or a hook.
    """
    module = _run(path, _content(tree, path), str(path) if tree.is_on_disk else tree.name_of(path))
    texts = {language: _texts(tree, path.with_suffix(f".{language}.toml")) for language in LANGUAGES}
    if hooks := [name for name, thing in vars(module).items() if _is_hook(name, thing, module)]:
        template = "{hook} is a hook, but netlint calls hooks only in plugins. A rule file needs only @rule"
        raise RuleFileError(notice(template, hook=", ".join(hooks)) + ".")
    rules = rules_of(module)
    try:
        check_none_is_lost(module, rules)
    except RuleError as error:
        raise RuleFileError(verbatim(f"{error.problem}.")) from error
    if not rules:
        raise RuleFileError(Message("it has no function with @rule") + ".")
    return RuleFile(path, tuple(rule.with_texts(texts) for rule in rules))


def _bound(rule: Rule, fixtures: Mapping[str, Fixture], left_out: Collection[str]) -> Rule:
    try:
        return rule.with_fixtures(fixtures)
    except RuleError as error:
        problem = verbatim(f"{error.problem} ({rule.where}).")
        raise RuleFileError(joined(problem, perhaps_left_out(unprovided(rule, fixtures)[0], left_out))) from error


def _texts(tree: Tree, file: Path) -> Texts:
    """Return the translations in a file beside one with rules; none where there is no such file."""
    if not tree.has(file):
        return {}
    try:
        return read_checked_texts(Path(tree.name_of(file)), _content(tree, file))
    except CatalogError as error:
        raise RuleFileError(error.message) from error


def _is_hook(name: str, thing: object, module: ModuleType) -> bool:
    """Return whether something is a hook, or a function of the file that is named like one and only lacks its mark."""
    is_named = name.startswith("netlint_") and getattr(thing, "__module__", None) == module.__name__
    return hasattr(thing, "netlint_impl") or (is_named and callable(thing))


def _content(tree: Tree, path: Path) -> bytes:
    try:
        return tree.read(path)
    except OSError as error:
        problem = notice("{path} cannot be read: {reason}", path=tree.name_of(path), reason=reason_of(error))
        raise RuleFileError(problem + ".") from error


def _run(path: Path, content: bytes, name_of_file: str) -> ModuleType:
    """Run a file as a module whose second name is the file's: the family of its rules.

    Nothing compiled is read or left beside it.
    """
    import hashlib

    name = f"{PACKAGE}.{path.stem}.{hashlib.sha256(str(path).encode()).hexdigest()[:8]}"
    module = ModuleType(name)
    module.__file__ = name_of_file
    sys.modules[name] = module
    try:
        lines = content.decode(errors="replace").splitlines(keepends=True)
        linecache.cache[name_of_file] = (len(content), None, lines, name_of_file)  # for what is said of an error in it
        exec(compile(content, name_of_file, "exec", dont_inherit=True), vars(module))  # noqa: S102 (they are told so)
    except KeyboardInterrupt as error:
        raise Interrupted(verbatim(name_of_file)) from error
    except (Exception, SystemExit) as error:
        raise RuleFileError(verbatim(raised(error, Path(name_of_file))) + ".") from error
    return module
