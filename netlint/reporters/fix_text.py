"""What `netlint fix` has done, for people: what was repaired, what is left, and why."""

import shlex
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from click import style
from msgspec.structs import replace

from netlint.i18n import Message, Translate, joined
from netlint.linter.fixed import Change, Fixed, Left
from netlint.linter.report import Diagnostic
from netlint.reporters.base import ReportContext, translated
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.wrapping import wrap

MAX_LISTED = 5
"""The most findings that are listed for one reason; the others are counted. The project chose this limit."""
_HEADS: Mapping[Left, Message] = {
    "choice": Message("For you to choose, with `{ask}`:"),
    "failed": Message("Not repaired:"),
    "unclear": Message("To correct yourself, because netlint cannot tell what was meant:"),
    "crashed": Message("Not checked, because a rule crashed:"),
}
_FOR_GROUP = (
    Message("Only the group can decide about 1 finding. `{check}` shows it."),
    Message("Only the group can decide about {count} findings. `{check}` shows them."),
)
_DONE = (Message("Repaired:"), Message("Can be repaired:"))
_PLACES = Message("Places to fill in:")
_REPAIRED = (
    Message("Repaired 1 finding."),
    Message("Repaired {count} findings."),
    Message("Repaired {count} findings in {charters} charters."),
)
_CAN_BE_REPAIRED = (
    Message("1 finding can be repaired."),
    Message("{count} findings can be repaired."),
    Message("{count} findings in {charters} charters can be repaired."),
)
_NOTHING = Message("Nothing to repair.")
_MADE_PLACES = (Message("Added 1 place to fill in."), Message("Added places to fill in for {count} findings."))
_CAN_MAKE_PLACES = (
    Message("1 place to fill in can be added."),
    Message("Places to fill in can be added for {count} findings."),
)
_LEFT = (Message("1 finding is left."), Message("{count} findings are left."))


class FixTally(NamedTuple):
    """How much was repaired in a run, and how much is left."""

    changes: int = 0
    charters: int = 0
    places: int = 0
    left: int = 0

    def plus(self, fixed: Fixed) -> "FixTally":
        """Return the tally with one more charter."""
        return FixTally(
            self.changes + len(fixed.changes),
            self.charters + bool(fixed.changes),
            self.places + len(fixed.places),
            self.left + len(fixed.report.open),
        )

    def sentence(self, translate: Translate, *, is_written: bool, is_whole: bool = True) -> str:
        """Return the last line of a run; `is_written` says whether the repairs are made, or only shown.

        A run in which a charter could not be repaired is not whole: it does not say that there is nothing to repair.
        """
        said = []
        number = 0 if self.changes == 1 else 1 if self.charters == 1 else 2
        if self.changes:
            done = (_REPAIRED if is_written else _CAN_BE_REPAIRED)[number]
            said.append(translated(translate, done.template, count=self.changes, charters=self.charters))
        if self.places:
            places = (_MADE_PLACES if is_written else _CAN_MAKE_PLACES)[self.places != 1]
            said.append(translated(translate, places.template, count=self.places))
        if self.left:
            left = translated(translate, _LEFT[self.left != 1].template, count=self.left)
        if not said and is_whole:
            said.append(translate(_NOTHING.template))
        return " ".join([*said, *([left] if self.left else [])])


class FixText(NamedTuple):
    """Writes what came of one charter."""

    context: ReportContext
    fixed: Fixed
    is_written: bool = True
    """Whether the repairs are made, or only shown."""

    def lines(self, *, is_only: bool) -> list[str]:
        """Return the lines about a charter; none if there is nothing to say of one among many."""
        parts = [*self._changes(), *(line for why in _HEADS for line in self._left(why))]
        if parts or is_only:
            parts += self._for_group()
        return [self._style(escape_terminal(self.fixed.report.name), bold=True), *parts] if parts else []

    @property
    def _translate(self) -> Translate:
        return self.context.translate(self.fixed.report.language)

    def _say(self, message: Message, **parameters: str | int) -> str:
        return escape_terminal(translated(self._translate, message.template, **parameters))

    def _style(self, text: str, **how: object) -> str:
        return style(text, **how) if self.context.color else text  # type: ignore[arg-type]  # click's own

    def _changes(self) -> Iterator[str]:
        for head, changes in ((_DONE[not self.is_written], self.fixed.changes), (_PLACES, self.fixed.places)):
            if changes:
                yield "  " + self._say(head)
            for change in _once(changes):
                yield from self._item(change.line, joined(*change.words), change.code)

    def _item(self, line: int, said: Message, code: str) -> Iterator[str]:
        """Yield a line with its number, and the code of the rule at its end."""
        text = f"{escape_terminal(said.text(self._translate_for(code)))}  {code}"
        first, *rest = wrap(text, self.context.width - 10)
        yield f"  {line:>6}  {first}"
        yield from (f"{'':10}{one}" for one in rest)

    def _translate_for(self, code: str) -> Translate:
        return self.context.translate_for(self.context.rules[code], self.fixed.report.language)

    def _left(self, why: Left) -> Iterator[str]:
        found = [one for one in self.fixed.report.open if self._why(one) == why]
        if found:
            yield "  " + self._say(_HEADS[why], ask=self._command("fix --ask"))
        for one in found[:MAX_LISTED]:
            reason = self.fixed.failed.get(one.fingerprint)
            line = self.fixed.report.place(one).span.line
            line = line if self.is_written else self.fixed.line_before(line)
            yield from self._item(line, joined(one.message, reason), one.code)
        if len(found) > MAX_LISTED:
            yield f"{'':10}{self._say(Message('and {more} more'), more=len(found) - MAX_LISTED)}"

    def _why(self, finding: Diagnostic) -> Left:
        return self.fixed.left(finding, self.context.rules[finding.code])

    def _for_group(self) -> Iterator[str]:
        count = sum(self._why(one) == "group" for one in self.fixed.report.open)
        if count:
            text = self._say(_FOR_GROUP[count != 1], count=count, check=self._command("check"))
            yield from (f"  {line}" for line in wrap(text, self.context.width - 2))

    def _command(self, what: str) -> str:
        return f"netlint {what} {shlex.quote(self.fixed.report.name)}"


def _once(changes: tuple[Change, ...]) -> Iterator[Change]:
    """Yield changes in the order of their lines, and on one line as they were made.

    What several findings have in common, and says the same, is yielded once.
    """
    said: list[Message] = []
    for change in sorted(changes, key=lambda change: change.line):
        words: list[Message] = []
        for one in change.words:
            if one not in words:
                words.append(one)
        if len(words) == 1 or not all(one in said for one in words):
            yield replace(change, words=tuple(words))
        said += words if len(words) > 1 else ()
