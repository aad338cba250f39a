"""Whether members stand by each other, and feel safe to need that."""

from collections.abc import Iterator

from netlint import Charter, Finding, as_tuple, ids, rule
from netlint.charter import Norms
from netlint_essentials.team._records import has_several, people
from netlint_essentials.texts import said


@rule(
    "NL309",
    severity="warning",
    level="sound",
    since="0.1",
    question="Whom can you call when an assignment keeps you awake, and does that person know?",
)
def no_mutual_support(charter: Charter) -> Iterator[Finding]:
    """Nothing is arranged by which members support each other.

    Why: Colleagues in a team support each other ("Collega's steunen elkaar"). Freelancers are used to coping alone, and
    asking for help is easier where it is someone's task to be there.

    Fix: Agree on one form of mutual support, such as a buddy for everyone, and record it in `[[support]]`. A circle of
    the kind `pod`, a meeting whose `purpose` is `support` or `learning`, and a ritual of intervision count as well. If no
    pairs are named, say in `support` of `[norms]` how you look after each other.

    Bad:
        [network]  # NL309: Nothing is recorded by which members support each other.
        name = "Stroomop"

    Good:
        [[support]]
        kind = "buddy"
        from = "ana"
        to = "bo"

    Good:
        [[meetings]]
        id = "intervisie"
        purpose = "support"
        every = "6 weeks"
    """
    if not any(_is_arranged(read) for read in (charter.here, charter)):  # first what is here
        yield Finding("Nothing is recorded by which members support each other.", at="support")


def _is_arranged(charter: Charter) -> bool:
    return (
        bool(charter.support)
        or _is_agreed_for_all(charter)
        or any(circle.kind == "pod" for circle in charter.running_circles)
        or any(meeting.purpose in ("support", "learning") for meeting in charter.meetings)
        or any("intervision" in ritual.kinds for ritual in charter.rituals)
    )


def _is_agreed_for_all(charter: Charter) -> bool:
    """Return whether it is agreed how all members are looked after, without naming pairs."""
    norms = charter.here.norms
    return norms is not None and bool(said(norms.support))


@rule(
    "NL310",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("members", "support"),
    question="Who among us has nobody to turn to, and who would like to be that person?",
)
def unsupported_member(charter: Charter) -> Iterator[Finding]:
    """There are members whom nobody is asked to look after.

    Why: Colleagues in a team support each other ("Collega's steunen elkaar"). Where some have a buddy and others do
    not, it is mostly the newest and the busiest who are left out, and whose leaving comes as a surprise.

    Fix: Give everyone somebody: a buddy, a steward, a backup, or a place in a `pod`. A buddy counts for both, other
    support for the one in `to`. Who supports others needs someone as well. Nobody is a buddy of themselves.

    Source: At Loomio everyone has a steward. Probst & Borzillo (2008) studied 57 communities of practice in companies.
    Little one-to-one interaction between members was one of five reasons for failure.

    Bad:
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"

        [[members]]  # NL310: No buddy, steward, backup or pod is recorded for cy.
        id = "cy"

        [[support]]
        kind = "buddy"
        from = "ana"
        to = "bo"

    Good:
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"

        [[support]]
        kind = "buddy"
        from = "ana"
        to = "bo"
    """
    if _is_agreed_for_all(charter):
        return
    supported: set[str] = set()
    for support in charter.support:
        if support.giver != support.to:
            supported |= {support.giver, support.to} if support.kind == "buddy" else {support.to}
    for circle in charter.running_circles:
        if circle.kind == "pod" and has_several(circle):
            supported |= people(circle.members, circle.lead)
    lacking = [member for member in charter.active if member.id not in supported]
    if lacking:
        yield Finding(
            "No buddy, steward, backup or pod is recorded for {members}.", at=[*lacking], members=ids(lacking)
        )


@rule(
    "NL318",
    severity="info",
    level="thriving",
    since="0.1",
    question="What do you need from us to say that you do not know, or that it hurts?",
)
def no_safety_agreement(charter: Charter) -> Iterator[Finding]:
    """Nothing is agreed that makes it safe to be vulnerable.

    Why: A team asks that you can be vulnerable ("je kwetsbaar moet kunnen opstellen"). People dare to when they know
    how the others will treat them, and what happens when it goes wrong.

    Fix: Agree on a check-in, on how you treat each other, or on what you do when you clash. Write it in `[norms]`, as
    `check-in`, `conduct` or `conflict-route`; one of them is enough. If everyone says yes to the conduct on joining
    ("conduct" in `agreed-on-joining`), that counts too.

    Bad:
        [network]  # NL318: No check-in, conduct or conflict route is recorded.
        name = "Stroomop"

    Good:
        [norms]
        check-in = "Each of us says in a minute how we are, and nobody comments."
    """
    if charter.norms and _says_something(charter.norms):
        return
    if not charter.membership or "conduct" not in as_tuple(charter.membership.agreed_on_joining):
        yield Finding("No check-in, conduct or conflict route is recorded.", at="norms")


def _says_something(norms: Norms) -> bool:
    route = norms.conflict_route
    told = (route,) if route is None or isinstance(route, str) else (route.steps, route.mediator)
    return any(said(texts) for texts in (norms.check_in, norms.conduct, *told))
