"""People: whether anyone is there, who still stands in a role, and whether the world can reach them."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, Location, Message, SkipRule, Table, as_tuple, ids, rule
from netlint_essentials.texts import said

_PAIR = 2


@rule(
    "NL014",
    severity="error",
    level="essential",
    since="0.1",
    question="Who else belongs to us, and do they know it?",
)
def too_few_members(charter: Charter) -> Iterator[Finding]:
    """The network has too few active members to be one.

    Why: A network is there because together you are stronger ("samen sta je sterker"). One person is no network, and two
    are a partnership: it may be what you want, so that is no more than a remark.

    Fix: Add a table `[[members]]` for each person who takes part. Who is on the way in or out, or on leave, does not count:
    only `status = "active"`, which is the default. If you do not list everyone, write how many you are in `size` under
    `[membership]`.

    Bad:
        [network]
        name = "Stroomop"

        [[members]]  # NL014: Only one member is active: ana.
        id = "ana"

    Bad:
        [network]  # NL014: No member is active.
        name = "Stroomop"

    Bad:
        [[members]]  # NL014: Only two members are active: ana and bo.
        id = "ana"

        [[members]]
        id = "bo"

    Good:
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"

        [[members]]
        id = "cas"

    Good:
        [membership]
        size = 40
    """
    size, active = charter.size, charter.here.active
    names = ids(active)
    if size > _PAIR:
        return
    if not charter.here.members:
        _ = charter.membership  # the number of members may stand elsewhere, and then the rule is skipped
    if size > len(active):
        said = "The network has only one member." if size < _PAIR else "The network has only two members."
        yield Finding(said, at="membership.size", severity="error" if size < _PAIR else "info")
    elif not active:
        yield Finding("No member is active.", at="members")
    elif size < _PAIR:
        yield Finding("Only one member is active: {member}.", at=active[0], member=names[0])
    else:
        yield Finding("Only two members are active: {members}.", at=[*active], severity="info", members=names)


def _roles(charter: Charter) -> Iterator[tuple[str, Table, str]]:
    """Yield everyone who holds a role, as the member's id, and the table and key that say so."""
    holds: list[tuple[Table, tuple[str, ...]]] = []
    if charter.coordination:
        holds.append((charter.coordination, ("coordinator", "deputy")))
    holds += [(responsibility, ("holders", "accountable", "deputy")) for responsibility in charter.responsibilities]
    holds += [(circle, ("lead",)) for circle in charter.running_circles]
    holds += [(step, ("owner",)) for step in charter.open_steps]
    holds += [(one, ("owner",)) for one in charter.experiments if not said(one.conclusion)]
    for table, keys in holds:
        for key in keys:
            yield from ((who, table, key) for who in as_tuple(getattr(table, key)))
    yield from ((support.giver, support, "from") for support in charter.support)


@rule(
    "NL006",
    severity="error",
    level="essential",
    since="0.1",
    question="Who takes this over?",
)
def former_member_holds_role(charter: Charter) -> Iterator[Finding]:
    """Someone who has left, or will soon, still coordinates, holds a responsibility or owns an open step.

    Why: On paper someone is in charge; in fact nobody is, and the step will wait until someone notices. Someone who is
    about to leave can still hand over, so that is only mentioned.

    Fix: Name someone who is there, or take the role or step out. If the person has come back, take out `left`.

    Bad:
        [[members]]
        id = "ana"
        status = "alumni"

        [[next-steps]]
        id = "pilot"
        owner = "ana"  # NL006: `ana` has left but is still named here.

    Bad:
        # On 2026-11-24
        [[members]]
        id = "ana"
        left = 2026-12-31

        [[circles]]
        id = "fund"
        lead = "ana"  # NL006: `ana` is still named here; the day of leaving is 2026-12-31.

    Good:
        [[members]]
        id = "ana"
        status = "alumni"

        [[members]]
        id = "bo"

        [[next-steps]]
        id = "pilot"
        owner = "bo"
    """
    here = charter.here
    if not here.members and not charter.members:
        raise SkipRule("the charter has no `{section}`", section="members")
    former = {member.id for member in here.former}
    leaving = {member.id: member.left for member in here.members if member.left and member.id not in former}
    places: dict[str, list[Location]] = {}
    for who, table, key in _roles(here):
        if who in former or who in leaving:
            places.setdefault(who, []).append((table, key))
    for who, at in places.items():
        if (day := leaving.get(who)) is None:
            yield Finding("`{member}` has left but is still named here.", at=at, member=who)
        else:
            template = "`{member}` is still named here; the day of leaving is {day}."
            yield Finding(template, at=at, severity="info", member=who, day=day)


@rule(
    "NL007",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("network",),
    question="Have we stopped, or are we going on?",
)
def closed_but_active(charter: Charter, today: dt.date) -> Iterator[Finding]:
    """The network has ended according to one part of the charter, and goes on according to another.

    Why: A network that neither goes on nor stops keeps people waiting. A clear end frees them for what comes next.

    Fix: Decide which of the two it is. Then close the open steps, the role and the meetings, or set another phase or day.

    Bad:
        # On 2026-11-24
        [network]
        phase = "closed"  # NL007: The network is closed, and there are still: open steps.

        [[next-steps]]
        id = "pilot"

    Bad:
        # On 2026-11-24
        [network]
        ends-on = 2026-10-01  # NL007: The network was to end on 2026-10-01, and is not closed.

    Good:
        # On 2026-11-24
        [network]
        phase = "closed"
        ends-on = 2026-10-01
    """
    network = charter.network
    if network is None:
        return
    if network.phase == "closed":
        signs = _signs_of_life(charter, today)
        if signs:
            at = ["network.phase", *(place for _, place in signs)]
            what = [word for word, _ in signs]
            yield Finding("The network is closed, and there are still: {signs}.", at=at, signs=what)
    elif network.ends_on and network.ends_on < today:
        template = "The network was to end on {date}, and is not closed."
        yield Finding(template, at="network.ends-on", date=network.ends_on)


def _signs_of_life(charter: Charter, today: dt.date) -> list[tuple[Message, Location]]:
    """Return what a closed network should not have, with the first place of each."""
    signs: list[tuple[Message, Location]] = []
    if charter.open_steps:
        signs.append((Message("open steps"), charter.open_steps[0]))
    if charter.coordinators:
        signs.append((Message("a coordinator"), "coordination.coordinator"))
    ahead = [meeting for meeting in charter.meetings if meeting.next and meeting.next >= today]
    if ahead:
        signs.append((Message("meetings ahead"), (ahead[0], "next")))
    return signs


@rule(
    "NL010",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("network",),
    question="How would someone who wants to work with us find us?",
)
def no_contact(charter: Charter) -> Iterator[Finding]:
    """The charter does not say how people outside can reach the network.

    Why: Clients and newcomers who read the charter have no way to say hello.

    Fix: Write a `contact` that the group reads, such as a shared address, or a `url`.

    Bad:
        [network]  # NL010: Neither `contact` nor `url` is given.
        name = "Stroomop"

    Good:
        [network]
        name = "Stroomop"
        url = "https://stroomop.example"
    """
    if charter.network and not (charter.network.contact or charter.network.url):
        yield Finding("Neither `contact` nor `url` is given.", at="network.contact")
