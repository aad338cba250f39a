"""Opening a page in the browser of the one who runs netlint. Writes nothing, and opens only files."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from netlint.utils.environment import is_on

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")
"""The environment variables of which one is set where a window can be opened, except on macOS and Windows."""
_PAGES = (".html", ".htm")
"""The endings of files that a system opens in a browser: others it may run."""
_NOBODY_LOOKS = ("CI", "SSH_CONNECTION")
"""The environment variables of runs without a person in front of the screen, if they are on."""


def can_open(environment: Mapping[str, str]) -> bool:
    """Return whether somebody may look at a page that is opened, and no program of a stranger opens it."""
    if any(is_on(environment, name) for name in _NOBODY_LOOKS):
        return False
    if sys.platform == "win32":
        return True
    if not all(map(os.path.isabs, environment.get("PATH", os.defpath).split(os.pathsep))):
        return False  # the program that opens it could come from the folder of the charter
    return sys.platform == "darwin" or any(environment.get(name) for name in _DISPLAYS)


def open_page(file: Path) -> bool:
    """Open a page in the browser; return whether that worked. A browser that would take the terminal is not used."""
    import webbrowser

    if file.suffix.lower() not in _PAGES:
        return False
    try:
        browser = webbrowser.get()
        in_terminal = type(browser) is webbrowser.GenericBrowser or isinstance(browser, webbrowser.Elinks)
        if in_terminal and not os.environ.get("BROWSER"):
            return False  # lynx and the like
        return browser.open(Path(os.path.abspath(file)).as_uri())
    except (webbrowser.Error, OSError):
        return False
