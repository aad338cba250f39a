"""The parser of command lines: click's, with all that it says in the language of the run.

click itself asks the environment for a language, for the whole process. Here nothing of a command is changed when its
help is shown: texts are put into the language of the run as they are written.
"""

import inspect
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from netlint.cli.invocation import Invocation
from netlint.i18n import LANGUAGES, notice
from netlint.i18n.names import name_meant
from netlint.i18n.translation import ENGLISH, Translation
from netlint.utils.errors import Problem
from netlint.utils.suggest import similar

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def _translation(ctx: click.Context | None) -> Translation:
    shared = ctx.find_object(Invocation) if ctx else None
    return shared.console.translation if shared else ENGLISH


class Option(click.Option):
    """An option whose help is put into the language of the run."""

    def __init__(self, *args: Any, fill: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        """Take what click takes, and what the help is filled in with."""
        super().__init__(*args, **kwargs)
        self.fill = fill

    def make_metavar(self, ctx: click.Context) -> str:
        """Return what its value is called."""
        return _translation(ctx)(super().make_metavar(ctx))

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return its names, and its help."""
        record, own = super().get_help_record(ctx), self.help or ""
        said = _translation(ctx)(own)
        said = said.format_map(self.fill) if self.fill else said
        return record and (record[0], record[1].replace(own, said, 1))


class Argument(click.Argument):
    """An argument that is called by a name in the language of the run."""

    def make_metavar(self, ctx: click.Context) -> str:
        """Return what it is called."""
        return _translation(ctx)(super().make_metavar(ctx))


class WholeNumber(click.IntRange):
    """A whole number within limits."""

    name = "whole number"

    def _describe_range(self) -> str:
        """Return the limits as help and errors show them, in signs that each language has: `≥ 1`."""
        return super()._describe_range().replace("x>=", "≥ ")


class NamedChoice(click.Choice[str]):
    """A choice of names that are shown in the language of the run, and can be typed in any language and any case."""

    def normalize_choice(self, choice: object, ctx: click.Context | None) -> str:
        """Return what a name is called in the language of the run."""
        return _translation(ctx)(str(choice))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the English name that a word stands for."""
        known = value in self.choices
        return super().convert(value if known else name_meant(value, self.choices) or value, param, ctx)

    def shell_complete(
        self,
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG002 (click's signature)
        incomplete: str,
    ) -> list["CompletionItem"]:
        """Return what can complete a name: in the language of the run, or in English."""
        from click.shell_completion import CompletionItem

        names = dict.fromkeys((*(self.normalize_choice(choice, ctx) for choice in self.choices), *self.choices))
        return [CompletionItem(name) for name in names if name.startswith(incomplete.casefold())]


class _Formatter(click.HelpFormatter):
    """Writes help, with the words of click in the language of the run."""

    def __init__(self, translation: Translation, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.translation = translation

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or f"{self.translation('Usage:')} ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(self.translation(heading))


class _Context(click.Context):
    def make_formatter(self) -> click.HelpFormatter:
        return _Formatter(_translation(self), width=self.terminal_width, max_width=self.max_content_width)


def _show_help(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        ctx.find_root().obj.console.print(ctx.get_help())
        ctx.exit()


_HELP = Option(
    ["-h", "--help"],
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_help,
    help="Show this message and exit.",
)
_LANG = Option(
    ["--lang"],
    type=click.Choice(LANGUAGES),
    expose_value=False,
    help="Language of the output. Default: that of the charter, or of your system.",
)


def _long_option(ctx: click.Context, args: list[str]) -> str | None:
    """Return the first long option that was typed with one hyphen, as it is typed; `None` if there is none."""
    known = _known_options(ctx)
    typed = (f"-{argument.partition('=')[0]}" for argument in args if argument[:1] == "-" and argument[:2] != "--")
    return next((option for option in typed if option in known), None)


_DUTCH = {
    "taal": "lang",
    "niveau": "level",
    "formaat": "format",
    "uitvoer": "output",
    "vandaag": "today",
    "nulmeting": "baseline",
    "sinds": "since",
    "negeer": "ignore",
    "kies": "select",
    "instellingen": "settings",
    "leden": "members",
    "naam": "name",
    "reden": "reason",
    "afgesproken-door": "agreed-by",
    "tot": "until",
    "tot-en-met": "until",
    "binnen": "within",
    "vraag": "ask",
    "verschil": "diff",
    "alles": "all",
    "volledig": "full",
    "hulp": "help",
    "versie": "version",
}
"""The options that Dutch words mean."""


def _known_options(ctx: click.Context) -> set[str]:
    """Return the options of a command and of the group that it is in."""
    contexts = [ctx, *([ctx.parent] if ctx.parent else [])]
    return {name for one in contexts for param in one.command.get_params(one) for name in param.opts}


class Command(click.Command):
    """A command whose help is in the language of the run; `--lang` and `--help` are options of each."""

    context_class = _Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take what click takes."""
        super().__init__(*args, **{"add_help_option": False, **kwargs})

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the arguments; of a long option with one hyphen, say what was meant."""
        given = list(args)
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            if meant := _long_option(ctx, given):
                raise Problem(notice("Did you mean `{name}`?", name=meant)) from None
            known = {name.lstrip("-"): name for name in _known_options(ctx)}
            if (dutch := _DUTCH.get(error.option_name.lstrip("-"))) in known:
                said = f"{error.message} Did you mean {f'--{dutch}'!r}?"  # click itself names only what is spelt alike
                raise click.NoSuchOption(error.option_name, said, ctx=ctx) from None
            near = [known[name] for name in similar(error.option_name.lstrip("-"), known)]
            raise click.NoSuchOption(error.option_name, possibilities=near, ctx=ctx) from None

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return its own parameters, and those that each command has."""
        return [*super().get_params(ctx), _LANG, _HELP]

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what stands behind its name in the line about its usage."""
        return list(map(_translation(ctx), super().collect_usage_pieces(ctx)))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what it does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_translation(ctx)(inspect.cleandoc(self.help or "")))


class Group(Command, click.Group):
    """A group of such commands, which are loaded when they are asked for."""

    summaries: Mapping[str, str] = {}
    """The names of its commands, each with what it is for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """Return the names of its commands."""
        return list(self.summaries)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what its commands are for, a line each."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _translation(ctx)(summary)) for name, summary in self.summaries.items()])


command = partial(click.command, cls=Command)
argument = partial(click.argument, cls=Argument)
option = partial(click.option, cls=Option)


def usage_error_text(error: click.ClickException, translation: Translation) -> str:
    """Return what is wrong with a command line, below how the command is used."""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    said = translation("Error: {message}").format(message=problem_text(error, translation))
    if ctx is None:
        return said
    hint = translation("Try '{command} {option}' for help.").format(command=ctx.command_path, option="--help")
    return f"{ctx.get_usage()}\n{hint}\n\n{said}"


def problem_text(error: click.ClickException, translation: Translation) -> str:
    """Return what is wrong with a command line."""
    if isinstance(error, click.MissingParameter) and error.param:
        kind = "argument" if isinstance(error.param, click.Argument) else "option"
        return f"{translation(f'Missing {kind}')} {error.param.get_error_hint(error.ctx)}."
    return translation.formatted(error.format_message())


def complete(command: click.Command, shared: Invocation, name: str, variable: str, instruction: str) -> int:
    """Print what a shell asks for to complete a command line; return the exit code."""
    from click.shell_completion import get_completion_class

    shell, _underscore, wanted = instruction.partition("_")
    kind = get_completion_class(shell)
    if kind is None or wanted not in ("source", "complete"):
        return 1
    made = kind(command, {"obj": shared}, name, variable)
    shared.console.print(made.source() if wanted == "source" else made.complete())
    return 0
