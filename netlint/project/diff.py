"""Checks two charters with the settings of one place, as on one day, and compares them. Prints nothing."""

import datetime as dt

from msgspec.structs import replace

from netlint.api.document import check_document
from netlint.charter.shown import why_not_shown
from netlint.i18n import Message, notice
from netlint.linter.changes import CharterDiff, compared
from netlint.linter.context import LintContext
from netlint.linter.fixtures import RunOptions
from netlint.linter.report import CharterReport
from netlint.linter.suppressions.model import SuppressionSources
from netlint.project.charter_pair import Half
from netlint.project.project import Project
from netlint.settings import ResolvedSettings
from netlint.toml import parse
from netlint.utils.errors import Problem


def charter_diff(project: Project, old: Half, new: Half, today: dt.date) -> CharterDiff:
    """Return what changes from one charter to another, with the settings that hold for the new one.

    Raises `Problem` for a charter that cannot be read, and `SettingsError`.
    """
    settings = project.resolve(new.path)
    sources = SuppressionSources(exceptions=project.exceptions(new.path))
    context = LintContext(RunOptions(today), sources, project.plugins.tables)
    before, after = (_checked(half, settings, replace(context, files=half.files)) for half in (old, new))
    return compared(before, after, today)


def _checked(half: Half, settings: ResolvedSettings, context: LintContext) -> CharterReport:
    limit = settings.values.max_bytes
    document = parse(half.name, half.read(limit), max_bytes=limit)
    report = check_document(document, settings, context)
    if why_not_shown(report.document):
        raise Problem(_problem(report))
    return report


def _problem(report: CharterReport) -> Message:
    mistake = report.document.mistakes[-1]
    where = f"{report.name}:{mistake.span.line}" if mistake.span else report.name
    template = "{where}: {problem} So netlint cannot compare this file."
    return notice(template, where=where, problem=mistake.message)
