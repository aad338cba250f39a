"""How often the group meets, and what for."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, Message, NotBegun, Phase, Severity, SkipRule, days, latest, longest_days, rule
from netlint_essentials.rest import is_at_rest
from netlint_essentials.texts import said
from netlint_essentials.wording import ago, in_phase, phase_name, span


@rule(
    "NL312",
    severity="error",
    level="essential",
    since="0.1",
    question="Which day and time can we all keep free for each other, again and again?",
)
def no_meeting_cadence(charter: Charter, known_phase: Phase | None) -> Iterator[Finding]:
    """The network has no recurring meeting.

    Why: You become a team by being together. Members of a team seek each other out often ("zoeken elkaar frequent op").
    Then the energy flows. Busy freelancers who need a new date for every meeting soon stop finding one.

    Fix: Agree on one recurring meeting, and write under `[[meetings]]` how often you hold it. Choose a rhythm that you
    can keep up. `every` can also be "monthly" or a range such as "2 to 3 weeks". Dutch is fine too, such as
    "maandelijks". In the phases `forming` and `start`, this finding is an error. In later phases, it is a warning. It
    is also a warning if the charter does not give the phase. A network that is dormant or closed does not have to meet.

    Bad:
        [network]  # NL312: The network has no meetings.
        phase = "start"

    Bad:
        [[meetings]]  # NL312: The network has no meeting with a fixed rhythm. netlint assumes the mildest case, because the charter does not give the phase.
        id = "drinks"
        next = 2026-12-04

    Bad:
        [network]
        phase = "mature"

        [[meetings]]  # NL312: The network meets "as needed", but no meeting has a fixed rhythm.
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
        none = Message("The network has no meetings.")
        yield Finding(in_phase(none, known_phase), at="meetings", severity=severity)
        return
    irregular = tuple(text for meeting in charter.meetings for text in said(meeting.when))
    if irregular:
        found = Message('The network meets "{when}", but no meeting has a fixed rhythm.', {"when": irregular})
    else:
        found = Message("The network has no meeting with a fixed rhythm.")
    at = [(meeting, "every") for meeting in charter.meetings]
    yield Finding(in_phase(found, known_phase), at=[*at], severity=severity)


@rule(
    "NL313",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("meetings",),
    question="How long can we go without seeing each other before the energy is gone?",
)
def cadence_too_sparse(
    charter: Charter, known_phase: Phase | None, *, start: int = 21, consolidation: int = 35, mature: int = 100
) -> Iterator[Finding]:
    """The network meets too rarely for the phase it is in.

    Why: In a team, people seek each other out often ("zoeken elkaar frequent op"). In the beginning, it is mainly your
    meetings that hold you together, so you need them often. Once you have settled routines, longer gaps between
    meetings do no harm.

    Fix: Agree to hold one of the meetings more often, and write the new rhythm under `[[meetings]]`. The meeting can be
    short and online. The options `start`, `consolidation` and `mature` set how many days may pass between meetings in
    each phase. If you have several recurring meetings, the rule looks at the one that you hold most often. For a range
    such as "2 to 3 weeks", the rule uses the shorter time. If the charter does not give the phase, the rule uses the
    largest limit. If some meetings have `when` instead of a fixed rhythm (`every`), netlint cannot tell how often you
    meet. Then netlint skips the rule.

    Source: Kubernetes, a large open-source project, asks its groups to meet at least once every three weeks. The longer
    limits for later phases follow two older networks. The cooperative Hypha meets with everyone each month. The board
    of Enspiral meets each quarter.

    Bad:
        [network]
        phase = "start"

        [[meetings]]
        id = "drinks"
        every = "6 weeks"  # NL313: The network meets every 42 days. In the phase `start`, it should meet at least once every 21 days.

    Good:
        [network]
        phase = "start"

        [[meetings]]
        id = "drinks"
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
        raise SkipRule('the network also meets "{when}", so netlint cannot tell how often', when=irregular)
    if known_phase:
        template = (
            "The network meets every {days} days. In the phase {phase}, it should meet at least once every {most} days."
        )
        at, often = (meeting, "every"), {"every": "2 weeks"}
        yield Finding(template, at=at, write=often, days=shortest, phase=phase_name(known_phase), most=most)
    else:
        template = "The network meets every {days} days. In any phase, it should meet at least once every {most} days."
        found = Message(template, {"days": shortest, "most": most})
        yield Finding(in_phase(found, known_phase), at=(meeting, "every"), write={"every": "2 weeks"})


@rule(
    "NL315",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("meetings",),
    question="What keeps us from meeting as often as we agreed, and what would make it easier?",
)
def meeting_overdue(charter: Charter, today: dt.date, *, intervals: int = 2, grace_days: int = 7) -> Iterator[Finding]:
    """A meeting is long overdue.

    Why: In a team, people seek each other out often ("zoeken elkaar frequent op"). In every group, a meeting falls
    through now and then. If the next one falls through as well, the habit is almost gone. Usually nobody decided to
    stop.

    Fix: Hold the meeting, and then write the date under `[[meetings]]`. You can also agree on a rhythm that you can
    keep up, and write that rhythm in `every`. For a range such as "2 to 3 weeks", the rule uses the longer time. If the
    meeting has served its purpose, remove it from the charter.

    Source: netlint itself chose the limit: twice the agreed time between meetings (`intervals`), plus a week
    (`grace-days`). So one meeting can fall through before the rule reports anything.

    Bad:
        # On 2026-11-24
        [[meetings]]
        id = "monday"
        every = "2 weeks"
        last-held = 2026-10-05  # NL315: The meeting `monday` has not been held since 2026-10-05, 50 days ago. The agreed rhythm is "2 weeks". The limit of 35 days passed on 2026-11-09.

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
                'The meeting `{meeting}` has not been held since {date}, {ago}. The agreed rhythm is "{every}". The limit of {limit} passed on {day}.',
                at=(meeting, "last-held"),
                write={"last-held": ...},
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
    requires=("meetings",),
    question="What would we miss if we no longer held this meeting?",
)
def meeting_without_purpose(charter: Charter) -> Iterator[Finding]:
    """The charter does not say what a meeting is for.

    Why: In a team, people seek each other out often ("zoeken elkaar frequent op"). Meetings give energy if people know
    what they come for. A meeting for everything soon becomes a meeting for nothing. People skip such a meeting first.

    Fix: Under `[[meetings]]`, write what the meeting is mainly for. As `purpose`, you can choose `coordination`,
    `social`, `learning`, `support`, `client`, `decision` or `strategy`.

    Bad:
        [[meetings]]  # NL316: The charter does not say what the meeting `monday` is for.
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
                "The charter does not say what the meeting `{meeting}` is for.",
                at=(meeting, "purpose"),
                meeting=meeting.id,
            )


@rule(
    "NL319",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("meetings",),
    question="When were we last in one place for a whole day, and what did that give us?",
)
def no_days_together(charter: Charter) -> Iterator[Finding]:
    """The network meets, but no meeting takes place in person.

    Why: In a team, people inspire each other and seek each other out often ("zoeken elkaar frequent op"). Calls keep
    the work going. But a day in one place makes it easier to get to know and trust each other.

    Fix: Plan a day together, and write it under `[[meetings]]`. Once a year is a good start. If you already meet in
    person, write `in-person = true` for that meeting. netlint skips the rule until at least one meeting has `in-person
    = true` or `in-person = false`.

    Source: The rule follows six public handbooks: those of Enspiral, Hypha, CoLab, Loomio, Greaterthan and Root
    Systems. These networks and cooperatives all describe days together in person.

    Bad:
        [[meetings]]
        id = "call"
        every = "2 weeks"
        in-person = false  # NL319: The charter does not name any meeting that is held in person.

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
        template = "The charter does not name any meeting that is held in person."
        write = {"id": "retreat", "purpose": "social", "every": "yearly", "in-person": True}
        yield Finding(template, at=[*at], write=write, write_at="meetings")
