"""The pytest plugin: one line in `pyproject.toml` tests every rule of a package, or the own rules of a settings file.

[tool.pytest.ini_options]
netlint_packages = "netlint_ours"
netlint_settings = "netlint.toml"

The tests belong to the file with this line, so pytest collects, counts and names them like any others. pytest loads
this module in every project. What `import netlint` does not load, such as the test kit, it loads for these lines only.
"""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from netlint.rules.base import Rule
from netlint.rules.collect import rules_in
from netlint.utils.errors import Problem, raised

if TYPE_CHECKING:
    from netlint.testing.settings_tests import RuleTest

PACKAGES = "netlint_packages"
SETTINGS = "netlint_settings"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options that list packages with rules, and settings files with rules."""
    parser.addini(PACKAGES, "Packages whose rules netlint tests.", type="args", default=[])
    parser.addini(SETTINGS, "Settings files of netlint whose own rules it tests.", type="args", default=[])


def pytest_configure(config: pytest.Config) -> None:
    """Collect the file with the options if the command lists no tests: `testpaths` may not include it."""
    option = next((name for name in (PACKAGES, SETTINGS) if config.getini(name)), None)
    if not option:
        return
    file = config.inipath
    if file is None:
        raise pytest.UsageError(f"{option} must be set in a configuration file of pytest, such as pyproject.toml.")
    below = (config.invocation_params.dir / given for given in config.args)
    if config.args_source is not config.ArgsSource.ARGS and not any(map(file.is_relative_to, below)):
        config.args.append(str(file))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Find the tests of rules in the file that lists the packages and settings."""
    config = parent.config
    wanted = file_path == config.inipath and (config.getini(PACKAGES) or config.getini(SETTINGS))
    return _Settings.from_parent(parent, path=file_path) if wanted else None


class _Settings(pytest.File):
    def collect(self) -> Iterator[pytest.Collector]:
        for package in self.config.getini(PACKAGES):
            yield _Package.from_parent(self, name=package)
        for name in self.config.getini(SETTINGS):
            yield _OwnRules.from_parent(self, name=name)


class _Package(pytest.Collector):
    """A test for each rule of a package, and one for the package as a whole."""

    def collect(self) -> Iterator[pytest.Item]:
        from netlint.testing.presets import rules_of_presets

        try:
            rules = rules_in(self.name)
            shared = rules_of_presets(self.name, rules)
        except (Exception, SystemExit) as error:  # noqa: BLE001 (a failed test shows it, and the others still run)
            yield _Unloaded.from_parent(self, name="can be imported", problem=_said(self.name, error))
            return
        yield _Whole.from_parent(self, name="package", package=self.name)
        for rule in rules:
            yield _OneRule.from_parent(self, name=f"{rule.code} {rule.name}", rule=rule)
        for rule in shared:
            yield _OneRule.from_parent(self, name=f"{rule.code} {rule.name} ({rule.preset})", rule=rule)


class _OwnRules(pytest.Collector):
    """A test for each rule without code, and each rule in a rule file, of a settings file."""

    def collect(self) -> Iterator[pytest.Item]:
        from netlint.project.rule_tests import tests_of_settings

        try:
            tests = tests_of_settings(self.path.parent / self.name)
        except Problem as error:
            yield _Unloaded.from_parent(self, name="can be loaded", problem=error.message.text())
            return
        for test in tests:
            yield _OwnRule.from_parent(self, name=f"{test.rule.code} {test.rule.name}", test=test)
        if not any(test.examples for test in tests):
            problem = f"{SETTINGS} lists {self.name}, but there is nothing to test: none of its own rules has examples."
            yield _Unloaded.from_parent(self, name="has examples", problem=problem)


def _said(package: str, error: BaseException) -> str:
    """Return why the rules of a package cannot be imported, with the line of its files if there is one."""
    top = package.partition(".")[0]
    spec = find_spec(top)
    if spec is None:
        return f"{PACKAGES} lists {package}, but no package {top} is installed or on the path. Check the spelling."
    where = Path(spec.origin) if spec.origin else None
    if where and spec.submodule_search_locations:
        where = where.parent
    return f"{package} cannot be imported: {raised(error, where)}"


class _Item(pytest.Item):
    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:  # noqa: ARG002 (pytest's)
        """Return what is wrong with the rule, without the traceback through the kit."""
        return str(excinfo.value)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return its place: the file with the settings, unless a subclass knows better."""
        return self.path, None, f"{self.parent.name if self.parent else ''} {self.name}"


class _Unloaded(_Item):
    def __init__(self, *, problem: str, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]  # pytest's own
        self.problem = problem

    def runtest(self) -> None:
        raise AssertionError(self.problem)


class _Whole(_Item):
    def __init__(self, *, package: str, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]  # pytest's own
        self.package = package

    def runtest(self) -> None:
        from netlint.testing.checks import check_rules_together

        check_rules_together(self.package)


class _OneRule(_Item):
    def __init__(self, *, rule: Rule, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]  # pytest's own
        self.rule = rule

    def runtest(self) -> None:
        from netlint.testing.checks import check_rule

        check_rule(self.rule)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return the file and line of the rule, if it has code."""
        if self.rule.has_page_of_its_own:
            return super().reportinfo()
        code = self.rule.function.__code__
        return Path(code.co_filename), code.co_firstlineno - 1, self.name


class _OwnRule(_Item):
    def __init__(self, *, test: "RuleTest", **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]  # pytest's own
        self.test = test

    def runtest(self) -> None:
        if not self.test.examples:
            pytest.skip(f"{self.test.where}: it has no examples. Write part of a charter in `bad` and in `good`.")
        if failures := self.test.failures():
            raise AssertionError("\n".join(line for failure in failures for line in failure.lines()))
