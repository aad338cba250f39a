"""What a message of a rule fills in: `{places}` for all places at once, or `{place}`, `{id}` and `{value}` for each."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from netlint.i18n import Message, Parameter
from netlint.rules.declarative.claims import Violation
from netlint.rules.declarative.entry import Texts, in_english
from netlint.rules.declarative.paths import name_of
from netlint.rules.finding import Finding
from netlint.toml import Document, dotted
from netlint.toml.writer import to_toml

PLACES = "{places}"
"""The names of all places. There is one finding for all of them."""
OF_EACH = ("{place}", "{id}", "{value}")
"""The path, the id of its item, and the value there. There is a finding for each place."""
PLACEHOLDERS = (PLACES, *OF_EACH)
_PLACEHOLDER = re.compile(r"\{\s*[^\W\d][\w-]*\s*(?:[!:|(\[][^{}]*|\.[^{}=]*|=\s*)?\}")
"""A placeholder, or what was meant as one: as `{value!r}`, `{id.x}` or `{value=}` in Python, or `{value|upper}`.

Brackets around anything else mean themselves, such as `{ id = "ana" }` and `{ hours.internal = 4 }` in TOML.
"""


def placeholders(text: str) -> tuple[str, ...]:
    """Return the placeholders in a text, known or not, each once."""
    return tuple(dict.fromkeys(_PLACEHOLDER.findall(text)))


def of_each(message: Texts) -> bool:
    """Return whether a message is about one place, so that each place has a finding."""
    return any(one in in_english(message) for one in OF_EACH)


def template_of(text: str) -> str:
    """Write a message as a template: nothing is filled in but the placeholders."""
    template = text.replace("{", "{{").replace("}", "}}")
    for one in PLACEHOLDERS:
        template = template.replace("{" + one + "}", one)
    return template


def without_placeholders(text: str) -> str:
    """Return a message as the title of a page, where it is about no place."""
    for one in PLACEHOLDERS:
        text = text.replace(one, "…")
    return text


def findings(message: Texts, wrong: Sequence[Violation], document: Document) -> Iterator[Finding]:
    """Yield one finding about all places, or one about each if the message fills in something of each."""
    template = template_of(in_english(message))
    for group in [[one] for one in wrong] if of_each(message) else [wrong] if wrong else []:
        filled: dict[str, Parameter] = {
            PLACES: tuple(name_of(one.at, document) for one in group),
            "{place}": dotted(document.named(group[0].at)),
            "{id}": _id(group[0], document),
            "{value}": _values(group[0].values),
        }
        parameters = {name[1:-1]: value for name, value in filled.items() if name in template}
        yield Finding(Message(template, parameters), at=[document.named(one.at) for one in group])


def _id(wrong: Violation, document: Document) -> str:
    """Return the id of the innermost item around a place; its path if no item around it has one."""
    named = document.named(wrong.at)
    ids = [name for part, name in zip(wrong.at, named, strict=True) if isinstance(part, int) and isinstance(name, str)]
    return ids[-1] if ids else dotted(named)


def _values(values: list[Any]) -> Parameter:
    """Return the values at a place as a parameter, or a word for none."""
    shown = tuple(map(_shown, values))
    return shown[0] if len(shown) == 1 else shown or Message("nothing")


def _shown(value: Any) -> Parameter:
    if isinstance(value, list):
        return _values(value)
    plain: Parameter = to_toml(value) if isinstance(value, bool | dict) else value
    return plain
