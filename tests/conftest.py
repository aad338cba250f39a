"""What all tests share: running the command, and golden files."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

Netlint = Callable[..., subprocess.CompletedProcess[str]]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write the golden files anew.")


@pytest.fixture
def netlint(tmp_path: Path) -> Netlint:
    """Run the command in an empty folder, on a fixed day, and give what it printed and its exit code."""

    def run(
        *args: str, stdin: str | bytes = "", today: str | None = "2026-11-24", cwd: Path | None = None, **env: str
    ) -> subprocess.CompletedProcess[str]:
        day = (
            ["--today", today]
            if today
            and "--timeless" not in args
            and (not args or args[0] not in ("explain", "rules", "schema", "settings", "plugins"))
            else []
        )
        plain = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
        done = subprocess.run(
            [sys.executable, "-m", "netlint", *args, *day],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            cwd=cwd or tmp_path,
            env={**plain, "PYTHONUTF8": "1", **env},
            timeout=120,
            check=False,
        )
        out, err = done.stdout.decode(), done.stderr.decode()
        assert "Traceback" not in out + err, err
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)

    return run


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a file of `tests/golden/`, or write that anew with `--update-golden`."""

    def compare(name: str, text: str) -> None:
        file = ROOT / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            file.write_text(text, "utf-8")
        assert file.read_text("utf-8") == text

    return compare
