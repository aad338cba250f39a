"""Who decides about what changes, and until when: what the charter says, in sentences. Escapes nothing."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from netlint.charter.repair.value_names import NAMES
from netlint.i18n import Message
from netlint.linter.changes import Touched
from netlint.reporters.diff_values import as_is, quoted
from netlint.reporters.diff_words import Words

LONG: Final = 1000
"""The most characters of an agreement that is quoted. The project's own choice."""


class TouchedRule(NamedTuple):
    """A rule about some subjects, and the sentences about what it seems to apply to."""

    lead: str
    sentences: tuple[str, ...]


def deciding(words: Words) -> Iterator[str]:
    """Yield how the group decides about changes of the charter, as far as the charter says so."""
    diff, rules = words.diff, words.diff.rules
    if not diff.agreements:
        yield words.say("No agreement changes: the charter is only brought up to date.")
        return
    if rules.side == "new":
        yield words.say("The old charter does not say how the group decides. This is what the new one says.")
    if rules.amendment:
        amendment = as_is(quoted(rules.amendment, LONG))
        yield words.say("The charter says about changing it: {amendment}", amendment=amendment)
    elif rules.method in (None, "none"):
        yield words.say("The charter does not say who decides about changing it. Agree on that first.")
    else:
        yield words.say("The charter does not say how it can be changed (`amendment` in `[decisions]`).")
    if rules.method and rules.method != "none":
        yield words.say("The group decides by {method}.", method=_method(rules.method))


def touched(words: Words) -> Iterator[TouchedRule]:
    """Yield the rules about subjects that seem to apply."""
    for one in words.diff.rules.touched:
        if len(one.differences) == len(words.diff.agreements):
            said = words.say(
                "The charter has a rule about {scope} ({how}). It seems to apply to all of this.",
                scope=as_is(quoted(one.scope)),
                how=as_is(how_about(words, one)),
            )
            yield TouchedRule(said, ())
            continue
        lead = words.say(
            "The charter has a rule about {scope} ({how}). It seems to apply to:",
            scope=as_is(quoted(one.scope)),
            how=as_is(how_about(words, one)),
        )
        yield TouchedRule(lead, tuple(words.sentences[at] for at in one.differences))


def deadlines(words: Words) -> Iterator[str]:
    """Yield until when people can object, and when the group decides, counted from the day of the run."""
    diff, rules = words.diff, words.diff.rules
    opens, ends = diff.day_after(rules.min_days), diff.day_after(rules.deadline_days)
    if opens:
        day = words.values.day(opens)
        yield words.say("You can object until {day}: a proposal stays open for at least that long.", day=day)
    elif ends:
        yield words.say("You can object until {day}: the group decides by then.", day=words.values.day(ends))
    else:
        yield words.say("The charter does not say how long a proposal stays open. Agree on a day.")
    if opens and ends and ends >= opens:
        yield words.say("The group decides by {day} at the latest.", day=words.values.day(ends))


def contact(words: Words) -> str:
    """Return to whom members object."""
    rules = words.diff.rules
    if rules.contacts:
        people = as_is(words.values.listed(tuple(map(words.values.member, rules.contacts))))
        return words.say("Tell the coordinator: {people}.", people=people)
    if rules.address:
        return words.say("Tell the group. Its address is under `contact` in the charter.")
    return words.say("Tell the group.")


def _method(method: str) -> Message:
    return NAMES.get(method) or as_is(f'"{method}"')


def how_about(words: Words, one: Touched) -> str:
    """Return how the group decides about some subjects: the method, who decides, and what is needed."""
    parts = [words.values.say(_method(one.method))] if one.method and one.method != "none" else []
    parts += [quoted(who) for who in (*one.decided_by, *filter(None, [one.passes]))]
    return ", ".join(parts) or words.say("it does not say how")
