"""What is in order, what the group decided otherwise, and what was not looked at, as the page lists it."""

from functools import partial

from markupsafe import Markup
from msgspec import Struct

from netlint.linter.report import CharterReport, Diagnostic, RuleResult
from netlint.linter.suppressions.model import Suppression
from netlint.reporters.base import ReportContext, family_title, translated
from netlint.reporters.html.markup import message_text, shown, words
from netlint.reporters.suppression_text import SUPPRESSED_COUNTS, suppression_text
from netlint.rules.base import Rule
from netlint.toml import dotted

MAX_LISTED = 100
"""The maximum number of items of one list; more are counted. The project chose this limit."""


class Group(Struct, frozen=True):
    """Some rules with what they have in common: their family, or why they were skipped."""

    title: Markup
    items: tuple[Markup, ...]


class Decision(Struct, frozen=True):
    """What the group knows about, and has decided to leave as it is."""

    about: Markup
    code: str
    said: Markup
    """Who decided so, why and until when."""


class Decisions(Struct, frozen=True):
    """What suppresses findings in a charter, or did."""

    agreed: tuple[Decision, ...]
    ended: tuple[Decision, ...]
    earlier: tuple[Decision, ...]
    counted: tuple[Markup, ...]
    """How many findings were there earlier, and which the page leaves out."""


class Skipped(Struct, frozen=True):
    """What netlint did not look at, by the reason."""

    elsewhere: tuple[Group, ...]
    not_begun: tuple[Markup, ...]
    other: tuple[Group, ...]
    number: int
    """The number of rules."""


def held(context: ReportContext, report: CharterReport) -> tuple[Group, ...]:
    """Return the rules that passed, by family: what each would have reported."""
    families: dict[str, list[Rule]] = {}
    for code in report.codes:
        if report.status(code) == "passed":
            families.setdefault(context.rules[code].family, []).append(context.rules[code])
    return tuple(
        Group(
            shown(context.translate_for(rules[0], report.language)(family_title(rules[0]))),
            tuple(shown(_title(context, report, rule)) for rule in rules),
        )
        for rules in families.values()
    )


def decisions(context: ReportContext, report: CharterReport) -> Decisions:
    """Return what the group has decided to leave as it is, and what was reported earlier."""
    suppressed = report.suppressed
    agreed = [one for one in suppressed if one.suppression and not one.suppression.is_earlier]
    earlier = [one for one in suppressed if one.suppression and one.suppression.is_earlier]
    say = partial(translated, context.translate(report.language))
    counted = [
        shown(say(SUPPRESSED_COUNTS[kind].template, count=count))
        for kind in SUPPRESSED_COUNTS
        if (count := sum(one.suppression is not None and one.suppression.kind == kind for one in earlier))
    ]
    left_out = len(agreed[MAX_LISTED:]) + len(earlier[MAX_LISTED:])
    return Decisions(
        tuple(_decision(context, report, one) for one in agreed[:MAX_LISTED]),
        tuple(_ended(context, report, one) for one in report.exceptions if one.state == "ended"),
        tuple(_decision(context, report, one, is_earlier=True) for one in earlier[:MAX_LISTED]),
        (*counted, *([shown(say("and {more} more", more=left_out))] if left_out else [])),
    )


def skipped(context: ReportContext, report: CharterReport) -> Skipped:
    """Return what netlint did not look at: what is kept elsewhere, what has not begun, and the rest by its reason."""
    elsewhere: dict[str, list[str]] = {}
    not_begun: list[Markup] = []
    other: dict[str, list[Markup]] = {}
    results = [one for one in report.results.values() if one.status == "skipped" and _counts(context, one)]
    for result in results:
        rule = context.rules[result.code]
        own = context.translate_for(rule, report.language)
        if result.elsewhere:
            section, place = result.elsewhere
            sections = elsewhere.setdefault(place, [])
            sections += [section] if section not in sections else []
        elif result.not_begun:
            detail = words(result.not_begun, own)
            not_begun += [detail] if detail not in not_begun else []
        elif result.reason:
            reason = message_text(result.reason, own)
            other.setdefault(reason, []).append(shown(f"{result.code} {_title(context, report, rule)}"))
    return Skipped(
        tuple(
            Group(shown(place), tuple(shown(f"`{one}`") for one in sections)) for place, sections in elsewhere.items()
        ),
        tuple(not_begun),
        tuple(Group(shown(reason[:1].upper() + reason[1:]), tuple(rules)) for reason, rules in other.items()),
        len(results),
    )


def crashed(context: ReportContext, report: CharterReport) -> tuple[Markup, ...]:
    """Return what netlint says about each rule that crashed."""
    translate = context.translate(report.language)
    return tuple(
        shown(f"{one.code} {context.rules[one.code].name}")
        + (": " + words(one.reason, translate) if one.reason else "")
        for one in report.results.values()
        if one.status == "crashed"
    )


def _counts(context: ReportContext, result: RuleResult) -> bool:
    """Whether a skipped rule is of interest: rules that compare charters need more than one."""
    return "charters" not in context.rules[result.code].fixtures


def _title(context: ReportContext, report: CharterReport, rule: Rule) -> str:
    return context.translate_for(rule, report.language)(rule.page.title)


def _decision(context: ReportContext, report: CharterReport, one: Diagnostic, *, is_earlier: bool = False) -> Decision:
    translate = context.translate_for(context.rules[one.code], report.language)
    said = suppression_text(one.suppression, translate) if one.suppression and not is_earlier else ""
    return Decision(words(one.message, translate), one.code, shown(said[:1].upper() + said[1:]))


def _ended(context: ReportContext, report: CharterReport, one: Suppression) -> Decision:
    said = suppression_text(one.details, context.translate(report.language))
    return Decision(
        shown(" ".join(filter(None, (one.named, dotted(one.at) if isinstance(one.at, tuple) else "")))),
        "",
        shown(said[:1].upper() + said[1:]),
    )
