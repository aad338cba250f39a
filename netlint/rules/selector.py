"""Which rules take part, and with what options and severity.

A selector is a rule's code or name, the beginning of a code such as `NL4`, or a family such as `coordination`.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import msgspec

from netlint.i18n import Message, notice
from netlint.rules.base import Rule
from netlint.rules.finding import Severity
from netlint.rules.levels import LEVELS, Level
from netlint.rules.own_fixtures import CRASHES, FIRST, OUTCOMES, SUPPRESSIONS
from netlint.utils.suggest import guess_and_known

EXACT = 1000
"""The specificity of a selector that names one rule. A prefix has that of its length, a family that of `NL4`."""
_FAMILY = 3
_BETWEEN = r"(?:[\s,;|+&]|\b(?:and|en)\b(?=\s)|/(?!\*))+"
"""What stands between several selectors in one text."""
_MOST_NAMES = 50
"""How many of several selectors in one text are compared with the rules. The project chose this limit."""
_ALL = ("", "all", "alle", "alles", "everything")
"""What people write for all rules, besides `*`."""
_SHORT_CODE = re.compile(r"([A-Z]+)([0-9]{1,2})")


def specificity(selector: str, rule: Rule) -> int:
    """Return how precisely a selector means a rule; 0 where it does not mean it at all."""
    if selector in (rule.code, rule.name):
        return EXACT
    if selector == rule.family:
        return _FAMILY
    return len(selector) if selector and rule.code.startswith(selector) else 0


def rule_named(word: str, rules: Mapping[str, Rule]) -> Rule | None:
    """Return the rule with a code or name, in lowercase or uppercase letters; `NL14` is short for `NL014`."""
    short = _SHORT_CODE.fullmatch(word.upper())
    padded = f"{short[1]}{short[2]:0>3}" if short else ""
    return (
        rules.get(word.upper())
        or rules.get(padded)
        or next((rule for rule in rules.values() if rule.name == word.lower()), None)
    )


def unknown_selector(selector: str, rules: Mapping[str, Rule]) -> Message | None:
    """Return what is wrong with a selector that means no rule, and a suggestion; `None` where it means one."""
    if any(specificity(selector, rule) for rule in rules.values()):
        return None
    if several := several_in(selector, rules):
        template = "`{name}` names several rules. Write each name on its own: {names}."
        return Message(template, {"name": selector, "names": tuple(f"`{name}`" for name in several)})
    if problem := pattern_problem(selector, rules):
        return problem
    known = {name for rule in rules.values() for name in (rule.code, rule.name, rule.family)}
    said = notice("Unknown rule, code prefix or family: `{name}`.", name=selector)
    return said + " " + guess_and_known(selector, sorted(known), Message("`netlint rules` lists all rules."))


def several_in(selector: str, rules: Mapping[str, Rule]) -> tuple[str, ...]:
    """Return the selectors in a text that has several of them, with commas, spaces or the like between them.

    Nothing is returned if the text has only one, or none that means a rule.
    """
    names = tuple(name for name in re.split(_BETWEEN, selector) if name)
    is_any_known = any(specificity(name, rule) for name in names[:_MOST_NAMES] for rule in rules.values())
    return tuple(dict.fromkeys(names)) if len(names) > 1 and is_any_known else ()


def pattern_problem(selector: str, rules: Mapping[str, Rule]) -> Message | None:
    """Return how to write what a pattern such as `NL1*` or `ALL` means; `None` if a selector is no pattern."""
    start = selector.rstrip("*?.xX/:-")
    if "*" not in selector and "?" not in selector and selector.casefold() not in _ALL:
        return None
    if start.casefold() in _ALL:
        template = "`{name}` is not a selector. For all rules whose codes begin with `NL`, write `NL`."
    elif any(specificity(start, rule) for rule in rules.values()):
        template = "A selector is not a pattern. Write `{start}` instead of `{name}`."
    else:
        template = (
            "A selector is not a pattern, so it has no `*`. Write a code (`NL102`), the beginning of codes (`NL1`), a "
            "name or a family instead of `{name}`. `netlint rules` lists all rules."
        )
    return notice(template, name=selector, start=start)


def best_specificity(selectors: Iterable[str], rule: Rule) -> int:
    """Return the specificity of the selector that means a rule most precisely."""
    return max((specificity(selector, rule) for selector in selectors), default=0)


def selects_only_opt_in(selectors: Iterable[str], rules: Iterable[Rule]) -> frozenset[str]:
    """Return the selectors that mean only opt-in rules: who writes one of these wants them all."""
    known = tuple(rules)
    meant = {selector: [rule for rule in known if specificity(selector, rule)] for selector in selectors}
    return frozenset(name for name, found in meant.items() if found and {one.level for one in found} == {LEVELS[-1]})


def is_selected(
    rule: Rule,
    *,
    level: Level,
    select: Collection[str] | None,
    extend_select: Collection[str],
    ignore: Collection[str],
    outside: Collection[str] = (),
) -> bool:
    """Return whether a rule takes part.

    Without `select`, the rules up to `level` do. A selector that names one rule takes it whatever its level; one that
    means several takes those up to `level`, or all if it means only opt-in rules, which are in `outside`. Between a
    selector and an `ignore`, the more precise one wins, and `ignore` where they are as precise.
    """
    if rule.mandatory:
        return True
    within = LEVELS.index(rule.level) <= LEVELS.index(level)
    wanted = 1 if select is None and within else best_specificity(select or (), rule)
    wanted = max(wanted, best_specificity(extend_select, rule))
    if not within and wanted < EXACT and not best_specificity(outside, rule):
        return False
    return wanted > best_specificity(ignore, rule)


class ActiveRule(msgspec.Struct, frozen=True):
    """A rule as the settings want it: its options, and its severity where that is not its own."""

    rule: Rule
    options: Mapping[str, Any] = {}
    severity: Severity | None = None


class Selection:
    """The rules of a run, in the order in which they run: by code, and last those that look at what the others did."""

    def __init__(self, rules: Iterable[ActiveRule], known: Mapping[str, Rule] | None = None) -> None:
        """Select `rules` of those that are `known`, by code; without it, no other is."""
        self.rules = tuple(sorted(rules, key=lambda active: (active.rule.stage, active.rule.code)))
        self.codes = tuple(active.rule.code for active in self.rules)
        self.by_code = {active.rule.code: active.rule for active in self.rules}
        self.known = self.by_code if known is None else known
        self.first = tuple(active for active in self.rules if active.rule.stage == FIRST)
        self.second = tuple(active for active in self.rules if active.rule.stage == OUTCOMES)
        self.about_suppressions = tuple(active for active in self.rules if active.rule.stage == SUPPRESSIONS)
        self.about_crashes = tuple(active for active in self.rules if active.rule.stage == CRASHES)
        self.plain = tuple(active.rule for active in (*self.first, *self.second))
        self.always_failing = frozenset(active.rule.code for active in self.rules if active.rule.always_fails)
        self.together = tuple(active for active in self.first if "charters" in active.rule.fixtures)
        self.comparing = tuple(active.rule for active in self.together if active.rule.compares)
        self.reads_files = any("files" in active.rule.needs for active in self.rules)
        self._superseding: dict[str, frozenset[str]] = {}

    def superseded_by(self, code: str) -> frozenset[str]:
        """Return the codes of the rules that make this one pointless, directly or by way of another."""
        if code not in self._superseding:
            self._superseding[code] = frozenset(self._collect(code, set()))
        return self._superseding[code]

    def _collect(self, code: str, seen: set[str]) -> set[str]:
        superseded = self.by_code[code]
        if superseded.mandatory:
            return seen
        for rule in self.by_code.values():
            if rule.code not in seen and rule is not superseded and supersedes(rule, superseded):
                seen.add(rule.code)
                self._collect(rule.code, seen)
        return seen - {code}


def supersedes(first: Rule, rule: Rule) -> bool:
    """Return whether a finding of `first` makes `rule` pointless."""
    if rule.code in first.supersedes_except or rule.name in first.supersedes_except:
        return False
    return any(named in ("*", rule.code, rule.name) for named in first.supersedes)
