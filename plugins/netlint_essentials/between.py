"""Between networks.

These rules see the charters of a run beside one another; with one charter there is nothing to compare.
"""

from collections.abc import Iterator

from netlint import CharterIndex, CharterSummary, Finding, rule

_HIGHEST = 100
"""How many networks above one another are looked at for a circle. The project's own choice."""


@rule(
    "NL701",
    severity="warning",
    level="sound",
    since="0.1",
    question="Do both networks see it this way, and what do they expect of each other?",
)
def parent_does_not_know(charters: CharterIndex) -> Iterator[Finding]:
    """A network names a parent, and the parent does not name it.

    Why: A network that counts on a parent, for money, a name or a voice, should know that the parent counts on it too.

    Fix: Ask the parent to name this network in its `affiliates`, or take `parent` out here.

    Bad:
        [network]
        name = "Stroomop Noord"
        parent = "Stroomop"  # NL701: The charter of Stroomop (stroomop.charter.toml) does not name Stroomop Noord.

        # Beside it, stroomop.charter.toml:
        [network]
        name = "Stroomop"

    Good:
        [network]
        name = "Stroomop Noord"
        parent = "Stroomop"

        # Beside it, stroomop.charter.toml:
        [network]
        name = "Stroomop"
        affiliates = ["Stroomop Noord"]
    """
    own = _own(charters)
    is_child = own.parent and own.name and not charters.is_same(own.parent, own.name)
    parents = charters.named(own.parent) if is_child else ()
    if parents and not any(charters.is_same(own.name, name) for parent in parents for name in parent.affiliates):
        template = "The charter of {parent} ({file}) does not name {name}."
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
    """Networks are each other's parents, in a circle.

    Why: A parent answers for what is below it. In a circle everybody can point to somebody else.

    Fix: Take `parent` out of the network that stands above the others.

    Bad:
        [network]
        name = "Noord"
        parent = "Zuid"  # NL702: Noord is part of itself: Noord, Zuid and Noord.

        # Beside it, zuid.charter.toml:
        [network]
        name = "Zuid"
        parent = "Noord"

    Good:
        [network]
        name = "Noord"
        parent = "Zuid"

        # Beside it, zuid.charter.toml:
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
    if len(chain) == 1 or own.file == min(charters.named(one.name)[0].file for one in chain):
        names = [one.name or "" for one in (*chain, own)]
        yield Finding("{name} is part of itself: {names}.", at="network.parent", name=names[0], names=names)


@rule(
    "NL703",
    severity="warning",
    level="sound",
    since="0.1",
    question="Is this the same person, and which name do they go by?",
)
def member_named_differently(charters: CharterIndex) -> Iterator[Finding]:
    """One member id stands for two names.

    Why: Charters that are kept together are read together. Where `ana` is one person here and another there, nobody
    can tell who has promised what.

    Fix: Write the name in the same way, or give one of the two another id.

    Bad:
        [[members]]
        id = "ana"
        name = "Ana Bakker"

        # Beside it, zuid.charter.toml:
        [[members]]
        id = "ana"
        name = "Ana de Wit"  # NL703: `ana` is Ana de Wit here, and Ana Bakker in charter.toml.

    Good:
        [[members]]
        id = "ana"
        name = "Ana Bakker"

        # Beside it, zuid.charter.toml:
        [[members]]
        id = "ana-w"
        name = "Ana de Wit"
    """
    own = _own(charters)
    for person in own.members:
        first = charters.first_name_of(person.id)
        if person.name and first and first[1].casefold() != person.name.casefold():
            card, other = first
            template = "`{id}` is {name} here, and {other} in {file}."
            at = ("members", person.id, "name")
            yield Finding(template, at=at, id=person.id, name=person.name, other=other, file=card.file)


@rule(
    "NL704",
    severity="info",
    level="sound",
    since="0.1",
    question="Which of these networks could somebody else carry?",
)
def coordinates_many_networks(charters: CharterIndex, *, most: int = 3) -> Iterator[Finding]:
    """One person coordinates many networks.

    Why: The article asks for someone "die zich verantwoordelijk voelt voor de voortgang" (who feels responsible for the
    progress). That takes attention, and attention cannot be divided without end.

    Fix: Look for somebody in one of the networks who would like to take over.

    Source: Three is this project's own choice. An id that ends in a number and has no name, such as `m1`, does not say who
    it is: those are not counted.

    Bad:
        # With most = 1
        [[members]]
        id = "ana"

        [coordination]
        coordinator = "ana"  # NL704: `ana` coordinates 2 networks: charter.toml and zuid.charter.toml.

        # Beside it, zuid.charter.toml:
        [[members]]
        id = "ana"

        [coordination]
        coordinator = "ana"

    Good:
        [[members]]
        id = "ana"

        [coordination]
        coordinator = "ana"

        # Beside it, zuid.charter.toml:
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
        if not cards or cards[0].file != charters.own.file:  # the first of them tells it
            continue
        files = tuple(dict.fromkeys(card.file for card in cards))
        if len(files) > most:
            template = "`{id}` coordinates {number} networks: {files}."
            yield Finding(template, at="coordination.coordinator", id=member, number=len(files), files=files)


@rule(
    "NL705",
    severity="error",
    level="essential",
    since="0.1",
    question="Do we mean the network of that charter, or another one?",
)
def misspelt_network(charters: CharterIndex) -> Iterator[Finding]:
    """A network is named that is almost the name of another charter.

    Why: A name that is nearly right points nowhere: nobody can look up what the two networks agreed.

    Fix: Write the name as the other charter does; capitals, accents, spaces and hyphens do not matter. If another network
    is meant, ignore this with a reason.

    Bad:
        [network]
        name = "Stroomop Noord"
        parent = "Stromop"  # NL705: No charter here is that of Stromop. Did you mean Stroomop (stroomop.charter.toml)?

        # Beside it, stroomop.charter.toml:
        [network]
        name = "Stroomop"

    Good:
        [network]
        name = "Stroomop Noord"
        parent = "Waterland"

        # Beside it, stroomop.charter.toml:
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
                template = "No charter here is that of {name}. Did you mean {meant} ({file})?"
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

    Why: With two charters nobody knows which one holds. What other networks say of this one could be about either.

    Fix: Keep one of them. Leave an old version out with `exclude` in the settings. If these are two networks, give one of
    them another name, or name in `parent` what each is part of. Capitals, accents, spaces and hyphens make no difference.

    Bad:
        [network]
        name = "Stroomop Noord"

        # Beside it, zuid.charter.toml:
        [network]
        name = "stroomop-noord"  # NL706: This is the charter of stroomop-noord, and so is charter.toml.

    Good:
        [network]
        name = "Stroomop Noord"

        # Beside it, zuid.charter.toml:
        [network]
        name = "Stroomop Zuid"
    """
    own = _own(charters)
    namesakes = (one for one in charters.named(own.name) if not _have_other_parents(charters, one, own))
    first = next(namesakes, own)
    if own.name and first.file != own.file:
        template = "This is the charter of {name}, and so is {file}."
        yield Finding(template, at="network.name", name=own.name, file=first.file)


def _have_other_parents(charters: CharterIndex, one: CharterSummary, other: CharterSummary) -> bool:
    return bool(one.parent and other.parent) and not charters.is_same(one.parent, other.parent)


def _own(charters: CharterIndex) -> CharterSummary:
    """Return the charter that a rule looks at, beside others. Raises `SkipRule` where there are none to compare it with."""
    _ = charters.summaries
    return charters.own
