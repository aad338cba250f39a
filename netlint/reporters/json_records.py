"""What a report in JSON has: the types of which `schemas/report.schema.json` is made."""

import datetime as dt
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from netlint.linter.report import Status
from netlint.linter.suppressions.earlier import EarlierKind
from netlint.linter.suppressions.model import SuppressionKind, SuppressionReason
from netlint.rules.finding import Severity
from netlint.rules.levels import Level
from netlint.toml.snippet import Where

_Count = Annotated[int, Meta(ge=0)]
_Position = Annotated[int, Meta(ge=1)]


_FILE = Meta(
    description="The place in a file that the charter names, if the finding is in one. The path and the span are then "
    "those of what names it."
)


class Place(Struct, frozen=True, rename="kebab"):
    """A piece of a charter: lines and columns count from 1, columns in code points, the end is exclusive."""

    line: _Position
    column: _Position
    end_line: _Position
    end_column: _Position


class FilePlaceRecord(Struct, frozen=True, rename="kebab"):
    """A place in a file that the charter names."""

    path: Annotated[str, Meta(description="The path of the file, as that of the charter is given.")]
    span: Place


class RelatedPlace(Struct, frozen=True, rename="kebab"):
    """Another place that a finding is about."""

    path: Annotated[str | None, Meta(description="The path, with ids; null where the text could not be read.")]
    span: Place
    message: str
    file: Annotated[FilePlaceRecord | None, _FILE] = None


class SnippetRecord(Struct, frozen=True, rename="kebab"):
    """Lines of TOML to write in a charter, and where they go."""

    text: Annotated[str, Meta(description="The lines.")]
    where: Annotated[
        Where,
        Meta(
            description="At the end of the file, below a header that earlier snippets add there, on the line below the "
            "span, right after the span, or instead of the span."
        ),
    ]
    span: Place
    label: Annotated[str, Meta(description="Where to write them, as a sentence.")]


class TextEditRecord(Struct, frozen=True, rename="kebab"):
    """The text to write instead of a piece of a charter; either can be empty."""

    span: Place
    text: str


class RepairRecord(Struct, frozen=True, rename="kebab"):
    """Edits of the text that are made together; all have the spans of the charter as it is."""

    description: Annotated[str, Meta(description="What the edits do, as sentences.")]
    edits: list[TextEditRecord]


class HiddenRecord(Struct, frozen=True, rename="kebab"):
    """Why a finding could not be found in the baseline, or at the earlier revision: its rule was skipped then."""

    kind: EarlierKind
    where: Annotated[str, Meta(description="The name of the baseline, or of the revision.")]
    reason: Annotated[str, Meta(description="Why the rule was skipped.")]


class FindingRecord(Struct, frozen=True, rename="kebab"):
    """One finding."""

    code: str
    name: str
    severity: Severity
    path: Annotated[str | None, Meta(description="The path, with ids; null where the text could not be read.")]
    exact: Annotated[
        bool, Meta(description="False where the thing is missing: the span is then that of the nearest table or list.")
    ]
    span: Place
    message: str
    advice: Annotated[str, Meta(description="What to do about it.")]
    snippets: Annotated[list[SnippetRecord], Meta(description="What to write; empty if only a person can decide.")]
    question: Annotated[str, Meta(description="What to ask the group; empty for rules about the form of the file.")]
    template: Annotated[str, Meta(description="The message with a {name} for each of the parameters.")]
    parameters: dict[str, Any]
    related: list[RelatedPlace]
    fingerprint: Annotated[str, Meta(description="The same from run to run, wherever the finding stands in the file.")]
    suppression: Annotated[
        SuppressionReason | None, Meta(description="Why the finding is suppressed; null if it is open.")
    ]
    hidden: Annotated[
        HiddenRecord | None,
        Meta(description="Why an open finding may be older than it seems; null if there is no sign of that."),
    ] = None
    repair: Annotated[
        RepairRecord | None, Meta(description="What `netlint fix` does about it; null if that is not certain.")
    ] = None
    suggestions: Annotated[
        list[RepairRecord], Meta(description="What a person can choose from; empty if there is nothing to choose.")
    ] = []
    file: Annotated[FilePlaceRecord | None, _FILE] = None


class ResultRecord(Struct, frozen=True, rename="kebab"):
    """What came of one rule, and why, where it was skipped or crashed."""

    status: Status
    reason: str | None = None


class CharterRecord(Struct, frozen=True, rename="kebab"):
    """One charter: its findings in the order of the file, and what came of each rule, by code."""

    path: str
    findings: list[FindingRecord]
    results: dict[str, ResultRecord]


class SummaryRecord(Struct, frozen=True, rename="kebab"):
    """Counts over all charters. The counts of a family or level are of checks: one rule on one charter."""

    charters: _Count
    charters_with_findings: _Count
    severities: Annotated[dict[Severity, _Count], Meta(description="The open findings.")]
    suppressed: dict[SuppressionKind, _Count]
    families: dict[str, dict[Status, _Count]]
    levels: dict[Level, dict[Status, _Count]]
    level_met: Level | None


class ChangeRecord(Struct, frozen=True, rename="kebab"):
    """What a change since a revision does to how charters are judged."""

    text: Annotated[str, Meta(description="A sentence, with its place.")]
    file: Annotated[str | None, Meta(description="The file that does it, if it is known.")]
    line: Annotated[_Position | None, Meta(description="The line of the file, if it is known.")]


class ReportRecord(Struct, frozen=True, rename="kebab"):
    """A report of netlint."""

    format: Annotated[Literal[1], Meta(description="The version of this format.")]
    netlint: Annotated[str, Meta(description="The version of netlint.")]
    today: Annotated[dt.date | None, Meta(description="The day of the run; null in a timeless one.")]
    charters: list[CharterRecord]
    changes: Annotated[list[ChangeRecord], Meta(description="What a change does to how charters are judged.")]
    errors: Annotated[list[str], Meta(description="What netlint could not do; the exit code is then 2.")]
    summary: SummaryRecord
