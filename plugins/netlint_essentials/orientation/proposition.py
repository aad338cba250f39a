"""What the network offers: to whom, with what added value, and with what expertise."""

from collections.abc import Iterator

from netlint import Charter, Finding, NotBegun, rule
from netlint.charter import Proposition
from netlint_essentials.clients import need_joint_clients
from netlint_essentials.texts import pieces, said


@rule(
    "NL210",
    severity="error",
    level="essential",
    since="0.1",
    supersedes=("NL207", "NL211", "NL215", "NL216", "NL219", "NL517"),
    question="Who are we here for, and what can we give them together that none of us can give alone?",
)
def no_client_proposition(charter: Charter) -> Iterator[Finding]:
    """The charter does not say what the network offers, or to whom.

    Why: The article advises you to know what your clients want ("weet wat je klanten willen"). The questions that
    it asks about clients may seem obvious. But the article wonders how many networks can answer them clearly ("maar
    hoeveel netwerkorganisaties kunnen hier helder antwoord op geven?").

    Fix: Start with who you are there for, and write one group under `[[clients]]`. Or begin with what you offer, such
    as `added-value = "One point of contact for a whole district"` under `[proposition]`. One of the two is enough for
    this rule. Other rules ask for the rest. If your members only have clients of their own, write `joint-clients =
    false` under `[network]`. netlint then skips the rules about clients.

    Bad:
        [network]  # NL210: The charter does not say what the network offers, or to whom.
        name = "Stroomop"

    Good:
        [network]
        name = "Stroomop"

        [[clients]]
        id = "water-boards"
    """
    need_joint_clients(charter)
    if not charter.clients and not _says_something(charter.proposition):
        yield Finding(
            "The charter does not say what the network offers, or to whom.", at="proposition", write_at="clients"
        )


@rule(
    "NL211",
    severity="warning",
    level="essential",
    since="0.1",
    question="Who would be the first to say yes to what we offer?",
    requires=("proposition",),
)
def no_clients(charter: Charter) -> Iterator[Finding]:
    """The charter does not say who the offer is for.

    Why: An offer for everyone speaks to nobody. The article advises you to know what your clients want ("wat je
    klanten willen"). You first have to know who your clients are.

    Fix: Under `[[clients]]`, name at least one group of clients. Make the group as narrow as you dare.

    Bad:
        [proposition]  # NL211: The charter does not say who the offer is for.
        added-value = "One point of contact for a whole district"

    Good:
        [proposition]
        added-value = "One point of contact for a whole district"

        [[clients]]
        id = "water-boards"
    """
    need_joint_clients(charter)
    if not charter.clients:
        yield Finding("The charter does not say who the offer is for.", at="proposition", write_at="clients")


@rule(
    "NL215",
    severity="warning",
    level="essential",
    since="0.1",
    question="What can we do for clients together that none of us can do alone?",
)
def no_added_value(charter: Charter) -> Iterator[Finding]:
    """The charter does not say what clients gain from the network.

    Why: The article first asks about your added value ("Wat is je toegevoegde waarde?"). Without an answer, clients
    may as well hire each of you separately. They would then not miss the network.

    Fix: Decide together what clients gain from you, and write it under `[proposition]`. You can also write an
    `added-value` for each client group under `[[clients]]`.

    Bad:
        [proposition]  # NL215: The charter does not say what clients gain from the network.
        story = "You decide once, and your decision lasts."

    Good:
        [proposition]
        added-value = "Process, hydrology and law at one table, from the first evening"

    Good:
        [[clients]]
        id = "water-boards"
        added-value = "Decisions that residents stand behind"
    """
    need_joint_clients(charter)
    offers = [charter.proposition, *charter.clients]
    if not any(said(offer.added_value) for offer in offers if offer):
        yield Finding("The charter does not say what clients gain from the network.", at="proposition.added-value")


@rule(
    "NL216",
    severity="warning",
    level="sound",
    since="0.1",
    question="What brought our last client to us, and how can we make that happen more often?",
)
def no_attraction(charter: Charter) -> Iterator[Finding]:
    """The charter does not say how the network attracts clients.

    Why: The article asks how you attract clients ("Hoe verleid je klanten?"). Good work that nobody knows about
    brings in no assignments. Each member then goes back to looking for work alone.

    Fix: Under `[proposition]`, write how clients get to know you. Choose something that makes clients want to know
    more, and agree who will organise it.

    Bad:
        [proposition]  # NL216: The charter does not say how the network attracts clients.
        added-value = "One point of contact for a whole district"

    Good:
        [proposition]
        attract = ["An open evening in every district", "A monthly letter with one case"]
    """
    need_joint_clients(charter)
    proposition = charter.proposition
    if proposition is None or not _says_something(proposition):
        raise NotBegun("the ways in which clients find the network")
    if not said(proposition.attract):
        yield Finding("The charter does not say how the network attracts clients.", at="proposition.attract")


@rule(
    "NL222",
    severity="warning",
    level="sound",
    since="0.1",
    question="Who could bring in the expertise that we lack, and which of us would like to learn it?",
    requires=("proposition", "members"),
)
def capability_gap(charter: Charter) -> Iterator[Finding]:
    """The offer needs expertise that no active member lists.

    Why: An offer is a promise. The article wonders how many networks can clearly say what they offer ("hoeveel
    netwerkorganisaties kunnen hier helder antwoord op geven?"). An offer is only clear if you know who can do the
    work.

    Fix: Find a member with the missing expertise, and write that expertise under `[[members]]`, such as `expertise
    = ["hydrology"]`. Use the same words as in `requires` under `[proposition]`. Differences in uppercase letters,
    spaces and hyphens do not matter. If nobody has the expertise, change the offer to what your members can do now.

    Bad:
        [proposition]
        requires = ["facilitation", "hydrology"]  # NL222: The offer needs "hydrology", but no active member lists this expertise.

        [[members]]
        id = "ana"
        expertise = ["facilitation"]

    Good:
        [proposition]
        requires = ["facilitation", "hydrology"]

        [[members]]
        id = "ana"
        expertise = ["facilitation"]

        [[members]]
        id = "bo"
        expertise = ["Hydrology"]
    """
    need_joint_clients(charter)
    required = said(charter.proposition.requires) if charter.proposition else ()
    if not required or not charter.active:
        return
    present = {_field(text) for member in charter.active for text in said(member.expertise)}
    if not present:
        raise NotBegun("expertise")
    if missing := [text for text in dict.fromkeys(required) if _field(text) not in present]:
        yield Finding(
            "The offer needs {expertise}, but no active member lists this expertise.",
            at="proposition.requires",
            expertise=[f'"{text}"' for text in missing],
        )


def _says_something(proposition: Proposition | None) -> bool:
    if proposition is None:
        return False
    single = (proposition.added_value, proposition.story)
    several = (proposition.attract, proposition.requires, proposition.avoid, proposition.proof)
    return any(said(value) for value in (*single, *several))


def _field(text: str) -> str:
    """Return a field of expertise so that spellings of the same field are equal."""
    return pieces(text.replace("-", " ").replace("_", " "))
