"""Where a file is, as reports say it: relative to the folder of the run, with forward slashes. Opens no file."""

from functools import lru_cache
from pathlib import PurePath

from netlint.linter.report import CharterReport, Diagnostic, RelatedLocation
from netlint.reporters.escape_terminal import escape_terminal


def file_of(report: CharterReport, finding: Diagnostic | RelatedLocation) -> str:
    """Return the name of the file that a finding or a related location is in: the charter, or one that it names."""
    if finding.file is None:
        return report.name
    return PurePath(report.name).parent.joinpath(finding.file.path).as_posix()


_FEW = 16
"""The number of files that findings which follow one another are in: those of a charter."""


@lru_cache(_FEW)
def display_path(name: str, folder: PurePath) -> str:
    """Return the path of a file in a run in `folder`, with what is not seen in it made visible."""
    return escape_terminal(_inside(name, folder).as_posix())


@lru_cache(_FEW)
def file_uri(name: str, folder: PurePath) -> tuple[str, bool]:
    """Return the address of a file, percent-encoded, and whether it is relative to the folder of the run."""
    from urllib.parse import quote

    path = _inside(name, folder)
    if path.is_absolute() or ".." in path.parts:
        return _without_dots(folder / path).as_uri(), False
    return quote(path.as_posix().encode("utf-8", "surrogateescape"), safe="/"), True


def _inside(name: str, folder: PurePath) -> PurePath:
    path = PurePath(name)
    try:
        return path.relative_to(folder) if path.is_absolute() else path
    except ValueError:  # it is in another folder
        return path


def _without_dots(path: PurePath) -> PurePath:
    """Return an absolute path with each `..` taken back."""
    parts: list[str] = []
    for part in path.parts:
        if part == ".." and len(parts) > 1:
            parts.pop()
        elif part != "..":
            parts.append(part)
    return PurePath(*parts)
