"""Messages: a template and its parameters, so that a text can be translated and an identity never depends on it."""

import datetime as dt
from collections.abc import Callable
from typing import TypeAlias, Union

from msgspec import Struct

Parameter: TypeAlias = Union[str, int, float, dt.date, dt.time, "Message", "Choice", "tuple[Parameter, ...]"]
Translate: TypeAlias = Callable[[str], str]

MAX_ITEMS = 40
"""The most that a message names of one list: more than a group has members. The project's own choice."""
MAX_CHARACTERS = 120
"""The most that a message shows of one text from a charter, in code points. The project's own choice."""


def same(text: str) -> str:
    """Translate nothing: messages are written in English."""
    return text


class Message(Struct, frozen=True):
    """A sentence for people: `template` with a `{name}` for each of `parameters`."""

    template: str
    parameters: dict[str, Parameter] = {}

    def text(self, translate: Translate = same) -> str:
        """Give the sentence, in the language of `translate`.

        Raises `KeyError` where the template names a parameter that was not given.
        """
        shown = {name: show(value, translate) for name, value in self.parameters.items()}
        return translate(self.template).format_map(shown)


class Choice(Struct, frozen=True):
    """Alternatives, shown as "a, b or c"."""

    options: tuple[Parameter, ...]


def show(value: Parameter, translate: Translate = same) -> str:
    """Write one parameter as people read it: a list as "a, b and c"; a long list or text is cut short."""
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
