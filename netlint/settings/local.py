"""Rules in Python files of the repository, which the settings name. Their code is run."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import NamedTuple

from netlint.language import LANGUAGES, add_texts, read_texts
from netlint.problem import Problem
from netlint.rules import Rule

PACKAGE = "netlint_local"
"""What the modules of such files are in, so that no other module has their names."""


class RuleFile(NamedTuple):
    """A file with rules, and the rules in it."""

    path: Path
    rules: tuple[Rule, ...]


class RuleFileError(Exception):
    """Raised for a file with rules that cannot be loaded; the message is for people."""


def matching(folder: Path, pattern: str) -> list[Path]:
    """Give the files that a pattern means, in the order of their names. Raises `ValueError` for one that leads out."""
    if Path(pattern).is_absolute() or ".." in Path(pattern).parts:
        raise ValueError(pattern)
    return sorted(path for path in folder.glob(pattern) if path.is_file())


def load_rules(path: Path) -> RuleFile:
    """Run a file, and give its rules; take up what `NAME.nl.toml` beside it says in another language."""
    import hashlib  # noqa: PLC0415 (few settings name such files)

    name = f"{PACKAGE}.{path.stem}_{hashlib.sha256(str(path).encode()).hexdigest()[:8]}"
    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise RuleFileError(f"{path.name} is no Python file")
    module = module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        raise RuleFileError(_in_short(path, error)) from error
    for language in LANGUAGES:
        try:
            add_texts(language, read_texts(path.with_suffix(f".{language}.toml")))
        except Problem as error:
            raise RuleFileError(str(error)) from error
    rules = [thing for thing in vars(module).values() if isinstance(thing, Rule)]
    return RuleFile(path, tuple(rule for rule in rules if rule.function.__module__ == name))


def _in_short(path: Path, error: BaseException) -> str:
    """Say what was raised, and in which line of the file."""
    import traceback  # noqa: PLC0415 (most files can be loaded)

    if isinstance(error, SyntaxError) and error.filename == str(path):
        return f"line {error.lineno}: {error.msg}"
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)]
    where = f"line {lines[-1]}: " if lines else ""
    return f"{where}{type(error).__name__}: {error}"
