"""Settings: those in a file, and those of the command line on top. Checks no charter."""

from collections.abc import Callable, Collection

from netlint.i18n import Message
from netlint.plugins.registry import Plugins
from netlint.settings.extended import LoadExtended
from netlint.settings.resolve import Settings
from netlint.settings.schema import Overrides, SettingsError, SettingsFile
from netlint.settings.source import SettingsSource
from netlint.settings.validate import SettingsValidator


def load(
    source: SettingsSource,
    overrides: Overrides,
    plugins: Plugins,
    *,
    left_out: Collection[str] = (),
    before_rule_files: Callable[[], None] = lambda: None,
    load_extended: LoadExtended = lambda _file: None,
) -> Settings:
    """Read the file of `source`, and check it and `overrides`, which come on top, against what plugins provide.

    `left_out` names the plugins that --no-plugin leaves out; `before_rule_files` is called before a rule file is run.
    `load_extended` returns the settings in a file that these extend, or `None` if it is being read already. Raises
    `SettingsError` with every problem found, each with its place, and where the file cannot be read.
    """
    checker = SettingsValidator(plugins, left_out)
    loaded, problems = Settings(SettingsFile(), {}, {}, None, overrides=overrides), list[Message]()
    causes: list[BaseException] = []
    if source.file:
        from netlint.settings.reader import SettingsReader

        given = SettingsReader(source.file, source, checker, before_rule_files)
        base = given.extended(load_extended)
        loaded, problems = given.settings(overrides, base), given.problems
        problems, causes = problems or loaded.pattern_problems(), given.own.causes
    if not problems and source.in_force:  # a file with a mistake may name rules that are then not known
        problems = list(checker.overrides(overrides))
    if problems:
        raise SettingsError(problems, causes)
    return loaded
