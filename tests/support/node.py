"""Programs of Node.js. Tests that need one are skipped where it is missing, but never in CI, which has it: there they fail."""

import os
import shutil
from collections.abc import Mapping

import pytest

NPM, NODE = shutil.which("npm"), shutil.which("node")


def may_skip(*programs: str | None, environment: Mapping[str, str] = os.environ) -> bool:
    """Return whether tests may be left out, because a program is missing and this is no CI."""
    return None in programs and not environment.get("CI")


needs_node = pytest.mark.skipif(may_skip(NODE), reason="there is no Node.js here")
needs_npm = pytest.mark.skipif(may_skip(NODE, NPM), reason="there is no npm here")
