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
    question="Do both networks see it this way, and what do they expect of each other?",
)
def parent_does_not_know(charters: CharterIndex) -> Iterator[Finding]:
    """A network names a parent, but the parent does not name the network.

    Why: A network may count on its parent for money, a name or a voice. It should know that the parent counts on it
    too.

    Fix: Ask the parent to add this network under `[network]`, such as `affiliates = ["Stroomop Noord"]`, or remove
    `parent` here.

    Bad:
        [network]
        name = "Stroomop Noord"
        parent = "Stroomop"  # NL701: The charter of Stroomop (stroomop.charter.toml) does not name Stroomop Noord in `affiliates`.

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
        template = "The charter of {parent} ({file}) does not name {name} in `affiliates`."
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
    """A network is its own parent, directly or through other networks.

    Why: A parent answers for the networks below it. In a circle, every network can point to another.

    Fix: Remove `parent` under `[network]` from the charter of the network at the top.

    Bad:
        [network]
        name = "Noord"
        parent = "Zuid"  # NL702: The parents of Noord form a circle: Noord, Zuid and Noord.

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
        yield Finding("{name} names itself as its parent.", at="network.parent", name=own.name or "")
    elif own.file == min(charters.named(one.name)[0].file for one in chain):
        names = [one.name or "" for one in (*chain, own)]
        yield Finding("The parents of {name} form a circle: {names}.", at="network.parent", name=names[0], names=names)


@rule(
    "NL703",
    severity="warning",
    level="sound",
    since="0.1",
    question="Is this the same person, and which name do they go by?",
)
def member_named_differently(charters: CharterIndex) -> Iterator[Finding]:
    """One member id has different names in two charters.

    Why: Charters that you keep together are read together. If `ana` is one person here and another person there, nobody
    knows who promised what.

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
    question="Which of these networks could another person take on?",
)
def coordinates_many_networks(charters: CharterIndex, *, most: int = 3) -> Iterator[Finding]:
    """One person coordinates many networks.

    Why: The article asks for someone who feels responsible for the progress ("die zich verantwoordelijk voelt voor de
    voortgang"). That takes attention, which nobody can divide without end.

    Fix: Ask who would like to take over one of the networks, and write their id under `[coordination]`:
    `coordinator = "bo"`.

    Source: Three (`most`) is the project's own choice. netlint does not count an id that ends in a number and has no
    name, such as `m1`. It does not say who the person is.

    Bad:
        # With most = 1
        [[members]]
        id = "ana"

        [coordination]
        coordinator = "ana"  # NL704: `ana` coordinates 2 networks: charter.toml and zuid.charter.toml. The limit is 1.

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
            template = "`{id}` coordinates {number} networks: {files}. The limit is {most}."
            at = "coordination.coordinator"
            yield Finding(template, at=at, id=member, number=len(files), files=files, most=most)


@rule(
    "NL705",
    severity="error",
    level="essential",
    since="0.1",
    question="Do we mean the network of that charter, or another one?",
)
def misspelt_network(charters: CharterIndex) -> Iterator[Finding]:
    """The name of another network probably has a typo.

    Why: A name that is nearly right leads nowhere. Nobody can then look up what the two networks agreed.

    Fix: Write the name under `[network]` as in the other charter, such as `parent = "Stroomop"`. Uppercase letters,
    accents, spaces and hyphens make no difference. If you mean another network, ignore this finding and give a reason.

    Bad:
        [network]
        name = "Stroomop Noord"
        parent = "Stromop"  # NL705: Stromop has no charter here. Did you mean Stroomop (stroomop.charter.toml)?

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
                template = "{name} has no charter here. Did you mean {meant} ({file})?"
                yield Finding(template, at=("network", key), name=name, meant=meant.name or "", file=meant.file)


@rule(
    "NL706",
    severity="error",
    level="essential",
    since="0.1",
    question="Which of these two do we keep to?",
)
def same_network_twice(charters: CharterIndex) -> Iterator[Finding]:
    """Two charters are about the same network.

    Why: With two charters, nobody knows which one applies. If other networks name this one, they could mean either.

    Fix: Keep one of the charters, or leave an old version out in the settings, such as `exclude = ["archive/"]`. If
    these are two networks, give one of them another `name` under `[network]`. Or name in `parent` what each of them is
    part of. Uppercase letters, accents, spaces and hyphens make no difference.

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
