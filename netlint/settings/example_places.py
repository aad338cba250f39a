"""Where the examples of rules without code are in a settings file. Runs none of them."""

from typing import Any, NamedTuple

from netlint.rules.declarative.examples import example_paths
from netlint.settings.nearest import PROJECT, content_of
from netlint.settings.resolve import Settings
from netlint.settings.source import MAX_SETTINGS, Tree
from netlint.toml import DocPath, Document, parse


class ExamplePlace(NamedTuple):
    """Where an example is: the name of the file, and the line of the first line of the example."""

    file: str
    first: int
    is_spread: bool
    """Whether each line of the example is a line of the file: not in a text between single quotation marks."""

    def at(self, line: int) -> str:
        """Return the place of a line of the example, which counts from 1, as `netlint.toml:12`."""
        return f"{self.file}:{self.first + line - 1 if self.is_spread else self.first}"


class RulePlaces(NamedTuple):
    """Where a rule without code is, and where its examples are, in the order of its page."""

    where: str
    examples: tuple[ExamplePlace, ...]


def rule_places(tree: Tree, settings: Settings) -> dict[str, RulePlaces]:
    """Return the places of the rules without code in a settings file, by code; not of those in files that it extends.

    Raises `SettingsError` if the file cannot be read again.
    """
    if settings.file is None or not settings.values.custom:
        return {}
    document = parse(tree.name_of(settings.file), content_of(tree, settings.file), max_bytes=MAX_SETTINGS)
    above = ("tool", "netlint") if settings.file.name == PROJECT else ()
    table: dict[str, Any] = document.data or {}
    for part in above:
        table = table.get(part, {})
    found = {}
    for number, entry in enumerate(table.get("custom", [])):
        at: DocPath = (*above, "custom", number)
        examples = tuple(_place(document, (*at, *path), text) for path, text in example_paths(entry))
        line = document.locate(at, key=True).span.line
        found[entry["code"]] = RulePlaces(f"{document.source.name}:{line}", examples)
    return found


def _place(document: Document, path: DocPath, text: str) -> ExamplePlace:
    """Return where an example is: its page leaves out the empty lines that it begins with."""
    span = document.locate(path).span
    begins = document.source.text.split("\n")[span.line - 1][span.column - 1 :].rstrip("\r")
    is_spread = begins.startswith(('"""', "'''"))
    is_below = is_spread and len(begins) == len('"""')
    empty = text[: len(text) - len(text.lstrip())].count("\n")
    return ExamplePlace(document.source.name, span.line + is_below + empty * is_spread, is_spread)
