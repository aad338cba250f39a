"""Opening a page in the browser of the one who runs netlint. Writes nothing, and opens only files."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")
"""The environment variables of which one is set where a window can be opened, except on macOS and Windows."""
_NOBODY_LOOKS = ("CI", "SSH_CONNECTION")
"""The environment variables of runs without a person in front of the screen."""


def can_open(environment: Mapping[str, str]) -> bool:
    """Return whether there is a screen to open a page on, and somebody may look at it."""
    if any(environment.get(name) for name in _NOBODY_LOOKS):
        return False
    return sys.platform in ("darwin", "win32") or any(environment.get(name) for name in _DISPLAYS)


def open_page(file: Path) -> bool:
    """Open a file in the browser; return whether that worked. A browser that would take the terminal is not used."""
    import webbrowser

    try:
        browser = webbrowser.get()
        if type(browser) is webbrowser.GenericBrowser and not os.environ.get("BROWSER"):
            return False  # lynx and the like
        return browser.open(Path(os.path.abspath(file)).as_uri())
    except (webbrowser.Error, OSError):
        return False
