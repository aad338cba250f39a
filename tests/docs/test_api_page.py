"""docs/api.md: every public name is on it, with all that is public of it."""

import inspect
import re
from types import ModuleType
from typing import Any, get_type_hints

import pytest
from support.commands import ROOT

import netlint
from netlint import charter, fields, reporters, testing

SECTIONS = dict(
    re.findall(
        r"^### `(\w+)`\n(.*?)(?=^##|\Z)", (ROOT / "docs" / "api.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
)
"""What the page says of each name."""
MODULES = (netlint, fields, testing, reporters)
CLASSES = [
    (name, thing) for module in MODULES for name in module.__all__ if inspect.isclass(thing := getattr(module, name))
]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_public_name_is_on_it(module: ModuleType) -> None:
    hooks = {name for name in module.__all__ if name.startswith("netlint_")}  # the answers of a plugin, for pluggy
    assert set(module.__all__) - hooks - set(SECTIONS) == set()


def test_every_table_of_the_charter_is_on_it() -> None:
    tables = {name for name in charter.__all__ if isinstance(thing := getattr(charter, name), type) and issubclass(thing, charter.Table)}  # fmt: skip
    assert tables - set(SECTIONS) == set()


@pytest.mark.parametrize(("name", "thing"), CLASSES, ids=[name for name, _thing in CLASSES])
def test_everything_public_of_a_class_is_on_it(name: str, thing: Any) -> None:
    own = {attribute for base in thing.__mro__ if base.__module__.startswith("netlint") for attribute in [*vars(base), *inspect.get_annotations(base)]}  # fmt: skip
    missing = {one for one in own if not one.startswith("_") and not re.search(rf"\b{one}\b", SECTIONS[name])}
    assert missing == set()


HANDED_ON = {"Plugins", "Settings"}
"""What a program gets and hands on to `check`, and what is in it may change."""


def test_every_type_that_a_public_function_returns_is_on_it() -> None:
    functions = [getattr(module, name) for module in MODULES for name in module.__all__]
    returned = {
        word
        for function in filter(inspect.isfunction, functions)
        for word in re.findall(r"netlint[\w.]*\.([A-Z]\w+)", str(get_type_hints(function).get("return")))
    }
    assert returned > HANDED_ON
    assert returned - HANDED_ON - set(SECTIONS) == set()
