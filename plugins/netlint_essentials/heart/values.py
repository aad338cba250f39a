"""What the group values, and whether everyone agrees with it."""

from collections.abc import Iterator

from netlint import Charter, Finding, NotBegun, as_tuple, ids, rule
from netlint.charter import Member
from netlint_essentials.heart._joining import is_agreed_on_joining
from netlint_essentials.texts import said


@rule(
    "NL102",
    severity="error",
    level="essential",
    since="0.1",
    supersedes=("NL105", "NL117", "NL118"),
    question="When were we proud of something one of us did, and which value did it show?",
)
def no_core_values(charter: Charter) -> Iterator[Finding]:
    """The network has no core values.

    Why: The article calls shared motivation and core values the glue of future organisations ("gezamenlijke drijfveren
    en kernwaarden de lijm"). A company has contracts and a boss as well. A network of freelancers has little else to
    hold it together in hard times.

    Fix: Choose three to five values together, and write each one under `[[values]]`. Choose the values that you want to
    hold each other to. In `behaviour`, write what people do because of the value. A value is a core value unless it has
    `core = false`. If all your values have `core = false`, remove that line from the most important values.

    Bad:
        [network]  # NL102: The network has no core values.
        name = "Stroomop"

    Bad:
        [[values]]
        id = "candour"
        core = false  # NL102: The charter has values, but none of them is a core value.

    Good:
        [[values]]
        id = "candour"
        statement = "We say what we see."
    """
    if not charter.values:
        yield Finding("The network has no core values.", at="values")
    elif not charter.core_values:
        yield Finding(
            "The charter has values, but none of them is a core value.",
            at=[(value, "core") for value in charter.values],
            write={},
            write_at="values",
        )


@rule(
    "NL103",
    severity="info",
    level="sound",
    since="0.1",
    requires=("values",),
    question="Which of our values could each of us name without looking?",
)
def too_many_values(charter: Charter, *, most: int = 8) -> Iterator[Finding]:
    """The network has more core values than people can remember.

    Why: Core values should be the glue of the network ("de lijm"). A value that nobody knows by heart does not help
    people with everyday decisions. A long list often means that nobody really chose between the values.

    Fix: Choose the few values that you would miss most, and write `core = false` under each of the other `[[values]]`.
    The other values stay in the charter, but members need not endorse them. Often two values turn out to be the same.

    Source: Enspiral, a network that began in New Zealand, publishes eight values. Hypha, a Canadian worker cooperative,
    publishes five values.

    Bad:
        # With the option most = 1
        [[values]]  # NL103: The network has 2 core values. It should have at most 1.
        id = "candour"

        [[values]]
        id = "care"

    Good:
        [[values]]
        id = "candour"

        [[values]]
        id = "care"
    """
    count = len(charter.core_values)
    if count > most:
        yield Finding(
            "The network has {count} core values. It should have at most {most}.", at="values", count=count, most=most
        )


@rule(
    "NL105",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("values", "members"),
    question="Which of our values can you not put your name to today, and what would have to change?",
)
def values_not_endorsed(charter: Charter, *, error_below: float = 0.5) -> Iterator[Finding]:
    """Some active members have not yet endorsed every core value.

    Why: The article speaks of a bond at the level of the heart ("hetgeen je op hartsniveau bindt"). If a few people
    wrote the values and the others never said yes, the values bind only those few. With fewer than half of the possible
    endorsements, the values are only words. This rule then reports an error instead of a warning.

    Fix: Read the values together, and write `endorses = "all"` under `[[members]]` for each member who says yes to all
    of them. For a member who says yes to only some values, write a list of those values instead of `"all"`. In
    `endorsed-on`, you can add the date on which the member said yes. If a member cannot say yes to a value, listen to
    the reason. Then change the value, or add `core = false` to it, so that not everyone has to endorse it. If everyone
    says yes to the values when they join, write `agreed-on-joining = ["values"]` under `[membership]`. That line counts
    as an endorsement of every value by every member.

    Source: At the cooperative CoLab, new members agree to the values when they join (bylaws, 1.3). netlint itself chose
    half of the possible endorsements (`error-below`) as the line between a warning and an error.

    Bad:
        [[values]]
        id = "candour"

        [[members]]
        id = "ana"
        endorses = "all"

        [[members]]  # NL105: So far, bo has not endorsed every core value. If every member endorses every core value, that makes 2 endorsements. The charter has 1.
        id = "bo"

    Good:
        [[values]]
        id = "candour"

        [[members]]
        id = "ana"
        endorses = "all"

        [[members]]
        id = "bo"
        endorses = ["candour"]

    Good:
        [[values]]
        id = "candour"

        [[members]]
        id = "ana"

        [membership]
        agreed-on-joining = ["purpose", "values"]
    """
    wanted = {value.id for value in charter.core_values}
    given = [(member, _endorsed(member, wanted)) for member in charter.active]
    lacking = [member for member, count in given if count < len(wanted)]
    if not lacking or is_agreed_on_joining(charter, "values"):
        return
    if not any(as_tuple(member.endorses) for member in charter.active):
        raise NotBegun("endorsements of the values")
    count, possible = sum(count for _, count in given), len(given) * len(wanted)
    if len(lacking) == 1:
        message = (
            "So far, {members} has not endorsed every core value. "
            "If every member endorses every core value, that makes {possible} endorsements. The charter has {count}."
        )
    else:
        message = (
            "So far, {members} have not endorsed every core value. "
            "If every member endorses every core value, that makes {possible} endorsements. The charter has {count}."
        )
    yield Finding(
        message,
        at=[(member, "endorses") for member in lacking],
        write={"endorses": "all"},
        severity="error" if count / possible < error_below else "warning",
        members=ids(lacking),
        count=count,
        possible=possible,
    )


@rule(
    "NL117",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("values",),
    question="How would a stranger who spent a day with us notice what we value?",
)
def value_without_behaviour(charter: Charter) -> Iterator[Finding]:
    """The charter does not say which behaviour goes with each core value.

    Why: Everyone is in favour of trust and openness, each in their own way. A value becomes glue only when members
    recognise it in each other's behaviour ("de lijm"). Then they can remind each other of the value without arguing
    about words.

    Fix: Agree on how you put each core value into practice, and write it under `[[values]]`. You can also write
    something that you no longer do because of the value. Behaviour is concrete enough if two members would agree on
    whether it happened last week.

    Bad:
        [[values]]  # NL117: The charter does not say which behaviour goes with the core value candour.
        id = "candour"
        statement = "We say what we see."

        [[values]]
        id = "care"
        behaviour = "If you are ill, you hand over your work without having to explain."

    Good:
        [[values]]
        id = "candour"
        statement = "We say what we see."
        behaviour = "We write down objections before we decide."
    """
    lacking = [value for value in charter.core_values if not said(value.behaviour)]
    if lacking and not any(said(value.behaviour) for value in charter.values):
        raise NotBegun("behaviour that goes with the values")
    if lacking:
        if len(lacking) == 1:
            message = "The charter does not say which behaviour goes with the core value {values}."
        else:
            message = "The charter does not say which behaviour goes with the core values {values}."
        yield Finding(
            message,
            at=[(value, "behaviour") for value in lacking],
            values=ids(lacking),
        )


def _endorsed(member: Member, wanted: set[str]) -> int:
    """Count the values, of those wanted, that a member has endorsed; "all" means each of them."""
    endorsed = set(as_tuple(member.endorses))
    return len(wanted) if "all" in endorsed else len(wanted & endorsed)
