"""Edits: what to change in a document, by the paths of its places. Changes nothing."""

from typing import Any, Generic, Literal, TypeAlias, TypeVar

from msgspec import Struct

EditKind: TypeAlias = Literal["set", "rename", "add", "remove", "list", "table", "comment"]

P = TypeVar("P")
P_co = TypeVar("P_co", covariant=True)


class Edit(Struct, Generic[P_co], frozen=True):
    """One change of a document. All edits that are made together have the paths of the document as it was."""

    kind: EditKind
    """What it does; the functions below make one of each kind."""
    at: P_co
    """The place to change; of a comment, its span."""
    value: Any = None
    """The value to write, or the text of a comment."""
    to: P_co | None = None
    """The path that the place gets; `None` unless it is renamed."""

    @staticmethod
    def set(at: P, value: Any) -> "Edit[P]":
        """Return an edit that writes a value at a place. If the place does not exist, it is added to its table.

        `value` is text, a number, true or false, a date, a time, a list of these, or a dict for a table.
        """
        return Edit("set", at, value)

    @staticmethod
    def rename(at: P, to: P) -> "Edit[P]":
        """Return an edit that gives a key or table another name, or moves it to another table."""
        return Edit("rename", at, to=to)

    @staticmethod
    def add(at: P, item: Any) -> "Edit[P]":
        """Return an edit that adds an item to the end of a list. A single value becomes a list of two."""
        return Edit("add", at, item)

    @staticmethod
    def remove(at: P) -> "Edit[P]":
        """Return an edit that removes a key, a table or an item of a list, with the comments beside and right above it.

        A table or list that has no header or brackets of its own goes with the last key or item in it.
        """
        return Edit("remove", at)

    @staticmethod
    def as_list(at: P, *, by_id: bool = False) -> "Edit[P]":
        """Return an edit that makes a list of a table: `[members]` becomes `[[members]]`.

        The table is the only item. With `by_id`, each table in it is an item, and its key becomes the `id`.
        """
        return Edit("list", at, by_id)

    @staticmethod
    def as_table(at: P) -> "Edit[P]":
        """Return an edit that makes a table of a list with one table in it: `[[network]]` becomes `[network]`."""
        return Edit("table", at)

    @staticmethod
    def comment(at: P, text: str = "") -> "Edit[P]":
        """Return an edit that gives the comment with a span another text, which begins with `#`; none removes it."""
        return Edit("comment", at, text)
