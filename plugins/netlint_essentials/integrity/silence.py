"""What silences: comments, exceptions and the baseline say why, are of use, and end when they said they would."""

import datetime as dt
from collections.abc import Iterator

from netlint import DocPath, Finding, Span, Suppression, rule


@rule(
    "NL020",
    severity="warning",
    level="essential",
    since="0.1",
    question="Why is this fine for us, and would somebody new understand that?",
)
def suppression_without_reason(suppressions: list[Suppression]) -> Iterator[Finding]:
    """Something is ignored, and no reason is given.

    Why: A year from now nobody remembers why this was fine. With a reason the group can see whether it still is.

    Fix: Write the reason behind the brackets of the comment, or as `reason` of the exception.

    Bad:
        # netlint: ignore-file[NL105]  # NL020: No reason is given for ignoring `NL105`.
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
            yield Finding(template, at=one.at, name=one.named, where=one.details.where)
    for at, named in comments.items():
        names = tuple(f"`{name}`" for name in named)
        yield Finding("No reason is given for ignoring {names}.", at=at, names=names)


@rule(
    "NL021",
    severity="warning",
    level="sound",
    since="0.1",
    question="Is this settled, so that the line can go?",
)
def unused_suppression(suppressions: list[Suppression]) -> Iterator[Finding]:
    """Something is set to be ignored that is not there.

    Why: What silences nothing hides the next finding of its kind, and nobody will notice. Often the finding has been
    dealt with, and the line was forgotten; sometimes there is a slip in it, and it never did anything.

    Fix: Take the line out, or mend what it names. `--prune-baseline` takes entries out of a baseline.

    Bad:
        [network]
        name = "Stroomop"
        # netlint: ignore[no-purpose] Not yet.  # NL021: `no-purpose` is ignored here, and there is nothing to ignore.
        purpose = "We help water boards to decide together with residents."

    Bad:
        [network]
        name = "Stroomop"  # netlint: ignore[no-purpos]  # NL021: There is no rule `no-purpos`. Did you mean `no-purpose`?

    Good:
        # netlint: ignore[no-purpose] We decide on it in May.
        [network]
        name = "Stroomop"
    """
    stale: dict[str, int] = {}
    for one in suppressions:
        if one.problem:
            yield Finding(one.problem, at=one.at)
        elif not one.is_unused:
            continue
        elif one.kind == "baseline":
            stale[one.details.where] = stale.get(one.details.where, 0) + 1
        elif one.kind == "exception":
            template = "The exception for `{name}` is of no use: there is no such finding ({where})."
            yield Finding(template, at=one.at, name=one.named, where=one.details.where)
        else:
            yield Finding("`{name}` is ignored here, and there is nothing to ignore.", at=one.at, name=one.named)
    for where, count in stale.items():
        template = "{where} has findings that are not there any more: {count}. --prune-baseline removes them."
        yield Finding(template, at=(), where=where, count=count)


@rule(
    "NL022",
    severity="error",
    level="essential",
    since="0.1",
    mandatory=True,
    question="We said we would look at this again: how did it go, and what do we decide now?",
)
def expired_exception(
    suppressions: list[Suppression],
    today: dt.date,  # noqa: ARG001 (to ask for it says that the outcome depends on it; the engine has compared the days)
) -> Iterator[Finding]:
    """An exception that the group agreed on has ended.

    Why: The group gave itself a time, and that time is over. What it covered is reported again.

    Fix: Decide again: deal with the finding, or agree on a new `until` and write down why.

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
            template = "The exception for `{name}` ended on {until} ({where})."
            yield Finding(template, at=[*one.over_at], name=one.named, until=until, where=one.details.where)
