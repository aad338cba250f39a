"""The tool that lists what tests do not notice: which changes it makes, and which tests it runs for each."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from calls import Called, Calls
from forks import Say, each
from mutants import chosen, which_tests
from mutations import Mutant, dependents, functions, mutants

SOURCE = '''"""A module."""

LIMIT = 3
WORDS = tuple(f"{word}s" for word in ("a", "b") if word)
Alias: TypeAlias = int | str


def first(number: int = 1, *, name: str = "x") -> bool:
    """Return something."""
    if number < LIMIT and not name.strip():
        raise ValueError("This is a sentence for people.")
    return sorted(WORDS, key=len)


class Thing:
    size = 4

    def inner(self):
        def deeper():
            return self.size
        for one in WORDS:
            break
        return deeper() if LIMIT else None
'''


def _made(source: str = SOURCE) -> list[Mutant]:
    return list(mutants("a.py", source, "/a.py"))


def _after(source: str) -> list[str]:
    """Return the lines that mutants have instead of others."""
    return [line[1:].strip() for one in _made(source) for line in one.diff.split("\n") if line.startswith("+")]


@pytest.mark.parametrize(
    ("source", "after"),
    [
        ("a < b", ["pass", "a <= b"]), ("x = not a", ["x = a"]), ("x = 1", ["x = 2"]), ("x = True", ["x = False"]),
        ("x = 'a'", ["x = 'a~'"]), ("x = 'one two three four'", []), ("'docstring'", []), ("x: int = 0", ["x: int = 1"]),
        ("x = a and b", ["x = a or b", "x = b", "x = a"]), ("x = a if b else c", ["x = a", "x = c"]),
        ("x = a + b", ["x = a - b"]), ("x = a.strip()", ["x = a"]), ("x = sorted(a)", ["x = a"]), ("x = min(a)", ["x = max(a)"]),
        ("x = a.startswith(b)", ["x = a.endswith(b)"]), ("x = f(a, b=c)", ["x = f(a)"]), ("x = [a for a in b if a]", ["x = [a for a in b]"]),
        ("def f():\n    return a", ["return"]), ("def f():\n    return None", []), ("x.a = b", ["pass"]), ("x[a] = b", ["pass"]),
        ("x += a", ["pass", "x -= a"]), ("raise a", ["pass"]), ("while a:\n    break", ["while False:", "continue"]),
        ("if a:\n    b = c", ["if False:", "if True:"]), ("from a import b", []), ("assert a == b", []),
        ("if TYPE_CHECKING:\n    x = 1", []), ("def f(a: x | y) -> x | y:\n    pass", []), ("x: TypeAlias = a | b", []),
        ("__all__ = ['a']", []), ("x = f(a, strict=True)", []),
    ],
)  # fmt: skip
def test_each_mutant_differs_in_one_way(source: str, after: list[str]) -> None:
    assert sorted(_after(source)) == sorted(after)


def test_a_mutant_knows_its_line_its_function_and_what_it_may_change() -> None:
    places = {(one.line, one.place.function, tuple(sorted(one.place.names))) for one in _made()}
    assert {(3, "", ("LIMIT",)), (8, "", ("first",)), (10, "first", ()), (16, "", ("Thing", "size"))} <= places
    assert (22, "Thing.inner", ()) in places
    assert {one.place.function for one in _made()} == {"", "first", "Thing.inner"} | {"Thing.inner.<locals>.deeper"}


def test_the_code_of_a_mutant_is_that_of_its_diff_and_no_other() -> None:
    source = "x = (a < 1 or b > 2) and c - 3"
    made = _made(source)
    assert len({one.diff for one in made}) == len(made) == 12
    for one in made:
        before, after = one.diff.split("\n")
        assert before == f"-{source}"
        assert one.code.co_code == compile(after[1:], "/a.py", "exec").co_code
        assert one.code.co_consts == compile(after[1:], "/a.py", "exec").co_consts


def test_the_names_of_functions_include_what_stands_behind_names_of_the_module() -> None:
    found = dict(functions(SOURCE))
    assert set(found) == {"first", "Thing.inner", "Thing.inner.<locals>.deeper"}
    assert {"LIMIT", "WORDS", "word", "sorted", "strip"} <= found["first"]
    assert "WORDS" not in found["Thing.inner.<locals>.deeper"]


def test_what_depends_on_a_name_is_found_by_way_of_others() -> None:
    source = "A = 1\nB, C = f(A), 2\ndef g():\n    return B\nD = g()\nE = 3\n"
    assert dependents(source, frozenset({"A"})) == {"A", "B", "C", "g", "D"}
    assert dependents(source, frozenset({"E"})) == {"E"}


def test_tests_of_little_come_first_and_one_of_each_kind_before_the_rest() -> None:
    calls = Calls()
    calls.functions = ["a.py:f", "a.py:g", "a.py:h"]
    calls.tests = {
        "t.py::all": Called(0.1, [0, 1, 2]), "t.py::slow": Called(2.0, [0]), "t.py::none": Called(0.1, [1]),
        "t.py::few[1]": Called(0.1, [0]), "t.py::few[2]": Called(0.2, [0]), "t.py::few[3]": Called(0.3, [0]),
    }  # fmt: skip
    order = ["t.py::few[1]", "t.py::all", "t.py::slow", "t.py::few[2]", "t.py::few[3]"]
    assert calls.of({"a.py:f"}) == order
    assert calls.of({"a.py:other"}) == []
    assert calls.of({"t.py:few"}) == ["t.py::few[1]", "t.py::few[2]", "t.py::few[3]"]


def test_forks_say_something_or_are_ended() -> None:
    def fails(_say: Say) -> None:
        raise ValueError

    jobs: list[tuple[int, float, Callable[[Say], object]]] = [
        (1, 60, lambda say: say("done")), (2, 60, fails), (3, 0, lambda _say: time.sleep(60)), (4, 60, lambda _say: os._exit(1)),
    ]  # fmt: skip
    ended = "it ended, or its time was over"
    assert dict(each(jobs, 2)) == {1: "done", 2: ended, 3: ended, 4: ended}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one module, whose tests are collected instead of those of netlint."""
    package = tmp_path / "kept_here"
    package.mkdir()
    (package / "__init__.py").write_text(
        "from functools import cache\n\n@cache\ndef kept():\n    return 1\n\ndef other():\n    return kept()\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    for name, value in {
        "ROOT": tmp_path, "PACKAGES": ("kept_here",), "_NAMES": {"kept_here"}, "_TESTS": ["tests/test_*.py"],
        "_CACHE": tmp_path / "calls.json",
    }.items():  # fmt: skip
        monkeypatch.setattr(f"calls.{name}", value)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tests").mkdir()
    return tmp_path


def test_each_test_of_a_function_that_keeps_what_it_returns_calls_it(project: Path) -> None:
    tests = "from kept_here import kept, other\n\ndef test_one():\n    kept()\n\ndef test_two():\n    other()\n"
    (project / "tests" / "test_a.py").write_text(tests)
    calls = Calls()
    calls.refresh()
    assert set(calls.of({"kept_here/__init__.py:kept"})) == {f"tests/test_a.py::test_{name}" for name in ("one", "two")}
    assert calls.of({"kept_here/__init__.py:other"}) == ["tests/test_a.py::test_two"]


def test_a_module_that_cannot_be_imported_is_told_and_does_not_keep_others_from_being_run(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "tests" / "test_a.py").write_text("def test_it():\n    pass\n")
    (project / "tests" / "test_b.py").write_text("import nothing_like_it\n\ndef test_it():\n    pass\n")
    (project / "tests" / "test_c.py").write_text("")
    calls = Calls()
    calls.refresh()
    assert list(calls.tests) == ["tests/test_a.py::test_it"]
    assert "tests/test_b.py cannot be imported" in capsys.readouterr().err
    (project / "tests" / "test_b.py").write_text("def test_it():\n    pass\n")
    again = Calls()
    assert set(again.modules) == {"tests/test_a.py", "tests/test_c.py"}
    again.refresh()
    assert list(again.tests) == ["tests/test_a.py::test_it", "tests/test_b.py::test_it"]


def test_what_has_run_is_kept_if_pytest_ends_before_the_rest(project: Path) -> None:
    (project / "tests" / "test_a.py").write_text("def test_it():\n    pass\n")
    (project / "tests" / "test_b.py").write_text(
        "import os\n\ndef test_it():\n    pass\n\ndef test_ends():\n    os._exit(0)\n"
    )
    with pytest.raises(RuntimeError, match="before it had run all tests"):
        Calls().refresh()
    assert set(Calls().modules) == {"tests/test_a.py"}


def test_a_function_that_is_called_on_import_is_also_tried_with_the_tests_of_what_it_makes() -> None:
    calls = Calls()
    calls.functions = ["a.py:f", "b.py:g"]
    calls.tests = {"t.py::f": Called(0.1, [0]), "t.py::g": Called(0.1, [1])}
    (mutant,) = (one for one in mutants("a.py", "def f():\n    return 1\n", "/a.py") if one.diff.endswith("return 2"))
    read = "def f():\n    return 1\n\nVALUE = f()\n"
    assert which_tests(mutant, read, {"b.py:g": frozenset({"VALUE"})}, calls) == ["t.py::f", "t.py::g"]
    assert which_tests(mutant, read, {"b.py:g": frozenset({"OTHER"})}, calls) == ["t.py::f"]


def test_the_tests_of_a_mutant_take_so_long_together_and_are_of_so_many_modules() -> None:
    calls = Calls()
    calls.tests = {
        "a.py::1": Called(2.0, []),
        "a.py::2": Called(2.0, []),
        "b.py::3": Called(0.5, []),
        "c.py::4": Called(0.5, []),
    }
    names = list(calls.tests)
    assert chosen(names, calls, 3.0) == ["a.py::1", "b.py::3", "c.py::4"]
    assert chosen(names, calls, 9.0) == names
    assert chosen(names, calls, 9.0, modules=2) == names[:3]
    assert chosen(names, calls, 0.1) == names[:1]
