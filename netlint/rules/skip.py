"""How a rule says that it cannot be evaluated, and why. Runs no rule."""

from collections.abc import Sequence

from netlint.i18n import Message, Parameter, as_message


class SkipRule(Exception):  # noqa: N818 (it is no error, but an outcome)
    """Raised by a rule that cannot be evaluated; the `reason` is for people."""

    def __init__(self, template: str | Message, **parameters: Parameter | Sequence[Parameter]) -> None:
        """Keep the reason: a message, or a template that has a `{name}` for each of `parameters`."""
        self.reason = as_message(template, parameters)
        super().__init__(self.reason)


class NotBegun(SkipRule):
    """Raised by a rule about a detail that the charter does not record for anyone or anything yet.

    All such details together are one remark, `NL016`.
    """

    def __init__(self, detail: str | Message) -> None:
        """Keep the name of the detail, such as `Message("learning goals")`."""
        self.detail = as_message(detail, {})
        super().__init__(Message("not begun: {detail}", {"detail": self.detail}))
