"""The answers to choose from: by number, or by a word of any language. Asks nothing."""

from msgspec import Struct

from netlint.i18n.message import Message


class Option(Struct, frozen=True):
    """One of several answers to choose from, by its number or by one of its words."""

    value: str
    """What the charter has for it."""
    label: Message
    about: Message
    words: tuple[str, ...] = ()
    """Further words for it, in lowercase letters, of any language; `DUTCH` has those that charters have for it too."""


TASKS = (
    Option(
        "progress",
        Message("progress"),
        Message("next steps are taken"),
        ("voortgang", "momentum", "follow-up", "opvolging"),
    ),
    Option("meetings", Message("meetings"), Message("meetings are planned and held"), ("bijeenkomsten", "overleg")),
    Option("energy", Message("energy"), Message("the mood in the group"), ("energie", "sfeer")),
    Option("opportunities", Message("opportunities"), Message("chances for new work"), ("kansen", "mogelijkheden")),
    Option("newcomers", Message("newcomers"), Message("new members feel welcome"), ("nieuwkomers", "nieuwe leden")),
    Option(
        "external-contact",
        Message("external contact"),
        Message("clients and other networks"),
        ("extern contact", "externe contacten", "klanten", "clients"),
    ),
    Option("conflict", Message("conflict"), Message("members who clash"), ("conflicten", "ruzie")),
)
METHODS = (
    Option(
        "consent",
        Message("consent"),
        Message("a proposal passes if nobody has a serious objection"),
        ("instemming", "geen bezwaar", "no objection"),
    ),
    Option("consensus", Message("consensus"), Message("we talk until everyone supports it")),
    Option(
        "majority",
        Message("majority"),
        Message("we vote, and most votes count"),
        ("stemmen", "vote", "voting", "stemming", "meerderheid van stemmen", "majority vote"),
    ),
    Option(
        "advice",
        Message("advice"),
        Message("anyone decides, after asking the others for advice"),
    ),
    Option(
        "coordinator",
        Message("coordinator"),
        Message("the coordinator decides"),
        ("trekker",),
    ),
    Option(
        "unanimity",
        Message("unanimity"),
        Message("everyone has to say yes"),
        ("unaniemiteit", "iedereen moet ja zeggen", "iedereen zegt ja", "everyone says yes"),
    ),
)
HABITS = (
    Option(
        "retrospective",
        Message("look back"),
        Message("how did our work together go?"),
        ("terugkijken", "evaluatie", "evaluation"),
    ),
    Option(
        "intervision",
        Message("peer consultation"),
        Message("we discuss each other's cases and give honest feedback"),
        ("feedback", "peer review", "collegiale toetsing"),
    ),
    Option(
        "client-evaluation",
        Message("ask clients"),
        Message("how did clients experience our work?"),
        ("client evaluation", "klanten vragen", "clients"),
    ),
    Option(
        "charter-review",
        Message("read the charter"),
        Message("are these still the right things to do?"),
        ("charter review", "handvest lezen", "charter", "handvest"),
    ),
    Option(
        "training", Message("training"), Message("we learn something new together"), ("scholing", "cursus", "course")
    ),
)
