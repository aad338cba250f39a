"""Messages and their languages. Reads no charter, and checks nothing."""

from netlint.i18n.languages import LANGUAGES, Language
from netlint.i18n.message import (
    Choice,
    Message,
    Parameter,
    Translate,
    as_message,
    joined,
    notice,
    on_one_line,
    same,
    show,
    verbatim,
)

__all__ = [
    "LANGUAGES",
    "Choice",
    "Language",
    "Message",
    "Parameter",
    "Translate",
    "as_message",
    "joined",
    "notice",
    "on_one_line",
    "same",
    "show",
    "verbatim",
]
