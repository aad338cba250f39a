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
    question="How would a client tell our story in their own words?",
    requires=("proposition",),
)
def jargon_in_story(charter: Charter) -> Iterator[Finding]:
    """A text for clients uses words that the network wants to avoid.

    Why: The article asks which words clients use ("Wat is de taal van de klant?"). You made a list of words to
    avoid. Even so, such a word easily finds its way into a text.

    Fix: Under `[proposition]`, use the clients' own words, such as `story = "Your whole district at one table"`.
    The word may also be in an `added-value`, or in a text for one client group under `[[clients]]`. If you want to
    use the word after all, remove it from `avoid` under `[proposition]`. This rule only looks for whole words. The
    difference between uppercase and lowercase letters does not matter.

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
    """The charter has no story for some client groups.

    Why: The article advises you to create a story for clients ("Creëer een 'verhaal' gericht op klanten"). Clients
    remember a story and pass it on. A story also helps members to tell clients the same thing.

    Fix: Under `[[clients]]`, write what you would tell a client in one minute. If you have one story for all client
    groups, write the `story` under `[proposition]`.

    Bad:
        [[clients]]  # NL219: The charter has no story for water-boards yet.
        id = "water-boards"

        [[clients]]
        id = "cities"
        story = "One evening, and your whole district is at the table."

    Good:
        [proposition]
        story = "You decide once, and your decision lasts."

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

    Why: The article asks for a story that is meant for clients ("gericht op klanten"). A story with more "we" and
    "our" than "you" and "your" is often about the network. But some good stories are told that way. That is why
    netlint only checks this rule if you select it.

    Fix: Under `[proposition]`, begin the story with the client, such as `story = "You decide once, and your
    decision lasts"`. If the story is for one client group, you find it under `[[clients]]`. Begin sentences with
    something that clients see, have or can do. Then read the story aloud to a client.

    Source: The rule counts words in English and in Dutch. It only looks at stories of at least 40 words (`least`).
    netlint itself chose the number 40.

    Bad:
        # With the option least = 8
        [proposition]
        story = "We are proud of our people, and we help you."  # NL220: This story has more words like "we" than words like "you" (3 against 1).

    Good:
        # With the option least = 8
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
            template = 'This story has more words like "we" than words like "you" ({us} against {you}).'
            yield Finding(template, at=(offer, "story"), us=us, you=you)


def _offers(charter: Charter) -> list[Proposition | Client]:
    """Return the tables that can have a story: the proposition, and each group of clients."""
    return [offer for offer in (charter.proposition, *charter.clients) if offer]
