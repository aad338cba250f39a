"""Comments of examples that have no effect, and were meant to have one. Runs no rule."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from netlint.i18n import Message
from netlint.rules.docs import Example

_DATE = r"\d{4}[-/.]\d|\d\d?[-/.]\d\d?[-/.]\d\d|\d\d? [^\W\d]+ \d{4}"


class _Kind(NamedTuple):
    """A kind of comment, also where it is nearly right, or in Dutch as a Dutch page has it."""

    pattern: str
    right: Message
    needs_code: bool = False
    """Whether only an example of a rule with code can have it."""


_KINDS = (
    _Kind(rf"(On|Op)[:,]?\s*({_DATE})", Message("Write the day of an example as `# On 2026-11-24`.")),
    _Kind(
        r"(And|En)[:,]?\s+(\S*/)?(?P<file>[\w.-]+\.toml)\s*:?\s*$",
        Message("Write the name of another charter as `# And {file}:`."),
    ),
    _Kind(
        r"(Beside it|Ernaast( staat)?)[:,]?\s+(?P<file>[\w./-]+\.\w+|.+(?=:\s*$))\s*:?\s*$",
        Message("Write the name of a file as `# Beside it, {file}:`."),
        needs_code=True,
    ),
    _Kind(
        r"(With|Met)( the| de)? (option|optie)s?:?\s+[\w-]+\s*[=:]",
        Message("Write the value of an option as `# With the option most = 1`."),
        needs_code=True,
    ),
    _Kind(
        r"(With|Met)( the| an| de| een)? (exception|uitzondering):?\s*\{",
        Message('Write an exception as `# With the exception {{ rule = "NL101" }}`.'),
        needs_code=True,
    ),
    _Kind(
        r"(With|Met)( the| de)? (rule|regel)s?:?\s+[A-Z]{2,6}\d{3}",
        Message("Write the codes of other rules as `# With the rules NL307, NL502`."),
        needs_code=True,
    ),
    _Kind(
        r"(With|Met) (a rule that crashes|een regel die vastloopt)",
        Message("For a rule that crashes, write `# With a rule that crashes`."),
        needs_code=True,
    ),
)


def comment_problems(code: str, example: Example, *, has_code: bool) -> Iterator[tuple[int, Message]]:
    """Yield the line and what to write, of each comment of an example that has no effect and was meant to have one.

    `code` is that of the rule, and `has_code` whether it is written in Python: others cannot have all comments.
    """
    announced = example.announced
    for number, line in enumerate(example.text.split("\n"), start=1):
        if number in announced:
            continue
        if re.search(rf"#(?!\s*netlint:).*\b{code}\b", line, re.IGNORECASE):
            yield number, Message("Write a comment with a finding as `# {code}: message`.", {"code": code})
        for kind in _KINDS:
            match = re.match(rf"\s*#\s*{kind.pattern}", line, re.IGNORECASE)
            if match and kind.needs_code and not has_code:
                yield number, Message("This comment has no effect in an example of a rule without code.")
            elif match and not _is_read(line):
                yield number, Message(kind.right.template, match.groupdict())


def _is_read(line: str) -> bool:
    """Return whether a line is a comment that says under what an example is checked."""
    alone = Example(line, bad=True)
    try:
        return bool(alone.today or alone.options or alone.exceptions or alone.rules or alone.crash or alone.parts[1:])
    except ValueError:  # of a date, or of TOML
        return False
