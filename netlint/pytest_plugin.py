"""The plugin of pytest: one line in `pyproject.toml` has every rule of a package tested.

[tool.pytest.ini_options]
netlint_packages = "netlint_ours"
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from netlint.rules import Rule

OPTION = "netlint_packages"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the setting that names packages with rules."""
    parser.addini(OPTION, "Packages of which netlint tests every rule.", type="args", default=[])


def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add a test for each rule of the packages that are named, and one for each package as a whole."""
    for package in config.getini(OPTION):
        items.extend(_Package.from_parent(session, name=f"netlint:{package}").collect())


class _Package(pytest.Collector):
    def collect(self) -> Iterator[pytest.Item]:
        from netlint.plugins import rules_in  # noqa: PLC0415 (a session without such packages loads nothing)

        package = self.name.partition(":")[2]
        yield _Whole.from_parent(self, name=f"{package} is whole", package=package)
        for rule in rules_in(package):
            yield _OneRule.from_parent(self, name=f"{rule.code} {rule.name}", rule=rule)


class _Item(pytest.Item):
    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:  # noqa: ARG002
        """Say what is wrong with the rule; where in the kit that was seen helps nobody."""
        return str(excinfo.value)


class _Whole(_Item):
    def __init__(self, *, package: str, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self.package = package

    def runtest(self) -> None:
        from netlint.testing.strict import check_rules_together  # noqa: PLC0415 (see above)

        check_rules_together(self.package)


class _OneRule(_Item):
    def __init__(self, *, rule: "Rule", **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self.rule = rule

    def runtest(self) -> None:
        from netlint.testing.strict import check_rule  # noqa: PLC0415 (see above)

        check_rule(self.rule)

    def reportinfo(self) -> tuple[str, int, str]:
        """Say where the rule stands."""
        code = self.rule.function.__code__
        return code.co_filename, code.co_firstlineno - 1, self.name
