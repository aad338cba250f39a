"""What reports for people say about a finding that `netlint fix` can repair. Makes no repair."""

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
    """Return what `netlint fix` can do about findings that are shown as one."""
    certain = [finding for finding in findings if finding.repair and not finding.suppression]
    if certain and len(certain) < len(findings):
        return Message("`netlint fix` can repair {count} of these findings.", {"count": len(certain)})
    return next((hint for hint in map(fix_hint, [*certain, *findings]) if hint), None)


__all__ = ["fix_hint", "fix_hint_for"]
