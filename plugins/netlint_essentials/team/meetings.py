"""How often the group meets, and what for."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, Phase, Severity, days, rule
from netlint_essentials.rest import is_at_rest


@rule(
    "NL312",
    severity="error",
    level="essential",
    since="0.1",
    question="Which day and hour do we all keep free for each other, again and again?",
)
def no_meeting_cadence(charter: Charter, phase: Phase) -> Iterator[Finding]:
    """The network has no meeting that comes back.

    Why: A team is made by being together. Its members seek each other out often ("zoeken elkaar frequent op"), and that
    is when the energy flows. Between busy freelancers, a next date that has to be found each time is soon not found.

    Fix: Agree on one meeting that comes back, and write in `every` how often. "2 weeks", "monthly" or "maandelijks"
    will do, whatever the group can keep up. Without it the finding is an error while the network forms or starts, and
    a warning later; a network that is dormant or closed is not asked to meet.

    Bad:
        [network]  # NL312: No meeting is recorded.
        phase = "start"

    Bad:
        [[meetings]]  # NL312: No meeting says how often it comes back.
        id = "borrel"
        next = 2026-12-04

    Good:
        [[meetings]]
        id = "monday"
        every = "2 weeks"
    """
    if is_at_rest(charter) or any(meeting.every for meeting in charter.meetings):
        return
    severity: Severity = "error" if phase in ("forming", "start") else "warning"
    if charter.meetings:
        at = [(meeting, "every") for meeting in charter.meetings]
        yield Finding("No meeting says how often it comes back.", at=[*at], severity=severity)
    else:
        yield Finding("No meeting is recorded.", at="meetings", severity=severity)


@rule(
    "NL313",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("meetings",),
    question="How long can we go without seeing each other before the energy is gone?",
)
def cadence_too_sparse(
    charter: Charter, phase: Phase, *, start: int = 21, consolidation: int = 35, mature: int = 100
) -> Iterator[Finding]:
    """The network meets too seldom for the phase it is in.

    Why: In a team people seek each other out often ("zoeken elkaar frequent op"). In the beginning little else holds
    them together, so the gaps must be short; once habits have settled, more room does no harm.

    Fix: Let at least one meeting come back more often, even if it is short and online. The options `start`,
    `consolidation` and `mature` say how many days may lie between two meetings in each phase; what counts is the
    meeting with the shortest interval.

    Source: Kubernetes asks its groups to meet at least every three weeks. The room in later phases, about a month and
    about a quarter, is the project's own choice.

    Bad:
        [network]
        phase = "start"

        [[meetings]]
        id = "borrel"
        every = "6 weeks"  # NL313: The group meets every 42 days; in the phase `start`, 21 is the most.

    Good:
        [network]
        phase = "start"

        [[meetings]]
        id = "borrel"
        every = "6 weeks"

        [[meetings]]
        id = "call"
        every = "2 weeks"
    """
    most = {"forming": start, "start": start, "consolidation": consolidation, "mature": mature}.get(phase)
    intervals = [(days(meeting.every), meeting) for meeting in charter.meetings if meeting.every]
    if most is None or not intervals:
        return
    shortest, meeting = min(intervals, key=lambda pair: pair[0])
    if shortest > most:
        yield Finding(
            "The group meets every {days} days; in the phase `{phase}`, {most} is the most.",
            at=(meeting, "every"),
            days=shortest,
            phase=phase,
            most=most,
        )


@rule(
    "NL315",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("meetings",),
    question="What keeps us from meeting as often as we agreed: the date, the form, or the wish?",
)
def meeting_overdue(charter: Charter, today: dt.date, *, intervals: int = 2, grace_days: int = 7) -> Iterator[Finding]:
    """A meeting was last held long before its own rhythm asks for.

    Why: In a team people seek each other out often ("zoeken elkaar frequent op"). One meeting that falls through
    happens to everyone; a second in a row is how a habit ends, and mostly nobody has decided that it should.

    Fix: Hold the meeting and write the day in `last-held`, or agree on a rhythm that you can keep up. The rhythm stands
    in `every`. A meeting that has served its purpose can go.

    Source: Two intervals (`intervals`) and a week (`grace-days`) leave room for one meeting that falls through; that is the
    project's own choice.

    Bad:
        # On 2026-11-24
        [[meetings]]
        id = "monday"
        every = "2 weeks"
        last-held = 2026-10-05  # NL315: The meeting `monday` was last held 50 days ago; agreed is "2 weeks".

    Good:
        # On 2026-11-24
        [[meetings]]
        id = "monday"
        every = "2 weeks"
        last-held = 2026-11-16
    """
    if is_at_rest(charter):
        return
    for meeting in charter.meetings:
        if not meeting.every or not meeting.last_held:
            continue
        since = (today - meeting.last_held).days
        if since > intervals * days(meeting.every) + grace_days:
            yield Finding(
                'The meeting `{meeting}` was last held {days} days ago; agreed is "{every}".',
                at=(meeting, "last-held"),
                meeting=meeting.id,
                days=since,
                every=meeting.every,
            )


@rule(
    "NL316",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("meetings",),
    question="What would we miss if this meeting no longer took place?",
)
def meeting_without_purpose(charter: Charter) -> Iterator[Finding]:
    """A meeting does not say what it is for.

    Why: Meeting often ("zoeken elkaar frequent op", they seek each other out often) gives energy when people know what
    they come for. A meeting for everything is a meeting for nothing much, and is the first to be skipped.

    Fix: Write in `purpose` what the meeting is for above all. It can be `coordination`, `social`, `learning`,
    `support`, `client` or `decision`.

    Bad:
        [[meetings]]  # NL316: The meeting `monday` does not say what it is for.
        id = "monday"
        every = "2 weeks"

    Good:
        [[meetings]]
        id = "monday"
        every = "2 weeks"
        purpose = "client"
    """
    for meeting in charter.meetings:
        if meeting.purpose is None:
            yield Finding(
                "The meeting `{meeting}` does not say what it is for.", at=(meeting, "purpose"), meeting=meeting.id
            )
