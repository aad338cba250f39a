"""Networks that are only a vehicle: to get work, to pass it on, to save costs."""

from collections.abc import Iterator

from netlint import Charter, Finding, Note, as_tuple, rule

VEHICLES = frozenset({"acquisition", "overflow", "cost"})
"""The kinds of drives for which a network is a vehicle: to get work, to pass it on, to save costs."""


@rule(
    "NL109",
    severity="error",
    level="essential",
    since="0.1",
    requires=("drives",),
    supersedes=("NL110",),
    question="If our network brought us no assignments for a year, why would we still meet?",
)
def acquisition_only(charter: Charter) -> Iterator[Finding]:
    """Every reason for taking part is about getting work, passing it on or saving costs.

    Why: In many networks, people join forces only to win assignments. The article calls that a mere vehicle for landing
    work ("een vehikel om aan een klus te komen"). Such a network does not last. Members who find work elsewhere have no
    reason left to stay.

    Fix: Ask each other what brings you together besides work, and add it under `[[drives]]`. Add only a reason that is
    real. The kinds to choose from are `purpose`, `craft`, `learning`, `community` and `impact`. It is fine to want
    work. This rule reports a finding only if you want nothing else.

    Source: The article, and a study by the University of Groningen and EIM (a Dutch research institute). In that study,
    results were worse if people worked together only to win clients.

    Bad:
        [[drives]]
        id = "more-work"
        kind = "acquisition"  # NL109: Every reason for taking part (`[[drives]]`) is about getting work, passing it on or saving costs.

        [[drives]]
        id = "shared-office"
        kind = "cost"

    Good:
        [[drives]]
        id = "more-work"
        kind = "acquisition"

        [[drives]]
        id = "resident-voice"
        kind = "purpose"
    """
    if all(drive.kind in VEHICLES for drive in charter.drives):
        yield Finding(
            "Every reason for taking part (`[[drives]]`) is about getting work, passing it on or saving costs.",
            at=[(drive, "kind") for drive in charter.drives],
            write={},
            write_at="drives",
        )


@rule(
    "NL110",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("drives", "members"),
    question="What do you hope to find here that a good broker could not give you?",
)
def opportunism_dominates(charter: Charter, *, share: float = 0.5) -> Iterator[Finding]:
    """Most members take part only to get work, pass it on or save costs.

    Why: In many networks, opportunism seems to set the tone ("lijkt opportunisme de boventoon te voeren"). One member
    who comes for the work does no harm. If most members come only for work, nobody takes care of things that do not pay
    yet.

    Fix: Ask members what they want besides work, and add those reasons under `[[members]]`, such as `drives =
    ["more-work", "craft"]`. If members want nothing else, feel free to say so. Then a broker's list of freelancers may
    be enough, and such a list needs no charter.

    Source: The article says that opportunism seems to set the tone ("de boventoon"). At least half (`share`) of the
    members who name a reason should want more than work or savings. netlint itself chose this limit.

    Bad:
        [[drives]]  # NL110: For 2 of the 2 members with `drives`, every reason is about getting work, passing it on or saving costs. At least 50% of them should have another reason too.
        id = "more-work"
        kind = "acquisition"

        [[drives]]
        id = "resident-voice"
        kind = "purpose"

        [[members]]
        id = "ana"
        drives = ["more-work"]

        [[members]]
        id = "bo"
        drives = ["more-work"]

    Good:
        [[drives]]
        id = "more-work"
        kind = "acquisition"

        [[drives]]
        id = "resident-voice"
        kind = "purpose"

        [[members]]
        id = "ana"
        drives = ["more-work"]

        [[members]]
        id = "bo"
        drives = ["more-work", "resident-voice"]
    """
    vehicles = {drive.id for drive in charter.drives if drive.kind in VEHICLES}
    moved = [member for member in charter.active if as_tuple(member.drives)]
    only = [member for member in moved if vehicles.issuperset(as_tuple(member.drives))]
    if only and len(only) / len(moved) > share:
        if len(moved) == 1:
            message = (
                "The only member with `drives` takes part just to get work, pass it on or save costs. "
                "At least {percent}% of the members with `drives` should have another reason too."
            )
        else:
            message = (
                "For {count} of the {members} members with `drives`, every reason is about getting work, passing it on "
                "or saving costs. At least {percent}% of them should have another reason too."
            )
        yield Finding(
            message,
            at="drives",
            related=[Note("no other reason here", at=(member, "drives")) for member in only],
            count=len(only),
            members=len(moved),
            percent=round((1 - share) * 100, 2),
        )
