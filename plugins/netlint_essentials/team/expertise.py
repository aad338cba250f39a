"""What members are good at, and whether that adds up."""

from collections.abc import Iterator

from netlint import Charter, Finding, NotBegun, SkipRule, ids, rule
from netlint.charter import Member
from netlint_essentials.texts import said


@rule(
    "NL307",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("members",),
    question="For what would you, without hesitating, call each of the others?",
)
def no_expertise(charter: Charter) -> Iterator[Finding]:
    """There are members for whom it is not recorded what they are good at.

    Why: In a team people complement each other ("vullen elkaar aan"). That begins with knowing what each of them
    brings; who does not know it calls someone outside the network.

    Fix: Write in `expertise` what the member is good at, in a few words that the others would use as well.

    Bad:
        [[members]]
        id = "ana"
        expertise = ["facilitation"]

        [[members]]  # NL307: No expertise is recorded for bo.
        id = "bo"

    Good:
        [[members]]
        id = "ana"
        expertise = ["facilitation"]

        [[members]]
        id = "bo"
        expertise = ["hydrology"]
    """
    lacking = [member for member in charter.active if not said(member.expertise)]
    if lacking and len(lacking) == len(charter.active):
        raise NotBegun("expertise")
    if lacking:
        yield Finding(
            "No expertise is recorded for {members}.",
            at=[(member, "expertise") for member in lacking],
            members=ids(lacking),
        )


@rule(
    "NL308",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("members",),
    question="Which question of a client could none of us answer, and whom would we want beside us then?",
)
def expertise_not_complementary(charter: Charter, *, least: int = 3, share: float = 0.5) -> Iterator[Finding]:
    """The members are good at much the same things.

    Why: The article's dream team complements each other ("vullen elkaar aan"). People who all offer the same can stand
    in for each other, but together they can do little that each could not do alone, and they compete for the same work.

    Fix: Write down what sets each member apart, or look for a newcomer with an expertise the group lacks. Counted are
    the active members with any `expertise`, three at the least: between them they should name at least half as many
    different fields as they are people, and not all the same. Capitals and spaces make no difference. The rule is skipped until
    at least half of the active members record expertise.

    Source: The article says that people complement each other, and gives no number. Three people (`least`) and a field for
    every two of them (`share`) are the project's own choice.

    Bad:
        [[members]]
        id = "ana"
        expertise = "Facilitation"  # NL308: The members who record expertise all record the same: "facilitation".

        [[members]]
        id = "bo"
        expertise = ["facilitation"]

        [[members]]
        id = "cy"
        expertise = ["facilitation"]

    Good:
        [[members]]
        id = "ana"
        expertise = ["facilitation", "mediation"]

        [[members]]
        id = "bo"
        expertise = ["hydrology"]

        [[members]]
        id = "cy"
        expertise = ["facilitation"]
    """
    by_member = [(member, _fields(member)) for member in charter.active]
    recording = [(member, fields) for member, fields in by_member if fields]
    if by_member and not recording:
        raise NotBegun("expertise")
    if 2 * len(recording) < len(by_member):
        raise SkipRule("{count} of {all} active members record expertise", count=len(recording), all=len(by_member))
    if len(recording) < max(least, 2):  # one person has nobody to complement
        return
    at = [(member, "expertise") for member, _ in recording]
    first = recording[0][1]
    distinct = {field for _, fields in recording for field in fields}
    if all(fields.keys() == first.keys() for _, fields in recording):
        yield Finding(
            'The members who record expertise all record the same: "{fields}".',
            at=[*at],
            fields=[max(written[field] for _, written in recording) for field in sorted(first)],  # the least capitals
        )
    elif len(distinct) < share * len(recording):
        yield Finding(
            "The {count} members who record expertise name {fields} fields between them, fewer than half as many.",
            at=[*at],
            count=len(recording),
            fields=len(distinct),
        )


def _fields(member: Member) -> dict[str, str]:
    """Return the expertise of a member as written, each once, by what is left when case and spaces are folded."""
    fields: dict[str, str] = {}
    for field in said(member.expertise):
        fields.setdefault(" ".join(field.split()).casefold(), field.strip())
    return fields
