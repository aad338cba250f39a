"""Members and their hours."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from netlint import Charter, Finding, NotBegun, PartialDate, rule, suggest
from netlint.charter import Member
from netlint.fields import Count

from netlint_hours.timesheets import Entry, RecordedHours


@rule("HOU003", severity="warning", level="sound", requires=("members",))
def unknown_name(charter: Charter, recorded_hours: RecordedHours, *, most: Count = 5) -> Iterator[Finding]:
    """A timesheet has a name that the charter does not have.

    Why: Hours under an unknown name count for no member, so the totals are too low.

    Fix: Correct the name in the timesheet, or add the member to the charter.

    A timesheet can have the id or the name of a member. If more names than the option `most` are unknown, there is one
    finding for all of them.

    Bad:
        # HOU003 in hours.csv, line 3: The charter has no member `anna`. Did you mean `ana`?
        # HOU003 in hours.csv, line 4: The charter has no member `Wim`.
        [[members]]
        id = "ana"

        [evidence]
        timesheets = "hours.csv"

        # Beside it, hours.csv:
        member,date,hours,kind
        ana,2026-11-03,2,network
        anna,2026-11-04,2,network
        Wim,2026-11-05,4,client

    Good:
        [[members]]
        id = "ana"
        name = "Ana Lima"

        [evidence]
        timesheets = "hours.csv"

        # Beside it, hours.csv:
        member,date,hours,kind
        ana,2026-11-03,2,network
        Ana Lima,2026-11-04,2,network
    """
    known = members_by_name(charter)
    unknown: dict[str, Entry] = {}
    for entry in recorded_hours.entries:
        if entry.who.casefold() not in known:
            unknown.setdefault(entry.who, entry)
    if len(unknown) > most:
        who, first = next(iter(unknown.items()))
        template = "The charter does not have {number} names of the timesheets. This is the first one: `{who}`."
        yield Finding(template, at=first.place, number=len(unknown), who=who)
        return
    for who, entry in unknown.items():
        if near := suggest(who.casefold(), known):
            template = "The charter has no member `{who}`. Did you mean `{near}`?"
            yield Finding(template, at=entry.place, who=who, near=near)
        else:
            yield Finding("The charter has no member `{who}`.", at=entry.place, who=who)


@rule(
    "HOU004",
    severity="warning",
    level="sound",
    requires=("members",),
    question="Which of this work can somebody else do, and which can we leave?",
)
def heavy_load(
    charter: Charter,
    recorded_hours: RecordedHours,
    today: dt.date,
    *,
    percent: Count = 150,
    margin: Count = 4,
    months: Count = 3,
) -> Iterator[Finding]:
    """A member carries many more unpaid hours than planned.

    Why: Unpaid work that nobody planned often ends up with a few people. They run out of energy, and the others do not
    see it coming.

    Fix: Share the work, leave some of it, or agree on more hours. Thank the member first.

    The charter says how many hours are planned: what the member has promised (`members.hours-per-month`), and the hours
    of the role of coordinator (`coordination.hours-per-month`). Only hours of the kind `network` count. The rule looks
    at this month and the two before it (the option `months`), and reports the heaviest one. It leaves out a paid
    coordinator.

    Source: The limits are a choice of this plugin: half more than planned (`percent`), and four hours more (`margin`).

    Bad:
        # HOU004 in hours.csv, line 3: `ana` gave the network 26 hours in 2026-10. The plan is 12, and the limit is 18.
        [[members]]
        id = "ana"
        hours-per-month = { internal = 4 }

        [coordination]
        coordinator = "ana"
        hours-per-month = 8

        [evidence]
        timesheets = "hours.csv"

        # Beside it, hours.csv:
        member,date,hours,kind
        ana,2026-10-06,14,network
        ana,2026-10-20,12,network

    Good:
        [[members]]
        id = "ana"
        hours-per-month = { internal = 4 }

        [evidence]
        timesheets = "hours.csv"

        # Beside it, hours.csv:
        member,date,hours,kind
        ana,2026-10-06,6,network
        ana,2026-10-20,40,client
    """
    plans = {member.id: hours for member in charter.active if (hours := _planned(charter, member)) is not None}
    if not plans:
        raise NotBegun("the hours that members give each month")
    paid = charter.coordinators if charter.coordination and charter.coordination.paid else ()
    for member, in_month in _recent_months(charter, recorded_hours, today, months).items():
        if member not in plans or member in paid:
            continue
        planned = plans[member]
        limit = max(planned * percent / 100, planned + margin)
        month = max(in_month, key=lambda month: _total(in_month[month]))
        entries = in_month[month]
        if _total(entries) > limit:
            template = (
                "`{id}` gave the network {hours} hours in {month}. The plan is {planned}, and the limit is {limit}."
            )
            yield Finding(
                template,
                at=entries[-1].place,
                id=member,
                hours=_total(entries),
                month=PartialDate.parse(month),
                planned=planned,
                limit=limit,
            )


def members_by_name(charter: Charter) -> Mapping[str, Sequence[Member]]:
    """Return the members by what a timesheet can call them: their ids and names, in lowercase."""
    members: dict[str, list[Member]] = {}
    for member in charter.members:
        for name in {member.id, (member.name or member.id).strip().casefold()}:
            members.setdefault(name, []).append(member)
    return members


def _planned(charter: Charter, member: Member) -> float | None:
    """Return the hours per month that a member puts into the network, by the charter; `None` if it does not say so."""
    own, coordination = member.hours_per_month, charter.coordination
    promised = own and (own.committed if own.internal is None else own.internal)
    role = coordination.hours_per_month if coordination and member.id in charter.coordinators else None
    return None if promised is None and role is None else (promised or 0) + (role or 0)


def _recent_months(
    charter: Charter, recorded_hours: RecordedHours, today: dt.date, months: int
) -> Mapping[str, Mapping[str, list[Entry]]]:
    """Return the network hours of each member, in each of the last months. Names of several members do not count."""
    known = members_by_name(charter)
    now = today.year * 12 + today.month
    recent: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in recorded_hours.entries:
        people = known.get(entry.who.casefold(), ())
        age = now - (entry.date.year * 12 + entry.date.month)
        if entry.kind == "network" and 0 <= age < months and entry.date <= today and len(people) == 1:
            recent[people[0].id][f"{entry.date:%Y-%m}"].append(entry)
    return recent


def _total(entries: Sequence[Entry]) -> float:
    """Return the hours of some entries together."""
    return round(sum(entry.hours for entry in entries), 2)
