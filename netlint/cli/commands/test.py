"""`netlint test`: test the examples of a repository's own rules."""

from pathlib import Path

from netlint.cli import inputs, parser
from netlint.cli.commands import SUMMARIES
from netlint.cli.exit_codes import EXIT_CLEAN, EXIT_ERROR, EXIT_FINDINGS
from netlint.cli.invocation import console, invocation
from netlint.cli.options import complete_files, no_plugin_option, refuse_empty, settings_option
from netlint.cli.settings_from import settings_source
from netlint.cli.test_lines import outcome_line, summary_lines, untested
from netlint.plugins.registry import load_plugins
from netlint.project.files import is_folder_inside
from netlint.project.project import Project, ProjectOptions
from netlint.project.rule_tests import FoundTests, rule_tests


@parser.command(short_help=SUMMARIES["test"])
@parser.argument("paths", nargs=-1, shell_complete=complete_files, callback=refuse_empty, metavar="[PATH]...")
@parser.option("--isolated", is_flag=True, help="Run no rule files, and load no installed plugins.")
@no_plugin_option
@settings_option
def command(paths: tuple[str, ...], isolated: bool, no_plugin: tuple[str, ...], settings_from: str | None) -> int:
    """Test your own rules: those without code, and those in rule files.

    PATH is a charter or a folder with charters. Default: the current folder. netlint tests the rules in all settings
    that apply to it, also those in folders below with charters. It runs each rule on its examples: a bad example must
    have findings, and a good one must have none. For rules in rule files, it makes all checks of the test kit.

    With --isolated, netlint tests only rules without code, so you can use it on files that you do not trust.

    Exit code 0: no mistakes. Exit code 1: an example has other findings than it should have, or a rule has another
    mistake. Exit code 2: netlint could not read everything, or there is nothing to test.
    """
    named = paths or (".",)
    where = list(map(Path, named))
    source = settings_source(settings_from, where, isolated=False)._replace(in_force=not isolated)
    project = Project(
        ProjectOptions(without=no_plugin, settings=source),
        load_plugins(isolated=isolated, without=no_plugin),
        invocation().process.before_rule_files,
    )
    charters, errors = inputs.find(project, named, may_be_empty=lambda _folder: True)
    found = rule_tests(project, (*filter(is_folder_inside, where), *charters), where)
    problems = [*(error.message for error in errors), *found.problems]
    if not problems and (nothing := untested(found)):
        problems = [nothing]
    code = _run(found) if not problems else EXIT_ERROR
    for problem in problems:
        console().print_problem(problem)
    return code


def _run(found: FoundTests) -> int:
    """Run tests and print what came of each; return the exit code."""
    failed = 0
    for test in found.tests:
        failures = test.failures()
        failed += bool(failures)
        console().print_lines(outcome_line(test, failures).text(console().translation))
        for failure in failures:
            console().print_lines("\n".join(f"  {line}".rstrip() for line in failure.lines(console().translation)))
    for line in summary_lines(found, failed):
        console().print_lines(line.text(console().translation))
    return EXIT_FINDINGS if failed else EXIT_CLEAN
