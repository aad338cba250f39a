"""The group of commands, and how a run of any of them ends."""

import gc
import importlib
import inspect
import os
import pkgutil
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from netlint.cli import commands, console
from netlint.cli.invocation import Invocation
from netlint.cli.supervisor import Supervised
from netlint.i18n.catalogs import LANGUAGES, VARIABLE, Language, known, of_locale, speak
from netlint.i18n.catalogs import gettext as _
from netlint.utils.errors import Problem, raised

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

DEFAULT = "check"
EXIT_TROUBLE = 2
"""netlint could not do its work: usage, settings, unreadable input, a plugin, a crash, or an interruption."""
COMPLETION = "_NETLINT_COMPLETE"
"""The environment variable in which a shell asks for what can complete a command line; its name is click's."""
TRACEBACK = "NETLINT_TRACEBACK"
"""The environment variable that asks for all that Python knows of a fault in netlint."""


class Commands(click.Group):
    """A command for each module of `commands`; `netlint PATH` is `netlint check PATH`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """Give the names of the modules, with hyphens."""
        return list(_commands())

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Load one command."""
        if name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"netlint.cli.commands.{name.replace('-', '_')}")
        command: click.Command = module.command
        return _translated(command)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what is no command for the arguments of `check`; a shell that completes the first word may mean both."""
        known = (*self.list_commands(ctx), "--help", "-h", "--version")
        if (args and args[0] not in known) or not (args or ctx.resilient_parsing):
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list["CompletionItem"]:
        """Give the commands, and what `check` takes: its options, or files."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 (only a shell asks for it)

        found = super().shell_complete(ctx, incomplete)
        check = self.get_command(ctx, DEFAULT)
        if check and incomplete.startswith("-"):
            own = {item.value for item in found}
            return [*found, *(item for item in check.shell_complete(ctx, incomplete) if item.value not in own)]
        return [CompletionItem(incomplete, type="file"), *found]  # bash drops what it was given before a file


@cache
def _commands() -> tuple[str, ...]:
    return tuple(module.name.replace("_", "-") for module in pkgutil.iter_modules(commands.__path__))


def _translated(command: click.Command) -> click.Command:
    """Put the help of a command into the language of the process, and say that there is a choice."""
    if not any(parameter.name == "lang" for parameter in command.params):
        command.params.append(
            click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help="The language to speak.")
        )
    command.help = _(inspect.cleandoc(command.help or ""))
    command.short_help = _(command.short_help or "")
    if isinstance(command, click.Group):
        command.subcommand_metavar = _("[COMMAND] [ARGUMENTS]...")
    else:
        command.options_metavar = _("[OPTIONS]")
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.help:
            parameter.help = _(parameter.help)
        if parameter.metavar:
            parameter.metavar = _(parameter.metavar)
        if isinstance(parameter.type, click.IntRange):
            parameter.type.name = _("whole number")  # it says of a wrong value what that should be
    return command


def _version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    """Show the version of netlint and of each plugin."""
    if not wanted or ctx.resilient_parsing:
        return
    from netlint.plugins.entry_points import installed  # noqa: PLC0415 (only this option needs them)
    from netlint.plugins.hookspecs import GROUP  # noqa: PLC0415 (the same)
    from netlint.plugins.registry import OWN_DISTRIBUTION, load_plugins  # noqa: PLC0415 (the same)

    for entry in [entry for entry in installed(GROUP) if entry.distribution == OWN_DISTRIBUTION][:1]:
        click.echo(f"netlint {entry.version}")  # before any plugin is loaded, which may fail
    for plugin in load_plugins().plugins:
        if plugin.distribution != OWN_DISTRIBUTION:
            click.echo(f"  {plugin.name} ({plugin.distribution} {plugin.version})")
    ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]}, options_metavar="")
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the versions and stop."
)
def group() -> None:
    """Check the charters of networks: what is missing or at odds, where, and what to ask the group.

    `netlint PATH...` is short for `netlint check PATH...`; without a path it checks the current folder.
    """


def main() -> NoReturn:
    """Run a command and exit: 0 nothing found, 1 findings, 2 netlint could not do its work."""
    gc.freeze()  # what is loaded stays until the end, as does most of what a run makes: to go through it all again and
    gc.set_threshold(10_000)  # again in search of garbage takes a tenth of the time
    console.prepare()
    supervised = Supervised()
    code = _run(sys.argv[1:], supervised.start)
    console.discard_output()
    supervised.finish(code)
    sys.exit(code)


def _run(args: list[str], before_rule_files: Callable[[], None]) -> int:
    """Run a command, and say why where it cannot be done; return the exit code."""
    try:
        console.require_output()
        asked, args = _take_language(args)
        speak(asked or of_locale())
        code = _call(_translated(group), args, Invocation(asked, before_rule_files))
        sys.stdout.flush()
    except click.ClickException as error:
        console.print_usage_error(error)
    except (click.Abort, EOFError, KeyboardInterrupt):
        console.print_error("\n" + _("Interrupted: the run is not complete."))
    except Problem as error:
        console.print_error(_("Error: {message}").format(message=error))
    except BrokenPipeError:
        pass  # whoever read the output has stopped, and wants to hear no more
    except OSError as error:
        message = f"{error.filename or _('output')}: {_(error.strerror or str(error))}"
        console.print_error(_("Error: {message}").format(message=message))
    except (Exception, SystemExit) as error:  # noqa: BLE001 (the last net: 1, Python's own code, means findings)
        console.print_error(_fault(error))
    else:
        return code
    return EXIT_TROUBLE


def _call(command: click.Command, args: list[str], shared: Invocation) -> int:
    """Call a command as click's own `main` does, which would make 1 of an output that nobody reads."""
    if instruction := os.environ.get(COMPLETION):
        from click.shell_completion import shell_complete  # noqa: PLC0415 (only a shell asks for it)

        return shell_complete(command, {"obj": shared}, "netlint", COMPLETION, instruction)
    try:
        with command.make_context("netlint", args, obj=shared) as context:
            return int(command.invoke(context) or 0)
    except click.exceptions.Exit as ended:
        return ended.exit_code


def _fault(error: BaseException) -> str:
    """Say that netlint itself has failed; where that is wanted, all that Python knows of it comes first."""
    template = _("a fault in netlint itself: {error}. Please report it, with what {variable}=1 shows.")
    told = " ".join(raised(error, Path(__file__).parent.parent).split())
    message = template.format(error=told, variable=TRACEBACK)
    said = _("Error: {message}").format(message=message)
    if not os.environ.get(TRACEBACK):
        return said
    import traceback  # noqa: PLC0415 (few ask)

    return "".join(traceback.format_exception(error)) + said


def _take_language(args: list[str]) -> tuple[Language | None, list[str]]:
    """Take `--lang` out of the arguments, wherever it stands: the words of every error depend on it."""
    end = args.index("--") if "--" in args else len(args)
    rest = list(args)
    for at, argument in enumerate(args[:end]):
        option, equals, value = argument.partition("=")
        if option == "--lang":
            language = known(value if equals else "".join(args[at + 1 : at + 2]))
            if language:
                del rest[at : at + (1 if equals else 2)]
                return language, rest
    return known(os.environ.get(VARIABLE)), rest
