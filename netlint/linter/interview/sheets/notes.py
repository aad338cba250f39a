"""What a person should know about a sheet after reading: what was left out, and why. Reads nothing itself."""

from collections.abc import Collection, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from netlint.i18n import Message
from netlint.i18n.message import Parameter, verbatim

Place: TypeAlias = Message

OPTION = "--keep"
"""The option of the command that keeps personal data."""

NO_NAME = Message("netlint found no name in {places}, and left out what is there. Add a name, or remove the row.")
NO_FIRST_NAME = Message("There is no first name in {places}, so netlint uses an initial. Add the first name.")
SAME_PERSON = Message(
    "The same name is in {places}, so netlint took it for one person. For two people, add a last name or an initial."
)
SEVERAL = Message("The name in {places} seems to be of more than one person. Give each person a row.")
ASIDE = Message("netlint left out the text in brackets after the name in {places}.")
TOTAL = Message("netlint left out {places}, because it looks like a total.")
NO_DATE = Message("netlint cannot read this joining date: {places}. Write a date such as 2026-06-01.")
NO_NUMBER = Message("netlint cannot read these hours: {places}. Write one number of hours per month, such as 8.")
NO_STATUS = Message("netlint does not know this status: {places}. Use prospect, trial, active, leave or alumni.")
CONFLICT = Message("This differs from an earlier row of the same person, so netlint left it out: {places}.")
FORMULA = Message("netlint left out a formula in {places}. Copy the table, and paste the values only.")
TOO_LONG = Message("netlint left out a very long text in {places}. Make it shorter, or check the quotation marks.")
EXTRA = Message("There are more cells than headings in {places}. netlint left out the extra cells.")
CONTACTS = Message("netlint left out an email address, telephone number or web address in {places}.")
UNREADABLE = Message('Some characters in {places} cannot be read. Save the sheet again as "CSV UTF-8".')
ASSUMED_MONTH = Message("The heading `{heading}` names no period. netlint took the numbers for hours per month.")
CONVERTED = Message("netlint converted hours per week or per year to hours per month in {places}.")
ABOVE = Message("The headings are in row {row}. netlint left out the rows above.")
PRIVATE = Message("netlint left out personal data: {columns}.")
KEEP = Message("To keep email addresses or telephone numbers, add {options}.")
SURNAMES = Message("netlint left out last names. To keep them, add {option}.")
UNKNOWN_COLUMN = Message(
    "netlint does not know the column {columns}, and left it out. To use it, change the heading to one of: {known}."
)
UNKNOWN_COLUMNS = Message(
    "netlint does not know the columns {columns}, and left them out. To use one, change its heading to one of: {known}."
)
RENAME = Message("netlint does not know the column {column}, and left it out. Rename {column} to {known}.")
UNUSED = Message("A charter has no place for these parts of the export, so netlint left them out: {columns}.")
LEADS = Message(
    "{count} people lead a circle, but the file does not say which circle comes first. Name the coordinator yourself."
)
MEMBERS = Message("The profile has only the web addresses of members ({count}). Add their names yourself.")
CREATED = Message("netlint took the creation date in the export for the day of joining. Check the dates.")


class Log:
    """What happened while reading, in the order in which it first happened."""

    def __init__(self, file: str) -> None:
        """Begin with nothing to say about a file."""
        self._file = file
        self._places: dict[Message, list[Message]] = {}
        self._whole: list[Message] = []

    def at(self, kind: Message, place: Place, value: str = "") -> None:
        """Note something about one place, such as a row, and the value there. Nothing is noted twice."""
        shown = Message("`{value}` in {place}", {"value": value, "place": place}) if value else place
        places = self._places.setdefault(kind, [])
        if shown not in places:
            places.append(shown)

    def about(self, kind: Message, **parameters: Parameter) -> None:
        """Note something about the whole file."""
        self._whole.append(replace(kind, parameters=parameters))

    def notes(self) -> tuple[Message, ...]:
        """Return one message for each kind of thing that happened, with the name of the file."""
        grouped = [replace(kind, parameters={"places": tuple(places)}) for kind, places in self._places.items()]
        return tuple(f"{self._file}: " + note for note in (*self._whole, *grouped))


def log_private(columns: Sequence[str], kinds: Collection[str | None], log: Log) -> None:
    """Note which columns or keys have personal data that is left out, and the options that keep some of it."""
    if columns:
        log.about(PRIVATE, columns=named(*dict.fromkeys(columns)))
    if options := tuple(option(kind) for kind in ("email", "phone") if kind in kinds):
        log.about(KEEP, options=options)


def row(number: int) -> Place:
    """Return how people call a row of a sheet."""
    return Message("row {number}", {"number": number})


def item(number: int) -> Place:
    """Return how people call an item of a list in JSON."""
    return Message("item {number}", {"number": number})


def named(*names: str) -> tuple[Message, ...]:
    """Return names of columns or keys as parameters of a message, each in full."""
    return tuple(verbatim(f"`{name}`") for name in names)


def option(value: str) -> Message:
    """Return the option that keeps personal data of a kind."""
    return verbatim(f"`{OPTION} {value}`")
