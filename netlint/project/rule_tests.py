"""The tests of the rules in the settings of charters and folders. Runs none of them."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from netlint.i18n import Message, notice
from netlint.project.files import WorkingTree, is_folder, read_limited
from netlint.project.project import Project, ProjectOptions
from netlint.settings import Settings, SettingsError, SettingsSource
from netlint.settings.example_places import rule_places
from netlint.settings.source import MAX_SETTINGS
from netlint.testing.settings_tests import RuleTest
from netlint.toml import parse


class FoundTests(NamedTuple):
    """The tests of rules, and what could not be tested."""

    tests: list[RuleTest]
    files: list[str]
    """The names of the settings files that were read."""
    not_run: list[str]
    """The patterns of rule files that were not run, because the settings are only looked at."""
    problems: list[Message]
    """What kept netlint from reading settings."""


def rule_tests(project: Project, paths: Iterable[Path], named: Iterable[Path] = ()) -> FoundTests:
    """Return the tests of the rules in all settings that apply to charters and folders.

    A file that is `named`, has rules and belongs to none of these settings is a problem: nothing in it is tested.
    """
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
    problems += _untested(project, named, used)
    tests = [test for loaded in used.values() for test in _tests(project, loaded)]
    patterns = [] if source.in_force else [pattern for one in used.values() for pattern in one.values.rule_files]
    return FoundTests(tests, list(map(source.tree.name_of, used)), list(dict.fromkeys(patterns)), problems)


def _untested(project: Project, named: Iterable[Path], used: Mapping[Path, Settings]) -> Iterator[Message]:
    """Yield which of the files that are named have rules that are not tested."""
    rule_files = (file.path for loaded in used.values() for file in loaded.rule_files)
    known = {os.path.realpath(file) for file in (*used, *rule_files)}
    for path in named:
        if is_folder(path) or os.path.realpath(path) in known:
            continue
        if path.suffix == ".py":
            template = "{file} is not in `rule-files` of the settings that apply here, so its rules are not tested."
            yield notice(template, file=project.options.settings.tree.name_of(path))
        elif _has_rules(path):
            template = "To test the rules in {file}, use --settings {file}."
            yield notice(template, file=project.options.settings.tree.name_of(path))


def _has_rules(path: Path) -> bool:
    """Return whether a file is a settings file with rules."""
    try:
        data = parse(path.name, read_limited(path, MAX_SETTINGS), max_bytes=MAX_SETTINGS).data or {}
    except OSError:  # the run says so
        return False
    return not {"custom", "rule-files"}.isdisjoint(data)


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
