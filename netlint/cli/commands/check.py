"""`netlint check`: check charters and report what was found."""

import contextlib
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import click

from netlint.cli import inputs, outputs, parser
from netlint.cli.baseline import BaselineOptions, BaselineRecorder, baseline_options, changes_since
from netlint.cli.exit_codes import EXIT_CLEAN, EXIT_ERROR, EXIT_FINDINGS
from netlint.cli.invocation import console, invocation
from netlint.cli.invocation import gettext as _
from netlint.cli.options import (
    color_wanted,
    columns,
    complete_files,
    date_options,
    documentation_urls,
    make_project,
    project_options,
    refuse_empty,
    selection_options,
)
from netlint.cli.progress import show_progress
from netlint.i18n import Message, joined, notice, verbatim
from netlint.linter.summary import Summary
from netlint.project.checker import Checker, CheckOptions, Outcome
from netlint.project.project import Project, RunError
from netlint.project.runner import check_files, conclude
from netlint.project.writing import MayReplace
from netlint.reporters import FORMATS, ReportContext
from netlint.reporters.base import LEAST_MINUTES, MINUTES

OpenOutputs = Callable[[Project, ReportContext, contextlib.ExitStack, MayReplace | None], list[outputs.Output]]
"""Opens what a run writes to. It takes the project, what formats get to know, the stack that closes files, and which
files may be replaced."""
REASONS = 3
"""The most reasons, and the most rules for each, that a run names which could check nothing."""


@parser.command(short_help="Check charters and report findings.")
@parser.argument("paths", nargs=-1, shell_complete=complete_files, callback=refuse_empty, metavar="[PATH]...")
@selection_options
@date_options
@parser.option(
    "--format",
    "format_",
    default="text",
    metavar="FORMAT",
    help="Report format: {formats}, auto, or one from a plugin. Default: text.",
    fill={"formats": ", ".join(FORMATS)},
)
@parser.option(
    "--output",
    multiple=True,
    metavar="FORMAT:FILE",
    help="Also write a report to a file, such as json:report.json. Repeatable.",
)
@parser.option(
    "--force", is_flag=True, help="Let --output replace any file. Without --force, it only replaces an earlier report."
)
@parser.option(
    "--files-from",
    shell_complete=complete_files,
    callback=refuse_empty,
    metavar="FILE",
    help="Read paths from a file, one per line. Use - for standard input.",
)
@parser.option(
    "--stdin-filename",
    shell_complete=complete_files,
    callback=refuse_empty,
    metavar="PATH",
    help=(
        "Treat standard input as if it came from this file. The report shows its name, and netlint looks for settings "
        "near it."
    ),
)
@baseline_options
@parser.option(
    "--no-suppressions",
    is_flag=True,
    help="Report suppressed findings too, as if there were no ignore comments, exceptions or baseline.",
)
@parser.option(
    "--max-findings",
    type=parser.WholeNumber(min=1),
    metavar="NUMBER",
    help="Maximum number of findings shown per charter. Default: 50.",
)
@parser.option(
    "--minutes",
    type=parser.WholeNumber(min=LEAST_MINUTES),
    metavar="NUMBER",
    help="Length of the meeting for an agenda, in minutes. Default: 60.",
)
@parser.option(
    "--jobs",
    type=parser.WholeNumber(min=0),
    default=0,
    metavar="NUMBER",
    help="Number of parallel processes. Default: 0, which lets netlint choose.",
)
@parser.option(
    "--no-color", is_flag=True, help="Print without colour. The environment variable NO_COLOR=1 does the same."
)
@parser.option("--verbose", "-v", is_flag=True, help="Show which settings, plugins and rule files are used.")
@parser.option("--quiet", "-q", is_flag=True, help="Print findings without the summary.")
def command(
    paths: tuple[str, ...],
    format_: str,
    output: tuple[str, ...],
    force: bool,
    files_from: str | None,
    stdin_filename: str | None,
    baseline: str | None,
    write_baseline: bool,
    prune_baseline: bool,
    since: str | None,
    no_suppressions: bool,
    minutes: int | None,
    jobs: int,
    no_color: bool,
    quiet: bool,
    verbose: bool,
    **chosen: Any,
) -> int:
    """Check charters and report findings.

    PATH is a charter or a folder; use - for standard input. In a folder and its subfolders, netlint checks each
    charter.toml and *.charter.toml. Default: the current folder.

    Exit code 0: no open finding is severe enough to make the run fail. By default, only errors make it fail (see
    --fail-on). Exit code 1: at least one open finding makes the run fail. Exit code 2: netlint could not check
    everything, for example because of a wrong option or a missing file.
    """
    if minutes and "agenda" not in (format_, *(one.partition(":")[0] for one in output)):
        raise click.UsageError(_("--minutes is for an agenda. Add --format agenda."))
    return run(
        paths,
        lambda project, context, stack, may_replace: outputs.open_outputs(
            project.plugins, format_, output, context, stack, may_replace
        ),
        baseline=BaselineOptions(baseline, write_baseline, prune_baseline, since),
        force=force,
        writes=bool(output),
        files_from=files_from,
        stdin_filename=stdin_filename,
        no_suppressions=no_suppressions,
        jobs=jobs,
        no_color=no_color,
        quiet=quiet,
        verbose=verbose,
        told={"minutes": minutes or MINUTES},
        **chosen,
    )


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
    told: Mapping[str, Any] | None = None,
    **chosen: Any,
) -> int:
    """Check charters and write what was found to the opened outputs; return the exit code.

    `writes` says whether one of the outputs is a file; `force` lets it replace any file. `told` is what the formats are
    told of options that only some of them have, as `ReportContext` calls it.
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
        **(told or {}),
    )
    if writes or baseline.write_baseline or baseline.prune_baseline or len(found) > 1:
        invocation().process.interrupt_on_signals()
    with contextlib.ExitStack() as stack:
        read = (*found, *project.files_read(), *recorder.files(), *map(Path, filter(None, (files_from,))))
        may_replace = None if force else inputs.not_among(read)
        opened = open_outputs(project, context, stack, may_replace)
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
