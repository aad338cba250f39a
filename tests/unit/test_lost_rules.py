"""Rules that a module makes and loses: told, with the lines, in packages and in rule files."""

import importlib
import sys
from itertools import count
from pathlib import Path

import pytest
from support.rule_modules import HEAD, rule_text

from netlint import rules_in
from netlint.project.files import WorkingTree
from netlint.rules.base import RuleError
from netlint.settings.rule_files import RuleFileError, load_rules

NUMBERS = count()
FIRST = rule_text("OUR001")
MAKER = f"def make(code):\n{rule_text('code', indent='    ')}    return none_yet\n\n"
LOST = {
    "two functions": (f"{FIRST}{rule_text('OUR002')}", "line 12 has another rule with the name `none_yet`"),
    "two functions and one code": (f"{FIRST}{FIRST}", "line 12 has another rule with the name `none_yet`"),
    "a loop": (
        "for code in ('OUR001', 'OUR002'):\n" + rule_text("code", indent="    "),
        "the same lines make OUR002, with the same name",
    ),
    "a variable": (f"{FIRST}none_yet = 3\n", "`none_yet` is something else at the end of the module (int)"),
    "a function": (f"{FIRST}def none_yet(): ...\n", "something else at the end of the module (function)"),
    "an import": (f"{FIRST}import json as none_yet\n", "something else at the end of the module (module)"),
    "a decorator above": (f"@lambda made: print\n{FIRST}", "(builtin_function_or_method)"),
    "del": (f"{FIRST}del none_yet\n", "`none_yet` is not a name of the module at its end"),
    "a function that makes rules": (f"{MAKER}make('OUR001')\n", "`make` makes it, and the module does not keep it"),
    "a list of rules": (f"{MAKER}RULES = [make('OUR001')]\n", "`make` makes it, and the module does not keep it"),
}
KEPT = {
    "if": (f"if True:\n{rule_text('OUR001', indent='    ')}", 1),
    "a function that makes rules": (f"{MAKER}one, two = make('OUR001'), make('OUR002')\n", 2),
    "two names of one rule": (f"{FIRST}same = none_yet\n", 1),
    "made later": (f"{FIRST}\ndef later():\n{rule_text('OUR002', indent='    ')}", 1),
}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / f"netlint_lost_{next(NUMBERS)}"
    folder.mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    return folder


@pytest.mark.parametrize(("source", "told"), LOST.values(), ids=LOST)
def test_a_package_that_loses_a_rule_is_refused(source: str, told: str, package: Path) -> None:
    (package / "__init__.py").write_text("", "utf-8")
    (package / "circles.py").write_text(HEAD + source, "utf-8")
    with pytest.raises(RuleError) as error:
        rules_in(package.name)
    assert "rule OUR001 (none-yet, circles.py, line " in str(error.value)
    assert told in str(error.value)


@pytest.mark.parametrize(("source", "told"), LOST.values(), ids=LOST)
def test_a_rule_file_that_loses_a_rule_is_refused(source: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "circles.py"
    file.write_text(f"{HEAD}{source}{rule_text('OUR009', name='another')}", "utf-8")
    with pytest.raises(RuleFileError) as error:
        load_rules(WorkingTree(), file)
    assert "rule OUR001 (none-yet, circles.py, line " in str(error.value)
    assert told in str(error.value)


@pytest.mark.parametrize(("source", "number"), KEPT.values(), ids=KEPT)
def test_what_a_module_keeps_is_found_once(source: str, number: int, package: Path, tmp_path: Path) -> None:
    (package / "__init__.py").write_text(HEAD + source, "utf-8")
    assert len(rules_in(package.name)) == number
    file = tmp_path / "circles.py"
    file.write_text(HEAD + source, "utf-8")
    assert len(load_rules(WorkingTree(), file).rules) == number


def test_rules_that_a_module_makes_with_another_of_its_package_are_found(package: Path) -> None:
    (package / "__init__.py").write_text("", "utf-8")
    (package / "makers.py").write_text(HEAD + MAKER, "utf-8")
    (package / "circles.py").write_text(f"from {package.name}.makers import make\none = make('OUR001')\n", "utf-8")
    assert [rule.code for rule in rules_in(package.name)] == ["OUR001"]
    assert [rule.code for rule in rules_in(f"{package.name}.circles")] == ["OUR001"]


def test_rules_are_found_at_any_depth(package: Path) -> None:
    for folder, code in ((package, "OUR001"), (package / "deep", "OUR002"), (package / "deep" / "deeper", "OUR003")):
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").write_text(HEAD + rule_text(code), "utf-8")
    (package / "tests.py").write_text(HEAD + rule_text("OUR004"), "utf-8")
    for data in ("locale", "templates-of-ours", "__pycache__"):
        (package / data).mkdir(exist_ok=True)
        (package / data / ("nl.toml" if data == "locale" else "is_no_module.py")).write_text("{", "utf-8")
    assert [rule.code for rule in rules_in(package.name)] == ["OUR001", "OUR002", "OUR003", "OUR004"]


@pytest.mark.parametrize("below", ["", "deep"])
def test_a_folder_of_modules_that_is_no_package_is_refused(package: Path, below: str) -> None:
    """Python can import it, but nothing finds it, and a build leaves it out."""
    (package / below / "more").mkdir(parents=True)
    for folder in {package, package / below}:
        (folder / "__init__.py").write_text("", "utf-8")
    (package / below / "more" / "circles.py").write_text(HEAD + FIRST, "utf-8")
    where = f"{below or package.name}/more"
    with pytest.raises(RuleError, match=f"^{where} has modules \\(circles.py\\), but no `__init__.py`"):
        rules_in(package.name)


def test_the_tests_of_a_package_are_no_rules(package: Path) -> None:
    for folder, text in ((package, ""), (package / "tests", HEAD + FIRST)):
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").write_text(text, "utf-8")
    assert rules_in(package.name) == []


def test_rules_that_a_module_makes_with_another_package_are_told(package: Path) -> None:
    makers = package.parent / f"makers_{package.name}.py"
    makers.write_text(HEAD + MAKER, "utf-8")
    (package / "__init__.py").write_text(f"from {makers.stem} import make\none = make('OUR001')\n", "utf-8")
    with pytest.raises(RuleError, match=f"its function is in the module {makers.stem}, so it is a rule of that"):
        rules_in(package.name)


def test_a_module_that_is_reloaded_has_lost_nothing(package: Path) -> None:
    file = package / "__init__.py"
    file.write_text(HEAD + FIRST, "utf-8")
    assert len(rules_in(package.name)) == 1
    file.write_text(f"{HEAD}# A line more\n{FIRST}{rule_text('OUR002', name='another')}", "utf-8")
    importlib.reload(sys.modules[package.name])
    assert [rule.code for rule in rules_in(package.name)] == ["OUR001", "OUR002"]


def test_a_reload_that_loses_a_rule_is_told(package: Path) -> None:
    file = package / "__init__.py"
    file.write_text(HEAD + FIRST, "utf-8")
    rules_in(package.name)
    file.write_text(f"{HEAD}{FIRST}{rule_text('OUR002')}# More", "utf-8")
    importlib.reload(sys.modules[package.name])
    with pytest.raises(RuleError, match="is lost"):
        rules_in(package.name)


NO_RULE = {
    "a lambda": ("none = RULE(lambda charter: ())\n", "is above a lambda. Write a function with `def`"),
    "a class": ("@RULE\nclass None_: ...\n", "is above a class. Write it directly above a function"),
    "a partial": ("none = RULE(functools.partial(print))\n", "is above a functools.partial."),
    "a static method": ("@RULE\n@staticmethod\ndef none(charter): ...\n", "is above a method."),
    "a bound method": ("none = RULE(functools.partial(print).__call__)\n", "is above a method"),
    "a builtin": ("none = RULE(print)\n", "is above a function without Python code."),
    "nothing": ("none = RULE(None)\n", "is above a NoneType."),
    "a rule": (f"@RULE\n{FIRST}", "is above a function that is a rule already: OUR001. Use @rule once"),
    "another decorator": (
        rule_text("OUR001", decorator="@functools.wraps(print)"),
        "another decorator has replaced its function; write @rule directly above it",
    ),
    "in a class": (f"class Checks:\n{rule_text('OUR001', indent='    ')}", "it is in the class `Checks`; move it out"),
    "a list": (FIRST.replace("yield", "return"), "it never yields a finding; write `yield Finding(...)` for each one"),
    "a coroutine": (FIRST.replace("def none", "async def none").replace("yield", "return"), "it is `async`, but"),
    "an async generator": (FIRST.replace("def none", "async def none"), "write `def` instead of `async def`"),
}


@pytest.mark.parametrize(("source", "told"), NO_RULE.values(), ids=NO_RULE)
def test_what_cannot_be_a_rule_is_told_in_a_sentence(source: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "circles.py"
    made = 'RULE = rule("OUR007", severity="info", level="sound")\n'
    file.write_text(f"import functools\n{HEAD}{made}{source}", "utf-8")
    with pytest.raises(RuleFileError) as error:
        load_rules(WorkingTree(), file)
    assert told in str(error.value)
    assert "(circles.py, line " in str(error.value)
