"""What changes between two charters, and the proposal to change it, for people at a terminal and in a mail."""

from collections.abc import Iterable, Iterator

from click import style

from netlint.linter.changes import CharterDiff
from netlint.reporters.base import ReportContext
from netlint.reporters.diff_overview import count, ends, findings, heads, notes
from netlint.reporters.diff_proposal import Proposal, parts, proposal
from netlint.reporters.diff_rules import deciding, touched
from netlint.reporters.diff_words import Words
from netlint.reporters.escape_markdown import neutralize_markup
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.wrapping import wrap

_INDENT = "  "


def diff_text(diff: CharterDiff, context: ReportContext) -> str:
    """Return what changes as text, without a line break at its end."""
    words = Words(diff, context)
    text = _Text(context.width, color=context.color)
    blocks = [list(text.wrapped([heads(words)]))]
    for topic, positions in words.topics.items():
        blocks.append(list(text.block(words.topic(topic), (words.sentences[at] for at in positions))))
    for heading, found in findings(words):
        blocks.append(list(text.block(heading, found)))
    if diff.differences:
        lines = list(text.block(words.say("Who decides"), deciding(words)))
        for rule in touched(words):
            lines += text.wrapped([rule.lead], _INDENT)
            lines += text.wrapped(rule.sentences, 2 * _INDENT)
        blocks.append(lines)
    blocks.append(list(text.wrapped(notes(words))))
    blocks.append(list(text.wrapped(ends(words))))
    return "\n\n".join("\n".join(lines) for lines in blocks if lines)


def proposal_text(diff: CharterDiff, context: ReportContext, why: str) -> str:
    """Return the change as a proposal to paste, without a line break at its end; that nothing changes, if so."""
    words = Words(diff, context)
    return written(proposal(words, why), words) if diff.differences else count(words)


def written(made: Proposal, words: Words) -> str:
    """Return a proposal as text. In tools that read Markdown, nothing of it is active."""
    blocks = [[_inert(made.title)]]
    blocks += [[_inert(part.heading), *(f"- {_inert(line)}" for line in part.lines)] for part in parts(made, words)]
    return "\n\n".join("\n".join(lines) for lines in blocks)


def _inert(text: str) -> str:
    return neutralize_markup(escape_terminal(text))


class _Text:
    """Text that fits the terminal."""

    def __init__(self, width: int, *, color: bool) -> None:
        self._width, self._color = width, color

    def block(self, heading: str, sentences: Iterable[str]) -> Iterator[str]:
        """Yield a heading with sentences below it; nothing without sentences."""
        if lines := list(self.wrapped(sentences, _INDENT)):
            yield style(heading, bold=True) if self._color else heading
            yield from lines

    def wrapped(self, sentences: Iterable[str], indent: str = "") -> Iterator[str]:
        """Yield the lines of sentences, each beginning on a line of its own."""
        for sentence in sentences:
            lines = wrap(escape_terminal(sentence), self._width - len(indent), indent=_INDENT)
            yield from (indent + line for line in lines)
