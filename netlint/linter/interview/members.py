"""The part of a charter that follows from people: members, roles, circles and the coordinator. Reads no text."""

from collections.abc import Iterable

from msgspec.structs import asdict

from netlint.linter.interview.answer import Answer, Data
from netlint.linter.interview.person import Person
from netlint.linter.interview.sheets.coordinators import is_coordinator, is_lead
from netlint.linter.interview.sheets.listed import ListedCircle, ListedPerson, People
from netlint.linter.interview.words import taking_id


def answer_of_people(people: Iterable[Person]) -> Answer:
    """Return the answer to the question who takes part, for people of whom more may be known than their names.

    The roles of a person become responsibilities. A role of coordinator becomes the coordination of the network.
    """
    found = tuple(people)
    return _answer(found, tuple(person.id for person in found if any(map(is_coordinator, person.roles))))


def answer_of_list(listed: People) -> Answer:
    """Return the answer to the question who takes part, with everything else that a sheet or an export says."""
    data = _answer(listed.people, listed.coordinators, listed.circles).data
    if listed.network:
        data["network"] = {key: value for key, value in asdict(listed.network).items() if value}
    if contacts := {person.id: found for person in listed.people if (found := _contacts(person))}:
        data["extra"] = {"contacts": contacts}
    return Answer("member", data)


def _answer(
    people: tuple[Person, ...], coordinators: tuple[str, ...], circles: tuple[ListedCircle, ...] = ()
) -> Answer:
    data: Data = {"members": [_member(person) for person in people]}
    if coordinators:
        data["coordination"] = {"coordinator": coordinators[0] if len(coordinators) == 1 else list(coordinators)}
    if roles := _holders(people, with_leads=not circles):
        taken: set[str] = set()
        data["responsibilities"] = [
            {"id": taking_id(taken, role, "role"), "title": role, "holders": holders} for role, holders in roles.items()
        ]
    if circles:
        data["circles"] = [_circle(circle) for circle in circles]
    return Answer("member", data)


def _member(person: Person) -> Data:
    """Return the table of a member. A member is active unless the table says otherwise."""
    status = person.status if isinstance(person, ListedPerson) else None
    texts = {"expertise": person.expertise, "learning-goals": person.learning_goals}
    texts |= {"offers": person.offers, "asks": person.asks}
    data: Data = {"id": person.id, "name": person.name}
    data |= {"status": status} if status not in (None, "active") else {}
    data |= {"joined": person.joined} if person.joined is not None else {}
    data |= {key: list(given) for key, given in texts.items() if given}
    return data | ({"hours-per-month": {"committed": person.hours}} if person.hours is not None else {})


def _circle(circle: ListedCircle) -> Data:
    return {"id": circle.id, "members": list(circle.members)} | ({"lead": circle.lead} if circle.lead else {})


def _contacts(person: ListedPerson) -> Data:
    return {key: value for key, value in (("email", person.email), ("phone", person.phone)) if value}


def _holders(people: Iterable[Person], *, with_leads: bool) -> dict[str, list[str]]:
    """Return the ids of the people with each role, but for the coordinator and, if asked, for leads of circles."""
    holders: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for person in people:
        for role in person.roles:
            if not is_coordinator(role) and (with_leads or not is_lead(role)):
                held = holders.setdefault(names.setdefault(role.casefold(), role), [])
                held.extend([person.id] * (person.id not in held))
    return holders
