"""What the charter says about changing it: how, by whom, within how many days, and for which subjects.

Subjects are in the words of the group. netlint only recognizes the names that people give to sections and to the keys
of the network, so it says which words it found, and never that a change needs nobody's consent.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from netlint.charter import Decisions, DecisionWay, as_tuple
from netlint.charter.diff import Difference
from netlint.charter.ids import id_of
from netlint.charter.nothing import says_nothing
from netlint.charter.repair.key_words import words_of
from netlint.linter.changes.model import Rules, Side, Touched, Which

_RECORDS: Final = frozenset(
    ["charter-version", "conversations", "decision-log", "evidence", "experiments", "formation", "next-steps"]
)
"""The sections that say what happens or happened, and no agreement."""
_OWN_WORDS: Final = frozenset([
    "asks", "drives", "endorses", "exit-talk", "expertise", "learning-goals", "left-reason", "name", "offers",
    "other-networks",
])  # fmt: skip
"""The keys in which members speak for themselves."""
_PLANNED: Final = frozenset([("meetings", "next"), ("meetings", "notes"), ("clients", "needs")])
"""Other places that only say what happens."""
_EVERYTHING: Final = frozenset(
    ["agreement", "agreements", "afspraak", "afspraken", "articles", "bylaws", "charter", "handvest", "statuten"]
)
"""Words for the charter as a whole."""
_MORE_WORDS: Final[Mapping[str, str]] = {
    "coordination": f"coordinator coordinators {words_of('coordinator')}",
    "economy": "cost costs expenses euro euros fee fees kosten rate spending tarief tarieven uitgaven",
    "membership": "admission toelating",
    "members": "admission toelating",
    "responsibilities": "role roles rol rollen taak taken",
    "time": "hours uren",
}


def is_agreement(one: Difference) -> bool:
    """Return whether a difference changes an agreement. The others only keep the charter up to date."""
    if one.kind == "renamed" or one.keys[0] in _RECORDS or one.keys[:2] in _PLANNED:
        return False
    if one.keys[0] == "members" and len(one.keys) > 1 and one.keys[1] in _OWN_WORDS:
        return False
    return "past" not in one.marks


def rules_for(old: Side, new: Side, differences: Sequence[Difference], agreements: frozenset[int]) -> Rules:
    """Return what the old charter says about such a change; the new one, if the old one does not say how it decides."""
    side: Which = "new" if old.charter.decisions is None and new.charter.decisions is not None else "old"
    charter = (old if side == "old" else new).charter
    how = charter.decisions or Decisions()
    touched = _touched(how, differences, agreements)
    ways = [way for way, _found in touched] or [how]
    return Rules(
        side=side,
        amendment=_said(how.amendment),
        method=how.method,
        objections=_said(how.objections),
        touched=tuple(found for _way, found in touched),
        min_days=max((days for way in ways if (days := way.min_days or how.min_days)), default=None),
        deadline_days=max((days for way in ways if (days := way.deadline_days or how.deadline_days)), default=None),
        contacts=charter.coordinators,
        address=charter.network.contact if charter.network else None,
    )


def _touched(
    how: Decisions, differences: Sequence[Difference], agreements: frozenset[int]
) -> list[tuple[Decisions | DecisionWay, Touched]]:
    """Return the ways to decide whose subjects have a word for something that changes."""
    found: list[tuple[Decisions | DecisionWay, Touched]] = []
    ways: tuple[Decisions | DecisionWay, ...] = (how, *how.ways)
    for way in ways:
        decided_by, passes = (as_tuple(way.decided_by), way.passes) if isinstance(way, DecisionWay) else ((), None)
        for scope in as_tuple(way.scopes):
            words = set(_words(scope))
            about = tuple(at for at in sorted(agreements) if words & _words_for(differences[at]))
            if about:
                found.append((way, Touched(scope, way.method, decided_by, passes, about)))
    return found


def _words_for(one: Difference) -> frozenset[str]:
    """Return the words that people have for what changes."""
    section = one.keys[1] if one.keys[0] == "network" and len(one.keys) > 1 else one.keys[0]
    words = _words(" ".join([section, section.removesuffix("s"), *words_of(section), _MORE_WORDS.get(section, "")]))
    return frozenset(words) | _EVERYTHING


def _words(text: str) -> Iterator[str]:
    return (word for part in re.findall(r"[^\W\d_]+", text) if (word := id_of(part)))


def _said(text: str | None) -> str | None:
    return None if text is None or says_nothing(text) else text
