"""The end of a report for people: how many checks passed, which level is met, and how many findings there are."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TypeVar

from netlint.i18n import LANGUAGES, Message, Translate, joined, verbatim
from netlint.i18n.translator import Translator
from netlint.linter.report import Status
from netlint.linter.summary import Summary
from netlint.reporters.base import ReportContext, Translated, family_title, translated
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.suppression_text import SUPPRESSED_COUNTS
from netlint.reporters.terms import SEVERITY_TERMS, STATUS_TERMS
from netlint.rules.base import Rule
from netlint.rules.finding import SEVERITIES, Severity
from netlint.rules.levels import LEVELS, Level

_Group = TypeVar("_Group", bound=str)
_LEVELS = {
    "essential": Message("Level essential"),
    "sound": Message("Level sound"),
    "thriving": Message("Level thriving"),
}
_OPT_IN = Message("Opt-in rules")
_MET = Message("{level}: met ({counts})")
_NOT_MET = Message("{level}: not met ({counts})")
_AFTER = Message("{level}: nothing open, but a level before it has open findings ({counts})")
_UNCHECKED = Message("{level}: could not be checked ({counts})")
_UNCHECKED_BECAUSE = Message("{level}: could not be checked, because {why} ({counts})")
_COUNTS = Message("{level}: {counts}")
_OUTCOMES: Mapping[Message, tuple[Status, ...]] = {
    Message("{count} open"): ("open", "crashed"),
    Message("{count} suppressed"): ("suppressed",),
    Message("{count} skipped"): ("skipped",),
}
"""What a line about a level counts after the rules that passed, in this order."""
_CHECKED = (Message("1 charter checked."), Message("{number} charters checked."))
"""How the last line of a report for people begins, for one charter and for several."""
_FOUND = Message("Found: {found}.")
_SUPPRESSED = Message("Suppressed: {suppressed}.")
_ELSEWHERE = Message("Charters that keep a section elsewhere: {number}.")
_FILES_NOT_READ = Message("Charters with a file that rules could not read: {number}.")
_NOTHING_RAN = Message("No selected rule ran.")
_NOT_ALL = Message("Not everything could be checked.")
_CLEAN = Message("No findings: {passed} checks passed.")
_CLEAN_HERE = Message("No findings in what is written here: {passed} checks passed.")
_SENTENCES = (_FOUND, _SUPPRESSED, _ELSEWHERE, _FILES_NOT_READ, _NOTHING_RAN, _NOT_ALL, _CLEAN, _CLEAN_HERE)
"""What the last line can say after that."""


def families(summary: Summary, context: ReportContext) -> list[list[str]]:
    """Return the rows of a table: its heads, and for each family how many rules passed, are open and so on.

    Return no rows if netlint could look at no charter.
    """
    if _looked_at_none(summary):
        return []
    say = partial(translated, context.translate(summary.language))
    counted = counted_by(summary, context, lambda rule: rule.family)
    columns = _columns(counted)
    rows = [[say("Checks"), *map(say, columns)]]
    for family, counts in counted.items():
        cells = (sum(counts[status] for status in statuses) for statuses in columns.values())
        rule = next(rule for rule in context.rules.values() if rule.family == family)
        title = context.translate_for(rule, summary.language)(family_title(rule))
        rows.append([escape_terminal(title), *map(str, cells)])
    return rows


def counted_by(
    summary: Summary, context: ReportContext, group_of: Callable[[Rule], _Group]
) -> dict[_Group, Counter[Status]]:
    """Return the number of outcomes by group of rules. One charter has nothing to compare with, so that is left out."""
    groups: dict[_Group, Counter[Status]] = {}
    for code, counts in summary.outcomes().items():
        rule = context.rules[code]
        if summary.charters != 1 or "charters" not in rule.fixtures:
            groups.setdefault(group_of(rule), Counter()).update(counts)
    return groups


def _looked_at_none(summary: Summary) -> bool:
    """Return whether netlint could look at the content of no charter, for example because none is valid TOML."""
    return summary.unread.total() >= summary.charters


def _columns(counted: Mapping[str, Counter[Status]]) -> dict[str, list[Status]]:
    """Return the heads of the columns, each with what it counts; `suppressed` only if there is any."""
    columns: dict[str, list[Status]] = {}
    for status, terms in STATUS_TERMS.items():
        if status != "suppressed" or any(counts[status] for counts in counted.values()):
            columns.setdefault(terms.column.template, []).append(status)
    return columns


def level_title(level: Level, translate: Translate) -> str:
    """Return the title of a level, such as "Level sound"."""
    return translate(_LEVELS.get(level, _OPT_IN).template)


def levels(summary: Summary, context: ReportContext) -> list[str]:
    """Return for each level whether it is met, and what came of all its rules: their number stays the same.

    Return nothing if none of the files is a charter: such a file has no level.
    """
    if summary.foreign >= summary.charters:
        return []
    translate = context.translate(summary.language)
    counted, met = counted_by(summary, context, lambda rule: rule.level), summary.level_met()
    say, lines = partial(translated, translate), []
    for level in (level for level in LEVELS if level in counted):
        template, why = _state(level, met, counted[level], summary, context)
        of = _outcomes(counted[level], say)
        lines.append(say(template.template, level=level_title(level, translate), counts=of, why=why))
    return lines


def _state(
    level: Level, met: Level | None, counts: Counter[Status], summary: Summary, context: ReportContext
) -> tuple[Message, str]:
    """Return what is said of a level, and why if it could not be checked: opt-in rules make no level."""
    is_clean = counts["passed"] + counts["skipped"] == counts.total()
    if is_clean and (_looked_at_none(summary) or not counts["passed"]):
        why = _why_skipped(level, summary, context)
        return (_UNCHECKED_BECAUSE if why else _UNCHECKED), why
    if met is not None and LEVELS.index(level) <= LEVELS.index(met):
        return _MET, ""
    if level not in _LEVELS:
        return _COUNTS, ""
    if not is_clean:
        return _NOT_MET, ""
    below = [code for code, rule in context.rules.items() if LEVELS.index(rule.level) < LEVELS.index(level)]
    waits = any(summary.outcomes().get(code, Counter())["open"] for code in below)
    return (_AFTER if waits else _COUNTS), ""


def _why_skipped(level: Level, summary: Summary, context: ReportContext) -> str:
    """Return why the rules of a level were skipped, if there is one reason for all."""
    if _looked_at_none(summary):
        first = next(iter(summary.unread))
        return translated(context.translate(summary.language), "{code} reported a finding", code=first)
    reasons = {code: why for code, why in summary.reasons.items() if context.rules[code].level == level}
    if summary.charters != 1 or len(set(reasons.values())) != 1:
        return ""
    code, why = next(iter(reasons.items()))
    return escape_terminal(why.text(context.translate_for(context.rules[code], summary.language)))


def _outcomes(counts: Counter[Status], say: Translated) -> str:
    """Return what came of rules: `17 of 30 passed, 6 open, 7 skipped`."""
    parts = [say("{passed} of {of} passed", passed=counts["passed"], of=counts.total())]
    parts += [
        say(template.template, count=count)
        for template, statuses in _OUTCOMES.items()
        if (count := sum(counts[status] for status in statuses))
    ]
    return ", ".join(parts)


def start(code: str, place: str, say: Translated) -> str:
    """Return which finding to start with, and how to read more about it."""
    command = f"`netlint explain {code}`"
    return say("Start with {code} ({place}). For more, run {command}.", code=code, place=place, command=command)


def skipped_sections(summary: Summary, context: ReportContext) -> list[str]:
    """Return what netlint skipped in one charter: what it does not have yet, or keeps elsewhere, or could not read."""
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
    by_reason: dict[str, list[str]] = {}
    for code, reason in summary.files_not_read.items():
        by_reason.setdefault(escape_terminal(reason.text(translate)), []).append(code)
    for why, codes in by_reason.items():
        lines.append(say("Skipped: {reason} ({rules}).", reason=why, rules=", ".join(codes)))
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
    if summary.with_files_not_read and summary.charters > 1:
        sentences.append(say(_FILES_NOT_READ.template, number=summary.with_files_not_read))
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
