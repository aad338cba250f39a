"""What the network is for, and how the group found that out."""

from collections.abc import Iterator

from netlint import Charter, Finding, Note, Phase, rule


@rule(
    "NL101",
    severity="error",
    level="essential",
    since="0.1",
    question="What would be missing in the world if our network stopped tomorrow?",
)
def no_purpose(charter: Charter) -> Iterator[Finding]:
    """The charter does not say what the network is for.

    Why: The article tells networks to look for their soul ("zoek je ziel"). The bond between people lies deeper than
    the next assignment. Without a purpose in words, each member fills it in alone. A newcomer then has nothing to join.

    Fix: Write one or two sentences in `purpose` under `[network]`, such as `purpose = "We help water boards to decide
    together with residents."`. Say which change you want to see, and for whom. It need not be final. A sentence that
    you can argue about now is worth more than a perfect one next year.

    Bad:
        [network]  # NL101: The network has no purpose.
        name = "Stroomop"

    Good:
        [network]
        name = "Stroomop"
        purpose = "Water boards decide together with residents, because water has no owner."
    """
    if not charter.network or not (charter.network.purpose or "").strip():
        yield Finding("The network has no purpose.", at="network.purpose")


@rule(
    "NL104",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("network",),
    question="Many people work on this theme: what do we want to change in it that they do not?",
)
def purpose_is_theme(charter: Charter) -> Iterator[Finding]:
    """The purpose only repeats the theme, the summary or the name.

    Why: A theme says what interests the members, not what they want together. The article describes networks that are
    only a collection of individuals with a common theme ("iets hebben met eenzelfde thema"). It says that nothing comes
    of them.

    Fix: Say in `purpose` under `[network]` what should change and for whom, such as `purpose = "Water boards decide
    together with residents, because water has no owner."`. Let `theme` name the subject. A purpose has a verb: you can
    work towards it and tell whether it comes closer. Uppercase letters, spaces and a full stop at the end make no
    difference here.

    Bad:
        [network]
        theme = "Water management"
        purpose = "water management"  # NL104: The purpose says no more than `theme`.

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
            "The purpose says no more than {keys}.",
            at="network.purpose",
            related=[Note("says the same", at=f"network.{key}") for key in same],
            keys=[f"`{key}`" for key in same],
        )


@rule(
    "NL116",
    severity="info",
    level="thriving",
    since="0.1",
    question="When did we last take an evening to find out what binds us, without an agenda?",
)
def soul_search_unrecorded(charter: Charter, phase: Phase, *, least: int = 2) -> Iterator[Finding]:
    """The charter has too few sessions about what binds the group.

    Why: Take time to find your soul, says the article ("Neem de tijd te zoeken naar de ziel van je samenwerking"). That
    takes more than one evening. A member who joins later wants to know what you found.

    Fix: Add each evening about what binds you to `sessions` under `[formation]`, such as `sessions = [{ date =
    2026-06-08 }]`. If there was no such evening yet, plan one. You may add `about` and `attendees`. An evening that
    nobody wrote down at the time counts as well. netlint asks this only in the phase `forming` or `start`. Later,
    nobody can go back to those evenings.

    Source: Two sessions (`least`) is the project's own choice. The article asks for time, and one session is only a
    kick-off.

    Bad:
        [network]  # NL116: The charter has no sessions about what binds the group. It should have at least 2.
        phase = "start"

    Bad:
        [network]
        phase = "forming"

        [formation]
        sessions = [{ date = 2026-06-08 }]  # NL116: The charter has 1 of at least 2 sessions about what binds the group.

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
    if count:
        message = "The charter has {count} of at least {least} sessions about what binds the group."
    else:
        message = "The charter has no sessions about what binds the group. It should have at least {least}."
    yield Finding(message, at="formation.sessions", count=count, least=least)


def _folded(text: str | None) -> str:
    """Return a text in lowercase, with single spaces and without the full stop at the end."""
    return " ".join((text or "").casefold().split()).rstrip(" .!?")
