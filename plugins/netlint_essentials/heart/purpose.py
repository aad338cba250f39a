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
    """The network does not say what it is for.

    Why: The article tells networks to look for their soul ("zoek je ziel"): what really binds people lies deeper than
    the next assignment. Without a purpose in words, each member fills it in alone, and a newcomer has nothing to join.

    Fix: Write one sentence in `purpose` that says which change the network wants to see, and for whom. It need not be
    final: a sentence that the group can argue about is worth more than a perfect one next year.

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
    needs=("network",),
    question="Many people work on this theme: what do we want to change in it that they do not?",
)
def purpose_is_theme(charter: Charter) -> Iterator[Finding]:
    """The purpose only repeats the theme, the summary or the name.

    Why: A theme says what members are interested in, not what they want together. The article sees networks that are
    no more than a collection of individuals who "iets hebben met eenzelfde thema" (have something with the same
    theme), and says that nothing comes of those.

    Fix: Let `purpose` say what should change and for whom, and let `theme` name the subject. A purpose has a verb: one
    can work towards it, and tell whether it came any closer. Capitals, spaces and a full stop make no difference here.

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
    """Hardly any gathering is recorded in which the group looked for what binds it.

    Why: "Neem de tijd te zoeken naar de ziel van je samenwerking" (take the time to look for the soul of your working
    together), says the article. That takes more than one evening, and whoever joins later wants to know what was found.

    Fix: Take an evening to talk about what binds you, and write it down under `[formation]`. Each of the `sessions`
    has its `date`, and if you like `about` and `attendees`. One that took place and was never written down counts. Only a
    network that is forming or starting is asked: later, nobody can go back to those evenings.

    Source: Two is the project's own choice: the article asks for time, and once is a kick-off.

    Bad:
        [network]  # NL116: The charter has 0 of at least 2 sessions in which the group looked for what binds it.
        phase = "start"

    Bad:
        [network]
        phase = "forming"

        [formation]
        sessions = [{ date = 2026-06-08 }]  # NL116: The charter has 1 of at least 2 sessions in which the group looked for what binds it.

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
    sessions = charter.formation.sessions if charter.formation else ()
    if len(sessions) < least:
        yield Finding(
            "The charter has {count} of at least {least} sessions in which the group looked for what binds it.",
            at="formation.sessions",
            count=len(sessions),
            least=least,
        )


def _folded(text: str | None) -> str:
    """Return a text without what makes no difference: case, spacing, and the full stop at the end."""
    return " ".join((text or "").casefold().split()).rstrip(" .!?")
