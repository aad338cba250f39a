"""`netlint report` where opening the page would run something else."""

import os
import stat
import sys
import webbrowser
from pathlib import Path

import pytest
from support.commands import Netlint

from netlint.project import browser

SCREEN = {"CI": "", "SSH_CONNECTION": "", "BROWSER": "", "DISPLAY": ":0", "WAYLAND_DISPLAY": ""}


@pytest.mark.parametrize("name", ["page.bat", "page.desktop", "page", "page.html.exe"])
def test_a_file_that_a_system_may_run_is_not_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    monkeypatch.setattr(webbrowser, "get", lambda: pytest.fail("a browser was asked"))
    assert not browser.open_page(tmp_path / name)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows looks for no program")
@pytest.mark.parametrize("folder", ["", ".", "bin"])
def test_no_program_of_the_folder_opens_a_page(folder: str) -> None:
    screen = {"DISPLAY": ":0", "PATH": "/usr/bin"}
    assert browser.can_open(screen)
    assert not browser.can_open(screen | {"PATH": os.pathsep.join(("/usr/bin", folder))})


@pytest.mark.skipif(sys.platform == "win32", reason="Windows looks for no program")
def test_a_program_beside_the_charter_is_not_started(netlint: Netlint, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    for name in ("xdg-open", "firefox", "www-browser", "x-www-browser"):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\ntouch {mark}\n", "utf-8")
        program.chmod(stat.S_IRWXU)
    (tmp_path / "charter.toml").write_text('[network]\nname = "A"\n', "utf-8")
    done = netlint("report", **SCREEN, PATH=os.pathsep.join((".", os.environ["PATH"])))
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "netlint-report.html").exists()
    assert not mark.exists()
