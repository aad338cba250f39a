"""Suppressed findings, in words: who decided so, why, and until when; and open findings that were hidden earlier."""

from collections.abc import Iterable
from typing import assert_never

from netlint.i18n import Message, Translate, show
from netlint.linter.report import Diagnostic
from netlint.linter.suppressions.earlier import HiddenEarlier
from netlint.linter.suppressions.model import SuppressionKind, SuppressionReason

SUPPRESSED_COUNTS: dict[SuppressionKind, Message] = {
    "exception": Message("{count} by exception"),
    "comment": Message("{count} by ignore comment"),
    "baseline": Message("{count} by baseline"),
    "revision": Message("{count} by earlier revision"),
}
"""How many findings are suppressed in each way; the order is the one in which they are shown."""


MAX_HIDDEN = 10
"""The maximum number of rules that are listed as hidden for one reason. The project chose this limit."""
_HIDDEN_AT = Message(
    "netlint skipped {rules} at {where}, because {reason}. Findings that were hidden there count as new."
)
_HIDDEN_IN = Message(
    "netlint skipped {rules} when {where} was written, because {reason}. Findings that were hidden then count as new."
)


def hidden_texts(findings: Iterable[Diagnostic], translate: Translate) -> list[str]:
    """Return why open findings could not be found earlier, a text for each reason."""
    codes: dict[HiddenEarlier, set[str]] = {}
    for finding in findings:
        if finding.hidden:
            codes.setdefault(finding.hidden, set()).add(finding.code)
    return [_hidden(hidden, sorted(found)).text(translate) for hidden, found in codes.items()]


def _hidden(hidden: HiddenEarlier, codes: list[str]) -> Message:
    template = _HIDDEN_IN if hidden.kind == "baseline" else _HIDDEN_AT
    rules = ", ".join((*codes[:MAX_HIDDEN], *(["..."] if len(codes) > MAX_HIDDEN else [])))
    return Message(template.template, {"rules": rules, "where": hidden.where, "reason": hidden.reason})


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
