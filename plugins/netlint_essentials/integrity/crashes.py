"""Rules that fail: the one thing that is wrong with netlint or a plugin, and not with the charter."""

from collections.abc import Iterator

from netlint import Crash, Finding, rule


@rule(
    "NL030",
    severity="error",
    level="essential",
    since="0.1",
    mandatory=True,
    question="Who maintains this rule, and have we told them?",
)
def rule_crashed(crashes: list[Crash]) -> Iterator[Finding]:
    """A rule could not do its work.

    Why: What the rule would have found is not known, so the charter cannot be called well. The other rules have run, and
    the run ends with exit code 2.

    Fix: Tell the maintainers of the rule, with the message and if possible the charter. Until it is mended, leave the rule
    out with `ignore`.

    Bad:
        # With a rule that crashes
        [network]  # NL030: Rule XX000 (always-fails, of netlint) failed: ValueError: sample (sample.py, line 1).
        name = "Stroomop"

    Good:
        [network]
        name = "Stroomop"
    """
    for crash in crashes:
        yield Finding(
            "Rule {code} ({name}, of {package}) failed: {error}.",
            at=(),
            code=crash.rule.code,
            name=crash.rule.name,
            package=crash.rule.package,
            error=crash.error,
        )
