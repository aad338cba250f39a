"""The types that all tables of the charter share. Reads no file, and checks only types and patterns."""

import atexit
import datetime as dt
import gc
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, TypeVar

from msgspec import Meta, Struct

from netlint.charter.intervals import SIGNS_PATTERN

ID_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"

# Freeing struct types while the interpreter ends has crashed in more than one version of msgspec; nothing is lost by
# leaving them to the operating system.
atexit.register(gc.freeze)

LANGUAGE_PATTERN = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"

PARTIAL_DATE = "partial-date"
"""The mark in the schema for a date that can be only a year, or a year and month."""
MAIN = "main"
"""The mark in the schema for a key that a new table begins with."""
MEANINGS = "meanings"
"""The mark in the schema for what each value of a list means."""
REFERS_TO = "refers-to"
"""The mark of ids of other items: the section that defines these, or the class of tables in the table of a plugin."""
REFERS_TO_CLASS = "refers-to-class"
"""The mark of ids of other items, as a plugin writes it: a class of tables, or its name."""
WRITTEN = "own tables as written"
"""The attribute in which a charter keeps the data of plugins' tables by their names: what it has not is a default."""
PARTIAL_DATE_PATTERN = "^(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?$"


class Table(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename="kebab"):
    """A table of the charter. Its keys are kebab-case in the file, and its attributes snake_case in Python."""


def doc(description: str, *, example: Any = None, main: bool = False) -> Meta:
    """Return the description of a key, for editors, the JSON Schema and the documentation.

    `example` is a value that someone could write, as plain data. A `main` key is one of the two or three that a new
    table begins with; required keys always are.
    """
    return Meta(
        description=description,
        examples=None if example is None else [example],
        extra_json_schema={MAIN: True} if main else None,
    )


def meanings(**sentences: str) -> Meta:
    """Return what each value of a list of values means, one sentence each; a name has `_` for each hyphen."""
    return Meta(extra_json_schema={MEANINGS: {name.replace("_", "-"): text for name, text in sentences.items()}})


def form(pattern: str, **extra: Any) -> Meta:
    r"""Return the requirement that text matches `pattern`.

    Its `$` becomes `\Z`, because in Python `$` also matches before a newline at the end.
    """
    return Meta(pattern=pattern.removesuffix("$") + r"\Z", extra=extra or None)


def refers_to(section: str) -> Meta:
    """Return the mark of text that is the id of an item of `section`, such as `"members"`."""
    return form(ID_PATTERN, **{REFERS_TO: section})


Id: TypeAlias = Annotated[str, form(ID_PATTERN)]
"""The id of a table in a list: lowercase letters, digits and hyphens. No other table of the list can have it."""
MemberId: TypeAlias = Annotated[str, refers_to("members")]
ValueId: TypeAlias = Annotated[str, refers_to("values")]
DriveId: TypeAlias = Annotated[str, refers_to("drives")]
ClientId: TypeAlias = Annotated[str, refers_to("clients")]
CircleId: TypeAlias = Annotated[str, refers_to("circles")]
MemberIds: TypeAlias = MemberId | tuple[MemberId, ...]

Texts: TypeAlias = str | tuple[str, ...]
"""A text, or a list of texts. Read it with `as_tuple`."""
# `netlint.charter.conversion` checks more than the pattern, which would take long to compile.
Interval: TypeAlias = Annotated[str, Meta(pattern=SIGNS_PATTERN, extra={"interval": True})]
"""An interval, such as "monthly", "2 weeks" or "elk kwartaal". `netlint.days` returns its length in days."""
Orientation: TypeAlias = Annotated[
    Literal["internal", "external", "mixed"],
    meanings(
        internal="It is for the network itself.",
        external="It is for clients and others outside the network.",
        mixed="It is for both.",
    ),
]
"""Whether something is for the network itself, for others, or for both."""

T = TypeVar("T")

if TYPE_CHECKING:
    from typing_extensions import TypeAliasType

    Reference = TypeAliasType("Reference", str, type_params=(T,))
    """The id of another table, such as `Reference[Member]`: text whose id the charter has to have."""
else:

    class Reference:
        """The id of another table: text, of which netlint checks that the charter has the id.

        `Reference[Member]` is the id of a member. It can be any class of `netlint.charter` whose tables are a section
        and have ids. `Reference[Link]` is the id of a table of your own: your table has a list of them, and they have
        an `id`. A class that is defined later in the same module is `Reference["Link"]`. A key with one or more ids
        has the type `Reference[Member] | tuple[Reference[Member], ...]`.
        """

        def __class_getitem__(cls, target: Any) -> Any:
            """Return the type of text that is the id of a table of a class, or of the class of that name."""
            return Annotated[str, form(ID_PATTERN, **{REFERS_TO_CLASS: target})]


Date: TypeAlias = dt.date
PastDate: TypeAlias = Annotated[
    dt.date, Meta(extra={"past": True, "partial": True}, extra_json_schema={PARTIAL_DATE: True})
]
"""The date of a past event, so never after today. In a charter it can also be a year or a month, as text."""
AnyDate: TypeAlias = Annotated[dt.date, Meta(extra={"partial": True}, extra_json_schema={PARTIAL_DATE: True})]
"""A date in the past or the future. In a charter it can also be a year or a month, as text."""
Count: TypeAlias = Annotated[int, Meta(ge=1, le=1_000_000)]
"""A number of people, days or minutes, from 1 to 1,000,000. The project chose the upper limit."""
Percent: TypeAlias = Annotated[float, Meta(ge=0, le=100)]
"""A percentage, from 0 to 100."""
Amount: TypeAlias = Annotated[float, Meta(ge=0, le=1_000_000_000)]
"""An amount of money, hours or people, from 0 to 1,000,000,000. The project chose the upper limit."""
HoursPerMonth: TypeAlias = Annotated[float, Meta(ge=0, le=744)]
"""Hours per month. The longest month has 744."""
Time: TypeAlias = Annotated[dt.time, Meta(extra_json_schema={"format": "time"})]
"""A time of day, such as 19:30."""


def keys(table: Struct | type[Struct]) -> list[tuple[str, str]]:
    """Return each attribute of a table with its key in the file, such as `("learning_goals", "learning-goals")`."""
    names: Any = table
    return list(zip(names.__struct_fields__, names.__struct_encode_fields__, strict=True))


def as_tuple(value: T | tuple[T, ...] | None) -> tuple[T, ...]:
    """Return a single value, a tuple or `None` as a tuple.

    >>> as_tuple("ana"), as_tuple(("ana", "bo")), as_tuple(None)
    (('ana',), ('ana', 'bo'), ())
    """
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)
