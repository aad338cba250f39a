"""The table `[plugins.practicalities]`: agreements that a charter has no other place for. Holds no rule."""

from typing import Annotated

from msgspec import Meta
from netlint import Table
from netlint.fields import Texts, doc

NAME = "practicalities"
"""The name of the plugin, and of its table under `[plugins]`."""


class Key(Table, frozen=True):
    """Something that the network cannot do without, and who can get in."""

    what: Annotated[
        str,
        Meta(min_length=1, description="What it opens: the domain, the bank, the mailing list.", examples=["domain"]),
    ]
    holders: Annotated[
        Texts | None,
        doc("The members who hold it, or the circles, by their ids; two or more.", example=["ana", "bo"]),
    ] = None
    outside: Annotated[
        Texts | None,
        doc("Who else holds it and is not a member, such as a bookkeeper.", example="our bookkeeper"),
    ] = None


class Practicalities(Table, frozen=True):
    """What a charter also says, about practical matters."""

    signs: Annotated[
        Texts | None,
        doc(
            "Who may sign for the network, and up to what amount.",
            example="Ana or Bo, up to 5000 euro. Above that we decide together.",
        ),
    ] = None
    risk: Annotated[
        Texts | None,
        doc(
            "Who pays if something goes wrong, and what is insured.",
            example="Each of us for our own part, and we are insured together.",
        ),
    ] = None
    work_division: Annotated[
        Texts | None,
        doc(
            "How incoming work is divided: who is asked first, and who decides.",
            example="We ask everyone. The member who brought the work in decides, with one other.",
        ),
    ] = None
    illness: Annotated[
        Texts | None,
        doc(
            "What happens if a member is ill, or away for long.",
            example="Each of us has a colleague who takes over for two weeks and tells the client.",
        ),
    ] = None
    name_use: Annotated[
        Texts | None,
        doc(
            "What members may do in the network's name, and what they ask first.",
            example="Any member may say to be part of it. An offer in our name needs a yes from one other.",
        ),
    ] = None
    channels: Annotated[
        Texts | None,
        doc("Where members talk, and about what.", example="Signal if it is urgent, the forum for all else."),
    ] = None
    records: Annotated[
        Texts | None,
        doc(
            "Where agreements, minutes and files are kept.", example="The shared folder, with a page for each meeting."
        ),
    ] = None
    keys: Annotated[
        tuple[Key, ...],
        doc(
            "What the network cannot do without, and who can get in.",
            example=[{"what": "domain", "holders": ["ana", "bo"]}],
        ),
    ] = ()
