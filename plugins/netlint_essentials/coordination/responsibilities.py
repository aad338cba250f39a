"""Who holds which responsibility, and how these are spread."""

from collections.abc import Iterator

from netlint import Charter, Finding, NotBegun, SkipRule, as_tuple, ids, rule
from netlint.charter import Responsibility
from netlint_essentials.coordination._areas import (
    circle_of,
    count_holders,
    gaps,
    has_text,
    holders,
    is_for,
    is_held_somehow,
    people_in,
)
from netlint_essentials.coordination._model import model

_ROUNDING = 1e-9
_WORKING = ("working-group", "board")
"""The kinds of circles in which everyone does something for the network."""


@rule(
    "NL411",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("responsibilities",),
    question="What would each of us like to take on, and what can we drop?",
)
def responsibilities_concentrated(charter: Charter, *, share: float = 0.5, least: int = 4) -> Iterator[Finding]:
    """One person holds most of the responsibilities.

    Why: A coordinator is there to get others moving. The article advises a coordinator to leave many responsibilities
    to others ("door veel verantwoordelijkheden te laten bij anderen"). If one person carries most responsibilities, the
    others look on. And if that person stops, everything stops.

    Fix: Ask who would like to share or take over a responsibility, and write the names under `[[responsibilities]]`,
    such as `holders = ["ana", "bo"]`. If two people share a responsibility, this rule counts half a responsibility for
    each of them. If a circle holds a responsibility, this rule divides it equally among the people in the circle.

    Source: CHAOSS is a project on the health of open-source communities. It counts the smallest number of people who
    together do half of all the work. CHAOSS calls that number the contributor absence factor. This rule takes its limit
    of 50 percent (`share`) from CHAOSS. This rule only checks charters with at least four responsibilities (`least`).
    If there are fewer, one person easily holds most of them. netlint itself chose the minimum of four.

    Software projects show how risky it is to depend on a few people. Avelino et al. (2016) studied 133 popular projects
    on GitHub, a website for building software together. An estimated 65% of those projects depended on one or two
    developers. Avelino et al. (2019) studied 1,932 popular projects on GitHub. Of those projects, 315 lost their main
    developers. New main developers kept 128 of the 315 alive.

    Bad:
        [[responsibilities]]
        id = "finances"
        holders = ["ana"]  # NL411: ana holds 2.5 of the 4 responsibilities (a shared one counts in part). One person may hold at most 50% of them.

        [[responsibilities]]
        id = "website"
        holders = ["ana"]

        [[responsibilities]]
        id = "newcomers"
        holders = ["ana", "bo"]

        [[responsibilities]]
        id = "meetings"
        holders = ["cas"]

    Good:
        [[responsibilities]]
        id = "finances"
        holders = ["ana"]

        [[responsibilities]]
        id = "website"
        holders = ["ana", "bo"]

        [[responsibilities]]
        id = "newcomers"
        holders = ["bo"]

        [[responsibilities]]
        id = "meetings"
        holders = ["cas"]
    """
    total = len(charter.responsibilities)
    if total < least:
        return
    carried: dict[str, float] = {}
    for responsibility in charter.responsibilities:
        held_by = holders(charter, responsibility)
        parts = (responsibility.circle and count_holders(charter, responsibility)) or len(held_by)
        for who in held_by:
            carried[who] = carried.get(who, 0.0) + 1 / parts
    for who, weight in carried.items():
        if weight / total > share + _ROUNDING:
            count = round(weight, 2)
            template = (
                "{member} holds {held} of the {total} responsibilities. One person may hold at most {percent}% of them."
                if count.is_integer()
                else "{member} holds {held} of the {total} responsibilities (a shared one counts in part). "
                "One person may hold at most {percent}% of them."
            )
            at = [(held, _key(held, who)) for held in charter.responsibilities if who in holders(charter, held)]
            yield Finding(template, at=[*at], total=total, member=who, held=count, percent=share * 100)


def _key(responsibility: Responsibility, who: str) -> str:
    """Return the key of a responsibility by which someone holds it."""
    if who in as_tuple(responsibility.holders):
        return "holders"
    return "circle" if responsibility.circle else "accountable"


@rule(
    "NL412",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("members", "responsibilities"),
    question="Which small thing would you like to take care of for all of us?",
)
def responsibilities_unshared(
    charter: Charter, *, share: float = 0.5, large: int = 12, share_large: float = 0.75
) -> Iterator[Finding]:
    """Many active members hold no responsibility.

    Why: A member who takes care of something feels part of the network. The article advises a coordinator to leave many
    responsibilities to others ("veel verantwoordelijkheden te laten bij anderen").

    Fix: Ask members what they would like to take care of, and write it under `[[responsibilities]]`. Members who
    coordinate, lead a circle or can stand in for someone also count as holding a responsibility. The same goes for
    members of a board, a working group or a circle that holds a responsibility. This rule reports nothing if a
    responsibility has `held-by`, which says how you decide whose turn it is. netlint skips this rule if the charter
    does not list all members.

    Source: Wenger, McDermott & Snyder (2002) write about communities of practice: groups of people who learn from each
    other. In their experience, the core group is usually 10 to 15 percent of the members. The active group is another
    15 to 20 percent. That is why this rule asks less of large networks. With up to twelve active members (`large`),
    half of them may be without a responsibility (`share`). With more than twelve, three quarters may be without a
    responsibility (`share-large`).

    Bad:
        [[members]]  # NL412: 2 of the 3 active members hold no responsibility: bo and cas. At least 50% of the active members should hold one.
        id = "bo"
        [[members]]
        id = "cas"
        [[members]]
        id = "ana"

        [[responsibilities]]
        id = "finances"
        holders = ["ana"]

    Good:
        [[members]]
        id = "bo"
        [[members]]
        id = "cas"
        [[members]]
        id = "ana"

        [[responsibilities]]
        id = "finances"
        holders = ["ana"]

        [[responsibilities]]
        id = "website"
        holders = ["bo"]
    """
    listed = len(charter.active)
    if charter.size > listed:
        raise SkipRule("the charter lists only {listed} of the {size} members", listed=listed, size=charter.size)
    if any(has_text(responsibility.held_by) for responsibility in charter.responsibilities):
        return
    carrying = frozenset(_carriers(charter))
    without = [member for member in charter.active if member.id not in carrying]
    limit = share if listed <= large else share_large
    if len(without) > limit * listed:
        yield Finding(
            "One active member out of {all} holds no responsibility: {members}. "
            "At least {percent}% of the active members should hold one."
            if len(without) == 1
            else "{count} of the {all} active members hold no responsibility: {members}. "
            "At least {percent}% of the active members should hold one.",
            at=[*without],
            write={"holders": [without[0].id]},
            write_at="responsibilities",
            count=len(without),
            all=listed,
            members=ids(without),
            percent=round((1 - limit) * 100, 2),
        )


def _carriers(charter: Charter) -> Iterator[str]:
    """Yield the ids of all who carry something for the network, some of them more than once."""
    for responsibility in charter.responsibilities:
        yield from holders(charter, responsibility)
        for value in (responsibility.accountable, responsibility.deputy):
            yield from as_tuple(value)
    for circle in charter.running_circles:
        yield from people_in(circle) if circle.kind in _WORKING else as_tuple(circle.lead)
    yield from charter.coordinators
    if coordination := charter.coordination:
        board = circle_of(charter, coordination.circle)
        yield from (*as_tuple(coordination.deputy), *(people_in(board) if board else ()))


@rule(
    "NL413",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("responsibilities",),
    question="Who would like to take this on, or can we do without it?",
)
def responsibility_vacant(charter: Charter) -> Iterator[Finding]:
    """A responsibility has no holder, or too few holders.

    Why: The article advises a coordinator to leave responsibilities to others ("bij anderen"). That only works if each
    responsibility goes to someone in particular. If a responsibility is only on paper, everyone thinks that someone
    else takes care of it.

    Fix: Ask who would like to take on the responsibility, and write the names under `[[responsibilities]]`. If nobody
    wants to take it on, remove the responsibility. A circle can also hold a responsibility (`circle`). If you only name
    who is accountable (`accountable`), this rule counts that member as the holder. If members take turns, write in
    `held-by` how you decide whose turn it is. In `at-least`, you can write the minimum number of holders. A holder who
    is also in the circle counts once. netlint skips this rule until at least one responsibility has a holder. If
    coordination is shared, `NL403` reports which tasks of a coordinator nobody looks after. This rule then does not
    report those tasks a second time.

    Bad:
        [[responsibilities]]  # NL413: These responsibilities have no holder: finances and website.
        id = "finances"

        [[responsibilities]]
        id = "website"

        [[responsibilities]]
        id = "newcomers"
        held-by = "The member who invites someone also welcomes them."

    Bad:
        [[responsibilities]]
        id = "finances"
        holders = ["ana"]  # NL413: The responsibility `finances` should have at least 2 holders, but has 1 so far.
        at-least = 2

    Good:
        [[responsibilities]]
        id = "finances"
        holders = ["ana", "bo"]
        at-least = 2

        [[responsibilities]]
        id = "website"
        circle = "communication"

        [[circles]]
        id = "communication"
        members = ["bo", "cas"]
    """
    vacant = [held for held in charter.responsibilities if not is_held_somehow(charter, held)]
    if len(vacant) == len(charter.responsibilities):
        raise NotBegun("who holds each responsibility")
    told = gaps(charter) if vacant and model(charter) == "distributed" else ()
    vacant = [held for held in vacant if not any(is_for(held, area) for area in told)]
    at = [(held, "holders") for held in vacant]
    if len(vacant) == 1:
        template = "The responsibility `{responsibility}` has no holder."
        yield Finding(template, at=[*at], responsibility=vacant[0].id)
    elif vacant:
        template = "These responsibilities have no holder: {responsibilities}."
        yield Finding(template, at=[*at], responsibilities=ids(vacant))
    yield from _thin(charter)


def _thin(charter: Charter) -> Iterator[Finding]:
    """Yield a finding for each responsibility with fewer different holders than the group wants."""
    for responsibility in charter.responsibilities:
        if responsibility.at_least is None:
            continue
        count = count_holders(charter, responsibility)
        if count and count < responsibility.at_least:
            template = (
                "The responsibility `{responsibility}` should have at least {least} holders, but has {count} so far."
            )
            yield Finding(
                template,
                at=(responsibility, "holders"),
                responsibility=responsibility.id,
                least=responsibility.at_least,
                count=count,
            )
