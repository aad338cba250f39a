"""The part of a charter that follows from people: members, responsibilities and the coordinator. Reads no text."""

from collections.abc import Iterable

from netlint.charter.ids import id_of
from netlint.linter.interview.answer import Answer, Data
from netlint.linter.interview.person import Person
from netlint.linter.interview.words import taking_id


def answer_of_people(people: Iterable[Person]) -> Answer:
    """Return the answer to the question who takes part, for people of whom more may be known than their names.

    The roles of a person become responsibilities. A role of coordinator becomes the coordination of the network.
    """
    found = tuple(people)
    data: Data = {"members": [_member(person) for person in found]}
    coordinators = [person.id for person in found if any(map(_coordinates, person.roles))]
    if coordinators:
        data["coordination"] = {"coordinator": coordinators[0] if len(coordinators) == 1 else coordinators}
    if roles := _holders(found):
        taken: set[str] = set()
        data["responsibilities"] = [
            {"id": taking_id(taken, role, "role"), "title": role, "holders": holders} for role, holders in roles.items()
        ]
    return Answer("member", data)


def _member(person: Person) -> Data:
    texts = {"expertise": person.expertise, "learning-goals": person.learning_goals}
    texts |= {"offers": person.offers, "asks": person.asks}
    data: Data = {"id": person.id, "name": person.name}
    if person.joined is not None:
        data["joined"] = person.joined
    data |= {key: list(given) for key, given in texts.items() if given}
    if person.hours is not None:
        data["hours-per-month"] = {"committed": person.hours}
    return data


_COORDINATOR = {"coordinator", "co-ordinator", "coordinating", "trekker", "kartrekker", "netwerkcoordinator"}
_COORDINATOR |= {"network-coordinator", "netwerktrekker"}


def _coordinates(role: str) -> bool:
    return id_of(role) in _COORDINATOR


def _holders(people: Iterable[Person]) -> dict[str, list[str]]:
    """Return the ids of the people with each role, but for the coordinator."""
    holders: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for person in people:
        for role in person.roles:
            if not _coordinates(role):
                held = holders.setdefault(names.setdefault(role.casefold(), role), [])
                held.extend([person.id] * (person.id not in held))
    return holders
