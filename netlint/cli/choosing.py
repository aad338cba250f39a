"""Asking a person which repair to make, in a terminal. Decides nothing, and writes no file."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from netlint.cli.console import Console
from netlint.i18n import Message, Translate
from netlint.linter.fixed import Fixed
from netlint.linter.report import Diagnostic
from netlint.project.fixer import Fixer
from netlint.reporters.base import ReportContext
from netlint.reporters.edit_words import edit_words
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.wrapping import wrap

_SKIP, _QUIT = "", "q"


class Chooser(Struct):
    """Asks about charters, one finding at a time, until a person has had enough."""

    console: Console
    context: ReportContext
    fixer: Fixer
    has_stopped: bool = False

    def chosen(self, path: Path, fixed: Fixed) -> Fixed:
        """Return a charter with the repairs that a person chooses; nothing is written."""
        fixed = self._readable(path, fixed)
        passed: set[str] = set()
        while not self.has_stopped and (finding := _next(fixed, passed)):
            passed.add(finding.fingerprint)
            number = self._choice(fixed, finding)
            if number is None:
                continue
            made = self.fixer.with_edits(path, fixed, finding, finding.suggestions[number])
            if isinstance(made, Message):
                self._say(made, self._translate(fixed))
            else:
                fixed = made
        return fixed

    def _readable(self, path: Path, fixed: Fixed) -> Fixed:
        """Return a charter with the lines that could not be read as a person wants them, as far as that is known."""
        while fixed.report.document.data is None and not self.has_stopped:
            corrected = self.fixer.corrected(path, fixed)
            if corrected is None:
                break
            translate, change = self._translate(fixed), corrected.changes[-1]
            mistake = fixed.report.document.mistakes[0]
            at = mistake.correction.span.line if mistake.correction else change.line
            self._show(fixed, at, mistake.message.text(translate))
            if self._number([change.words[0].text(translate)], translate) is None:
                break
            fixed = self.fixer.repaired_further(path, corrected)
        return fixed

    def _choice(self, fixed: Fixed, finding: Diagnostic) -> int | None:
        """Return the number of the repair that a person chooses for a finding, from 0; `None` for none of them."""
        rule, report = self.context.rules[finding.code], fixed.report
        translate = self.context.translate_for(rule, report.language)
        severity = translate(finding.severity)
        line = report.place(finding).span.line
        self._show(fixed, line, f"{severity}: {finding.message.text(translate)}  {finding.code}")
        repairs = [
            " ".join(edit_words(report.document, edit).text(translate) for edit in edits)
            for edits in finding.suggestions
        ]
        return self._number(repairs, translate)

    def _show(self, fixed: Fixed, line: int, said: str) -> None:
        """Show a finding and its line, with the number that it has in the file."""
        self.console.print_error("")
        shown = fixed.line_before(line)
        self._lines(f"{fixed.report.name}:{shown}  {said}")
        self._lines(f"{shown:>6} | {fixed.report.document.source.line(line).strip()}")

    def _number(self, repairs: Sequence[str], translate: Translate) -> int | None:
        for number, said in enumerate(repairs, start=1):
            self._lines(f"  {number}. {said}")
        if len(repairs) == 1:
            again = Message("Type 1 to do this. Enter skips this one, and q stops asking.")
            self._say(again, translate)
        else:
            again = Message("Type a number from 1 to {most}, or press Enter to skip this one.", {"most": len(repairs)})
            self._say(Message("Type a number. Enter skips this one, and q stops asking."), translate)
        try:
            while (typed := self.console.ask("> ").strip().casefold()) not in (_SKIP, _QUIT):
                if typed.isdecimal() and 1 <= int(typed) <= len(repairs):
                    return int(typed) - 1
                self._say(again, translate)
        except EOFError:
            typed = _QUIT
            self.console.print_error("")
        self.has_stopped = typed == _QUIT
        return None

    def _translate(self, fixed: Fixed) -> Translate:
        return self.context.translate(fixed.report.language)

    def _say(self, message: Message, translate: Translate) -> None:
        self._lines(message.text(translate))

    def _lines(self, text: str) -> None:
        for line in wrap(escape_terminal(text), self.context.width, indent="     "):
            self.console.print_error(line)


def _next(fixed: Fixed, passed: set[str]) -> Diagnostic | None:
    """Return the first finding with repairs to choose from that a person has not been asked about."""
    found = (one for one in fixed.report.open if one.suggestions and one.fingerprint not in passed)
    return next(found, None)
