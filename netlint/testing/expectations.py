"""Saying what is wrong: an `AssertionError` of the kit's own, which `python -O` does not take out."""

from typing import NoReturn

from netlint.rules.base import Rule


def fail(said: str) -> NoReturn:
    """Raise an `AssertionError` that says what is wrong."""
    raise AssertionError(said)


def expect(holds: object, said: str) -> None:
    """Raise an `AssertionError` that says what is wrong, unless something holds."""
    if not holds:
        fail(said)


def expect_rule(given: object) -> None:
    """Refuse what is no rule: as a rule a function without its decorator."""
    name = getattr(given, "__name__", type(given).__name__)
    expect(isinstance(given, Rule), f"{name} is no rule: put @netlint.rule(...) above the function")
