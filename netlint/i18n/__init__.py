"""What netlint says, and in which language. Reads no charter, checks nothing."""

from netlint.i18n.message import Choice, Message, Parameter, Translate, same, show

__all__ = ["Choice", "Message", "Parameter", "Translate", "same", "show"]
