"""Checking one document that has been read, with its settings. Puts nothing into words."""

from netlint.linter.context import LintContext
from netlint.linter.engine import check
from netlint.linter.report import CharterReport
from netlint.rules.finding import severities_from
from netlint.settings import ResolvedSettings
from netlint.toml import Document


def check_document(document: Document, settings: ResolvedSettings, context: LintContext) -> CharterReport:
    """Return the report on a document, with the values from its settings that the report needs."""
    return check(document, settings.selection, context)._replace(
        settings_language=settings.values.lang,
        failing=() if settings.values.fail_on == "never" else severities_from(settings.values.fail_on),
        always_failing=settings.selection.always_failing,
    )
