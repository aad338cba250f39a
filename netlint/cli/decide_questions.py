"""Asking in a terminal what a group has decided. Decides nothing about answers, and writes no file."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from netlint.charter.nothing import says_nothing
from netlint.cli.console import Console
from netlint.i18n import Message, notice
from netlint.linter.suppressions.agreement import last_day_in, people_in, reason_in
from netlint.reporters.wrapping import wrap

T = TypeVar("T")
_YES = ("y", "yes", "j", "ja")
_NO = ("n", "no", "nee")
_ALL = "0"


class Questions(Struct, frozen=True):
    """The questions about a decision, in the language of a console. All raise `EOFError` at the end of input."""

    console: Console
    today: dt.date
    width: int
    can_ask: bool
    """Whether a person can answer."""

    def say(self, message: Message) -> None:
        """Show a message on standard error, in lines."""
        for line in wrap(message.text(self.console.translation), self.width):
            self.console.print_error(line)

    def which(self, rows: Sequence[str], *, whole: bool) -> list[int] | None:
        """Return the numbers of some rows, counted from 0; `None` for the whole charter, if that can be chosen."""
        for number, row in enumerate(rows, start=1):
            self.console.print_error(f"  {number}. {row}")
        self.say(Message("Which of these have you decided about? Type numbers, such as 1,3. Press Enter for all."))
        if whole:
            self.say(Message("Type 0 for the whole charter. The decision is then also about what comes later."))

        def read(text: str) -> list[int] | Message | None:
            if not text:
                return list(range(len(rows)))
            if text == _ALL and whole:
                return None
            words = text.replace(",", " ").split()
            if all(word.isdecimal() and 1 <= int(word) <= len(rows) for word in words):
                return [int(word) - 1 for word in words]
            return Message("Type numbers from 1 to {count}, with commas between them.", {"count": len(rows)})

        return self._answer(read)

    def reason(self, question: str | None, earlier: str) -> str:
        """Return why the group decided so; nothing if Enter keeps an `earlier` reason."""
        if question:
            self.say(notice("To talk about together: {question}", question=question))
        self.say(Message("Why is this fine for you? The report shows the reason, so write it for a newcomer."))
        if earlier:
            self.say(notice("Press Enter to keep the earlier reason: {reason}", reason=earlier))

        def read(text: str) -> str | Message:
            if earlier and not text:
                return ""
            return reason_in(text) or Message("Write the reason in a sentence, or press Ctrl-C to stop.")

        return self._answer(read)

    def people(self, names: Mapping[str, str]) -> tuple[str, ...]:
        """Return the ids of the members who agreed; none if that is left open."""
        self.say(Message("Who agreed? Type ids or names, with commas between them. Press Enter to leave this open."))
        return self._answer(lambda text: () if says_nothing(text) else people_in(text, names))

    def last_day(self, proposed: dt.date, why: Message) -> dt.date | None:
        """Return the last day on which the decision applies; `None` if there is none."""
        template = "Until when? Press Enter for {day}: {why}. Type no if there is no last day."
        self.say(notice(template, day=proposed, why=why))

        def read(text: str) -> dt.date | Message | None:
            if not text:
                return proposed
            return None if says_nothing(text) else last_day_in(text, self.today)

        return self._answer(read)

    def agrees(self) -> bool:
        """Return whether the change is to be written; yes if the answer is empty."""
        prompt = f"{Message('Write this? (Y/n)').text(self.console.translation)} "
        while (said := self.console.ask(prompt).strip().casefold()) not in ("", *_YES, *_NO):
            self.say(Message("Type yes or no. Ctrl-C stops, and writes nothing."))
        return said not in _NO

    def _answer(self, read: Callable[[str], T | Message]) -> T:
        """Return the first answer that can be used; of each other one, say why not."""
        while isinstance(answer := read(self.console.ask("> ").strip()), Message):
            self.say(answer)
        return answer
