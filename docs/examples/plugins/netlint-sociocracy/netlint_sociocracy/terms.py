"""Terms of links and roles."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, NotBegun, ids, latest, rule

from netlint_sociocracy.table import Link, Role, Sociocracy


def held(charter: Charter) -> list[Link | Role]:
    """Return the links and roles that somebody has."""
    table = charter.table(Sociocracy)
    links = [link for link in table.links if link.lead or link.representative]
    roles = [role for role in table.roles if role.holder]
    return [*links, *roles]


@rule(
    "SOC005",
    severity="info",
    level="sound",
    requires=("plugins.sociocracy",),
    question="For how long do we choose somebody for a role?",
)
def term_without_end(charter: Charter) -> Iterator[Finding]:
    """Some links or roles have no last day.

    Why: A term makes it easy to begin, and easy to hand over. At its end the circle chooses again, and the same member
        may be chosen for another term.

    Fix: Agree on the last day of the term, and write it in `until`.

    Source: In sociocracy, a circle elects people to roles by consent and for a fixed term.

    Bad:
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"

        [[plugins.sociocracy.roles]]
        id = "facilitator"
        holder = "ana"
        until = 2027-06-01

        [[plugins.sociocracy.roles]]  # SOC005: The charter does not say when the terms of these links and roles end: secretary.
        id = "secretary"
        holder = "bo"

    Good:
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"

        [[plugins.sociocracy.roles]]
        id = "facilitator"
        holder = "ana"
        until = 2027-06-01

        [[plugins.sociocracy.roles]]
        id = "secretary"
        holder = "bo"
        until = 2027-12-01
    """
    all_held = held(charter)
    endless = [one for one in all_held if not one.until]
    if len(endless) == len(all_held):
        raise NotBegun("the terms of links and roles")
    if endless:
        template = "The charter does not say when the terms of these links and roles end: {names}."
        yield Finding(template, at=[(one, "until") for one in endless], names=ids(endless))


@rule(
    "SOC006",
    severity="warning",
    level="sound",
    requires=("plugins.sociocracy",),
    question="How did this term go, and whom do we choose for the next one?",
)
def term_is_over(charter: Charter, today: dt.date) -> Iterator[Finding]:
    """The term of a link or a role is over.

    Why: After the last day, nobody has given consent to who has the role now. The end of a term is also the moment to
        look back together and to say thank you.

    Fix: Evaluate the role, choose again, and write the last day of the new term in `until`.

        If nobody has the role any more, remove it.

    Source: In sociocracy, a circle elects people to roles by consent and for a fixed term.

    Bad:
        # On 2026-11-24
        [[members]]
        id = "ana"

        [[plugins.sociocracy.roles]]
        id = "facilitator"
        holder = "ana"
        until = "2026-10"  # SOC006: The last day of the term of `facilitator` was 2026-10-31.

    Good:
        # On 2026-11-24
        [[members]]
        id = "ana"

        [[plugins.sociocracy.roles]]
        id = "facilitator"
        holder = "ana"
        until = "2026-11"
    """
    for one in held(charter):
        if one.until and latest(one.until) < today:
            template = "The last day of the term of `{id}` was {day}."
            yield Finding(template, at=(one, "until"), id=one.id, day=latest(one.until))
