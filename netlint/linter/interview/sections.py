"""The sections of a new charter: their order, what each is for, and what to ask the group. Writes nothing."""

from msgspec import Struct

from netlint.i18n.message import Message


class Section(Struct, frozen=True):
    """A section of a charter, as a new charter explains it."""

    key: str
    about: Message
    question: Message
    """What to ask the group about what the interview does not ask."""
    keys: tuple[str, ...] = ()
    """The keys that every new charter has a place for, even if no question is about them."""


SECTIONS: tuple[Section, ...] = (
    Section(
        "network",
        Message("The network itself: its name, when it began, and what you want to change together."),
        Message("When do we look at whether and how to go on?"),
    ),
    Section(
        "members",
        Message("The people who take part. Other parts of this file refer to them by their `id`."),
        Message("What does each of us bring, and what does each of us hope to learn?"),
    ),
    Section(
        "drives",
        Message("The reasons for taking part, besides getting work."),
        Message("Besides getting work, what binds us?"),
    ),
    Section(
        "values",
        Message("The values of the group. `behaviour` says how you notice a value in what people do."),
        Message("What do we value, and how do we notice it?"),
    ),
    Section(
        "formation",
        Message("The meetings in which the group looked for what binds it."),
        Message("When did we last take time to find out what binds us?"),
    ),
    Section(
        "clients",
        Message("The clients that the network works for, and what they need."),
        Message("When did we last ask these clients what they need?"),
    ),
    Section(
        "proposition",
        Message("The offer of the network as a whole."),
        Message("How do clients find us, and what do we tell them?"),
        ("attract", "story"),
    ),
    Section(
        "conversations",
        Message("Talks with clients, and what you learned from them."),
        Message("What did we learn from our last talk with a client?"),
    ),
    Section(
        "time",
        Message("How you divide your time: `internal` is for the network itself, `external` is for clients."),
        Message("How do we know how much time goes where?"),
    ),
    Section(
        "priorities",
        Message("Which work comes first in a busy week."),
        Message("If our own client and the network need us in the same week, what comes first?"),
        ("rule",),
    ),
    Section(
        "economy",
        Message("Agreements about money between members."),
        Message("What do we do with money that we earn through each other?"),
    ),
    Section(
        "coordination",
        Message("The coordinator keeps the network going and makes sure that next steps are taken."),
        Message("Who takes over if the coordinator is away, and when does the term end?"),
        ("deputy", "until"),
    ),
    Section(
        "responsibilities",
        Message("Tasks that others look after. A coordinator does not have to do everything."),
        Message("Who looks after what?"),
    ),
    Section(
        "circles",
        Message("Smaller groups of members who work together."),
        Message("Which of us work together in smaller groups?"),
    ),
    Section(
        "support",
        Message("Which members look after which other members."),
        Message("Whom can each of us turn to?"),
    ),
    Section(
        "meetings",
        Message("When you meet. `every` says how often."),
        Message("What is this meeting for, and who leads it?"),
    ),
    Section(
        "next-steps",
        Message("The next steps, each with an owner and a due date."),
        Message("Who takes this step, and by when?"),
        ("owner", "due"),
    ),
    Section(
        "decisions",
        Message("How the group decides."),
        Message("What do we do if we do not agree?"),
    ),
    Section(
        "decision-log",
        Message("The decisions of the group, and proposals that are still open."),
        Message("What have we decided so far?"),
    ),
    Section(
        "membership",
        Message("How people join and leave."),
        Message("How does someone become a member, and how does a member leave?"),
        ("admission", "exit"),
    ),
    Section(
        "norms",
        Message("How members treat each other."),
        Message("What do we do when we clash?"),
        ("conflict-route",),
    ),
    Section(
        "rituals",
        Message("The habits by which you learn together."),
        Message("How do we learn from what happens?"),
    ),
    Section(
        "experiments",
        Message("Things that the group tries out, and what you learned."),
        Message("What do we want to try, and when do we look at how it went?"),
    ),
    Section(
        "agreements",
        Message("Agreements with other networks."),
        Message("What have we agreed with other networks?"),
    ),
    Section(
        "elsewhere",
        Message("Sections that you keep in another place. netlint then skips the rules about them."),
        Message("What do we keep in another place, and where?"),
    ),
    Section(
        "evidence",
        Message("Files that show how things really go. Only plugins read them."),
        Message("Which files show how things really go?"),
    ),
)
"""All sections but those for free data and plugins, in the order in which a new charter has them."""
