"""The end of a report for people: how many checks passed, which level is met, and how many findings there are."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import partial

from netlint.i18n import LANGUAGES, Message, Translate, joined, verbatim
from netlint.i18n.translator import Translator
from netlint.linter.report import Status
from netlint.linter.summary import Summary
from netlint.reporters.base import ReportContext, Translated, family_title, translated
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.suppression_text import SUPPRESSED_COUNTS
from netlint.reporters.terms import SEVERITY_TERMS, STATUS_TERMS
from netlint.rules.base import LEVELS, Level
from netlint.rules.finding import SEVERITIES, Severity

_LEVELS = {
    "essential": Message("Level essential"),
    "sound": Message("Level sound"),
    "thriving": Message("Level thriving"),
}
_OPT_IN = Message("Opt-in rules")
_CHECKED = (Message("1 charter checked."), Message("{number} charters checked."))
"""How the last line of a report for people begins, for one charter and for several."""
_FOUND = Message("Found: {found}.")
_SUPPRESSED = Message("Suppressed: {suppressed}.")
_ELSEWHERE = Message("Charters that keep a section elsewhere: {number}.")
_NOTHING_RAN = Message("No selected rule ran.")
_NOT_ALL = Message("Not every charter could be checked.")
_CLEAN = Message("No findings: {passed} checks passed.")
_CLEAN_HERE = Message("No findings in what is written here: {passed} checks passed.")
_SENTENCES = (_FOUND, _SUPPRESSED, _ELSEWHERE, _NOTHING_RAN, _NOT_ALL, _CLEAN, _CLEAN_HERE)
"""What the last line can say after that."""


def families(summary: Summary, context: ReportContext) -> list[list[str]]:
    """Return the rows of a table: its heads, and for each family how many rules passed, are open and so on."""
    rules, say = context.rules, partial(translated, context.translate(summary.language))
    compare = {rule.family for rule in rules.values() if "charters" in rule.fixtures}
    counted = summary.families()
    if summary.charters == 1:  # there is nothing to compare
        counted = {family: counts for family, counts in counted.items() if family not in compare}
    columns = _columns(counted)
    rows = [[say("Checks"), *map(say, columns)]]
    for family, counts in counted.items():
        cells = (sum(counts[status] for status in statuses) for statuses in columns.values())
        rule = next(rule for rule in rules.values() if rule.family == family)
        title = context.translate_for(rule, summary.language)(family_title(rule))
        rows.append([escape_terminal(title), *map(str, cells)])
    return rows


def _columns(counted: Mapping[str, Counter[Status]]) -> dict[str, list[Status]]:
    """Return the heads of the columns, each with what it counts; `suppressed` only if there is any."""
    columns: dict[str, list[Status]] = {}
    for status, terms in STATUS_TERMS.items():
        if status != "suppressed" or any(counts[status] for counts in counted.values()):
            columns.setdefault(terms.column.template, []).append(status)
    return columns


def levels(summary: Summary, say: Translated) -> list[str]:
    """Return for each level how many checks passed, and whether it is met."""
    met = summary.level_met()
    lines = []
    for level, counts in summary.levels().items():
        passed, of = counts["passed"], sum(counts.values()) - counts["skipped"]
        if not of:
            continue
        title = say(_LEVELS.get(level, _OPT_IN).template)
        lines.append(_level(level, title, passed, of, say, met=met))
    return lines


def _level(level: Level, title: str, passed: int, of: int, say: Translated, *, met: Level | None) -> str:
    """Return how many checks of a level passed: it is not met if one did not, and opt-in rules make no level."""
    if met is not None and LEVELS.index(level) <= LEVELS.index(met):
        return say("{level}: met ({passed} of {of} passed)", level=title, passed=passed, of=of)
    if level in _LEVELS and passed < of:
        return say("{level}: not met ({passed} of {of} passed)", level=title, passed=passed, of=of)
    return say("{level}: {passed} of {of} passed", level=title, passed=passed, of=of)


def skipped_sections(summary: Summary, context: ReportContext) -> list[str]:
    """Return what netlint skipped in one charter: details that it does not have yet, and sections kept elsewhere."""
    if summary.charters != 1:
        return []
    translate = context.translate(summary.language)
    say, lines = partial(translated, translate), []
    if summary.not_begun:
        details = (
            detail.text(context.translate_for(context.rules[code], summary.language))
            for code, detail in summary.not_begun.items()
        )
        listed = joined(*map(verbatim, details), between="; ")  # whole, however long
        lines.append(say("Skipped (not in the charter yet): {details}.", details=listed))
    by_place: dict[str, list[str]] = {}
    for section, place in summary.elsewhere.items():
        by_place.setdefault(place, []).append(f"`{section}`")
    for place, sections in by_place.items():
        shown, named = escape_terminal(place), tuple(sections)
        lines.append(say("Skipped because you keep it elsewhere ({place}): {sections}.", sections=named, place=shown))
    return lines


def found(severities: Mapping[Severity, int], say: Translated) -> str:
    """Return how many findings there are: `2 errors, 1 remark`; nothing where there is none."""
    counted = ((severities.get(severity, 0), SEVERITY_TERMS[severity]) for severity in SEVERITIES)
    return ", ".join(
        say((terms.one if count == 1 else terms.more).template, count=count) for count, terms in counted if count
    )


def conclusion(summary: Summary, say: Translated) -> str:
    """Return in one line how many charters were checked and what was found, or that all is well."""
    ways = [(summary.suppressed[kind], counted) for kind, counted in SUPPRESSED_COUNTS.items()]
    suppressed = ", ".join(say(counted.template, count=count) for count, counted in ways if count)
    sentences = [say(_CHECKED[summary.charters != 1].template, number=summary.charters)]
    if counted := found(summary.severities, say):
        sentences.append(say(_FOUND.template, found=counted))
    if suppressed:
        sentences.append(say(_SUPPRESSED.template, suppressed=suppressed))
    if summary.with_elsewhere and summary.charters > 1:
        sentences.append(say(_ELSEWHERE.template, number=summary.with_elsewhere))
    if summary.is_empty:
        sentences.append(say(_NOTHING_RAN.template))
    elif summary.errors:
        sentences.append(say(_NOT_ALL.template))
    elif not counted and not suppressed:
        passed = sum(counts["passed"] for counts in summary.outcomes().values())
        if summary.with_elsewhere:
            sentences.append(say(_CLEAN_HERE.template, passed=passed))
        else:
            sentences.append(say(_CLEAN.template, passed=passed))
    return " ".join(sentences)


def is_conclusion(text: str) -> bool:
    """Return whether the last line of a text is such a line, in one of the languages."""
    last = text.rstrip("\n").rpartition("\n")[2]
    translator = Translator()
    return any(_line_of(translator.into(language)).fullmatch(last) for language in LANGUAGES)


def _line_of(translate: Translate) -> re.Pattern[str]:
    """Return what the last line of a report looks like in a language: how many charters, and sentences about them."""

    def any_of(sentences: Iterable[Message]) -> str:
        written = (re.sub(r"\\{\w+\\}", "[^.]+", re.escape(translate(one.template))) for one in sentences)
        return f"(?:{'|'.join(written)})"

    return re.compile(f"{any_of(_CHECKED)}(?: {any_of(_SENTENCES)})*")
