"""The repairs of findings as edits of the text, made when a report shows them. Writes no file."""

from collections.abc import Iterable
from functools import cached_property
from typing import TypeAlias

from msgspec import Struct

from netlint.i18n import Message, joined
from netlint.linter.fixes import DocEdit
from netlint.linter.report import CharterReport, Diagnostic
from netlint.reporters.edit_words import edit_words
from netlint.toml import Document
from netlint.toml.editor import EditError, Editor
from netlint.toml.text_edits import TextEdit, text_edits

Edits: TypeAlias = tuple[DocEdit, ...]


MAX_EDITED = 20_000_000
"""The most characters of edited texts that are made for one report: each edit of a repair is checked on the whole text
of the charter. That is 5,000 edits of a usual charter, and 200 of a file of 100 KB. The project chose this limit."""


class TextRepair(Struct, frozen=True):
    """Edits of the text that are made together, and what they do."""

    words: Message
    """What they do, as sentences. They may have text of the charter."""
    edits: tuple[TextEdit, ...]
    """The edits, in the order of the text."""
    text: str
    """The whole text with the edits made."""


class Repairs:
    """Makes the repairs of the open findings in one charter, up to a limit. A suppressed finding has none."""

    def __init__(self, report: CharterReport) -> None:
        """Make repairs for one report, when they are asked for."""
        self._report = report
        self._edited = 0

    @cached_property
    def _document(self) -> Document:
        return self._report.document

    @cached_property
    def _editor(self) -> Editor:
        return Editor(self._document)

    def certain(self, finding: Diagnostic) -> TextRepair | None:
        """Return what `netlint fix` does about a finding; `None` if it does nothing."""
        return next(iter(self._made(finding, [finding.repair])), None)

    def suggested(self, finding: Diagnostic) -> tuple[TextRepair, ...]:
        """Return the repairs of which a person chooses one, without those that give the same text as an earlier one."""
        return self._made(finding, finding.suggestions)

    def _made(self, finding: Diagnostic, alternatives: Iterable[Edits]) -> tuple[TextRepair, ...]:
        if finding.suppression or self._document.data is None:
            return ()
        made: dict[str, TextRepair] = {}
        for edits in alternatives:
            if edits and (repair := self._text_repair(edits)):
                made.setdefault(repair.text, repair)
        return tuple(made.values())

    def _text_repair(self, edits: Edits) -> TextRepair | None:
        """Return edits as edits of the text; `None` if they cannot be made, change nothing, or are beyond the limit."""
        self._edited += len(edits) * len(self._document.source.text)
        if self._edited > MAX_EDITED:
            return None
        try:
            text = self._editor.edited(edits)
        except EditError:
            return None
        changes = text_edits(self._document.source, text)
        words = joined(*(edit_words(self._document, edit) for edit in edits))
        return TextRepair(words, changes, text) if changes else None


__all__ = ["Repairs", "TextRepair"]
