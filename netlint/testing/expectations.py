"""Reporting mistakes: an `AssertionError` that the kit raises itself, so that `python -O` does not remove it."""

from typing import NoReturn

from netlint.rules.base import Rule


def fail(problem: str) -> NoReturn:
    """Raise an `AssertionError` with a message."""
    raise AssertionError(problem)


def expect(condition: object, problem: str) -> None:
    """Raise an `AssertionError` with a message unless a condition is true."""
    if not condition:
        fail(problem)


def expect_rule(given: object) -> None:
    """Refuse anything that is not a rule, usually a function without the decorator."""
    name = getattr(given, "__name__", type(given).__name__)
    expect(isinstance(given, Rule), f"{name} is not a rule. Put @netlint.rule(...) above the function.")
