"""The questions of the worksheet that the interview has too."""

from netlint.i18n import Message
from netlint.linter.interview.questions import BY_KEY
from netlint.linter.interview.sections import SECTIONS

_BY_SECTION = {section.key: section.question for section in SECTIONS}


def asked(section: str) -> Message:
    """Return what a new charter asks the group about a section."""
    return _BY_SECTION[section]


def interviewed(key: str) -> Message:
    """Return a question of the interview that does not address the group."""
    return BY_KEY[key].ask
