"""Details: those that the charter does not go into yet, named once and not by each rule about one of them."""

from collections.abc import Iterator, Sequence

from netlint import Finding, Message, rule


@rule(
    "NL016",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("network",),
    question="Which of these would help us most if we wrote it down, and which can we do without?",
)
def details_not_begun(not_begun: Sequence[Message]) -> Iterator[Finding]:
    """Some details are not in the charter yet.

    Why: A charter does not have to contain everything. netlint skips a rule about a detail, such as expertise, until the
    charter gives that detail somewhere. Until then, this rule names all such details together.

    Fix: Choose the detail that would help you most and add it, such as `expertise = ["facilitation"]` under `[[members]]`.
    The others can stay out for now.

    Bad:
        # With the rules NL307, NL502
        [network]  # NL016: The charter does not say anything yet about expertise and learning goals.
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
    if not_begun:
        template = "The charter does not say anything yet about {details}."
        yield Finding(template, at="network", details=tuple(not_begun))
