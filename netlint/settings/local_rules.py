"""Rules of the repository's own: those that stand in settings without code, and those in files that they name."""

from collections.abc import Callable, Iterator
from pathlib import Path as FilePath
from typing import Any

from netlint.i18n import Message, joined, notice
from netlint.plugins.tables import requires_problem
from netlint.rules.base import Rule, privilege_of
from netlint.rules.declarative import DeclaredRule
from netlint.settings.custom_rules import custom_rules
from netlint.settings.pattern_problems import hint_for_idle
from netlint.settings.preset_rules import PresetRules
from netlint.settings.rule_files import RuleFile, RuleFileError, load_rules, matching
from netlint.settings.source import SettingsSource
from netlint.settings.validate import ReportProblem, SettingsValidator
from netlint.toml import DocPath


class LocalRules:
    """Makes and loads the rules of one file with settings; what is wrong with them is told, with the place."""

    def __init__(
        self,
        folder: FilePath,
        source: SettingsSource,
        checker: SettingsValidator,
        report: ReportProblem,
        origin: Callable[..., str],
        before_rule_files: Callable[[], None],
        shared: PresetRules,
    ) -> None:
        """Add to the rules of `checker`; `report` takes a place in the settings and a problem, `origin` names a place.

        Files with rules are read from `source`, below `folder`. `shared` has the rules of the presets of plugins.
        """
        self.folder = folder
        self.tree, self.in_force = source.tree, source.in_force
        self.checker = checker
        self.report = report
        self.origin = origin
        self.tables = checker.plugins.tables
        self._shared = shared
        self._before_rule_files = before_rule_files
        self._fixtures = checker.plugins.fixtures
        self.causes: list[BaseException] = []
        """What rule files have raised."""
        self._rules = checker.rules
        self._places: dict[str, tuple[DocPath, str]] = {}
        """By code, where a rule stands: the place in the settings, and in words."""

    def custom(self, entries: tuple[DeclaredRule, ...], written: list[dict[str, Any]]) -> Iterator[Rule]:
        """Make the rules that stand in the settings without code; `written` is the same as it stands there."""
        rules = custom_rules(entries, written, lambda number: self.origin("custom", number), self.tables, self._refuse)
        for number, rule in rules:
            if self._take(rule, ("custom", number, "code"), self.origin("custom", number)):
                yield rule

    def files(self, patterns: tuple[str, ...]) -> Iterator[RuleFile]:
        """Load the Python files with rules. Their code is run."""
        names: dict[str, str] = {}
        for number, pattern in enumerate(patterns):
            at = ("rule-files", number)
            try:
                files = matching(self.tree, self.folder, pattern)
            except ValueError:
                self._refuse(at, notice("`{pattern}` points outside the folder of the settings file.", pattern=pattern))
                continue
            if not files:
                absent = notice("`{pattern}` matches no file.", pattern=pattern)
                self._refuse(at, joined(absent, hint_for_idle(pattern)))
            for file in files:
                name = self.tree.name_of(file)
                if (twin := names.setdefault(file.stem, name)) != name:
                    problem = "{file} and {twin} have the same name, so their families would too. Rename one of them."
                    self._refuse(at, notice(problem, file=name, twin=twin))
                    continue
                self._before_rule_files()
                try:
                    loaded = load_rules(self.tree, file).with_fixtures(self._fixtures, self.checker.left_out)
                except RuleFileError as error:
                    self.causes.append(error)
                    problem = "{file} cannot be loaded: {error} Fix it, or remove it from `rule-files`."
                    self._refuse(at, notice(problem, file=name, error=error.message))
                else:
                    own = tuple(rule for rule in loaded.rules if self._take(rule, at, _in_file(rule, name)))
                    yield loaded._replace(rules=own)

    def check_supersedes(self) -> None:
        """Refuse a rule that supersedes what is not a rule, or itself, or a rule that supersedes it in turn."""
        known = {name: rule for rule in self._rules.values() for name in (rule.code, rule.name)}
        for code, (at, where) in self._places.items():
            rule = self._rules[code]
            for name in (name for name in (*rule.supersedes, *rule.supersedes_except) if name != "*"):
                superseded = known.get(name)
                if superseded is None and self.checker.is_certain:
                    self._refuse(at, f"{where}: " + (self.checker.unknown(name) or Message("")))
                elif superseded is rule and name in rule.supersedes:
                    self._refuse(at, f"{where}: " + notice("Rule {code} supersedes itself.", code=code))
                elif superseded and superseded is not rule and {code, rule.name} & set(superseded.supersedes):
                    problem = "Rules {first} and {second} supersede each other."
                    self._refuse(at, f"{where}: " + notice(problem, first=code, second=superseded.code))

    def _take(self, rule: Rule, at: DocPath, where: str) -> bool:
        """Take up a rule that stands `where`, unless its code or name is another's, or the letters of its code are."""
        taken = {name: other for other in self._rules.values() for name in (other.code, other.name)}
        owners = {other.prefix: other for other in self._rules.values() if not other.is_local}
        context = "" if rule.has_page_of_its_own else f"{where}: "
        if wrong := requires_problem(rule, self.tables):
            problem = "Rule {code} is invalid: {problem}"
            self._refuse(at, context + notice(problem, code=rule.code, problem=wrong))
        elif twin := taken.get(rule.code) or taken.get(rule.name):
            name = rule.code if rule.code in taken else rule.name
            owner = self._places[twin.code][1] if twin.code in self._places else self._shared.owner(twin)
            problem = "{owner} already has a rule `{name}`. Choose another code or name."
            self._refuse(at, context + notice(problem, owner=owner, name=name))
        elif rule.prefix in owners:
            problem = (
                "{package} already uses codes that begin with {prefix}. Choose two to six other uppercase letters."
            )
            self._refuse(
                at, context + notice(problem, prefix=rule.prefix, package=self._shared.owner(owners[rule.prefix]))
            )
        elif privilege := privilege_of(rule):
            problem = (
                "rule {code} has `{privilege}=True`, which only rules of netlint itself can have, because everyone who "
                "checks a charter relies on these. Remove it."
            )
            self._refuse(at, context + notice(problem, code=rule.code, privilege=privilege))
        else:
            self._rules[rule.code] = rule
            self._places[rule.code] = (at, where)
            return True
        return False

    def _refuse(self, at: DocPath, problem: Message) -> None:
        self.checker.is_certain = False
        self.report(at, problem)


def _in_file(rule: Rule, name: str) -> str:
    """Return where in a file a rule stands."""
    return f"{name}, line {rule.function.__code__.co_firstlineno}"
