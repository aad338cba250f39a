"""The lowest versions that `pyproject.toml` declares, as constraints for pip: `make test-lowest` tests them.

It needs nothing but the standard library: it is run before anything is installed.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parent.parent / "pyproject.toml"

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_FLOOR = re.compile(r">=\s*([^\s,;]+)")


def constraints(project: dict[str, Any]) -> Iterator[str]:
    """Return a constraint, `name==version`, for each dependency, and for each tool of the tests that has a floor.

    Raises `ValueError` for a dependency without a floor: nothing would test what is oldest of it.
    """
    dependencies, tools = project["project"]["dependencies"], project["dependency-groups"]["test"]
    if unbounded := [one for one in dependencies if not _lowest(one)]:
        raise ValueError(f"no `>=` in {', '.join(unbounded)}; declare the lowest version on which the tests pass")
    yield from filter(None, map(_lowest, [*dependencies, *tools]))


def _lowest(requirement: str) -> str | None:
    """Return the constraint for the lowest version that a requirement allows; `None` where it allows any."""
    specified, _semicolon, _marker = requirement.partition(";")
    name, floor = _NAME.match(specified), _FLOOR.search(specified)
    return f"{name[0]}=={floor[1]}" if name and floor else None


def main() -> int:
    """Print the constraints, one a line."""
    try:
        lines = list(constraints(tomllib.loads(PROJECT.read_text("utf-8"))))
    except ValueError as error:
        sys.stderr.write(f"{PROJECT.name}: {error}\n")
        return 1
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
