"""All charters of a run, for rules that compare networks. Opens no file."""

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TypeAlias

from msgspec import Struct

from netlint.charter import Charter
from netlint.linter.charter_summary import CharterSummary, only_one
from netlint.linter.extracts import NoExtract, NoValue
from netlint.rules.extract import ExtractFunction, extract_of, keys_in

_SEPARATORS = r"[\s\-_.,:;'\u2019\"()&/\u2010-\u2015]+"
"""The characters that separate the words of a name, or that only some ids have."""
_COMPARED = 64
"""The number of code points of a name that are compared. The project chose this limit."""


_Found: TypeAlias = dict[Hashable, CharterSummary | list[CharterSummary]]
"""Charters by something. Mostly there is one, which then has no list of its own: that would take much memory."""


def _add(found: _Found, key: Hashable, summary: CharterSummary) -> None:
    held = found.setdefault(key, summary)
    if isinstance(held, list):
        held.append(summary)
    elif held is not summary:
        found[key] = [held, summary]


def _at(found: _Found, key: Hashable) -> Sequence[CharterSummary]:
    """Return the charters that have a key."""
    held = found.get(key)
    return held if isinstance(held, list) else () if held is None else (held,)


class _Values(Struct, frozen=True):
    """The charters by the values of a function."""

    found: _Found
    unknown: tuple[str, NoValue] | None
    """The first charter of which the value is not known, and why."""


@lru_cache(64)  # several rules ask for the same few names
def network_key(name: str | None) -> str:
    """Return the name of a network for comparison: folded to lowercase, without what separates its words.

    >>> network_key("Launching pad") == network_key("launching-pad"), network_key("Café Noord"), network_key("C++")
    (True, 'cafenoord', 'c++')
    """
    plain = (name or "").casefold()
    if not plain.isascii():
        plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return re.sub(_SEPARATORS, "", plain) or plain.strip()


def _bare(name: str | None) -> str:
    """Return a name for comparison, without digits and punctuation."""
    return "".join(filter(str.isalpha, network_key(name)))


def _spellings(name: str) -> set[str]:
    """Return a name for comparison, and all ways to leave out one letter: two names with a typo share one."""
    folded = network_key(name)[:_COMPARED]
    return {folded, *(folded[:at] + folded[at + 1 :] for at in range(len(folded)))} if folded else set()


def _keys(function: ExtractFunction, value: object) -> Iterable[Hashable]:
    """Return what a value can be found by. Raises `TypeError` if that cannot be a key."""
    try:
        return dict.fromkeys(keys_in(value))
    except TypeError as error:
        name = extract_of(function).name
        raise TypeError(f"the values of `{name}` cannot be looked up: {error}; return text or frozen Structs") from None


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
        self._found: dict[str, _Found] = {}
        self._named: dict[str, tuple[CharterSummary, str]] = {}
        self._values: dict[str, _Values] = {}

    def seen_from(self, own: CharterSummary) -> "CharterIndex":
        """Return the same charters, with `own` as the one that a rule checks."""
        seen = CharterIndex(self._summaries)
        seen.own, seen._found, seen._named, seen._is_seen = own, self._found, self._named, True
        seen._values = self._values
        return seen

    @property
    def summaries(self) -> tuple[CharterSummary, ...]:
        """The summaries of all charters. Raises `SkipRule` if a rule checks the only charter of the run."""
        if self._is_seen and len(self._summaries) == 1:
            raise only_one()
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
        return _at(self._by("name", lambda summary: (network_key(summary.name),)), network_key(name))

    def nearly_named(self, name: str) -> Sequence[CharterSummary]:
        """Return the charters whose name is one typo away: one letter more, less, different or swapped.

        A difference in digits or punctuation only is not a typo: Circle 1 and Circle 2 are two names, and so are C and
        C++.
        """
        index, bare = self._by("typo", lambda summary: _spellings(summary.name or "")), _bare(name)
        found = {summary.file: summary for spelling in _spellings(name) for summary in _at(index, spelling)}
        return [found[file] for file in sorted(found) if _bare(found[file].name) != bare]

    def with_member(self, member: str) -> Sequence[CharterSummary]:
        """Return the charters that have a member with this id."""
        return _at(self._by("member", lambda summary: (person.id for person in summary.members)), member)

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
        return _at(self._by("coordinator", lambda summary: summary.coordinators), member)

    def lookup(self, function: Callable[[Charter], object], key: Hashable) -> Sequence[CharterSummary]:
        """Return the charters for which a function in `compares` has a value that contains `key`, or is `key`.

        A list contains its items, and a dictionary its keys. Text is compared as it is. The own charter is one of them.

        Raises `SkipRule` if there are none, but the value of a charter is not known: because a part of that charter is
        invalid, or kept elsewhere.
        """
        name = extract_of(function).key
        if name not in self._values:
            self._values[name] = self._indexed(function)
        values = self._values[name]
        found = _at(values.found, key)
        if not found and values.unknown:
            raise NoExtract(*values.unknown)
        return found

    def _indexed(self, function: ExtractFunction) -> _Values:
        """Return the charters by the values of a function, made once in a run."""
        found: _Found = {}
        unknown: tuple[str, NoValue] | None = None
        for summary in self.summaries:
            try:
                value = summary.of(function)
            except NoExtract as outcome:
                unknown = unknown or ((outcome.file, outcome.why) if outcome.why.is_unknown else None)
                continue
            for key in _keys(function, value):
                _add(found, key, summary)
        return _Values(found, unknown)

    def _by(self, what: str, keys: Callable[[CharterSummary], Iterable[str | None]]) -> _Found:
        if what not in self._found:
            found = self._found[what] = {}
            for summary in self.summaries:
                for key in filter(None, keys(summary)):
                    _add(found, key, summary)
        return self._found[what]
