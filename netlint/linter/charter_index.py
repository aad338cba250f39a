"""All charters of a run, for rules that compare networks: a summary of each. Opens no file."""

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from netlint.charter import Charter, InvalidValue, as_tuple
from netlint.rules.skip import SkipRule

_SEPARATORS = r"[\s\-_.,:;'\u2019\"()&/\u2010-\u2015]+"
"""The characters that separate the words of a name, or that only some ids have."""
_COMPARED = 64
"""The number of code points of a name that are compared. The project chose this limit."""


class Person(Struct, frozen=True, gc=False):
    """A member, as other charters see that member."""

    id: str
    """The id of the member."""
    name: str | None
    """The name of the member; `None` if the charter has none."""


class CharterSummary(Struct, frozen=True, gc=False):
    """The part of one charter that other charters see. Invalid values are left out."""

    file: str = ""
    """The path of the charter, as reports show it."""
    name: str | None = None
    """The name of the network."""
    parent: str | None = None
    """The name of the network that it is part of."""
    affiliates: tuple[str, ...] = ()
    """The names of the networks that belong to it."""
    members: tuple[Person, ...] = ()
    """The members who take part."""
    coordinators: tuple[str, ...] = ()
    """The ids of the members who coordinate."""


def summarize(file: str, charter: Charter | None) -> CharterSummary:
    """Return the summary of the charter in `file`; an empty summary if `charter` is `None`."""
    if charter is None:
        return CharterSummary(file)
    try:
        charter = charter.here
        network = charter.network
        people = tuple(Person(_kept(member.id), member.name) for member in charter.active)
        return CharterSummary(
            file,
            network.name if network else None,
            network.parent if network else None,
            as_tuple(network.affiliates) if network else (),
            people,
            tuple(map(_kept, charter.coordinators)),
        )
    except InvalidValue:
        return CharterSummary(file)


def _kept(text: str) -> str:
    """Return one shared copy of text that many summaries have."""
    return sys.intern(text)


def network_key(name: str | None) -> str:
    """Return the name of a network for comparison: folded to lowercase, without what separates its words.

    >>> network_key("Launching pad") == network_key("launching-pad"), network_key("Café Noord"), network_key("C++")
    (True, 'cafenoord', 'c++')
    """
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKD", (name or "").casefold()) if not unicodedata.combining(sign)
    )
    return re.sub(_SEPARATORS, "", plain) or plain.strip()


def _bare(name: str | None) -> str:
    """Return a name for comparison, without digits and punctuation."""
    return "".join(filter(str.isalpha, network_key(name)))


def _spellings(name: str) -> set[str]:
    """Return a name for comparison, and all ways to leave out one letter: two names with a typo share one."""
    folded = network_key(name)[:_COMPARED]
    return {folded, *(folded[:at] + folded[at + 1 :] for at in range(len(folded)))} if folded else set()


class CharterIndex:
    """All charters of a run, in the order of their files; `own` is the one that a rule checks.

    If the run has only one charter, a rule that asks for others is skipped: the index raises `SkipRule`.
    """

    def __init__(self, summaries: Iterable[CharterSummary]) -> None:
        """Store the summaries of all charters, in the order of their files."""
        self._summaries = tuple(summaries)
        self._is_seen = False
        self.own: CharterSummary = CharterSummary()
        """The charter that a rule checks."""
        self._found: dict[str, dict[str, list[CharterSummary]]] = {}
        self._named: dict[str, tuple[CharterSummary, str]] = {}

    def seen_from(self, own: CharterSummary) -> "CharterIndex":
        """Return the same charters, with `own` as the one that a rule checks."""
        seen = CharterIndex(self._summaries)
        seen.own, seen._found, seen._named, seen._is_seen = own, self._found, self._named, True
        return seen

    @property
    def summaries(self) -> tuple[CharterSummary, ...]:
        """The summaries of all charters. Raises `SkipRule` if a rule checks the only charter of the run."""
        if self._is_seen and len(self._summaries) == 1:
            raise SkipRule("the rule compares charters, but this run has only one")
        return self._summaries

    def __iter__(self) -> Iterator[CharterSummary]:
        """Return the summary of each charter."""
        return iter(self.summaries)

    def __len__(self) -> int:
        """Return the number of charters."""
        return len(self.summaries)

    @staticmethod
    def is_same(name: str | None, other: str | None) -> bool:
        """Return whether two names belong to one network.

        Names are compared as ids: `launching-pad` is the same as "Launching pad".
        """
        return bool(key := network_key(name)) and key == network_key(other)

    def named(self, name: str | None) -> Sequence[CharterSummary]:
        """Return the charters of networks with this name, compared as in `is_same`."""
        return self._by("name", lambda summary: (network_key(summary.name),)).get(network_key(name), ())

    def nearly_named(self, name: str) -> Sequence[CharterSummary]:
        """Return the charters whose name is one typo away: one letter more, less, different or swapped.

        A difference in digits or punctuation only is not a typo: Circle 1 and Circle 2 are two names, and so are C and
        C++.
        """
        index, bare = self._by("typo", lambda summary: _spellings(summary.name or "")), _bare(name)
        found = {summary.file: summary for spelling in _spellings(name) for summary in index.get(spelling, ())}
        return [found[file] for file in sorted(found) if _bare(found[file].name) != bare]

    def with_member(self, member: str) -> Sequence[CharterSummary]:
        """Return the charters that have a member with this id."""
        return self._by("member", lambda summary: (person.id for person in summary.members)).get(member, ())

    def first_name_of(self, member: str) -> tuple[CharterSummary, str] | None:
        """Return the first charter that has a name for the member with this id, and that name; or `None`."""
        if "first name" not in self._found:
            self._found["first name"] = {}
            for summary in self.summaries:
                for person in summary.members:
                    if person.name:
                        self._named.setdefault(person.id, (summary, person.name))
        return self._named.get(member)

    def coordinated_by(self, member: str) -> Sequence[CharterSummary]:
        """Return the charters that have a coordinator with this id."""
        return self._by("coordinator", lambda summary: summary.coordinators).get(member, ())

    def _by(self, what: str, keys: Callable[[CharterSummary], Iterable[str | None]]) -> dict[str, list[CharterSummary]]:
        if what not in self._found:
            found = self._found[what] = {}
            for summary in self.summaries:
                for key in filter(None, keys(summary)):
                    found.setdefault(key, []).append(summary)
        return self._found[what]
