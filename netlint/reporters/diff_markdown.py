"""What changes between two charters, and the proposal to change it, as Markdown: for a pull request or a decision."""

from collections.abc import Iterable, Iterator

from netlint.linter.changes import CharterDiff
from netlint.reporters.base import ReportContext
from netlint.reporters.diff_overview import count, ends, findings, heads, notes, title
from netlint.reporters.diff_proposal import parts, proposal
from netlint.reporters.diff_rules import deciding, touched
from netlint.reporters.diff_words import Words
from netlint.reporters.escape_markdown import escape_markdown, escape_paragraph
from netlint.reporters.escape_terminal import escape_terminal

MOST = 50_000
"""The most characters of the changes, so that all of it fits in a comment. GitHub allows 65,536 in one."""


def diff_markdown(diff: CharterDiff, context: ReportContext) -> str:
    """Return what changes as Markdown, without a line break at its end."""
    words = Words(diff, context)
    blocks = [f"### {_escaped(title(words))}", _paragraph(heads(words))]
    sections = [(words.topic(topic), [words.sentences[at] for at in found]) for topic, found in words.topics.items()]
    sections += findings(words)
    if diff.differences:
        sections.append((words.say("Who decides"), [*deciding(words), *_touched(words)]))
    sections.append((words.say("Not compared"), list(notes(words))))
    blocks += _sections(sections, words)
    return "\n\n".join([*blocks, _paragraph(" ".join(ends(words)))])


def proposal_markdown(diff: CharterDiff, context: ReportContext, why: str) -> str:
    """Return the change as a proposal, without a line break at its end; that nothing changes, if so."""
    words = Words(diff, context)
    if not diff.differences:
        return _paragraph(count(words))
    made = proposal(words, why)
    sections = [(part.heading, part.lines) for part in parts(made, words)]
    return "\n\n".join([f"### {_escaped(made.title)}", *_sections(sections, words)])


def _touched(words: Words) -> Iterator[str]:
    for rule in touched(words):
        yield " ".join([rule.lead, *rule.sentences])


def _sections(sections: Iterable[tuple[str, Iterable[str]]], words: Words) -> Iterator[str]:
    """Yield headings with lists, until there is no more room in a comment."""
    room, left_out = MOST, 0
    for heading, sentences in sections:
        lines = []
        for sentence in sentences:
            line = f"- {_paragraph(sentence)}"
            room -= len(line) + 1
            if room > 0:
                lines.append(line)
            else:
                left_out += 1
        if lines:
            yield f"**{_escaped(heading)}**\n\n" + "\n".join(lines)
    if left_out:
        yield words.say("And {more} more, which `--format json` shows.", more=left_out)


def _escaped(text: str) -> str:
    return escape_markdown(escape_terminal(text))


def _paragraph(text: str) -> str:
    return escape_paragraph(escape_terminal(text))
