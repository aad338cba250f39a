"""A worksheet as plain text, for people who read golden files."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from netlint.charter.shown import as_shown
from netlint.i18n import LANGUAGES, Language
from netlint.i18n.translator import Translator
from netlint.linter.worksheet import SOON, Cell, Row, line_text, worded, worksheet

TODAY = dt.date(2026, 11, 24)
TRANSLATE = {language: Translator().of_format(language) for language in LANGUAGES}


def sheet_of(data: dict[str, Any] | None, day: dt.date | None = TODAY) -> tuple[Row, ...]:
    """Return the worksheet of a charter's data."""
    return worksheet(as_shown(data, day))


def cells(data: dict[str, Any] | None, day: dt.date | None = TODAY) -> dict[str, Cell]:
    """Return the cells of a charter's worksheet, by their headings in English."""
    return {cell.heading.text(): cell for row in sheet_of(data, day) for cell in row.cells}


def lines(data: dict[str, Any] | None, heading: str, language: Language = "en", day: dt.date | None = TODAY) -> list[str]:  # fmt: skip
    """Return the lines of one cell; what is open is between underscores."""
    return list(_lines(cells(data, day)[heading], language, day))


def as_text(rows: tuple[Row, ...], language: Language = "en", day: dt.date | None = TODAY) -> str:
    """Return a whole worksheet."""
    return "\n".join(_text(rows, language, day)) + "\n"


def _text(rows: tuple[Row, ...], language: Language, day: dt.date | None) -> Iterator[str]:
    translate = TRANSLATE[language]
    for row in rows:
        yield from ("", f"{row.title.text(translate).upper()} ({row.about.text(translate)})")
        for cell in row.cells:
            yield from ("", f"  {cell.heading.text(translate)}")
            if cell.state == "open":
                yield f"  ? {cell.question.text(translate)}"
            if cell.state == "elsewhere":
                yield f"  -> {cell.elsewhere}"
            yield from (f"  - {line}" for line in _lines(cell, language, day))
            if cell.blank:
                yield f"  ? {cell.blank.text(translate)}"


def _lines(cell: Cell, language: Language, day: dt.date | None) -> Iterator[str]:
    translate = TRANSLATE[language]
    for line in cell.lines:
        blank = f" __{worded(line.blank, translate)}__" if line.blank else ""
        mark = ""
        if line.ends and day:
            mark = " !" if line.ends < day else " (!)" if line.ends - day <= SOON else ""
        yield f"{line_text(line, translate)}{blank}{mark}"
