"""Checks of the messages of a rule when it runs: each can be shown. Raises what says how to write them."""

import datetime as dt
import inspect
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from netlint.charter import InvalidValue, StandsElsewhere
from netlint.i18n import Choice, Message
from netlint.i18n.message import Parameter
from netlint.i18n.templates import parse_template
from netlint.rules.finding import Finding, Note
from netlint.rules.skip import NotBegun, SkipRule
from netlint.toml import Edit, Replacement, dotted
from netlint.utils.invisible import is_blank
from netlint.utils.suggest import suggest

_PLAIN = frozenset({str, int, float, bool, dt.date, dt.time, dt.datetime, Message})
_BASES = (str, int, float)
"""Types of parameters of which rules may have a subclass, such as a `StrEnum`."""
_ALWAYS_SHOWN = frozenset({str, float, bool, dt.date, dt.time, dt.datetime})
"""Types of parameters of which every value can be shown."""
_LARGE = 2**64
"""Python refuses to show numbers that are much larger."""
_PLACEHOLDER = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")


def checked(given: Any, maker: type[Note | SkipRule], *, may_be_empty: bool = False) -> Message:
    """Return a message of a `maker`, with parameters of plain types.

    Raises `TypeError` or `ValueError` if it cannot be shown, or has nothing to show and is not `""` where it
    `may_be_empty`: that is the rule's mistake and not the output's.
    """
    if type(given) is Message and (given.template or may_be_empty) and _is_shown(given):
        return given
    return _checked_in_full(given, maker, may_be_empty=may_be_empty)


def _checked_in_full(given: Any, maker: type[Note | SkipRule], *, may_be_empty: bool) -> Message:
    if not isinstance(given, Message) or not isinstance(given.template, str):
        kind = type(given.template if isinstance(given, Message) else given).__name__
        raise TypeError(f"a message must be text or a Message, but is {kind}")
    if is_blank(given.template) and (given.template or not may_be_empty):
        raise ValueError(f"the message of {maker.__name__} is empty")
    message = given
    is_plain = True
    for name, value in message.parameters.items():
        if type(value) in _PLAIN:
            continue
        is_plain = False
        if not _is_parameter(value):
            if isinstance(value[0] if isinstance(value, tuple) and value else value, Edit):
                raise TypeError(f"`{name}` has an Edit, but edits can only be in `repair` and `suggestions`")
            raise TypeError(f"a message cannot show {type(value).__name__} (parameter `{name}`)")
    if not is_plain:
        plain = {name: _plain(value) for name, value in message.parameters.items()}
        message = Message(message.template, plain, message.is_whole)
    try:
        message.text()
    except KeyError as error:
        raise TypeError(_without_value(message, maker) or f"KeyError: {error}") from error
    except ValueError as error:
        raise ValueError(_no_template(message) or str(error)) from error
    return message


def _is_shown(message: Message) -> bool:
    """Return whether a message can be shown for certain, as most can: all is plain. Of others, `checked` finds out."""
    if type(message.template) is not str or type(message.parameters) is not dict:
        return False
    names = _plain_placeholders(message.template)
    return (
        names is not None
        and message.parameters.keys() >= names
        and all(map(_is_always_shown, message.parameters.values()))
    )


def _is_always_shown(value: object) -> bool:
    kind = type(value)
    if kind in _ALWAYS_SHOWN:
        return True
    if isinstance(value, Message):
        return kind is Message and _is_shown(value)
    if isinstance(value, int):
        return kind is int and -_LARGE < value < _LARGE
    return isinstance(value, tuple) and kind is tuple and all(map(_is_always_shown, value))


@lru_cache(1024)
def _plain_placeholders(template: str) -> frozenset[str] | None:
    """Return the names of the placeholders in a template that has no other brackets; `None` if it has, or is blank."""
    rest = _PLACEHOLDER.sub("", template)
    is_plain = "{" not in rest and "}" not in rest and not (template and is_blank(template))
    return frozenset(_PLACEHOLDER.findall(template)) if is_plain else None


def check_written(write: object) -> None:
    """Check what a finding writes, and the messages in it. Raises the same as `checked`."""
    if write is None:
        return
    if not isinstance(write, Mapping | Replacement | None):
        raise TypeError(f"`write` must be a mapping of keys and values, but is {type(write).__name__}")
    for value in write.values() if isinstance(write, Mapping) else [write.value] if write else ():
        for message in _inside(value):
            checked(message, Finding, may_be_empty=True)


def check_outcome(outcome: SkipRule | StandsElsewhere | InvalidValue) -> None:
    """Check what is raised instead of an answer, and the messages in it. Raises the same as `checked`."""
    if isinstance(outcome, NotBegun):
        checked(outcome.detail, NotBegun)
    if isinstance(outcome, SkipRule):
        checked(outcome.reason, SkipRule)
    elif isinstance(outcome, StandsElsewhere):
        for text in (outcome.section, outcome.at):
            if not isinstance(text, str):
                raise TypeError(f"StandsElsewhere must have two texts, but has {type(text).__name__}")
    else:
        dotted(outcome.path)


def own_parameters(maker: type) -> frozenset[str]:
    """Return the parameters that a maker of messages has itself, which no placeholder can be named after."""
    parameters = inspect.signature(maker).parameters.values()
    return frozenset(one.name for one in parameters if one.kind is one.KEYWORD_ONLY)


def rename_problem(name: str, maker: str) -> str:
    """Return the sentence about a placeholder that has the name of a parameter of its maker."""
    return f"`{name}` is a parameter of {maker} itself, so rename the placeholder {{{name}}}, such as to {{the_{name}}}"


def _without_value(message: Message, maker: type) -> str:
    """Return which placeholder has no value, and what to do."""
    for part in _inside(message):
        for piece in parse_template(part.template) or ():
            name = (piece.name or "").partition(".")[0].partition("[")[0]
            if name and name not in part.parameters:
                if part is message and name in own_parameters(maker):
                    return rename_problem(name, maker.__name__)
                near = suggest(name, part.parameters)
                hint = f"did you mean {{{near}}}?" if near else f"pass it as a parameter: {name}=..."
                return f"the message {part.template!r} has no value for {{{name}}}; {hint}"
    return ""


def _no_template(message: Message) -> str:
    """Return that a text is no template, if that is so."""
    for part in _inside(message):
        pieces = parse_template(part.template)
        if pieces is None:
            return (
                f"the message {part.template!r} has a bracket without its other half; write {{{{ or }}}} for a bracket"
            )
        if any(piece.name is not None and (not piece.name or piece.name.isdigit()) for piece in pieces):
            return f"the message {part.template!r} has a placeholder without a name; write one, such as {{name}}"
    return ""


def _inside(value: Any) -> Iterator[Message]:
    """Yield a message and the messages in it, or those in other values."""
    if isinstance(value, Message):
        yield value
        yield from _inside(list(value.parameters.values()))
    elif isinstance(value, Mapping):
        yield from _inside(list(value.values()))
    elif isinstance(value, list | tuple | Choice):
        for inner in value.options if isinstance(value, Choice) else value:
            yield from _inside(inner)


def _is_parameter(value: object) -> bool:
    if isinstance(value, Choice):
        value = tuple(value.options)
    if isinstance(value, tuple):
        return all(map(_is_parameter, value))
    return isinstance(value, str | int | float | dt.date | dt.time | Message)


def _plain(value: Any) -> Parameter:
    """Return a parameter as a plain type, which every format can write."""
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    base = next((base for base in _BASES if isinstance(value, base)), None)
    if base is None or type(value) in _PLAIN:
        return value  # type: ignore[no-any-return]  # it has been checked
    return str.__str__(value) if base is str else base(value)
