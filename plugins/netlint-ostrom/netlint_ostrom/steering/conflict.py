"""What happens when an agreement is not kept, and when members clash."""

from collections.abc import Iterator

from netlint import Charter, Finding, Message, Replacement, rule

from netlint_ostrom._words import LIGHTER, TERM, mention, mention_inside, said
from netlint_ostrom.table import Ostrom

_ROUTE = Message("The two of you, within a week, and then with a third member.")
_TOO_FEW = (1, 2)
"""With so few members, two who clash have nobody else to turn to. A charter without members does not say how many."""


@rule(
    "OST005",
    severity="warning",
    level="opt-in",
    since="0.1",
    question="What do we do first when an agreement is not kept, and what if that does not help?",
)
def no_graduated_response(charter: Charter, *, least: int = 1) -> Iterator[Finding]:
    """The charter does not say which light steps come first if an agreement is not kept.

    Why: Everyone forgets something sometimes. In commons that last, the first response is light: often somebody just
    asks about it. The response gets heavier only if the matter is serious, or happens often. If removal is the only
    answer, a group either looks away or hits too hard.

    Fix: Write the steps under `[plugins.ostrom]`, lightest first. Agree on them together first. A `removal` that names
    a lighter step first, such as a talk or a warning, counts as well.

    In `removal`, netlint looks for English and Dutch words for such a step. If the charter is in another `language`,
    any text counts.

    Source: Principle 5 of Ostrom (1990), and of Cox, Arnold and Villamayor Tomás (2010): graduated sanctions. One step
    (`least`) is this plugin's own choice. If the charter says nothing about it, the finding is only an info.

    Bad:
        [membership]
        removal = "By decision of the coordinator."  # OST005: The charter says how the group can end a membership, but not which lighter steps come first.

    Bad:
        [network]  # OST005: The charter does not say what happens, step by step, if an agreement is not kept.
        name = "Stroomop"

    Bad:
        # With the option least = 2
        [plugins.ostrom]
        graduated-response = "a talk"  # OST005: The charter has only 1 of at least 2 lighter steps.

    Good:
        [plugins.ostrom]
        graduated-response = ["a talk with the two of you", "a talk with all of us"]

    Good:
        [membership]
        removal = "After two talks, by consent of the others."
    """
    steps = said(charter.table(Ostrom).graduated_response)
    removal = said(charter.membership.removal) if charter.membership else ()
    lighter = len(steps) + sum(mention(charter, [text], LIGHTER) for text in removal)
    if lighter >= least:
        return
    if lighter:
        at = "plugins.ostrom.graduated-response" if steps else "membership.removal"
        yield Finding(
            "The charter has only {number} of at least {least} lighter steps.",
            at=at,
            write={"graduated-response": ...},
            write_at="plugins.ostrom.graduated-response",
            number=lighter,
            least=least,
        )
    elif removal:
        yield Finding(
            "The charter says how the group can end a membership, but not which lighter steps come first.",
            at="membership.removal",
            write_at="plugins.ostrom.graduated-response",
        )
    else:
        yield Finding(
            "The charter does not say what happens, step by step, if an agreement is not kept.",
            at="plugins.ostrom.graduated-response",
            severity="info",
        )


@rule(
    "OST006",
    severity="warning",
    level="opt-in",
    since="0.1",
    supersedes=("no-conflict-route",),
    question="When two of us clash, who among us can they turn to, and how soon do we sit down?",
)
def distant_conflict_route(charter: Charter, *, most_days: int = 30) -> Iterator[Finding]:
    """The network has no conflict route that is close by and quick.

    Why: People who live by the same agreements sometimes read them differently. In commons that last, they can go
    somewhere that is close by, cheap and quick. If a quarrel has to wait for someone from outside, it grows in the
    meantime.

    Fix: Write under `[norms]` who helps and how soon. Agree on it together first. You can also write the number of days
    in `conflict-days` of `[plugins.ostrom]`. A mediator from outside is still welcome as the last step.

    netlint looks for English and Dutch words for someone in the network, and for a time. If the charter is in another
    `language`, any text counts. With only one or two members, there is nobody else in the network. Then someone from
    outside counts as well.

    Source: Principle 6 of Ostrom (1990), and of Cox, Arnold and Villamayor Tomás (2010): conflict-resolution
    mechanisms. They are local, cheap and rapid. The limit of a month (`most-days`) is this plugin's own choice. If only
    the time is missing, the finding is only an info.

    Bad:
        [norms]  # OST006: The charter does not say who in the network can help in a conflict, and how soon.
        check-in = "A round at the start."

    Bad:
        [norms]
        conflict-route = { steps = "the two of you", mediator = "A professional mediator" }  # OST006: The conflict route does not say who in the network can help.

    Bad:
        [norms]
        conflict-route = { steps = ["the two of you", "with a third member"] }  # OST006: The conflict route does not say within how many days you talk.

    Bad:
        [norms]
        conflict-route = { steps = ["the two of you", "with a third member"] }

        [plugins.ostrom]
        conflict-days = 60  # OST006: The conflict route allows 60 days before the first talk. The limit is 30.

    Good:
        [norms]
        conflict-route = { steps = ["the two of you, within a week", "with a third member"] }

    Good:
        [norms]
        conflict-route = "A member who is stuck asks another one along."

        [plugins.ostrom]
        conflict-days = 14
    """
    route = charter.norms.conflict_route if charter.norms else None
    parts = (route,) if isinstance(route, str) or route is None else (route.steps, route.mediator)
    texts = [text for part in parts for text in said(part)]
    term = charter.table(Ostrom).conflict_days
    if not texts:
        yield Finding(
            "The charter does not say who in the network can help in a conflict, and how soon.",
            at="norms.conflict-route",
            write=Replacement(_ROUTE) if charter.norms and charter.norms.conflict_route else {"conflict-route": _ROUTE},
        )
    elif len(charter.active) not in _TOO_FEW and not mention_inside(charter, texts):
        template = "The conflict route does not say who in the network can help."
        yield Finding(template, at="norms.conflict-route", write=Replacement(_ROUTE))
    elif term is not None and term > most_days:
        yield Finding(
            "The conflict route allows {days} days before the first talk. The limit is {most}.",
            at="plugins.ostrom.conflict-days",
            write={"conflict-days": ...},
            days=term,
            most=most_days,
        )
    elif term is None and not mention(charter, texts, TERM):
        yield Finding(
            "The conflict route does not say within how many days you talk.",
            at="norms.conflict-route",
            write_at="plugins.ostrom.conflict-days",
            severity="info",
        )
