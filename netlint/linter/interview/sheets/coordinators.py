"""Which roles mean that someone coordinates the network, in Dutch and English. Knows no people."""

import re
from typing import NamedTuple

from netlint.linter.interview.sheets.headings import plain

_NETWORK = (
    r"(?:netwerk|network|groep|group|collectief|collective|cooperatie|cooperative|club|community|vereniging|team)"
)
_COORDINATOR = re.compile(
    rf"(?:(?:de|the|co|mede|duo|algemeen|algemene|general|overall|main|hoofd|{_NETWORK}) ?)*"
    r"(?:coordinator|coordinatoren|coordinators|coordinatie|coordination|trekker|trekkers|kartrekker|kartrekkers|"
    r"aanjager|aanjagers|netwerkregisseur)"
    rf"(?: (?:van|of|for|voor|in))?(?: (?:het|de|the|ons|onze|our|dit))?(?: {_NETWORK})?"
)
_LEAD = re.compile(
    r"(?:lead link|leading link|circle lead(?:er)?|cirkelleider|kringleider|leidende schakel|eerste schakel)"
    r"(?: (?P<circle>.+))?"
)
_TOP = re.compile(
    r"(?:general|anchor|super|top|main|algemene|anker|hoofd)[ -]?(?:company )?(?:circle|cirkel|kring)|gcc|"
    r"general company circle|company circle"
)


class CircleRole(NamedTuple):
    """A role that someone has in a circle; the circle is empty if the file names none."""

    member: int
    role: str
    circle: str = ""


def is_coordinator(role: str) -> bool:
    """Return whether a role is to coordinate the network, not only something in it.

    >>> is_coordinator("Coördinator"), is_coordinator("coordinator of events")
    (True, False)
    """
    return _COORDINATOR.fullmatch(plain(role)) is not None


def is_lead(role: str) -> bool:
    """Return whether a role is to lead a circle, as in holacracy and sociocracy."""
    return _LEAD.fullmatch(plain(role)) is not None


def coordinating(roles: list[CircleRole], top: str = "") -> tuple[list[int], int]:
    """Return the members who coordinate, and of how many circle leads none could be chosen.

    Who leads the top circle coordinates: the circle named `top`, or one with a name that tells, or the only circle.
    """
    if plainly := [role.member for role in roles if is_coordinator(role.role)]:
        return list(dict.fromkeys(plainly)), 0
    leads = [role for role in roles if is_lead(role.role)]
    circles = {_circle(lead) for lead in leads}
    chosen = [lead.member for lead in leads if len(circles) == 1 or _is_top(_circle(lead), top)]
    return list(dict.fromkeys(chosen)), 0 if chosen else len({lead.member for lead in leads})


def _circle(lead: CircleRole) -> str:
    """Return the circle that someone leads: `Lead Link Events` names it in the role."""
    match = _LEAD.fullmatch(plain(lead.role))
    return plain(lead.circle) or (match["circle"] or "" if match else "")


def _is_top(circle: str, top: str) -> bool:
    return bool(circle) and (circle == plain(top) or _TOP.fullmatch(circle) is not None)
