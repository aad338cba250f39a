"""Suppressions: whether comments and exceptions have a reason, match a finding, and have not ended."""

import datetime as dt
from collections.abc import Iterator

from netlint import DocPath, Document, Finding, Message, Span, Suppression, rule
from netlint_essentials.integrity._ignore_comments import is_continued, is_unread, replacing, without

_A_YEAR = 365
"""Days from today to the last day that the advice shows for an exception. The project's own choice."""


@rule(
    "NL020",
    severity="warning",
    level="essential",
    since="0.1",
    question="Why is this fine for us, and how would we explain it to a newcomer?",
)
def suppression_without_reason(suppressions: list[Suppression]) -> Iterator[Finding]:
    """A finding is ignored, but no reason is given.

    Why: A year from now, nobody remembers why you chose to ignore the finding. If you wrote the reason down, you
    can see whether it still holds.

    Fix: In the comment, write the reason after the square brackets: `# netlint: ignore[NL105] We decide in May`. For an
    exception, write `reason = "We decide in May."` under `[[exceptions]]`.

    Bad:
        # netlint: ignore-file[NL105]  # NL020: The comment that ignores `NL105` gives no reason.
        [network]
        name = "Stroomop"

    Bad:
        # With the exception { rule = "no-purpose" }
        [network]  # NL020: The exception for `no-purpose` gives no reason (netlint.toml:1).
        name = "Stroomop"

    Good:
        # netlint: ignore-file[NL105] We read our values together in January.
        [network]
        name = "Stroomop"
    """
    comments: dict[DocPath | Span, list[str]] = {}
    for one in suppressions:
        if one.kind == "comment" and not one.details.reason and not one.problem:
            comments.setdefault(one.at, []).append(one.named)
        elif one.kind == "exception" and not one.details.reason and one.state == "used":
            template = "The exception for `{name}` gives no reason ({where})."
            advice = Message('Under `[[exceptions]]`, add the reason, such as `reason = "We decide in May."`.')
            yield Finding(template, at=one.at, advice=advice, name=one.named, where=one.details.where)
    for at, named in comments.items():
        names = tuple(f"`{name}`" for name in named)
        template = "In the comment, write the reason after the square brackets: `[{listed}] We decide in May`."
        advice = Message(template, {"listed": ", ".join(named)})
        yield Finding("The comment that ignores {names} gives no reason.", at=at, advice=advice, names=names)


@rule(
    "NL021",
    severity="warning",
    level="sound",
    since="0.1",
)
def unused_suppression(suppressions: list[Suppression], document: Document) -> Iterator[Finding]:
    """A comment, exception or baseline ignores a finding that is not there.

    Why: A comment that has no effect today can hide a new finding of the same rule tomorrow. Often the finding has
    been fixed, but the comment or exception is still there. Or the comment has a typo, so it never worked.

    Fix: Remove the comment, or correct the code or name of the rule in it: `# netlint: ignore[NL105]`. Do the same with an
    exception. To clean up the baseline (the list of earlier findings), run netlint with `--prune-baseline`.

    Bad:
        [network]
        name = "Stroomop"
        # netlint: ignore[no-purpose] Not yet.  # NL021: `no-purpose` reports nothing here, so this ignore comment has no effect.
        purpose = "We help water boards to decide together with residents."

    Bad:
        [network]
        name = "Stroomop"  # netlint: ignore[no-purpos]  # NL021: Unknown rule `no-purpos`. Did you mean `no-purpose`?

    Good:
        # netlint: ignore[no-purpose] We decide on it in May.
        [network]
        name = "Stroomop"
    """
    stale: dict[str, int] = {}
    for one in suppressions:
        if one.problem:
            near = one.problem.parameters.get("near")
            suggestions = [*replacing(document, one, str(near) if near else None), *without(document, one)]
            yield Finding(one.problem, at=one.at, advice=one.advice, suggestions=suggestions)
        elif not one.is_unused:
            continue
        elif one.kind == "baseline":
            stale[one.details.where] = stale.get(one.details.where, 0) + 1
        elif one.kind == "exception":
            template = "The exception for `{name}` matches no finding ({where})."
            advice = 'Under `[[exceptions]]`, remove this exception ({where}), or correct `rule = "{name}"`.'
            yield Finding(template, at=one.at, advice=advice, name=one.named, where=one.details.where)
        else:
            yield _unused_comment(document, one)
    for where, count in stale.items():
        cleaning = Message("To clean up the baseline, run netlint with `--prune-baseline`.")
        if count == 1:
            template = "The baseline {where} has 1 entry for a finding that no longer occurs."
            yield Finding(template, at=(), advice=cleaning, where=where)
        else:
            template = "The baseline {where} has {count} entries for findings that no longer occur."
            yield Finding(template, at=(), advice=cleaning, where=where, count=count)


def _unused_comment(document: Document, one: Suppression) -> Finding:
    """Return the finding about a comment that ignores nothing; of one at the wrong line, removal is not certain."""
    edits = without(document, one)
    if line := one.reported_on:
        template = "`{name}` reports nothing here, but on line {line}. This ignore comment has no effect."
        advice = Message(
            "Move this comment to the end of line {line}, or to a line of its own above it.", {"line": line}
        )
        return Finding(template, at=one.at, advice=advice, suggestions=edits, name=one.named, line=line)
    template = "`{name}` reports nothing here, so this ignore comment has no effect."
    advice = Message("Remove `{name}` from this comment, or remove the whole comment.", {"name": one.named})
    is_certain = not is_continued(document, one) and not is_unread(document, one)
    repair, suggestions = (edits, []) if is_certain else ([], edits)
    return Finding(template, at=one.at, advice=advice, repair=repair, suggestions=suggestions, name=one.named)


@rule(
    "NL022",
    severity="error",
    level="essential",
    since="0.1",
    mandatory=True,
    question="We said we would look at this again. How is it going now, and what do we decide?",
)
def expired_exception(suppressions: list[Suppression], today: dt.date) -> Iterator[Finding]:
    """An exception that the group agreed on has ended.

    Why: You agreed on a last day, and that day has passed. netlint now reports the findings again.

    Fix: Fix the finding, or agree on a new last day and write it under `[[exceptions]]`, such as `until = 2027-06-01`. If
    you choose a new day, also write down why.

    Bad:
        # On 2026-11-24
        # With the exception { rule = "no-purpose", reason = "We decide in May.", until = 2026-06-01 }
        [network]  # NL022: The exception for `no-purpose` ended on 2026-06-01 (netlint.toml:1).
        name = "Stroomop"

    Good:
        # On 2026-06-01
        # With the exception { rule = "no-purpose", reason = "We decide in May.", until = 2026-06-01 }
        [network]
        name = "Stroomop"
    """
    for one in suppressions:
        if one.over_at:
            until = str(one.details.until)
            day = min(today, dt.date.max - dt.timedelta(days=_A_YEAR)) + dt.timedelta(days=_A_YEAR)
            template = "The exception for `{name}` ended on {until} ({where})."
            advice = Message(
                "Fix the finding, or agree on a new last day and write it under `[[exceptions]]`, such as `until = {day}`.",
                {"day": str(day)},
            )
            where = one.details.where
            yield Finding(template, at=[*one.over_at], advice=advice, name=one.named, until=until, where=where)
