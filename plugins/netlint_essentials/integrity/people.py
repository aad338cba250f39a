"""People: how many there are, who still has a role, and whether the world can reach them."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from netlint import Charter, Finding, Location, Message, Severity, SkipRule, Table, as_tuple, ids, rule
from netlint_essentials.texts import said

_PAIR = 2


@rule(
    "NL014",
    severity="error",
    level="essential",
    since="0.1",
    question="Who else belongs with us, and do they know it?",
)
def too_few_members(charter: Charter) -> Iterator[Finding]:
    """The network has too few active members.

    Why: A network exists because you are stronger together ("samen sta je sterker"). One person is not a network. Two
    people are a partnership. Maybe that is what you want, so with two members the finding is only info.

    Fix: Add a table `[[members]]` for each person who takes part. A member is active with `status = "active"`, or
    without a `status`. Members who are joining, on leave or gone do not count. If you do not list everyone, write the
    total number of members, such as `size = 12` under `[membership]`.

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
        advice = "If the network has more members, write how many under `[membership]`, such as `size = 12`."
        yield Finding(template, at="membership.size", severity=severity, advice=advice)
    elif not active:
        yield Finding("The network has no active members.", at="members")
    elif size < _PAIR:
        template = "Only one member is active: {member}. A network has at least three."
        yield Finding(template, at=active[0], write=_one_more(charter), write_at="members", member=names[0])
    else:
        template = "Only two members are active: {members}. A network has at least three."
        write = _one_more(charter)
        yield Finding(template, at=[*active], severity="info", write=write, write_at="members", members=names)


def _one_more(charter: Charter) -> dict[str, str]:
    """Return the id and name of a member whom the charter does not have."""
    taken = ids(charter.members)
    name = next((name for name in ("Ana", "Bo", "Cas", "Dee") if name.casefold() not in taken), "Eef")
    return {"id": name.casefold(), "name": name}


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
    question="Who will take this over?",
)
def former_member_holds_role(charter: Charter) -> Iterator[Finding]:
    """A member who has left, or is about to leave, still has a role or task.

    Why: On paper someone does the work, but in fact nobody does. The work waits until someone notices. If the member
    has not left yet, there is still time to hand the work over. The finding is then only info.

    Fix: Agree who takes over, and write the new name, such as `owner = "bo"` under `[[next-steps]]`. If nobody takes
    over, remove the role or task. If the member is back, remove `left` or correct `status`.

    Bad:
        [[members]]
        id = "ana"
        status = "alumni"

        [[next-steps]]
        id = "pilot"
        owner = "ana"  # NL006: `ana` has left but is still named in `owner`.

    Bad:
        # On 2026-11-24
        [[members]]
        id = "ana"
        left = 2026-12-31

        [[circles]]
        id = "fund"
        lead = "ana"  # NL006: `ana` is still named in `lead`, but has a leaving date (2026-12-31).

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
    keys: dict[str, dict[str, None]] = {}
    for who, table, key in _roles(here):
        if who in former or who in leaving:
            keys.setdefault(who, {})[key] = None
            places.setdefault(who, []).append((table, key))
    for who, at in places.items():
        named = tuple(f"`{key}`" for key in keys[who])
        other = "bo" if who != "bo" else "ana"
        snippet = f'{next(iter(keys[who]))} = "{other}"'
        if (day := leaving.get(who)) is None:
            advice = Message(
                "Agree who takes over, and write the new name, such as `{snippet}`, or remove the role or task.",
                {"snippet": snippet},
            )
            yield Finding(
                "`{member}` has left but is still named in {keys}.", at=at, advice=advice, member=who, keys=named
            )
        else:
            template = "`{member}` is still named in {keys}, but has a leaving date ({day})."
            advice = Message(
                "Agree who takes over on that day, and write the new name, such as `{snippet}`.", {"snippet": snippet}
            )
            yield Finding(template, at=at, severity="info", advice=advice, member=who, keys=named, day=day)


@rule(
    "NL007",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("network",),
    question="What would be a good ending, or a good way to go on?",
)
def closed_but_active(charter: Charter, today: dt.date) -> Iterator[Finding]:
    """It is not clear whether the network has ended.

    Why: A network that neither goes on nor stops keeps people waiting. A clear end frees them for what comes next.

    Fix: Decide together whether the network has ended; if it has, write `phase = "closed"` under `[network]`. In that
    case, also drop the open next steps, and remove planned meetings and the coordinator. If the network goes on,
    correct `phase` or `ends-on`.

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
            at = ["network.phase", *(sign.at for sign in signs)]
            what = [sign.word for sign in signs]
            template = "The network is closed but still has {signs}."
            yield Finding(template, at=at, advice=signs[0].advice, signs=what)
    elif network.ends_on and network.ends_on < today:
        template = "The network was to end on {date}, but its phase is not `closed`."
        advice = Message(
            'Under `[network]`, write `phase = "closed"` if you have stopped, or a later `ends-on` if you go on.'
        )
        yield Finding(template, at="network.ends-on", advice=advice, date=network.ends_on)


class _Sign(NamedTuple):
    """Something that a closed network should not have: what it is called, its first place, and what to do about it."""

    word: Message
    at: Location
    advice: Message


def _signs_of_life(charter: Charter, today: dt.date) -> list[_Sign]:
    """Return what a closed network should not have."""
    signs: list[_Sign] = []
    if charter.open_steps:
        advice = Message(
            'Drop these steps, with `status = "dropped"` under `[[next-steps]]`, or correct `phase` under `[network]`.'
        )
        signs.append(_Sign(Message("open next steps"), charter.open_steps[0], advice))
    if charter.coordinators:
        advice = Message("Remove `coordinator` under `[coordination]`, or correct `phase` under `[network]`.")
        signs.append(_Sign(Message("a coordinator"), "coordination.coordinator", advice))
    ahead = [meeting for meeting in charter.meetings if meeting.next and meeting.next >= today]
    if ahead:
        advice = Message("Remove `next` under `[[meetings]]`, or correct `phase` under `[network]`.")
        signs.append(_Sign(Message("planned meetings"), (ahead[0], "next"), advice))
    return signs


@rule(
    "NL010",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("network",),
    question="If people want to work with us, how can they find us?",
)
def no_contact(charter: Charter) -> Iterator[Finding]:
    """The charter does not say how others can reach the network.

    Why: Without an address, clients and newcomers who read the charter cannot get in touch.

    Fix: Under `[network]`, write an address that you all share. Choose a mailbox that someone reads. If you have a
    website, its address in `url` is enough too.

    Bad:
        [network]  # NL010: The charter does not say how others can reach the network.
        name = "Stroomop"

    Good:
        [network]
        name = "Stroomop"
        url = "https://stroomop.example"
    """
    if charter.network and not (charter.network.contact or charter.network.url):
        yield Finding("The charter does not say how others can reach the network.", at="network.contact")
