"""Which place a rule means: its own, or another one that its conditions name. Tests nothing."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from netlint.charter import Charter, keys
from netlint.charter.schema_paths import EVERY, NO_TABLES, Tables, forms_at, place_problem
from netlint.i18n import Message, Parameter
from netlint.rules.declarative.entry import parts
from netlint.rules.declarative.paths import Found, Step, places, steps
from netlint.toml import DocPath, dotted
from netlint.utils.suggest import guess_and_known


class Place(NamedTuple):
    """A place of the format, as a rule reads it."""

    path: DocPath
    steps: tuple[Step, ...]
    default: str | bool | None
    """What an empty place means, such as "active" for the status of a member."""
    takes_list: bool
    """Whether it can have a list. A single value then counts as a list of one item."""
    shared: int = 0
    """How many of its first parts lead to the same item as those of the place from which it is named."""

    @property
    def is_several(self) -> bool:
        """Whether it can be several places, seen from the place from which it is named."""
        return any(step.is_several for step in self.steps[self.shared :])

    def found(self, trail: tuple[Any, ...], at: DocPath = ()) -> Iterator[Found]:
        """Yield the places in a charter; `trail` is that of the place from which it is named, or the whole data."""
        if len(trail) > self.shared:  # otherwise the item that both are in is not there
            yield from places(self.steps[self.shared :], trail[: self.shared + 1], at)

    def value(self, found: Found) -> Any:
        """Return the value of one of these places; what an empty place means if there is a table around it."""
        return self.default if found.value is None and len(found.trail) == len(self.path) else found.value


def place(path: DocPath, tables: Tables = NO_TABLES, shared: int = 0) -> Place:
    """Return a place of the format. The first `shared` parts lead to an item that is known already."""
    forms = forms_at(path, tables)
    defaults = [form["default"] for form in forms if isinstance(form.get("default"), str | bool)]
    takes_list = any("items" in form for form in forms)
    return Place(path, steps(path, tables), defaults[0] if defaults else None, takes_list, shared)


def named_from(at: DocPath, name: str, tables: Tables = NO_TABLES) -> Place | Message:
    """Return the place that a rule about the place `at` means by a name, or what is wrong with the name.

    It is a key of the table around the place, or of a table further out, or else a place as `at` itself is one. Where
    both go through the same `*`, the same item is meant.
    """
    path = parts(name)
    problem: Message | None = None
    for depth in range(len(at), 0, -1):
        if any(path[0] in form.get("properties", ()) for form in forms_at(at[:depth], tables)):
            whole = (*at[:depth], *path)
            if (wrong := place_problem(whole, tables=tables)) is None:
                return place(whole, tables, depth)
            problem = problem or wrong
    if path[0] not in dict(keys(Charter)).values():
        return problem or _unknown(at, name, tables)
    return place_problem(path, tables=tables) or place(path, tables, _common(at, path))


def _common(at: DocPath, path: DocPath) -> int:
    """Return how many parts two paths have in common, up to the last `*`."""
    same = next((depth for depth, (one, other) in enumerate(zip(at, path, strict=False)) if one != other), None)
    same = min(len(at), len(path)) if same is None else same
    return max((depth + 1 for depth in range(same) if path[depth] == EVERY), default=0)


def _unknown(at: DocPath, name: str, tables: Tables) -> Message:
    """Return the message about a name that means nothing, with the keys around the place."""
    around = next(filter(None, (_keys_at(at[:depth], tables) for depth in range(len(at), 0, -1))), [])
    sections = [key for _, key in keys(Charter)]
    parameters: dict[str, Parameter] = {"name": name, "at": dotted(at)}
    template = "`{name}` is neither a key next to `{at}` nor a place in a charter."
    allowed = Message("Allowed keys: {known}.", {"known": tuple(around or sections)})
    return Message(template, parameters) + " " + guess_and_known(str(parts(name)[0]), [*around, *sections], allowed)


def _keys_at(path: DocPath, tables: Tables) -> list[str]:
    return sorted({key for form in forms_at(path, tables) for key in form.get("properties", ())})


def names_in(path: DocPath, tables: Tables = NO_TABLES) -> tuple[str, ...]:
    """Return the keys of a path, without its `*` and the ids of items."""
    return tuple(
        step.part
        for depth, step in enumerate(steps(path, tables))
        if step.part != EVERY
        and (step.is_of_each or not any("items" in form for form in forms_at(path[:depth], tables)))
    )
