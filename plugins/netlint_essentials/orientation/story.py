"""The story for clients: whether there is one, in whose words, and about whom."""

from collections import Counter
from collections.abc import Iterator

from netlint import Charter, Finding, NotBegun, ids, rule
from netlint.charter import Client, Proposition
from netlint_essentials.clients import need_joint_clients
from netlint_essentials.texts import pieces, said, words

_ABOUT_US = ("we", "us", "our", "ours", "ourselves", "wij", "ons", "onze", "onszelf")
_ABOUT_YOU = (
    *("you", "your", "yours", "yourself", "yourselves"),
    *("je", "jij", "jou", "jouw", "jullie", "jezelf", "u", "uw", "uzelf"),
)


@rule(
    "NL218",
    severity="info",
    level="thriving",
    since="0.1",
    question="How would a client say this?",
    requires=("proposition",),
)
def jargon_in_story(charter: Charter) -> Iterator[Finding]:
    """A story or added value uses words that the network wants to avoid.

    Why: The article asks what the language of the client is ("Wat is de taal van de klant?"). You made a list of
    words that clients do not use. Even so, one of them easily finds its way into a text.

    Fix: Use the clients' own words in `story` or `added-value` under `[proposition]`, such as `story = "Your whole
    district at one table"`. For a client group, the text is under `[[clients]]`. If you like the word after all,
    remove it from `avoid` under `[proposition]`. Only whole words count. Uppercase or lowercase makes no
    difference.

    Bad:
        [proposition]
        avoid = ["synergy", "co-creation"]
        story = "Synergy for your district."  # NL218: This text contains "synergy", which the network wants to avoid.

    Good:
        [proposition]
        avoid = ["synergy", "co-creation"]
        story = "One evening, and your whole district is at the table."
    """
    need_joint_clients(charter)
    if not charter.proposition:
        return
    avoided = {term: pieces(term) for term in said(charter.proposition.avoid)}
    for offer in _offers(charter):
        for key, text in (("added-value", offer.added_value), ("story", offer.story)):
            inside = pieces(text or "")
            if used := [f'"{term}"' for term, wanted in avoided.items() if wanted in inside]:
                yield Finding(
                    "This text contains {words}, which the network wants to avoid.", at=(offer, key), words=used
                )


@rule(
    "NL219",
    severity="warning",
    level="sound",
    since="0.1",
    question="If a client gave us one minute, what would we tell them?",
)
def no_client_story(charter: Charter) -> Iterator[Finding]:
    """Some client groups have a story, but others do not.

    Why: The article advises you to create a story for clients ("Creëer een 'verhaal' gericht op klanten"). Clients
    remember a story and pass it on. It also helps members to tell clients the same thing.

    Fix: Write under `[[clients]]` what you would tell a client in one minute, such as `story = "You decide once,
    and it holds"`. A `story` under `[proposition]` counts for every client group.

    Bad:
        [[clients]]  # NL219: The charter has no story for water-boards yet.
        id = "water-boards"

        [[clients]]
        id = "cities"
        story = "One evening, and your whole district is at the table."

    Good:
        [proposition]
        story = "You decide once, and it holds."

    Good:
        [[clients]]
        id = "water-boards"
        story = "Your residents are at the table before the plan is drawn."
    """
    need_joint_clients(charter)
    if charter.proposition and said(charter.proposition.story):
        return
    lacking = [client for client in charter.clients if not said(client.story)]
    if len(lacking) == len(charter.clients):
        raise NotBegun("a story for clients")
    if lacking:
        yield Finding(
            "The charter has no story for {clients} yet.",
            at=[(client, "story") for client in lacking],
            clients=ids(lacking),
        )


@rule(
    "NL220",
    severity="info",
    level="opt-in",
    since="0.1",
    question="Which sentence of our story would a client read aloud to a colleague?",
)
def story_about_us(charter: Charter, *, least: int = 40) -> Iterator[Finding]:
    """A story for clients says more about the network than about the client.

    Why: The article asks for a story that is meant for clients ("gericht op klanten"). If "we" and "our" outnumber
    "you" and "your", the story is often about the network. Some good stories are told that way. That is why this
    rule is off unless you select it.

    Fix: Begin the `story` under `[proposition]` or `[[clients]]` with the client, such as `story = "You decide
    once, and it holds"`. Start sentences with what clients see, have or can do. Then read the story aloud to a
    client.

    Source: The rule counts English and Dutch words, in stories of 40 words or more (`least`). That number is the
    project's own choice.

    Bad:
        # With least = 8
        [proposition]
        story = "We are proud of our people, and we help you."  # NL220: This story mentions the network more often than the client (3 against 1).

    Good:
        # With least = 8
        [proposition]
        story = "You decide once, and your residents stand behind it. We help."
    """
    for offer in _offers(charter):
        text = offer.story or ""
        if len(text.split()) < least:
            continue
        count = Counter(words(text))
        us, you = sum(count[word] for word in _ABOUT_US), sum(count[word] for word in _ABOUT_YOU)
        if us > you:
            template = "This story mentions the network more often than the client ({us} against {you})."
            yield Finding(template, at=(offer, "story"), us=us, you=you)


def _offers(charter: Charter) -> list[Proposition | Client]:
    """Return the tables that can have a story: the proposition, and each group of clients."""
    return [offer for offer in (charter.proposition, *charter.clients) if offer]
