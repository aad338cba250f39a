"""Answers about who does what until when: the coordinator and the next step. Asks nothing."""

import datetime as dt
import re

from msgspec import Struct

from netlint.charter.ids import id_of, unique_id
from netlint.i18n.message import Choice, Message, notice
from netlint.linter.interview import words
from netlint.linter.interview.answer import Data, Group, Part
from netlint.linter.interview.dates import day_in, looks_like_date

_UNTIL = re.compile(
    r"^(?P<who>.+?)\s+(?P<until>(?:tot en met|tot|t/m|until|till|uiterlijk|before|by)\s+.+)$", re.IGNORECASE
)
_WORDS_OF_NAMES = 6


class Said(Struct, frozen=True):
    """The parts of an answer: those that are dates, those that seem to be, and the others."""

    dates: list[dt.date | str]
    unknown: list[str]
    others: list[str]


def coordinator_in(text: str, group: Group) -> Data | Message | Part:
    """Return who coordinates, who takes over, and until when."""
    said = _said([one for part in words.parts(text) for one in _at_until(part)], group)
    pair = words.people(said.others[0]) if said.others else []
    people = [_person(name, group) for name in (*pair, *said.others[1:])]
    if wrong := next((one for one in people if isinstance(one, Message)), None):
        return wrong
    if not people or len(said.dates) > 1 or len(people) > len(pair) + 1:
        return Message("Write the name of the coordinator, then that of the deputy, and the last day of the term.")
    data = _coordination([one for one in people if isinstance(one, dict)], len(pair))
    until = next(iter(said.dates), None)
    problem = _unknown(said.unknown, group) or _not_a_day(until)
    problem = problem or _passed(until, group)
    if problem:
        return Part(data, problem, ", ".join(said.others))
    data["coordination"] |= {"until": until} if until else {}
    return data


def _coordination(people: list[Data], in_charge: int) -> Data:
    ids = [one["id"] for one in people]
    first = ids[:in_charge]
    coordination: Data = {"coordinator": first[0] if len(first) == 1 else first}
    coordination |= {"deputy": ids[-1]} if len(ids) > len(first) else {}
    return {"members": people, "coordination": coordination}


def _at_until(part: str) -> list[str]:
    """Return the halves of "Kees tot 1 juni 2027"."""
    match = _UNTIL.match(part)
    return [match["who"], match["until"]] if match else [part]


def _said(found: list[str], group: Group) -> Said:
    """Return the parts of an answer by what they are. A name of somebody is a name, also if it looks like a date."""
    whole = words.with_whole_dates(found)
    days = {part: _day(part, group) for part in whole}
    dates = [day for part in whole if (day := days[part]) is not None]
    others = [part for part in whole if days[part] is None]
    unknown = [part for part in others[1:] if looks_like_date(part) and isinstance(_person(part, group), Message)]
    return Said(dates, unknown, [part for part in others if part not in unknown])


def _day(part: str, group: Group) -> dt.date | str | None:
    """Return the day that a part is; `None` if it is somebody's name."""
    is_name = bool(group.members) and isinstance(_person(part, group), dict)
    return None if is_name else day_in(part, group.today)


def _unknown(parts: list[str], group: Group) -> Message | None:
    """Return what to say about a part that seems to be a date."""
    if not parts:
        return None
    example = Message("4 December {year}", {"year": str(group.today.year)})
    template = "netlint does not know the date `{date}`. Write, for example, {example}, or leave the date out."
    return notice(template, date=parts[0], example=example)


def _not_a_day(date: dt.date | str | None) -> Message | None:
    """Return what is wrong with a date that has to be a day; `None` if nothing is."""
    if not isinstance(date, str):
        return None
    return Message("Write the day too, as in {example}.", {"example": Message("1 June {year}", {"year": date[:4]})})


def _passed(date: dt.date | str | None, group: Group) -> Message | None:
    if isinstance(date, dt.date) and date < group.today:
        return Message("{date} has passed. Write a day in the future.", {"date": date})
    return None


def _person(name: str, group: Group) -> Data | Message:
    """Return the member with a name. If nobody has said yet who takes part, this is a new member."""
    meant = id_of(name)
    for member, whole in group.members.items():
        if meant and meant in (member, id_of(whole), id_of(whole.split(" ")[0])):
            return {"id": member, "name": whole}
    if group.members:
        template = "`{name}` is not one of the members: {members}."
        return Message(template, {"name": name, "members": tuple(group.members.values())})
    return {"id": unique_id(name, (), "member"), "name": name}


def step_in(text: str, group: Group) -> Data | Message | Part:
    """Return the next step, who takes it, and by when."""
    found = words.with_whole_dates(words.parts(words.without_bullet(text)))
    due: dt.date | str | None = None
    owners: list[Data] = []
    unknown: list[str] = []
    while len(found) > 1 and (read := _end_of_step(found[-1], due, owners, group)):
        due, owners = read
        found.pop()
    if len(found) > 1 and due is None and looks_like_date(found[-1]) and not owners:
        unknown.append(found.pop())
        owners = _owners(found, owners, group)
    step = _step(", ".join(found), owners)
    if problem := _unknown(unknown, group) or _not_a_day(due) or _passed(due, group):
        kept = ", ".join([*found, " en ".join(owner["name"] for owner in owners)] if owners else found)
        return Part(step, problem, kept)
    if due:
        step["next-steps"][0] |= {"due": due}
    if group.members and not owners:
        template = "Add the name of the person who takes this step, after a comma: {members}."
        return Message(template, {"members": Choice(tuple(group.members.values()))})
    return step


def _owners(found: list[str], owners: list[Data], group: Group) -> list[Data]:
    """Return the owners that the last part names, and take that part away."""
    read = _end_of_step(found[-1], None, owners, group) if len(found) > 1 else None
    if read is None or not read[1]:
        return owners
    found.pop()
    return read[1]


def _step(what: str, owners: list[Data]) -> Data:
    step: Data = {"id": words.short_id(what, (), "step"), "what": what}
    ids = [owner["id"] for owner in owners]
    step |= {"owner": ids[0] if len(ids) == 1 else ids} if ids else {}
    return {"members": owners, "next-steps": [step | {"orientation": "external"}]}


def _end_of_step(
    part: str, due: dt.date | str | None, owners: list[Data], group: Group
) -> tuple[dt.date | str | None, list[Data]] | None:
    """Return the date and the owners of a step, with what its last part says; `None` if that belongs to the step."""
    if due is None and (date := _day(part, group)) is not None:
        return date, owners
    people = [_person(name, group) for name in words.people(part)]
    known = [one for one in people if isinstance(one, dict)]
    if owners or not known or len(known) < len(people) or len(part.split()) > _WORDS_OF_NAMES:
        return None
    if not group.members and looks_like_date(part):
        return None
    return due, known
