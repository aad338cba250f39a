"""Letting go: shared coordination, and when a network can do with less coordination."""

from collections.abc import Iterator

from netlint import Charter, Finding, Message, Note, Phase, rule
from netlint_essentials.coordination._areas import gaps, has_text, is_for, is_held_somehow
from netlint_essentials.coordination._model import model
from netlint_essentials.coordination._role import need_description
from netlint_essentials.rest import is_at_rest

_LATER: tuple[Phase, ...] = ("consolidation", "mature")


_AREAS = {
    "progress": Message("the progress"),
    "meetings": Message("the meetings"),
    "newcomers": Message("the newcomers"),
    "external-contact": Message("external contact"),
}
"""How a message names the areas of shared coordination."""


@rule(
    "NL403",
    severity="warning",
    level="essential",
    since="0.1",
    question="Now that we share the coordination, who looks after which part?",
)
def shared_coordination_incomplete(charter: Charter, known_phase: Phase | None) -> Iterator[Finding]:
    """Coordination is shared, but some parts have nobody or the network is still in the start phase.

    Why: The article advises you to leave many responsibilities to others ("veel verantwoordelijkheden te laten bij
    anderen"). But work that everyone shares and nobody holds does not get done. In the start phase the article wants
    one person for progress. If there is no coordinator then, this rule reports that as info.

    Fix: Write who looks after each part in `[[responsibilities]]`, such as `kind = "newcomers"` with `holders =
    ["ana"]`. The four parts are progress, meetings, newcomers and external-contact. Agree together who takes which
    part. The `id` or the `title` can name the part as well. If members take turns, or a rule says who does it, write
    that in `held-by`. If a circle does it, write its id in `circle`.

    Other places in the charter count as well. A running circle that is named after a part counts, if it has members or
    a `size`. For meetings, a recurring meeting with a `facilitator` counts. For newcomers, `membership.welcome` counts.
    With `model = "distributed"`, a `lead` in every running circle counts for progress. The `mandate` of a coordinator,
    of a board or of a rotating role counts for each part that it names. netlint also knows Dutch names, such as
    "voortgang", "bijeenkomsten", "nieuwkomers", "extern contact" and "klanten".

    Without `model = "distributed"`, coordination counts as shared only if there is no coordinator and all four parts
    have someone. If nobody looks after progress in a network of more than two, `NL401` reports that first.

    Source: OpenStack: a project without one leader must name someone for each part of the work. netlint chose these
    four parts from its list.

    Bad:
        [network]
        phase = "mature"

        [coordination]
        model = "distributed"  # NL403: Coordination is shared, but the network has nobody for the newcomers and external contact.

        [[responsibilities]]
        id = "progress"
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
        id = "progress"
        holders = ["ana"]

        [[responsibilities]]
        id = "welcome"
        kind = "newcomers"
        held-by = "The member who invites someone also welcomes them."

        [[circles]]
        id = "clients"
        members = ["cas", "dee"]

        [[meetings]]
        id = "monday"
        every = "2 weeks"
        facilitator = "takes turns"
    """
    if model(charter) != "distributed" or is_at_rest(charter):
        return
    if missing := gaps(charter):
        template = "Coordination is shared, but the network has nobody for {areas}."
        vacant = [
            Note("nobody looks after this yet", at=(responsibility, "holders"))
            for responsibility in charter.responsibilities
            if not is_held_somehow(charter, responsibility) and any(is_for(responsibility, area) for area in missing)
        ]
        yield Finding(template, at="coordination.model", related=vacant, areas=[_AREAS[area] for area in missing])
    if known_phase == "start" and not charter.coordinators:
        template = "Coordination is shared, but the network is still in the start phase."
        yield Finding(template, at="coordination.model", severity="info")


@rule(
    "NL428",
    severity="warning",
    level="sound",
    since="0.1",
    question="Which habits keep us together when nobody reminds us?",
)
def released_too_early(charter: Charter, phase: Phase, *, least: int = 2) -> Iterator[Finding]:
    """The network has let go of its coordinator but does not have regular habits yet.

    Why: You can let go more only when the culture and the habits that connect people have taken root. The article
    explains ("Pas als de cultuur en gewoontes die zorgen voor de verbinding zijn beklijfd, kun je meer loslaten").
    Without such habits, nothing keeps the network going.

    Fix: Add `[[meetings]]` or `[[rituals]]` until you have at least two, with a rhythm such as `every = "2 weeks"`.
    Agree on that rhythm together. Until you have such habits, name a `coordinator`. Or share the coordination in full:
    name someone for progress, meetings, newcomers and external-contact, as in `NL403`. If the charter says nothing
    about coordination, `NL401` reports that.

    Source: The article speaks of habits in the plural ("gewoontes"): at least two (`least`).

    Bad:
        [network]
        phase = "consolidation"

        [coordination]
        model = "none"  # NL428: The network has no coordinator and too few recurring meetings and rituals. It has 1 and needs at least 2.

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
        yield Finding(
            "The network has no coordinator and too few recurring meetings and rituals. "
            "It has {count} and needs at least {least}.",
            at="coordination.model",
            count=habits,
            least=least,
        )


def _has_let_go(charter: Charter) -> bool:
    """Return whether the charter has chosen to do without a coordinator; saying nothing is not a choice."""
    if charter.coordinators:
        return False
    declares_none = charter.coordination is not None and charter.coordination.model == "none"
    return declares_none or model(charter) == "distributed"


@rule(
    "NL429",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("coordination",),
    question="How will we notice that we can do with less coordination, or with another coordinator?",
)
def no_release_criteria(charter: Charter, phase: Phase) -> Iterator[Finding]:
    """The charter does not say when the coordinator can let go, or how the role rotates.

    Why: Once culture and habits have taken root, you can let go more, says the article ("kun je meer loslaten"). A
    group that has not agreed how to notice this keeps leaning on one person out of habit.

    Fix: Under `[coordination]`, write when you can let go, such as `release-criteria = "Others call three meetings in a
    row"`. Agree on that together. Or write in `rotation` how someone else takes over. The rule is for the phases
    consolidation and mature. It is skipped until the charter says more about the role than a name.

    Bad:
        [network]
        phase = "consolidation"

        [coordination]  # NL429: The charter does not say when ana can let go of the coordination, or how the role rotates.
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
        template = "The charter does not say when {members} can let go of the coordination, or how the role rotates."
        yield Finding(template, at="coordination.release-criteria", members=charter.coordinators)
