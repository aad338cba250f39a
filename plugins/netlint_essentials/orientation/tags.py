"""What looks inwards, and what looks outwards: the `orientation` of meetings, steps and responsibilities."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from netlint import Charter, Finding, Message, NotBegun, ids, rule
from netlint.charter import Meeting, NextStep, Phase, Responsibility
from netlint_essentials.clients import need_joint_clients
from netlint_essentials.wording import in_phase

_Entries: TypeAlias = Sequence[Meeting | NextStep | Responsibility]
_ORIENTATION = Message("what looks inwards and what outwards")


@rule(
    "NL206",
    severity="info",
    level="thriving",
    since="0.1",
    question="For each thing on our agenda: is it for ourselves, for clients, or for both?",
)
def orientation_untagged(charter: Charter) -> Iterator[Finding]:
    """Some meetings, steps or responsibilities are marked as looking inwards or outwards, but others are not.

    Why: The article advises to "maak duidelijk onderscheid tussen intern en extern" (make a clear distinction between
    internal and external). Marked, an agenda shows at a glance whether the group is only busy with itself.

    Fix: Give each meeting, open step and responsibility an `orientation`: internal, external or mixed. A meeting with
    `purpose = "client"` needs none: it looks outwards as it is.

    Bad:
        [[meetings]]  # NL206: Not marked as internal, external or mixed: monday.
        id = "monday"
        every = "weekly"

        [[meetings]]
        id = "at-the-table"
        orientation = "external"

    Good:
        [[meetings]]
        id = "monday"
        every = "weekly"
        orientation = "internal"

        [[responsibilities]]
        id = "newsletter"
        orientation = "external"
    """
    kinds: tuple[_Entries, ...] = (charter.meetings, charter.open_steps, charter.responsibilities)
    untagged = [entry for entries in kinds for entry in _untagged(entries) if _is_marked(entries)]
    if not any(map(_is_marked, kinds)) and any(map(_untagged, kinds)):
        raise NotBegun(_ORIENTATION)
    if untagged:
        yield Finding(
            "Not marked as internal, external or mixed: {entries}.",
            at=[(entry, "orientation") for entry in untagged],
            entries=ids(untagged),
        )


@rule(
    "NL207",
    severity="warning",
    level="sound",
    since="0.1",
    question="Which of our meetings could we hold with a client at the table, or about what clients told us?",
    needs=("meetings",),
)
def only_internal_meetings(charter: Charter, known_phase: Phase | None) -> Iterator[Finding]:
    """No meeting is recorded as looking outwards.

    Why: What a group meets about is what it is about. Where every meeting is about the group itself, the article's
    "te veel interne gerichtheid" (looking inwards too much) comes by itself. While the group is still forming this is
    natural, so then this is information only. The same holds if the phase is not recorded.

    Fix: Plan a meeting with or about clients, and mark it `orientation = "external"` or `"mixed"`. If one of the meetings
    is already about the world outside, mark that one. A meeting with `purpose = "client"` counts as external unless it
    says otherwise.

    Bad:
        [network]
        phase = "start"

        [[meetings]]  # NL207: No meeting is recorded as external or mixed.
        id = "monday"
        purpose = "coordination"
        orientation = "internal"

    Good:
        [network]
        phase = "start"

        [[meetings]]
        id = "monday"
        purpose = "coordination"
        orientation = "internal"

        [[meetings]]
        id = "client-lunch"
        purpose = "client"
        orientation = "external"
    """
    need_joint_clients(charter)
    if known_phase in ("dormant", "closed") or any(_looks_outward(meeting) for meeting in charter.meetings):
        return
    if not _is_marked(charter.meetings):
        raise _not_begun(charter, Message("which meetings look outwards"))
    yield Finding(
        in_phase(Message("No meeting is recorded as external or mixed."), known_phase),
        at="meetings",
        severity="info" if known_phase in ("forming", None) else None,
    )


@rule(
    "NL208",
    severity="warning",
    level="sound",
    since="0.1",
    question="What is the smallest step towards a client that one of us could take before we meet again?",
    needs=("next-steps",),
)
def only_internal_steps(charter: Charter, *, least: int = 3) -> Iterator[Finding]:
    """Of several open next steps, none is recorded as looking outwards.

    Why: A list of things to do shows where the energy goes. If all of them are about the network itself, that is the
    "te veel interne gerichtheid" (looking inwards too much) that the article warns of.

    Fix: Add one step that brings someone nearer to a client, and mark it `orientation = "external"`. If one of the steps
    already looks outwards, mark that one; `"mixed"` counts too.

    Source: That it takes three open steps (`least`) is the project's own choice.

    Bad:
        [[next-steps]]  # NL208: Open next steps: 3; none of them is recorded as external or mixed.
        id = "logo"
        orientation = "internal"

        [[next-steps]]
        id = "statutes"
        orientation = "internal"

        [[next-steps]]
        id = "bank-account"
        orientation = "internal"

    Good:
        [[next-steps]]
        id = "logo"
        orientation = "internal"

        [[next-steps]]
        id = "statutes"
        orientation = "internal"

        [[next-steps]]
        id = "pilot-offer"
        orientation = "external"
    """
    need_joint_clients(charter)
    steps = charter.open_steps
    if len(steps) < max(least, 1) or any(step.orientation in ("external", "mixed") for step in steps):
        return
    if not _is_marked(steps):
        raise _not_begun(charter, Message("which next steps look outwards"))
    yield Finding(
        "Open next steps: {count}; none of them is recorded as external or mixed.",
        at="next-steps",
        count=len(steps),
    )


def _not_begun(charter: Charter, detail: Message) -> NotBegun:
    """Return what is not begun: the `detail`, or all of it if nothing in the charter has an orientation."""
    here = charter.here
    kinds: tuple[_Entries, ...] = (here.meetings, here.open_steps, here.responsibilities)
    is_begun = any(map(_is_marked, kinds))
    return NotBegun(detail if is_begun else _ORIENTATION)


def _is_marked(entries: _Entries) -> bool:
    """Return whether an orientation is recorded for one entry or more."""
    return any(entry.orientation for entry in entries)


def _untagged(entries: _Entries) -> list[Meeting | NextStep | Responsibility]:
    """Return the entries without an orientation; a meeting with clients needs none."""
    return [
        entry
        for entry in entries
        if entry.orientation is None and not (isinstance(entry, Meeting) and entry.purpose == "client")
    ]


def _looks_outward(meeting: Meeting) -> bool:
    return meeting.orientation in ("external", "mixed") or (meeting.orientation is None and meeting.purpose == "client")
