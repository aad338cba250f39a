"""Rules of the repository's own: those that stand in settings without code, and those in files that they name."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path as FilePath

from netlint.charter import Path
from netlint.custom import CustomEntry
from netlint.language import add_texts
from netlint.language import gettext as _
from netlint.rules import Rule, RuleError
from netlint.settings.local import RuleFile, RuleFileError, load_rules, matching


class OwnRules:
    """Makes and loads the rules of one file with settings; what is wrong with them is told, with the place."""

    def __init__(
        self,
        folder: FilePath,
        rules: dict[str, Rule],
        tell: Callable[[Path, str], None],
        origin: Callable[..., str],
    ) -> None:
        """Add to `rules`, by code; `tell` takes a place in the settings and a problem, `origin` names such a place."""
        self.folder = folder
        self.rules = rules
        self.tell = tell
        self.origin = origin
        self.are_whole = True
        """Whether each could be made or loaded: else a name that nobody knows may be that of one of them."""

    def custom(self, entries: tuple[CustomEntry, ...]) -> Iterator[Rule]:
        """Make the rules that stand in the settings without code."""
        if not entries:
            return
        from netlint.custom.problems import problems  # noqa: PLC0415 (few settings have rules)
        from netlint.custom.rule import make_rule, translations  # noqa: PLC0415 (the same)

        for number, entry in enumerate(entries):
            at = ("custom", number)
            found = list(problems(entry))
            for key, problem in found:
                self._refuse((*at, *key), problem.text(_))
            if found:
                continue
            try:
                rule = make_rule(entry, self.origin("custom", number))
            except RuleError as error:
                self._refuse(at, error.problem)
                continue
            for language, text, translation in translations(entry):
                add_texts(language, {text: translation})
            if self._take(rule, (*at, "code")):
                yield rule

    def files(self, patterns: tuple[str, ...]) -> Iterator[RuleFile]:
        """Load the Python files with rules. Their code is run."""
        for number, pattern in enumerate(patterns):
            at = ("rule-files", number)
            try:
                files = matching(self.folder, pattern)
            except ValueError:
                self._refuse(at, _("`{pattern}` leads out of the folder of the settings.").format(pattern=pattern))
                continue
            if not files:
                self._refuse(at, _("`{pattern}` matches no file.").format(pattern=pattern))
            for file in files:
                name = os.path.relpath(file)
                try:
                    loaded = load_rules(file)
                except RuleFileError as error:
                    problem = _("{file} cannot be loaded: {error}. Mend it, or take it out of `rule-files`.")
                    self._refuse(at, problem.format(file=name, error=error))
                else:
                    own = tuple(rule for rule in loaded.rules if self._take(rule, at, f"{rule.where}: "))
                    yield loaded._replace(rules=own)

    def _take(self, rule: Rule, at: Path, where: str = "") -> bool:
        """Take up a rule, unless its code or name is another's, or the letters of its code are."""
        prefix = rule.code.rstrip("0123456789")
        taken = {name: other for other in self.rules.values() for name in (other.code, other.name)}
        owners = {other.code.rstrip("0123456789"): other.package for other in self.rules.values() if not other.is_local}
        if twin := taken.get(rule.code) or taken.get(rule.name):
            name = rule.code if rule.code in taken else rule.name
            owner = _("these settings") if twin.is_local else twin.package
            problem = _("There is a rule `{name}` already, in {owner}; choose another code or name.")
            self._refuse(at, where + problem.format(owner=owner, name=name))
        elif prefix in owners:
            problem = _("Codes that begin with {prefix} are those of {package}; choose two to six other capitals.")
            self._refuse(at, where + problem.format(prefix=prefix, package=owners[prefix]))
        else:
            self.rules[rule.code] = rule
            return True
        return False

    def _refuse(self, at: Path, problem: str) -> None:
        self.are_whole = False
        self.tell(at, problem)
