"""Messages: a template and its parameters. So text can be translated, and fingerprints do not depend on it."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias, Union

from msgspec import Struct

Parameter: TypeAlias = Union[str, int, float, dt.date, dt.time, "Message", "Choice", "tuple[Parameter, ...]"]
"""A value in a message. A tuple is shown as a list: "a, b and c"."""
Translate: TypeAlias = Callable[[str], str]
"""A function that translates an English text; it returns the same text if there is no translation."""

_PLAIN = (str, int)
"""The types of most values in a message."""
MAX_ITEMS = 40
"""The maximum number of items of one list in a message, more than a group has members. The project chose it."""
MAX_CHARACTERS = 120
"""The maximum length of one parameter in a message, in code points. The project chose it."""


def same(text: str) -> str:
    """Return the same text: messages are in English."""
    return text


class Message(Struct, frozen=True):
    """A sentence for people: `template` with a `{name}` for each of `parameters`.

    For example: `Message("Charters: {number}", {"number": 3})`.
    """

    template: str
    """The English text, with a `{name}` for each parameter."""
    parameters: dict[str, Parameter] = {}
    """The values, by name. They are not translated, unless they are messages."""
    is_whole: bool = False
    """Whether long parameters are shown in full."""

    def text(self, translate: Translate = same) -> str:
        """Return the sentence, in the language of `translate`.

        Raises `KeyError` if the template has a `{name}` that is not in `parameters`.
        """
        template = translate(self.template)
        if "{" not in template and "}" not in template:
            return template
        shown = {
            name: value if self.is_whole and isinstance(value, str) else show(value, translate)
            for name, value in self.parameters.items()
        }
        return template.format_map(shown)

    def __hash__(self) -> int:
        """Return a hash of the template only: the parameters are in a dict."""
        return hash(self.template)

    def __add__(self, other: "Message | str") -> "Message":
        """Return one message: this one, followed by another message or by plain text."""
        return joined(self, other if isinstance(other, Message) else verbatim(other), between="")

    def __radd__(self, other: str) -> "Message":
        """Return one message: plain text, followed by this message."""
        return verbatim(other) + self


def as_message(template: str | Message, parameters: Mapping[str, Parameter | Sequence[Parameter]]) -> Message:
    """Return `template` if it is a message; otherwise a message with `template` and `parameters`."""
    if isinstance(template, Message):
        return template
    given: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in parameters.items()
    }
    return Message(template, given)


def notice(template: str, **parameters: object) -> Message:
    """Return a message for the user of the command; names of files, options and plugins are shown in full."""
    given: dict[str, Parameter] = {
        name: value if isinstance(value, Message | Choice) else str(value) for name, value in parameters.items()
    }
    return Message(template, given, is_whole=True)


def verbatim(text: str) -> Message:
    """Return a message that shows text unchanged, such as the output of another program."""
    return Message(text.replace("{", "{{").replace("}", "}}"), is_whole=True)


def joined(*parts: Message | None, between: str = " ") -> Message:
    """Return one message that shows several messages in a row; `None` is left out."""
    named: dict[str, Parameter] = {f"part{number}": part for number, part in enumerate(filter(None, parts))}
    return Message(between.join(f"{{{name}}}" for name in named), named, is_whole=True)


def on_one_line(message: Message) -> Message:
    """Return a message whose parameters have no line break: what follows it would look like another message."""
    return Message(message.template, {name: _bare(one) for name, one in message.parameters.items()}, message.is_whole)


def _bare(value: Parameter) -> Parameter:
    if isinstance(value, Message):
        return on_one_line(value)
    if isinstance(value, tuple):
        return tuple(map(_bare, value))
    if isinstance(value, Choice):
        return Choice(tuple(map(_bare, value.options)))
    return value.replace("\n", "\\n").replace("\r", "\\r") if isinstance(value, str) else value


class Choice(Struct, frozen=True):
    """Alternatives, shown as "a, b or c"."""

    options: tuple[Parameter, ...]
    """The alternatives, in the order in which they are shown."""


def show(value: Parameter, translate: Translate = same) -> str:
    """Return a parameter as text: a tuple as "a, b and c"; a long tuple or text is shortened."""
    if isinstance(value, _PLAIN):
        text = str(value)
        return text if len(text) <= MAX_CHARACTERS else text[: MAX_CHARACTERS - 1] + "…"
    if isinstance(value, Message):
        return value.text(translate)
    if isinstance(value, Choice):
        return _join([show(option, translate) for option in value.options], translate("or"))
    if isinstance(value, tuple):
        items = [show(item, translate) for item in value[:MAX_ITEMS]]
        if len(value) > MAX_ITEMS:
            return ", ".join(items) + " " + translate("and {more} more").format(more=len(value) - MAX_ITEMS)
        return _join(items, translate("and"))
    text = f"{value:.12g}" if isinstance(value, float) else str(value)
    return text if len(text) <= MAX_CHARACTERS else text[: MAX_CHARACTERS - 1] + "…"


def _join(items: list[str], last: str) -> str:
    *front, end = items or [""]
    return f"{', '.join(front)} {last} {end}" if front else end
