"""docs/api.md: every public name is on it, with all that is public of it, and what each attribute means."""

import inspect
import re
import sys
from types import ModuleType
from typing import Any

import api
import api_public
import pytest
from api_members import attributes
from support.commands import ROOT

import netlint
from netlint import charter
from netlint.reporters import Reporter

PAGE = (ROOT / "docs" / "api.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^### `(\w+)`\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL))
"""What the page says of each name."""
ROW = re.compile(r"^\| `(\w+)` \| `(.+?)` \| (.*) \|$", re.MULTILINE)
CLASSES = {
    name: thing
    for name, thing in api_public.public().items()
    if inspect.isclass(thing) and name not in api_public.OPAQUE
}
SET = re.compile(r"^        self\.([a-z]\w*)(?::[^=]+)? = ", re.MULTILINE)
"""What a method sets of its object."""


@pytest.mark.parametrize("module", api_public.MODULES, ids=lambda module: module.__name__)
def test_every_public_name_is_on_it(module: ModuleType) -> None:
    others = {name for name in module.__all__ if name.startswith("netlint_") or inspect.ismodule(getattr(module, name))}
    assert set(module.__all__) - others - set(SECTIONS) == set()


@pytest.mark.parametrize(("name", "thing"), CLASSES.items(), ids=CLASSES)
def test_everything_public_of_a_class_is_on_it(name: str, thing: Any) -> None:
    """What Python knows of a class, and what its source sets, compared with the page."""
    bases = [base for base in thing.__mro__ if base.__module__.startswith("netlint") and base is not charter.Table]
    fields = [*getattr(thing, "__struct_fields__", ()), *getattr(thing, "_fields", ())]
    own = {one for base in bases for one in [*vars(base), *inspect.get_annotations(base), *SET.findall(inspect.getsource(base))]}  # fmt: skip
    expected = {one for one in {*own, *fields} if not one.startswith("_") and f"{name}.{one}" not in api_public.LEFT_OUT}  # fmt: skip
    rows = {row[0] for row in ROW.findall(SECTIONS[name])}
    functions = set(re.findall(r"```text\n(\w+)\(", SECTIONS[name]))
    assert expected - rows - functions == set()


def test_every_attribute_has_a_meaning() -> None:
    rows = [(name, row) for name, section in SECTIONS.items() for row in ROW.findall(section)]
    assert len(rows) > 400
    assert [(name, row[0]) for name, row in rows if not row[2].strip()] == []
    without = [(name, line) for name, section in SECTIONS.items() for line in section.splitlines() if line.startswith("| `") and not ROW.match(line)]  # fmt: skip
    assert without == []


def test_every_type_of_a_signature_or_an_attribute_is_on_it() -> None:
    known = {*SECTIONS, *api_public.GENERAL, "T", "P", "P_co"}
    for name, section in SECTIONS.items():
        written = [row[1] for row in ROW.findall(section)] + re.findall(r"```text\n(.*?)\n```", section, re.DOTALL)
        words = re.findall(r"(?<![\w.])[A-Z]\w+", re.sub(r'"[^"]*"', "", " ".join(written)))
        constants = {word for word in words if word.isupper() and hasattr(netlint.testing, word)}
        assert {word for word in words if word.removeprefix("netlint.") not in known} - constants - {name} == set(), (
            name
        )


class Private:
    """A class that is not public."""


class Lacking:
    """A class with attributes that a reader would have to guess."""

    told = ""

    def __init__(self, made: Private, name: str) -> None:
        self.made = made
        self.name = name
        """The name."""
        self.number = 3
        """The number."""

    def run(self) -> Private:
        """Return what is not public."""
        raise NotImplementedError


def test_what_lacks_a_meaning_or_a_public_type_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("lacking")
    module.__doc__ = "A module."
    vars(module).update(Lacking=Lacking, __all__=["Lacking"])
    Lacking.__module__ = "netlint.lacking"
    monkeypatch.setitem(sys.modules, "netlint.lacking", sys.modules[__name__])
    for where in (api, api_public):
        monkeypatch.setattr(where, "MODULES", (*api_public.MODULES, module))
    with pytest.raises(api.ApiError) as refused:
        api.api_page()
    assert str(refused.value).split("\n") == [
        "Lacking.told: it has no meaning",
        "Lacking.told: it has no type",
        "Lacking.made: it has no meaning",
        "Lacking.number: it has no type",
        "Lacking.run: the type Private is not public",
    ]


def test_what_is_left_out_and_does_not_exist_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(api_public.LEFT_OUT, "Rule.gone", "it was there once")
    with pytest.raises(api.ApiError, match=r"^Rule\.gone: it is left out, but there is no such attribute$"):
        api.api_page()


def test_attributes_are_read_where_the_source_sets_them() -> None:
    found = {one.name: one for one in attributes(Reporter)}
    assert found["signature"].type == "str"
    assert found["signature"].meaning.startswith("A regular expression for the beginning of a report.")
    assert found["context"].type == "ReportContext"
    assert found["notes"].meaning.startswith("What to tell on standard error")
