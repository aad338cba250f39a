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
        path, source = display_path(report.name, self.context.folder), report.document.source
        rendered = render(self.context, report, report.open, with_snippets=True, with_repairs=True)
        return self._diagnostics.add(
            _diagnostic(without_markup(one), path, source, self.context.urls.of_rule(one.rule)) for one in rendered
        )

    def end(self, summary: Summary) -> str:  # noqa: ARG002 (the document has no place for it)
        """Close the document."""
        return "\n]}\n"


def _diagnostic(rendered: RenderedFinding, path: str, source: Source, address: str | None) -> dict[str, Any]:
    code = {"value": rendered.code}
    if address:
        code["url"] = address
    explain = f"{rendered.explain} ({rendered.name})"
    to_write = "\n".join(f"{label}\n{as_code_block(lines)}" if lines else label for label, lines in rendered.snippets)
    said = (rendered.message, rendered.advice, to_write, rendered.question, explain)
    text = "\n".join(filter(None, said))
    made: dict[str, Any] = {
        "message": text,
        "location": {"path": path, "range": _range(rendered.span, source)},
        "severity": SEVERITY_TERMS[rendered.severity].rdjson,
        "code": code,
    }
    if rendered.related:
        made["related_locations"] = [
            {
                "message": other.message or other.path,
                "location": {"path": path, "range": _range(other.span, source)},
            }
            for other in rendered.related
        ]
    alternatives = [rendered.repair] if rendered.repair else rendered.suggestions
    if alternatives:
        made["suggestions"] = list(_suggestions([one.text for one in alternatives], source))
    return made


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


def _byte(source: Source, line: int, column: int) -> int:
    """Turn a column in code points into one in bytes, both counted from 1."""
    return len(source.line(line)[: column - 1].encode()) + 1
