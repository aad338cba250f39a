"""`netlint decide`: write down what the group has decided about a finding."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from netlint.cli import inputs, parser
from netlint.cli.baseline import BaselineOptions, BaselineRecorder
from netlint.cli.commands import SUMMARIES
from netlint.cli.decide_agreement import Given
from netlint.cli.decide_run import DecideRun
from netlint.cli.exit_codes import EXIT_ERROR
from netlint.cli.invocation import console, invocation, usage_error
from netlint.cli.options import (
    complete_files,
    make_project,
    project_options,
    refuse_empty,
    rule_options,
    today_option,
)
from netlint.i18n import Language, Message
from netlint.linter.report import CharterReport
from netlint.project.checker import CheckOptions
from netlint.project.decide_checked import Checked
from netlint.project.project import Project
from netlint.utils.errors import Problem


@parser.command(short_help=SUMMARIES["decide"])
@parser.argument("rule", required=False, callback=refuse_empty, metavar="[RULE]")
@parser.argument("at", required=False, callback=refuse_empty, metavar="[AT]")
@parser.option("--all", "all_", is_flag=True, help="Decide about everything that is open, with one reason.")
@parser.option("--reason", callback=refuse_empty, metavar="TEXT", help="Why the group decided this.")
@parser.option(
    "--agreed-by",
    multiple=True,
    callback=refuse_empty,
    metavar="WHO",
    help="Ids or names of the members who agreed, separated by commas. Repeatable.",
)
@parser.option(
    "--until",
    callback=refuse_empty,
    metavar="DATE",
    help="Last day on which the decision applies, such as 2027-06-01. Default: asked in a terminal, otherwise none.",
)
@parser.option("--no-until", is_flag=True, help="The decision has no last day.")
@parser.option(
    "--everywhere",
    is_flag=True,
    help="Decide about the rule in the whole charter, so also about what it reports later.",
)
@parser.option("--comment", is_flag=True, help="Write an ignore comment in the charter instead of an exception.")
@parser.option(
    "--charter",
    shell_complete=complete_files,
    callback=refuse_empty,
    default=".",
    metavar="PATH",
    help="Charter or folder that the decision is about. Default: the current folder.",
)
@parser.option("--diff", is_flag=True, help="Show the change as a unified diff, and write nothing.")
@parser.option("--no-input", is_flag=True, help="Ask nothing.")
@rule_options
@today_option
def command(
    rule: str | None,
    at: str | None,
    charter: str,
    no_input: bool,
    today: dt.date | None,
    **chosen: Any,
) -> int:
    """Write down what the group has decided about a finding.

    RULE is the code (NL401) or name (no-coordinator) of a rule that reports something. AT is a place as reports show
    it, such as members.ana; leave it out if the rule reports one thing.

    netlint writes an exception with the reason, who agreed and until when, in the nearest settings file; with
    --comment, a comment in the charter. In a terminal, it asks for what is missing and shows what it will write. The
    finding is still in reports, as a decision of the group, and does not count any more.

    Exit code 0: it is written, or was decided already. Exit code 2: nothing was written.
    """
    given = Given(
        all=chosen.pop("all_"),
        reason=chosen.pop("reason"),
        agreed_by=chosen.pop("agreed_by"),
        until=chosen.pop("until"),
        no_until=chosen.pop("no_until"),
        everywhere=chosen.pop("everywhere"),
        comment=chosen.pop("comment"),
        diff=chosen.pop("diff"),
    )
    _refuse_contradictions(rule, at, given)
    day = today or dt.date.today()
    path = Path(charter)
    if charter == "-":
        raise usage_error(Message("--charter: netlint cannot write to standard input. Name a file."))
    project = make_project(project_options(named=[path], today=day, **chosen))
    invocation().process.interrupt_on_signals()
    checked = _checked(project, charter, with_baseline=given.all)
    language = _language(checked.reports.values())
    streams = console().speaking(project.plugins.translator().into(language))
    try:
        run = DecideRun(checked, given, day, streams, language, can_ask=streams.can_ask and not no_input)
        return run.decide(rule, at)
    except Problem as problem:
        streams.print_problem(problem.message)
    except (KeyboardInterrupt, EOFError, click.Abort) as error:
        streams.print_error("\n" + Message("Stopped. Nothing was written."))
        streams.print_running(error)
    return EXIT_ERROR


def _refuse_contradictions(rule: str | None, at: str | None, given: Given) -> None:
    """Raise `click.UsageError` for options that cannot be combined."""
    if rule is None and not given.all:
        raise usage_error(Message("Name the rule, such as `netlint decide NL401`. For all that is open, use --all."))
    for is_wrong, problem in (
        (given.all and at, Message("--all cannot be combined with a place.")),
        (given.everywhere and at, Message("--everywhere cannot be combined with a place.")),
        (given.everywhere and given.all, Message("--everywhere and --all cannot be combined.")),
        (given.everywhere and given.comment, Message("--everywhere and --comment cannot be combined.")),
        (given.no_until and given.until, Message("--until and --no-until cannot be combined.")),
        (
            given.comment and (given.agreed_by or given.until),
            Message("A comment has only a reason. Leave out --agreed-by and --until, or leave out --comment."),
        ),
    ):
        if is_wrong:
            raise usage_error(problem)


def _checked(project: Project, charter: str, *, with_baseline: bool) -> Checked:
    """Return the charters at a path, checked; what is in the baseline is open unless it counts. Raises `Problem`."""
    found, errors = inputs.find(project, [charter])
    if errors:
        raise Problem(errors[0].message)
    source = None if project.options.isolated or not with_baseline else project.options.settings
    baseline = BaselineRecorder(BaselineOptions(), found, source).baseline
    return Checked(project, found, CheckOptions(baseline=baseline))


def _language(reports: Iterable[CharterReport]) -> Language:
    """Return the language to speak: the one that is asked for, or that of the charters if they all have the same."""
    shared = invocation()
    declared = {report.language for report in reports}
    only = declared.pop() if len(declared) == 1 else None
    return shared.language or only or shared.fallback
