"""What is said around the sentences about differences: what was compared, findings, and what was not compared."""

from collections.abc import Iterator, Mapping
from typing import Final

from netlint.i18n import Message
from netlint.linter.history import FindingPeriod
from netlint.reporters.diff_values import as_is
from netlint.reporters.diff_words import Words

_WHY: Final[Mapping[str, Message]] = {
    "skipped": Message("its rule is skipped now"),
    "suppressed": Message("it is suppressed now"),
    "crashed": Message("its rule crashed"),
}


def title(words: Words) -> str:
    """Return what it is about: the network, if a charter has its name."""
    if words.network:
        return words.say("Changes to the charter of {network}", network=words.network)
    return words.say("Changes to the charter")


def heads(words: Words) -> str:
    """Return which charters were compared, and with which day."""
    old, new = as_is(words.diff.old.name), as_is(words.diff.new.name)
    return words.say("From {old} to {new}, as on {day}.", old=old, new=new, day=words.values.day(words.diff.today))


def count(words: Words) -> str:
    """Return how much changes."""
    number, agreed = len(words.diff.differences), len(words.diff.agreements)
    if not number:
        if words.diff.moved or words.diff.not_compared:
            return words.say("netlint found no change in what it could compare.")
        return words.say("Nothing changes in meaning.")
    if number == 1:
        return words.say("1 change, to an agreement.") if agreed else words.say("1 change, but not to an agreement.")
    if not agreed:
        return words.say("{count} changes, but none to an agreement.", count=number)
    if agreed == number:
        return words.say("{count} changes, all to agreements.", count=number)
    return words.say(
        "{count} changes, of which {agreed} to agreements. The others bring the charter up to date.",
        count=number,
        agreed=agreed,
    )


def ends(words: Words) -> Iterator[str]:
    """Yield the last lines: how much changes, and that no finding does, if so."""
    yield count(words)
    if words.diff.differences and not words.diff.findings:
        yield words.say("No finding comes or goes.")


def _finding(words: Words, one: FindingPeriod) -> str:
    """Return what a finding says, and why it went, if it was not solved."""
    rule = words.context.rules.get(one.code)
    speak = words.context.translate_for(rule, words.diff.language) if rule else words.translate
    said = f"{one.code} {one.message.text(speak)}"
    why = _WHY.get(one.end)
    return f"{said} ({words.values.say(why)})" if why else said


def findings(words: Words) -> Iterator[tuple[str, list[str]]]:
    """Yield the findings that are new, and those that are gone, with a heading for each."""
    found = words.diff.findings
    yield words.say("New findings"), [_finding(words, one) for one in found if one.is_open]
    yield words.say("Findings that are gone"), [_finding(words, one) for one in found if not one.is_open]


def notes(words: Words) -> Iterator[str]:
    """Yield what could not be compared, and why."""
    for one in words.diff.not_compared:
        name = (words.diff.old if one.side == "old" else words.diff.new).name
        why = as_is(one.message.text(words.translate))
        yield words.say("Not compared: `{path}` in {name}. {why}", path=one.path, name=as_is(name), why=why)
    if words.diff.crashed:
        yield words.say("These rules crashed, so their findings are not compared: {codes}.", codes=words.diff.crashed)
    for moved in words.diff.moved:
        section, place = moved.section, moved.place
        things = as_is(words.values.listed(tuple(f"`{path}`" for path in moved.paths)))
        yield words.say(
            "`{section}` is kept elsewhere ({place}), so these may still hold: {things}."
            if moved.side == "new"
            else "`{section}` was kept elsewhere ({place}), so these may not be new: {things}.",
            section=section,
            place=place,
            things=things,
        )
