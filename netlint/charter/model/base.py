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
    "^(daily|dagelijks|weekly|monthly|quarterly|yearly|biweekly|bimonthly|wekelijks|maandelijks|per kwartaal|jaarlijks"
    "|tweewekelijks|tweemaandelijks"
    "|[1-9][0-9]{0,3} (day|days|week|weeks|month|months|year|years|dag|dagen|weken|maand|maanden|jaar)"
    "|[1-9][0-9]{0,3}( to | tot |-)[1-9][0-9]{0,3} (days|weeks|months|years|dagen|weken|maanden|jaar))$"
)

PARTIAL_DATE = "partial-date"
"""What marks a date in the schema of which the charter may have no more than the year, or the year and month."""
PARTIAL_DATE_PATTERN = "^(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?$"


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
CircleId: TypeAlias = Annotated[str, refers_to("circles")]
MemberIds: TypeAlias = MemberId | tuple[MemberId, ...]

Texts: TypeAlias = str | tuple[str, ...]
Interval: TypeAlias = Annotated[str, form(INTERVAL_PATTERN, interval=True)]
Orientation: TypeAlias = Literal["internal", "external", "mixed"]

Date: TypeAlias = dt.date
PastDate: TypeAlias = Annotated[
    dt.date, Meta(extra={"past": True, "partial": True}, extra_json_schema={PARTIAL_DATE: True})
]
"""The date of something that has happened, so never after today; in a charter also a year or a month, as a text."""
AnyDate: TypeAlias = Annotated[dt.date, Meta(extra={"partial": True}, extra_json_schema={PARTIAL_DATE: True})]
"""A date that can be past or to come; in a charter also a year or a month, as a text."""
Count: TypeAlias = Annotated[int, Meta(ge=1, le=1_000_000)]
"""A number of people, days or minutes: at least one. The most is the project's own choice."""
Percent: TypeAlias = Annotated[float, Meta(ge=0, le=100)]
"""A part of a hundred."""
Amount: TypeAlias = Annotated[float, Meta(ge=0, le=1_000_000_000)]
"""An amount of money, hours or people. The most is the project's own choice."""
HoursPerMonth: TypeAlias = Annotated[float, Meta(ge=0, le=744)]
"""Hours in a month, of which the longest has 744."""
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
