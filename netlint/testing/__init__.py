r"""The test kit for authors of plugins: run rules, find what can go wrong in them, and write reports in a format.

from netlint import testing

def test_no_purpose():
report = testing.run(no_purpose, '[network]\nname = "Stroomop"')
assert testing.lines(report) == ["1: The charter does not say what the network is for."]

def test_all_rules():
testing.check_package("netlint_ours")
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from netlint.testing.checks import check_package, check_rule
    from netlint.testing.format_tests import report
    from netlint.testing.rule_tests import TODAY, assert_finds, check_example, lines, run

__all__ = ["TODAY", "assert_finds", "check_example", "check_package", "check_rule", "lines", "report", "run"]

_MODULES = {"check_package": "checks", "check_rule": "checks", "report": "format_tests"}
"""The modules of the names that are not in `rule_tests`."""


def __getattr__(name: str) -> Any:
    """Return a name of `__all__`, loaded on first use, because the pytest plugin is in this package too."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"netlint.testing.{_MODULES.get(name, 'rule_tests')}"), name)
