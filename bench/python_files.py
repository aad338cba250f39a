"""Generated Python files for `ruff`: of about the size of a charter, with some unused imports, or without."""

from pathlib import Path

FINDINGS = 14
"""Unused imports in one file: about as many as a charter has findings."""
WITH_FINDINGS, WITHOUT = "python-open", "python-clean"
"""The folders."""
_MODULES = [
    "abc",
    "argparse",
    "array",
    "ast",
    "base64",
    "bisect",
    "calendar",
    "cmath",
    "codecs",
    "colorsys",
    "copy",
    "csv",
    "datetime",
    "decimal",
    "difflib",
    "dis",
    "email",
    "enum",
    "errno",
    "fnmatch",
    "fractions",
    "functools",
    "glob",
    "gzip",
    "hashlib",
    "heapq",
    "hmac",
    "html",
]
_FUNCTION = '''

def part_{number}(given: list[int], most: int = {number}) -> list[int]:
    """Return the numbers that are at most {number}, each with what comes before it."""
    found = []
    before = 0
    for one in given:
        if one + before <= most:
            found.append(one + before)
        before = one
    return found
'''
_FUNCTIONS = 11
"""Functions in one file, so that it is about as long as a charter."""


def write(folder: Path, count: int) -> None:
    """Write `count` files with findings and `count` without, below a folder."""
    for name in (WITH_FINDINGS, WITHOUT):
        (folder / name).mkdir()
        for number in range(count):
            (folder / name / f"part_{number}.py").write_text(_text(number, name == WITH_FINDINGS), encoding="utf-8")


def _text(number: int, has_findings: bool) -> str:
    imported = (_MODULES[(number + at) % len(_MODULES)] for at in range(FINDINGS))
    imports = "\n".join(f"import {module}" for module in sorted(imported)) + "\n" if has_findings else ""
    return f'"""Part {number}."""\n\n{imports}' + "".join(_FUNCTION.format(number=at) for at in range(_FUNCTIONS))
