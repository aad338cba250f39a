r"""The test kit for rule authors: run rules on pieces of charters, and look for all that a rule can get wrong.

from netlint import testing

def test_no_purpose():
report = testing.run(no_purpose, '[network]\nname = "Stroomop"')
assert testing.lines(report) == ["1: The network has no purpose."]

def test_all_rules_are_whole():
testing.check_package("netlint_ours")
"""

from netlint.testing.kit import TODAY, assert_finds, check_example, lines, run
from netlint.testing.strict import check_package, check_rule

__all__ = ["TODAY", "assert_finds", "check_example", "check_package", "check_rule", "lines", "run"]
