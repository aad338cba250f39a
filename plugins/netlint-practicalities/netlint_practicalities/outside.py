"""In the name of the network."""

from collections.abc import Iterator

from netlint import Charter, Finding, rule

from netlint_practicalities._words import NAME, SIGNS, is_a_role_or_decision, said
from netlint_practicalities.table import Practicalities


@rule(
    "NP007",
    severity="info",
    level="sound",
    since="0.1",
    question="Who of us may sign for all of us, and who pays if it goes wrong?",
)
def no_signatory(charter: Charter) -> Iterator[Finding]:
    """The charter does not say who signs for the network and who carries the risk.

    Why: A client, a bank or a landlord wants a signature. Without an agreement, the member who signs may carry the risk
    for everyone without knowing it.

    Fix: Write under `[plugins.practicalities]` who signs and who pays. Agree on both together first. In `risk` you can
    also say what is insured. "Each of us signs for our own work only" is an agreement too.

    A responsibility for contracts, legal matters or risk counts for both. So does such a decision among the `scopes` of
    `[decisions]`. netlint looks for English and Dutch words.

    This is not legal advice.

    Source: At Root Systems (roles/director, working-with-rs) directors sign off proposals, and the company holds the
    legal responsibility. Hypha (bylaws, 8) lets working groups make contracts within limits. At Loomio (constitution,
    23 to 26) two directors sign deeds, and the company may insure directors and employees.

    Bad:
        [network]  # NP007: The charter does not say who signs for the network and who carries the risk.
        name = "Stroomop"

    Bad:
        [plugins.practicalities]
        signs = "Ana, up to 5000 euro."  # NP007: The charter says who signs for the network, but not who carries the risk.

    Bad:
        [plugins.practicalities]
        risk = "Each for our own part."  # NP007: The charter says who carries the risk, but not who signs for the network.

    Good:
        [plugins.practicalities]
        signs = "Ana or Bo, up to 5000 euro. Above that we decide together."
        risk = "Each of us for our own part, and we are insured together."

    Good:
        [[responsibilities]]
        id = "board"
        aim = "Legal matters, insurance and the overview of risk."
        holders = ["ana", "bo"]
    """
    table = charter.table(Practicalities)
    signs, risk = said(table.signs), said(table.risk)
    if (signs and risk) or is_a_role_or_decision(charter, SIGNS):
        return
    if signs:
        template = "The charter says who signs for the network, but not who carries the risk."
        yield Finding(template, at="plugins.practicalities.signs", write={"risk": ...})
    elif risk:
        template = "The charter says who carries the risk, but not who signs for the network."
        yield Finding(template, at="plugins.practicalities.risk", write={"signs": ...})
    else:
        template = "The charter does not say who signs for the network and who carries the risk."
        yield Finding(template, at="plugins.practicalities.signs", write={"risk": ...})


@rule(
    "NP008",
    severity="info",
    level="sound",
    since="0.1",
    question="What may each of us do in the network's name without asking the others?",
)
def no_name_agreement(charter: Charter) -> Iterator[Finding]:
    """The charter does not say who may use the name of the network.

    Why: The name carries the work of everyone. One careless promise in that name falls on all of you.

    Fix: Write under `[plugins.practicalities]` what members may do. Agree on it together first. Think of an offer, a
    post, the logo on a website, and the name after someone has left.

    A responsibility for the name or the brand counts as well. So does such a decision among the `scopes` of
    `[decisions]`. netlint looks for English and Dutch words.

    This is not legal advice.

    Source: Enspiral (agreements/brand) has a form and approvals for the use of its brand. At Hypha
    (social-media-policy) members approve any use that looks like an endorsement. At Greaterthan (people-agreement)
    members may use the brand for billing, and represent the network.

    Bad:
        [network]  # NP008: The charter does not say who may use the name of the network.
        name = "Stroomop"

    Good:
        [plugins.practicalities]
        name-use = "Any member may say to be part of it. An offer in our name needs a yes from one other."

    Good:
        [decisions]
        method = "consent"
        scopes = ["brand", "money"]
    """
    if said(charter.table(Practicalities).name_use) or is_a_role_or_decision(charter, NAME):
        return
    yield Finding("The charter does not say who may use the name of the network.", at="plugins.practicalities.name-use")
