"""Rules that crash: a mistake in netlint or a plugin, not in the charter."""

from collections.abc import Iterator

from netlint import Crash, Finding, Message, rule


@rule(
    "NL030",
    severity="error",
    level="essential",
    since="0.1",
    mandatory=True,
)
def rule_crashed(crashes: list[Crash]) -> Iterator[Finding]:
    """A rule crashed.

    Why: netlint cannot tell what the rule would have reported, so the charter does not pass. netlint did check the
    charter with all other rules. The exit code is 2.

    Fix: Report the error to the maintainers, and leave the rule out for now with `ignore = ["NL105"]` in the settings. If
    you can, send the maintainers the charter as well.

    Bad:
        # With a rule that crashes
        [network]  # NL030: Rule XX000 (always-fails, from netlint) crashed: ValueError: sample (sample.py, line 1).
        name = "Stroomop"

    Good:
        [network]
        name = "Stroomop"
    """
    for crash in crashes:
        crashed = crash.rule
        origin = crash.fixture.distribution if crash.fixture else crashed.origin
        if crashed.mandatory:
            advice = Message("Report this error to the maintainers of {origin}.", {"origin": origin})
        elif crashed.is_local and not crash.fixture:
            template = 'Fix the rule in {origin}, or leave it out for now with `ignore = ["{code}"]` in the settings.'
            advice = Message(template, {"origin": origin, "code": crashed.code})
        else:
            template = (
                "Report this error to the maintainers of {origin}, and leave the rule out for now "
                'with `ignore = ["{code}"]` in the settings.'
            )
            advice = Message(template, {"origin": origin, "code": crashed.code})
        yield Finding(
            "Rule {code} ({name}, from {origin}) crashed: {error}.",
            at=(),
            advice=advice,
            code=crashed.code,
            name=crashed.name,
            origin=crashed.origin,
            error=crash.reason,
        )
