"""The group of commands, and how a run of any of them ends."""

import gc
import importlib
import inspect
import os
import pkgutil
import sys
from typing import Any, NoReturn

import click

from netlint.cli import commands
from netlint.language import LANGUAGES, VARIABLE, Language, known, of_locale, speak
from netlint.language import gettext as _
from netlint.problem import Problem

DEFAULT = "check"
EXIT_TROUBLE = 2
"""netlint could not do its work: usage, settings, unreadable input, a plugin, a crash, or an interruption."""


class Commands(click.Group):
    """A command for each module of `commands`; `netlint PATH` is `netlint check PATH`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """Give the names of the modules, with hyphens."""
        return [module.name.replace("_", "-") for module in pkgutil.iter_modules(commands.__path__)]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Load one command."""
        if name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"netlint.cli.commands.{name.replace('-', '_')}")
        command: click.Command = module.command
        return _translated(command)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what is no command for the arguments of `check`."""
        known = (*self.list_commands(ctx), "--help", "-h", "--version")
        if not args or args[0] not in known:
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)


def _translated(command: click.Command) -> click.Command:
    """Put the help of a command into the language of the process, and say that there is a choice."""
    if not any(parameter.name == "lang" for parameter in command.params):
        command.params.append(
            click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help="The language to speak.")
        )
    command.help = _(inspect.cleandoc(command.help or ""))
    command.short_help = _(command.short_help or "")
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.help:
            parameter.help = _(parameter.help)
    return command


def _version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    """Show the version of netlint and of each plugin."""
    if not wanted or ctx.resilient_parsing:
        return
    from netlint.plugins import OWN_DISTRIBUTION, load  # noqa: PLC0415 (only this option needs them)

    loaded = load().plugins
    own = next((plugin.version for plugin in loaded if plugin.distribution == OWN_DISTRIBUTION), "?")
    click.echo(f"netlint {own}")
    for plugin in loaded:
        if plugin.distribution != OWN_DISTRIBUTION:
            click.echo(f"  {plugin.name} ({plugin.distribution} {plugin.version})")
    ctx.exit()


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="",
    subcommand_metavar="[COMMAND] [ARGUMENTS]...",
)
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
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(_run(sys.argv[1:]))


def _run(args: list[str]) -> int:
    asked, args = _take_language(args)
    speak(asked or of_locale())
    _translated(group)
    try:
        code: Any = group.main(args, prog_name="netlint", standalone_mode=False, obj=asked)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return EXIT_TROUBLE
    except (click.Abort, KeyboardInterrupt):
        click.echo("\n" + _("Interrupted: the run is not complete."), err=True)
        return EXIT_TROUBLE
    except Problem as error:
        click.echo(_("Error: {message}").format(message=error), err=True)
        return EXIT_TROUBLE
    except BrokenPipeError:
        # Whoever read the output has stopped; Python would complain about it once more at its own end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_TROUBLE
    except OSError as error:
        message = f"{error.filename or _('output')}: {_(error.strerror or str(error))}"
        click.echo(_("Error: {message}").format(message=message), err=True)
        return EXIT_TROUBLE
    return int(code or 0)


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
