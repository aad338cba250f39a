"""Details: what nobody has begun to record, said once and not by each rule that would look at it."""

from collections.abc import Iterator, Sequence

from netlint import Finding, Message, rule


@rule(
    "NL016",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("network",),
    question="Which one of these would help us most if we wrote it down, and which ones can we do without?",
)
def details_not_begun(not_begun: Sequence[Message]) -> Iterator[Finding]:
    """Some details are not recorded for anyone or anything yet.

    Why: A charter need not hold everything. Each rule about a detail, such as expertise or learning goals, waits until the
    charter records that detail for someone. Until then all of them are named here together, once.

    Fix: Choose the one that would help you most, and begin with it. The others can wait.

    Bad:
        # With the rules NL307, NL502
        [network]  # NL016: Not begun: expertise and learning goals.
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
        yield Finding("Not begun: {details}.", at="network", details=tuple(not_begun))
