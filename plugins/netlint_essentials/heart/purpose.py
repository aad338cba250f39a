"""What the network is for."""

from collections.abc import Iterator

from netlint import Charter, Finding, rule


@rule(
    "NL101",
    severity="error",
    level="essential",
    since="0.1",
    asks="What would be missing in the world if our network stopped tomorrow?",
)
def no_purpose(charter: Charter) -> Iterator[Finding]:
    """The network does not say what it is for.

    Why: What binds people lies deeper than the next assignment. The article calls it looking for your soul ("zoek je
    ziel"), and sees networks without one bleed to death within two years.

    Fix: Write one sentence in `purpose` that says which change the network wants to see, and for whom.

    Bad:
        [network]  # NL101: The network has no purpose.
        name = "Stroomop"

    Good:
        [network]
        name = "Stroomop"
        purpose = "Water boards decide together with residents, because water has no owner."
    """
    if not charter.network or not (charter.network.purpose or "").strip():
        yield Finding("The network has no purpose.", at="network.purpose")
