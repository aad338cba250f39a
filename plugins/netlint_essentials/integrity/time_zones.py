"""Time zones of meetings."""

from collections.abc import Iterator
from functools import cache

from netlint import Charter, Edit, Finding, Location, Message, SkipRule, is_blank, rule, similar, typo_of

_HINTS = 20
"""For how many unknown time zones a similar one is looked for, each among all that there are; the rest takes too long."""
_SUGGESTED = 3
"""The most time zones that are suggested for one. The project chose this limit."""


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
        certain = _certain(name, zones) if number < _HINTS else None
        near = [certain] if certain else _near(name, zones) if number < _HINTS else []
        if near:
            meant = near[0]
            template = "`{tz}` is not a time zone. Did you mean `{meant}`?"
            advice = Message('Under `[[meetings]]`, write `tz = "{meant}"`.', {"meant": meant})
            repair = [Edit.set(place, certain) for place in at] if certain else []
            likely = [] if certain else near
            suggestions = [[Edit.set(place, one) for place in at] for one in likely]
            yield Finding(template, at=at, advice=advice, repair=repair, suggestions=suggestions, tz=name, meant=meant)
        else:
            yield Finding("`{tz}` is not a time zone.", at=at, tz=name)


def _near(name: str, zones: frozenset[str]) -> list[str]:
    """Return the time zones that a name is near to, or else whose city it is near to."""
    cities: dict[str, list[str]] = {}
    for zone in sorted(zones):
        cities.setdefault(zone.rpartition("/")[2], []).append(zone)
    named = [zone for city in similar(name.rpartition("/")[2], cities) for zone in cities[city]]
    return (similar(name, sorted(zones)) or named)[:_SUGGESTED]


def _certain(name: str, zones: frozenset[str]) -> str | None:
    """Return the time zone that a name certainly is: in other letters, or with one typo; `None` if there is none."""
    plain = _plain(name)
    same = [zone for zone in zones if _plain(zone) == plain]
    return (same[0] if len(same) == 1 else None) if same else typo_of(name, {zone: [zone] for zone in zones})


def _plain(name: str) -> str:
    """Return a name in lowercase letters, with one sign between its words."""
    return "_".join(name.casefold().replace(" / ", "/").replace("-", "_").split())


@cache
def _time_zones() -> frozenset[str]:
    """Return the names of all time zones that this computer knows; called only if a charter names one."""
    from zoneinfo import available_timezones

    return frozenset(available_timezones())
