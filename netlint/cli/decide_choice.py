"""Which findings a decision is about: what the command line names, or what a person chooses. Writes nothing."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from netlint.cli.decide_questions import Questions
from netlint.i18n import Language, Message, joined, notice, verbatim
from netlint.i18n.translation import Translation
from netlint.linter.report import Diagnostic
from netlint.project.decide_checked import Checked, Spot, is_at
from netlint.project.files import one_line
from netlint.reporters.suppression_text import suppression_text
from netlint.rules.base import Rule
from netlint.rules.selector import rule_named, specificity, unknown_selector
from netlint.settings.exception_edits import exception_place
from netlint.toml import DocPath, dotted
from netlint.utils.errors import Problem
from netlint.utils.suggest import did_you_mean

LISTED = 12
"""The most findings that an error names. The project chose this limit."""
NAMED = 3
"""The most rules that are named of those that a word means. The project chose this limit."""
Found = tuple[Path, Diagnostic]
"""A charter and a finding in it."""


class AlreadyDecided(Problem):
    """Raised if what a decision would be about is suppressed already."""


class Chosen(NamedTuple):
    """What a decision is about."""

    found: list[Found]
    spots: list[Spot]
    """The places at which exceptions would be."""
    at: str | None = None
    """The place that the command line names."""


def named_rule(word: str, rules: Mapping[str, Rule]) -> Rule:
    """Return the rule that a decision is about. Raises `Problem` for a word that is no rule, several, or mandatory."""
    meant = sorted(one.name for one in rules.values() if specificity(word, one) and not one.mandatory)
    rule = None if len(meant) > 1 else rule_named(word, rules)
    if rule is None:
        if not meant:
            raise Problem(unknown_selector(word, rules) or Message("`netlint rules` lists all rules."))
        template = (
            "`{name}` means {count} rules, such as {rules}. Decide about one rule at a time. For all that is open, "
            "type `netlint decide --all --select {name}`."
        )
        raise Problem(Message(template, {"name": word, "count": len(meant), "rules": tuple(meant[:NAMED])}))
    if rule.mandatory:
        template = "`{name}` cannot be ignored, because a charter could then seem to pass although it does not."
        raise Problem(notice(template, name=rule.name))
    return rule


class Choice:
    """Finds what a decision is about, in checked charters."""

    def __init__(
        self, checked: Checked, questions: Questions, language: Language, rule: Rule | None, at: str | None
    ) -> None:
        """Take what the command line names: one rule or all, and a place."""
        self._checked = checked
        self._questions = questions
        self._language = language
        self._rule = rule
        self._at = at

    def all(self) -> Chosen:
        """Return everything that is open and no slip that can be repaired, of the rule if one is named."""
        found = [(path, one) for path, one in self._checked.open(self._rule) if not one.repair]
        return Chosen(found, self._checked.spots(found))

    def everywhere(self, rule: Rule) -> Chosen:
        """Return all that a rule reports, now and later. Raises `Problem` if it reports nothing."""
        found = self._checked.open(rule) or self._nothing(rule)
        return Chosen(found, list(dict.fromkeys(Spot(path, rule, ()) for path, _one in found)))

    def one(self, rule: Rule, *, whole: bool) -> Chosen:
        """Return what a person chooses of a rule; with `whole`, that can be the whole charter. Raises `Problem`."""
        found = [(path, one) for path, one in self._checked.open(rule) if self._is_at(path, one)] or self._nothing(rule)
        charters = {path for path, _one in found}
        if len(found) == 1 or (self._at and len(charters) == 1):
            return Chosen(found, self._spots(rule, found), self._at)
        rows = [self.row(path, one) for path, one in found]
        if not self._questions.can_ask:
            hint = Message("Name its place, such as `members.ana`, or the charter with --charter, or use --all.")
            raise Problem(joined(notice("`{name}` is open at several places.", name=rule.name), hint) + _listed(rows))
        numbers = self._questions.which(rows, whole=whole and not self._at)
        if numbers is None:
            return self.everywhere(rule)
        chosen = [found[number] for number in numbers]
        return Chosen(chosen, self._spots(rule, chosen), self._at)

    def row(self, path: Path, finding: Diagnostic) -> str:
        """Return a finding in one line."""
        rule = self._checked.project.rules[finding.code]
        report = self._checked.reports[path]
        places = dict.fromkeys(dotted(at) for at in self._checked.places(path, finding) if at)
        where = f"{one_line(path)}:{report.place(finding).span.line}"
        return (
            " ".join(filter(None, (where, finding.code, ", ".join(places))))
            + f": {finding.message.text(self._translation(rule))}"
        )

    def question(self, rule: Rule) -> str:
        """Return what a rule asks the group."""
        return self._translation(rule)(rule.question)

    def _translation(self, rule: Rule) -> Translation:
        translator = self._checked.project.plugins.translator()
        return translator.into_for(self._language, rule.package, rule.texts)

    def _spots(self, rule: Rule, found: list[Found]) -> list[Spot]:
        if not self._at:
            return self._checked.spots(found)
        at: DocPath = tuple(self._at.split("."))
        if exception_place(at, self._checked.project.plugins.tables) == at:
            return list(dict.fromkeys(Spot(path, rule, at) for path, _one in found))
        return [spot for spot in self._checked.spots(found) if self._at.startswith(dotted(spot.at))]

    def _is_at(self, path: Path, finding: Diagnostic) -> bool:
        """Return whether a place of a finding is the one that is named, or inside of it."""
        return any(is_at(place, self._at) for place in self._checked.places(path, finding))

    def _nothing(self, rule: Rule) -> list[Found]:
        """Raise the `Problem` that a rule has nothing to decide about: why, and what is open."""
        suppressed = [(path, one) for path, one in self._checked.suppressed(rule) if self._is_at(path, one)]
        if suppressed:
            raise AlreadyDecided(self._already(*suppressed[0]))
        if elsewhere := self._checked.open(rule):
            names = [dotted(at) for path, one in elsewhere for at in self._checked.places(path, one)]
            said = notice("`{name}` reports nothing at `{place}`.", name=rule.name, place=self._at)
            raise Problem(joined(said, did_you_mean(self._at or "", names), self._open(elsewhere)))
        raise Problem(joined(self._why_nothing(rule), self._open(self._checked.open())))

    def _why_nothing(self, rule: Rule) -> Message:
        reports = self._checked.reports.values()
        results = [report.results[rule.code] for report in reports if rule.code in report.results]
        if not any(rule.code in report.codes for report in reports):
            template = (
                "`{name}` is not selected, so there is nothing to decide. `netlint settings` shows what selects it."
            )
            return notice(template, name=rule.name)
        results.sort(key=lambda one: one.status != "crashed")
        if results and results[0].reason:
            reason = results[0].reason.text(self._translation(rule))
            if results[0].status == "crashed":
                return notice("`{name}` crashed: {error}.", name=rule.name, error=reason)
            return notice("netlint skipped `{name}`: {reason}.", name=rule.name, reason=reason)
        return notice("`{name}` reports nothing, so there is nothing to decide.", name=rule.name)

    def _already(self, path: Path, finding: Diagnostic) -> Message:
        why = suppression_text(finding.suppression, self._questions.console.translation) if finding.suppression else ""
        template = "{charter}: `{name}` is already suppressed: {why}. Nothing was written."
        return notice(template, charter=one_line(path), name=finding.name, why=why)

    def _open(self, found: Iterable[Found]) -> Message:
        rows = [self.row(path, one) for path, one in found]
        return Message("Open are:") + _listed(rows) if rows else Message("Nothing else is open.")


def _listed(rows: list[str]) -> Message:
    """Return rows, each on a line of its own; of many, the first."""
    more = [notice("... and {count} more", count=len(rows) - LISTED)] if len(rows) > LISTED else []
    return joined(*(verbatim("\n  ") + row for row in (*map(verbatim, rows[:LISTED]), *more)), between="")
