"""Why people take part."""

from collections import Counter
from collections.abc import Iterator

from netlint import Charter, Finding, NotBegun, Severity, StandsElsewhere, as_tuple, ids, rule
from netlint_essentials.heart._joining import is_agreed_on_joining
from netlint_essentials.texts import said


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
    krachten?"). If you never ask each other why, you find out at the first setback that everyone came for something
    different. A purpose and values already say a lot about why people take part. If the charter has both, this rule
    reports a warning instead of an error.

    Fix: Ask each member why they take part, and write each reason under `[[drives]]`. Give each reason a `kind` as
    well, such as `kind = "learning"`. Then list each member's reasons under `[[members]]`, such as `drives =
    ["learning"]`. If everyone says yes to the purpose when they join, you need no list of reasons. Then write
    `agreed-on-joining = ["purpose"]` under `[membership]`.

    Bad:
        [network]  # NL106: The charter does not say why people take part.
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
    severity: Severity | None = "warning" if has_purpose and _has_values(charter) else None
    yield Finding("The charter does not say why people take part.", at="drives", severity=severity)


@rule(
    "NL107",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("drives", "members"),
    question="Which reasons on our list are also yours, and which of yours is still missing?",
)
def member_without_drives(charter: Charter) -> Iterator[Finding]:
    """The charter does not say why each member takes part.

    Why: The article asks what drives freelancers to join forces ("Met welke drijfveren bundelen zzp'ers hun
    krachten?"). That is a question for each member. A list of reasons without names says why the network would like
    people to take part. It does not say why they really take part.

    Fix: Ask members without `drives` why they take part, and write their reasons under `[[members]]`. If a reason is
    not yet under `[[drives]]`, add the reason there as well.

    Bad:
        [[drives]]
        id = "resident-voice"

        [[members]]
        id = "ana"
        drives = ["resident-voice"]

        [[members]]  # NL107: The charter does not say why bo takes part.
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
        raise NotBegun("each member's reasons for taking part")
    if lacking:
        if len(lacking) == 1:
            message = "The charter does not say why {members} takes part."
        else:
            message = "The charter does not say why {members} take part."
        yield Finding(
            message,
            at=[(member, "drives") for member in lacking],
            members=ids(lacking),
        )


@rule(
    "NL108",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("drives", "members"),
    question="If each of us could name only one reason for being here, which one would we hear most?",
)
def no_common_drive(charter: Charter, *, share: float = 0.5) -> Iterator[Finding]:
    """Members share hardly any reasons for taking part.

    Why: The article calls shared motivation the glue of a network ("gezamenlijke drijfveren"). If each member takes
    part for a different reason, they pull the network in different directions. A reason that only one member names is
    not shared. This rule leaves out members who name no reason.

    Fix: Find a reason that you share, and add it under `[[members]]` for each member who recognises it, such as `drives
    = ["craft"]`. Often two reasons turn out to be the same reason in other words. If you share no reason at all, it is
    better to know that now.

    Source: The article asks for shared motivation. netlint itself chose that at least half of the members should share
    a reason (`share`).

    Bad:
        [[drives]]  # NL108: The most common reason for taking part is `craft`, named by 1 of the 2 members with `drives`. At least 2 of them should share a reason.
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
            "The most common reason for taking part is `{drive}`, named by {most} of the {members} members with "
            "`drives`. At least {least} of them should share a reason.",
            at="drives",
            drive=drive,
            most=most,
            members=len(held),
            least=least,
        )


def _has_values(charter: Charter) -> bool:
    """Return whether there are values, here or elsewhere."""
    try:
        return bool(charter.values)
    except StandsElsewhere:
        return True
