"""Why people take part, and whether that goes further than work."""

from collections import Counter
from collections.abc import Iterator

from netlint import Charter, Finding, NotBegun, Note, StandsElsewhere, as_tuple, ids, rule
from netlint_essentials.heart._joining import is_agreed_on_joining
from netlint_essentials.texts import said

VEHICLES = frozenset({"acquisition", "overflow", "cost"})
"""The kinds of drives for which a network is a vehicle: to get work, to pass it on, to save costs."""


@rule(
    "NL106",
    severity="error",
    level="sound",
    since="0.1",
    supersedes=("NL107", "NL108", "NL109", "NL110"),
    question="What brought you to our first meeting, and what keeps you coming back?",
)
def no_shared_drives(charter: Charter) -> Iterator[Finding]:
    """The charter does not say why people take part.

    Why: The article opens by asking what drives freelancers to join forces ("Met welke drijfveren bundelen zzp'ers hun
    krachten?"). If you never ask, you find out at the first setback that everyone came for something else. A purpose
    and values already say much. If the charter has both, the finding is a warning.

    Fix: Ask each member why they take part, and add `[[drives]]`, each with an `id` and a `statement`, such as
    `statement = "We learn from each other."`. Give each drive a `kind` as well. Members then list in `drives` which
    ones are theirs. If everyone says yes to the purpose on joining, write `agreed-on-joining = ["purpose"]` under
    `[membership]`. That also says why people take part.

    Bad:
        [network]  # NL106: The charter has no drives, so it does not say why people take part.
        name = "Stroomop"

    Bad:
        [network]  # NL106: The charter does not say why people take part.
        purpose = "Water boards decide together with residents, because water has no owner."

        [[values]]
        id = "candour"

    Good:
        [[drives]]
        id = "resident-voice"
        kind = "purpose"
        statement = "Decisions about water belong to those who live with it."

    Good:
        [network]
        purpose = "Water boards decide together with residents, because water has no owner."

        [membership]
        agreed-on-joining = ["purpose"]
    """
    if charter.drives:
        return
    has_purpose = charter.network is not None and bool(said(charter.network.purpose))
    if has_purpose and is_agreed_on_joining(charter, "purpose"):
        return
    if has_purpose and _has_values(charter):
        yield Finding("The charter does not say why people take part.", at="drives", severity="warning")
    else:
        yield Finding("The charter has no drives, so it does not say why people take part.", at="drives")


@rule(
    "NL107",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("drives", "members"),
    question="Which of our drives are yours, and which drive of yours is not on the list yet?",
)
def member_without_drives(charter: Charter) -> Iterator[Finding]:
    """The charter does not say what moves each member.

    Why: The article asks what drives freelancers to join forces ("Met welke drijfveren bundelen zzp'ers hun
    krachten?"). That is a question to each member. A list of drives without names says what a network would like to be
    moved by. It does not say what really moves it.

    Fix: Ask members with no `drives` yet why they take part, and write it under `[[members]]`, such as `drives =
    ["craft"]`. If a drive is not yet in `[[drives]]`, add it there.

    Bad:
        [[drives]]
        id = "resident-voice"

        [[members]]
        id = "ana"
        drives = ["resident-voice"]

        [[members]]  # NL107: The charter does not say what moves bo.
        id = "bo"

    Good:
        [[drives]]
        id = "resident-voice"

        [[members]]
        id = "ana"
        drives = ["resident-voice"]
    """
    lacking = [member for member in charter.active if not as_tuple(member.drives)]
    if lacking and len(lacking) == len(charter.active):
        raise NotBegun("the drives of each member")
    if lacking:
        yield Finding(
            "The charter does not say what moves {members}.",
            at=[(member, "drives") for member in lacking],
            members=ids(lacking),
        )


@rule(
    "NL108",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("drives", "members"),
    question="Which drive would most of us put first, if each of us could name only one?",
)
def no_common_drive(charter: Charter, *, share: float = 0.5) -> Iterator[Finding]:
    """Members share hardly any drives.

    Why: The article calls shared drives the glue ("gezamenlijke drijfveren"). If each member has drives of their own,
    they pull the network in as many directions as there are members. A drive that only one member names is not shared.
    Members who name no drives do not count here.

    Fix: Look together for a shared drive, and let everyone who feels it add it under `[[members]]`, such as `drives =
    ["craft"]`. Often two drives are the same in other words. If you share nothing, it is better to know that now.

    Source: The article asks for drives in common. That half of the members share one (`share`) is the project's own
    choice.

    Bad:
        [[drives]]  # NL108: Even the most common drive, `craft`, is named by only 1 of 2 members with drives. It should be at least 2.
        id = "craft"

        [[drives]]
        id = "resident-voice"

        [[members]]
        id = "ana"
        drives = ["craft"]

        [[members]]
        id = "bo"
        drives = ["resident-voice"]

    Good:
        [[drives]]
        id = "craft"

        [[drives]]
        id = "resident-voice"

        [[members]]
        id = "ana"
        drives = ["craft", "resident-voice"]

        [[members]]
        id = "bo"
        drives = ["resident-voice"]
    """
    held = [dict.fromkeys(as_tuple(member.drives)) for member in charter.active if as_tuple(member.drives)]
    if len(held) < 2:  # noqa: PLR2004 (one person has nobody to share with)
        return
    counted = Counter(drive for drives in held for drive in drives)
    drive, most = min(counted.items(), key=lambda pair: (-pair[1], pair[0]))  # of equal ones the first by name
    least = next((count for count in range(2, len(held)) if count / len(held) >= share), len(held))
    if most == 1 or most / len(held) < share:
        yield Finding(
            "Even the most common drive, `{drive}`, is named by only {most} of {members} members with drives. "
            "It should be at least {least}.",
            at="drives",
            drive=drive,
            most=most,
            members=len(held),
            least=least,
        )


@rule(
    "NL109",
    severity="error",
    level="essential",
    since="0.1",
    requires=("drives",),
    supersedes=("NL110",),
    question="If no assignment came out of it for a year, why would we still meet?",
)
def acquisition_only(charter: Charter) -> Iterator[Finding]:
    """Every drive is about getting work, passing it on or saving costs.

    Why: In many networks, people join forces only to get a job. The article calls this a vehicle ("niet meer dan het
    creëren van een vehikel om aan een klus te komen"). Such a network does not last. Members who find work elsewhere
    have no reason left to stay.

    Fix: Ask what brings you together besides work, and add a drive of another kind under `[[drives]]`, such as `kind =
    "learning"`. Do so only if that drive is really there. Kinds that bind are `purpose`, `craft`, `learning`,
    `community` and `impact`. It is fine to want work. This rule is about networks that want nothing else.

    Source: The article, and a study by EIM and the University of Groningen. In that study, working together only for
    joint acquisition goes with worse results.

    Bad:
        [[drives]]
        id = "more-work"
        kind = "acquisition"  # NL109: Every drive is about getting work, passing it on or saving costs.

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
            "Every drive is about getting work, passing it on or saving costs.",
            at=[(drive, "kind") for drive in charter.drives],
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
    who comes for the work does no harm. If most members come only for that, nobody takes care of things that yield
    nothing yet.

    Fix: Ask members what they want besides work, and add those drives under `[[members]]`, such as `drives =
    ["more-work", "craft"]`. If there is nothing else, feel free to say so. A broker's list is useful too, and it needs
    no charter.

    Source: The article says that opportunism sets the tone ("de boventoon"). Here that means more than half (`share`)
    of the active members who name drives.

    Bad:
        [[drives]]  # NL110: For 2 of 2 members with drives, it is only about getting work, passing it on or saving costs. The limit is 50%.
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
                "The only member with drives takes part just to get work, pass it on or save costs. "
                "The limit is {percent}%."
            )
        else:
            message = (
                "For {count} of {members} members with drives, it is only about getting work, passing it on or "
                "saving costs. The limit is {percent}%."
            )
        yield Finding(
            message,
            at="drives",
            related=[Note("no other drive here", at=(member, "drives")) for member in only],
            count=len(only),
            members=len(moved),
            percent=share * 100,
        )


def _has_values(charter: Charter) -> bool:
    """Return whether there are values, here or elsewhere."""
    try:
        return bool(charter.values)
    except StandsElsewhere:
        return True
