"""Numbers, time zones and the coordination model: whether two parts of the charter contradict each other."""

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
from netlint_essentials.wording import span

_MINUTES_PER_DAY = 1440
_ALL = 100
"""The whole, in percent."""
_ROUNDING = 1e-9
_HINTS = 20
"""For how many unknown time zones a similar one is looked for, each among all that there are; the rest takes too long."""


@rule(
    "NL017",
    severity="error",
    level="essential",
    since="0.1",
    question="Which of the two numbers is right?",
)
def number_without_meaning(charter: Charter) -> Iterator[Finding]:
    """Two numbers in the charter contradict each other.

    Why: Some members go by one number, others by the other. Often one of the two was right in the past, or has another unit,
    such as a percentage.

    Fix: Look up both numbers and correct the one that is not right, such as `deadline-days = 21` under `[decisions]`. Write
    a percentage of people as text: `quorum = "60%"`.

    Bad:
        [decisions]
        min-days = 21
        deadline-days = 7  # NL017: A proposal stays open for at least 21 days, but must be decided within 7 days.

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
            template = 'The meeting `{id}` lasts {minutes} minutes. That is longer than the time between two meetings ("{every}").'
            advice = Message(
                "Write the length in minutes, such as `minutes = 90`, or correct `every` under `[[meetings]]`."
            )
            at = (meeting, "minutes")
            yield Finding(template, at=at, advice=advice, id=meeting.id, minutes=meeting.minutes, every=meeting.every)
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
        template = "A proposal stays open for at least {least}, but must be decided within {most}."
        advice = Message(
            "Correct one of the two under `{table}`, such as `deadline-days = {least}` or `min-days = {most}`.",
            {"table": _header(way), "least": way.min_days, "most": way.deadline_days},
        )
        yield Finding(template, at=place, advice=advice, least=span(way.min_days), most=span(way.deadline_days))


def _header(way: Decisions | DecisionWay) -> str:
    return "[decisions]" if isinstance(way, Decisions) else "[[decisions.ways]]"


def _people(charter: Charter, size: int | None) -> Iterator[Finding]:
    """Compare numbers of people with the number of members."""
    membership, decisions, listed = charter.membership, charter.decisions, len(charter.active)
    if membership and membership.size is not None and membership.size < listed:
        template = "`size` is {size}, but the charter lists {members} as active."
        advice = Message("Write `size = {listed}` or more under `[membership]`.", {"listed": listed})
        yield Finding(template, at="membership.size", advice=advice, size=membership.size, members=_members(listed))
    if size is None:
        return
    if membership and membership.max_size is not None and membership.max_size < size:
        template = "`max-size` is {most}, but the network has {members}."
        advice = Message(
            "Write `max-size = {size}` or more under `[membership]`, or correct the number of members.", {"size": size}
        )
        at = "membership.max-size"
        yield Finding(template, at=at, advice=advice, most=membership.max_size, members=_members(size))
    ways: list[Decisions | DecisionWay] = [decisions, *decisions.ways] if decisions else []
    for way in ways:
        if isinstance(way.quorum, int | float) and way.quorum > size:
            template = "The quorum is {quorum}, but the network has {members}."
            advice = Message(
                'Write `quorum = {size}` or less under `{table}`, or a percentage, such as `quorum = "60%"`.',
                {"size": size, "table": _header(way)},
            )
            yield Finding(template, at=(way, "quorum"), advice=advice, quorum=way.quorum, members=_members(size))
    for responsibility in charter.responsibilities:
        if responsibility.at_least and responsibility.at_least > size:
            template = "`{id}` needs at least {least} people, but the network has {members}."
            advice = Message("Write `at-least = {size}` or less under `[[responsibilities]]`.", {"size": size})
            place, least = (responsibility, "at-least"), responsibility.at_least
            yield Finding(template, at=place, advice=advice, id=responsibility.id, least=least, members=_members(size))


def _circle(circle: Circle) -> Iterator[Finding]:
    listed = len(people_in(circle))
    if circle.size is not None and circle.size < listed:
        template = "The `size` of the circle `{id}` is {size}, but the charter names {members} in it."
        advice = Message("Write `size = {listed}` or more under `[[circles]]`.", {"listed": listed})
        at, members = (circle, "size"), _members(listed)
        yield Finding(template, at=at, advice=advice, id=circle.id, size=circle.size, members=members)


def _hours(member: Member) -> Iterator[Finding]:
    hours = member.hours_per_month
    if hours is None or hours.committed is None:
        return
    used = (hours.internal or 0) + (hours.external or 0)
    if used > hours.committed + _ROUNDING:
        template = "The hours of `{member}` add up to {used} per month, but `committed` is {promised}."
        advice = Message(
            "Correct `internal` or `external` in `hours-per-month`, or write `committed = {used}`.", {"used": used}
        )
        at, promised = (hours, "committed"), hours.committed
        yield Finding(template, at=at, advice=advice, member=member.id, used=used, promised=promised)


def _money(charter: Charter) -> Iterator[Finding]:
    economy = charter.economy
    if economy is None or economy.referral_fee is None or not isinstance(economy.commission, int | float):
        return
    together = economy.commission + (economy.referral_fee.percent or 0)
    if together > _ALL + _ROUNDING:
        template = "The commission and the referral fee together are {percent}% of the work. The limit is 100%."
        advice = Message("Lower `commission` or `referral-fee` under `[economy]`, such as `commission = 10`.")
        yield Finding(template, at="economy.commission", advice=advice, percent=together)


@rule(
    "NL018",
    severity="error",
    level="essential",
    since="0.1",
)
def unknown_time_zone(charter: Charter) -> Iterator[Finding]:
    """A meeting has a time zone that does not exist.

    Why: Calendars do not know when the meeting begins. Members in other countries come an hour early or late.

    Fix: Write a time zone from the IANA database, such as `tz = "Europe/Amsterdam"` or `tz = "UTC"` under `[[meetings]]`.

    Source: The IANA time zone database on the computer that runs netlint.

    Bad:
        [[meetings]]
        id = "monday"
        time = 09:30:00
        tz = "Europe/Amsterdan"  # NL018: `Europe/Amsterdan` is not a time zone. Did you mean `Europe/Amsterdam`?

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
        raise SkipRule("this computer has no time zone database")
    unknown = {name: at for name, at in places.items() if name not in zones}
    for number, (name, at) in enumerate(unknown.items()):
        if meant := nearest(name, sorted(zones)) if number < _HINTS else None:
            template = "`{tz}` is not a time zone. Did you mean `{meant}`?"
            advice = Message('Write `tz = "{meant}"` under `[[meetings]]`.', {"meant": meant})
            yield Finding(template, at=at, advice=advice, tz=name, meant=meant)
        else:
            yield Finding("`{tz}` is not a time zone.", at=at, tz=name)


@cache
def _time_zones() -> frozenset[str]:
    """Return the names of all time zones that this computer knows; called only if a charter names one."""
    from zoneinfo import available_timezones

    return frozenset(available_timezones())


@rule(
    "NL019",
    severity="error",
    level="essential",
    since="0.1",
    requires=("coordination",),
    question="Who keeps the network going, and how do we share that?",
)
def model_at_odds(charter: Charter) -> Iterator[Finding]:
    """The coordination model does not fit the people who are named.

    Why: One part of the charter says that one person coordinates, but another part names two. Then members do not know whom
    to turn to.

    Fix: Correct `model` or `coordinator` under `[coordination]`, such as `model = "pair"` for two people. If you leave out
    `model`, netlint derives it from the people you name.

    A pair with only one person is a warning, not an error. So is a board that is not described, or a coordinator next to a
    parent network.

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
    fitting = Message(
        'Write `model = "{model}"` under `[coordination]`, or remove `coordinator`.',
        {"model": "coordinator" if number == 1 else "pair"},
    )
    if model == "coordinator" and number > 1:
        template = "The model is `coordinator`, but the charter names {people}."
        advice = Message('Write `model = "pair"` under `[coordination]`, or name only one `coordinator`.')
        yield Finding(template, at=[*at], advice=advice, people=named)
    elif model == "none" and number:
        yield Finding("The model is `none`, but the charter names {people}.", at=[*at], advice=fitting, people=named)
    elif model == "none" and coordination.circle:
        template = "The model is `none`, but the circle `{circle}` coordinates."
        places: list[Location] = ["coordination.model", "coordination.circle"]
        advice = Message(
            'Remove `model` or `circle = "{circle}"` under `[coordination]`.', {"circle": coordination.circle}
        )
        yield Finding(template, at=places, advice=advice, circle=coordination.circle)
    elif model == "pair" and number == 1:
        template = "The model is `pair`, but the charter names only {person}."
        advice = Message(
            'Add the second person, such as `coordinator = ["{person}", "bo"]` under `[coordination]`, or change `model`.',
            {"person": named[0]},
        )
        yield Finding(template, at=[*at], severity="warning", advice=advice, person=named[0])
    elif model == "parent" and number:
        template = "The model is `parent`, but the charter also names {people}."
        yield Finding(template, at=[*at], severity="warning", advice=fitting, people=named)
    elif model == "board" and number == 1 and not coordination.circle and not has_board(charter):
        template = "The model is `board`, but the charter has no circle of kind `board` and names only {person}."
        advice = Message(
            'Add a table `[[circles]]` with `kind = "board"`, or write `model = "coordinator"` under `[coordination]`.'
        )
        yield Finding(template, at=[*at], severity="warning", advice=advice, person=named[0])
