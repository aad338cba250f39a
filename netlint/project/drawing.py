"""Drawing reports in the process that checks a charter, so that the run gets text instead of findings."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from netlint.i18n.translator import Translator
from netlint.linter.report import CharterReport
from netlint.linter.tally import Tally
from netlint.project.project import Project
from netlint.reporters import ReportContext
from netlint.reporters.base import ParallelReporter
from netlint.settings import SettingsFile


class DrawnResult(Struct, frozen=True):
    """What came of a charter that has been drawn for each output, and what its settings want done with it."""

    path: Path
    tally: Tally
    """The outcomes for which it was drawn."""
    values: SettingsFile
    packed: bytes
    """What each format has drawn, ready to travel."""

    def drawings(self) -> list[Any]:
        """Return what each format has drawn, in the order of the outputs."""
        import pickle

        return pickle.loads(self.packed)  # type: ignore[no-any-return]  # noqa: S301 (this run has packed it)


class Drawer:
    """Draws reports in several formats. It can be handed to another process."""

    def __init__(self, reporters: Sequence[ParallelReporter], *, hides_suppressed: bool) -> None:
        """Draw for `reporters`; `hides_suppressed` leaves out suppressed findings."""
        self._reporters = reporters
        self._hides_suppressed = hides_suppressed

    def draw(self, report: CharterReport, shown: int) -> bytes | None:
        """Return what each format draws, ready to travel; `None` if it cannot be had here, so that the run has to draw.

        `shown` is the most findings that a format for people includes.
        """
        import pickle

        if self._hides_suppressed:
            report = report.without_suppressed()
        try:
            drawings = [reporter.draw(report, shown) for reporter in self._reporters]
            return pickle.dumps(drawings, pickle.HIGHEST_PROTOCOL)
        except (Exception, SystemExit):  # noqa: BLE001 (a format of a plugin may raise anything; the run says what)
            return None

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what another process makes the same of, but for what `in_project` adds."""
        plain: dict[str, Any] = {"rules": {}, "translator": Translator(), "tables": {}, "histories": {}}
        formats = [(type(reporter), reporter.context._replace(**plain)) for reporter in self._reporters]
        return _arrived, (formats, self._hides_suppressed)

    def in_project(self, project: Project) -> "Drawer":
        """Return the same with the rules, texts and tables of a project that this process has loaded."""
        own: dict[str, Any] = {
            "rules": project.rules,
            "translator": project.plugins.translator(),
            "tables": project.plugins.tables,
        }
        reporters = [type(reporter)(reporter.context._replace(**own)) for reporter in self._reporters]
        return Drawer(reporters, hides_suppressed=self._hides_suppressed)


def _arrived(formats: list[tuple[type[ParallelReporter], ReportContext]], hides_suppressed: bool) -> Drawer:
    return Drawer([kind(context) for kind, context in formats], hides_suppressed=hides_suppressed)
