"""What all tests share: running the command, golden files, and what is built of a copy of the repository."""

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.commands import LEFT_OUT, ROOT, Netlint, in_new_python, in_process, needs_process
from support.environments import Shared, build, collect_wheels, make_environment
from support.fork_server import ForkServer, server

WITHOUT_A_DAY = [(name,) for name in ("explain", "rules", "schema", "settings", "plugins", "test")]
"""How command lines begin that take no `--today`."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write the golden files again.")


def pytest_collection_finish() -> None:
    """Have the garbage collector leave alone what has been loaded: it would look through it again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def forget_modules(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Forget after each test what it has imported from its own folder: the next one may have a module of that name."""
    before, base = set(sys.modules), str(tmp_path_factory.getbasetemp())
    yield
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", None)).startswith(base):
            del sys.modules[name]


@pytest.fixture(scope="session")
def fork_server() -> ForkServer:
    """Runs the command in processes of their own, which are forks of one."""
    return server()


@pytest.fixture
def netlint(tmp_path: Path, request: pytest.FixtureRequest) -> Netlint:
    """Run the command in an empty folder, on a fixed day; return what it printed and its exit code.

    It runs in this process, which takes a fiftieth of the time; in one of its own where Python code of the folder would
    run with it, or where it works in several; in a new Python where the environment says how that works.
    """

    def run(
        *args: str, stdin: str | bytes = "", today: str | None = "2026-11-24", cwd: Path | None = None, **env: str
    ) -> subprocess.CompletedProcess[str]:
        if today and "--timeless" not in args and args[:1] not in WITHOUT_A_DAY:
            args = (*args, "--today", today)
        plain = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
        folder, given = cwd or tmp_path, stdin.encode() if isinstance(stdin, str) else stdin
        if any(key.startswith("PYTHON") and key != "PYTHONPATH" for key in env):
            done = in_new_python(args, given, folder, {**plain, "PYTHONUTF8": "1", **env})
        elif "PYTHONPATH" in env or any(map(needs_process, args)) or any(folder.rglob("*.py")):
            done = request.getfixturevalue("fork_server").run(args, folder, {**plain, **env}, given)
        else:
            done = in_process(args, given, folder, {**plain, **env})
        out, err = done.out.decode(), done.err.decode()
        assert "Traceback" not in out + err, err
        return subprocess.CompletedProcess(args, done.code, out, err)

    return run


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a file of `tests/golden/`, or write it again with `--update-golden`."""

    def compare(name: str, text: str) -> None:
        file = ROOT / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            file.write_text(text, "utf-8")
        assert file.read_text("utf-8") == text

    return compare


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Shared:
    """The folders that all processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    return Shared((base if worker_id == "master" else base.parent) / "shared")


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository, so that nothing is built in it."""
    folder = tmp_path_factory.mktemp("checkout") / "netlint"
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    return folder


@pytest.fixture(scope="session")
def built(shared: Shared, checkout: Path) -> Path:
    """The folder of netlint's wheel and sdist."""
    return shared.folder("built", lambda folder: build(checkout, folder))


@pytest.fixture(scope="session")
def wheelhouse(shared: Shared, checkout: Path, built: Path) -> Path:
    """A folder with the wheels of netlint, of netlint-ostrom, and of all that these, their builds and tests need."""
    return shared.folder("wheelhouse", lambda folder: collect_wheels(checkout, built, folder))


@pytest.fixture(scope="session")
def environment(wheelhouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel of netlint and with pytest, in which pages and plugins are tried out."""
    return make_environment(
        tmp_path_factory.mktemp("clean") / "environment", wheelhouse, "netlint-charter", "pytest>=8"
    )
