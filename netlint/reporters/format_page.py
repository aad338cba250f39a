"""Pages about places of the charter format, as Markdown: what `netlint explain` prints about a table, key or value."""

import datetime as dt
from collections.abc import Sequence
from functools import partial

from netlint.charter.description import PLUGINS, Hit, Place
from netlint.charter.lines.example_lines import example_lines
from netlint.charter.type_words import type_words
from netlint.i18n import Message
from netlint.i18n.message import Choice, Translate, show
from netlint.reporters.base import translated
from netlint.reporters.escape_markdown import as_code_block
from netlint.toml.writer import header, to_toml

MANY = 3
"""If a name has more meanings than these, and none is its full path, its page only lists them."""


def format_page(whole: Place, hits: Sequence[Hit], name: str, today: dt.date, translate: Translate) -> str:
    """Return the page about what `name` refers to, in the language of `translate`; `today` is for examples of dates."""
    shown = [hit for hit in hits if hit.is_exact] or (hits if len(hits) <= MANY else [])
    said = {hit.description for hit in shown}
    others = [hit for hit in hits if hit not in shown and hit.description not in said]
    say = partial(translated, translate)
    pages = [_page(whole, hit, today, translate) for hit in shown]
    if others:
        if shown:
            heading = f"## {say('The same word in other places')}"
        else:
            heading = f"# {name}\n\n{say('This word is in several places of a charter.')}"
        more = say("For more about one of them, run `netlint explain {name}`.", name=others[0].name)
        pages.append(f"{heading}\n\n{_listed(others, translate)}\n\n{more}\n")
    return "\n".join(pages)


def heading(whole: Place, place: Place) -> str:
    """Return the header of a table; or the name of a key, or of a table that a list of tables has inside it."""
    *around, _last = whole.at(place.path) or (whole,)
    if not place.path or not place.is_only_table or any(table.is_list for table in around):
        return place.name
    return header(place.path, is_item=place.is_list)


def values_list(place: Place, translate: Translate) -> str:
    """Return the allowed values of a key, with the sentence about each, as a list."""
    return "\n".join(
        f"- {translate(f'`{value}`')}: {translate(sentence)}" if sentence else f"- {translate(f'`{value}`')}"
        for value, sentence in place.values.items()
    )


def _listed(hits: Sequence[Hit], translate: Translate) -> str:
    return "\n".join(f"- `{hit.name}`: {translate(hit.description)}".removesuffix(": ") for hit in hits)


def _page(whole: Place, hit: Hit, today: dt.date, translate: Translate) -> str:
    parts = _of_place(whole, hit.place, translate) if hit.value is None else _of_value(hit, hit.value, translate)
    if hit.place.path and (hit.place.keys or hit.place.path != PLUGINS):
        example = "\n".join(example_lines(whole, hit.place, today, translate, hit.value))
        parts.append(f"## {translated(translate, 'Example')}\n\n{as_code_block(example)}")
    if hit.value is None and hit.place.keys:
        parts.append(f"## {translated(translate, 'Keys')}\n\n{_keys(hit.place, translate)}")
    return "\n\n".join(parts) + "\n"


def _of_place(whole: Place, place: Place, translate: Translate) -> list[str]:
    parts = [f"# {heading(whole, place)}", translate(place.description)]
    if place.path:
        parts.append(_facts(place, translate))
    if place.values:
        parts.append(f"## {translated(translate, 'Values')}\n\n{values_list(place, translate)}")
    return parts


def _of_value(hit: Hit, value: str, translate: Translate) -> list[str]:
    say = partial(translated, translate)
    place = hit.place
    parts = [f"# {place.path[-1]} = {to_toml(value)}"]
    if sentence := place.values[value]:
        parts.append(f"{translate(f'`{value}`')}: {translate(sentence)}")
    names = tuple(f"`{one.name}`" for one in hit.places)
    parts.append(f"{say('A value of {keys}.', keys=names)} {translate(place.description)}")
    parts.append(say("For the other values, run `netlint explain {name}`.", name=place.name))
    return parts


def _facts(place: Place, translate: Translate) -> str:
    """Return the type of a place, and whether it is required."""
    say = partial(translated, translate)
    facts = [f"{say('Type')}: {show(type_words(place.form), translate)}"]
    facts.append(say("required") if place.is_required else say("not required"))
    if place.form.get("default"):
        facts.append(f"{say('Default')}: `{to_toml(place.form['default'])}`")
    return " · ".join(facts)


def _keys(table: Place, translate: Translate) -> str:
    """Return the keys of a table, with their types, as a list."""
    return "\n".join(_key(key, translate) for key in table.keys)


def _key(key: Place, translate: Translate) -> str:
    say = partial(translated, translate)
    values = tuple(f"`{value}`" for value in key.values)
    words = Message("one of: {values}", {"values": Choice(values)}) if values else type_words(key.form)
    facts = show(words, translate) + (f", {say('required')}" if key.is_required else "")
    return f"- `{key.path[-1]}`: {translate(key.description)} ({facts})"
