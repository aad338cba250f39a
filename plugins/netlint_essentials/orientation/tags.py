"""Internal or external: the `orientation` of meetings, steps and responsibilities."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from netlint import Charter, Finding, Message, NotBegun, ids, rule
from netlint.charter import Meeting, NextStep, Phase, Responsibility
from netlint_essentials.clients import need_joint_clients
from netlint_essentials.wording import in_phase

_Entries: TypeAlias = Sequence[Meeting | NextStep | Responsibility]
_ORIENTATION = Message("what is internal and what is external")


@rule(
    "NL206",
    severity="info",
    level="thriving",
    since="0.1",
    question="For each thing on our agenda: is it for ourselves, for clients, or for both?",
)
def orientation_untagged(charter: Charter) -> Iterator[Finding]:
    """Some meetings, steps or responsibilities are marked as internal or external, but others are not.

    Why: The article advises you to separate internal from external ("maak duidelijk onderscheid tussen intern en
    extern"). A marked agenda shows at once whether you are only busy with yourselves.

    Fix: Add `orientation = "internal"`, `"external"` or `"mixed"` to each item under `[[meetings]]`,
    `[[next-steps]]` and `[[responsibilities]]`. Only open steps need it. A meeting with `purpose = "client"` does
    not need it, because it counts as external.

    Bad:
        [[meetings]]  # NL206: The charter does not mark monday as internal, external or mixed.
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
            "The charter does not mark {entries} as internal, external or mixed.",
            at=[(entry, "orientation") for entry in untagged],
            entries=ids(untagged),
        )


@rule(
    "NL207",
    severity="warning",
    level="sound",
    since="0.1",
    question="Which of our meetings could we hold with a client at the table, or about what clients told us?",
    requires=("meetings",),
)
def only_internal_meetings(charter: Charter, known_phase: Phase | None) -> Iterator[Finding]:
    """No meeting is marked as external or mixed.

    Why: The article warns of looking inwards too much ("te veel interne gerichtheid"). That happens by itself if
    every meeting is about the group. In the phase `forming` this is natural, so the severity is then `info`. The
    same holds if the charter does not give the phase.

    Fix: Plan a meeting with or about clients under `[[meetings]]`, and mark it with `orientation = "external"` or
    `"mixed"`. If one of your meetings already looks outwards, mark that one. A meeting with `purpose = "client"`
    counts as external unless its `orientation` says otherwise.

    Bad:
        [network]
        phase = "start"

        [[meetings]]  # NL207: No meeting is marked as external or mixed.
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
        raise _not_begun(charter, Message("which meetings are external"))
    yield Finding(
        in_phase(Message("No meeting is marked as external or mixed."), known_phase),
        at="meetings",
        severity="info" if known_phase in ("forming", None) else None,
    )


@rule(
    "NL208",
    severity="warning",
    level="sound",
    since="0.1",
    question="What is the smallest step towards a client that one of us could take before we meet again?",
    requires=("next-steps",),
)
def only_internal_steps(charter: Charter, *, least: int = 3) -> Iterator[Finding]:
    """No open next step is marked as external or mixed.

    Why: The list of next steps shows where your energy goes. If all steps are about the network itself, you look
    inwards too much. The article warns of that ("te veel interne gerichtheid").

    Fix: Add a step towards a client under `[[next-steps]]`, and mark it with `orientation = "external"`. If one of
    the steps already looks outwards, mark that one. A step with `"mixed"` counts too.

    Source: The rule applies if there are at least three open steps (`least`). That number is the project's own
    choice.

    Bad:
        [[next-steps]]  # NL208: None of the 3 open next steps is marked as external or mixed.
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
        raise _not_begun(charter, Message("which next steps are external"))
    template = (
        "The only open next step is not marked as external or mixed."
        if len(steps) == 1
        else "None of the {count} open next steps is marked as external or mixed."
    )
    yield Finding(template, at="next-steps", count=len(steps))


def _not_begun(charter: Charter, detail: Message) -> NotBegun:
    """Return what is not begun: the `detail`, or all of it if nothing in the charter has an orientation."""
    here = charter.here
    kinds: tuple[_Entries, ...] = (here.meetings, here.open_steps, here.responsibilities)
    is_begun = any(map(_is_marked, kinds))
    return NotBegun(detail if is_begun else _ORIENTATION)


def _is_marked(entries: _Entries) -> bool:
    """Return whether at least one entry has an orientation."""
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
