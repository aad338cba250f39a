"""List the changes of a module that no test notices: `python tools/mutants.py netlint/charter/dates.py`.

Each mutant is made in memory, in a fork of a process that has collected the tests: nothing is written but a cache. Only
tests that call the changed function are run, the closest first. Tests of packages, pages and other processes are not.

No library does this here: mutmut 3 does not change what stands outside functions, in dataclasses, or default values;
cosmic-ray writes into the checkout, and starts the tests anew for each mutant.
"""

import argparse
import gc
import importlib
import importlib.abc
import importlib.util
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import _lru_cache_wrapper, partial
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

import pytest
from calls import PACKAGES, ROOT, Calls, module_of, run_pytest
from forks import Say, each, start
from mutations import Mutant, dependents, functions, mutants

SURVIVED = "no test"
UNTOUCHED = "no test calls it"
_UNNOTICED = (SURVIVED, UNTOUCHED)
_WORKERS = 2
_SECONDS = 3.0
"""How long all tests of a mutant may take together, as measured without it."""
_AGAIN = 10.0
"""The same for the second try, which is for those that no test noticed in that time, and for what is run only once."""
_MODULES = 30
"""How many test modules are collected anew for the second try."""
_WARM = ("hypothesis", "hypothesis.strategies", "xdist.plugin", "msgspec", "jinja2", "tomli", "jsonschema")
"""What no mutant changes and most tests need."""


class Trying:
    """A plugin of pytest that tries mutants instead of running the tests."""

    def __init__(self, made: Sequence[Mutant], tests: dict[int, list[str]], say: Say) -> None:
        """Try these mutants with the tests for each, and say what notices it."""
        self.made, self.tests, self.say = made, tests, say
        self.items: dict[str, pytest.Item] = {}
        self.alive: dict[str, list[object]] = defaultdict(list)
        self.failed: list[str] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try each mutant in a fork."""
        self.items = {item.nodeid: item for item in session.items}
        for file in {mutant.file for mutant in self.made}:
            importlib.import_module(_module_name(file))  # some are imported when they are needed
        gc.unfreeze()
        for one in gc.get_objects():
            if code := _code_of(one):
                self.alive[code.co_filename].append(one)
        gc.freeze()
        jobs = ((number, 20 + 10 * _SECONDS, partial(self._try, number)) for number in self.tests)
        for number, noticed in each(jobs, _WORKERS):
            self.say(f"{number} {noticed}")
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note that a test failed."""
        if report.failed:
            self.failed.append(report.nodeid)

    def _try(self, number: int, say: Say) -> None:
        """Put the mutant in the place of the functions that are alive, and run its tests up to the first that fails."""
        mutant = self.made[number]
        _replace(mutant.code, self.alive[str(ROOT / mutant.file)])
        for item in filter(None, map(self.items.get, self.tests[number])):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
            if self.failed:
                break
        say(self.failed[0] if self.failed else SURVIVED)


def _module_name(file: str) -> str:
    parts = Path(file.removeprefix("plugins/")).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def _code_of(one: object) -> CodeType | None:
    function = one.__wrapped__ if isinstance(one, _lru_cache_wrapper) else one
    return function.__code__ if isinstance(function, FunctionType) else None


def _replace(module: CodeType, alive: list[object]) -> None:
    """Replace the code of functions by that of the mutant, and clear their caches."""
    codes: dict[tuple[str, int], list[CodeType]] = defaultdict(list)
    for code in _codes(module):
        codes[code.co_qualname, code.co_firstlineno].append(code)
    for one in alive:
        if isinstance(one, _lru_cache_wrapper):
            one.cache_clear()
        elif isinstance(one, FunctionType):
            others = codes[one.__code__.co_qualname, one.__code__.co_firstlineno]
            if len(others) == 1 and others[0] != one.__code__:
                with suppress(ValueError):  # the code takes other variables from around it: the second try is for that
                    one.__code__ = others[0]


def _codes(code: CodeType) -> Iterator[CodeType]:
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield one
            yield from _codes(one)


class Anew(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports the module as the mutant has it; a plugin of pytest that runs its tests in order."""

    def __init__(self, mutant: Mutant, tests: list[str]) -> None:
        """Import this mutant and run these tests."""
        self.mutant, self.order = mutant, {name: number for number, name in enumerate(tests)}
        self.name = _module_name(mutant.file)
        self.failed = ""

    def find_spec(self, name: str, _path: object = None, _target: object = None, /) -> ModuleSpec | None:
        """Return where the module is, if it is that of the mutant."""
        file = ROOT / self.mutant.file
        folder = [str(file.parent)] if file.name == "__init__.py" else None
        there = importlib.util.spec_from_file_location(name, file, loader=self, submodule_search_locations=folder)
        return there if name == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the code of the mutant."""
        exec(self.mutant.code, module.__dict__)  # noqa: S102 - it is the project's own

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep the tests that are asked for, in their order."""
        items[:] = sorted(
            (item for item in items if item.nodeid in self.order), key=lambda item: self.order[item.nodeid]
        )

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note which test failed."""
        if report.failed:
            self.failed = report.nodeid

    def run(self, say: Say) -> None:
        """Run the tests up to the first that fails."""
        sys.meta_path.insert(0, self)
        code = run_pytest(sorted({module_of(name) for name in self.order}), self, "-x")
        say(SURVIVED if code in {0, 5} else self.failed or "it can't be imported")


Mentions = dict[str, frozenset[str]]
"""Every function with the names that its tests may depend on."""


def _mentions(tests: Iterable[str]) -> Mentions:
    files = [file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py"))]
    files += [ROOT / file for file in sorted(tests)]
    return {
        f"{file.relative_to(ROOT)}:{function}": names
        for file in files
        for function, names in functions(file.read_text("utf-8"))
    }


def which_tests(mutant: Mutant, source: str, mentions: Mentions, calls: Calls) -> list[str]:
    """Return the tests that may notice a mutant: of its function, and then of those that mention what it changes.

    The second are also for functions that are called once, when their module is imported, which may be in any test.
    """
    own = calls.of({f"{mutant.file}:{mutant.place.function}"}) if mutant.place.function else []
    names = mutant.place.names or {mutant.place.function.rpartition(".")[2]}
    names = dependents(source, frozenset(names))
    others = calls.of({function for function, mentioned in mentions.items() if mentioned & names})
    return list(dict.fromkeys((*own, *others)))


def chosen(names: list[str], calls: Calls, most: float = _SECONDS, modules: int | None = None) -> list[str]:
    """Return the first tests that take so many seconds together, of so many modules."""
    fitting: list[str] = []
    allowed: dict[str, None] = {}
    seconds = 0.0
    for name in names:
        is_allowed = modules is None or module_of(name) in allowed or len(allowed) < modules
        if is_allowed and seconds + calls.tests[name].seconds <= most:
            seconds += calls.tests[name].seconds
            allowed[module_of(name)] = None
            fitting.append(name)
    return fitting or names[:1]


def _try_all(made: list[Mutant], calls: Calls) -> Iterator[tuple[int, str]]:
    """Return what notices each mutant, as it becomes clear."""
    mentions = _mentions(calls.modules)
    sources = {file: (ROOT / file).read_text("utf-8") for file in {mutant.file for mutant in made}}
    found = [which_tests(mutant, sources[mutant.file], mentions, calls) for mutant in made]
    warm = {number: chosen(names, calls) for number, names in enumerate(found) if names and made[number].place.function}
    files = sorted({module_of(name) for names in warm.values() for name in names})
    again = [number for number, names in enumerate(found) if names and number not in warm]
    yield from ((number, UNTOUCHED) for number, names in enumerate(found) if not names)
    for line in start(lambda say: run_pytest(files, Trying(made, warm, say))).lines() if files else ():
        number, _, noticed = line.strip().partition(" ")
        if noticed == SURVIVED:
            again.append(int(number))
        else:
            yield int(number), noticed
    anew = ((one, Anew(made[one], chosen(found[one], calls, _AGAIN, _MODULES)).run) for one in again)
    yield from each(((number, 40 + 10 * _AGAIN, action) for number, action in anew), _WORKERS)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the mutants that no test notices, and the share that is noticed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="+", metavar="MODULE", help="Files, such as netlint/charter/dates.py.")
    parser.add_argument("--sample", type=int, metavar="N", help="Try N mutants of each module. Default: all.")
    parser.add_argument("--seed", type=int, default=0, help="Which ones --sample takes. Default: 0.")
    options = parser.parse_args(arguments)
    made = [one for file in options.modules for one in _sample(file, options.sample, options.seed)]
    for name in _WARM:
        importlib.import_module(name)
    calls = Calls()
    calls.refresh()
    outcome: dict[int, str] = {}
    for number, noticed in _try_all(made, calls):
        outcome[number] = noticed
        if noticed in _UNNOTICED:
            sys.stdout.write(f"{made[number].file}:{made[number].line}: {noticed}\n{made[number].diff}\n\n")
            sys.stdout.flush()
    for file in options.modules:
        all_ = [outcome.get(number, "") not in _UNNOTICED for number, mutant in enumerate(made) if mutant.file == file]
        sys.stdout.write(f"{file}: {sum(all_)} of {len(all_)} noticed ({sum(all_) / max(1, len(all_)):.1%})\n")
    return 0


def _sample(file: str, most: int | None, seed: int) -> list[Mutant]:
    made = list(mutants(file, (ROOT / file).read_text("utf-8"), str(ROOT / file)))
    chosen = random.Random(seed).sample(made, min(len(made), most or len(made)))  # noqa: S311 - it is no secret
    return sorted(chosen, key=lambda one: one.line)


if __name__ == "__main__":
    sys.exit(main())
