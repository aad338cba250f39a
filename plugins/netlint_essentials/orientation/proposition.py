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
    question="For whom are we here, and what can they get from us that none of us can give alone?",
)
def no_client_proposition(charter: Charter) -> Iterator[Finding]:
    """The charter does not say what the network offers, or to whom.

    Why: The article advises you to know what your clients want ("weet wat je klanten willen"). Its questions seem
    to state the obvious. But it asks how many networks can answer them clearly ("maar hoeveel netwerkorganisaties
    kunnen hier helder antwoord op geven?").

    Fix: Name a group of clients under `[[clients]]`, such as `id = "water-boards"`, or write what you offer under
    `[proposition]`. One line is enough to begin with. Other rules ask for more later. If members only have clients
    of their own, write `joint-clients = false` under `[network]`. Then netlint skips the rules about clients.

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
        yield Finding("The charter does not say what the network offers, or to whom.", at="proposition")


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

    Why: Nobody feels addressed by an offer for everyone. The article wants you to know what your clients want
    ("wat je klanten willen"). That begins with knowing who they are.

    Fix: Name at least one group of clients under `[[clients]]`, such as `id = "water-boards"`. Make the group as
    narrow as you dare.

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
        yield Finding("The charter does not say who the offer is for.", at="proposition")


@rule(
    "NL215",
    severity="warning",
    level="essential",
    since="0.1",
    question="What do clients get from us together that they would not get from any of us alone?",
)
def no_added_value(charter: Charter) -> Iterator[Finding]:
    """The charter does not say what the network adds for its clients.

    Why: The article's first question about clients is what you add for them ("Wat is je toegevoegde waarde?").
    Without an answer, clients may as well hire each of you separately. Then the network has no reason to exist in
    the eyes of clients.

    Fix: Write in one sentence what clients gain, such as `added-value = "Process, hydrology and law at one table"`
    under `[proposition]`. Choose that sentence together. You can also write an `added-value` for each client group
    under `[[clients]]`.

    Bad:
        [proposition]  # NL215: The charter does not say what the network adds for its clients.
        story = "You decide once, and it holds."

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
        yield Finding("The charter does not say what the network adds for its clients.", at="proposition.added-value")


@rule(
    "NL216",
    severity="warning",
    level="sound",
    since="0.1",
    question="What made our last client come to us, and how can we make that happen again?",
)
def no_attraction(charter: Charter) -> Iterator[Finding]:
    """The charter does not say how the network attracts clients.

    Why: The article asks how you tempt clients ("Hoe verleid je klanten?"). Good work that nobody knows about
    brings no assignments. Then each member goes back to finding assignments alone.

    Fix: Write in `attract` under `[proposition]` how clients get to know you, such as `attract = ["An open evening
    in every district"]`. Choose things that make clients want more, and agree on who does them.

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
        raise NotBegun("how clients find the network")
    if not said(proposition.attract):
        yield Finding("The charter does not say how the network attracts clients.", at="proposition.attract")


@rule(
    "NL222",
    severity="warning",
    level="sound",
    since="0.1",
    question="Who could bring in what we miss, or who of us would like to learn it?",
    requires=("proposition", "members"),
)
def capability_gap(charter: Charter) -> Iterator[Finding]:
    """The offer needs expertise that no active member has.

    Why: An offer is a promise. The article asks how many networks can answer its questions clearly ("hoeveel
    netwerkorganisaties kunnen hier helder antwoord op geven?"). An answer is only clear if someone can also do the
    work.

    Fix: Find someone with the expertise, and write it with that member under `[[members]]`, such as `expertise =
    ["hydrology"]`. Use the same words as in `requires`. Uppercase letters, spaces and hyphens do not matter. If
    nobody has the expertise, offer what the present members can do.

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
