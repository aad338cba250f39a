"""What changes between two charters, in sentences for people. Escapes nothing: each format does that for itself."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Final

from netlint.charter import Member, as_tuple
from netlint.charter.diff import Difference
from netlint.i18n import Message, Parameter
from netlint.linter.changes import CharterDiff
from netlint.reporters.base import ReportContext, translated
from netlint.reporters.diff_terms import BECOMES, JOINS, REWORDED, SENTENCES
from netlint.reporters.diff_topics import TOPICS, Topic, topic_of
from netlint.reporters.diff_values import Values, as_is
from netlint.toml.writer import dotted_key

_DETAILS: Final = {
    "holders": "holders",
    "circle": "circle",
    "owner": "owner",
    "members": "members",
    "lead": "lead",
    "facilitator": "facilitator",
    "every": "every",
    "method": "method",
    "due": "due",
    "until": "until",
}
"""The attributes that are said of a new item if it has them, each with its key."""
_ENDED_TWICE: Final = re.compile(r'([.!?…]")\.(?=$| )')
"""A full stop after a quotation that has one."""


class Words:
    """What is said about two charters, in one language."""

    def __init__(self, diff: CharterDiff, context: ReportContext) -> None:
        """Speak the language of the run, or otherwise of the charter."""
        self.diff, self.context = diff, context
        self.translate = context.translate(diff.language)
        self.values = Values(diff, self.translate, context.translator.of_format(context.speaks(diff.language)))

    def say(self, template: str, **parameters: Parameter) -> str:
        """Return a text in this language."""
        return translated(self.translate, template, **parameters)

    @cached_property
    def network(self) -> str:
        """The name of the network; empty if no charter has it."""
        sides = (self.diff.new.charter, self.diff.old.charter)
        return next((side.network.name for side in sides if side.network and side.network.name), "")

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """A sentence for each difference, in their order."""
        return tuple(_ENDED_TWICE.sub(r"\1", self._sentence(one)) for one in self.diff.differences)

    @cached_property
    def topics(self) -> Mapping[Topic, list[int]]:
        """The positions of the differences, by topic."""
        found: dict[Topic, list[int]] = {topic: [] for topic in TOPICS}
        for at, one in enumerate(self.diff.differences):
            found[topic_of(one.keys)].append(at)
        return {topic: positions for topic, positions in found.items() if positions}

    def topic(self, topic: Topic) -> str:
        """Return what a topic is called."""
        return self.values.say(TOPICS[topic])

    def _sentence(self, one: Difference) -> str:
        if one.kind == "renamed":
            said = self.say(
                "{item} has the id `{new}` instead of `{old}`.", item=self._item(one), new=one.new, old=one.old
            )
            return _capital(said)
        if one.is_item:
            item = one.inside[-1]
            return self._member(one, item) if isinstance(item, Member) else self._whole(one)
        return self._status(one) or self._special(one) or self._reworded(one) or self._general(one)

    def _item(self, one: Difference) -> Message:
        """Return the item that a difference is in, and in brackets the one around it; empty if there is none."""
        *around, item = ("", *map(self.values.item, one.inside))
        around = list(filter(None, around))
        return as_is(f"{item} ({', '.join(around)})" if around else item)

    def _member(self, one: Difference, member: Member) -> str:
        """Return that somebody joins or leaves."""
        item = self._item(one)
        has_left = member.has_left_by(self.diff.today)
        if one.kind == "added":
            return Message(JOINS["alumni" if has_left else member.status].template, {"item": item}).text(self.translate)
        if has_left or member.status == "prospect":
            return self.say("{item} is no longer listed.", item=item)
        return self.say("{item} leaves: the charter no longer lists this member.", item=item)

    def _status(self, one: Difference) -> str:
        """Return what another status means for a member; empty for any other difference."""
        message = BECOMES.get((one.old, one.new)) if one.keys == ("members", "status") else None
        return Message(message.template, {"item": self._item(one)}).text(self.translate) if message else ""

    def _whole(self, one: Difference) -> str:
        """Return that an item is new or gone, with who has it."""
        item = one.inside[-1]
        said = (
            self.values.value(value, (*one.keys, key))
            for name, key in _DETAILS.items()
            if (value := getattr(item, name, None)) not in (None, ())
        )
        details, what = ", ".join(dict.fromkeys(said)), self._item(one)
        if one.kind == "removed":
            return self.say("No longer in the charter: {what}.", what=what)
        if details:
            return self.say("Added: {what} ({details}).", what=what, details=as_is(details))
        return self.say("Added: {what}.", what=what)

    def _special(self, one: Difference) -> str:
        """Return the sentence that a key has of its own; empty if it has none."""
        sentences = SENTENCES.get(one.keys)
        if sentences is None:
            return ""
        message = {"changed": sentences.changed, "added": sentences.added, "removed": sentences.removed}[one.kind]
        if message is None:
            return ""
        old, new = self.values.two(one.old, one.new, one.keys)
        filled: dict[str, Parameter] = {"item": self._item(one), "old": as_is(old), "new": as_is(new)}
        said = Message(message.template, filled).text(self.translate)
        return said if one.inside and isinstance(one.inside[-1], Member) else _capital(said)

    def _reworded(self, one: Difference) -> str:
        """Return what an item is called from now on; empty for any other difference."""
        message = REWORDED.get(one.keys[-1])
        if message is None or one.kind != "changed" or not one.inside:
            return ""
        old, new = self.values.two(one.old, one.new, one.keys)
        item = self.values.called(type(one.inside[-1]), old)
        return _capital(Message(message.template, {"item": as_is(item), "new": as_is(new)}).text(self.translate))

    def _general(self, one: Difference) -> str:
        """Return a sentence about any key, with what the format says about it."""
        what, (old, new) = self._what(one), self.values.two(one.old, one.new, one.keys)
        is_list = isinstance(one.old, tuple) or isinstance(one.new, tuple)
        if is_list and (said := self._list(one, what)):
            return said
        parts: dict[str, Parameter] = {"what": what, "old": as_is(old), "new": as_is(new)}
        if one.kind == "changed":
            return self.say("{what}: {new} instead of {old}.", **parts)
        if one.kind == "added":
            return self.say("{what}: {new} (new).", **parts)
        return self.say("{what}: no longer in the charter. It was {old}.", **parts)

    def _list(self, one: Difference, what: Message) -> str:
        """Return what is new in a list and what is gone from it; empty if its order is what changed."""
        old, new = as_tuple(one.old), as_tuple(one.new)
        plus, minus = (
            as_is(self.values.value(found, one.keys)) if found else None
            for found in (_without(new, old), _without(old, new))
        )
        if plus and minus:
            return self.say("{what}: with {plus}, and without {minus}.", what=what, plus=plus, minus=minus)
        if plus:
            return self.say("{what}: with {plus}.", what=what, plus=plus)
        return self.say("{what}: without {minus}.", what=what, minus=minus) if minus else ""

    def _what(self, one: Difference) -> Message:
        """Return what a key is about, with its name, and in which item it is."""
        name = one.keys[-1] if one.inside else dotted_key(one.at)
        about = self.values.about(one.keys)
        if one.inside:
            about = about[:1].lower() + about[1:]
        key = f"{about} (`{name}`)" if about else f"`{name}`"
        return as_is(f"{_capital(self._item(one).text())}: {key}" if one.inside else key)


def _without(values: Sequence[Any], others: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(value for value in dict.fromkeys(values) if value not in others)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
