"""Exceptions for a rule that cannot be evaluated. Runs no rule."""

from collections.abc import Sequence

from netlint.i18n import Message, Parameter, as_message


class SkipRule(Exception):  # noqa: N818 (it is no error, but an outcome)
    """Raised by a rule that cannot be evaluated; `reason` is a message for people. The outcome is `skipped`."""

    def __init__(self, template: str | Message, /, **parameters: Parameter | Sequence[Parameter]) -> None:
        """Store the reason.

        It is a message, or text with a `{name}` for each of `parameters`. The catalogue of the plugin, or of the rule
        file, translates the text.
        """
        self.reason: Message = as_message(template, parameters)
        """Why the rule cannot be evaluated."""
        super().__init__(self.reason)


class NotBegun(SkipRule):
    """Raised by a rule about a detail that the charter does not have for anyone or anything yet.

    `NL016` reports all such details together, in one info.
    """

    def __init__(self, detail: str | Message) -> None:
        """Store the name of the detail, such as `Message("learning goals")`."""
        self.detail: Message = as_message(detail, {})
        """What the charter does not say anything about yet."""
        super().__init__(Message("the charter does not say anything yet about {detail}", {"detail": self.detail}))
