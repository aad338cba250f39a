"""The examples in docstrings work, in netlint and in the plugins of this repository that are installed with it."""

import doctest
import pkgutil
from importlib import import_module

import pytest

import netlint
import netlint_essentials

MODULES = [
    found.name
    for package in (netlint, netlint_essentials)
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    if not found.name.endswith("__main__")
]


def examples(module: str) -> list[doctest.DocTest]:
    return [test for test in doctest.DocTestFinder().find(import_module(module)) if test.examples]


WITH_EXAMPLES = [test for module in MODULES for test in examples(module)]


def test_there_are_examples() -> None:
    assert len(MODULES) > 300
    assert len(WITH_EXAMPLES) > 40


@pytest.mark.parametrize("example", WITH_EXAMPLES, ids=lambda example: example.name)
def test_an_example_in_a_docstring_works(example: doctest.DocTest) -> None:
    printed: list[str] = []
    outcome = doctest.DocTestRunner().run(example, out=printed.append)
    assert outcome.attempted
    assert not outcome.failed, "".join(printed)
