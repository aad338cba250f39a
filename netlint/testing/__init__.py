r"""The test kit for rule authors: run rules on parts of charters, and check everything that can go wrong in a rule.

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
    from netlint.testing.rule_tests import TODAY, assert_finds, check_example, lines, run

__all__ = ["TODAY", "assert_finds", "check_example", "check_package", "check_rule", "lines", "run"]


def __getattr__(name: str) -> Any:
    """Return a name of `__all__`, loaded on first use, because the pytest plugin is in this package too."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = "checks" if name in ("check_package", "check_rule") else "rule_tests"
    return getattr(import_module(f"netlint.testing.{module}"), name)
