"""Which functions each test calls, so that `tools/mutants.py` runs only the tests that may notice a mutant.

Tests are run once, and again when their module has changed; the cache is `.mutants/calls.json`. What a test
calls in another process is not seen.
"""

import gc
import hashlib
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import _lru_cache_wrapper
from pathlib import Path
from types import CodeType, FrameType
from typing import NamedTuple, TypeGuard

import pytest
from forks import start

ROOT = Path(__file__).parents[1]
PACKAGES = ("netlint", "plugins/netlint_essentials")
_NAMES = {Path(package).name for package in PACKAGES}
_CACHE = ROOT / ".mutants" / "calls.json"
_TESTS = [f"tests/{folder}/test_*.py" for folder in ("unit", "rules", "cli", "formats", "attacks", "field")]
_SAVED_EVERY = 20
"""Seconds after which what is known is saved, so that little is lost if somebody stops it."""
_OPTIONS = (
    *("-q", "-p", "no:cacheprovider", "-o", "tmp_path_retention_policy=none", "-m", "not slow and not browser"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # plugins are loaded before the forks, which need them
)


def run_pytest(files: Iterable[str], plugin: object, *options: str) -> int:
    """Run test modules with a plugin; return the exit code."""
    return int(pytest.main([*_OPTIONS, *options, *files], [plugin]))


def module_of(test: str) -> str:
    """Return the file of a test."""
    return test.partition("::")[0]


class Called(NamedTuple):
    """A test: how long it keeps a processor, and the numbers of the functions that it calls."""

    seconds: float
    functions: list[int]


class Calls:
    """What functions the tests call."""

    def __init__(self) -> None:
        """Read what is kept."""
        kept = json.loads(_CACHE.read_text("utf-8")) if _CACHE.exists() else {}
        self.modules: dict[str, str] = kept.get("modules", {})
        self.functions: list[str] = kept.get("functions", [])
        self.tests = {name: Called(*test) for name, test in kept.get("tests", {}).items()}

    def refresh(self) -> None:
        """Run the test modules that have changed since."""
        files = {str(file.relative_to(ROOT)): _digest(file) for pattern in _TESTS for file in ROOT.glob(pattern)}
        changed = {file for file, digest in files.items() if self.modules.get(file) != digest}
        self.tests = {name: test for name, test in self.tests.items() if module_of(name) in files.keys() - changed}
        if changed:
            sys.stderr.write(f"Running {len(changed)} test modules, to see which functions each test calls.\n")
            self._run(sorted(changed), files)
        if not self.tests:
            raise RuntimeError("No test passed.")

    def _run(self, changed: list[str], files: dict[str, str]) -> None:
        """Run test modules, and keep what their tests call as soon as each has ended, if it can be imported."""
        numbers = {name: number for number, name in enumerate(self.functions)}
        self.modules = {file: digest for file, digest in files.items() if file not in changed}
        rest, last, saved = set(changed), "", time.monotonic()
        for line in start(lambda say: run_pytest(changed, Watching(say), "--continue-on-collection-errors")).lines():
            name, seconds, called = json.loads(line)
            if last and module_of(name) != last:
                self.modules[last] = files[last]
                if time.monotonic() - saved > _SAVED_EVERY:
                    self._save(list(numbers))
                    saved = time.monotonic()
            last = module_of(name)
            if called is None:
                sys.stderr.write(f"{last} cannot be imported: its tests are left out.\n")
                rest, last = rest - {last}, ""
            elif last:
                self.tests[name] = Called(seconds, [numbers.setdefault(one, len(numbers)) for one in called])
            else:
                self.modules |= {file: files[file] for file in rest}
        self._save(list(numbers))
        if not rest <= self.modules.keys():
            raise RuntimeError("pytest ended before it had run all tests. What it has run is kept.")

    def _save(self, names: list[str]) -> None:
        self.functions = names
        _CACHE.parent.mkdir(exist_ok=True)
        kept = {"modules": self.modules, "functions": names, "tests": self.tests}
        _CACHE.write_text(json.dumps(kept), "utf-8")

    def of(self, wanted: set[str]) -> list[str]:
        """Return the tests that call any of these functions, or are one of them.

        One of each test function comes before the rest of its cases, and tests that take or call little before others.
        """
        numbers = {number for number, name in enumerate(self.functions) if name in wanted}
        cases: dict[str, list[str]] = defaultdict(list)
        for name, test in self.tests.items():
            function = name.partition("[")[0]
            if not numbers.isdisjoint(test.functions) or function.replace("::", ":") in wanted:
                cases[function].append(name)
        turns: list[tuple[int, bool, int, str]] = []
        for names in cases.values():
            names.sort(key=self._size)
            least, seconds = self._size(names[0])
            turns += [(turn.bit_length(), seconds > 1, least, name) for turn, name in enumerate(names)]
        return [turn[-1] for turn in sorted(turns)]

    def _size(self, name: str) -> tuple[int, float]:
        return len(self.tests[name].functions), self.tests[name].seconds


class Watching:
    """A plugin of pytest that says which functions each test calls that passes."""

    def __init__(self, say: Callable[[str], None]) -> None:
        """Take the function to report with."""
        self._say, self._passed = say, True
        self._names: dict[int, str] = {}
        self._kept: list[CodeType] = []
        self._seen: set[int] = set()
        self._module = ""
        self._caches: list[_lru_cache_wrapper[object]] = []

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Note what a test calls, also if an earlier test has called it and what it returned was kept."""
        self._forget(module_of(item.nodeid))
        self._seen, self._passed, begun = set(), True, time.process_time()
        sys.settrace(self._call)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            names = sorted({self._names[one] for one in self._seen} - {""})
            if self._passed:
                self._say(json.dumps([item.nodeid, round(time.process_time() - begun, 4), names]))

    def _forget(self, module: str) -> None:
        if module != self._module:  # it takes long, and others are imported by tests only now and then
            self._module = module
            self._caches = [one for one in gc.get_objects() if _is_kept(one)]
        for one in self._caches:
            one.cache_clear()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note that a test does not pass."""
        self._passed &= report.passed

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Report which module cannot be imported."""
        if report.failed:
            self._say(json.dumps([report.nodeid, 0, None]))

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        """Report that all tests have had their turn, unless it ended before."""
        if exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.NO_TESTS_COLLECTED):
            self._say(json.dumps(["", 0, []]))

    def _call(self, frame: FrameType, _event: str, _argument: object) -> None:
        code = frame.f_code
        if id(code) not in self._names:
            self._kept.append(code)  # so that no other gets its id
            self._names[id(code)] = _function(code)
        self._seen.add(id(code))


def _function(code: CodeType) -> str:
    """Return the name of a function of the packages, or of the one around what has no name; `""` for others."""
    name, _locals, _rest = code.co_qualname.partition(".<locals>.<")
    is_ours = code.co_filename.startswith(tuple(f"{ROOT / package}/" for package in PACKAGES))
    return f"{code.co_filename[len(str(ROOT)) + 1 :]}:{name}" if is_ours and not name.startswith("<") else ""


def _is_kept(one: object) -> "TypeGuard[_lru_cache_wrapper[object]]":
    """Whether it keeps what a function of the packages has returned."""
    return isinstance(one, _lru_cache_wrapper) and str(getattr(one, "__module__", "")).partition(".")[0] in _NAMES


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:16]
