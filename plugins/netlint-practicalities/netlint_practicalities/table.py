"""The table `[plugins.practicalities]`: agreements that a charter has no other place for. Holds no rule."""

from typing import Annotated, TypeAlias

from msgspec import Meta
from netlint import Table

NAME = "practicalities"
"""The name of the plugin, and of its table under `[plugins]`."""

Texts: TypeAlias = str | tuple[str, ...]


class Key(Table, frozen=True):
    """Something that the network cannot do without, and who can get in."""

    what: Annotated[
        str,
        Meta(min_length=1, description="What it opens: the domain, the bank, the mailing list.", examples=["domain"]),
    ]
    holders: Annotated[
        Texts | None,
        Meta(
            description="The members who hold it, or the circles, by their ids; two or more.", examples=[["ana", "bo"]]
        ),
    ] = None
    outside: Annotated[
        Texts | None,
        Meta(description="Who else holds it and is not a member, such as a bookkeeper.", examples=["our bookkeeper"]),
    ] = None


class Practicalities(Table, frozen=True):
    """What a charter also says, about practical matters."""

    signs: Annotated[
        Texts | None,
        Meta(
            description="Who may sign for the network, and up to what amount.",
            examples=["Ana or Bo, up to 5000 euro. Above that we decide together."],
        ),
    ] = None
    risk: Annotated[
        Texts | None,
        Meta(
            description="Who pays if something goes wrong, and what is insured.",
            examples=["Each of us for our own part, and we are insured together."],
        ),
    ] = None
    work_division: Annotated[
        Texts | None,
        Meta(
            description="How incoming work is divided: who is asked first, and who decides.",
            examples=["We ask everyone. The member who brought the work in decides, with one other."],
        ),
    ] = None
    illness: Annotated[
        Texts | None,
        Meta(
            description="What happens if a member is ill, or away for long.",
            examples=["Each of us has a colleague who takes over for two weeks and tells the client."],
        ),
    ] = None
    name_use: Annotated[
        Texts | None,
        Meta(
            description="What members may do in the network's name, and what they ask first.",
            examples=["Any member may say to be part of it. An offer in our name needs a yes from one other."],
        ),
    ] = None
    channels: Annotated[
        Texts | None,
        Meta(
            description="Where members talk, and about what.",
            examples=["Signal if it is urgent, the forum for all else."],
        ),
    ] = None
    records: Annotated[
        Texts | None,
        Meta(
            description="Where agreements, minutes and files are kept.",
            examples=["The shared folder, with a page for each meeting."],
        ),
    ] = None
    keys: Annotated[
        tuple[Key, ...],
        Meta(
            description="What the network cannot do without, and who can get in.",
            examples=[[{"what": "domain", "holders": ["ana", "bo"]}]],
        ),
    ] = ()
