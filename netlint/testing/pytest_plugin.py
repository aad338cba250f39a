"""The pytest plugin: one line in `pyproject.toml` tests every rule of a package.

[tool.pytest.ini_options]
netlint_packages = "netlint_ours"

The tests belong to the file with this line, so pytest collects, counts and names them like any others.
"""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from netlint.rules.base import Rule
from netlint.rules.collect import rules_in
from netlint.utils.errors import raised

OPTION = "netlint_packages"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the setting that lists packages with rules."""
    parser.addini(OPTION, "Packages whose rules netlint tests.", type="args", default=[])


def pytest_configure(config: pytest.Config) -> None:
    """Collect the file with the setting if the command lists no tests: `testpaths` may not include it."""
    if not config.getini(OPTION):
        return
    file = config.inipath
    if file is None:
        raise pytest.UsageError(f"{OPTION} must be set in a configuration file of pytest, such as pyproject.toml.")
    below = (config.invocation_params.dir / given for given in config.args)
    if config.args_source is not config.ArgsSource.ARGS and not any(map(file.is_relative_to, below)):
        config.args.append(str(file))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Find the tests of rules in the file that lists the packages."""
    wanted = file_path == parent.config.inipath and parent.config.getini(OPTION)
    return _Settings.from_parent(parent, path=file_path) if wanted else None


class _Settings(pytest.File):
    def collect(self) -> Iterator[pytest.Collector]:
        for package in self.config.getini(OPTION):
            yield _Package.from_parent(self, name=package)


class _Package(pytest.Collector):
    """A test for each rule of a package, and one for the package as a whole."""

    def collect(self) -> Iterator[pytest.Item]:
        try:
            rules = rules_in(self.name)
        except (Exception, SystemExit) as error:  # noqa: BLE001 (a failed test shows it, and the others still run)
            yield _Unloaded.from_parent(self, name="can be imported", problem=_said(self.name, error))
            return
        yield _Whole.from_parent(self, name="package", package=self.name)
        for rule in rules:
            yield _OneRule.from_parent(self, name=f"{rule.code} {rule.name}", rule=rule)


def _said(package: str, error: BaseException) -> str:
    """Return why the rules of a package cannot be imported, with the line of its files if there is one."""
    top = package.partition(".")[0]
    spec = find_spec(top)
    if spec is None:
        return f"{OPTION} lists {package}, but no package {top} is installed or on the path. Check the spelling."
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

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return the file and line of the rule."""
        code = self.rule.function.__code__
        return Path(code.co_filename), code.co_firstlineno - 1, self.name
