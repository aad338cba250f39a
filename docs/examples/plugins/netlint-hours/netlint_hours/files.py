"""Timesheets."""

from collections.abc import Iterator
from itertools import groupby

from netlint import Finding, rule
from netlint.fields import Count

from netlint_hours.timesheets import RecordedHours, UnreadableLine

LINES = "Use one file per year."
HEADER = "Write `member,date,hours,kind` on the first line."
QUOTES = "Check the quotation marks and the length of this line."
CELLS = "If a number has a comma, use a point, or put the number in quotation marks."
DATE = "Write the date as 2026-11-24 or 24-11-2026."
HOURS = "Write a number with at most two decimals, such as 1.5."
KIND = "Use one of: client, network or learning."


@rule("HOU001", severity="warning", level="sound")
def unavailable_timesheet(recorded_hours: RecordedHours) -> Iterator[Finding]:
    """A timesheet is missing or cannot be opened.

    Why: Hours that nobody can look up do not help you to share the work.

    Fix: Correct the path, which begins at the folder of the charter, or add the file.

    Bad:
        [evidence]
        timesheets = "hours-2026.csv"  # HOU001: `hours-2026.csv` does not exist.

        # Beside it, hours-2025.csv:
        member,date,hours,kind
        ana,2026-11-03,2,network

    Good:
        [evidence]
        timesheets = "hours-2026.csv"

        # Beside it, hours-2026.csv:
        member,date,hours,kind
        ana,2026-11-03,2,network
    """
    for error in recorded_hours.unavailable:
        yield Finding("{reason}.", at=error.at, reason=error.reason)


@rule("HOU002", severity="warning", level="sound")
def unreadable_hours(recorded_hours: RecordedHours, *, most: Count = 5) -> Iterator[Finding]:
    """A timesheet has a line that cannot be read.

    Why: A line that cannot be read counts for nobody, so the totals are too low.

    Fix: Correct this line in the timesheet.

    A timesheet is a CSV file. Its first line names four columns: `member`, `date`, `hours` and `kind`. Other columns
    do no harm. If more lines than the option `most` cannot be read, they often have one cause. Then there is one
    finding for all of them.

    Bad:
        # HOU002 in hours.csv, line 2: `last Monday` is not a date.
        # HOU002 in hours.csv, line 3: `two` is not a number of hours.
        # HOU002 in hours.csv, line 4: `admin` is not a kind of hours.
        [evidence]
        timesheets = "hours.csv"

        # Beside it, hours.csv:
        member,date,hours,kind
        ana,last Monday,2,network
        bo,2026-11-04,two,network
        cas,2026-11-05,1.5,admin

    Bad:
        # HOU002 in hours.csv, line 1: The first line does not name each of the four columns once.
        [evidence]
        timesheets = "hours.csv"

        # Beside it, hours.csv:
        ana,2026-11-03,2,network

    Good:
        [evidence]
        timesheets = "hours.csv"

        # Beside it, hours.csv:
        member;date;hours;kind
        ana;3-11-2026;1,5;network
    """
    for _, group in groupby(recorded_hours.unreadable, key=lambda line: line.place.at):
        lines = list(group)
        if len(lines) <= most:
            yield from map(_unreadable, lines)
        else:
            template = "This timesheet has {number} lines that cannot be read. This is the first one."
            yield Finding(template, at=lines[0].place, number=len(lines))


def _unreadable(line: UnreadableLine) -> Finding:
    """Return the finding about one line."""
    place, text = line.place, line.text
    match line.problem:
        case "too-many-lines":
            return Finding("This timesheet is too long to check.", at=place, advice=LINES)
        case "header":
            return Finding("The first line does not name each of the four columns once.", at=place, advice=HEADER)
        case "csv":
            return Finding("This line cannot be read as CSV.", at=place, advice=QUOTES)
        case "too-many-cells":
            return Finding("This line has more cells than the first line has columns.", at=place, advice=CELLS)
        case "empty":
            return Finding("The column `{column}` is empty on this line.", at=place, column=text)
        case "date":
            return Finding("`{cell}` is not a date.", at=place, cell=text, advice=DATE)
        case "hours":
            return Finding("`{cell}` is not a number of hours.", at=place, cell=text, advice=HOURS)
        case "kind":
            return Finding("`{cell}` is not a kind of hours.", at=place, cell=text, advice=KIND)
