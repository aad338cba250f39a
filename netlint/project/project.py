"""A project on disk: plugins and settings, loaded once, and which of them hold for each charter. Checks nothing."""

import contextlib
import os
from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import msgspec

from netlint import settings
from netlint.i18n import Message, notice
from netlint.linter.fixtures import RunOptions
from netlint.linter.suppressions.directives import AgreedExceptions
from netlint.linter.suppressions.model import AgreedException
from netlint.plugins.registry import Plugins, load_plugins
from netlint.project import discovery, files
from netlint.rules.base import Rule
from netlint.settings import Overrides, ResolvedSettings, Settings, SettingsError, SettingsSource
from netlint.settings.extended import MAX_CHAIN
from netlint.settings.resolve import KEPT
from netlint.settings.source import Tree
from netlint.toml import MAX_BYTES


class ProjectOptions(NamedTuple):
    """Which plugins and settings a run uses, and what its rules can know of it; it can be handed to another process."""

    overrides: Overrides = Overrides()
    run: RunOptions = RunOptions()
    """What rules can know of the run."""
    isolated: bool = False
    without: tuple[str, ...] = ()
    """Plugins that are left out."""
    settings: SettingsSource = SettingsSource(files.WorkingTree())
    """Where settings come from."""
    beside: files.WorkingTree = files.WorkingTree()
    """The files on disk, for what charters name."""


class RunError(msgspec.Struct, frozen=True):
    """Why netlint could not do its work on something."""

    message: Message
    tracebacks: tuple[str, ...] = ()
    """The tracebacks of what rule files have raised, if that is why."""


class Project:
    """Plugins and settings, loaded once, and what holds for each charter."""

    def __init__(
        self,
        options: ProjectOptions,
        loaded: Plugins | None = None,
        before_rule_files: Callable[[], None] = lambda: None,
    ) -> None:
        """Load the plugins, where they are not `loaded` yet; `before_rule_files` is called before one is run.

        Raises `PluginError` for a plugin that cannot be loaded.
        """
        self.options = options
        self._before_rule_files = before_rule_files
        self.plugins = loaded or load_plugins(isolated=options.isolated, without=options.without)
        self.rules: dict[str, Rule] = dict(self.plugins.rules)
        """The rules of plugins, and those of the settings that have been read."""
        self._by_folder: dict[str, Settings] = {}
        self._by_file: dict[Path | None, Settings] = {}
        self._found: dict[Path, settings.Found] = {}
        self._failed: dict[Path | None, SettingsError] = {}
        self._loading: list[Path | None] = []
        self._joined: dict[tuple[int, ...], tuple[AgreedExceptions, list[AgreedExceptions]]] = {}

    def looking_at(self, tree: Tree) -> "Project":
        """Return a project with the settings of another tree, which are looked at: no rule file in it is run."""
        source = SettingsSource(tree, in_force=False)
        return Project(self.options._replace(settings=source), self.plugins)

    def with_settings_in(self, tree: Tree) -> "Project":
        """Return a project with the settings of another tree, which are used as those of this project are."""
        source = self.options.settings._replace(tree=tree)
        return Project(self.options._replace(settings=source), self.plugins)

    def settings_of(self, folder: Path) -> Settings:
        """Return the settings nearest to a folder. Raises `SettingsError` for settings that cannot be read or used."""
        name = str(folder)  # a path takes longer to make absolute, or to find in a table, than all else here
        if name not in self._by_folder:
            source = self.options.settings
            if not self.options.isolated and source.file is None:
                source = source._replace(file=settings.find(folder, source.tree, self._found))
            self._by_folder[name] = self._settings_in(source)
        return self._by_folder[name]

    def _settings_in(self, source: SettingsSource) -> Settings:
        """Read a file with settings, once. Raises `SettingsError`, the same each time."""
        file = source.file
        if file in self._failed:
            raise self._failed[file]
        if file not in self._by_file:
            options = self.options
            self._loading.append(file)
            try:
                loaded = settings.load(
                    source,
                    options.overrides,
                    self.plugins,
                    left_out=options.without,
                    before_rule_files=self._before_rule_files,
                    load_extended=partial(self._extended_by, source),
                )
                self._take_up(loaded)
            except SettingsError as error:
                self._failed[file] = error
                raise
            finally:
                self._loading.pop()
            self._by_file[file] = loaded
        return self._by_file[file]

    def _extended_by(self, source: SettingsSource, file: Path) -> Settings | None:
        """Return the settings in a file that those of `source` extend; `None` in a circle. Raises `SettingsError`."""
        if file in self._loading or len(self._loading) >= MAX_CHAIN:
            return None
        is_elsewhere = source.file is not None and source.folder not in (None, source.file.parent)
        return self._settings_in(source._replace(file=file, folder=source.folder if is_elsewhere else None))

    def _take_up(self, loaded: Settings) -> None:
        """Take up the rules that stand in settings; in one run a code means one thing."""
        for rule in loaded.own_rules:
            if rule.preset and self.rules.get(rule.code, rule).preset == rule.preset:
                self.rules.setdefault(rule.code, rule)  # other settings in this run may extend the same preset
                continue
            if rule.code in self.rules:
                template = (
                    "{file}: another netlint.toml in this run has a rule {code} too. Check them in separate runs."
                )
                raise SettingsError([notice(template, file=loaded.file, code=rule.code)])
            self.rules[rule.code] = rule

    def prepare(self, paths: Iterable[Path]) -> None:
        """Read the settings of charters and folders before any is checked: a run has to know all its rules.

        Raises nothing for settings with a mistake: checking what they hold for says so.
        """
        for folder in {path if files.is_folder(path) else path.parent for path in paths}:
            with contextlib.suppress(SettingsError):
                self.settings_of(folder)

    def loaded(self) -> list[Settings]:
        """Return the settings that have been read."""
        return list(self._by_file.values())

    def settings_problems(self) -> list[Message]:
        """Return what is wrong with the settings that were read, once for each file."""
        return [error.message for error in self._failed.values()]

    def files_read(self) -> list[Path]:
        """Return the files that settings were read from, or could not be: with the rule files that they name."""
        rule_files = (one.path for loaded in self.loaded() for one in loaded.rule_files)
        return [*filter(None, self._by_file), *filter(None, self._failed), *rule_files]

    def resolve(self, path: Path) -> ResolvedSettings:
        """Return what holds for the charter at a path, or for a folder. Raises as `settings_of` does."""
        nearest = self.settings_of(path if files.is_folder(path) else path.parent)
        layers = (one.layers_for(relative(path, one)) for one in reversed(nearest.chain) if one.layers)
        return nearest.resolve(self.plugins.rules, tuple(chain.from_iterable(layers)))

    def comparing(self, paths: Iterable[Path]) -> tuple[Rule, ...]:
        """Return the rules that compare what functions return of charters, and are selected for any of `paths`.

        `prepare` has read the settings of these charters.
        """
        found: dict[str, Rule] = {}
        seen: set[int] = set()
        for path in paths if any(rule.compares for rule in self.rules.values()) else ():
            with contextlib.suppress(SettingsError):
                selection = self.resolve(path).selection
                if id(selection) not in seen:  # many charters share it
                    seen.add(id(selection))
                    found |= {rule.code: rule for rule in selection.comparing}
        return tuple(found[code] for code in sorted(found))

    def limit_of(self, path: Path) -> int:
        """Return the most bytes of a charter that its settings let netlint read."""
        try:
            return self.resolve(path).values.max_bytes
        except SettingsError:  # checking it will say so
            return MAX_BYTES

    def exceptions(self, path: Path) -> tuple[AgreedException, ...]:
        """Return the exceptions that are about a charter. Raises as `settings_of` does."""
        nearest = self.settings_of(path.parent)
        found = [one.exceptions_for(relative(path, one)) for one in nearest.chain if one.exceptions]
        return self._together(found) if len(found) > 1 else found[0] if found else ()

    def _together(self, found: list[AgreedExceptions]) -> AgreedExceptions:
        """Return the exceptions of several settings as one: the same for the same, as many charters share them."""
        key = tuple(map(id, found))
        if key not in self._joined:
            if len(self._joined) >= KEPT:
                self._joined.clear()
            self._joined[key] = AgreedExceptions(chain.from_iterable(found)), found
        return self._joined[key][0]

    def find(
        self,
        path: Path,
        refuse: discovery.Refuse,
        entered: Callable[[Path], None] = lambda _folder: None,
        skipped: discovery.Skipped = lambda _folder, _reason: None,
    ) -> list[Path]:
        """Return the charters that a path stands for: a file is one whatever its name, a folder is looked through.

        What cannot be looked at in a folder is handed to `refuse`; `entered` is told of each folder looked into, and
        `skipped` of what is left out.
        """
        if not files.is_folder(path):
            return [path]
        root = files.WorkingTree().root_of(path)

        def is_excluded(inside: Path) -> bool:
            if where := self.excluded_by(inside):
                skipped(inside, notice("`exclude` in {where}", where=where))
            return where is not None

        return list(discovery.charters(path, root, is_excluded, refuse, entered, skipped))

    def excluded_by(self, path: Path) -> str | None:
        """Return where the settings stand that leave a path out when folders are looked through, if they do."""
        try:
            nearest = self.settings_of(path.parent)
        except SettingsError:
            return None  # checking the charter will say so
        for one in nearest.chain:
            if one.values.exclude and one.excludes(relative(path, one) + "/" * files.is_folder(path)):
                return one.origins["exclude"]
        return None


def unreadable(path: Path, reason: Message) -> RunError:
    """Return what is said of a path that cannot be looked at."""
    return RunError(notice("{path} cannot be read: {reason}.", path=files.one_line(path), reason=reason))


def relative(path: Path, nearest: Settings) -> str:
    """Return a path relative to the folder of the settings nearest to it."""
    shown = os.path.relpath(path, nearest.folder) if nearest.folder else str(path)
    if nearest.folder and shown.startswith(os.pardir):  # it may be reached by a link, as what is in /tmp on macOS
        shown = os.path.relpath(Path(os.path.realpath(path.parent), path.name), os.path.realpath(nearest.folder))
    return os.fsencode(Path(shown).as_posix()).decode(errors="replace")  # settings cannot name what is no UTF-8
