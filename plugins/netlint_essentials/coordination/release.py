"""Letting go: coordination that is shared, and when a network can do with less of it."""

from collections.abc import Iterator

from netlint import Charter, Finding, Note, Phase, rule
from netlint_essentials.coordination._areas import gaps, has_text, is_for, is_held_somehow
from netlint_essentials.coordination._model import model
from netlint_essentials.coordination._role import need_description
from netlint_essentials.rest import is_at_rest

_LATER: tuple[Phase, ...] = ("consolidation", "mature")


@rule(
    "NL403",
    severity="warning",
    level="essential",
    since="0.1",
    question="Now that we share the coordination: who looks after which part of it?",
)
def shared_coordination_incomplete(charter: Charter, known_phase: Phase | None) -> Iterator[Finding]:
    """Coordination is shared, and parts of it have nobody; or it is shared from the very start.

    Why: Sharing the work is what the article asks for: "veel verantwoordelijkheden te laten bij anderen" (to leave many
    responsibilities to others). But what everyone shares and no one holds stays undone. And in the beginning the article
    wants one person for the progress, so there this rule says so, as no more than a remark.

    Fix: Name someone for progress, meetings, newcomers and external-contact.
    Write a table in `[[responsibilities]]` whose `kind` (or `id`, or `title`) names the part. Write who does it in
    `holders` or `circle`, or in `held-by` if members take turns or a rule says who. A running circle with that name does
    it too, if its people or their number are known. Meetings are also looked after if a recurring one has a
    `facilitator`. Newcomers are looked after if `membership.welcome` says how you welcome them, and progress if each
    running circle has a `lead`. So is all that is in the `mandate` of a coordinator, of a board, or of a role that rotates.
    English and Dutch names are understood: "voortgang", "bijeenkomsten", "nieuwkomers", "extern contact", "klanten".
    Without `model = "distributed"`, coordination counts as shared only if there is no coordinator and all four have
    someone. If nobody looks after progress in a network of more than two, `NL401` reports that first.

    Source: OpenStack, where a project without one leader has to name someone for each part of the work. The four parts
    are the project's own choice from it.

    Bad:
        [network]
        phase = "mature"

        [coordination]
        model = "distributed"  # NL403: Coordination is shared, and nobody is named for: newcomers and external-contact.

        [[responsibilities]]
        id = "voortgang"
        holders = ["ana"]

        [[meetings]]
        id = "monday"
        every = "2 weeks"
        facilitator = "bo"

    Good:
        [network]
        phase = "mature"

        [coordination]
        model = "distributed"

        [[responsibilities]]
        id = "voortgang"
        holders = ["ana"]

        [[responsibilities]]
        id = "welcome"
        kind = "newcomers"
        held-by = "A member who invites someone, welcomes that person."

        [[circles]]
        id = "klanten"
        members = ["cas", "dee"]

        [[meetings]]
        id = "monday"
        every = "2 weeks"
        facilitator = "takes turns"
    """
    if model(charter) != "distributed" or is_at_rest(charter):
        return
    if missing := gaps(charter):
        template = "Coordination is shared, and nobody is named for: {areas}."
        vacant = [
            Note("nobody holds this", at=(responsibility, "holders"))
            for responsibility in charter.responsibilities
            if not is_held_somehow(charter, responsibility) and any(is_for(responsibility, area) for area in missing)
        ]
        yield Finding(template, at="coordination.model", related=vacant, areas=missing)
    if known_phase == "start" and not charter.coordinators:
        template = "Coordination is shared while the network is still in its start."
        yield Finding(template, at="coordination.model", severity="info")


@rule(
    "NL428",
    severity="warning",
    level="sound",
    since="0.1",
    question="Which habits keep us together when nobody reminds us?",
)
def released_too_early(charter: Charter, phase: Phase, *, least: int = 2) -> Iterator[Finding]:
    """The network has let go of its coordinator before it has habits that hold.

    Why: "Pas als de cultuur en gewoontes die zorgen voor de verbinding zijn beklijfd, kun je meer loslaten": only when the
    culture and habits that connect people have taken root can you let go more. Without them nothing is left to pull.

    Fix: Agree on two or more things that come back by themselves.
    Those are `[[meetings]]` with `every`, and `[[rituals]]`. Until they hold, name a `coordinator`. Or share the
    coordination in full: someone for progress, meetings, newcomers and external-contact, as in `NL403`. If nothing at all
    is said about coordination, `NL401` reports it.

    Source: The article speaks of habits in the plural ("gewoontes"): two of them at least (`least`).

    Bad:
        [network]
        phase = "consolidation"

        [coordination]
        model = "none"  # NL428: Coordination is let go, with few habits to rely on. Recurring meetings and rituals: 1.

        [[meetings]]
        id = "monday"
        every = "2 weeks"

    Good:
        [network]
        phase = "consolidation"

        [coordination]
        model = "none"

        [[meetings]]
        id = "monday"
        every = "2 weeks"

        [[rituals]]
        id = "look-back"
        every = "quarterly"
    """
    if phase not in _LATER or not _has_let_go(charter):
        return
    habits = sum(meeting.every is not None for meeting in charter.meetings) + len(charter.rituals)
    if habits < least and gaps(charter):
        template = "Coordination is let go, with few habits to rely on. Recurring meetings and rituals: {count}."
        yield Finding(template, at="coordination.model", count=habits)


def _has_let_go(charter: Charter) -> bool:
    """Return whether the charter has chosen to do without a coordinator; to say nothing is not to choose."""
    if charter.coordinators:
        return False
    declares_none = charter.coordination is not None and charter.coordination.model == "none"
    return declares_none or model(charter) == "distributed"


@rule(
    "NL429",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("coordination",),
    question="How will we notice that we can do with less coordination, or with someone else's?",
)
def no_release_criteria(charter: Charter, phase: Phase) -> Iterator[Finding]:
    """The network is past its start, and it is not agreed when or how the coordinator's role is let go or passed on.

    Why: Once culture and habits have taken root "kun je meer loslaten" (you can let go more), says the article. A group
    that has not said how it will notice keeps leaning on one person out of habit.

    Fix: Write in `release-criteria` when the group can let go, or in `rotation` how the role passes on. The rule is skipped until
    the charter says something more about the role than a name.

    Bad:
        [network]
        phase = "consolidation"

        [coordination]  # NL429: It is not recorded when or how ana can let go of the coordination.
        coordinator = "ana"
        mandate = ["progress"]

    Good:
        [network]
        phase = "consolidation"

        [coordination]
        coordinator = "ana"
        release-criteria = ["Three meetings in a row were called by someone else"]
    """
    coordination = charter.coordination
    if coordination is None or phase not in _LATER or not charter.coordinators:
        return
    need_description(coordination)
    if not has_text(coordination.release_criteria) and not has_text(coordination.rotation):
        template = "It is not recorded when or how {members} can let go of the coordination."
        yield Finding(template, at="coordination.release-criteria", members=charter.coordinators)
