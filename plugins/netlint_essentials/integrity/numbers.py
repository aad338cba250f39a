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
_HOURS_OF_A_MONTH = 744
"""The hours of the longest month, which is the most that the format of a charter allows."""
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

    Why: Some members go by one number, and some by the other. Often one of the two is out of date, or was meant as a
    percentage.

    Fix: Look up what you agreed, and correct the wrong number, such as `deadline-days = 21` under `[decisions]`. Write a
    percentage of people in quotation marks: `quorum = "60%"`.

    Bad:
        [decisions]
        min-days = 21
        deadline-days = 7  # NL017: A proposal stays open for at least 21 days, but must be decided within 7 days.

    Bad:
        [membership]
        max-size = 2  # NL017: The network may have at most 2 members (`max-size`), but it has 3 members.

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
                "Under `[[meetings]]`, correct the length in minutes, such as `minutes = 90`, or correct `every`."
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
            "Under `{table}`, correct one of the two numbers, such as `deadline-days = {least}` or `min-days = {most}`.",
            {"table": _header(way), "least": way.min_days, "most": way.deadline_days},
        )
        yield Finding(template, at=place, advice=advice, least=span(way.min_days), most=span(way.deadline_days))


def _header(way: Decisions | DecisionWay) -> str:
    return "[decisions]" if isinstance(way, Decisions) else "[[decisions.ways]]"


def _people(charter: Charter, size: int | None) -> Iterator[Finding]:
    """Compare numbers of people with the number of members."""
    membership, decisions, listed = charter.membership, charter.decisions, len(charter.active)
    if membership and membership.size is not None and membership.size < listed:
        template = "The `size` of the network is {size}, but the charter lists {members} as active."
        advice = Message(
            "Under `[membership]`, write `size = {listed}` or more, or correct the `status` of a member.",
            {"listed": listed},
        )
        yield Finding(template, at="membership.size", advice=advice, size=membership.size, members=_members(listed))
    if size is None:
        return
    if membership and membership.max_size is not None and membership.max_size < size:
        template = "The network may have at most {most} (`max-size`), but it has {members}."
        advice = Message(
            "Agree on a higher limit and write it under `[membership]`, such as `max-size = {size}`, or correct the number of members.",
            {"size": size},
        )
        at, most = "membership.max-size", _members(membership.max_size)
        yield Finding(template, at=at, advice=advice, most=most, members=_members(size))
    ways: list[Decisions | DecisionWay] = [decisions, *decisions.ways] if decisions else []
    for way in ways:
        if isinstance(way.quorum, int | float) and way.quorum > size:
            template = "The quorum is {quorum} people, but the network has {members}."
            advice = Message(
                "Under `{table}`, write `quorum = {size}` or less, or a percentage in quotation marks.",
                {"size": size, "table": _header(way)},
            )
            yield Finding(template, at=(way, "quorum"), advice=advice, quorum=way.quorum, members=_members(size))
    for responsibility in charter.responsibilities:
        if responsibility.at_least and responsibility.at_least > size:
            template = "The responsibility `{id}` needs at least {least} people, but the network has {members}."
            advice = Message("Under `[[responsibilities]]`, write `at-least = {size}` or less.", {"size": size})
            place, least = (responsibility, "at-least"), responsibility.at_least
            yield Finding(template, at=place, advice=advice, id=responsibility.id, least=least, members=_members(size))


def _circle(circle: Circle) -> Iterator[Finding]:
    listed = len(people_in(circle))
    if circle.size is not None and circle.size < listed:
        template = "The `size` of the circle `{id}` is {size}, but the charter names {members} of this circle."
        advice = Message("Under `[[circles]]`, write `size = {listed}` or more.", {"listed": listed})
        at, members = (circle, "size"), _members(listed)
        yield Finding(template, at=at, advice=advice, id=circle.id, size=circle.size, members=members)


def _hours(member: Member) -> Iterator[Finding]:
    hours = member.hours_per_month
    if hours is None or hours.committed is None:
        return
    used = (hours.internal or 0) + (hours.external or 0)
    if used > hours.committed + _ROUNDING:
        template = "The hours of `{member}` add up to {used} per month, but the promise (`committed`) is {promised}."
        if used <= _HOURS_OF_A_MONTH:
            advice = Message(
                "In `hours-per-month`, correct `internal` or `external`, or write `committed = {used}`.", {"used": used}
            )
        else:
            advice = Message("In `hours-per-month`, correct `internal` or `external`, such as `internal = 8`.")
        at, promised = (hours, "committed"), hours.committed
        yield Finding(template, at=at, advice=advice, member=member.id, used=used, promised=promised)


def _money(charter: Charter) -> Iterator[Finding]:
    economy = charter.economy
    if economy is None or economy.referral_fee is None or not isinstance(economy.commission, int | float):
        return
    together = economy.commission + (economy.referral_fee.percent or 0)
    if together > _ALL + _ROUNDING:
        template = (
            "The commission and the referral fee together are {percent}% of the price of the work. The limit is 100%."
        )
        advice = Message(
            "Agree on lower percentages, and write them under `[economy]`, such as `commission = 10`.",
        )
        yield Finding(template, at="economy.commission", advice=advice, percent=together)


@rule(
    "NL018",
    severity="error",
    level="essential",
    since="0.1",
)
def unknown_time_zone(charter: Charter) -> Iterator[Finding]:
    """A meeting has a time zone that does not exist.

    Why: With an unknown time zone, calendars cannot show when the meeting begins. Members in other countries may come an
    hour early or late.

    Fix: Under `[[meetings]]`, write a time zone as a region and a city, such as `tz = "Europe/Amsterdam"`. The name must be
    in the IANA database, the list of time zones that computers use. `UTC` is in that list too.

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
            advice = Message('Under `[[meetings]]`, write `tz = "{meant}"`.', {"meant": meant})
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
    question="Who keeps the network going, and how do we share that work?",
)
def model_at_odds(charter: Charter) -> Iterator[Finding]:
    """The coordination model does not fit the coordinators in the charter.

    Why: If the model says one coordinator but the charter names two, members do not know whom to turn to.

    Fix: Agree who coordinates, and correct `model` or `coordinator` under `[coordination]`, such as `model = "pair"` for two
    people. If you leave out `model`, netlint derives the model from the people you name.

    The finding is only a warning if a pair has just one name. The same goes for a board with one name and no circle. It is
    also a warning if the charter names a coordinator although the parent network coordinates.

    Bad:
        [coordination]
        model = "coordinator"  # NL019: The coordination model is `coordinator` (one person), but the charter names ana and bo.
        coordinator = ["ana", "bo"]

    Bad:
        [coordination]
        model = "none"  # NL019: The coordination model is `none` (no coordinator), but the charter names ana.
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
        'Under `[coordination]`, write `model = "{model}"`, or remove `coordinator`.',
        {"model": "coordinator" if number == 1 else "pair"},
    )
    if model == "coordinator" and number > 1:
        template = "The coordination model is `coordinator` (one person), but the charter names {people}."
        advice = Message('Under `[coordination]`, write `model = "pair"`, or name only one person in `coordinator`.')
        yield Finding(template, at=[*at], advice=advice, people=named)
    elif model == "none" and number:
        template = "The coordination model is `none` (no coordinator), but the charter names {people}."
        yield Finding(template, at=[*at], advice=fitting, people=named)
    elif model == "none" and coordination.circle:
        template = "The coordination model is `none` (no coordinator), but the circle `{circle}` coordinates."
        places: list[Location] = ["coordination.model", "coordination.circle"]
        advice = Message(
            'Under `[coordination]`, remove `model` or `circle = "{circle}"`.', {"circle": coordination.circle}
        )
        yield Finding(template, at=places, advice=advice, circle=coordination.circle)
    elif model == "pair" and number == 1:
        template = "The coordination model is `pair` (two people), but the charter names only {person}."
        advice = Message(
            'Under `[coordination]`, add the second person, such as `coordinator = ["{person}", "{other}"]`, or change `model`.',
            {"person": named[0], "other": "bo" if named[0] != "bo" else "ana"},
        )
        yield Finding(template, at=[*at], severity="warning", advice=advice, person=named[0])
    elif model == "parent" and number:
        template = (
            "The coordination model is `parent` (the parent network coordinates), but the charter also names {people}."
        )
        yield Finding(template, at=[*at], severity="warning", advice=fitting, people=named)
    elif model == "board" and number == 1 and not coordination.circle and not has_board(charter):
        template = (
            "The coordination model is `board`, but the charter names only {person} and has no circle for the board."
        )
        advice = Message(
            'Add the board under `[[circles]]`, with `kind = "board"`, or write `model = "coordinator"` instead.'
        )
        yield Finding(template, at=[*at], severity="warning", advice=advice, person=named[0])
