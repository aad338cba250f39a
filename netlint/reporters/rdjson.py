"""The Diagnostic Format of reviewdog, which puts findings into reviews on many platforms."""

from collections.abc import Iterator, Sequence
from typing import Any

from netlint.linter.report import CharterReport
from netlint.linter.summary import Summary
from netlint.reporters.base import ReportContext, Reporter
from netlint.reporters.escape_markdown import as_code_block
from netlint.reporters.json_entries import Entries, encode
from netlint.reporters.paths import display_path
from netlint.reporters.rendered import RenderedFinding, render, without_markup
from netlint.reporters.terms import SEVERITY_TERMS
from netlint.toml import Source, Span


class Rdjson(Reporter):
    """One document of the open findings, with columns in bytes of UTF-8."""

    signature = r'\{"source":\{"name":"netlint"'

    def __init__(self, context: ReportContext) -> None:
        """Make a format for one run."""
        super().__init__(context)
        self._diagnostics = Entries()

    def begin(self) -> str:
        """Open the document."""
        head = {"source": {"name": "netlint", "url": self.context.urls.own}}
        return encode(head)[:-1] + ',"diagnostics":['

    def charter(self, report: CharterReport, shown: int) -> str:  # noqa: ARG002 (programs get all findings)
        """Return all open findings in one charter."""
        rendered = render(self.context, report, report.open, with_snippets=True, with_repairs=True)
        return self._diagnostics.add(
            self._diagnostic(without_markup(one), report.document.source, self.context.urls.of_rule(one.rule))
            for one in rendered
        )

    def end(self, summary: Summary) -> str:  # noqa: ARG002 (the document has no place for it)
        """Close the document."""
        return "\n]}\n"

    def _diagnostic(self, rendered: RenderedFinding, source: Source, address: str | None) -> dict[str, Any]:
        """Return a finding in a charter with the text of `source`."""
        code = {"value": rendered.code}
        if address:
            code["url"] = address
        made: dict[str, Any] = {
            "message": _message(rendered),
            "location": self._location(rendered.file, rendered.span, rendered.line, source),
            "severity": SEVERITY_TERMS[rendered.severity].rdjson,
            "code": code,
        }
        if rendered.related:
            made["related_locations"] = [
                {
                    "message": other.message or other.path,
                    "location": self._location(other.file, other.span, other.line, source),
                }
                for other in rendered.related
            ]
        alternatives = [rendered.repair] if rendered.repair else rendered.suggestions
        if alternatives and rendered.line is None:  # a suggestion has no file of its own
            made["suggestions"] = list(_suggestions([one.text for one in alternatives], source))
        return made

    def _location(self, file: str, span: Span, line: str | None, source: Source) -> dict[str, Any]:
        """Return a place in a file: in a `line` of it, or otherwise in the text of the charter."""
        extent = _range(span, source) if line is None else _range_in(line, span)
        return {"path": display_path(file, self.context.folder), "range": extent}


def _message(rendered: RenderedFinding) -> str:
    explain = f"{rendered.explain} ({rendered.name})"
    to_write = "\n".join(f"{label}\n{as_code_block(lines)}" if lines else label for label, lines in rendered.snippets)
    said = (rendered.message, rendered.advice, to_write, rendered.question, explain)
    return "\n".join(filter(None, said))


def _suggestions(texts: Sequence[str], source: Source) -> Iterator[dict[str, Any]]:
    """Yield one suggestion for each text, of whole lines: a reviewer can take it by itself.

    All of them are about the same lines, and never about an empty range, because GitHub shows no others.
    """
    before, after = source.text.split("\n"), [text.split("\n") for text in texts]
    end = min(_same(before[::-1], lines[::-1]) for lines in after)
    begin = min(_same(before[: len(before) - end], lines[: len(lines) - end]) for lines in after)
    if begin + end == min(map(len, (before, *after))):  # something has no line of its own: take the one beside it
        begin, end = (begin - 1, end) if begin else (begin, end - 1)
    last = len(before) - end
    span = Span(begin + 1, 1, last, len(source.line(last)) + 1)
    for lines in after:
        text = "\n".join(lines[begin : len(lines) - end]).removesuffix("\r")
        yield {"range": _range(span, source), "text": text}


def _same(lines: Sequence[str], others: Sequence[str]) -> int:
    """Return how many lines are the same at the beginning."""
    pairs = enumerate(zip(lines, others, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(lines), len(others)))


def _range(span: Span, source: Source) -> dict[str, Any]:
    return {
        "start": {"line": span.line, "column": _byte(source, span.line, span.column)},
        "end": {"line": span.end_line, "column": _byte(source, span.end_line, span.end_column)},
    }


def _range_in(line: str, span: Span) -> dict[str, Any]:
    """Return a span in one line, with the text of that line."""
    return {
        "start": {"line": span.line, "column": _byte_in(line, span.column)},
        "end": {"line": span.end_line, "column": _byte_in(line, span.end_column)},
    }


def _byte(source: Source, line: int, column: int) -> int:
    """Turn a column in code points into one in bytes, both counted from 1."""
    return _byte_in(source.line(line), column)


def _byte_in(line: str, column: int) -> int:
    return len(line[: column - 1].encode()) + 1
