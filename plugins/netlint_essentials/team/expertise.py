"""What members are good at, and whether that adds up."""

from collections.abc import Iterator
from math import ceil

from netlint import Charter, Finding, NotBegun, SkipRule, ids, rule
from netlint.charter import Member
from netlint_essentials.texts import said


@rule(
    "NL307",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("members",),
    question="For what would you phone each of the others straight away?",
)
def no_expertise(charter: Charter) -> Iterator[Finding]:
    """The charter does not say what some members are good at.

    Why: In a team, people complement each other ("vullen elkaar aan"). That begins with knowing what each of you is
    good at. If you do not know, you call someone outside the network.

    Fix: Under `[[members]]`, write what each member is good at. Use a few words that the others would use as well.

    Bad:
        [[members]]
        id = "ana"
        expertise = ["facilitation"]

        [[members]]  # NL307: The charter does not say what expertise bo can offer.
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
            "The charter does not say what expertise {members} can offer.",
            at=[(member, "expertise") for member in lacking],
            members=ids(lacking),
        )


@rule(
    "NL308",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("members",),
    question="Which question from a client could none of us answer, and whose help would we want?",
)
def expertise_not_complementary(charter: Charter, *, least: int = 3, share: float = 0.5) -> Iterator[Finding]:
    """The members are good at much the same things.

    Why: In the article's dream team, people complement each other ("vullen elkaar aan"). People who all offer the same
    expertise can replace each other. Together they can do little more than each of them alone. They also compete for
    the same work.

    Fix: Ask what sets each member apart, and write it under `[[members]]`, such as `expertise = ["mediation",
    "hydrology"]`. You can also look for a newcomer who can do what none of you can. The rule looks at the active
    members who list their expertise, once there are at least three. Together they should name at least one field for
    every two members. So six members should name at least three different fields. The rule also reports it if they all
    name the same fields. Uppercase letters and extra spaces make no difference. netlint skips the rule until at least
    half of the active members list their expertise.

    Source: The article says that people complement each other, but gives no number. netlint itself chose the numbers:
    at least three people (`least`), and one field for every two people (`share`).

    Bad:
        [[members]]
        id = "ana"
        expertise = "Facilitation"  # NL308: The members who list their expertise all name the same expertise: "facilitation".

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
        template = "expertise is listed for {count} of {all} active members, fewer than half"
        raise SkipRule(template, count=len(recording), all=len(by_member))
    if len(recording) < max(least, 2):  # one person has nobody to complement
        return
    at = [(member, "expertise") for member, _ in recording]
    first = recording[0][1]
    distinct = {field for _, fields in recording for field in fields}
    if all(fields.keys() == first.keys() for _, fields in recording):
        yield Finding(
            'The members who list their expertise all name the same expertise: "{fields}".',
            at=[*at],
            fields=[max(written[field] for _, written in recording) for field in sorted(first)],  # prefers lowercase
        )
    elif len(distinct) < share * len(recording):
        yield Finding(
            "Together, the {count} members who list their expertise name {fields} different fields. There should be at least {least}.",
            at=[*at],
            count=len(recording),
            fields=len(distinct),
            least=ceil(share * len(recording)),
        )


def _fields(member: Member) -> dict[str, str]:
    """Return the expertise of a member as written, each once, by what is left when case and spaces are folded."""
    fields: dict[str, str] = {}
    for field in said(member.expertise):
        fields.setdefault(" ".join(field.split()).casefold(), field.strip())
    return fields
