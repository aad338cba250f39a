"""The dates of hours."""

import datetime as dt
from collections.abc import Iterator

from netlint import Finding, Phase, SkipRule, rule
from netlint.fields import Count

from netlint_hours.timesheets import RecordedHours


@rule("HOU005", severity="warning", level="sound", question="Who still makes time for the network, and for what?")
def no_recent_network_hours(
    recorded_hours: RecordedHours, known_phase: Phase | None, today: dt.date, *, days: Count = 91
) -> Iterator[Finding]:
    """Nobody has recorded hours for the network for a long time.

    Why: A network lives on the time that its members make for it. If all the time goes to clients, it fades without
    anyone deciding so.

    Fix: Agree on the first thing that you will do for the network, or record the hours that are missing.

    The rule only compares timesheets that it can read completely, and only if they have had hours for the network. A
    dormant or closed network is left out.

    Source: The limit of a quarter (the option `days`) is a choice of this plugin.

    Bad:
        # HOU005 in hours.csv, line 2: Nobody has recorded hours for the network since 2026-06-02. The limit is 91 days.
        [evidence]
        timesheets = "hours.csv"

        # Beside it, hours.csv:
        member,date,hours,kind
        ana,2026-06-02,2,network
        ana,2026-11-03,30,client

    Good:
        [evidence]
        timesheets = "hours.csv"

        # Beside it, hours.csv:
        member,date,hours,kind
        ana,2026-11-03,2,network
    """
    if known_phase in {"dormant", "closed"}:
        raise SkipRule("the network is dormant or closed")
    if not recorded_hours.is_complete:
        raise SkipRule("some hours cannot be read")
    network = [entry for entry in recorded_hours.entries if entry.kind == "network" and entry.date <= today]
    if not network:
        raise SkipRule("the timesheets have no hours for the network")
    last = max(network, key=lambda entry: entry.date)
    if (today - last.date).days > days:
        template = "Nobody has recorded hours for the network since {date}. The limit is {days} days."
        yield Finding(template, at=last.place, date=last.date, days=days)


@rule("HOU006", severity="info", level="sound")
def future_hours(recorded_hours: RecordedHours, today: dt.date) -> Iterator[Finding]:
    """A timesheet has hours on a day that is still to come.

    Why: Hours in the future are often a typo in the year, and other rules leave them out.

    Fix: Correct the date, or keep planned hours in another file.

    Bad:
        # HOU006 in hours.csv, line 3: This line is about 2062-11-04, which is still to come.
        [evidence]
        timesheets = "hours.csv"

        # Beside it, hours.csv:
        member,date,hours,kind
        ana,2026-11-03,2,network
        bo,2062-11-04,2,network

    Good:
        [evidence]
        timesheets = "hours.csv"

        # Beside it, hours.csv:
        member,date,hours,kind
        ana,2026-11-03,2,network
    """
    future = [entry for entry in recorded_hours.entries if entry.date > today]
    if len(future) == 1:
        template = "This line is about {date}, which is still to come."
        yield Finding(template, at=future[0].place, date=future[0].date)
    elif future:
        template = "The timesheets have {number} lines about days that are still to come. This is the first one."
        yield Finding(template, at=future[0].place, number=len(future))
