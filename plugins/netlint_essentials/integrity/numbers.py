"""Numbers, time zones and the model of coordination: whether what stands in two places can both be so."""

from collections.abc import Iterator
from functools import cache

from netlint import (
    Charter,
    Finding,
    Location,
    Message,
    SkipRule,
    StandsElsewhere,
    Table,
    is_blank,
    longest_days,
    rule,
)
from netlint import suggest as nearest
from netlint.charter import Circle, Decisions, DecisionWay, Member
from netlint_essentials.coordination._areas import has_board, people_in

_MINUTES_PER_DAY = 1440
_ALL = 100
"""All of it, in percent."""
_ROUNDING = 1e-9
_HINTS = 20
"""For how many unknown time zones a meant one is looked for, each among all that there are; the rest takes too long."""


@rule(
    "NL017",
    severity="error",
    level="essential",
    since="0.1",
    question="Which of the two numbers is right?",
)
def number_without_meaning(charter: Charter) -> Iterator[Finding]:
    """Two numbers of the charter cannot both be right.

    Why: Some members go by one number, and others by the other. Often one of the two was right once, or has another unit,
    such as a percentage.

    Fix: Look up the two numbers, and correct the one that is wrong. Write a percentage of people as a text: `quorum = "60%"`.

    Bad:
        [decisions]
        min-days = 21
        deadline-days = 7  # NL017: A proposal stays open for at least 21 days, but must be decided after 7.

    Bad:
        [membership]
        max-size = 2  # NL017: `max-size` is 2, but the network has 3 members.

        [[members]]
        id = "ana"
        [[members]]
        id = "bo"
        [[members]]
        id = "cas"

    Good:
        [membership]
        size = 40
        max-size = 50

        [decisions]
        min-days = 7
        deadline-days = 21
        quorum = "60%"
    """
    here = charter.here
    size = _known_size(charter)
    if here.decisions:
        yield from _days_to_decide(here.decisions, "decisions")
        for way in here.decisions.ways:
            yield from _days_to_decide(way, way)
    yield from _people(here, size)
    for circle in here.circles:
        yield from _circle(circle)
    for member in here.members:
        yield from _hours(member)
    for meeting in here.meetings:
        if meeting.minutes and meeting.every and meeting.minutes > longest_days(meeting.every) * _MINUTES_PER_DAY:
            template = 'The meeting `{id}` lasts {minutes} minutes, which is longer than "{every}".'
            at = (meeting, "minutes")
            yield Finding(template, at=at, id=meeting.id, minutes=meeting.minutes, every=meeting.every)
    yield from _money(here)


def _known_size(charter: Charter) -> int | None:
    """Return how many members there are; `None` if the charter does not list or count them."""
    try:
        return charter.size or None
    except StandsElsewhere:
        return None


def _members(number: int) -> Message:
    return Message("1 member") if number == 1 else Message("{number} members", {"number": number})


def _days_to_decide(way: Decisions | DecisionWay, at: str | Table) -> Iterator[Finding]:
    if way.min_days and way.deadline_days and way.min_days > way.deadline_days:
        place = (way, "deadline-days") if isinstance(at, Table) else f"{at}.deadline-days"
        template = "A proposal stays open for at least {least} days, but must be decided after {most}."
        yield Finding(template, at=place, least=way.min_days, most=way.deadline_days)


def _people(charter: Charter, size: int | None) -> Iterator[Finding]:
    """Compare numbers of people with the number of members."""
    membership, decisions, listed = charter.membership, charter.decisions, len(charter.active)
    if membership and membership.size is not None and membership.size < listed:
        template = "`size` is {size}, but the charter lists {members} as active."
        yield Finding(template, at="membership.size", size=membership.size, members=_members(listed))
    if size is None:
        return
    if membership and membership.max_size is not None and membership.max_size < size:
        template = "`max-size` is {most}, but the network has {members}."
        yield Finding(template, at="membership.max-size", most=membership.max_size, members=_members(size))
    ways: list[Decisions | DecisionWay] = [decisions, *decisions.ways] if decisions else []
    for way in ways:
        if isinstance(way.quorum, int | float) and way.quorum > size:
            template = "The quorum is {quorum}, but the network has {members}."
            yield Finding(template, at=(way, "quorum"), quorum=way.quorum, members=_members(size))
    for responsibility in charter.responsibilities:
        if responsibility.at_least and responsibility.at_least > size:
            template = "`{id}` asks for at least {least} people, but the network has {members}."
            at, least = (responsibility, "at-least"), responsibility.at_least
            yield Finding(template, at=at, id=responsibility.id, least=least, members=_members(size))


def _circle(circle: Circle) -> Iterator[Finding]:
    listed = len(people_in(circle))
    if circle.size is not None and circle.size < listed:
        template = "The `size` of the circle `{id}` is {size}, but the charter names {members} in it."
        yield Finding(template, at=(circle, "size"), id=circle.id, size=circle.size, members=_members(listed))


def _hours(member: Member) -> Iterator[Finding]:
    hours = member.hours_per_month
    if hours is None or hours.committed is None:
        return
    used = (hours.internal or 0) + (hours.external or 0)
    if used > hours.committed + _ROUNDING:
        template = (
            "The hours of `{member}` for the network and for clients add up to {used}, but {promised} are promised."
        )
        yield Finding(template, at=(hours, "committed"), member=member.id, used=used, promised=hours.committed)


def _money(charter: Charter) -> Iterator[Finding]:
    economy = charter.economy
    if economy is None or economy.referral_fee is None or not isinstance(economy.commission, int | float):
        return
    together = economy.commission + (economy.referral_fee.percent or 0)
    if together > _ALL + _ROUNDING:
        template = "The commission and the referral fee together are {percent}% of the work."
        yield Finding(template, at="economy.commission", percent=together)


@rule(
    "NL018",
    severity="error",
    level="essential",
    since="0.1",
    question="Where are we when we say what time it is?",
)
def unknown_time_zone(charter: Charter) -> Iterator[Finding]:
    """A meeting has a time zone that does not exist.

    Why: Calendars cannot place the meeting, and members in other countries come an hour early or late.

    Fix: Write the name of the time zone as the IANA database has it, such as `tz = "Europe/Amsterdam"` or `tz = "UTC"`.

    Source: The IANA time zone database, as it is on the computer on which netlint runs.

    Bad:
        [[meetings]]
        id = "monday"
        time = 09:30:00
        tz = "Europe/Amsterdan"  # NL018: No time zone is called `Europe/Amsterdan`. Did you mean `Europe/Amsterdam`?

    Good:
        [[meetings]]
        id = "monday"
        time = 09:30:00
        tz = "Europe/Amsterdam"
    """
    places: dict[str, list[Location]] = {}
    for meeting in charter.here.meetings:
        if meeting.tz is not None and not is_blank(meeting.tz):
            places.setdefault(meeting.tz, []).append((meeting, "tz"))
    if not places:
        return
    zones = _time_zones()
    if not zones:
        raise SkipRule("this computer has no database of time zones")
    unknown = {name: at for name, at in places.items() if name not in zones}
    for number, (name, at) in enumerate(unknown.items()):
        if meant := nearest(name, sorted(zones)) if number < _HINTS else None:
            yield Finding("No time zone is called `{tz}`. Did you mean `{meant}`?", at=at, tz=name, meant=meant)
        else:
            yield Finding("No time zone is called `{tz}`.", at=at, tz=name)


@cache
def _time_zones() -> frozenset[str]:
    """Return the names of all time zones that this computer knows; asked for only where a charter names one."""
    from zoneinfo import available_timezones

    return frozenset(available_timezones())


@rule(
    "NL019",
    severity="error",
    level="essential",
    since="0.1",
    needs=("coordination",),
    question="Who keeps the network going, and how do we share that?",
)
def model_at_odds(charter: Charter) -> Iterator[Finding]:
    """The model of coordination does not fit the people who are named.

    Why: One part of the charter says that one person coordinates, and another names two. Members who read one part do not
    turn to the people in the other.

    Fix: Change `model`, or who is named. If you leave `model` out, it follows from who is named.

    A mild case is a warning: a pair of which one is still to be found, a board that is not described, or a coordinator
    beside a parent network.

    Bad:
        [coordination]
        model = "coordinator"  # NL019: The model is `coordinator`, but the charter names ana and bo.
        coordinator = ["ana", "bo"]

    Bad:
        [coordination]
        model = "none"  # NL019: The model is `none`, but the charter names ana.
        coordinator = "ana"

    Good:
        [coordination]
        model = "pair"
        coordinator = ["ana", "bo"]
    """
    coordination, named = charter.coordination, charter.coordinators
    if coordination is None:
        return
    model, number, at = coordination.model, len(named), ["coordination.model", "coordination.coordinator"]
    if (model == "coordinator" and number > 1) or (model == "none" and number):
        yield Finding("The model is `{model}`, but the charter names {people}.", at=[*at], model=model, people=named)
    elif model == "none" and coordination.circle:
        template = "The model is `none`, but the circle `{circle}` coordinates."
        yield Finding(template, at=["coordination.model", "coordination.circle"], circle=coordination.circle)
    elif model == "pair" and number == 1:
        template = "The model is `pair`, but the charter names only {person}."
        yield Finding(template, at=[*at], severity="warning", person=named[0])
    elif model == "parent" and number:
        template = "The model is `parent`, but the charter names {people} as well."
        yield Finding(template, at=[*at], severity="warning", people=named)
    elif model == "board" and number == 1 and not coordination.circle and not has_board(charter):
        template = "The model is `board`, but the charter has no circle of the kind `board`, and names only {person}."
        yield Finding(template, at=[*at], severity="warning", person=named[0])
