"""The tests of a repository's own rules: those without code, and those in rule files. Opens no file of its own."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from netlint.charter.schema_paths import Tables
from netlint.i18n import Message, Translate, notice, same, verbatim
from netlint.rules.base import Rule
from netlint.settings.example_places import ExamplePlace
from netlint.testing.checks import check_rule
from netlint.testing.declared_examples import example_mistake


class Failure(NamedTuple):
    """What is wrong with a rule or with one of its examples."""

    where: str
    """The file and line, such as `netlint.toml:12`."""
    message: Message
    expected: Sequence[Message] = ()
    """What the example expects, for a rule without code."""
    found: Sequence[Message] = ()
    """What the rule reports."""
    example: str = ""
    """The text of the example, if the message does not have it."""

    def lines(self, translate: Translate = same) -> Iterator[str]:
        """Yield the place and the mistake, then what is expected and found, and the example."""
        yield f"{self.where}: {self.message.text(translate)}".rstrip()
        for word, listed in ((Message("expected:"), self.expected), (Message("found:"), self.found)):
            yield from (f"  {word.text(translate)} {one.text(translate)}" for one in listed)
        if self.example:
            yield from ("", *(f"    {line}".rstrip() for line in self.example.rstrip("\n").split("\n")), "")


class RuleTest(NamedTuple):
    """A rule of a repository, with the places of its examples."""

    rule: Rule
    where: str
    """The file and line of the rule."""
    places: tuple[ExamplePlace, ...] = ()
    """The places of the examples, for a rule without code."""
    tables: Tables | None = None
    """The tables of plugins in these examples; `None` for those of all installed plugins."""

    @property
    def examples(self) -> int:
        """The number of examples."""
        return len(self.rule.page.examples)

    def failures(self) -> list[Failure]:
        """Return what is wrong with the examples; for a rule in a rule file, the first mistake in all of it."""
        if self.rule.has_page_of_its_own:
            return list(self._in_examples())
        try:
            check_rule(self.rule)
        except AssertionError as error:
            return [Failure(self.where, verbatim(str(error)))]
        except (Exception, SystemExit) as error:  # noqa: BLE001 (whatever one rule raises, the others are tested)
            template = "The rule could not be tested: {error}."
            return [Failure(self.where, notice(template, error=f"{type(error).__name__}: {error}"))]
        return []

    def _in_examples(self) -> Iterator[Failure]:
        seen: dict[tuple[object, ...], str] = {}
        for example, place in zip(self.rule.page.examples, self.places, strict=True):
            if (first := seen.setdefault(example.charters, place.at(1))) != place.at(1):
                yield Failure(
                    place.at(1), notice("This example has the same charter as the one at {place}.", place=first)
                )
            elif mistake := example_mistake(self.rule, example, self.tables):
                line, message, expected, found = mistake
                yield Failure(place.at(line), message, expected, found, example.text)
