"""`netlint init`: write a first charter, from answers to questions."""

import datetime as dt
import os
import shlex
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args

import click
import msgspec

from netlint.cli import parser
from netlint.cli.asking import Interview, ask_language
from netlint.cli.commands import SUMMARIES
from netlint.cli.console import Console
from netlint.cli.exit_codes import EXIT_ERROR
from netlint.cli.given_answers import GivenAnswers, lines_of
from netlint.cli.invocation import console, invocation, usage_error
from netlint.cli.options import columns, complete_files, plugin_options, refuse_empty, today_option
from netlint.cli.scaffold.ci_files import CI_FILES, COMMIT, PLACEHOLDER, RELEASE
from netlint.cli.start_files import Wanted, files_for, has_ci, has_settings, is_in_repository, schema_text
from netlint.i18n import Language, Message, notice
from netlint.i18n.languages import certain_language
from netlint.i18n.translator import Translator
from netlint.linter.interview import QUESTIONS, Answer, Size, answer_of_list, open_questions, write_charter
from netlint.linter.interview.people import Keep, read_people
from netlint.plugins.registry import load_plugins
from netlint.project.files import read_named
from netlint.project.new_files import NewFile, check_new, copy_of, write_all
from netlint.toml import MAX_BYTES
from netlint.utils.errors import Problem, reason_of

F = TypeVar("F", bound=Callable[..., Any])
CHARTER = "charter.toml"


def answer_options(command: F) -> F:
    """Add an option for each question of the interview."""
    for question in reversed(QUESTIONS):
        add = parser.option(
            f"--{question.key}",
            f"answer_{question.key.replace('-', '_')}",
            multiple=question.takes_several,
            callback=refuse_empty,
            metavar="TEXT",
            help=question.ask.template,
        )
        command = add(command)
    return command


@parser.command(short_help=SUMMARIES["init"])
@parser.argument("path", default=CHARTER, metavar="[PATH]", shell_complete=complete_files)
@answer_options
@parser.option(
    "--answers",
    shell_complete=complete_files,
    callback=refuse_empty,
    metavar="FILE",
    help="TOML file with answers. Its keys are the names of the options above, such as purpose.",
)
@parser.option(
    "--members",
    shell_complete=complete_files,
    callback=refuse_empty,
    metavar="FILE",
    help="Sheet (CSV) or export with the people who take part: of Holaspirit, Maptio, Peerdom or Murmurations.",
)
@parser.option(
    "--keep",
    type=click.Choice(get_args(Keep)),
    multiple=True,
    help="Keep this personal data from the file with members. Default: first names only. Repeatable.",
)
@parser.option("--minimal", is_flag=True, help="Write only the answers, and places for what every charter needs.")
@parser.option("--full", is_flag=True, help="Write a place for everything that a charter can have.")
@parser.option("--stdout", "to_stdout", is_flag=True, help="Print the charter instead of writing files.")
@parser.option(
    "--force",
    is_flag=True,
    help="Replace the charter and its schema if they are there. The old charter is kept as charter.toml.old.",
)
@parser.option("--no-input", is_flag=True, help="Ask nothing: write only the answers that are given.")
@parser.option("--settings", is_flag=True, help="Also write netlint.toml, with the first settings.")
@parser.option("--ci", type=click.Choice(tuple(CI_FILES)), help="Also write the file for this CI.")
@plugin_options
@today_option
def command(
    path: str,
    answers: str | None,
    members: str | None,
    keep: tuple[Keep, ...],
    minimal: bool,
    full: bool,
    to_stdout: bool,
    force: bool,
    no_input: bool,
    settings: bool,
    ci: str | None,
    isolated: bool,
    no_plugin: tuple[str, ...],
    today: dt.date | None,
    **given: str | tuple[str, ...] | None,
) -> int:
    """Write a first charter, from answers to a few questions.

    In a terminal, netlint asks these questions. You can skip each of them: the charter then has a place for the
    answer, with the question to put to your group. Answers can also be options or come from a file.

    Existing files are not changed without --force.
    """
    if minimal and full:
        raise usage_error(Message("--minimal and --full cannot be combined."))
    if to_stdout and (settings or ci):
        raise usage_error(Message("--stdout writes no file, so leave out --settings and --ci."))
    size: Size = "minimal" if minimal else "full" if full else "default"
    file = Path(path) / CHARTER if Path(path).is_dir() else Path(path)
    wanted = Wanted(file, size, to_stdout, force, settings, ci)
    if not to_stdout:
        check_new(file, may_replace=force, otherwise=_instead(file))
    options = {key.removeprefix("answer_").replace("_", "-"): value for key, value in given.items()}
    plugins = load_plugins(isolated=isolated, without=no_plugin)
    asks = console().can_ask and not no_input
    invocation().process.interrupt_on_signals()
    streams = console()
    said: dict[str, str] = {}
    try:
        language = _language(asks=asks)
        streams = streams.speaking(Translator().into(language))
        day = today or dt.date.today()
        given_answers = GivenAnswers(options, answers)
        listed = _listed(members, keep, given_answers, streams)
        known = given_answers.answers(listed, day, streams.translation)
        if asks:
            said.update(given_answers.said)
            interview = Interview(streams, known, day, columns(), said)
            known = interview.hold()
            wanted = _offered(wanted, interview)
        return _write(wanted, known, streams, language, day, schema_text(plugins, language))
    except Problem as problem:
        streams.print_problem(problem.message)  # in the language that a person has just chosen
        return EXIT_ERROR
    except (KeyboardInterrupt, EOFError, click.Abort):
        streams.print_error("\n" + Message("Stopped. Nothing was written."))
        _print_so_far(said, streams)
        return EXIT_ERROR


def _instead(file: Path) -> Message:
    """Return what to do if there is a charter already."""
    check = notice("Type `{command}` to check it.", command=_check(file))
    return check + " " + Message("To write a new one, use --force: the old one stays, with `.old` after its name.")


def _check(file: Path) -> str:
    """Return the command that checks a charter."""
    return "netlint" if file == Path(CHARTER) else f"netlint {shlex.quote(str(file))}"


def _print_so_far(said: Mapping[str, str], streams: Console) -> None:
    """Print the answers so far as a file with answers has them, so that a person can copy them."""
    if not said:
        return
    streams.print_error(Message("So far:"))
    for line in lines_of(said):
        streams.print_error(line)
    template = "To go on later, copy these lines into a file such as {file}, and type: netlint init --answers {file}"
    streams.print_error(notice(template, file=Message("answers.toml")))


def _offered(wanted: Wanted, interview: Interview) -> Wanted:
    """Return what is wanted, after the offers. All questions have been asked: stopping here still writes the charter.

    Without any answer there is nothing to keep. Raises `KeyboardInterrupt`, `EOFError` or `click.Abort` then.
    """
    try:
        return _offers(wanted, interview)
    except (KeyboardInterrupt, EOFError, click.Abort):
        if not interview.answers:
            raise
    said = Message("All questions have been asked, so netlint writes the charter. Press Ctrl-C again to stop.")
    interview.console.print_error("\n" + said)
    return wanted


def _listed(file: str | None, keep: tuple[Keep, ...], given: GivenAnswers, streams: Console) -> dict[str, Answer]:
    """Return the answer that a file with members has, and print what a person should know about it."""
    if file is None:
        return {}
    if "member" in given.keys:
        raise usage_error(Message("--member and --members cannot be combined."))
    try:
        people = read_people(file, read_named(Path(file), MAX_BYTES), keep=frozenset(keep))
    except OSError as error:
        said = notice("{path} cannot be read: {reason}.", path=file, reason=reason_of(error))
        raise usage_error("--members: " + said) from None
    for note in people.notes:
        streams.print_error(note)
    return {"member": answer_of_list(people)}


def _language(*, asks: bool) -> Language:
    """Return the language of the run; if nothing says which, the one that a person chooses."""
    shared = invocation()
    certain = shared.language or certain_language(os.environ)
    return certain or (ask_language(shared.console) if asks else shared.fallback)


def _offers(wanted: Wanted, interview: Interview) -> Wanted:
    """Return what is wanted, after asking whether to write settings and a file for CI."""
    if wanted.to_stdout:
        return wanted
    folder, ci = wanted.path.parent, wanted.ci
    with_settings = wanted.settings or (
        not has_settings(folder)
        and interview.agrees(
            Message("Do you want to see only the most important rules first?"),
            Message("netlint then writes netlint.toml, with the level essential. You can change the level later."),
        )
    )
    if ci is None and is_in_repository(folder) and not has_ci(folder):
        ci = _ci(interview)
    return msgspec.structs.replace(wanted, settings=with_settings, ci=ci)


def _ci(interview: Interview) -> str | None:
    """Return the CI that a person chooses, if any."""
    checks = interview.agrees(
        Message("Should the CI of your repository check the charter?"),
        Message(
            "CI is a service that runs after every change, such as GitHub Actions. If you do not know, press Enter."
        ),
    )
    return interview.one_of(Message("Which CI: github, gitlab, forgejo or azure?"), tuple(CI_FILES)) if checks else None


def _write(
    wanted: Wanted, answers: dict[str, Answer], streams: Console, language: Language, today: dt.date, schema: str
) -> int:
    """Write what is wanted and say so; return the exit code."""
    text = write_charter(
        answers,
        today=today,
        language=language,
        translate=streams.translation,
        translate_format=Translator().of_format(language),
        size=wanted.size,
    )
    if wanted.to_stdout:
        streams.print(text.removesuffix("\n"))
        return 0
    files, kept = files_for(wanted, text, schema, streams.translation)
    try:
        check_new(wanted.path, may_replace=wanted.force)  # it may be there since the first question
        old = copy_of(wanted.path) if wanted.path.exists() else None
        write_all(files, made=[old] if old else [])
    except Problem:
        streams.print(text)  # so that no answer is lost
        raise
    if old:
        said = notice("The old charter is kept as {path}", path=_shown(old))
        streams.print_lines(said.text(streams.translation))
    _report(wanted, files, kept, streams, len(open_questions(answers)))
    return 0


def _report(wanted: Wanted, files: list[NewFile], kept: list[Path], streams: Console, still_open: int) -> None:
    """Print what was written, what is still open, and what to do next."""
    say = streams.translation
    for file in files:
        streams.print_lines(notice("Written: {path}", path=_shown(file.path)).text(say))
        if PLACEHOLDER in file.text and file.path != wanted.path:
            template = "Replace {word} in it with the account that has netlint."
            streams.print_lines(notice(template, word=PLACEHOLDER).text(say))
            lookup = f"git ls-remote https://github.com/{PLACEHOLDER}/netlint {RELEASE}"
            template = "Replace {word} in it with the commit that this command shows: {command}"
            streams.print_lines(notice(template, word=COMMIT, command=lookup).text(say))
    for path in kept:
        streams.print_lines(notice("Not changed, because it was there already: {path}", path=_shown(path)).text(say))
    answered = len(QUESTIONS) - still_open
    said = Message("Answered: {answered} of {count} questions.", {"answered": answered, "count": len(QUESTIONS)})
    streams.print(said.text(say))
    if still_open:
        streams.print(Message("The charter has the open questions, to put to your group.").text(say))
    streams.print_lines(notice("Now type: {command}", command=_check(wanted.path)).text(say))


def _shown(path: Path) -> str:
    """Return a path as short as it can be from the folder of the run."""
    return os.path.relpath(path) if path.is_absolute() else str(path)
