"""Reads the charters of a project to say what is due in them. Runs no rule, prints nothing."""

import datetime as dt
from pathlib import Path

from netlint.linter.due_report import DueReport, due_report
from netlint.linter.suppressions.model import Suppression
from netlint.project.files import read_limited
from netlint.project.project import Project, RunError, unreadable
from netlint.settings import SettingsError
from netlint.toml import parse
from netlint.utils.errors import reason_of, tracebacks_of


def due_in(project: Project, path: Path, day: dt.date) -> DueReport | RunError:
    """Return what is due in the charter at a path, with the exceptions about it, or what kept netlint from reading."""
    try:
        exceptions, values = project.exceptions(path), project.resolve(path).values
    except SettingsError as error:
        return RunError(error.message, tracebacks_of(error))
    try:
        document = parse(str(path), read_limited(path, values.max_bytes + 1), max_bytes=values.max_bytes)
    except OSError as error:
        return unreadable(path, reason_of(error))
    agreed = (Suppression("exception", one.rule, one.at, one.details) for one in exceptions)
    return due_report(document, day, agreed, values.lang)
