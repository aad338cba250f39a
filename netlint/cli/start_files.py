"""The files that `netlint init` writes: a charter, its schema, settings, and a file for CI. Asks and writes nothing."""

import json
import os
from importlib import resources
from pathlib import Path

import msgspec

from netlint.charter.schema import for_editors, translated_schema, with_tables
from netlint.cli.scaffold.ci_files import CI_FILES, ci_file
from netlint.i18n import LANGUAGES, Language, Message
from netlint.i18n.message import Translate
from netlint.linter.interview import SCHEMA, Size
from netlint.linter.interview.lines import comment
from netlint.plugins.registry import Plugins
from netlint.project.files import WorkingTree, read_limited
from netlint.project.new_files import NewFile
from netlint.settings import SettingsError
from netlint.settings.nearest import FILE_NAME, find


class Wanted(msgspec.Struct, frozen=True):
    """What the command line asks to be written, and how."""

    path: Path
    size: Size
    to_stdout: bool
    force: bool
    settings: bool
    ci: str | None


def schema_text(plugins: Plugins, language: Language) -> str:
    """Return the JSON Schema of the charter, with the tables of plugins, in a language."""
    schema = json.loads((resources.files("netlint.schemas") / SCHEMA).read_text("utf-8"))
    if plugins.tables:
        schema = for_editors(with_tables(schema, plugins.tables))
    if language != LANGUAGES[0]:
        schema = translated_schema(schema, plugins.translator().of_format(language))
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def has_text(path: Path, text: str) -> bool:
    """Return whether a file is there with just this text."""
    wanted = text.encode()
    try:
        return read_limited(path, len(wanted)) == wanted
    except OSError:
        return False


def files_for(wanted: Wanted, text: str, schema: str, translate: Translate) -> tuple[list[NewFile], list[Path]]:
    """Return the files to write, and the paths of those that are there already and stay as they are.

    The charter is the last one, so that it is there only if all others are.
    """
    folder = wanted.path.parent
    beside = NewFile(folder / SCHEMA, schema)
    extra = [settings_file(folder, translate)] if wanted.settings else []
    extra += [file_for_ci(wanted.ci, folder)] if wanted.ci else []
    kept = [file.path for file in extra if os.path.lexists(file.path)]
    if not has_text(beside.path, schema):
        is_free = not os.path.lexists(beside.path) or (wanted.force and not beside.path.is_symlink())
        extra, kept = ([beside, *extra], kept) if is_free else (extra, [*kept, beside.path])
    return [*(file for file in extra if file.path not in kept), NewFile(wanted.path, text)], kept


def settings_file(folder: Path, translate: Translate) -> NewFile:
    """Return a file with settings for a charter in a folder."""
    level = Message("Highest level of rules to run: essential, sound or thriving.")
    fail = Message("Lowest severity that gives exit code 1: error, warning, info or never.")
    more = Message("These settings are about how netlint checks. `netlint settings` shows which apply.")
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


def has_settings(folder: Path) -> bool:
    """Return whether settings apply in a folder already: a new file would hide them."""
    try:
        return find(Path(os.path.abspath(folder)), WorkingTree()) is not None
    except SettingsError:
        return True


def is_in_repository(folder: Path) -> bool:
    """Return whether a folder is in a git repository, in which a CI can run."""
    whole = Path(os.path.abspath(folder))
    return any(os.path.lexists(each / ".git") for each in (whole, *whole.parents))


def has_ci(folder: Path) -> bool:
    """Return whether the repository of a folder has a file for CI where netlint would write one."""
    return any(os.path.lexists(file_for_ci(name, folder).path) for name in CI_FILES)


def file_for_ci(name: str, folder: Path) -> NewFile:
    """Return the file for a CI, at the top of the repository of a folder."""
    return NewFile(WorkingTree().root_of(folder) / CI_FILES[name], ci_file(name))
