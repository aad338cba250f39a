"""A charter at one moment: what a history needs of a report, so that the report itself need not be kept."""

from collections.abc import Mapping

from msgspec import Struct

from netlint.charter import Charter
from netlint.charter.shown import why_not_shown
from netlint.i18n import Language, Message
from netlint.linter.history.findings import Seen, seen_in
from netlint.linter.history.model import Origin, State
from netlint.linter.history.people import Held, held
from netlint.linter.history.sections import Sections, sections_of
from netlint.linter.history.wordings import Texts, texts_in
from netlint.linter.report import CharterReport, Status


class Snapshot(Struct, frozen=True):
    """A charter at one moment."""

    origin: Origin
    state: State
    problem: Message | None = None
    """Why it could not be read, as a sentence."""
    statuses: Mapping[str, Status] = {}
    """The outcomes of the selected rules, by their codes."""
    findings: tuple[Seen, ...] = ()
    network: str = ""
    language: Language | None = None
    names: Mapping[str, str] = {}
    """What members are called, by their ids."""
    roles: tuple[Held, ...] = ()
    texts: Texts = {}
    sections: Sections = Sections()


def snapshot(origin: Origin, report: CharterReport) -> Snapshot:
    """Return what a history needs of a report on the charter as it was."""
    document = report.document
    if problem := why_not_shown(document):
        return unreadable(origin, problem)
    charter = report.charter_on(origin.day) or Charter()
    return Snapshot(
        origin=origin,
        state="checked",
        statuses={code: report.status(code) for code in report.codes},
        findings=tuple(seen_in(report)),
        network=(charter.network.name if charter.network else None) or "",
        language=report.language,
        names=charter.names,
        roles=tuple(held(charter)),
        texts=texts_in(charter),
        sections=sections_of(document, charter),
    )


def unreadable(origin: Origin, problem: Message) -> Snapshot:
    """Return a point at which the charter could not be read."""
    return Snapshot(origin, "unreadable", problem)


def gone(origin: Origin) -> Snapshot:
    """Return a point from which on the charter did not exist."""
    return Snapshot(origin, "gone")
