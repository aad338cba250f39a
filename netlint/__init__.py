"""netlint: a linter for the charters of networks of freelancers. This module is its public API."""
# ruff: noqa: E402 (what comes first settles where everything else is imported from)

import gc
import os
import sys


def _is_asked_for() -> bool:
    """Whether `python -m netlint` is about to run: the package is imported before its `__main__`."""
    if sys.argv[:1] != ["-m"]:
        return False
    asked = sys.orig_argv[-len(sys.argv)]
    name = asked.partition("m")[2] if asked.startswith("-") else asked  # `-mnetlint` and `-bmnetlint` are one argument
    return name.partition(".")[0] == __name__


def _is_script() -> bool:
    """Whether the script that an installer has written is about to run: `netlint`, or `netlint.exe`."""
    return os.path.basename("".join(sys.argv[:1])).partition(".")[0] in ("netlint", "netlint-charter")  # noqa: PTH119 (pathlib is not loaded yet)


def _starts_here(path: list[str]) -> bool:
    try:
        return path[:1] == [os.getcwd()]  # noqa: PTH109 (`os` is loaded; `pathlib` may be a file of the current folder)
    except OSError:  # the folder is gone, so Python has not put it on the path
        return False


if _is_asked_for() and not sys.flags.safe_path and _starts_here(sys.path):
    # Python has put the current folder first, and a `json.py` that lies beside a charter would be imported as Python's.
    # The programs of others, which import netlint as a library, keep their path.
    sys.path.pop(0)

if _is_asked_for() or _is_script():
    from netlint.utils.interrupts import end_on_interrupt

    end_on_interrupt()  # until the command is loaded: nothing has begun, and a traceback says nothing
    gc.disable()  # until then: all that is loaded stays, and to look for garbage in it takes 6 ms

from importlib import import_module
from typing import TYPE_CHECKING, Any

from netlint.charter import (
    Charter,
    InvalidValue,
    PartialDate,
    Phase,
    PlacedDate,
    PlacedInterval,
    PlacedReference,
    StandsElsewhere,
    Table,
    TableList,
    as_tuple,
    clear_interval,
    days,
    is_interval,
    keys,
    latest,
    longest_days,
)
from netlint.i18n import Choice, Language, Message, Parameter, joined
from netlint.linter.charter_index import CharterIndex
from netlint.linter.charter_summary import CharterSummary, Person
from netlint.linter.suppressions.model import Suppression
from netlint.plugins.hookspecs import hookimpl
from netlint.rules.base import Rule, RuleError, rule
from netlint.rules.collect import rules_in
from netlint.rules.crash import Crash
from netlint.rules.docs import Example, Page
from netlint.rules.files import FileLocation, Files, FileUnavailable, NamedFile
from netlint.rules.finding import Edits, Finding, Location, Note, Severity, ids
from netlint.rules.fixture import Fixture
from netlint.rules.levels import Level
from netlint.rules.skip import NotBegun, SkipRule
from netlint.toml import DocPath, Document, Edit, Mistake, Place, Replacement, Source, Span, dotted
from netlint.toml.snippet import Snippet
from netlint.utils.invisible import is_blank
from netlint.utils.suggest import similar, suggest, typo_of

if TYPE_CHECKING:
    from netlint.api.check import Report, check, load_settings
    from netlint.charter.ids import id_of
    from netlint.plugins.manager import PluginError
    from netlint.plugins.registry import Plugins, load_plugins
    from netlint.settings import Settings, SettingsError

_ON_DEMAND = {
    "PluginError": "netlint.plugins.manager",
    "Plugins": "netlint.plugins.registry",
    "Report": "netlint.api.check",
    "Settings": "netlint.settings",
    "SettingsError": "netlint.settings",
    "check": "netlint.api.check",
    "id_of": "netlint.charter.ids",
    "load_plugins": "netlint.plugins.registry",
    "load_settings": "netlint.api.check",
}
"""The names that are loaded on first use, each with its module. Few rules need one of them."""

__all__ = [
    "Charter",
    "CharterIndex",
    "CharterSummary",
    "Choice",
    "Crash",
    "DocPath",
    "Document",
    "Edit",
    "Edits",
    "Example",
    "FileLocation",
    "FileUnavailable",
    "Files",
    "Finding",
    "Fixture",
    "InvalidValue",
    "Language",
    "Level",
    "Location",
    "Message",
    "Mistake",
    "NamedFile",
    "NotBegun",
    "Note",
    "Page",
    "Parameter",
    "PartialDate",
    "Person",
    "Phase",
    "Place",
    "PlacedDate",
    "PlacedInterval",
    "PlacedReference",
    "PluginError",
    "Plugins",
    "Replacement",
    "Report",
    "Rule",
    "RuleError",
    "Settings",
    "SettingsError",
    "Severity",
    "SkipRule",
    "Snippet",
    "Source",
    "Span",
    "StandsElsewhere",
    "Suppression",
    "Table",
    "TableList",
    "as_tuple",
    "check",
    "clear_interval",
    "days",
    "dotted",
    "hookimpl",
    "id_of",
    "ids",
    "is_blank",
    "is_interval",
    "joined",
    "keys",
    "latest",
    "load_plugins",
    "load_settings",
    "longest_days",
    "rule",
    "rules_in",
    "similar",
    "suggest",
    "typo_of",
]


def __getattr__(name: str) -> Any:
    """Return a name that is loaded on first use."""
    if name not in _ON_DEMAND:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_ON_DEMAND[name]), name)
