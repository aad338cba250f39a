"""A change of the charter as a proposal: a text for a mail or for a tool in which a group decides. Escapes nothing."""

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from netlint.charter import Member, Table
from netlint.charter.diff import Difference
from netlint.charter.model.placed import references
from netlint.charter.spoken_names import spoken_id
from netlint.i18n import Message
from netlint.linter.changes import RoleChange
from netlint.reporters.diff_rules import LONG, contact, deadlines, deciding, how_about
from netlint.reporters.diff_terms import ROLES
from netlint.reporters.diff_values import as_is, quoted
from netlint.reporters.diff_words import Words

_BY_ROLE: Final = frozenset(
    [
        ("coordination", "coordinator"),
        ("coordination", "circle"),
        ("coordination", "deputy"),
        ("responsibilities",),
        ("responsibilities", "holders"),
        ("circles",),
        ("circles", "lead"),
        ("members",),
        ("members", "status"),
        ("members", "left"),
    ]
)
"""The places that say who has a role: what changes there for a member is said as a role."""


class ForMember(NamedTuple):
    """What changes for one member."""

    member: str
    """The id of the member."""
    name: str
    changes: tuple[str, ...]
    """In sentences. If there are roles, the first sentence begins with the name."""
    has_roles: bool


class Proposal(NamedTuple):
    """A proposal in parts; each part is a list of sentences."""

    title: str
    what: tuple[str, ...]
    """The agreements that change."""
    records: tuple[str, ...]
    """What is only brought up to date."""
    why: str
    """Why, if the user said so."""
    members: tuple[ForMember, ...]
    everyone: str
    """What changes for everyone; empty if nothing does."""
    objecting: tuple[str, ...]
    """Until when people can object, how, and to whom."""
    deciding: tuple[str, ...]


class Part(NamedTuple):
    """A part of a proposal, to show."""

    heading: str
    lines: tuple[str, ...]


def parts(made: Proposal, words: Words) -> Iterator[Part]:
    """Yield the parts of a proposal that have something to say, with their headings."""
    yield Part(words.say("What we propose"), made.what or made.records)
    yield Part(words.say("Why"), (made.why or words.say("(write here why the group would want this)"),))
    people = [
        " ".join(one.changes) if one.has_roles else f"{one.name}: {' '.join(one.changes)}" for one in made.members
    ]
    if made.everyone:
        people.append(words.say("Everyone: {what}.", what=as_is(made.everyone)))
    if people:
        yield Part(words.say("For whom it changes what"), tuple(people))
    yield Part(words.say("Until when you can object"), made.objecting)
    yield Part(words.say("How we decide"), made.deciding)
    if made.what and made.records:
        yield Part(words.say("Also brought up to date"), made.records)


def proposal(words: Words, why: str) -> Proposal:
    """Return the change from the old charter to the new one as a proposal."""
    diff, sentences = words.diff, words.sentences
    agreed = _in_order(words, diff.agreements)
    brought = [at for at, one in enumerate(diff.differences) if at not in diff.agreements and one.kind != "renamed"]
    members = tuple(_members(words))
    named = {at for at in agreed if _concerned(diff.differences[at])}
    rest = len(agreed) - len(named)
    return Proposal(
        title=_title(words),
        what=tuple(sentences[at] for at in agreed),
        records=tuple(sentences[at] for at in _in_order(words, brought)),
        why=why,
        members=members,
        everyone=_everyone(words, rest, is_all=not members),
        objecting=tuple(_objecting(words)),
        deciding=(*deciding(words), *_about(words)),
    )


def _title(words: Words) -> str:
    if words.network:
        return words.say("Proposal: change the charter of {network}", network=words.network)
    return words.say("Proposal: change the charter")


def _everyone(words: Words, rest: int, *, is_all: bool) -> str:
    if not rest:
        return ""
    return words.say("everything in this proposal") if is_all else words.say("the other points of this proposal")


def _objecting(words: Words) -> Iterator[str]:
    yield from deadlines(words)
    yield contact(words)
    if words.diff.rules.objections:
        text = as_is(quoted(words.diff.rules.objections, LONG))
        yield words.say("The charter says about objections: {text}", text=text)


def _about(words: Words) -> Iterator[str]:
    """Yield what the charter says about subjects that this seems to be about."""
    for one in words.diff.rules.touched:
        scope, how = as_is(quoted(one.scope)), as_is(how_about(words, one))
        yield words.say("About {scope}, the charter says: {how}.", scope=scope, how=how)


def _members(words: Words) -> Iterator[ForMember]:
    """Yield what changes for each member, in the order of the charter: roles first."""
    diff = words.diff
    roles: dict[str, list[str]] = {}
    for change in diff.roles:
        roles.setdefault(change.role.member, []).append(_role(words, change))
    others: dict[str, list[str]] = {}
    for at in _in_order(words, diff.agreements):
        one = diff.differences[at]
        for member in _concerned(one):
            if not (one.keys in _BY_ROLE and any(_is_about(change, one, member) for change in diff.roles)):
                others.setdefault(member, []).append(words.sentences[at])
    for member in dict.fromkeys((*diff.names, *roles, *others)):
        if member in roles or member in others:
            yield ForMember(
                member,
                words.values.member(member),
                (*_first(words, member, roles), *others.get(member, ())),
                member in roles,
            )


def _is_about(change: RoleChange, one: Difference, member: str) -> bool:
    """Return whether a role of a member is what a difference is about, so that nothing has to be said twice."""
    role = change.role
    return role.member == member and role.section == one.keys[0] and role.what in ("", *one.at[1:2])


def _first(words: Words, member: str, roles: dict[str, list[str]]) -> Iterator[str]:
    """Yield the sentence about the roles that a member gets and no longer has."""
    if member in roles:
        said = as_is(words.values.listed(tuple(roles[member])))
        yield words.say("{member} {changes}.", member=as_is(words.values.member(member)), changes=said)


def _in_order(words: Words, wanted: Collection[int]) -> list[int]:
    """Return the positions of differences in the order of their topics."""
    return [at for found in words.topics.values() for at in found if at in wanted]


def _role(words: Words, change: RoleChange) -> str:
    role = change.role
    if role.kind == "member" and change.is_gained and _is_on_trial(words, role.member):
        return words.say("begins a trial")
    what = role.title or spoken_id(role.what)
    return Message(ROLES[role.kind, change.is_gained].template, {"what": as_is(quoted(what))}).text(words.translate)


def _is_on_trial(words: Words, member: str) -> bool:
    return any(one.id == member and one.status == "trial" for one in words.diff.new.charter.members)


def _concerned(one: Difference) -> tuple[str, ...]:
    """Return the ids of the members whom a difference is about: in whose item it is, or whom it names."""
    if one.kind == "renamed":
        return ()
    if one.keys[0] == "members":
        return tuple(item.id for item in one.inside[:1] if isinstance(item, Member))
    named: dict[str, None] = {}
    for item in one.inside:
        named |= dict.fromkeys(_named_in(item))
    if isinstance(one.old, Table) or isinstance(one.new, Table) or one.marks.get("refers-to") != "members":
        return tuple(named)
    before, after = (frozenset((value,) if isinstance(value, str) else value or ()) for value in (one.old, one.new))
    return tuple(dict.fromkeys((*named, *sorted(before ^ after))))


def _named_in(item: Table) -> Iterator[str]:
    return (one.id for one in references(item) if one.section == "members")
