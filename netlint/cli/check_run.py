"""A run of checks, as `netlint check` and `netlint report` share it: charters in, outputs written, an exit code out."""

import contextlib
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from netlint.cli import inputs, outputs
from netlint.cli.baseline import BaselineOptions, BaselineRecorder
from netlint.cli.exit_codes import EXIT_CLEAN, EXIT_ERROR, EXIT_FINDINGS
from netlint.cli.invocation import console, invocation
from netlint.cli.invocation import gettext as _
from netlint.cli.options import make_project, project_options, report_context
from netlint.cli.progress import show_progress
from netlint.cli.since import changes_since, compared_since, moved_since, revision_since
from netlint.cli.tracebacks import Tracebacks
from netlint.i18n import Message, joined, notice, verbatim
from netlint.linter.report import SettingsChange
from netlint.linter.summary import Summary
from netlint.project.checker import Checker, CheckOptions, Outcome
from netlint.project.drawing import Drawer, DrawnResult
from netlint.project.files import one_line
from netlint.project.project import Project, RunError
from netlint.project.runner import check_files, conclude
from netlint.reporters import ReportContext
from netlint.reporters.base import MINUTES, parallel
from netlint.rules.levels import LEVELS

REASONS = 3
"""The most reasons, and the most rules for each, that a run names which could check nothing."""


class Run(Struct, frozen=True):
    """A run that knows its charters, settings and rules: outputs can be opened, and what was found written to them."""

    project: Project
    named: list[Path]
    """The files and folders that were named."""
    charters: list[Path]
    errors: list[RunError]
    """What kept netlint from finding charters that were named."""
    stdin: str | None
    """What reports call standard input, if that is the only charter; otherwise `None`."""
    context: ReportContext
    checker: Checker
    recorder: BaselineRecorder
    changes: list[SettingsChange]
    """What has changed in how charters are judged, since the revision that the run compares with."""
    replacing: outputs.Replacing
    """Which files its reports may replace."""
    hides_suppressed: bool
    """Whether reports leave out suppressed findings."""
    stack: contextlib.ExitStack
    """What closes the outputs when the run is over."""
    tracebacks: Tracebacks
    """What prints the tracebacks of rules and rule files."""

    def write(self, opened: list[outputs.Output], jobs: int = 0) -> int:
        """Check the charters, and write what was found to every output as it comes; return the exit code."""
        code, reported, last = EXIT_CLEAN, set(), None
        outcomes, summary = self._outcomes(jobs, self._drawer(opened)), Summary(self.project.rules, self.changes)
        for change in summary.changes:
            console().print_error(change.sentence(console().translation))
        outputs.begin(opened)
        for outcome in chain(self.errors, outcomes):
            if isinstance(outcome, RunError):
                code = EXIT_ERROR
                if outcome.message is not last and outcome.message not in reported:  # long ones take long to compare
                    self.tracebacks.print_all(outcome.tracebacks)
                    console().print_problem(outcome.message)
                    summary.add_error(outcome.message)
                    reported.add(outcome.message)
                last = outcome.message
                continue
            tally = outcome.tally
            summary.count(tally, (*(outcome.values.select or ()), *outcome.values.extend_select))
            self.tracebacks.print_crashes(tally.name, tally.results)
            code = max(code, EXIT_ERROR if tally.has_crashes else EXIT_FINDINGS if tally.fails else EXIT_CLEAN)
            if isinstance(outcome, DrawnResult):
                outputs.add_drawn(opened, outcome)
            else:
                self.recorder.add(outcome)
                outputs.add(opened, outcome.without_suppressed() if self.hides_suppressed else outcome)
        if summary.is_empty:
            code = EXIT_ERROR
            nothing = _nothing_checked(summary, self.context)
            console().print_problem(nothing)
            summary.add_error(nothing)
        outputs.end(opened, summary)
        for idle in self._idle_excludes():
            console().print_error(idle)
        for line in self.recorder.finish(complete=code != EXIT_ERROR):
            console().print_error(line)
        return code

    def _idle_excludes(self) -> Iterable[Message]:
        """Return which patterns of `exclude` match nothing, for a run that tells more than findings."""
        if self.context.quiet or not any(loaded.excluding for loaded in self.project.loaded()):
            return ()
        from netlint.project.unused_patterns import idle_excludes

        return idle_excludes(self.project, self.named)

    def show_files(self) -> int:
        """Print the charters that would be checked, sorted, and what keeps netlint from finding or checking them."""
        problems = [*(error.message for error in self.errors), *self.project.settings_problems()]
        for problem in problems:
            console().print_problem(problem)
        for charter in sorted(self.charters):
            console().print_lines(one_line(charter))
        return EXIT_ERROR if problems else EXIT_CLEAN

    def _drawer(self, opened: list[outputs.Output]) -> Drawer | None:
        """Return what draws the charters where they are checked; `None` if something here needs whole reports."""
        reporters = [reporter for sink in opened if (reporter := parallel(sink.format.reporter))]
        if self.recorder.records or len(reporters) < len(opened):
            return None
        return Drawer(reporters, hides_suppressed=self.hides_suppressed)

    def _outcomes(self, jobs: int, drawer: Drawer | None) -> Iterable[Outcome]:
        if self.stdin is not None:
            return conclude(self.checker, inputs.check_stdin(self.checker, self.charters[0], self.stdin))
        progress = self.stack.enter_context(show_progress(len(self.charters)))
        return check_files(self.checker, self.charters, jobs, progress, drawer)


@contextlib.contextmanager
def begun(
    paths: tuple[str, ...],
    *,
    baseline: BaselineOptions,
    force: bool,
    writes: bool,
    files_from: str | None = None,
    stdin_filename: str | None = None,
    no_suppressions: bool = False,
    hide_suppressed: bool = False,
    no_color: bool = False,
    quiet: bool = False,
    verbose: bool = False,
    minutes: int | None = None,
    full: bool = False,
    allow_empty: bool = False,
    statistics: bool = False,
    **chosen: Any,
) -> Iterator[Run]:
    """Begin a run over the charters that paths stand for; at its end, its outputs are closed.

    `writes` says whether one of the outputs is a file; `force` lets it replace any file.
    """
    if allow_empty and (baseline.write_baseline or baseline.prune_baseline):
        raise click.UsageError(_("--allow-empty cannot be combined with --write-baseline or --prune-baseline."))
    in_list = _listed(files_from, may_be_empty=allow_empty) if files_from else []
    named = (*paths, *in_list)
    options = project_options(named=[Path(path) for path in named], **chosen)
    stdin = stdin_name(named, stdin_filename)
    if no_suppressions and baseline != BaselineOptions():
        raise click.UsageError(_("--no-suppressions cannot be combined with a baseline or --since."))
    if no_suppressions and hide_suppressed:
        raise click.UsageError(_("--no-suppressions and --hide-suppressed cannot be combined."))
    project, named = make_project(options), named if named or files_from else (".",)
    empty, skipped = list[Message](), list[tuple[Path, Message]]()
    if stdin is None:
        found, errors = inputs.find(
            project,
            named,
            listed=frozenset(in_list),
            empty=empty if allow_empty else None,
            skipped=lambda *one: skipped.append(one),
        )
    else:
        inputs.stands_for(stdin_filename)
        found, errors = [Path(stdin_filename or "charter.toml")], []
    recorder = BaselineRecorder(baseline, found, None if options.isolated or no_suppressions else options.settings)
    compared = compared_since(baseline.since, found)
    since = revision_since(baseline.since, compared, project.limit_of, is_stdin=stdin is not None)
    for line in moved_since(since):
        console().print_error(line)
    has_folder = stdin is None or stdin_filename is not None
    checker = Checker(project, CheckOptions(not no_suppressions, recorder.baseline, since, has_folder))
    project.prepare(found)
    for message in empty:
        console().print_error(message)
    if verbose:
        print_configuration(project, recorder)
        print_skipped(skipped)
    if writes or baseline.write_baseline or baseline.prune_baseline or len(found) > 1:
        invocation().process.interrupt_on_signals()
    context = report_context(project, options.run.today, no_color=no_color)._replace(
        quiet=quiet,
        statistics=statistics,
        compared=recorder.baseline is not None or baseline.since is not None,
        minutes=minutes or MINUTES,
        full_up_to=LEVELS[-1] if full or options.overrides.select else options.overrides.level,
    )
    changes = changes_since(project, compared, since, found, [Path(path) for path in named])
    read = (*found, *project.files_read(), *recorder.files(), *map(Path, filter(None, (files_from,))))
    replacing = outputs.Replacing(inputs.among(read), force)
    with contextlib.ExitStack() as stack:
        yield Run(
            project,
            list(map(Path, named)),
            found,
            errors,
            stdin,
            context,
            checker,
            recorder,
            changes,
            replacing,
            hide_suppressed,
            stack,
            Tracebacks(console(), verbose=verbose),
        )


def _listed(file: str, *, may_be_empty: bool) -> list[str]:
    from netlint.cli.path_lists import listed

    return listed(file, may_be_empty=may_be_empty)


def stdin_name(named: tuple[str, ...], filename: str | None) -> str | None:
    """Return what reports call standard input if it is the only path, otherwise `None`.

    Raises `click.UsageError` if it is one of several paths, or has a name but is no path.
    """
    if named == ("-",):
        return filename or _("standard input")
    if "-" in named:
        raise click.UsageError(_("Standard input (-) cannot be combined with other paths."))
    if filename:
        raise click.UsageError(_("--stdin-filename names standard input, so the only path must be -."))
    return None


def print_configuration(project: Project, recorder: BaselineRecorder) -> None:
    """Print what a run is made of, on standard error."""
    name_of = project.options.settings.tree.name_of
    for plugin in project.plugins.plugins:
        console().print_error(plugin.label)
    for loaded in project.loaded():
        if loaded.file:
            console().print_error(_("settings {file}").format(file=name_of(loaded.file)))
        for file in loaded.rule_files:
            codes = ", ".join(rule.code for rule in file.rules)
            console().print_error(_("rules of {file}: {codes}").format(file=name_of(file.path), codes=codes))
    if recorder.baseline:
        console().print_error(_("baseline {file}").format(file=recorder.baseline.name))


def print_skipped(skipped: list[tuple[Path, Message]]) -> None:
    """Print what was left out when folders were looked through, on standard error."""
    for path, reason in sorted(skipped, key=lambda one: one[0]):
        console().print_error(notice("skipped {path} ({reason})", path=one_line(path), reason=reason))


def _nothing_checked(summary: Summary, context: ReportContext) -> Message:
    """Return that nothing that was selected could be checked, and why: for some of the rules."""
    codes: dict[Message, list[str]] = {}
    for code, reason in summary.reasons.items():
        said = reason.text(context.translate_for(context.rules[code], None))  # a plugin has its own catalogue
        codes.setdefault(verbatim(said), []).append(code)
    if not codes:
        template = (
            "no rules are selected, so nothing was checked. `netlint settings` shows what selects and ignores rules."
        )
        return Message(template)
    listed = [reason + f" ({_some(named)})" for reason, named in codes.items()]
    more = [verbatim("...")] if len(listed) > REASONS else []
    reasons = joined(*listed[:REASONS], *more, between="; ")
    return notice("no selected rule ran: {reasons}.", reasons=reasons)


def _some(names: list[str]) -> str:
    return ", ".join([*names[:REASONS], "..."] if len(names) > REASONS else names)
