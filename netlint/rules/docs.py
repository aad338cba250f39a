"""Pages: what a rule's docstring says, in sections. Knows no rule, runs no example."""

import datetime as dt
import inspect
import re
from typing import Any, NamedTuple

import msgspec
import tomli

REQUIRED = ("Why", "Fix", "Bad", "Good")
OPTIONAL = ("Source", "Options")
# Patterns are compiled when they are used: most runs read no page.
_SECTION = rf"(?m)^({'|'.join((*REQUIRED, *OPTIONAL))}):[ \t]*"
_EXPECTED = r"#\s*([A-Z]{2,6}\d{3}): (.+)$"
_EXPECTED_IN = r"^#\s*([A-Z]{2,6}\d{3}) in (.+?), line (\d+): (.+)$"
_TODAY = r"(?m)^# On (\d{4}-\d\d-\d\d)"
_OPTION = r"(?m)^# With the option ([a-z-]+ = .+?)\.?$"
_EXCEPTION = r"(?m)^# With the exception (\{.+\})$"
_RULES = r"(?m)^# With the rules (.+)$"
_PART = r"(?m)^# (?:And ([\w.-]+\.toml)|Beside it, (.+)):$"


class Expected(NamedTuple):
    """What an example says a finding will be: the line counts from 1 within the example, or within a file beside it."""

    line: int
    code: str
    message: str
    file: str = ""
    """The file beside the charter, if the finding is in one."""


class ExamplePart(NamedTuple):
    """A charter of an example, or a file beside it."""

    name: str
    is_charter: bool
    lines: int
    """The lines of the example before it."""
    text: str


class Example(msgspec.Struct, frozen=True):
    """A piece of a charter, with the findings that its comments announce.

    A comment `# On 2026-11-24` says on which day it is checked, `# With the option most = 3` sets an option, and
    `# With a rule that crashes` puts such a rule beside it, `# With the rules NL307, NL502` these two.
    `# With the exception { rule = "no-purpose" }` is what the settings except. What follows
    `# And other.charter.toml:` is another charter, and what follows `# Beside it, hours.csv:` is a file that a charter
    can name.
    """

    text: str
    """The text of the example, with its comments."""
    bad: bool
    """Whether it is a `Bad` example."""

    @property
    def expected(self) -> tuple[Expected, ...]:
        """The findings announced, in the order of the lines."""
        return tuple(self.announced.values())

    @property
    def announced(self) -> dict[int, Expected]:
        """The findings announced, by the line of the comment."""
        found: dict[int, Expected] = {}
        for part in self.parts:
            lines = part.text.split("\n") if part.is_charter else []
            for number, line in enumerate(lines, start=part.lines + 1):
                if match := re.search(_EXPECTED_IN, line):
                    found[number] = Expected(int(match[3]), match[1], match[4].strip(), match[2])
                elif match := re.search(_EXPECTED, line):
                    found[number] = Expected(number, match[1], match[2].strip())
        return found

    @property
    def parts(self) -> tuple[ExamplePart, ...]:
        """The charters in it and the files beside them, in their order, with what is announced."""
        first, *others = re.split(_PART, self.text)
        found, lines = [ExamplePart("charter.toml", True, 0, first)], first.count("\n")
        for charter, file, text in zip(others[::3], others[1::3], others[2::3], strict=True):
            content = text if charter else text.strip("\n") + "\n" * bool(text.strip("\n"))
            found.append(ExamplePart(charter or file, bool(charter), lines, content))
            lines += text.count("\n")
        return tuple(found)

    @property
    def today(self) -> dt.date | None:
        """The day on which it is checked, if it says so."""
        match = re.search(_TODAY, self.text)
        return dt.date.fromisoformat(match[1]) if match else None

    @property
    def charters(self) -> tuple[tuple[str, int, str], ...]:
        """The charters in it: the name, the lines before it, and the text without what is announced."""
        return tuple((part.name, part.lines, _bare(part.text)) for part in self.parts if part.is_charter)

    @property
    def files(self) -> dict[str, str]:
        """The texts of the files beside the charters, by their paths."""
        return {part.name: part.text for part in self.parts if not part.is_charter}

    @property
    def exceptions(self) -> tuple[dict[str, Any], ...]:
        """What the settings except."""
        return tuple(tomli.loads(f"it = {match[1]}")["it"] for match in re.finditer(_EXCEPTION, self.text))

    @property
    def crash(self) -> bool:
        """Whether a rule that crashes runs beside it."""
        return "# With a rule that crashes" in self.text

    @property
    def rules(self) -> tuple[str, ...]:
        """The codes of the rules that run beside it."""
        return tuple(
            code for match in re.finditer(_RULES, self.text) for code in re.findall(r"[A-Z]{2,6}\d{3}", match[1])
        )

    @property
    def options(self) -> dict[str, Any]:
        """The options that it sets, by their name in the settings."""
        return tomli.loads("\n".join(match[1] for match in re.finditer(_OPTION, self.text)))


class Page(msgspec.Struct, frozen=True):
    """The documentation of one rule."""

    title: str
    """The first line."""
    why: str
    """The paragraphs of `Why`."""
    fix: str
    """The paragraphs of `Fix`."""
    source: str
    """The paragraphs of `Source`; empty if there are none."""
    examples: tuple[Example, ...]
    """The examples, in their order."""

    @property
    def advice(self) -> str:
        """What to do, in one line: the first sentence of `Fix`."""
        return re.split(r"(?<=[.?!])\s", " ".join(self.fix.split()), maxsplit=1)[0]


def make_example(text: str, *, bad: bool) -> Example:
    """Make an example of a text as it is written in a docstring or in settings: without what it is indented by."""
    return Example(inspect.cleandoc("\n" + text).strip() + "\n", bad)


def _bare(text: str) -> str:
    """Return the text of a charter without the findings that its comments announce."""
    text = re.sub(_EXPECTED_IN, "", text, flags=re.MULTILINE)
    return re.sub(r"[ \t]*" + _EXPECTED, "", text, flags=re.MULTILINE)


def missing_sections(docstring: str | None) -> list[str]:
    """Return the required sections that a docstring lacks; cheap, as every rule is asked at every start."""
    if not docstring or not docstring.strip():
        return ["first sentence", *REQUIRED]
    missing = [name for name in REQUIRED if f"\n    {name}:" not in docstring and f"\n{name}:" not in docstring]
    if missing:  # the function may be further from the margin, in an `if` or another function
        docstring = inspect.cleandoc(docstring)
    return [name for name in missing if f"\n{name}:" not in docstring]


def read_page(docstring: str) -> Page:
    """Read a docstring into a page."""
    title, *parts = re.split(_SECTION, inspect.cleandoc(docstring))
    sections: dict[str, str] = {}
    examples: list[Example] = []
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        if name in ("Bad", "Good"):
            examples.append(make_example(text, bad=name == "Bad"))
        else:
            sections[name] = _paragraphs(text)
    return Page(
        _paragraphs(title),
        sections.get("Why", ""),
        sections.get("Fix", ""),
        sections.get("Source", ""),
        tuple(examples),
    )


def _paragraphs(text: str) -> str:
    """Join the lines of each paragraph."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text.strip()))
