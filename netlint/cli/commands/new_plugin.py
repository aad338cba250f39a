"""`netlint new-plugin`: write a package for rules that others use as well, which passes its own tests at once."""

import re
import shlex
from collections.abc import Collection
from importlib.util import find_spec
from pathlib import Path

import click

from netlint.cli import parser, scaffold
from netlint.cli.commands import SUMMARIES
from netlint.cli.invocation import console
from netlint.cli.invocation import gettext as _
from netlint.cli.options import comma_separated, plugin_options
from netlint.i18n import notice
from netlint.plugins.registry import OWN_DISTRIBUTION, OWN_PREFIX, Plugins, load_plugins
from netlint.rules.base import prefix_of
from netlint.utils.suggest import guess_and_known

_NAME = r"(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*"
_PREFIX = r"[A-Z]{2,6}"


@parser.command("new-plugin", short_help=SUMMARIES["new-plugin"])
@parser.argument("name", metavar="NAME")
@parser.option(
    "--directory", default=".", metavar="DIR", help="Folder to write the package to. Default: the current folder."
)
@parser.option(
    "--code",
    metavar="PREFIX",
    help="Uppercase letters that the codes of your rules begin with, such as OUR. Default: taken from the name.",
)
@parser.option(
    "--with",
    "chosen",
    multiple=True,
    callback=comma_separated,
    metavar="PARTS",
    help=(
        "Add an example of more that a plugin can provide: fixture, format, preset or table, separated by commas. "
        "Repeatable."
    ),
)
@plugin_options
def command(
    name: str,
    directory: str,
    code: str | None,
    chosen: tuple[str, ...],
    isolated: bool,
    no_plugin: tuple[str, ...],
) -> None:
    """Create a plugin package, netlint-NAME, for your own rules.

    It contains example rules in English and Dutch, working tests, a README, and a workflow that runs the tests in CI.
    Existing files are not changed.
    """
    _check_parts(chosen)
    plugins = load_plugins(isolated=isolated, without=no_plugin)
    _check_name(name, plugins)
    prefix = _checked_prefix(code, plugins) if code else _prefix_from(name, _taken(plugins))
    parent = Path(directory)
    if not parent.is_dir():
        raise click.UsageError(_("--directory: the folder `{folder}` does not exist.").format(folder=directory))
    folder = parent / f"netlint-{name}"
    words = name.replace("-", "_")
    values = {
        "name": name,
        "package": f"netlint_{words}",
        "function": words,
        "type": words.title().replace("_", "") + "Table",  # a name that is neither Python's nor netlint's
        "code": prefix,
        "versions": _versions(plugins),
    }
    try:
        scaffold.write(folder, values, chosen)
    except FileExistsError:
        there = _("{folder} already exists and has not been changed. Choose another name or another --directory.")
        raise click.UsageError(there.format(folder=folder)) from None
    console().print(_next_steps(folder, values))


def _check_parts(chosen: Collection[str]) -> None:
    """Refuse a part that there is no example of."""
    known = scaffold.parts()
    for part in (part for part in chosen if part not in known):
        problem = _("--with: unknown part `{part}`.").format(part=part)
        allowed = notice("Allowed parts: {known}.", known=", ".join(known))
        guess = guess_and_known(part, known, allowed).text(console().translation)
        raise click.UsageError(f"{problem} {guess}")


def _check_name(name: str, plugins: Plugins) -> None:
    """Refuse a name that no package can have, or that another has."""
    if name.startswith("netlint-") and re.fullmatch(_NAME, rest := name.removeprefix("netlint-")):
        template = _("Leave out `netlint-`, which the package gets by itself: `netlint new-plugin {name}`.")
        raise click.UsageError(template.format(name=rest))
    if not re.fullmatch(_NAME, name):
        template = _(
            "`{name}` is not a valid name. Use at most 40 lowercase letters, digits and hyphens, such as `our-circles`."
        )
        raise click.UsageError(template.format(name=name))
    module = f"netlint_{name.replace('-', '_')}"
    reserved = {"netlint", OWN_DISTRIBUTION.removeprefix("netlint-"), "local"}
    if name in reserved | {plugin.name for plugin in plugins.plugins} or find_spec(module):
        raise click.UsageError(_("A plugin or package `{name}` already exists. Choose another name.").format(name=name))


def _taken(plugins: Plugins) -> dict[str, str]:
    """Return the uppercase letters that codes begin with, and the plugin that each belongs to."""
    owners = {prefix_of(code): plugins.owners[code].label.text(console().translation) for code in plugins.rules}
    return owners | {OWN_PREFIX: "netlint"}


def _checked_prefix(code: str, plugins: Plugins) -> str:
    if not re.fullmatch(_PREFIX, code):
        template = _("--code: `{code}` is not two to six uppercase letters, such as `OUR`.")
        raise click.UsageError(template.format(code=code))
    if owner := _taken(plugins).get(code):
        template = _("--code: {owner} already uses codes that begin with {code}. Choose other letters.")
        raise click.UsageError(template.format(code=code, owner=owner))
    return code


def _prefix_from(name: str, taken: Collection[str]) -> str:
    """Make uppercase letters of a name, which nobody uses yet."""
    letters = re.sub("[^A-Z]", "", name.upper())
    for length in (3, 4, 5, 6, 2):
        if len(letters) >= length and letters[:length] not in taken:
            return letters[:length]
    template = _("The letters of `{name}` are already in use for codes. Choose others with --code.")
    raise click.UsageError(template.format(name=name))


def _versions(plugins: Plugins) -> str:
    """Return the versions of netlint that the package goes with: from this one up to the next that may break it."""
    own = next(plugin.version for plugin in plugins.plugins if plugin.distribution == OWN_DISTRIBUTION)
    major, minor, *_rest = own.split(".")
    return f">={major}.{minor},<{int(major) + 1}"


def _next_steps(folder: Path, values: dict[str, str]) -> str:
    return "\n".join(
        (
            _("{folder} is ready. Next steps:").format(folder=folder),
            f'  1. cd {shlex.quote(str(folder))} && python -m pip install --editable ".[test]" && pytest',
            "  2. "
            + _("Write your rule in place of the one in {file}; `netlint rules {code}` lists it.").format(
                file=f"{values['package']}/example.py", code=values["code"]
            ),
            "  3. " + _("Describe the plugin in README.md and choose a licence."),
        )
    )
