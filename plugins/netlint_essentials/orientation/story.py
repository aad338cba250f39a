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
    needs=("proposition",),
)
def jargon_in_story(charter: Charter) -> Iterator[Finding]:
    """A story or added value uses words that the network itself wants to avoid.

    Why: "Wat is de taal van de klant?" (What is the language of the client?) asks the article. The group has made a list of
    words that clients do not use, and then one of them slipped in after all.

    Fix: Say it in the clients' words, or take the word off the list under `avoid`. Only whole words count, with or without capitals.

    Bad:
        [proposition]
        avoid = ["synergy", "co-creation"]
        story = "Synergy for your district."  # NL218: On the network's own list of words to avoid: "synergy".

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
                yield Finding("On the network's own list of words to avoid: {words}.", at=(offer, key), words=used)


@rule(
    "NL219",
    severity="warning",
    level="sound",
    since="0.1",
    question="If a client gave us one minute, what would we tell?",
)
def no_client_story(charter: Charter) -> Iterator[Finding]:
    """There is a story for some client groups, but not for others.

    Why: "Creëer een 'verhaal' gericht op klanten" (Create a 'story' that is meant for clients) is how the article ends its
    advice on looking outwards. A story is what a client remembers and passes on, and what members tell alike.

    Fix: Write in `story` what you would tell a client in one minute. A story under `[proposition]` counts for every client
    group.

    Bad:
        [[clients]]  # NL219: The charter has no story for water-boards.
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
            "The charter has no story for {clients}.",
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
    """A story for clients speaks more of the network than of the client.

    Why: The article asks for a story "gericht op klanten" (meant for clients). Where "we" and "our" outnumber "you" and
    "your", it is often a story about the network. A few good stories are told that way, so this rule is only on when asked
    for.

    Fix: Begin sentences with what the client sees, has or can do, and read the story aloud to one.

    Source: Counted are English and Dutch words, in stories of 40 words or more (`least`); the project's own choice.

    Bad:
        # With least = 8
        [proposition]
        story = "We are proud of our people, and we help you."  # NL220: Words in this story for the network: 3; for the client: 1.

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
            template = "Words in this story for the network: {us}; for the client: {you}."
            yield Finding(template, at=(offer, "story"), us=us, you=you)


def _offers(charter: Charter) -> list[Proposition | Client]:
    """Return what can hold a story: the proposition, and each group of clients."""
    return [offer for offer in (charter.proposition, *charter.clients) if offer]
