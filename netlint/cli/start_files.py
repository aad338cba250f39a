"""The files that `netlint init` writes beside a charter: its schema, settings, and a file for CI. Asks nothing."""

import json
from importlib import resources
from pathlib import Path

from netlint.charter.schema import with_tables
from netlint.cli.scaffold.ci_files import CI_FILES, ci_file
from netlint.i18n import Message
from netlint.i18n.message import Translate
from netlint.linter.interview import SCHEMA
from netlint.linter.interview.layout import comment
from netlint.plugins.registry import Plugins
from netlint.project.files import WorkingTree, read_limited
from netlint.project.new_files import NewFile
from netlint.settings.loader import FILE_NAME


def schema_text(plugins: Plugins) -> str:
    """Return the JSON Schema of the charter, with the tables of plugins."""
    text = (resources.files("netlint.schemas") / SCHEMA).read_text("utf-8")
    if not plugins.tables:
        return text
    return json.dumps(with_tables(json.loads(text), plugins.tables), indent=2, ensure_ascii=False) + "\n"


def has_text(path: Path, text: str) -> bool:
    """Return whether a file is there with just this text."""
    wanted = text.encode()
    try:
        return read_limited(path, len(wanted)) == wanted
    except OSError:
        return False


def settings_file(folder: Path, translate: Translate) -> NewFile:
    """Return a file with settings for a charter in a folder."""
    level = Message("Highest level of rules to run: essential, sound or thriving.")
    fail = Message("Lowest severity that gives exit code 1: error, warning, info or never.")
    more = Message("docs/settings.md describes all settings. `netlint settings` shows which apply.")
    lines = [
        *comment(more.text(translate)),
        "",
        *comment(level.text(translate)),
        'level = "essential"',
        "",
        *comment(fail.text(translate)),
        'fail-on = "error"',
    ]
    return NewFile(folder / FILE_NAME, "\n".join(lines) + "\n")


def file_for_ci(name: str, folder: Path) -> NewFile:
    """Return the file for a CI, at the top of the repository of a folder."""
    return NewFile(WorkingTree().root_of(folder) / CI_FILES[name], ci_file(name))
