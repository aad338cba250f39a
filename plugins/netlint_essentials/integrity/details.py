"""Details: those that the charter does not go into yet, named once and not by each rule about one of them."""

from collections.abc import Iterator, Mapping

from netlint import Finding, Message, joined, rule


@rule(
    "NL016",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("network",),
    question="Which details would help us most if we wrote them down, and which can we do without?",
)
def details_not_begun(not_begun: Mapping[str, Message]) -> Iterator[Finding]:
    """Some details are not in the charter yet.

    Why: A charter does not have to contain everything. If it does not mention a detail, such as expertise,
    netlint skips the rules about that detail. This rule names all such details together.

    Fix: Choose the detail that would help you most, and add it, such as `expertise = ["facilitation"]` under
    `[[members]]`. The page of the rule about that detail shows what to write. The other details can wait.

    Bad:
        # With the rules NL307, NL502
        [network]  # NL016: These details are not in the charter yet: expertise; learning goals.
        name = "Stroomop"

        [[members]]
        id = "ana"

        [[members]]
        id = "bo"

    Good:
        # With the rules NL307, NL502
        [network]
        name = "Stroomop"

        [[members]]
        id = "ana"
        expertise = ["facilitation"]
        learning-goals = ["contracting with public clients"]
    """
    if not not_begun:
        return
    (code, first), *more = not_begun.items()
    if more:
        template = (
            "Choose the one that would help you most. For {detail}, `netlint explain {code}` shows what to write."
        )
        details = joined(*not_begun.values(), between="; ")
        yield Finding(
            "These details are not in the charter yet: {details}.",
            at="network",
            advice=Message(template, {"code": code, "detail": first}),
            details=details,
        )
    else:
        template = "If this detail would help you, add it: `netlint explain {code}` shows what to write."
        yield Finding(
            "This detail is not in the charter yet: {details}.",
            at="network",
            advice=Message(template, {"code": code}),
            details=first,
        )
