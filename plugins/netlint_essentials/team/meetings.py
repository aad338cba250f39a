"""How often the group meets, and what for."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, Message, NotBegun, Phase, Severity, SkipRule, days, latest, longest_days, rule
from netlint_essentials.rest import is_at_rest
from netlint_essentials.texts import said
from netlint_essentials.wording import ago, in_phase, span


@rule(
    "NL312",
    severity="error",
    level="essential",
    since="0.1",
    question="Which day and hour do we all keep free for each other, again and again?",
)
def no_meeting_cadence(charter: Charter, known_phase: Phase | None) -> Iterator[Finding]:
    """The network has no meeting that comes back.

    Why: A team is made by being together. Its members seek each other out often ("zoeken elkaar frequent op"), and that
    is when the energy flows. Between busy freelancers, a next date that has to be found each time is soon not found.

    Fix: Agree on one meeting that comes back, and write in `every` how often. "2 weeks", "monthly" or "maandelijks"
    will do, whatever the group can keep up. A range such as "2 to 3 weeks" will do too. Without it the finding is an error
    while the network forms or starts. It is a warning later, or if the phase is not recorded. A network that is dormant or
    closed is not asked to meet.

    Bad:
        [network]  # NL312: No meeting is recorded.
        phase = "start"

    Bad:
        [[meetings]]  # NL312: No meeting says how often it comes back. The phase is not recorded.
        id = "borrel"
        next = 2026-12-04

    Bad:
        [network]
        phase = "mature"

        [[meetings]]  # NL312: No meeting has a fixed rhythm; agreed is "as needed".
        id = "call"
        when = "as needed"

    Good:
        [[meetings]]
        id = "monday"
        every = "2 weeks"
    """
    if is_at_rest(charter) or any(meeting.every for meeting in charter.meetings):
        return
    severity: Severity = "error" if known_phase in ("forming", "start") else "warning"
    if not charter.meetings:
        none = Message("No meeting is recorded.")
        yield Finding(in_phase(none, known_phase), at="meetings", severity=severity)
        return
    irregular = tuple(text for meeting in charter.meetings for text in said(meeting.when))
    if irregular:
        found = Message('No meeting has a fixed rhythm; agreed is "{when}".', {"when": irregular})
    else:
        found = Message("No meeting says how often it comes back.")
    at = [(meeting, "every") for meeting in charter.meetings]
    yield Finding(in_phase(found, known_phase), at=[*at], severity=severity)


@rule(
    "NL313",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("meetings",),
    question="How long can we go without seeing each other before the energy is gone?",
)
def cadence_too_sparse(
    charter: Charter, known_phase: Phase | None, *, start: int = 21, consolidation: int = 35, mature: int = 100
) -> Iterator[Finding]:
    """The network meets too seldom for the phase it is in.

    Why: In a team people seek each other out often ("zoeken elkaar frequent op"). In the beginning little else holds
    them together, so the gaps must be short; once habits have settled, more room does no harm.

    Fix: Let at least one meeting come back more often, even if it is short and online. The options `start`,
    `consolidation` and `mature` say how many days may lie between two meetings in each phase; what counts is the
    meeting with the shortest interval, and of a range the shorter end. If the phase is not recorded, the largest number of
    days counts. A network that also meets at no fixed times (`when`) may meet more often, so the rule is skipped.

    Source: Kubernetes asks its groups to meet at least every three weeks. The room in later phases comes from practice:
    Hypha has an all-hands each month, and the board of Enspiral meets each quarter.

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
    limits = {"forming": start, "start": start, "consolidation": consolidation, "mature": mature}
    most = limits.get(known_phase) if known_phase else max(limits.values())
    intervals = [(days(meeting.every), meeting) for meeting in charter.meetings if meeting.every]
    if most is None or not intervals:
        return
    shortest, meeting = min(intervals, key=lambda pair: pair[0])
    if shortest <= most:
        return
    if irregular := [text for each in charter.meetings if not each.every for text in said(each.when)]:
        raise SkipRule('a meeting takes place "{when}", which can be more often', when=irregular)
    if known_phase:
        template = "The group meets every {days} days; in the phase `{phase}`, {most} is the most."
        yield Finding(template, at=(meeting, "every"), days=shortest, phase=known_phase, most=most)
    else:
        template = "The group meets every {days} days; whatever the phase, {most} is the most."
        found = Message(template, {"days": shortest, "most": most})
        yield Finding(in_phase(found, known_phase), at=(meeting, "every"))


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
    in `every`; of a range the longer end counts. A meeting that has served its purpose can go.

    Source: Two intervals (`intervals`) and a week (`grace-days`) leave room for one meeting that falls through; that is the
    project's own choice.

    Bad:
        # On 2026-11-24
        [[meetings]]
        id = "monday"
        every = "2 weeks"
        last-held = 2026-10-05  # NL315: The meeting `monday` has not been held since 2026-10-05, 50 days ago; agreed is "2 weeks". The limit of 35 days passed on 2026-11-09.

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
        last = latest(meeting.last_held, today)
        since, limit = (today - last).days, intervals * longest_days(meeting.every) + grace_days
        if since > limit:
            yield Finding(
                'The meeting `{meeting}` has not been held since {date}, {ago}; agreed is "{every}". The limit of {limit} passed on {day}.',
                at=(meeting, "last-held"),
                meeting=meeting.id,
                date=meeting.last_held,
                ago=ago(since),
                every=meeting.every,
                limit=span(limit),
                day=last + dt.timedelta(days=limit),
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
    `support`, `client`, `decision` or `strategy`.

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


@rule(
    "NL319",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("meetings",),
    question="When were we last in one place for a whole day, and what did that give us?",
)
def no_days_together(charter: Charter) -> Iterator[Finding]:
    """The network meets, but no meeting takes place in person.

    Why: In a team people inspire each other and seek each other out often ("zoeken elkaar frequent op"). Calls keep the
    work going. People get to know and trust each other more easily when they spend a day in one place.

    Fix: Plan a day together, and set `in-person = true` at that meeting. Once a year is a good beginning. The rule is
    skipped until the charter says of some meeting whether it is in person.

    Source: All six handbooks that were read for this rule describe days together in person. They are of Enspiral, Hypha,
    CoLab, Loomio, Greaterthan and Root Systems.

    Bad:
        [[meetings]]
        id = "call"
        every = "2 weeks"
        in-person = false  # NL319: No meeting is recorded as one in person.

    Good:
        [[meetings]]
        id = "call"
        every = "2 weeks"
        in-person = false

        [[meetings]]
        id = "retreat"
        every = "yearly"
        in-person = true
    """
    if is_at_rest(charter) or not any(meeting.every or said(meeting.when) for meeting in charter.meetings):
        return
    recorded = [meeting for meeting in charter.meetings if meeting.in_person is not None]
    if not recorded:
        raise NotBegun("days together in person")
    if not any(meeting.in_person for meeting in recorded):
        unsaid = [meeting for meeting in charter.meetings if meeting.in_person is None]
        at = [(meeting, "in-person") for meeting in unsaid or recorded]
        yield Finding("No meeting is recorded as one in person.", at=[*at])
