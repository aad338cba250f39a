"""A run of checks, as `netlint check` and `netlint report` share it: charters in, outputs written, an exit code out."""

import contextlib
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import click

from netlint.cli import inputs, outputs
from netlint.cli.baseline import BaselineOptions, BaselineRecorder, changes_since
from netlint.cli.exit_codes import EXIT_CLEAN, EXIT_ERROR, EXIT_FINDINGS
from netlint.cli.invocation import console, invocation
from netlint.cli.invocation import gettext as _
from netlint.cli.options import color_wanted, columns, documentation_urls, make_project, project_options
from netlint.cli.progress import show_progress
from netlint.i18n import Message, joined, notice, verbatim
from netlint.linter.summary import Summary
from netlint.project.checker import Checker, CheckOptions, Outcome
from netlint.project.project import Project, RunError
from netlint.project.runner import check_files, conclude
from netlint.project.writing import MayReplace
from netlint.reporters import ReportContext
from netlint.reporters.base import MINUTES
from netlint.rules.base import LEVELS

REASONS = 3
"""The most reasons, and the most rules for each, that a run names which could check nothing."""


class Begun(NamedTuple):
    """A run that is about to check: what opens its outputs needs to know of it."""

    project: Project
    charters: list[Path]
    context: ReportContext
    stack: contextlib.ExitStack
    """What closes the outputs when the run is over."""
    may_replace: MayReplace | None
    """Which files may be replaced; `None` for all."""


OpenOutputs = Callable[[Begun], list[outputs.Output]]
"""Opens the outputs of a run."""


def run(
    paths: tuple[str, ...],
    open_outputs: OpenOutputs,
    *,
    baseline: BaselineOptions,
    force: bool,
    writes: bool,
    files_from: str | None = None,
    stdin_filename: str | None = None,
    no_suppressions: bool = False,
    jobs: int = 0,
    no_color: bool = False,
    quiet: bool = False,
    verbose: bool = False,
    minutes: int | None = None,
    full: bool = False,
    **chosen: Any,
) -> int:
    """Check charters and write what was found to the opened outputs; return the exit code.

    `writes` says whether one of the outputs is a file; `force` lets it replace any file.
    """
    listed = inputs.listed(files_from) if files_from else []
    options = project_options(named=[Path(path) for path in (*paths, *listed)], **chosen)
    from_stdin = (*paths, *listed) == ("-",)
    if not from_stdin and "-" in (*paths, *listed):
        raise click.UsageError(_("Standard input (-) cannot be combined with other paths."))
    if stdin_filename and not from_stdin:
        raise click.UsageError(_("--stdin-filename names standard input, so the only path must be -."))
    if no_suppressions and baseline != BaselineOptions():
        raise click.UsageError(_("--no-suppressions cannot be combined with a baseline or --since."))
    project = make_project(options)
    named = paths if paths or listed else (".",)
    if from_stdin:
        inputs.stands_for(stdin_filename)
        found, errors = [Path(stdin_filename or "charter.toml")], list[RunError]()
    else:
        found, errors = inputs.find(project, (*named, *listed))
    source = None if options.isolated or no_suppressions else options.settings
    recorder = BaselineRecorder(baseline, found, source)
    checker = Checker(
        project, CheckOptions(not no_suppressions, recorder.baseline, recorder.since(found, project.limit_of))
    )
    project.prepare(found)
    rules = project.rules
    if verbose:
        print_configuration(project, recorder)
    context = ReportContext(
        rules,
        today=options.run.today,
        color=color_wanted(no_color),
        width=columns(),
        quiet=quiet,
        language=invocation().language,
        fallback=invocation().fallback,
        compared=recorder.baseline is not None or baseline.since is not None,
        translator=project.plugins.translator(),
        version=project.plugins.version,
        folder=Path.cwd(),
        urls=documentation_urls(),
        tables=project.plugins.tables,
        minutes=minutes or MINUTES,
        full_up_to=LEVELS[-1] if full or options.overrides.select else options.overrides.level,
    )
    if writes or baseline.write_baseline or baseline.prune_baseline or len(found) > 1:
        invocation().process.interrupt_on_signals()
    with contextlib.ExitStack() as stack:
        read = (*found, *project.files_read(), *recorder.files(), *map(Path, filter(None, (files_from,))))
        may_replace = None if force else inputs.not_among(read)
        opened = open_outputs(Begun(project, found, context, stack, may_replace))
        if from_stdin:
            outcomes: Iterable[Outcome] = conclude(checker, inputs.check_stdin(checker, stdin_filename))
        else:
            progress = stack.enter_context(show_progress(len(found)))
            outcomes = check_files(checker, found, jobs, progress)
        changes = changes_since(project, baseline.since, found, [Path(path) for path in (*named, *listed)])
        summary = Summary(rules, changes)
        return _report(chain(errors, outcomes), opened, summary, recorder)


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


def _report(
    outcomes: Iterable[Outcome], opened: list[outputs.Output], summary: Summary, recorder: BaselineRecorder
) -> int:
    """Write the outcomes to every sink as they come, and give the exit code."""
    code, reported, last = EXIT_CLEAN, set(), None
    for change in summary.changes:
        console().print_error(change.sentence(console().translation))
    outputs.begin(opened)
    for outcome in outcomes:
        if isinstance(outcome, RunError):
            code = EXIT_ERROR
            if outcome.message is not last and outcome.message not in reported:  # long ones take long to compare
                console().print_problem(outcome.message)
                summary.add_error(outcome.message)
                reported.add(outcome.message)
            last = outcome.message
            continue
        summary.add(outcome.report, (*(outcome.values.select or ()), *outcome.values.extend_select))
        recorder.add(outcome)
        code = max(code, EXIT_ERROR if outcome.crashed else EXIT_FINDINGS if outcome.report.fails else EXIT_CLEAN)
        outputs.add(opened, outcome)
    if summary.is_empty:
        code = EXIT_ERROR
        nothing = _nothing_checked(summary)
        console().print_problem(nothing)
        summary.add_error(nothing)
    outputs.end(opened, summary)
    for line in recorder.finish(complete=code != EXIT_ERROR):
        console().print_error(line)
    return code


def _nothing_checked(summary: Summary) -> Message:
    """Return that nothing that was selected could be checked, and why: for some of the rules."""
    codes: dict[Message, list[str]] = {}
    for code, reason in summary.reasons.items():
        codes.setdefault(reason, []).append(code)
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
