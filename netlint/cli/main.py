"""The group of commands, and how a run of any of them ends."""

import importlib
import os
import pkgutil
import sys
from typing import Any, NoReturn

import click

from netlint import cli
from netlint.plugins import PluginError
from netlint.settings import SettingsError

DEFAULT = "check"
EXIT_TROUBLE = 2
"""netlint could not do its work: usage, settings, unreadable input, a plugin, a crash, or an interruption."""

_HELPERS = ("main", "options")


class Commands(click.Group):
    """A command for each module of this package; `netlint PATH` is `netlint check PATH`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """Give the names of the modules."""
        return [module.name for module in pkgutil.iter_modules(cli.__path__) if module.name not in _HELPERS]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Load one command."""
        if name not in self.list_commands(ctx):
            return None
        command: click.Command = importlib.import_module(f"netlint.cli.{name}").command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what is no command for the arguments of `check`."""
        known = (*self.list_commands(ctx), "--help", "-h", "--version")
        if not args or args[0] not in known:
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
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


def main(args: list[str] | None = None) -> NoReturn:
    """Run a command and exit: 0 nothing found, 1 findings, 2 netlint could not do its work."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(_run(args))


def _run(args: list[str] | None) -> int:
    try:
        code: Any = group.main(args, prog_name="netlint", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return EXIT_TROUBLE
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nInterrupted: the run is not complete.", err=True)
        return EXIT_TROUBLE
    except (PluginError, SettingsError) as error:
        click.echo(f"Error: {error}", err=True)
        return EXIT_TROUBLE
    except BrokenPipeError:
        # Whoever read the output has stopped; Python would complain about it once more at its own end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_TROUBLE
    except OSError as error:
        click.echo(f"Error: {error.filename or 'output'}: {error.strerror or error}", err=True)
        return EXIT_TROUBLE
    return int(code or 0)
