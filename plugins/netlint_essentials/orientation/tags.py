"""What looks inwards, and what looks outwards: the `orientation` of meetings, steps and responsibilities."""

from collections.abc import Iterator

from netlint import Charter, Finding, ids, rule
from netlint.charter import Meeting, NextStep, Phase, Responsibility


@rule(
    "NL206",
    severity="info",
    level="thriving",
    since="0.1",
    question="For each thing on our agenda: is it for ourselves, for clients, or for both?",
)
def orientation_untagged(charter: Charter) -> Iterator[Finding]:
    """It is not marked what looks inwards and what looks outwards.

    Why: The article advises to "maak duidelijk onderscheid tussen intern en extern" (make a clear distinction between
    internal and external). Marked, an agenda shows at a glance whether the group is only busy with itself.

    Fix: Give each meeting, open step and responsibility an `orientation`: internal, external or mixed. A meeting with
    `purpose = "client"` needs none: it looks outwards as it is. Where no meeting has one, NL207 speaks of meetings.

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
    is_told_apart = any(meeting.orientation or meeting.purpose == "client" for meeting in charter.meetings)
    marked: list[Meeting | NextStep | Responsibility] = [
        *(meeting for meeting in charter.meetings if is_told_apart and meeting.purpose != "client"),
        *charter.open_steps,
        *charter.responsibilities,
    ]
    if untagged := [entry for entry in marked if entry.orientation is None]:
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
def only_internal_meetings(charter: Charter, phase: Phase) -> Iterator[Finding]:
    """No meeting is recorded as looking outwards.

    Why: What a group meets about is what it is about. Where every meeting is about the group itself, the article's
    "te veel interne gerichtheid" (looking inwards too much) comes by itself. While the group is still forming this is
    natural, so then it is only mentioned.

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
    if phase not in ("dormant", "closed") and not any(_looks_outward(meeting) for meeting in charter.meetings):
        yield Finding(
            "No meeting is recorded as external or mixed.",
            at="meetings",
            severity="info" if phase == "forming" else None,
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
    steps = charter.open_steps
    if len(steps) >= max(least, 1) and not any(step.orientation in ("external", "mixed") for step in steps):
        yield Finding(
            "Open next steps: {count}; none of them is recorded as external or mixed.",
            at="next-steps",
            count=len(steps),
        )


def _looks_outward(meeting: Meeting) -> bool:
    return meeting.orientation in ("external", "mixed") or (meeting.orientation is None and meeting.purpose == "client")
