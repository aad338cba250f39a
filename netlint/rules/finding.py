"""Findings: what a rule reports, and where. Runs no rule and reads no text."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, TypeAlias, get_args

from netlint.charter import Charter, InvalidValue, Table
from netlint.charter.model.annotations import holders_of_tables
from netlint.charter.own_tables import absent_tables
from netlint.i18n import Message, Parameter, as_message
from netlint.rules.files import FileLocation
from netlint.toml import DocPath, Edit, Replacement, Span

Severity: TypeAlias = Literal["error", "warning", "info"]
"""The severity of a finding."""

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""All severities, the most severe first."""


def severities_from(least: Severity) -> tuple[Severity, ...]:
    """Return the severities from the most severe down to `least`."""
    return SEVERITIES[: SEVERITIES.index(least) + 1]


Location: TypeAlias = str | Table | Span | FileLocation | tuple[str | int | Table, ...]
"""A place in a charter: a path such as `"network.purpose"`, a table of the model, or a span of the text. It can also be
a tuple that starts with a table or a key, followed by the keys and positions below it. A `FileLocation` is a place in a
file that the charter names."""


Edits: TypeAlias = Edit[Location] | Sequence[Edit[Location]]
"""One edit of a charter, or several that are made together."""


class Note:
    """A message about a place."""

    def __init__(
        self, template: str | Message, /, *, at: Location, **parameters: Parameter | Sequence[Parameter]
    ) -> None:
        """Create a note about the place `at`.

        `template` is a message, or text with a `{name}` for each of `parameters`.
        """
        self.message: Message = as_message(template, parameters)
        """The message."""
        self.at = at
        """The place."""


class Finding(Note):
    """A finding: a message about a place, with related places and advice."""

    def __init__(
        self,
        template: str | Message,
        /,
        *,
        at: Location | list[Location],
        related: Iterable[Note] = (),
        severity: Severity | None = None,
        on_key: bool = False,
        advice: str | Message | None = None,
        write: Mapping[str, Any] | Replacement | None = None,
        write_at: Location | None = None,
        repair: Edits = (),
        suggestions: Sequence[Edits] = (),
        **parameters: Parameter | Sequence[Parameter],
    ) -> None:
        """Create a finding about the place `at`. If `at` is a list, the first place is the main one.

        `template` is a message, or text with a `{name}` for each of `parameters`. `related` has notes about other
        places. `severity` replaces the severity of the rule. With `on_key`, the finding points at the key instead of
        its value.

        `advice` is what to do about this finding, with the same `parameters`. It replaces the first sentence of the
        rule's `Fix` section.

        Below the advice, netlint shows lines to copy. If the place `at` does not exist, these lines are an example from
        the format. `write` has more keys for the same table, each with its value. The value `...` is the example of the
        format, and a text is a message. If the table exists, only these keys are written. If it is a list of tables,
        they are those of one more item. `write_at` is the place to write at, if it is not `at`.

        `repair` is what `netlint fix` changes so that the finding is gone. It must be certain: nobody would want
        anything else, and nothing is lost. `suggestions` are changes of which a person chooses one, or none.
        """
        places = at if isinstance(at, list) else [at]
        if not places:
            raise ValueError("`at` is an empty list, but a finding has a place")
        super().__init__(template, at=places[0], **parameters)
        self.related: tuple[Note, ...] = (*(Note("", at=place) for place in places[1:]), *related)
        """Its other places, each with a note that may be empty."""
        self.severity = severity
        """Its severity; `None` for that of the rule."""
        self.on_key = on_key
        """Whether it points at the key instead of its value."""
        self.advice: Message | None = as_message(advice, parameters) if advice else None
        """What to do about it; `None` for the advice of the rule."""
        self.write = write
        """The keys to write, or the value to write instead."""
        self.write_at = write_at
        """The place to write at; `None` for the main place."""
        self.repair: tuple[Edit[Location], ...] = _as_edits(repair)
        """What `netlint fix` changes; empty if that is not certain."""
        self.suggestions: tuple[tuple[Edit[Location], ...], ...] = tuple(map(_as_edits, _as_tuple(suggestions)))
        """Changes of which a person chooses one, or none."""


def _as_edits(edits: Edits) -> tuple[Edit[Location], ...]:
    return _as_tuple(edits)


def _as_tuple(given: Any) -> tuple[Any, ...]:
    """Return several things as they are given, or one; what they are is checked when the rule runs."""
    if type(given) is tuple:
        return given
    return tuple(given) if isinstance(given, Iterable) and not isinstance(given, str) else (given,)


def ids(entities: Iterable[Any]) -> tuple[str, ...]:
    """Return the ids of tables of the model, for use in a message."""
    return tuple([entity.id for entity in entities])


def paths_in(charter: Charter) -> dict[int, DocPath]:
    """Return the path of every table in a charter, with ids, by the `id()` of its object.

    A table of a plugin that the charter does not have is there by the `id()` of its class.
    """
    paths = {id(kind): path for kind, path in absent_tables(charter).items()}
    _add_paths(paths, charter, ())
    return paths


def _add_paths(paths: dict[int, DocPath], value: Any, path: DocPath) -> None:
    """Add the path of every table in a value; a second item with the same id has its position instead."""
    if isinstance(value, Table):
        paths[id(value)] = path
        for field, key in holders_of_tables(type(value)):
            if inner := _peek(value, field):
                _add_paths(paths, inner, (*path, key))
    elif isinstance(value, tuple):
        seen = set[str]()
        for at, entry in enumerate(value):
            entry_id = _peek(entry, "id")
            is_first = isinstance(entry_id, str) and entry_id not in seen
            _add_paths(paths, entry, (*path, entry_id if is_first else at))
            if is_first:
                seen.add(entry_id)
    elif isinstance(value, dict):  # of the tables of plugins, those of a known type
        for key, inner in value.items():
            if isinstance(inner, Table):
                _add_paths(paths, inner, (*path, key))


def path_of(at: Location, paths: Mapping[int, DocPath]) -> DocPath | Span:
    """Return the path, with ids, of a place as rules write it; a span stays as it is.

    For a place in a file, it is the path of what names the file.

    Raises `LookupError` for a table that is not in `paths`, and for a value that is not a place.
    """
    if isinstance(at, Span):
        return at
    if isinstance(at, FileLocation):
        at = at.at
    if isinstance(at, str):
        return tuple(at.split("."))
    path: list[str | int] = []
    for part in at if isinstance(at, tuple) else (at,):
        if isinstance(part, str) or (path and isinstance(part, int)):  # what comes first has no position
            path.append(part)
        elif not isinstance(part, Table):
            raise LookupError(f"the place of a finding must be a path, a table or a span, but is {part!r}")
        elif (found := paths.get(id(part), paths.get(id(type(part))))) is not None:
            path.extend(found)
        else:
            raise LookupError(f"the place of a finding is a {type(part).__name__} that is not in the charter")
    return tuple(path)


def _peek(entity: Any, field: str) -> Any:
    """Return an attribute; `None` if it is invalid and cannot be read."""
    try:
        return getattr(entity, field, None)
    except InvalidValue:
        return None
