"""Letting go: when a network can do with less coordination, and how the role passes on."""

from collections.abc import Iterator

from netlint import Charter, Finding, rule
from netlint.charter import Phase
from netlint_essentials.coordination._areas import has_text
from netlint_essentials.coordination._model import model

_LATER: tuple[Phase, ...] = ("consolidation", "mature")
_HABITS = 2


@rule(
    "NL428",
    severity="warning",
    level="sound",
    since="0.1",
    asks="Which habits keep us together when nobody reminds us?",
)
def released_too_early(charter: Charter, phase: Phase) -> Iterator[Finding]:
    """The network has let go of its coordinator before it has habits that hold.

    Why: "Pas als de cultuur en gewoontes die zorgen voor de verbinding zijn beklijfd, kun je meer loslaten": only when the
    culture and habits that connect people have taken root can you let go more. Without them nothing is left to pull.

    Fix: Agree on two or more things that come back by themselves.
    Those are `[[meetings]]` with `every`, and `[[rituals]]`. Until they hold, name a `coordinator`. Where nothing at all is
    said about coordination, `NL401` speaks.

    Source: Two as the least number of habits is the project's own choice.

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
    if habits < _HABITS:
        template = "Coordination is let go, with few habits to rely on. Recurring meetings and rituals: {count}."
        yield Finding(template, at="coordination.model", count=habits)


def _has_let_go(charter: Charter) -> bool:
    """Say whether the charter has chosen to do without a coordinator; to say nothing is not to choose."""
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
    asks="How will we notice that we can do with less coordination, or with someone else's?",
)
def no_release_criteria(charter: Charter, phase: Phase) -> Iterator[Finding]:
    """The network is past its start, and it is not agreed when or how the coordinator's role is let go or passed on.

    Why: Once culture and habits have taken root "kun je meer loslaten" (you can let go more), says the article. A group
    that has not said how it will notice keeps leaning on one person out of habit.

    Fix: Write in `release-criteria` when the group can let go, or in `rotation` how the role passes on.

    Bad:
        [network]
        phase = "consolidation"

        [coordination]  # NL429: It is not recorded when or how ana can let go of the coordination.
        coordinator = "ana"

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
    if not has_text(coordination.release_criteria) and not has_text(coordination.rotation):
        template = "It is not recorded when or how {members} can let go of the coordination."
        yield Finding(template, at="coordination.release-criteria", members=charter.coordinators)
