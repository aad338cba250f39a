"""People: how many there are, who still has a role, and whether the world can reach them."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, Location, Message, Severity, SkipRule, Table, as_tuple, ids, rule
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
    """The network has too few active members.

    Why: A network exists because you are stronger together ("samen sta je sterker"). One person is not a network. Two people
    are a partnership. That may be what you want, so it is only an info finding.

    Fix: Add a table `[[members]]` for each person who takes part, such as `id = "bo"`. Only `status = "active"` counts, which
    is the default. People who are joining, on leave or gone do not count. If you do not list everyone, write the number in
    `size` under `[membership]`.

    Bad:
        [network]
        name = "Stroomop"

        [[members]]  # NL014: Only one member is active: ana. A network has at least three.
        id = "ana"

    Bad:
        [network]  # NL014: The network has no active members.
        name = "Stroomop"

    Bad:
        [[members]]  # NL014: Only two members are active: ana and bo. A network has at least three.
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
        _ = charter.membership  # if the number of members stands elsewhere, the rule is skipped
    if size > len(active):
        template = (
            "The network has only one member. A network has at least three."
            if size < _PAIR
            else "The network has only two members. A network has at least three."
        )
        severity: Severity = "error" if size < _PAIR else "info"
        advice = "If there are more people, write the number under `[membership]`, such as `size = 12`."
        yield Finding(template, at="membership.size", severity=severity, advice=advice)
    elif not active:
        yield Finding("The network has no active members.", at="members")
    elif size < _PAIR:
        template = "Only one member is active: {member}. A network has at least three."
        yield Finding(template, at=active[0], member=names[0])
    else:
        template = "Only two members are active: {members}. A network has at least three."
        yield Finding(template, at=[*active], severity="info", members=names)


def _roles(charter: Charter) -> Iterator[tuple[str, Table, str]]:
    """Yield everyone who has a role or task, as the member's id, and the table and key that say so."""
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
    """A member who has left, or is about to leave, still has a role or task.

    Why: On paper someone does the work, but in fact nobody does. It waits until someone notices. A member who is about to
    leave can still hand over, so that is only an info finding.

    Fix: Name another member, such as `owner = "bo"` under `[[next-steps]]`, or remove the role or task. If the member is back,
    remove `left` or correct `status`.

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
        lead = "ana"  # NL006: `ana` is still named here, but has a leaving date (2026-12-31).

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
    keys: dict[str, str] = {}
    for who, table, key in _roles(here):
        if who in former or who in leaving:
            keys.setdefault(who, key)
            places.setdefault(who, []).append((table, key))
    for who, at in places.items():
        if (day := leaving.get(who)) is None:
            template = 'Name another member, such as `{key} = "bo"`, or remove the role or task.'
            advice = Message(template, {"key": keys[who]})
            yield Finding("`{member}` has left but is still named here.", at=at, advice=advice, member=who)
        else:
            template = "`{member}` is still named here, but has a leaving date ({day})."
            advice = Message('Before that day, name another member, such as `{key} = "bo"`.', {"key": keys[who]})
            yield Finding(template, at=at, severity="info", advice=advice, member=who, day=day)


@rule(
    "NL007",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("network",),
    question="Have we stopped, or are we going on?",
)
def closed_but_active(charter: Charter, today: dt.date) -> Iterator[Finding]:
    """It is not clear whether the network has ended.

    Why: A network that neither goes on nor stops keeps people waiting. A clear end frees them for what comes next.

    Fix: If the network has ended, write `phase = "closed"` under `[network]` and close the open steps, meetings and roles. If
    it goes on, correct `phase` or `ends-on`. This is for the group to decide.

    Bad:
        # On 2026-11-24
        [network]
        phase = "closed"  # NL007: The network is closed but still has open next steps.

        [[next-steps]]
        id = "pilot"

    Bad:
        # On 2026-11-24
        [network]
        ends-on = 2026-10-01  # NL007: The network was to end on 2026-10-01, but its phase is not `closed`.

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
            advice = Message(
                'Close what is still open, such as a step with `status = "dropped"`, or change `phase` under `[network]`.'
            )
            yield Finding("The network is closed but still has {signs}.", at=at, advice=advice, signs=what)
    elif network.ends_on and network.ends_on < today:
        template = "The network was to end on {date}, but its phase is not `closed`."
        advice = Message('Write `phase = "closed"` under `[network]`, or a later day in `ends-on`.')
        yield Finding(template, at="network.ends-on", advice=advice, date=network.ends_on)


def _signs_of_life(charter: Charter, today: dt.date) -> list[tuple[Message, Location]]:
    """Return what a closed network should not have, with the first place of each."""
    signs: list[tuple[Message, Location]] = []
    if charter.open_steps:
        signs.append((Message("open next steps"), charter.open_steps[0]))
    if charter.coordinators:
        signs.append((Message("a coordinator"), "coordination.coordinator"))
    ahead = [meeting for meeting in charter.meetings if meeting.next and meeting.next >= today]
    if ahead:
        signs.append((Message("planned meetings"), (ahead[0], "next")))
    return signs


@rule(
    "NL010",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("network",),
    question="How would someone who wants to work with us find us?",
)
def no_contact(charter: Charter) -> Iterator[Finding]:
    """The charter does not say how people outside can reach the network.

    Why: Clients and newcomers who read the charter have no way to say hello.

    Fix: Write a shared address under `[network]`, such as `contact = "hello@stroomop.example"`, or a `url`. Choose an address
    that the group reads.

    Bad:
        [network]  # NL010: The charter does not say how people outside can reach the network.
        name = "Stroomop"

    Good:
        [network]
        name = "Stroomop"
        url = "https://stroomop.example"
    """
    if charter.network and not (charter.network.contact or charter.network.url):
        yield Finding("The charter does not say how people outside can reach the network.", at="network.contact")
