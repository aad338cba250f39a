"""Findings: what a rule has found, and where. Runs no rule, knows no text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, TypeAlias, get_args

from netlint.charter import Charter, InvalidValue, Table, keys
from netlint.i18n import Message, Parameter, as_message
from netlint.toml import DocPath, Span

Severity: TypeAlias = Literal["error", "warning", "info"]

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""All of them, the worst first."""


def severities_from(least: Severity) -> tuple[Severity, ...]:
    """Return the severities that are as bad as `least`, or worse."""
    return SEVERITIES[: SEVERITIES.index(least) + 1]


Location: TypeAlias = str | Table | Span | tuple[str | int | Table, ...]
"""A place, as rules say it: `"network.purpose"`, an entity, an entity and a key of it, or a span of the text."""


class Note:
    """A message about a place."""

    def __init__(self, template: str | Message, *, at: Location, **parameters: Parameter | Sequence[Parameter]) -> None:
        """Make a note about the place `at`. `template` is a message, or has a `{name}` for each of `parameters`."""
        self.message = as_message(template, parameters)
        self.at = at


class Finding(Note):
    """What a rule has found: a message, a place, and what else is worth looking at."""

    def __init__(
        self,
        template: str | Message,
        *,
        at: Location | list[Location],
        related: Iterable[Note] = (),
        severity: Severity | None = None,
        on_key: bool = False,
        **parameters: Parameter | Sequence[Parameter],
    ) -> None:
        """Make a finding about the place `at`; of several places the first is the main one, the others are related.

        `severity` replaces the rule's own; `on_key` points at the key of the place instead of its value.
        """
        places = at if isinstance(at, list) else [at]
        super().__init__(template, at=places[0], **parameters)
        self.related = (*(Note("", at=place) for place in places[1:]), *related)
        self.severity = severity
        self.on_key = on_key


def ids(entities: Iterable[Any]) -> tuple[str, ...]:
    """Return the ids of entities, to name them in a message."""
    return tuple(entity.id for entity in entities)


def paths_in(charter: Charter) -> dict[int, DocPath]:
    """Return the path, with ids, of every entity in a charter, by its identity."""
    return {id(entity): path for entity, path in _walk(charter, ())}


def _walk(value: Any, path: DocPath) -> Iterator[tuple[Table, DocPath]]:
    """Yield every entity in a value with its path; a second entry with the same id has its position instead."""
    if isinstance(value, Table):
        yield value, path
        for field, key in keys(value):
            yield from _walk(_peek(value, field), (*path, key))
    elif isinstance(value, tuple):
        seen = set()
        for at, entry in enumerate(value):
            entry_id = _peek(entry, "id")
            is_first = isinstance(entry_id, str) and entry_id not in seen
            yield from _walk(entry, (*path, entry_id if is_first else at))
            seen.add(entry_id)


def path_of(at: Location, paths: Mapping[int, DocPath]) -> DocPath | Span:
    """Turn a place, as rules say it, into a path with ids; a span stays as it is.

    Raises `LookupError` for an entity that is not in `paths`, and for what is no place at all.
    """
    if isinstance(at, Span):
        return at
    if isinstance(at, str):
        return tuple(at.split("."))
    path: list[str | int] = []
    for part in at if isinstance(at, tuple) else (at,):
        if isinstance(part, str) or (path and isinstance(part, int)):  # what comes first has no position
            path.append(part)
        elif not isinstance(part, Table):
            raise LookupError(f"a finding is about {part!r}, which is no place in a charter")
        elif id(part) in paths:
            path.extend(paths[id(part)])
        else:
            raise LookupError(f"a finding is about a {type(part).__name__} that is not in the charter")
    return tuple(path)


def _peek(entity: Any, field: str) -> Any:
    """Read an attribute, or nothing where a fault keeps it from being read."""
    try:
        return getattr(entity, field, None)
    except InvalidValue:
        return None
