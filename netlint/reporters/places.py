"""The text of a charter with places to fill in for what is missing, each with the question for the group.

They are comments, as `netlint init` writes them. Writes no file.
"""

from collections.abc import Iterator

from netlint.i18n import Message, Translate, verbatim
from netlint.linter.fixed import Change
from netlint.linter.interview.lines import comment
from netlint.linter.report import CharterReport
from netlint.reporters.base import ReportContext, translated
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.snippets import Snippets
from netlint.toml.open_places import OpenPlaces
from netlint.toml.snippet import Snippet

_ASK = Message("Ask the group: {question}").template
_PLACE = Message("Fill in `{line}`.").template


def with_places(context: ReportContext, report: CharterReport) -> tuple[str, tuple[Change, ...]]:
    """Return the text of a charter with places for what is missing, and the findings that got one.

    What has a place already gets no other.
    """
    snippets, places = Snippets(context, report), OpenPlaces(report.document)
    made = []
    for finding in report.open:
        rule = context.rules[finding.code]
        if not rule.question or finding.repair or finding.suggestions:
            continue
        translate = context.translate_for(rule, report.language)
        added = list(_added(places, snippets.of(finding, translate), _question(rule.question, translate)))
        if added:
            made.append((finding.code, added))
    text = places.text()
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    return text, tuple(_change(lines, code, added) for code, added in made)


def _change(lines: list[str], code: str, added: list[str]) -> Change:
    """Return what was added for a rule, with the line of its first place."""
    return Change(lines.index(f"#{added[0]}") + 1, code, tuple(Message(_PLACE, {"line": line}) for line in added))


def _question(question: str, translate: Translate) -> list[str]:
    said = translated(translate, _ASK, question=verbatim(translate(question)))
    return comment(escape_terminal(said))


def _added(places: OpenPlaces, snippets: tuple[Snippet, ...], question: list[str]) -> Iterator[str]:
    """Yield the first line of each place that is made for the snippets of a finding; none if one replaces something."""
    if any(snippet.where in ("instead", "inside") for snippet in snippets):
        return
    for number, snippet in enumerate(snippets):
        lines = places.add(snippet, question if number == 0 else ())
        if lines:
            yield lines[0]
        elif number == 0:
            return
