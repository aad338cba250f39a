"""The types that all tables of the charter share. Reads no file, checks nothing beyond shape."""

import atexit
import datetime as dt
import gc
from typing import Annotated, Any, Literal, TypeAlias, TypeVar

from msgspec import Meta, Struct

ID_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"

# Freeing struct types while the interpreter ends has crashed in more than one version of msgspec; nothing is lost by
# leaving them to the operating system.
atexit.register(gc.freeze)

LANGUAGE_PATTERN = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"

INTERVAL_PATTERN = (
    "^(weekly|monthly|quarterly|yearly|biweekly|bimonthly|wekelijks|maandelijks|per kwartaal|jaarlijks"
    "|tweewekelijks|tweemaandelijks"
    "|[1-9][0-9]{0,3} (day|days|week|weeks|month|months|year|years|dag|dagen|weken|maand|maanden|jaar))$"
)


class Table(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename="kebab"):
    """A table of the charter: its keys are kebab-case in the file, its attributes snake_case here."""


def doc(description: str) -> Meta:
    """Describe one key; editors, the JSON Schema and the documentation show the description."""
    return Meta(description=description)


def form(pattern: str, **extra: Any) -> Meta:
    r"""Ask for a text of the form `pattern`. Its `$` becomes `\Z`: in Python a newline may come behind `$`."""
    return Meta(pattern=pattern.removesuffix("$") + r"\Z", extra=extra or None)


def refers_to(section: str) -> Meta:
    """Mark a text as the id of an entry of `section`, such as `"members"`."""
    return form(ID_PATTERN, **{"refers-to": section})


Id: TypeAlias = Annotated[str, form(ID_PATTERN)]
MemberId: TypeAlias = Annotated[str, refers_to("members")]
ValueId: TypeAlias = Annotated[str, refers_to("values")]
DriveId: TypeAlias = Annotated[str, refers_to("drives")]
ClientId: TypeAlias = Annotated[str, refers_to("clients")]
MemberIds: TypeAlias = MemberId | tuple[MemberId, ...]

Texts: TypeAlias = str | tuple[str, ...]
Interval: TypeAlias = Annotated[str, form(INTERVAL_PATTERN, interval=True)]
Orientation: TypeAlias = Literal["internal", "external", "mixed"]

Date: TypeAlias = dt.date
PastDate: TypeAlias = Annotated[dt.date, Meta(extra={"past": True})]
"""The date of something that has happened, so never after today."""
Time: TypeAlias = Annotated[dt.time, Meta(extra_json_schema={"format": "time"})]

T = TypeVar("T")


def keys(table: Struct | type[Struct]) -> list[tuple[str, str]]:
    """Pair the attributes of a table with their keys in the file: `("learning_goals", "learning-goals")`."""
    names: Any = table
    return list(zip(names.__struct_fields__, names.__struct_encode_fields__, strict=True))


def as_tuple(value: T | tuple[T, ...] | None) -> tuple[T, ...]:
    """Return one value, a list of them or nothing as a tuple.

    >>> as_tuple("ana"), as_tuple(("ana", "bo")), as_tuple(None)
    (('ana',), ('ana', 'bo'), ())
    """
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)
