"""A plugin with a table of its own: lists with ids, references, dates and intervals, and tables inside each other."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from netlint import Charter, Document, Finding, Note, Rule, Table, rule
from netlint.charter import Circle, Member
from netlint.fields import AnyDate, Id, Interval, PastDate, Reference, doc
from netlint.linter.context import LintContext
from netlint.linter.engine import check
from netlint.linter.fixtures import RunOptions
from netlint.linter.report import CharterReport
from netlint.plugins.registry import load_plugins
from netlint.rules.selector import ActiveRule, Selection
from netlint.toml import parse

DAY = dt.date(2026, 11, 24)
FORM = ("NL001", "NL002", "NL003", "NL004", "NL005", "NL009", "NL012", "NL030")
"""The rules about the form of a charter."""


class Review(Table, frozen=True):
    """A review of a link."""

    id: Annotated[Id, doc("A short id.", example="first")]
    when: Annotated[PastDate | None, doc("The day of the review.", example=dt.date(2026, 6, 1))] = None


class Hub(Table, frozen=True):
    """A hub, with rooms."""

    rooms: Annotated[tuple[Review, ...], doc("Its rooms.")] = ()


class Link(Table, frozen=True):
    """A double link between two circles."""

    id: Annotated[Id, doc("A short id.", example="home")]
    circle: Annotated[Reference[Circle] | None, doc("The circle.", example="board")] = None
    above: Annotated[Reference["Link"] | None, doc("The link above it.", example="home")] = None
    people: Annotated[
        Reference[Member] | tuple[Reference[Member], ...] | None, doc("The members who are the link.", example="ana")
    ] = None
    until: Annotated[AnyDate | None, doc("The end of the term.")] = None
    reviews: Annotated[tuple[Review, ...], doc("Its reviews.")] = ()


class Sociocracy(Table, frozen=True):
    """Our sociocracy."""

    evaluate_every: Annotated[Interval | None, doc("How often we evaluate.", example="quarterly")] = None
    evaluated: Annotated[tuple[PastDate, ...], doc("When we evaluated.")] = ()
    lead: Annotated[Reference[Member] | None, doc("Who leads.", example="ana")] = None
    links: Annotated[tuple[Link, ...], doc("The links between circles.")] = ()
    hub: Annotated[Hub | None, doc("The hub.")] = None


TABLES: dict[str, type[Table]] = {"sociocracy": Sociocracy}

PAGE = "Links.\n\nWhy: -\nFix: Write it.\nBad: -\nGood: -\n"


def links(charter: Charter) -> Iterator[Finding]:
    for link in charter.table(Sociocracy).links:
        if link.until is None:
            notes = [Note("a review", at=(review, "when")) for review in link.reviews]
            template = "`{id}` has no end."
            yield Finding(template, at=(link, "until"), related=notes, id=link.id, write={"until": ..., "circle": ...})
    for link in charter.table(Sociocracy).links:
        for review in link.reviews:
            if review.when is None:
                yield Finding("`{id}` has no day.", at=review, id=review.id)


links.__doc__ = PAGE
LINKS = rule("SOC001", severity="warning", level="sound", requires=("plugins.sociocracy",))(links)
"""A rule about links and their reviews."""


def report(text: str, *rules: Rule, tables: dict[str, type[Table]] = TABLES) -> CharterReport:
    """Check a charter with some rules, or otherwise with those about its form."""
    known = load_plugins(isolated=True).rules
    chosen = rules or tuple(known[code] for code in FORM)
    selection = Selection([ActiveRule(one, dict(one.defaults)) for one in chosen])
    return check(document(text), selection, LintContext(RunOptions(DAY), tables=tables))


def document(text: str) -> Document:
    """Return a charter with a network, in which a text follows."""
    return parse("charter.toml", f'[network]\nname = "Stroomop"\n{text}'.encode())


def lines(found: CharterReport) -> list[str]:
    """Return the findings of a report, each in a line with its code."""
    return [f"{found.place(one).span.line} {one.code} {one.message.text()}" for one in found.in_order()]


def install(folder: Path, modules: dict[str, str]) -> str:
    """Make a plugin `ours` of modules that can be imported from a folder; return the folder for PYTHONPATH."""
    info = folder / "netlint_ours-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: netlint-ours\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text("[netlint]\nours = netlint_ours\n", "utf-8")
    (folder / "netlint_ours").mkdir()
    for name, text in modules.items():
        (folder / "netlint_ours" / f"{name}.py").write_text(text, "utf-8")
    return str(folder)
