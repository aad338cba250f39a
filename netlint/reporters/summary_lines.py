"""The end of a report for people: how many checks hold, which level is met, and how many findings there are."""

from collections.abc import Mapping
from functools import partial

from netlint.i18n import LANGUAGES, Message
from netlint.i18n.translator import Translator
from netlint.linter.report import Status
from netlint.linter.summary import Summary
from netlint.reporters.base import ReportContext, Translated, family_title, translated
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.suppression_text import SUPPRESSED_COUNTS
from netlint.rules.base import LEVELS
from netlint.rules.finding import SEVERITIES, Severity

SEVERITIES_COUNTED: dict[Severity, tuple[Message, Message]] = {
    "error": (Message("{count} error"), Message("{count} errors")),
    "warning": (Message("{count} warning"), Message("{count} warnings")),
    "info": (Message("{count} remark"), Message("{count} remarks")),
}
"""How many findings there are of each severity: one, or more."""

_LEVELS = {"essential": Message("Essential"), "sound": Message("Sound"), "thriving": Message("Thriving")}
_HEADS: tuple[tuple[tuple[Status, ...], Message], ...] = (
    (("holds",), Message("hold")),
    (("findings", "crashed"), Message("open")),
    (("set-aside",), Message("set aside")),
    (("not-evaluated",), Message("not evaluated")),
)
"""The columns of the summary, and the outcomes that each counts."""
_OPT_IN = Message("Outside the ladder")
CHECKED = Message("Charters checked: {number}.")
"""How the last line of a report for people begins."""


def families(summary: Summary, context: ReportContext) -> list[list[str]]:
    """Return the rows of a table: its heads, and for each family of rules how many checks hold, are open and so on."""
    rules, say = context.rules, partial(translated, context.translate(summary.language))
    compare = {rule.family for rule in rules.values() if "charters" in rule.fixtures}
    counted = summary.families()
    if summary.charters == 1:  # there is nothing to compare
        counted = {family: counts for family, counts in counted.items() if family not in compare}
    heads = _HEADS if any(counts["set-aside"] for counts in counted.values()) else (*_HEADS[:2], _HEADS[3])
    rows = [[say("Checks"), *(say(head.template) for _, head in heads)]]
    for family, counts in counted.items():
        cells = (sum(counts[status] for status in statuses) for statuses, _ in heads)
        rule = next(rule for rule in rules.values() if rule.family == family)
        title = context.translate_for(rule, summary.language)(family_title(rule))
        rows.append([escape_terminal(title), *map(str, cells)])
    return rows


def levels(summary: Summary, say: Translated) -> list[str]:
    """Return for each level how many checks hold, and whether it is met."""
    met = summary.level_met()
    lines = []
    for level, counts in summary.levels().items():
        holds, of = counts["holds"], sum(counts.values()) - counts["not-evaluated"]
        if not of:
            continue
        title = say(_LEVELS.get(level, _OPT_IN).template)
        line = say("{level}: {holds} of {of} hold", level=title, holds=holds, of=of)
        lines.append(f"{line} - {say('met')}" if met and LEVELS.index(level) <= LEVELS.index(met) else line)
    return lines


def found(severities: Mapping[Severity, int], say: Translated) -> str:
    """Return how many findings there are: `2 errors, 1 remark`; nothing where there is none."""
    counted = ((severities.get(severity, 0), SEVERITIES_COUNTED[severity]) for severity in SEVERITIES)
    return ", ".join(say(forms[count > 1].template, count=count) for count, forms in counted if count)


def conclusion(summary: Summary, say: Translated) -> str:
    """Return in one line how many charters were checked and what was found, or that all is well."""
    ways = [(summary.suppressed[kind], counted) for kind, counted in SUPPRESSED_COUNTS.items()]
    aside = ", ".join(say(counted.template, count=count) for count, counted in ways if count)
    told = [say(CHECKED.template, number=summary.charters)]
    if counted := found(summary.severities, say):
        told.append(say("Found: {found}.", found=counted))
    if aside:
        told.append(say("Set aside: {aside}.", aside=aside))
    if summary.is_empty:
        told.append(say("Nothing that was selected could be checked."))
    elif summary.errors:
        told.append(say("Not everything could be checked."))
    elif len(told) == 1:
        holds = sum(counts["holds"] for counts in summary.outcomes().values())
        told.append(say("All is well: {holds} checks hold.", holds=holds))
    return " ".join(told)


def is_conclusion(text: str) -> bool:
    """Return whether the last line of a text is such a line, in one of the languages."""
    last = text.rstrip("\n").rpartition("\n")[2]
    translator = Translator()
    said = (translator.into(language)(CHECKED.template) for language in LANGUAGES)
    return any(last.startswith(words.partition("{")[0]) for words in said)
