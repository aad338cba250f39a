"""Asking the questions of the interview in a terminal. Decides nothing about answers, and writes no file."""

import datetime as dt

from msgspec import Struct

from netlint.cli.console import Console
from netlint.i18n import Choice, Language, Message, notice
from netlint.i18n.languages import language_of_tag
from netlint.linter.interview import QUESTIONS, Answer, Question, is_answered, read_answer
from netlint.reporters.wrapping import wrap

_BACK, _HELP = "<", "?"
_SEVERAL_LINES = ("people", "statements")
_YES = ("y", "yes", "j", "ja")


class Interview(Struct):
    """An interview in a terminal: the answers so far, and how to go on."""

    console: Console
    answers: dict[str, Answer]
    today: dt.date
    width: int

    def hold(self) -> dict[str, Answer]:
        """Ask every question that has no answer, and return all answers. Raises `EOFError` at the end of input."""
        asked = [question for question in QUESTIONS if not is_answered(question, self.answers)]
        self._say(
            Message(
                "Questions: {count}. Enter skips a question, ? explains it, and < goes back.", {"count": len(asked)}
            )
        )
        self._say(Message("Ctrl-C stops, and writes nothing."))
        at = 0
        while at < len(asked):
            before = asked[at - 1].heading if at else None
            if asked[at].heading != before:
                self._heading(asked[at].heading)
            for later in asked[at:]:  # a later answer may be about people of an earlier one
                self.answers.pop(later.key, None)
            at = max(0, at + self._ask(asked[at], f"{at + 1}/{len(asked)}"))
        return self.answers

    def agrees(self, question: Message) -> bool:
        """Return whether the answer to a question is yes; no if it is empty."""
        self.console.print_error("")
        self._say(question)
        return self.console.ask(f"{Message('(y/N)').text(self.console.translation)} ").strip().casefold() in _YES

    def one_of(self, question: Message, names: tuple[str, ...]) -> str | None:
        """Return one of several names; `None` if the answer is empty."""
        self._say(question)
        while (said := self.console.ask("> ").strip().casefold()) not in ("", *names):
            self._say(Message("Choose one of these, or press Enter: {options}.", {"options": Choice(names)}))
        return said or None

    def _ask(self, question: Question, number: str) -> int:
        """Ask one question until its answer can be used; return how many questions to go on, or -1 for back."""
        self._show(question, number)
        while True:
            text = self._typed(question)
            if text.strip() == _BACK:
                return -1
            if text.strip() == _HELP:
                self._say(question.help)
                continue
            read = read_answer(question, text, self.answers, today=self.today, translate=self.console.translation)
            if not isinstance(read, Message):
                self.answers |= {question.key: read} if read else {}
                self._repeat(question, read)
                return 1
            self._say(read)

    def _repeat(self, question: Question, answer: Answer | None) -> None:
        """Show the items of an answer with several, so that a person sees how it was taken apart."""
        section, key = question.fills
        if answer and not key and question.kind in _SEVERAL_LINES:
            entries = answer.data[section]
            names = tuple(str(entry.get("name") or entry.get("statement")) for entry in entries)
            self._say(notice("Noted ({count}): {names}", count=len(names), names=" / ".join(names)))

    def _typed(self, question: Question) -> str:
        """Return what a person types: one line, or several for a question with several answers."""
        lines = [self.console.ask("> ")]
        if question.kind in _SEVERAL_LINES and lines[0].strip() not in ("", _BACK, _HELP):
            self._say(Message("More? Press Enter if that is all."))
            while more := self.console.ask("> ").strip():
                lines.append(more)
        return "\n".join(lines)

    def _show(self, question: Question, number: str) -> None:
        self.console.print_error("")
        self._say(f"{number}. " + question.ask)
        for at, option in enumerate(question.options, start=1):
            self._say(f"  {at}. " + Message("{label}: {about}", {"label": option.label, "about": option.about}))
        example = question.example_in(self.console.translation, self.today.year)
        self._say(Message("For example: {example}", {"example": example}, is_whole=True))

    def _heading(self, heading: Message) -> None:
        self.console.print_error(f"\n{heading.text(self.console.translation)}")

    def _say(self, message: Message) -> None:
        for line in wrap(message.text(self.console.translation), self.width):
            self.console.print_error(line)


def ask_language(console: Console) -> Language:
    """Return the language that a person chooses. Raises `EOFError` at the end of input."""
    while True:
        said = console.ask("Nederlands of English? (nl/en) ").strip().casefold()
        if language := language_of_tag({"n": "nl", "e": "en"}.get(said, said)):
            return language
