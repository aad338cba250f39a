"""Internal or external: the `orientation` of meetings, steps and responsibilities."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from netlint import Charter, Finding, Message, NotBegun, ids, rule
from netlint.charter import Meeting, NextStep, Phase, Responsibility
from netlint_essentials.clients import need_joint_clients
from netlint_essentials.wording import in_phase

_Entries: TypeAlias = Sequence[Meeting | NextStep | Responsibility]
_ORIENTATION = Message("the line between internal and external work")


@rule(
    "NL206",
    severity="info",
    level="thriving",
    since="0.1",
    question="Which things on our agenda are for ourselves, which are for clients, and which are for both?",
)
def orientation_untagged(charter: Charter) -> Iterator[Finding]:
    """For some meetings, steps or responsibilities, the charter does not say who they are for.

    Why: The article advises you to separate internal from external work ("maak duidelijk onderscheid tussen intern
    en extern"). If each meeting, step and responsibility says who it is for, you soon see whether you look inwards
    too much.

    Fix: Under `[[meetings]]`, `[[next-steps]]` and `[[responsibilities]]`, say who each item is for. Write `"internal"`
    for the network itself, `"external"` for clients, and `"mixed"` for both. A step that is done does not need an
    `orientation`. A meeting with `purpose = "client"` does not need one either, because it counts as external.

    Bad:
        [[meetings]]  # NL206: The charter does not say whether monday is for the network itself, for clients or for both.
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
        template = (
            "The charter does not say whether {entries} is for the network itself, for clients or for both."
            if len(untagged) == 1
            else "The charter does not say whether {entries} are for the network itself, for clients or for both."
        )
        yield Finding(
            template,
            at=[(entry, "orientation") for entry in untagged],
            entries=ids(untagged),
        )


@rule(
    "NL207",
    severity="warning",
    level="sound",
    since="0.1",
    question="Which of our meetings could we invite a client to?",
    requires=("meetings",),
)
def only_internal_meetings(charter: Charter, known_phase: Phase | None) -> Iterator[Finding]:
    """The charter has no meeting with or about clients.

    Why: The article warns against looking inwards too much ("te veel interne gerichtheid"). If every meeting is
    about the group, you may look inwards without noticing it. In the phase `forming`, it is natural that meetings
    are about the group. The finding is then only an `info`. It is also an `info` if the charter does not give the
    phase.

    Fix: Plan a meeting with or about clients, and write it under `[[meetings]]`. If one of your meetings is already
    about clients, add `orientation = "external"` to that meeting. Write `"mixed"` if a meeting is for both the network
    and clients. A meeting with `purpose = "client"` counts as external, unless you marked it as `"internal"`.

    Bad:
        [network]
        phase = "start"

        [[meetings]]  # NL207: The charter has no meeting with or about clients (`external` or `mixed`).
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
        raise _not_begun(charter, Message("meetings with or about clients"))
    yield Finding(
        in_phase(Message("The charter has no meeting with or about clients (`external` or `mixed`)."), known_phase),
        at="meetings",
        write={"id": "client-lunch", "purpose": "client", "orientation": "external"},
        severity="info" if known_phase in ("forming", None) else None,
    )


@rule(
    "NL208",
    severity="warning",
    level="sound",
    since="0.1",
    question="What small step towards a client could one of us take before we meet again?",
    requires=("next-steps",),
)
def only_internal_steps(charter: Charter, *, least: int = 3) -> Iterator[Finding]:
    """No open next step is marked as a step towards clients.

    Why: Your next steps show where your energy goes. If they are all about the network itself, you look inwards too
    much. The article warns against that ("te veel interne gerichtheid").

    Fix: Agree on a step towards a client, and write it under `[[next-steps]]`. If one of your steps is already for
    clients, add `orientation = "external"` to that step. Write `"mixed"` if a step is for both the network and clients.

    Source: The rule applies once there are at least three open steps (`least`). netlint itself chose that number.

    Bad:
        [[next-steps]]  # NL208: None of the 3 open next steps is marked as a step towards clients (`external` or `mixed`).
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
        raise _not_begun(charter, Message("next steps towards clients"))
    template = (
        "The only open next step is not marked as a step towards clients (`external` or `mixed`)."
        if len(steps) == 1
        else "None of the {count} open next steps is marked as a step towards clients (`external` or `mixed`)."
    )
    yield Finding(template, at="next-steps", write={"orientation": "external", "owner": ...}, count=len(steps))


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
