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
    question="Who can you call when an assignment keeps you awake, and does that person know?",
)
def no_mutual_support(charter: Charter) -> Iterator[Finding]:
    """The charter does not say how members support each other.

    Why: Colleagues in a team support each other ("Collega's steunen elkaar"). Freelancers are used to coping alone.
    Asking for help is easier if it is someone's task to be there for you.

    Fix: Agree who is whose buddy, and write each pair under `[[support]]`. If you do not want to name pairs, write in
    `support` under `[norms]` how you look after each other. A small circle whose members look after each other (`kind =
    "pod"`) is enough as well. So is a ritual for peer consultation (`kind = "intervision"`), or a meeting with the
    purpose `support` or `learning`.

    Bad:
        [network]  # NL309: The charter does not say how members support each other.
        name = "Stroomop"

    Good:
        [[support]]
        kind = "buddy"
        from = "ana"
        to = "bo"

    Good:
        [[meetings]]
        id = "peer-circle"
        purpose = "support"
        every = "6 weeks"
    """
    if not any(_is_arranged(read) for read in (charter.here, charter)):  # first what is here
        yield Finding("The charter does not say how members support each other.", at="support")


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
    requires=("members", "support"),
    question="Who among us has nobody to turn to, and who would like to be there for them?",
)
def unsupported_member(charter: Charter) -> Iterator[Finding]:
    """Some members have nobody to turn to.

    Why: Colleagues in a team support each other ("Collega's steunen elkaar"). If only some members have a buddy, the
    newest and the busiest members usually have none. If such a member leaves, everyone is surprised.

    Fix: Agree who looks after each member, and write each pair under `[[support]]`. With a buddy, both people have
    someone to turn to. Instead of `buddy`, the kind can also be `steward` or `backup`. With these two, only the person
    in `to` has someone to turn to. A member who supports others needs someone as well. You cannot be your own buddy. It
    is also enough if a member is in a small circle of people who look after each other (`kind = "pod"`). The rule
    reports nothing if `support` under `[norms]` says how you look after everyone.

    Source: At the cooperative Loomio, everyone has a steward. Probst & Borzillo (2008) studied 57 communities of
    practice in companies. They found five reasons why such communities fail. One reason was that members had little
    one-to-one contact.

    Bad:
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"

        [[members]]  # NL310: The charter does not say who cy can turn to for support.
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
            "The charter does not say who {members} can turn to for support.",
            at=[*lacking],
            write={"kind": "buddy", "to": lacking[0].id},
            write_at="support",
            members=ids(lacking),
        )


@rule(
    "NL318",
    severity="info",
    level="thriving",
    since="0.1",
    question='What would make it easier for you to say "I don\'t know" or "that hurt" in this group?',
)
def no_safety_agreement(charter: Charter) -> Iterator[Finding]:
    """The charter has no agreement that makes it safe to be vulnerable.

    Why: In a team, you must be able to be vulnerable ("je kwetsbaar moet kunnen opstellen"). People dare to be
    vulnerable if they know how the others will treat them. It also helps to know what happens if something goes wrong.

    Fix: Agree on a check-in for your meetings, and write it under `[norms]`. An agreement on how you treat each other
    (`conduct`) is enough as well. So is an agreement on what you do when members clash (`conflict-route`). It is also
    enough if everyone agrees to the rules of conduct when they join. Then write `agreed-on-joining = ["conduct"]` under
    `[membership]`.

    Bad:
        [network]  # NL318: The charter does not say how members check in, treat each other or handle conflicts.
        name = "Stroomop"

    Good:
        [norms]
        check-in = "We each take a minute to say how we are, and nobody comments."
    """
    if charter.norms and _says_something(charter.norms):
        return
    if not charter.membership or "conduct" not in as_tuple(charter.membership.agreed_on_joining):
        yield Finding(
            "The charter does not say how members check in, treat each other or handle conflicts.",
            at="norms",
            write_at="norms.check-in",
        )


def _says_something(norms: Norms) -> bool:
    route = norms.conflict_route
    told = (route,) if route is None or isinstance(route, str) else (route.steps, route.mediator)
    return any(said(texts) for texts in (norms.check_in, norms.conduct, *told))
