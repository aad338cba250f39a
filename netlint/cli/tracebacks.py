"""Tracebacks of plugins and rule files on standard error, for those who ask for them. Makes none."""

import os
from collections.abc import Iterable, Mapping

from netlint.cli.console import Console
from netlint.i18n import notice
from netlint.linter.report import RuleResult
from netlint.utils.environment import is_on

TRACEBACK = "NETLINT_TRACEBACK"
"""The environment variable that asks for tracebacks: of a mistake in netlint, and of plugins and rule files."""


class Tracebacks:
    """Prints tracebacks if they are wanted, the same one once."""

    def __init__(self, console: Console, *, verbose: bool) -> None:
        """Print on a console if that is wanted: by `verbose`, or by the environment."""
        self._console = console
        self._is_wanted = verbose or is_on(os.environ, TRACEBACK)
        self._printed: set[str] = set()

    def print_all(self, tracebacks: Iterable[str]) -> None:
        """Print tracebacks."""
        for traceback in tracebacks if self._is_wanted else ():
            if traceback not in self._printed:
                self._printed.add(traceback)
                self._console.print_error(traceback)

    def print_crashes(self, charter: str, results: Mapping[str, RuleResult]) -> None:
        """Print the tracebacks of the rules that have crashed on a charter."""
        for result in results.values() if self._is_wanted else ():
            if result.traceback and result.traceback not in self._printed:
                said = notice("Rule {code} crashed on {charter}:", code=result.code, charter=charter)
                self._console.print_error(said)
                self.print_all([result.traceback])
