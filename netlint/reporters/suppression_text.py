"""Suppressed findings, in words: who decided so, why, and until when."""

from typing import assert_never

from netlint.i18n import Message, Translate, show
from netlint.linter.suppressions.model import SuppressionKind, SuppressionReason

SUPPRESSED_COUNTS: dict[SuppressionKind, Message] = {
    "exception": Message("{count} by exception"),
    "comment": Message("{count} by ignore comment"),
    "baseline": Message("{count} by baseline"),
    "revision": Message("{count} by earlier revision"),
}
"""How many findings are suppressed in each way; the order is the one in which they are shown."""


def suppression_text(details: SuppressionReason, translate: Translate) -> str:
    """Return why a finding is suppressed: `decided by ana and bo on 2026-09-01: "We try a year." (netlint.toml:3)`."""
    parts = [part.text(translate) for part in _parts(details)]
    text = " ".join(parts)
    if details.reason:
        text += f": {show(details.reason)}"
    return f"{text} ({details.where})" if details.where and details.kind == "exception" else text


def _parts(details: SuppressionReason) -> list[Message]:
    match details.kind:
        case "comment":
            return [Message("ignored by a comment")]
        case "baseline":
            return [Message("in the baseline {where}", {"where": details.where})]
        case "revision":
            return [Message("already reported at {where}", {"where": details.where})]
        case "exception":
            return _decision(details)
        case never:
            assert_never(never)


def _decision(details: SuppressionReason) -> list[Message]:
    people, on, until = details.agreed_by, details.agreed_on, details.until
    said = [
        Message("exception agreed by {people}", {"people": people}) if people else Message("exception of the group")
    ]
    said += [Message("on {date}", {"date": on})] if on else []
    return [*said[:-1], said[-1] + ", " + Message("until {date}", {"date": until})] if until else said
