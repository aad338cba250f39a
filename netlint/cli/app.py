"""The group of commands, and how a run of any of them ends."""

import contextlib
import gc
import importlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from netlint.cli import parser
from netlint.cli.annotations import annotate
from netlint.cli.commands import SUMMARIES
from netlint.cli.console import Console, interrupt_on_signals
from netlint.cli.exit_codes import EXIT_ERROR
from netlint.cli.invocation import SHARED, Invocation, Process
from netlint.cli.supervisor import Supervised
from netlint.cli.tracebacks import TRACEBACK, Tracebacks
from netlint.i18n import Language, Message, joined, notice, verbatim
from netlint.i18n.languages import language_of_locale, language_of_tag
from netlint.i18n.translator import Translator
from netlint.plugins.entry_points import installed
from netlint.plugins.hookspecs import GROUP
from netlint.plugins.registry import OWN_DISTRIBUTION, check_docstrings, load_plugins
from netlint.project.run_folder import is_folder_gone
from netlint.utils.environment import is_on
from netlint.utils.errors import Problem, raised, reason_of, tracebacks_of
from netlint.utils.interrupts import end_on_interrupt, raise_on_interrupt

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

DEFAULT = "check"
COMPLETION = "_NETLINT_COMPLETE"
"""The environment variable in which a shell asks for what can complete a command line; its name is click's."""
LANGUAGE = "NETLINT_LANG"
"""The environment variable that says which language to speak."""

_CHECKING = Message("Interrupted before every charter was checked.")
_TESTING = Message("Interrupted before every rule was tested.")
_GONE = "The folder in which you run netlint does not exist any more. Go to another folder and run netlint again."


class Commands(parser.Group):
    """A command for each module of `commands`; `netlint PATH` is `netlint check PATH`."""

    summaries = SUMMARIES

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002 (click's signature)
        """Return one command, loaded when it is asked for."""
        if name not in self.summaries:
            return None
        command: click.Command = importlib.import_module(f"netlint.cli.commands.{name.replace('-', '_')}").command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what is no command for the arguments of `check`; a shell that completes the first word may mean both."""
        known = (*self.summaries, "--help", "-h", "--version")
        if (args and args[0] not in known) or not (args or ctx.resilient_parsing):
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list["CompletionItem"]:
        """Return the commands, and what `check` takes: its options, or files."""
        from click.shell_completion import CompletionItem

        found = super().shell_complete(ctx, incomplete)
        check = self.get_command(ctx, DEFAULT)
        if check and incomplete.startswith("-"):
            own = {item.value for item in found}
            return [*found, *(item for item in check.shell_complete(ctx, incomplete) if item.value not in own)]
        return [CompletionItem(incomplete, type="file"), *found]  # bash drops what it was given before a file


def _version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    """Show the version of netlint and of each plugin."""
    if not wanted or ctx.resilient_parsing:
        return
    show = ctx.find_root().obj.console.print
    for entry in [entry for entry in installed(GROUP) if entry.distribution == OWN_DISTRIBUTION][:1]:
        show(f"netlint {entry.version}")  # before any plugin is loaded, which may fail
    for plugin in load_plugins().plugins:
        if plugin.distribution != OWN_DISTRIBUTION:
            show(f"  {plugin.name} ({plugin.distribution} {plugin.version})")
    ctx.exit()


@click.group(cls=Commands, options_metavar="", subcommand_metavar="[COMMAND] [ARGUMENTS]...")
@parser.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version of netlint and of its plugins, and exit.",
)
def group() -> None:
    """Check the charters of networks: what is missing or contradictory, where, and what to ask the group.

    `netlint PATH...` is short for `netlint check PATH...`. Without a path, netlint checks the current folder.
    """


def main() -> NoReturn:
    """Run a command and exit: 0 nothing found, 1 findings, 2 netlint could not do its work."""
    gc.freeze()  # what is loaded stays until the end, as does most of what a run makes: to go through it all again and
    gc.set_threshold(50_000)  # again in search of garbage takes a tenth of the time
    gc.enable()  # the package turns it off while the command is loaded
    streams = Console.of_process()
    supervised = Supervised(streams)
    code = EXIT_ERROR
    with contextlib.suppress(KeyboardInterrupt):  # a second one, while the first is told
        raise_on_interrupt()
        code = run(sys.argv[1:], streams, Process(supervised.start, interrupt_on_signals))
    end_on_interrupt()
    streams.end_output()
    supervised.finish(code)
    sys.exit(code)


def run(args: list[str], streams: Console, process: Process = SHARED) -> int:
    """Run a command, and say why where it cannot be done; return the exit code."""
    try:
        asked, args = _take_language(args)
        fallback = language_of_locale(os.environ)
        streams = streams.speaking(Translator().into(asked or fallback))
        streams.out  # noqa: B018 (a report that nobody can get is no report)
        check_docstrings()
        code = _call(group, args, Invocation(streams, asked, fallback, process))
        streams.flush()
    except click.ClickException as error:
        usage = parser.usage_error_text(error, streams.translation)
        _print_problem(streams, args, parser.problem_text(error, streams.translation), usage)
    except (click.Abort, EOFError, KeyboardInterrupt) as error:
        streams.print_error("\n" + (_TESTING if args[:1] == ["test"] else _CHECKING))
        streams.print_running(error)
    except Problem as error:
        Tracebacks(streams, verbose=_is_verbose(args)).print_all(tracebacks_of(error))
        _print_problem(streams, args, error.message)
    except BrokenPipeError:
        pass  # whoever read the output has stopped, and wants to hear no more
    except OSError as error:
        where = verbatim(str(error.filename)) if error.filename else Message("output")
        _print_problem(streams, args, joined(where, reason_of(error), between=": "))
    except (Exception, SystemExit) as error:  # noqa: BLE001 (the last net: 1, Python's own code, means findings)
        _print_traceback(streams, error)
        _print_problem(streams, args, _mistake(error))
    else:
        return code
    return EXIT_ERROR


def _call(command: click.Command, args: list[str], shared: Invocation) -> int:
    """Call a command as click's own `main` does, which would make 1 of an output that nobody reads."""
    if instruction := os.environ.get(COMPLETION):
        return parser.complete(command, shared, "netlint", COMPLETION, instruction)
    try:
        with command.make_context("netlint", args, obj=shared) as context:
            return int(command.invoke(context) or 0)
    except click.exceptions.Exit as ended:
        return ended.exit_code


def _print_problem(streams: Console, args: list[str], problem: Message | str, usage: str = "") -> None:
    """Print why a run could not be done, with how the command is used where that helps.

    Where the folder of the run is gone, that is why, whatever else follows from it.
    """
    if is_folder_gone():
        problem, usage = Message(_GONE), ""
    said = problem.text(streams.translation) if isinstance(problem, Message) else problem
    if usage:
        streams.print_error(usage)
    else:
        streams.print_problem(said)
    annotate(streams, args, said)


def _print_traceback(streams: Console, error: BaseException) -> None:
    """Print all that Python knows of a mistake in netlint, where that is wanted."""
    if is_on(os.environ, TRACEBACK):
        import traceback

        streams.print_error("".join(traceback.format_exception(error)).rstrip("\n"))


def _is_verbose(args: list[str]) -> bool:
    """Return whether the arguments ask for more than the report, also those of a command that has no such option."""
    return any(argument in ("-v", "--verbose") for argument in args)


def _mistake(error: BaseException) -> Message:
    """Return that netlint itself has failed."""
    template = "a bug in netlint itself: {error}. Please report it, with what {variable}=1 shows."
    what = " ".join(raised(error, Path(__file__).parents[1]).split())
    return notice(template, error=what, variable=TRACEBACK)


def _take_language(args: list[str]) -> tuple[Language | None, list[str]]:
    """Take `--lang` out of the arguments, wherever it stands: the words of every error depend on it."""
    end = args.index("--") if "--" in args else len(args)
    rest = list(args)
    for at, argument in enumerate(args[:end]):
        option, equals, value = argument.partition("=")
        if option == "--lang":
            language = language_of_tag(value if equals else "".join(args[at + 1 : at + 2]))
            if language:
                del rest[at : at + (1 if equals else 2)]
                return language, rest
    return language_of_tag(os.environ.get(LANGUAGE)), rest
