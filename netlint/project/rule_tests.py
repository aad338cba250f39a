"""The tests of the rules in the settings of charters and folders. Runs none of them."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from netlint.i18n import Message
from netlint.project.files import WorkingTree, is_folder
from netlint.project.project import Project, ProjectOptions
from netlint.settings import Settings, SettingsError, SettingsSource
from netlint.settings.example_places import rule_places
from netlint.testing.settings_tests import RuleTest


class FoundTests(NamedTuple):
    """The tests of rules, and what could not be tested."""

    tests: list[RuleTest]
    files: list[str]
    """The names of the settings files that were read."""
    not_run: list[str]
    """The patterns of rule files that were not run, because the settings are only looked at."""
    problems: list[Message]
    """What kept netlint from reading settings."""


def rule_tests(project: Project, paths: Iterable[Path]) -> FoundTests:
    """Return the tests of the rules in all settings that apply to charters and folders."""
    used: dict[Path, Settings] = {}
    problems: list[Message] = []
    for folder in dict.fromkeys(path if is_folder(path) else path.parent for path in paths):
        try:
            loaded = project.settings_of(folder)
        except SettingsError as error:
            problems += [] if error.message in problems else [error.message]
        else:
            used |= {one.file: one for one in loaded.chain if one.file}
    source = project.options.settings
    tests = [test for loaded in used.values() for test in _tests(project, loaded)]
    patterns = [] if source.in_force else [pattern for one in used.values() for pattern in one.values.rule_files]
    return FoundTests(tests, list(map(source.tree.name_of, used)), list(dict.fromkeys(patterns)), problems)


def tests_of_settings(file: Path) -> list[RuleTest]:
    """Return the tests of the rules in a settings file and in those that it extends, whoever owns it.

    Raises `SettingsError` if settings cannot be read or are invalid, and `PluginError` if a plugin cannot be loaded.
    """
    source = SettingsSource(WorkingTree((file.parent,)), file)
    found = rule_tests(Project(ProjectOptions(settings=source)), [file.parent])
    if found.problems:
        raise SettingsError(found.problems)
    return found.tests


def _tests(project: Project, loaded: Settings) -> Iterator[RuleTest]:
    """Yield the tests of the rules in one settings file, and in the rule files that it names."""
    tree = project.options.settings.tree
    places = rule_places(tree, loaded)
    for rule in loaded.custom:
        where, examples = places[rule.code]
        yield RuleTest(rule, where, examples, project.plugins.tables)
    for file in loaded.rule_files:
        name = tree.name_of(file.path)
        for rule in file.rules:
            yield RuleTest(rule, f"{name}:{rule.function.__code__.co_firstlineno}")
