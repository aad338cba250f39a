"""Texts as the page shows them: escaped, with what stands between backticks as code, and dates as people write them."""

import datetime as dt
import re

from markupsafe import Markup, escape

from netlint.i18n import Message, Translate
from netlint.i18n.days import written_day
from netlint.i18n.message import Parameter
from netlint.reporters.escape_terminal import escape_terminal

_CODE = re.compile("`([^`]+)`")
_QUOTED = re.compile(r'\("([^"]+)"')
"""What the pages of rules quote from the article: Dutch words after the English ones, in brackets."""
_DATE = re.compile(r"`\{\w+\}`")


def marked(text: str) -> Markup:
    """Return a text that is visible already, with code between backticks marked as code."""
    pieces = _CODE.split(text)
    return Markup("").join(
        Markup("<code>{}</code>").format(piece) if at % 2 else escape(piece) for at, piece in enumerate(pieces)
    )


def shown(text: str) -> Markup:
    """Return a text that may have characters that are not seen: these are made visible."""
    return marked(escape_terminal(text))


def with_quotations(text: str) -> Markup:
    """Return an English text whose Dutch quotations, in brackets, say that they are Dutch."""
    pieces = _QUOTED.split(escape_terminal(text))
    return Markup("").join(
        Markup('(<q lang="nl">{}</q>').format(piece) if at % 2 else marked(piece) for at, piece in enumerate(pieces)
    )


def words(message: Message, translate: Translate) -> Markup:
    """Return a message, with its dates as people write them."""
    return shown(message_text(message, translate))


def message_text(message: Message, translate: Translate) -> str:
    """Return the text of a message, not escaped, with its dates as people write them."""
    return _with_written_dates(message, translate).text(translate)


def _with_written_dates(message: Message, translate: Translate) -> Message:
    is_code = set(_DATE.findall(message.template))
    parameters = {
        name: value if f"`{{{name}}}`" in is_code else _written(value, translate)
        for name, value in message.parameters.items()
    }
    return Message(message.template, parameters, message.is_whole)


def _written(value: Parameter, translate: Translate) -> Parameter:
    if isinstance(value, dt.date):
        return written_day(value, translate)
    if isinstance(value, Message):
        return _with_written_dates(value, translate)
    return tuple(_written(item, translate) for item in value) if isinstance(value, tuple) else value
