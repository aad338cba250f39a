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
    """The charter says neither what the network offers nor to whom.

    Why: "weet wat je klanten willen" (know what your clients want) is the article's answer to looking inwards too much.
    Its questions seem to kick in open doors, "maar hoeveel netwerkorganisaties kunnen hier helder antwoord op geven?"
    (but how many network organisations can answer them clearly?).

    Fix: Name one group of clients under `[[clients]]`, or write what you offer under `[proposition]`. One sentence is
    enough to begin with; the other rules ask on from there. If members only have clients of their own, write
    `joint-clients = false` under `[network]`: netlint then skips the rules about clients.

    Bad:
        [network]  # NL210: Neither a proposition nor clients are recorded.
        name = "Stroomop"

    Good:
        [network]
        name = "Stroomop"

        [[clients]]
        id = "water-boards"
    """
    need_joint_clients(charter)
    if not charter.clients and not _says_something(charter.proposition):
        yield Finding("Neither a proposition nor clients are recorded.", at="proposition")


@rule(
    "NL211",
    severity="warning",
    level="essential",
    since="0.1",
    question="Who would be the first to say yes to what we offer?",
    needs=("proposition",),
)
def no_clients(charter: Charter) -> Iterator[Finding]:
    """There is an offer, but nobody is named whom it is for.

    Why: An offer for everyone is heard by no one. The article asks to know "wat je klanten willen" (what your clients
    want), and that begins with who they are.

    Fix: Name at least one group of clients under `[[clients]]`, as narrow as you dare.

    Bad:
        [proposition]  # NL211: No clients are recorded whom the proposition is for.
        added-value = "One point of contact for a whole district"

    Good:
        [proposition]
        added-value = "One point of contact for a whole district"

        [[clients]]
        id = "water-boards"
    """
    need_joint_clients(charter)
    if not charter.clients:
        yield Finding("No clients are recorded whom the proposition is for.", at="proposition")


@rule(
    "NL215",
    severity="warning",
    level="essential",
    since="0.1",
    question="What do clients get from us together that they would not get from any of us alone?",
)
def no_added_value(charter: Charter) -> Iterator[Finding]:
    """The charter does not say what the network adds for its clients.

    Why: "Wat is je toegevoegde waarde?" (What is your added value?) is the first of the article's questions about clients.
    Without an answer a client may as well hire each of you separately, and a network has no reason to exist outwards.

    Fix: Write in one sentence what clients gain, in `added-value` of the proposition or of a client group.

    Bad:
        [proposition]  # NL215: What the network adds for its clients is not recorded.
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
        yield Finding("What the network adds for its clients is not recorded.", at="proposition.added-value")


@rule(
    "NL216",
    severity="warning",
    level="sound",
    since="0.1",
    question="What made our last client come to us, and how can we make that happen again?",
)
def no_attraction(charter: Charter) -> Iterator[Finding]:
    """The charter does not say how clients are attracted.

    Why: "Hoe verleid je klanten?" (How do you tempt clients?) asks the article. Good work that nobody comes across stays
    undone, and each member goes back to finding assignments alone.

    Fix: Write in `attract` what you will do so that clients come across you, and want more.

    Bad:
        [proposition]  # NL216: How clients are attracted is not recorded.
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
        yield Finding("How clients are attracted is not recorded.", at="proposition.attract")


@rule(
    "NL222",
    severity="warning",
    level="sound",
    since="0.1",
    question="Who could bring in what we miss, or who of us would like to learn it?",
    needs=("proposition", "members"),
)
def capability_gap(charter: Charter) -> Iterator[Finding]:
    """The offer asks for expertise that no active member has.

    Why: An offer is a promise. The article asks "hoeveel netwerkorganisaties kunnen hier helder antwoord op geven?" (how
    many network organisations can answer this clearly?), and the answer is only clear when someone can also do it.

    Fix: Find someone who brings the expertise, or offer what the present members can do. If someone has it already, add it
    to `expertise` of that member, in the same words as in `requires`; capitals, spaces and hyphens do not matter.

    Bad:
        [proposition]
        requires = ["facilitation", "hydrology"]  # NL222: No active member is recorded with this expertise: "hydrology".

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
            "No active member is recorded with this expertise: {expertise}.",
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
