"""The questions of the interview, in the order of the article. Reads no answer."""

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from netlint.i18n.message import Message, Translate, same
from netlint.linter.interview.options import HABITS, METHODS, TASKS, Option

Kind: TypeAlias = Literal[
    "text", "people", "since", "statements", "share", "coordinator", "mandate", "meeting", "step", "choice", "habits"
]
"""What kind of answer a question wants; `netlint/linter/interview/answers.py` reads each."""


class Question(Struct, frozen=True):
    """A question to a group that writes its first charter."""

    key: str
    """The name of its option, and its key in a file with answers."""
    heading: Message
    ask: Message
    help: Message
    example: Message
    """An example of an answer. It may have the placeholders `this_year` and `next_year`."""
    kind: Kind
    fills: tuple[str, str]
    """The section and the key of the charter that the answer fills. The key of a list of tables is empty."""
    is_essential: bool = True
    """Whether the level `essential` needs the answer."""
    takes_several: bool = False
    options: tuple[Option, ...] = ()

    def as_data(self, translate: Translate = same, year: int = 2026) -> dict[str, Any]:
        """Return the question as plain data in one language, for a page that asks it."""
        return {
            "key": self.key,
            "heading": self.heading.text(translate),
            "question": self.ask.text(translate),
            "help": self.help.text(translate),
            "example": self.example_in(translate, year),
            "kind": self.kind,
            "several": self.takes_several,
            "essential": self.is_essential,
            "options": [
                {"value": one.value, "label": one.label.text(translate), "about": one.about.text(translate)}
                for one in self.options
            ],
        }

    def example_in(self, translate: Translate, year: int) -> str:
        """Return the example of an answer in one language, with dates after `year`."""
        return translate(self.example.template).format_map({"this_year": year, "next_year": year + 1})


_WHO, _WHY = Message("Who we are"), Message("Why we work together")
_CLIENTS, _PULLS = Message("The clients we work for"), Message("The people who keep it going")
_RHYTHM, _LEARNS = Message("Meetings and next steps"), Message("How we decide and learn")

QUESTIONS: tuple[Question, ...] = (
    Question(
        "name",
        _WHO,
        Message("What is the name of your network?"),
        Message("A working title is fine. You can change it later."),
        Message("Stroomop"),
        "text",
        ("network", "name"),
        is_essential=False,
    ),
    Question(
        "member",
        _WHO,
        Message("Who takes part?"),
        Message("First names are enough. Separate them with commas, or write one per line."),
        Message("Ana, Bo, Cas"),
        "people",
        ("members", ""),
        takes_several=True,
    ),
    Question(
        "since",
        _WHO,
        Message("Since when have you worked together?"),
        Message("A day, a month or a year."),
        Message("June 2026"),
        "since",
        ("network", "founded"),
        is_essential=False,
    ),
    Question(
        "purpose",
        _WHY,
        Message("What do you want to change together?"),
        Message("One sentence about the world outside your group. Your field of work alone is a theme, not a purpose."),
        Message("Water boards decide together with residents."),
        "text",
        ("network", "purpose"),
    ),
    Question(
        "drive",
        _WHY,
        Message("Besides getting work, what binds you?"),
        Message("What would you still meet for if there were no assignments? Write one reason per line."),
        Message("We get better at our craft by working side by side."),
        "statements",
        ("drives", ""),
        is_essential=False,
        takes_several=True,
    ),
    Question(
        "value",
        _WHY,
        Message("What do you value, and how do you notice it?"),
        Message("Write one value per line. After a colon, write how you notice it in what people do."),
        Message("Candour: objections are written down before a decision"),
        "statements",
        ("values", ""),
        takes_several=True,
    ),
    Question(
        "client",
        _CLIENTS,
        Message("Which clients do you work for, and what do they need?"),
        Message("Write one client or group of clients per line. After a colon, write what they need."),
        Message("Water boards: residents are heard before a plan is made"),
        "statements",
        ("clients", ""),
        takes_several=True,
    ),
    Question(
        "together",
        _CLIENTS,
        Message("What can you do for them together that none of you can do alone?"),
        Message("Say it as you would to a client, in one sentence."),
        Message("You get process, water and law at one table."),
        "text",
        ("proposition", "added-value"),
    ),
    Question(
        "time",
        _CLIENTS,
        Message("How much of your time goes to the network itself?"),
        Message("A share, such as half or 40%. The rest is time with and for clients."),
        Message("half"),
        "share",
        ("time", "internal"),
        is_essential=False,
    ),
    Question(
        "coordinator",
        _PULLS,
        Message("Who keeps things going, who takes over if needed, and until when?"),
        Message("The first name is the coordinator, the second the deputy. The deputy and the date may come later."),
        Message("Ana, Bo, 1 June {next_year}"),
        "coordinator",
        ("coordination", "coordinator"),
    ),
    Question(
        "mandate",
        _PULLS,
        Message("What does the coordinator look after?"),
        Message("Choose numbers or words, separated by commas, or use your own words."),
        Message("progress, meetings"),
        "mandate",
        ("coordination", "mandate"),
        is_essential=False,
        takes_several=True,
        options=TASKS,
    ),
    Question(
        "meeting",
        _RHYTHM,
        Message("How often do you meet, and when?"),
        Message("How often is enough. You can add a day and a time, separated by commas."),
        Message("weekly, Monday, 19:30"),
        "meeting",
        ("meetings", ""),
    ),
    Question(
        "next-step",
        _RHYTHM,
        Message("What is the next step towards clients, who takes it, and by when?"),
        Message("Write the step, the person and the date, separated by commas."),
        Message("Offer an evening to a water board, Ana, 31 January {next_year}"),
        "step",
        ("next-steps", ""),
        is_essential=False,
    ),
    Question(
        "decisions",
        _LEARNS,
        Message("How do you decide?"),
        Message("Choose the way that you use most, by its number or its word."),
        Message("consent"),
        "choice",
        ("decisions", "method"),
        is_essential=False,
        options=METHODS,
    ),
    Question(
        "learning",
        _LEARNS,
        Message("How do you learn from each other, and how often?"),
        Message("Choose numbers or words, separated by commas, each with how often."),
        Message("look back monthly, peer consultation quarterly, read the charter yearly"),
        "habits",
        ("rituals", ""),
        takes_several=True,
        options=HABITS,
    ),
)
"""All questions, in the order in which they are asked."""

BY_KEY: Mapping[str, Question] = {question.key: question for question in QUESTIONS}
