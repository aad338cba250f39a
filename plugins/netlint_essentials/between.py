"""Between networks.

These rules compare the charters of a run with each other. With one charter there is nothing to compare.
"""

from collections.abc import Iterator

from netlint import CharterIndex, CharterSummary, Finding, rule

_HIGHEST = 100
"""The most parents, one above the other, that are searched for a circle. The project's own choice."""


@rule(
    "NL701",
    severity="warning",
    level="sound",
    since="0.1",
    question="What do these two networks expect of each other?",
)
def parent_does_not_know(charters: CharterIndex) -> Iterator[Finding]:
    """A network names a parent network, but the parent does not name the network.

    Why: A parent network is a network that other networks are part of. A network may count on its parent for money, a
    name or a say. It helps to know whether the parent counts on the network too.

    Fix: Ask the parent network to add this network under `[network]`, such as `affiliates = ["Stroomop Noord"]`, or
    remove `parent` from this charter.

    Bad:
        [network]
        name = "Stroomop Noord"
        parent = "Stroomop"  # NL701: This charter names Stroomop as its parent network, but stroomop.charter.toml does not name Stroomop Noord in `affiliates`.

        # And stroomop.charter.toml:
        [network]
        name = "Stroomop"

    Good:
        [network]
        name = "Stroomop Noord"
        parent = "Stroomop"

        # And stroomop.charter.toml:
        [network]
        name = "Stroomop"
        affiliates = ["Stroomop Noord"]
    """
    own = _own(charters)
    is_child = own.parent and own.name and not charters.is_same(own.parent, own.name)
    parents = charters.named(own.parent) if is_child else ()
    if parents and not any(charters.is_same(own.name, name) for parent in parents for name in parent.affiliates):
        template = "This charter names {parent} as its parent network, but {file} does not name {name} in `affiliates`."
        parent = parents[0]
        yield Finding(template, at="network.parent", parent=own.parent or "", file=parent.file, name=own.name or "")


@rule(
    "NL702",
    severity="error",
    level="essential",
    since="0.1",
    question="Which of these networks is part of which?",
)
def circle_of_parents(charters: CharterIndex) -> Iterator[Finding]:
    """A network is its own parent network, directly or through other networks.

    Why: A parent network is responsible for the networks that are part of it. If the parent networks form a loop, each
    network can say that another one is responsible.

    Fix: Agree which network is at the top, and remove `parent` under `[network]` from the charter of that network.

    Bad:
        [network]
        name = "Noord"
        parent = "Zuid"  # NL702: The parent networks of Noord lead back to Noord itself: Noord, Zuid and Noord.

        # And zuid.charter.toml:
        [network]
        name = "Zuid"
        parent = "Noord"

    Good:
        [network]
        name = "Noord"
        parent = "Zuid"

        # And zuid.charter.toml:
        [network]
        name = "Zuid"
    """
    own = charters.own
    if not charters.is_same(own.parent, own.name):
        own = _own(charters)
    chain, above = [own], own.parent
    while above and len(chain) < _HIGHEST and not any(charters.is_same(above, one.name) for one in chain):
        parents = charters.named(above)
        if not parents:
            return
        chain.append(parents[0])
        above = parents[0].parent
    if not charters.is_same(above, own.name):
        return
    if len(chain) == 1:
        yield Finding("{name} names itself as its parent network.", at="network.parent", name=own.name or "")
    elif own.file == min(charters.named(one.name)[0].file for one in chain):
        names = [one.name or "" for one in (*chain, own)]
        template = "The parent networks of {name} lead back to {name} itself: {names}."
        yield Finding(template, at="network.parent", name=names[0], names=names)


@rule(
    "NL703",
    severity="warning",
    level="sound",
    since="0.1",
    question="Who do we mean here, and which name do they go by?",
)
def member_named_differently(charters: CharterIndex) -> Iterator[Finding]:
    """The same member id has different names in two charters.

    Why: If you keep charters in one folder, people read them side by side. If `ana` is a different person in each charter,
    nobody knows who promised what.

    Fix: If this is one person, write the same name under `[[members]]` in both charters, such as `name = "Ana Bakker"`.
    If these are two people, give one of them another `id`, such as `id = "ana-w"`.

    Bad:
        [[members]]
        id = "ana"
        name = "Ana Bakker"

        # And zuid.charter.toml:
        [[members]]
        id = "ana"
        name = "Ana de Wit"  # NL703: `ana` is Ana de Wit here, but Ana Bakker in charter.toml.

    Good:
        [[members]]
        id = "ana"
        name = "Ana Bakker"

        # And zuid.charter.toml:
        [[members]]
        id = "ana-w"
        name = "Ana de Wit"
    """
    own = _own(charters)
    for person in own.members:
        first = charters.first_name_of(person.id)
        if person.name and first and first[1].casefold() != person.name.casefold():
            card, other = first
            template = "`{id}` is {name} here, but {other} in {file}."
            at = ("members", person.id, "name")
            yield Finding(template, at=at, id=person.id, name=person.name, other=other, file=card.file)


@rule(
    "NL704",
    severity="info",
    level="sound",
    since="0.1",
    question="Who else could coordinate one of these networks?",
)
def coordinates_many_networks(charters: CharterIndex, *, most: int = 3) -> Iterator[Finding]:
    """One person coordinates many networks.

    Why: The article asks for someone who feels responsible for the progress ("die zich verantwoordelijk voelt voor de
    voortgang"). Coordinating a network takes attention. Nobody can give enough attention to many networks at once.

    Fix: Ask who would like to coordinate one of these networks, and write that person's id under `[coordination]`, such
    as `coordinator = "bo"`.

    Source: netlint itself chose the limit of three networks (`most`). A coordinator without a name does not count if
    the id ends in a digit, such as `m1`. Such an id does not say who the person is.

    Bad:
        # With the option most = 1
        [[members]]
        id = "ana"

        [coordination]
        coordinator = "ana"  # NL704: `ana` coordinates 2 networks: charter.toml and zuid.charter.toml. One person should coordinate at most 1.

        # And zuid.charter.toml:
        [[members]]
        id = "ana"

        [coordination]
        coordinator = "ana"

    Good:
        [[members]]
        id = "ana"

        [coordination]
        coordinator = "ana"

        # And zuid.charter.toml:
        [[members]]
        id = "ana"

        [coordination]
        coordinator = "ana"
    """
    own = _own(charters)
    named = {person.id for person in own.members if person.name}
    for member in own.coordinators:
        if member[-1].isdigit() and member not in named:
            continue
        cards = charters.coordinated_by(member)
        if not cards or cards[0].file != charters.own.file:  # only the first charter reports it
            continue
        files = tuple(dict.fromkeys(card.file for card in cards))
        if len(files) > most:
            template = "`{id}` coordinates {number} networks: {files}. One person should coordinate at most {most}."
            at = "coordination.coordinator"
            yield Finding(template, at=at, id=member, number=len(files), files=files, most=most)


@rule(
    "NL705",
    severity="error",
    level="essential",
    since="0.1",
    question="Which network do we mean here?",
)
def misspelt_network(charters: CharterIndex) -> Iterator[Finding]:
    """The name of another network probably has a typo.

    Why: If a name is only nearly right, nobody finds the other charter. Nobody can then look up what the two networks
    agreed.

    Fix: Under `[network]`, copy the name from the other charter, such as `parent = "Stroomop"`. For netlint, names that
    differ only in uppercase letters, accents, spaces or hyphens are the same. If you mean another network, ignore this
    finding and give a reason.

    Bad:
        [network]
        name = "Stroomop Noord"
        parent = "Stromop"  # NL705: netlint did not find a charter of Stromop. Did you mean Stroomop (stroomop.charter.toml)?

        # And stroomop.charter.toml:
        [network]
        name = "Stroomop"

    Good:
        [network]
        name = "Stroomop Noord"
        parent = "Waterland"

        # And stroomop.charter.toml:
        [network]
        name = "Stroomop"
    """
    own = _own(charters)
    named = [("parent", own.parent)] if own.parent else []
    named += [("affiliates", affiliate) for affiliate in own.affiliates]
    for key, name in named:
        if not charters.named(name):
            meant = next((card for card in charters.nearly_named(name) if card.file != own.file), None)
            if meant:
                template = "netlint did not find a charter of {name}. Did you mean {meant} ({file})?"
                yield Finding(template, at=("network", key), name=name, meant=meant.name or "", file=meant.file)


@rule(
    "NL706",
    severity="error",
    level="essential",
    since="0.1",
    question="Which of these two charters do we want to keep?",
)
def same_network_twice(charters: CharterIndex) -> Iterator[Finding]:
    """Two charters are about the same network.

    Why: If a network has two charters, nobody knows which one applies. Other networks that name this network could mean
    either charter.

    Fix: Keep one charter and remove the other, or exclude an old version in the settings, such as
    `exclude = ["archive/"]`. If these are two networks, give one of them another `name` under `[network]`. If they
    belong to different parent networks, it is also enough to write `parent` in both charters. For netlint, names that
    differ only in uppercase letters, accents, spaces or hyphens are the same.

    Bad:
        [network]
        name = "Stroomop Noord"

        # And zuid.charter.toml:
        [network]
        name = "stroomop-noord"  # NL706: This charter and charter.toml are both about stroomop-noord.

    Good:
        [network]
        name = "Stroomop Noord"

        # And zuid.charter.toml:
        [network]
        name = "Stroomop Zuid"
    """
    own = _own(charters)
    namesakes = (one for one in charters.named(own.name) if not _have_other_parents(charters, one, own))
    first = next(namesakes, own)
    if own.name and first.file != own.file:
        template = "This charter and {file} are both about {name}."
        yield Finding(template, at="network.name", name=own.name, file=first.file)


def _have_other_parents(charters: CharterIndex, one: CharterSummary, other: CharterSummary) -> bool:
    return bool(one.parent and other.parent) and not charters.is_same(one.parent, other.parent)


def _own(charters: CharterIndex) -> CharterSummary:
    """Return the charter that a rule looks at. Raises `SkipRule` if there are no others to compare it with."""
    _ = charters.summaries
    return charters.own
