"""What is said about differences: what things are called, and sentences about keys, members and roles."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from netlint.charter import (
    Agreement,
    Circle,
    Client,
    Conversation,
    Decision,
    DecisionWay,
    Drive,
    Elsewhere,
    Experiment,
    Goal,
    Meeting,
    Member,
    MembershipKind,
    Need,
    NextStep,
    Responsibility,
    Ritual,
    Session,
    Support,
    Table,
    Value,
)
from netlint.i18n import Message

ITEMS: Final[Mapping[type[Table], Message]] = {
    Agreement: Message("the agreement with {name}"),
    Circle: Message("the circle {name}"),
    Client: Message("the client {name}"),
    Conversation: Message("the talk of {name}"),
    Decision: Message("the decision {name}"),
    DecisionWay: Message("the way to decide about {name}"),
    Drive: Message("the drive {name}"),
    Elsewhere: Message("the place {name} for what is kept elsewhere"),
    Experiment: Message("the experiment {name}"),
    Goal: Message("the goal {name}"),
    Meeting: Message("the meeting {name}"),
    Member: Message(template="{name}"),
    MembershipKind: Message("the kind of membership {name}"),
    Need: Message("the need {name}"),
    NextStep: Message("the next step {name}"),
    Responsibility: Message("the responsibility {name}"),
    Ritual: Message("the ritual {name}"),
    Session: Message("the session of {name}"),
    Support: Message("the support of {name}"),
    Value: Message("the value {name}"),
}
"""What an item of a list is called in a sentence."""


class Sentences(NamedTuple):
    """What is said about a key that got another value, or a value, or no longer has one."""

    changed: Message
    added: Message | None = None
    removed: Message | None = None


_TAKES_PLACE = Sentences(
    Message("{item} takes place {new} instead of {old}."),
    Message("{item} takes place {new}."),
    Message("{item} no longer takes place {old}."),
)
_GOES_TO = Sentences(
    Message("{item} goes from {old} to {new}."),
    Message("{item} goes to {new}."),
    Message("Nobody has {item} any more. It was {old}."),
)
SENTENCES: Final[Mapping[tuple[str, ...], Sentences]] = {
    ("network", "name"): Sentences(
        Message("The network is called {new} instead of {old}."),
        Message("The network is called {new}."),
        Message("The charter no longer has the name of the network. It was {old}."),
    ),
    ("network", "purpose"): Sentences(
        Message("The purpose is {new} instead of {old}."),
        Message("The purpose is {new}."),
        Message("The charter no longer says what the network is for. It was {old}."),
    ),
    ("network", "phase"): Sentences(
        Message("The network is in the phase {new} instead of {old}."),
        Message("The network is in the phase {new}."),
    ),
    ("network", "review-every"): Sentences(
        Message("The group reads its charter {new} instead of {old}."),
        Message("The group reads its charter {new}."),
        Message("The group no longer reads its charter {old}."),
    ),
    ("members", "name"): Sentences(Message("{old} is now called {new}.")),
    ("members", "left"): Sentences(
        Message("The last day of {item} as a member is {new} instead of {old}."),
        Message("The last day of {item} as a member is {new}."),
        Message("{item} no longer has a last day as a member. It was {old}."),
    ),
    ("members", "hours-per-month", "committed"): Sentences(
        Message("{item} promises {new} per month instead of {old}."),
        Message("{item} promises {new} per month."),
        Message("{item} no longer promises {old} per month."),
    ),
    ("time", "internal"): Sentences(
        Message("The network itself gets {new} of the time instead of {old}."),
        Message("The network itself gets {new} of the time."),
    ),
    ("time", "external"): Sentences(
        Message("Clients get {new} of the time instead of {old}."),
        Message("Clients get {new} of the time."),
    ),
    ("coordination", "coordinator"): Sentences(
        Message("The coordination goes from {old} to {new}."),
        Message("The coordination goes to {new}."),
        Message("Nobody coordinates any more. It was {old}."),
    ),
    ("coordination", "deputy"): Sentences(
        Message("The coordinator's deputy is {new} instead of {old}."),
        Message("The coordinator's deputy is {new}."),
        Message("The coordinator no longer has a deputy. It was {old}."),
    ),
    ("coordination", "until"): Sentences(
        Message("The term of the coordination ends on {new} instead of {old}."),
        Message("The term of the coordination ends on {new}."),
        Message("The term of the coordination no longer has an end. It was {old}."),
    ),
    ("responsibilities", "holders"): _GOES_TO,
    ("next-steps", "owner"): _GOES_TO,
    ("experiments", "owner"): _GOES_TO,
    ("circles", "lead"): Sentences(
        Message("{new} leads {item} instead of {old}."),
        Message("{new} leads {item}."),
        Message("Nobody leads {item} any more. It was {old}."),
    ),
    ("next-steps", "due"): Sentences(
        Message("{item} is due on {new} instead of {old}."),
        Message("{item} is due on {new}."),
        Message("{item} no longer has a due date. It was {old}."),
    ),
    ("next-steps", "done-on"): Sentences(
        Message("{item} was done on {new}, not on {old}."),
        Message("{item} was done on {new}."),
        Message("{item} is not done any more. It was done on {old}."),
    ),
    ("meetings", "every"): _TAKES_PLACE,
    ("rituals", "every"): _TAKES_PLACE,
    ("circles", "every"): Sentences(
        Message("{item} meets {new} instead of {old}."),
        Message("{item} meets {new}."),
        Message("{item} no longer meets {old}."),
    ),
    ("decisions", "method"): Sentences(
        Message("The group decides in another way: {new} instead of {old}."),
        Message("The charter now says how the group decides: {new}."),
        Message("The charter no longer says how the group decides. It was {old}."),
    ),
    ("decisions", "min-days"): Sentences(
        Message("A proposal stays open for at least {new} instead of {old}."),
        Message("A proposal stays open for at least {new}."),
        Message("A proposal no longer has to stay open for {old}."),
    ),
    ("decisions", "deadline-days"): Sentences(
        Message("A proposal must be decided within {new} instead of {old}."),
        Message("A proposal must be decided within {new}."),
        Message("A proposal no longer has to be decided within {old}."),
    ),
}
"""The sentences about the keys that people look at first. The others have one that is made of their description."""
REWORDED: Final[Mapping[str, Message]] = {
    "statement": Message("{item} is reworded: {new}."),
    "what": Message("{item} is reworded: {new}."),
    "hypothesis": Message("{item} is reworded: {new}."),
    "title": Message("{item} is now called {new}."),
    "name": Message("{item} is now called {new}."),
}
"""What is said of an item that people call otherwise now, by the key that says what it is called."""
JOINS: Final[Mapping[str, Message]] = {
    "prospect": Message("{item} gets to know the network."),
    "trial": Message("{item} begins a trial."),
    "active": Message("{item} joins as a member."),
    "leave": Message("{item} joins as a member, and is on leave."),
    "alumni": Message("{item} is listed as a former member."),
}
"""What is said of a new member, by status."""
BECOMES: Final[Mapping[tuple[str, str], Message]] = {
    ("trial", "active"): Message("The trial of {item} is over: {item} is a member."),
    ("leave", "active"): Message("{item} is back from leave."),
    ("prospect", "active"): JOINS["active"],
    ("alumni", "active"): JOINS["active"],
    ("active", "leave"): Message("{item} takes a break."),
    ("active", "alumni"): Message("{item} leaves the network."),
    ("leave", "alumni"): Message("{item} leaves the network."),
    ("trial", "alumni"): Message("{item} leaves after the trial."),
    ("prospect", "trial"): JOINS["trial"],
}
"""What is said of a member who gets another status; other pairs have a general sentence."""
ROLES: Final[Mapping[tuple[str, bool], Message]] = {
    ("coordinator", True): Message("becomes coordinator"),
    ("coordinator", False): Message("no longer coordinates"),
    ("deputy", True): Message("becomes the coordinator's deputy"),
    ("deputy", False): Message("is no longer the coordinator's deputy"),
    ("responsibility", True): Message("takes on the responsibility {what}"),
    ("responsibility", False): Message("hands over the responsibility {what}"),
    ("circle-lead", True): Message("leads the circle {what}"),
    ("circle-lead", False): Message("no longer leads the circle {what}"),
    ("member", True): Message("joins the network"),
    ("member", False): Message("leaves the network"),
}
"""What a member gets, or no longer has."""
