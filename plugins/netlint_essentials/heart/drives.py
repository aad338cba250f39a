"""Why people take part, and whether that goes further than work."""

from collections import Counter
from collections.abc import Iterator

from netlint import Charter, Finding, NotBegun, Note, StandsElsewhere, as_tuple, ids, rule
from netlint_essentials.heart._joining import is_agreed_on_joining
from netlint_essentials.texts import said

VEHICLES = frozenset({"acquisition", "overflow", "cost"})
"""The kinds of drives for which a network is a vehicle: to get work, to pass it on, to save cost."""


@rule(
    "NL106",
    severity="error",
    level="sound",
    since="0.1",
    supersedes=("NL107", "NL108", "NL109", "NL110"),
    question="What made you come to our first meeting, and what makes you still come?",
)
def no_shared_drives(charter: Charter) -> Iterator[Finding]:
    """The network does not record why people take part.

    Why: The article opens with the question "Met welke drijfveren bundelen zzp'ers hun krachten?" (with which drives do
    freelancers join forces?). A group that never asks it finds out at the first setback that everyone had come for
    something else. If the charter has a purpose and values, these already say much, and this is a warning.

    Fix: Ask each member why they take part, and write what you hear as `[[drives]]`. Give each an `id`, a `statement`
    and a `kind`; members then name in `drives` those that are theirs. If everyone says yes to the purpose on joining,
    write `agreed-on-joining = ["purpose"]` under `[membership]`: that says why people take part.

    Bad:
        [network]  # NL106: The network has no drives: nothing says why people take part.
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
        yield Finding("The network has no drives: nothing says why people take part.", at="drives")


@rule(
    "NL107",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("drives", "members"),
    question="Which of our drives is yours, and which one of yours is not on the list yet?",
)
def member_without_drives(charter: Charter) -> Iterator[Finding]:
    """There are members for whom no drives are recorded.

    Why: "Met welke drijfveren bundelen zzp'ers hun krachten?" (with which drives do freelancers join forces?) is a
    question to each member. A list of drives that nobody has put their name to says what a network would like to be
    moved by, not what moves it.

    Fix: Ask these members why they take part, and name the drives that are theirs in `drives`.
    If what they say is not among the `[[drives]]`, add it: it belongs there.

    Bad:
        [[drives]]
        id = "resident-voice"

        [[members]]
        id = "ana"
        drives = ["resident-voice"]

        [[members]]  # NL107: No drives are recorded for bo.
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
            "No drives are recorded for {members}.",
            at=[(member, "drives") for member in lacking],
            members=ids(lacking),
        )


@rule(
    "NL108",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("drives", "members"),
    question="Which drive would most of us put first, if each of us could name only one?",
)
def no_common_drive(charter: Charter, *, share: float = 0.5) -> Iterator[Finding]:
    """Members have drives, but hardly any that they share.

    Why: It is the shared drives ("gezamenlijke drijfveren") that the article calls the glue. Drives that each member
    has alone pull a network in as many directions as it has members. Members whose drives are not recorded do not
    count here, and a drive that one member holds is not shared.

    Fix: Look together for the drive beneath the drives, and let all who feel it add it to their `drives`.
    Often two drives are one in other words. Where nothing is shared, better to know it now.

    Source: The article asks for drives in common. That half of the members share one (`share`) is the project's own choice.

    Bad:
        [[drives]]  # NL108: Drives are hardly shared: even `craft` is held by 1 of 2 members with drives.
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
    if most == 1 or most / len(held) < share:
        yield Finding(
            "Drives are hardly shared: even `{drive}` is held by {most} of {members} members with drives.",
            at="drives",
            drive=drive,
            most=most,
            members=len(held),
        )


@rule(
    "NL109",
    severity="error",
    level="essential",
    since="0.1",
    needs=("drives",),
    supersedes=("NL110",),
    question="If no assignment came out of it for a year, why would we still meet?",
)
def acquisition_only(charter: Charter) -> Iterator[Finding]:
    """Every drive of the network is about work, overflow or cost.

    Why: In many networks, says the article, the drive to join forces is "niet meer dan het creëren van een vehikel om
    aan een klus te komen" (no more than the making of a vehicle to get a job), and such a network does not last. A
    member who finds work elsewhere has no reason left to stay.

    Fix: Ask what brings people together besides work, and add a drive of another `kind`, if there is one.
    Kinds that bind are `purpose`, `craft`, `learning`, `community` and `impact`. To want work is fine; to want nothing
    else is what this rule is about.

    Source: The article; and a study by EIM and the University of Groningen, in which working together for joint
    acquisition alone goes with worse results.

    Bad:
        [[drives]]
        id = "more-work"
        kind = "acquisition"  # NL109: Every drive is about getting work, passing it on or saving cost.

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
            "Every drive is about getting work, passing it on or saving cost.",
            at=[(drive, "kind") for drive in charter.drives],
        )


@rule(
    "NL110",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("drives", "members"),
    question="What do you hope to find here that a good broker could not give you?",
)
def opportunism_dominates(charter: Charter, *, share: float = 0.5) -> Iterator[Finding]:
    """Most members take part only for work, overflow or cost.

    Why: In many networks "lijkt opportunisme de boventoon te voeren" (opportunism seems to set the tone). One member
    who comes for the work does no harm. Where most come only for that, nobody keeps going what yields nothing yet.

    Fix: Talk about what people want besides work, and let each name in `drives` what else moves them.
    If there is nothing else, say so openly: a broker's list is a fine thing, and needs no charter.

    Source: "De boventoon" (the upper hand) is read as more than half of the active members who name drives.

    Bad:
        [[drives]]  # NL110: Members with no other drive than work, overflow or cost: 2 of 2.
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
        yield Finding(
            "Members with no other drive than work, overflow or cost: {count} of {members}.",
            at="drives",
            related=[Note("no other drive here", at=(member, "drives")) for member in only],
            count=len(only),
            members=len(moved),
        )


def _has_values(charter: Charter) -> bool:
    """Return whether there are values, here or elsewhere."""
    try:
        return bool(charter.values)
    except StandsElsewhere:
        return True
