"""The lines to write about a finding, with where to write them, made when a report shows them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from netlint.charter.lines.snippets import SnippetWriter
from netlint.i18n import Message, Translate, same, show
from netlint.linter.report import CharterReport, Diagnostic
from netlint.reporters.base import ReportContext, translated
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.rendered import RenderedSnippet
from netlint.rules.base import Rule
from netlint.toml import Replacement, Span, labels
from netlint.toml.open_places import open_place
from netlint.toml.snippet import Snippet, Where

_LONGEST = 60
"""The longest text of a charter that a label repeats, in code points. The project chose this limit."""
_ELSEWHERE: Mapping[Where, Message] = {"end": labels.END, "added": labels.ADDED, "inside": labels.INSIDE}
_OR_PLACE: Mapping[Message, Message] = {
    labels.END: labels.END_OR_PLACE,
    labels.BELOW: labels.BELOW_OR_PLACE,
}


class Snippets:
    """Makes the snippets of findings in one charter."""

    def __init__(self, context: ReportContext, report: CharterReport) -> None:
        """Make snippets for one report, when they are asked for."""
        self._context = context
        self._report = report

    @cached_property
    def _writer(self) -> SnippetWriter | None:
        document = self._report.document
        tables = self._context.tables
        return SnippetWriter(document, self._context.today, tables) if document.data is not None else None

    def of(self, finding: Diagnostic, translate: Translate = same) -> tuple[Snippet, ...]:
        """Return the snippets of a finding; what its rule says in them, in the language of `translate`."""
        if isinstance(finding.at, Span):
            return self._corrections(finding.at)
        if finding.write_at is None or finding.suppression or self._writer is None:
            return ()
        return self._writer.snippets(finding.write_at, _in_words(finding.write, translate), self._examples)

    def _corrections(self, at: Span) -> tuple[Snippet, ...]:
        """Return the line that cannot be read at a place, as it should be."""
        mistakes = self._report.document.mistakes
        return tuple(one.correction for one in mistakes if one.correction and one.span == at)

    def labelled(self, finding: Diagnostic, rule: Rule) -> Iterator[tuple[Snippet, str]]:
        """Yield the snippets of a finding, each with a line that says where to write it, or what to remove."""
        translate = self._context.translate_for(rule, self._report.language)
        source = self._report.document.source
        for snippet in self.of(finding, translate):
            yield snippet, _label(snippet, open_place(source, snippet), translate)

    def rendered(self, finding: Diagnostic, rule: Rule) -> Iterator[RenderedSnippet]:
        """Yield the snippets of a finding as text, without characters that a terminal obeys."""
        translate = self._context.translate_for(rule, self._report.language)
        for snippet, label in _once(self.labelled(finding, rule), translate):
            lines = map(escape_terminal, snippet.text.split("\n"))
            yield RenderedSnippet(escape_terminal(label), "\n".join(lines))

    @cached_property
    def _examples(self) -> Translate:
        """The translation of the examples of the format, which have their quotation marks in the catalogue."""
        return self._context.translator.of_format(self._context.speaks(self._report.language))


def _in_words(
    write: Mapping[str, Any] | Replacement | None, translate: Translate
) -> Mapping[str, Any] | Replacement | None:
    """Return what a rule wants to be written with its messages as text."""
    if isinstance(write, Replacement):
        return Replacement(_text(write.value, translate), write.to)
    return {key: _text(value, translate) for key, value in write.items()} if write else write


def _text(value: Any, translate: Translate) -> Any:
    return value.text(translate) if isinstance(value, Message) else value


def _once(labelled: Iterable[tuple[Snippet, str]], translate: Translate) -> Iterator[tuple[Snippet, str]]:
    """Yield snippets with their labels; the same text instead of several places that read the same, once."""
    same_lines: dict[tuple[str, str, str | int], list[tuple[Snippet, str]]] = {}
    for number, (snippet, label) in enumerate(labelled):
        is_header = snippet.where == "instead" and snippet.place.startswith("[")
        same_lines.setdefault((snippet.text, snippet.place, "" if is_header else number), []).append((snippet, label))
    for (snippet, label), *others in same_lines.values():
        is_shown = _template(snippet) is labels.INSTEAD
        template = labels.INSTEAD_OF_EACH.template
        each = translated(translate, template, place=snippet.place, line=snippet.span.line) if others else label
        yield snippet, each if is_shown else label


def _label(snippet: Snippet, place: int | None, translate: Translate) -> str:
    """Return where to write a snippet; `place` is the line with a place to fill in, if there is one."""
    first, last = snippet.span.line, snippet.span.end_line
    template = _template(snippet)
    if place is not None:
        template = _OR_PLACE.get(template, template)
    text = translate(template.template)
    return text.format(place=show(snippet.place), line=first, last=last, open=place) if "{" in text else text


def _template(snippet: Snippet) -> Message:
    if snippet.where in _ELSEWHERE:
        return _ELSEWHERE[snippet.where]
    is_shown = snippet.place and len(snippet.place) <= _LONGEST and "`" not in snippet.place
    if snippet.where == "below":
        return labels.BELOW if is_shown and snippet.place.startswith("[") else labels.BELOW_LINE
    if not snippet.text:
        return labels.REMOVE if is_shown else labels.REMOVE_LINE
    if is_shown:
        return labels.INSTEAD
    return labels.INSTEAD_OF_LINE if snippet.span.line == snippet.span.end_line else labels.INSTEAD_OF_LINES
