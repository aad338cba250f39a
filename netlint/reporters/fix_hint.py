"""What reports for people say about findings that `netlint fix` can repair. Makes no repair."""

from collections.abc import Sequence

from netlint.i18n import Message
from netlint.linter.report import Diagnostic


def fix_hint(finding: Diagnostic) -> Message | None:
    """Return what `netlint fix` can do about a finding; `None` if it can do nothing, or leaves it as it is."""
    if finding.suppression:
        return None
    if finding.repair:
        return Message("`netlint fix` can do this.")
    return Message("`netlint fix --ask` lets you choose.") if finding.suggestions else None


def fix_hint_for(findings: Sequence[Diagnostic]) -> Message | None:
    """Return what `netlint fix` can do about findings that are shown together."""
    if len(findings) == 1:
        return fix_hint(findings[0])
    number = sum(1 for finding in findings if finding.repair and not finding.suppression)
    return fixable(number, len(findings)) or next(filter(None, map(fix_hint, findings)), None)


def fixable(number: int, total: int) -> Message | None:
    """Return how many of all open findings `netlint fix` can repair; `None` if it can repair none."""
    if not number:
        return None
    if number < total:
        return Message("`netlint fix` can repair {count} of these findings.", {"count": number})
    if total == 1:
        return Message("`netlint fix` can repair this finding.")
    return Message("`netlint fix` can repair all these findings.")


__all__ = ["fix_hint", "fix_hint_for", "fixable"]
