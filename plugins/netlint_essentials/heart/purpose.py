"""What the network is for, and how the group found that out."""

from collections.abc import Iterator

from netlint import Charter, Finding, Note, Phase, rule


@rule(
    "NL101",
    severity="error",
    level="essential",
    since="0.1",
    question="What would be missing from the world if our network stopped tomorrow?",
)
def no_purpose(charter: Charter) -> Iterator[Finding]:
    """The charter does not say what the network is for.

    Why: The article tells networks to look for their soul ("zoek je ziel"). The bond between people lies deeper than
    the next assignment. If the purpose is not put into words, each member imagines a different one. A newcomer then has
    nothing to join.

    Fix: Agree on what the network is for, and write it under `[network]`. Say which change you want to see, and for
    whom. The text need not be final. A sentence that you can argue about now is worth more than a perfect one next
    year.

    Bad:
        [network]  # NL101: The charter does not say what the network is for.
        name = "Stroomop"

    Good:
        [network]
        name = "Stroomop"
        purpose = "Water boards decide together with residents, because water has no owner."
    """
    if not charter.network or not (charter.network.purpose or "").strip():
        yield Finding("The charter does not say what the network is for.", at="network.purpose")


@rule(
    "NL104",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("network",),
    question="Many people work on this theme. What do we want to change that nobody else is working on?",
)
def purpose_is_theme(charter: Charter) -> Iterator[Finding]:
    """The purpose only repeats the theme, the summary or the name.

    Why: A theme says what interests the members, not what they want together. The article describes networks that are
    only a collection of individuals with a common theme ("iets hebben met eenzelfde thema"). According to the article,
    nothing comes of such networks.

    Fix: Agree on what should change and for whom, and write it under `[network]`. Write the subject in `theme`. A good
    purpose has a verb. You can work towards such a purpose, and see whether you are getting closer. Capital letters,
    extra spaces and a final full stop make no difference to this rule.

    Bad:
        [network]
        theme = "Water management"
        purpose = "water management"  # NL104: The purpose only repeats `theme`.

    Good:
        [network]
        theme = "Water management"
        purpose = "Water boards decide together with residents, because water has no owner."
    """
    network = charter.network
    if network is None or not (purpose := _folded(network.purpose)):
        return
    others = (("theme", network.theme), ("summary", network.summary), ("name", network.name))
    if same := [key for key, text in others if _folded(text) == purpose]:
        yield Finding(
            "The purpose only repeats {keys}.",
            at="network.purpose",
            write={"purpose": ...},
            related=[Note("says the same", at=f"network.{key}") for key in same],
            keys=[f"`{key}`" for key in same],
        )


@rule(
    "NL116",
    severity="info",
    level="thriving",
    since="0.1",
    question="When did we last spend an evening, without an agenda, finding out what holds us together?",
)
def soul_search_unrecorded(charter: Charter, phase: Phase, *, least: int = 2) -> Iterator[Finding]:
    """The charter has too few sessions on what holds the network together.

    Why: The article advises taking time to find your soul ("Neem de tijd te zoeken naar de ziel van je samenwerking").
    That search takes more than one evening. Members who join later will want to know what you found.

    Fix: Under `[formation]`, list the sessions on what holds you together. If there has been no such session yet, plan
    one. You can also add the subject (`about`) and the people who were there (`attendees`). List a session even if
    nobody wrote it down at the time. This rule applies only in the phases `forming` and `start`, because such sessions
    belong to the early days.

    Source: netlint itself chose the minimum of two sessions (`least`). The article asks for time, and one session is
    only a start.

    Bad:
        [network]  # NL116: The charter has no sessions on what holds the network together. There should be at least 2.
        phase = "start"

    Bad:
        [network]
        phase = "forming"

        [formation]
        sessions = [{ date = 2026-06-08 }]  # NL116: The charter has only 1 session on what holds the network together. There should be at least 2.

    Good:
        [network]
        phase = "start"

        [formation]
        sessions = [
            { date = 2026-06-08, about = "What we would do if nobody paid us." },
            { date = 2026-07-06, about = "What we never want to become." },
        ]
    """
    if phase not in ("forming", "start"):
        return
    count = len(charter.formation.sessions) if charter.formation else 0
    if count >= least:
        return
    if not count:
        message = "The charter has no sessions on what holds the network together. There should be at least {least}."
        yield Finding(message, at="formation.sessions", write={}, least=least)
    elif count == 1:
        message = "The charter has only 1 session on what holds the network together. There should be at least {least}."
        yield Finding(message, at="formation.sessions", write={}, least=least)
    else:
        message = (
            "The charter has only {count} sessions on what holds the network together. "
            "There should be at least {least}."
        )
        yield Finding(message, at="formation.sessions", write={}, count=count, least=least)


def _folded(text: str | None) -> str:
    """Return a text in lowercase, with single spaces and without the full stop at the end."""
    return " ".join((text or "").casefold().split()).rstrip(" .!?")
