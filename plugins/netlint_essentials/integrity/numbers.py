"""Numbers that contradict each other, or that cannot be right."""

from collections.abc import Iterator

from netlint import Charter, Finding, Message, StandsElsewhere, Table, longest_days, rule
from netlint.charter import Circle, Decisions, DecisionWay, Member
from netlint_essentials.coordination._areas import people_in
from netlint_essentials.wording import span

_MINUTES_PER_DAY = 1440
_ALL = 100
"""The whole, in percent."""
_HOURS_OF_A_MONTH = 744
"""The hours of the longest month, which is the most that the format of a charter allows."""
_ROUNDING = 1e-9


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
