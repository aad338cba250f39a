"""Messages: a template and its parameters, so that a text can be translated and an identity never depends on it."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias, Union, cast

from msgspec import Struct

Parameter: TypeAlias = Union[str, int, float, dt.date, dt.time, "Message", "Choice", "tuple[Parameter, ...]"]
Translate: TypeAlias = Callable[[str], str]
"""Takes an English text; returns it in another language, or as it is where there is no translation."""

MAX_ITEMS = 40
"""The most that a message names of one list: more than a group has members. The project's own choice."""
MAX_CHARACTERS = 120
"""The most that a message shows of one text from a charter, in code points. The project's own choice."""


def same(text: str) -> str:
    """Return a text as it is: messages are written in English."""
    return text


class Message(Struct, frozen=True):
    """A sentence for people: `template` with a `{name}` for each of `parameters`."""

    template: str
    parameters: dict[str, Parameter] = {}
    is_whole: bool = False
    """Whether each parameter is shown whole, however long it is."""

    def text(self, translate: Translate = same) -> str:
        """Return the sentence, in the language of `translate`.

        Raises `KeyError` where the template names a parameter that was not given.
        """
        shown = {
            name: value if self.is_whole and isinstance(value, str) else show(value, translate)
            for name, value in self.parameters.items()
        }
        return translate(self.template).format_map(shown)

    def __hash__(self) -> int:
        """Return a hash, which parameters have no part in: they stand in a dict."""
        return hash(self.template)

    def __add__(self, other: "Message | str") -> "Message":
        """Return one message that says this one, and then the other, or a text as it is."""
        return joined(self, other if isinstance(other, Message) else verbatim(other), between="")

    def __radd__(self, other: str) -> "Message":
        """Return one message that says a text as it is, and then this one."""
        return verbatim(other) + self


def as_message(template: str | Message, parameters: Mapping[str, Parameter | Sequence[Parameter]]) -> Message:
    """Return a message: `template` itself if it is one, else one that has a `{name}` for each of `parameters`."""
    if isinstance(template, Message):
        return template
    given: dict[str, Parameter] = {
        name: tuple(value) if isinstance(value, list) else cast("Parameter", value)
        for name, value in parameters.items()
    }
    return Message(template, given)


def notice(template: str, **parameters: object) -> Message:
    """Return a message for whoever runs netlint: names of files, options and plugins in it are shown whole."""
    given: dict[str, Parameter] = {
        name: value if isinstance(value, Message | Choice) else str(value) for name, value in parameters.items()
    }
    return Message(template, given, is_whole=True)


def verbatim(text: str) -> Message:
    """Return a message that says a text as it is, such as the words of another program."""
    return Message(text.replace("{", "{{").replace("}", "}}"), is_whole=True)


def joined(*parts: Message | None, between: str = " ") -> Message:
    """Return one message that says several, one behind the other; `None` is left out."""
    named: dict[str, Parameter] = {f"part{number}": part for number, part in enumerate(filter(None, parts))}
    return Message(between.join(f"{{{name}}}" for name in named), named, is_whole=True)


class Choice(Struct, frozen=True):
    """Alternatives, shown as "a, b or c"."""

    options: tuple[Parameter, ...]


def show(value: Parameter, translate: Translate = same) -> str:
    """Return one parameter as people read it: a list as "a, b and c"; a long list or text is cut short."""
    if isinstance(value, Message):
        return value.text(translate)
    if isinstance(value, Choice):
        return _join([show(option, translate) for option in value.options], translate("or"))
    if isinstance(value, tuple):
        items = [show(item, translate) for item in value[:MAX_ITEMS]]
        if len(value) > MAX_ITEMS:
            return ", ".join(items) + " " + translate("and {more} more").format(more=len(value) - MAX_ITEMS)
        return _join(items, translate("and"))
    if isinstance(value, float):
        return f"{value:.12g}"
    text = str(value)
    return text if len(text) <= MAX_CHARACTERS else text[: MAX_CHARACTERS - 1] + "…"


def _join(items: list[str], last: str) -> str:
    *front, end = items or [""]
    return f"{', '.join(front)} {last} {end}" if front else end
