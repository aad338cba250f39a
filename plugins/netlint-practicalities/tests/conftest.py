"""What the tests share: running the command as people do."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Netlint = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def netlint(tmp_path: Path) -> Netlint:
    """Run the command in an empty folder, in English, on a fixed day."""

    def run(*args: str, lang: str = "en") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "netlint", "check", "--lang", lang, "--today", "2026-11-24", *args]
        return subprocess.run(command, capture_output=True, cwd=tmp_path, text=True, encoding="utf-8", check=False)

    return run
