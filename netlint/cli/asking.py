"""Asking the questions of the interview in a terminal. Decides nothing about answers, and writes no file."""

import datetime as dt

from msgspec import Struct

from netlint.cli.console import Console
from netlint.i18n import Choice, Language, Message, notice
from netlint.i18n.languages import language_of_tag
from netlint.linter.interview import QUESTIONS, Answer, Question, completed, is_answered, leaves_open, read_answer
from netlint.reporters.wrapping import wrap

_BACK, _HELP = "<", "?"
_SEVERAL_LINES = ("people", "statements")
_YES = ("y", "yes", "j", "ja")
_NO_MORE = ("n", "no", "nee", "done", "klaar", "no more", "niet meer", "dat was het", "dat is alles", "that is all")


class Interview(Struct):
    """An interview in a terminal: the answers so far, and how to go on."""

    console: Console
    answers: dict[str, Answer]
    today: dt.date
    width: int
    said: dict[str, str] = {}
    """The texts of the answers, by the keys of their questions. Going back does not remove them."""

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

    def agrees(self, question: Message, about: Message) -> bool:
        """Return whether the answer to a question is yes; no if it is empty. `about` explains the question."""
        self.console.print_error("")
        self._say(question)
        prompt = f"{Message('(y/N)').text(self.console.translation)} "
        while (said := self.console.ask(prompt).strip().casefold()) == _HELP:
            self._say(about)
        return said in _YES

    def one_of(self, question: Message, names: tuple[str, ...]) -> str | None:
        """Return one of several names; `None` if the answer is empty."""
        self._say(question)
        while (said := self.console.ask("> ").strip().casefold()) not in ("", *names):
            self._say(Message("Choose one of these, or press Enter: {options}.", {"options": Choice(names)}))
        return said or None

    def _ask(self, question: Question, number: str) -> int:
        """Ask one question until its answer can be used; return how many questions to go on, or -1 for back."""
        self._show(question, number)
        if now := self.said.get(question.key):
            template = "Your answer is now: {answer}. Press Enter to keep it, or type a new answer."
            self._say(notice(template, answer=" / ".join(now.split("\n"))))
        kept = ""
        while (typed := self._typed(question)) is not None:
            if typed.strip() or kept:
                text = completed(kept, typed) if typed.strip() else kept
            else:
                text = self.said.get(question.key, "")
            is_last = bool(kept) and not typed.strip()
            again = self._take(question, text, is_last=is_last)
            if again is None:
                return 1
            kept = again or kept
        return -1

    def _take(self, question: Question, text: str, *, is_last: bool) -> str | None:
        """Take an answer; return `None`, or what is clear of it if a person should say more.

        If it is the last word, what is clear is enough.
        """
        read = read_answer(question, text, self.answers, today=self.today, translate=self.console.translation)
        if isinstance(read, Message):
            self._say(read)
            if text == self.said.get(question.key):  # it fitted other people: Enter skips the question from now on
                del self.said[question.key]
            return ""
        self._keep(question, text, read)
        if read is None or read.unclear is None or is_last:
            return None
        self._say(read.unclear)
        return read.kept

    def _keep(self, question: Question, text: str, answer: Answer | None) -> None:
        """Keep an answer with its text, and show how it was taken apart; without one, the question stays open."""
        if answer is None:
            self.said.pop(question.key, None)
            if text.strip():  # not only skipped
                self._say(Message("Then we leave this question open."))
            return
        if answer.data:
            self.answers[question.key] = answer
            self.said[question.key] = answer.kept or text
        if answer.noted:
            self._say(answer.noted)

    def _typed(self, question: Question) -> str | None:
        """Return what a person types: one line, or several for a question with several answers; `None` for back."""
        first = self._line(question)
        if first is None or question.kind not in _SEVERAL_LINES or leaves_open(question, first):
            return first
        self._say(Message("More? Press Enter if that is all."))
        lines = [first]
        while more := self._line(question):
            if more.casefold().rstrip(".!") in _NO_MORE:
                break
            lines.append(more)
        whole = "\n".join(lines)
        if more is None:  # what is typed so far is not lost
            self._take(question, whole, is_last=True)
        return None if more is None else whole

    def _line(self, question: Question) -> str | None:
        """Return a line that a person types, after explaining the question where asked; `None` for back."""
        while (line := self.console.ask("> ").strip()) == _HELP:
            self._say(question.help)
        return None if line == _BACK else line

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
