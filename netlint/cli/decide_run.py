"""A run of `netlint decide`: what it is about, what was agreed, and what is written. Checks nothing itself."""

import datetime as dt
from collections.abc import Sequence

from netlint.cli.console import Console
from netlint.cli.decide_agreement import Agreeing, Given
from netlint.cli.decide_choice import AlreadyDecided, Choice, Chosen, named_rule
from netlint.cli.decide_questions import Questions
from netlint.cli.exit_codes import EXIT_CLEAN, EXIT_ERROR
from netlint.cli.options import columns
from netlint.i18n import Language, Message, joined, notice
from netlint.linter.suppressions.agreement import Agreement
from netlint.project.changes import Change
from netlint.project.decide_checked import Checked, finding_key
from netlint.project.decide_comments import Comments
from netlint.project.decide_exceptions import Exceptions
from netlint.rules.base import Rule
from netlint.toml import dotted
from netlint.utils.errors import Problem

MOST_LINES = 40
"""The most lines that are shown before they are written. The project chose this limit."""


class DecideRun:
    """One decision, or one about all that is open, in checked charters."""

    def __init__(
        self, checked: Checked, given: Given, today: dt.date, streams: Console, language: Language, *, can_ask: bool
    ) -> None:
        """Take what is checked and given, and where to ask and print."""
        self._checked = checked
        self._given = given
        self._today = today
        self._streams = streams
        self._language = language
        self._questions = Questions(streams, today, columns(), can_ask)
        self._exceptions = Exceptions(checked, today)

    def decide(self, word: str | None, at: str | None) -> int:
        """Write what is decided about a rule at a place, and return the exit code. Raises `Problem`."""
        rule = named_rule(word, self._checked.project.rules) if word else None
        choice = Choice(self._checked, self._questions, self._language, rule, at)
        try:
            chosen = self._chosen(choice, rule)
            self._check_undecided(chosen)
        except AlreadyDecided as already:
            self._say(already.message)
            return EXIT_CLEAN
        if not chosen.found:
            self._say(Message("Nothing is open that can be suppressed, so nothing was written."))
            self._say_mandatory()
            return EXIT_CLEAN
        agreeing = Agreeing(self._checked, self._given, self._questions, self._exceptions)
        rows, question = [choice.row(*one) for one in chosen.found], choice.question(rule) if rule else None
        has_asked, agreement = agreeing.agreed(chosen, rows, question)
        changes, count = self._changes(chosen, agreement)
        if self._given.diff:
            self._print_diff(changes)
            return EXIT_CLEAN
        self._show(changes)
        self._show_further(choice, chosen)
        if has_asked and not self._questions.agrees():
            self._streams.print_error(Message("Nothing was written."))
            return EXIT_ERROR
        self._write(changes)
        self._conclude(count)
        return EXIT_CLEAN

    def _chosen(self, choice: Choice, rule: Rule | None) -> Chosen:
        if self._given.all or rule is None:
            return choice.all()
        return choice.everywhere(rule) if self._given.everywhere else choice.one(rule, whole=not self._given.comment)

    def _changes(self, chosen: Chosen, agreement: Agreement) -> tuple[list[Change], int]:
        """Return the changes, and how many findings they suppress. Raises `Problem` if they would suppress others."""
        if self._given.comment:
            comments = Comments(self._checked, agreement.reason, chosen.at)
            changes = [change for change in comments.changes(chosen.found) if change.after != change.before]
            if not changes:
                raise Problem(Message("The charter has comments about all of this already. Nothing was written."))
            after = comments.checked(changes)
            return changes, self._checked.prove(after, [] if chosen.at else chosen.found, chosen.found)
        changes = self._exceptions.changes(chosen.spots, agreement)
        after = self._exceptions.checked(changes)
        least, most = (self._checked.covered(chosen.spots, how) for how in (all, any))
        return changes, self._checked.prove(after, least, most)

    def _check_undecided(self, chosen: Chosen) -> None:
        """Raise `AlreadyDecided` if there is an exception at each place already."""
        standing = [self._exceptions.standing(spot) for spot in chosen.spots]
        if standing and all(standing) and not self._given.comment:
            template = "{where}: the group has already decided this about `{name}`. Nothing was written."
            wheres = ", ".join(one.details.where for one in standing if one)
            raise AlreadyDecided(notice(template, where=wheres, name=chosen.spots[0].rule.name))

    def _print_diff(self, changes: Sequence[Change]) -> None:
        """Print the changes for `git apply`; a terminal gets them without characters that it obeys."""
        for change in changes:
            if self._streams.out.isatty():
                self._streams.print_lines(change.diff.decode().removesuffix("\n"))
            else:
                self._streams.print_bytes(change.diff)

    def _show(self, changes: Sequence[Change]) -> None:
        """Print where something is written, and the lines; of many lines, only how many."""
        total = sum(len(lines) for change in changes for _number, lines in change.pieces)
        for change in changes:
            pieces = list(change.pieces)
            if total > MOST_LINES:
                self._say(_counted(change.name, sum(len(lines) for _number, lines in pieces)))
                continue
            for number, lines in pieces:
                self._say(notice("{file}, line {line}:", file=change.name, line=number))
                self._streams.print_lines("\n".join(f"    {line}".rstrip() for line in lines))

    def _show_further(self, choice: Choice, chosen: Chosen) -> None:
        """Print what exceptions are about besides what is chosen, because settings cannot name a narrower place."""
        if self._given.comment or self._given.everywhere or any(not spot.at for spot in chosen.spots):
            return
        named = {finding_key(*one) for one in chosen.found}
        further = [one for one in self._checked.covered(chosen.spots, all) if finding_key(*one) not in named]
        if further:
            places = tuple(dict.fromkeys(dotted(spot.at) for spot in chosen.spots))
            template = "The decision is about all that this rule reports at {places}, so also about:"
            self._say(Message(template, {"places": places}))
            for one in further:
                self._streams.print_lines(f"    {choice.row(*one)}")

    def _write(self, changes: Sequence[Change]) -> None:
        """Write the changes one by one. Raises `Problem`, which says what has been written before."""
        written: list[str] = []
        for change in changes:
            try:
                change.write()
            except Problem as problem:
                done = (
                    notice("Written: {path}", path=", ".join(written)) if written else Message("Nothing was written.")
                )
                raise Problem(joined(problem.message, done)) from problem
            written.append(change.name)

    def _conclude(self, count: int) -> None:
        """Print what the decision does, and what it does not."""
        if not count:
            self._say(Message("Written. The finding stays open, because it is also about other places."))
        elif count == 1:
            self._say(Message("Written. 1 finding is now suppressed, and nothing else."))
        else:
            self._say(Message("Written. {count} findings are now suppressed, and nothing else.", {"count": count}))
        if not self._given.comment:
            self._say(Message("`netlint exceptions` lists what the group has decided."))
        if self._given.all:
            self._say_mandatory()

    def _say_mandatory(self) -> None:
        """Print what cannot be suppressed."""
        if codes := sorted({one.code for _path, one in self._checked.mandatory()}):
            self._say(Message("Still open, because it cannot be suppressed: {codes}.", {"codes": tuple(codes)}))

    def _say(self, message: Message) -> None:
        self._streams.print_lines(message.text(self._streams.translation))


def _counted(file: str, count: int) -> Message:
    if count == 1:
        return notice("{file}: 1 line. --diff shows it.", file=file)
    return notice("{file}: {count} lines. --diff shows them.", file=file, count=count)
