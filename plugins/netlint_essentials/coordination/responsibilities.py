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
    question="What would each of us like to carry, and what may go?",
)
def responsibilities_concentrated(charter: Charter, *, share: float = 0.5, least: int = 4) -> Iterator[Finding]:
    """One person holds most of the responsibilities.

    Why: A coordinator is there to get others moving. The article wants this bottom-up, by leaving many responsibilities
    to others ("door veel verantwoordelijkheden te laten bij anderen"). If one person carries most of them, the others
    look on. And if that person stops, everything stops.

    Fix: Add a name to `holders` under `[[responsibilities]]`, such as `holders = ["ana", "bo"]`, or replace a name. Ask
    first who would like to share or take over a responsibility. If several people hold a responsibility, it counts in
    equal parts: half each for two people. If a circle holds it, the people in the circle share it in the same way.

    Source: The contributor absence factor of CHAOSS asks how few people make up half of the work (`share`). netlint
    only checks charters with at least four responsibilities (`least`), the project's own choice. If there are fewer,
    one person easily holds most of them.

    Avelino et al. (2016): of 133 popular GitHub projects, an estimated 65% depended on one or two developers. Avelino
    et al. (2019): of 1,932 popular GitHub projects, 315 were abandoned. New core developers kept 128 of those alive.

    Bad:
        [[responsibilities]]
        id = "finances"
        holders = ["ana"]  # NL411: Of the 4 responsibilities, ana holds 2.5. The limit is 50%.

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
            template = "Of the {total} responsibilities, {member} holds {held}. The limit is {percent}%."
            at = [(held, _key(held, who)) for held in charter.responsibilities if who in holders(charter, held)]
            yield Finding(template, at=[*at], total=total, member=who, held=round(weight, 2), percent=share * 100)


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

    Why: If you carry something, you belong. The article wants a network steered bottom-up, with many responsibilities
    left to others ("veel verantwoordelijkheden te laten bij anderen").

    Fix: Write one small thing for each member under `[[responsibilities]]`, such as `id = "website"` with
    `holders = ["bo"]`. Ask first what they would like to take care of. Members who coordinate, lead a circle or stand
    in for someone hold something too. So do the members of a board, a working group or a circle that holds a
    responsibility. If members take turns or a rule says who (`held-by`), netlint reports nothing: it can be anyone.
    netlint skips the rule if the charter does not list all members.

    Source: In the experience of Wenger, McDermott & Snyder (2002), a core group is usually 10 to 15 percent. The active
    group is another 15 to 20 percent. So in a network of up to twelve members (`large`), half may hold nothing
    (`share`). In a larger network, three quarters may hold nothing (`share-large`).

    Bad:
        [[members]]  # NL412: 2 of the 3 active members hold no responsibility: bo and cas. The limit is 50%.
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
        raise SkipRule("the charter lists {listed} of the {size} members", listed=listed, size=charter.size)
    if any(has_text(responsibility.held_by) for responsibility in charter.responsibilities):
        return
    carrying = frozenset(_carriers(charter))
    without = [member for member in charter.active if member.id not in carrying]
    limit = share if listed <= large else share_large
    if len(without) > limit * listed:
        yield Finding(
            "One active member out of {all} holds no responsibility: {members}. The limit is {percent}%."
            if len(without) == 1
            else "{count} of the {all} active members hold no responsibility: {members}. The limit is {percent}%.",
            at=[*without],
            count=len(without),
            all=listed,
            members=ids(without),
            percent=limit * 100,
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
    question="Who would like to hold this, or can we do without it?",
)
def responsibility_vacant(charter: Charter) -> Iterator[Finding]:
    """A responsibility has no holder, or too few holders.

    Why: To leave a responsibility to others means to leave it to someone ("bij anderen"). If it is on paper but nobody
    holds it, everyone thinks that it is taken care of.

    Fix: Add a name to `holders` under `[[responsibilities]]`, such as `holders = ["ana", "bo"]`, or remove the
    responsibility. Ask first who would like to hold it. A `circle` counts too, and so does someone who is
    `accountable`. Use `held-by` if members take turns or a rule says who does it. If you agreed in `at-least` how many
    people should hold it, netlint counts each person once. The rule is skipped until at least one responsibility has a
    holder. If coordination is shared, `NL403` reports the areas that nobody looks after. This rule leaves them out.

    Bad:
        [[responsibilities]]  # NL413: These responsibilities have no holder: finances and website.
        id = "finances"

        [[responsibilities]]
        id = "website"

        [[responsibilities]]
        id = "newcomers"
        held-by = "A member who invites someone welcomes that person."

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
