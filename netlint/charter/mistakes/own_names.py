"""Names of plugins' tables with a typo, or outside `[plugins]`. A name that is near to none may be of any plugin."""

from collections.abc import Iterator, Mapping
from typing import Any

from netlint.charter.lines.shapes import shape_of
from netlint.charter.mistakes.unknown_key import header, own_header, renamed
from netlint.charter.model import Table
from netlint.charter.repair.key_words import word_for
from netlint.toml.mistake import Mistake
from netlint.utils.suggest import suggest, typo_of

_PLUGINS = "plugins"
_NEAR = 0.8
"""The lowest similarity, from 0 to 1, at which a name counts as a typo of that of a table: `ors` for `ours`. It is
high, as another name may be that of a plugin that is not installed here. The project chose this limit."""


def mistaken_names(given: Mapping[str, Any], tables: Mapping[str, type[Table]]) -> Iterator[Mistake]:
    """Yield the mistakes in the names under `[plugins]` that are near to those of `tables`."""
    for name in given:
        if name not in tables and (meant := _meant(name, tables)):
            yield renamed(name, meant, (_PLUGINS, name), ())


def with_own_names(
    mistakes: tuple[Mistake, ...], data: Mapping[str, Any], tables: Mapping[str, type[Table]]
) -> Iterator[Mistake]:
    """Yield mistakes with those about an unknown table that is one of `tables`: it belongs under `[plugins]`."""
    for mistake in mistakes:
        is_table = mistake.kind == "key" and len(mistake.path) == 1 and shape_of(data[str(mistake.path[0])]) == "table"
        yield _moved(mistake, tables) if is_table else mistake


def _moved(mistake: Mistake, tables: Mapping[str, type[Table]]) -> Mistake:
    key = str(mistake.path[0])
    meant = word_for(key) if word_for(key) in tables else None if mistake.to else _meant(key, tables)
    if meant is None:
        return mistake
    to = (_PLUGINS, meant)
    return Mistake("key", own_header(key, header(to, is_list=False), meant), mistake.path, to=to)


def _meant(name: str, tables: Mapping[str, type[Table]]) -> str | None:
    """Return the name of a table that another name clearly is, with a typo or in other letters; otherwise `None`."""
    word = word_for(name)
    if word in tables:
        return word
    return typo_of(word, {one: [one] for one in tables}) or suggest(word, tables, cutoff=_NEAR)
