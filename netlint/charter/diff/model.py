"""The record of a difference between two charters."""

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from netlint.charter.model import Charter, Table
from netlint.charter.model.annotations import described
from netlint.toml import DocPath

DifferenceKind: TypeAlias = Literal["added", "removed", "changed", "renamed"]
"""How something is different; it is `renamed` if only its id is another."""


class Difference(Struct, frozen=True):
    """Something that one charter says, and another does not say, or says otherwise."""

    kind: DifferenceKind
    keys: tuple[str, ...]
    """The place in the format, without ids: `("members", "status")`."""
    at: DocPath
    """The path in the new charter; in the old one, if it was removed."""
    old_at: DocPath
    """The path in the old charter, with its ids."""
    old: Any = None
    """What the old charter says, with the ids of the new one; `None` if it says nothing. Of a renamed thing, its id."""
    new: Any = None
    inside: tuple[Table, ...] = ()
    """The items of lists that it is in, from the outside to the inside, such as a member: in the new charter, or in
    the old one if they are gone."""

    @property
    def is_item(self) -> bool:
        """Whether it is a whole item of a list, such as a member."""
        return bool(self.inside) and (self.inside[-1] is self.old or self.inside[-1] is self.new)

    @property
    def marks(self) -> Mapping[str, Any]:
        """The marks of its key in the format, such as the section that an id refers to."""
        tables = [type(item) for item in self.inside[-1:]] or described(Charter)[self.keys[0]].tables
        found = (described(table).get(self.keys[-1]) for table in tables)
        return next((about.marks for about in found if about), {})
