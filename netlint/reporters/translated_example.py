"""An example of a rule's page in another language: its values, the messages it announces, and how it is checked."""

import re
from collections.abc import Mapping

from netlint.i18n import Message
from netlint.i18n.translation import Translation
from netlint.rules.docs import Example

_ANNOUNCED = re.compile(r"(#\s*[A-Z]{2,6}\d{3}) in (.+?), line (\d+): (.+)")
_TEXT = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_SET_OUT = (
    Message("# With a rule that crashes"),
    Message("# With the exception"),
    Message("# With the rules"),
    Message("# With the option"),
    Message("# On"),
    Message("# And"),
    Message("# Beside it,"),
)
_IN_FILE = Message("in {file}, line {line}:")
"""How the comments of an example begin that say under what it is checked."""


def translated_example(example: Example, translate: Translation) -> str:
    """Return the text of an example as a page in the language of `translate` has it."""
    return "\n".join(_set_out(line, translate) for line in with_translated_values(example, translate).split("\n"))


def with_translated_values(example: Example, translate: Translation) -> str:
    """Return the text of an example with its values and messages in the language of `translate`.

    A catalogue has a value with its quotation marks: `"water management"`. What it does not have stays as it is.
    """
    values = {text: translate(text) for text in _TEXT.findall(example.text)}
    announced = {line: each.message for line, each in example.announced.items()}
    lines = []
    for number, line in enumerate(example.text.split("\n"), start=1):
        message = announced.get(number, "")
        code = line.removesuffix(message).rstrip() if message else line
        written = _TEXT.sub(lambda text: values[text[0]], code)
        lines.append(f"{written} {_with_values(translate.formatted(message), values)}" if message else written)
    return "\n".join(lines)


def _with_values(message: str, values: Mapping[str, str]) -> str:
    """Return a message in which the values of an example are translated as they are in the example."""
    for text, translation in values.items():
        if text != translation:
            named = rf"(?<![\w-]){re.escape(text[1:-1])}(?![\w-])"
            message = re.sub(named, translation[1:-1].replace("\\", r"\\"), message)
    return message


def _set_out(line: str, translate: Translation) -> str:
    """Translate the beginning of a comment that says under what an example is checked."""
    if match := _ANNOUNCED.match(line):
        begin, file, number, message = match.groups()
        said = Message(_IN_FILE.template, {"file": file, "line": number}).text(translate)
        return f"{begin} {said} {message}"
    for words in _SET_OUT:
        if f"{line} ".startswith(f"{words.template} "):
            return words.text(translate) + line.removeprefix(words.template)
    return line
