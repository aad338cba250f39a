"""Repairs in reports: whoever makes the edits of a report gets the same charter as the command that repairs it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from support.commands import ROOT, Netlint
from support.format_readers import ACTIVE, read_rdjson, read_sarif, without_code
from support.hidden_characters import OWN as JOINER
from support.hostile_text import EVIL, quoted

from netlint import Charter, Document, Edit, Finding, rule
from netlint.linter.context import LintContext
from netlint.linter.engine import check
from netlint.linter.summary import Summary
from netlint.linter.suppressions.model import AgreedException, SuppressionReason, SuppressionSources
from netlint.plugins.registry import load_plugins
from netlint.reporters import FORMATS, ReportContext
from netlint.rules.base import Rule
from netlint.rules.finding import Edits
from netlint.rules.selector import ActiveRule, Selection
from netlint.toml import DocPath, Span, parse
from netlint.toml.editor import edited

PAGE = "It is so.\n\nWhy: -\nFix: Do it.\nBad: -\nGood: -\n"
TRANSLATOR = load_plugins(isolated=True).translator()
CHARTER = """\
# é😀
charter-version = 1

[network] # the network é😀
name = "Stroomop"  # é😀 a name
theme = "é😀 water"

[[members]]
id = "ana"
name = "Ana"
drives = ["a", "b"]

[[members]]
id = "bo"
"""
TEXTS = {
    "plain": CHARTER.encode(),
    "carriage returns": CHARTER.replace("\n", "\r\n").encode(),
    "byte order mark": b"\xef\xbb\xbf" + CHARTER.encode(),
    "no last line end": CHARTER.rstrip("\n").encode(),
    "one line": b'network = { name = "Stroomop", theme = "water" }\nmembers = [{ id = "ana", drives = ["a"] }, { id = "bo" }]',
}
EDITS: dict[str, Edits] = {
    "another value": Edit.set("network.name", "De Brug é😀"),
    "a new key": Edit.set("network.purpose", "é"),
    "a new table at the end": Edit.set("rhythm", {"a": 1}),
    "a key at the top": Edit.set("top", 1),
    "another name": Edit.rename("network.theme", "network.purpose"),
    "a table with another name": Edit.rename("network", "netwerk"),
    "a key less": Edit.remove("network.theme"),
    "an item less": Edit.remove("members.bo"),
    "an item more": Edit.add("members", {"id": "cas"}),
    "several places": [Edit.set("members.bo.name", "Bo"), Edit.rename("network.name", "network.title")],
}


def given(repair: Edits = (), suggestions: list[Edits] | None = None, question: str = "Is it?") -> Rule:
    """Return a rule that finds one thing, with a repair and suggestions."""

    def found(charter: Charter) -> Iterator[Finding]:
        yield Finding("It is so.", at="network.name", repair=repair, suggestions=suggestions or [])

    found.__doc__ = PAGE
    return rule("XYZ001", severity="warning", level="essential", question=question)(found)


def printed(name: str, own: Rule, raw: bytes, sources: SuppressionSources | None = None, **context: Any) -> str:
    """Return what a format says of a charter that only one rule looks at."""
    document = parse("charter.toml", raw)
    report = check(document, Selection([ActiveRule(own)]), LintContext(suppressions=sources or SuppressionSources()))
    module, _, of = FORMATS[name].partition(":")
    made = getattr(__import__(module, fromlist=[of]), of)(
        ReportContext({own.code: own}, translator=TRANSLATOR, **context)
    )
    summary = Summary({own.code: own})
    summary.add(report)
    text: str = made.begin() + made.charter(report, 100) + made.end(summary)
    return text


def finding_in(name: str, own: Rule, raw: bytes, **context: Any) -> Any:
    """Return the only finding in a report for programs."""
    report = json.loads(printed(name, own, raw, **context))
    found = {
        "json": lambda: report["charters"][0]["findings"],
        "sarif": lambda: report["runs"][0]["results"],
        "rdjson": lambda: report["diagnostics"],
    }[name]()
    (one,) = found
    return one


def text_of(raw: bytes) -> str:
    return raw.decode("utf-8-sig")


def wanted(raw: bytes, edits: Edits) -> str:
    """Return the charter as `netlint fix` writes it, without its byte order mark."""
    document = parse("charter.toml", raw)
    listed = [edits] if isinstance(edits, Edit) else edits
    exact: list[Edit[DocPath | Span]] = [
        Edit(one.kind, tuple(str(one.at).split(".")), one.value, tuple(str(one.to).split(".")) if one.to else None)
        for one in listed
    ]
    return edited(document, exact)


def put(lines: list[str], pieces: list[tuple[int, int, int, int, str]]) -> str:
    """Write texts instead of pieces, by lines and columns that count from 1; the lines have their ends."""
    text = "".join(lines)
    starts = [len("".join(lines[:number])) for number in range(len(lines) + 1)]
    for line, column, end_line, end_column, new in sorted(pieces, reverse=True):
        start, end = starts[line - 1] + column - 1, starts[end_line - 1] + end_column - 1
        assert start <= end <= len(text)
        text = text[:start] + new + text[end:]
    return text


def lines_of(text: str) -> list[str]:
    """Return the lines of a text with their ends: only a newline ends one."""
    *lines, last = text.split("\n")
    return [*(f"{line}\n" for line in lines), last]


def from_json(raw: bytes, repair: Any) -> str:
    keys = ("line", "column", "end-line", "end-column")
    pieces = [(*(edit["span"][key] for key in keys), edit["text"]) for edit in repair["edits"]]
    return put(lines_of(text_of(raw)), pieces)


def from_sarif(raw: bytes, fix: Any) -> str:
    keys = ("startLine", "startColumn", "endLine", "endColumn")
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "charter.toml"
    pieces = [
        (*(one["deletedRegion"][key] for key in keys), one["insertedContent"]["text"]) for one in change["replacements"]
    ]
    return put(lines_of(text_of(raw)), pieces)


def from_rdjson(raw: bytes, suggestion: Any) -> str:
    """Make a suggestion as reviewdog does: whole lines become those of the suggestion, in bytes of UTF-8."""
    lines = text_of(raw).encode().split(b"\n")
    start, end = suggestion["range"]["start"], suggestion["range"]["end"]
    assert start["line"] <= end["line"] <= len(lines)
    first, last = lines[start["line"] - 1], lines[end["line"] - 1]
    new = first[: start["column"] - 1] + suggestion["text"].encode() + last[end["column"] - 1 :]
    return b"\n".join([*lines[: start["line"] - 1], new, *lines[end["line"] :]]).decode()


@pytest.mark.parametrize("raw", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("edits", EDITS.values(), ids=EDITS)
def test_the_edits_of_a_report_make_what_netlint_fix_makes(edits: Edits, raw: bytes) -> None:
    own, text = given(edits), wanted(raw, edits)
    assert text != text_of(raw)
    one = finding_in("json", own, raw)
    assert from_json(raw, one["repair"]) == text
    assert one["suggestions"] == []
    (fix,) = finding_in("sarif", own, raw)["fixes"]
    assert from_sarif(raw, fix) == text
    assert fix["properties"] == {"netlint-certain": True}
    assert fix["description"]["text"] == one["repair"]["description"]
    (suggestion,) = finding_in("rdjson", own, raw)["suggestions"]
    assert from_rdjson(raw, suggestion) == text


@pytest.mark.parametrize("raw", TEXTS.values(), ids=TEXTS)
def test_suggestions_are_each_for_themselves(raw: bytes) -> None:
    alternatives = [edits for name, edits in EDITS.items() if name != "several places"]
    own, texts = given(suggestions=alternatives), [wanted(raw, edits) for edits in alternatives]
    one = finding_in("json", own, raw)
    assert one["repair"] is None
    assert [from_json(raw, suggestion) for suggestion in one["suggestions"]] == texts
    fixes = finding_in("sarif", own, raw)["fixes"]
    assert [from_sarif(raw, fix) for fix in fixes] == texts
    assert all(fix["properties"] == {"netlint-certain": False} for fix in fixes)
    assert all(fix["description"]["text"].startswith("For a person to choose: ") for fix in fixes)
    suggestions = finding_in("rdjson", own, raw)["suggestions"]
    assert [from_rdjson(raw, suggestion) for suggestion in suggestions] == texts
    ranges = [suggestion["range"] for suggestion in suggestions]
    assert all(each == ranges[0] for each in ranges), "GitHub shows only those about the lines of the first"
    assert ranges[0]["start"] != ranges[0]["end"], "GitHub shows none for an empty range"


def test_reports_with_repairs_are_as_their_schemas_say() -> None:
    own = given(EDITS["another name"], [EDITS["a key less"], EDITS["an item less"]])
    raw = TEXTS["plain"]
    schema = json.loads((ROOT / "schemas" / "report.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(printed("json", own, raw)), schema)
    assert len(read_sarif(printed("sarif", own, raw))) == len(read_rdjson(printed("rdjson", own, raw))) == 1
    fixes = finding_in("sarif", own, raw)["fixes"]
    assert [fix["properties"]["netlint-certain"] for fix in fixes] == [True, False, False]
    assert len(finding_in("rdjson", own, raw)["suggestions"]) == 1, "what is certain leaves nothing to choose"


def test_without_a_repair_nothing_is_said_of_one() -> None:
    own, raw = given(), TEXTS["plain"]
    one = finding_in("json", own, raw)
    assert (one["repair"], one["suggestions"]) == (None, [])
    assert "fixes" not in finding_in("sarif", own, raw)
    assert "suggestions" not in finding_in("rdjson", own, raw)
    assert "netlint fix" not in printed("text", own, raw) + printed("markdown", own, raw) + printed("html", own, raw)


@pytest.mark.parametrize("edits", [Edit.remove("network.nothing"), Edit.set("network.name", "Stroomop")])
def test_what_cannot_be_made_or_changes_nothing_is_left_out(edits: Edits) -> None:
    own, raw = given(edits, [edits]), TEXTS["plain"]
    one = finding_in("json", own, raw)
    assert (one["repair"], one["suggestions"]) == (None, [])
    assert "fixes" not in finding_in("sarif", own, raw)
    assert "suggestions" not in finding_in("rdjson", own, raw)


def test_the_same_suggestion_is_there_once() -> None:
    edits = EDITS["a key less"]
    assert (
        len(
            finding_in("json", given(suggestions=[edits, [Edit.remove("network.theme")]]), TEXTS["plain"])[
                "suggestions"
            ]
        )
        == 1
    )


def test_a_suppressed_finding_has_no_repair() -> None:
    own, raw = given(EDITS["another value"], [EDITS["a key less"]]), TEXTS["plain"]
    details = SuppressionReason("exception", "We like it.", (), None, None, "netlint.toml:1")
    sources = SuppressionSources(exceptions=(AgreedException("XYZ001", (), details),))
    (one,) = json.loads(printed("json", own, raw, sources))["charters"][0]["findings"]
    assert one["suppression"]
    assert (one["repair"], one["suggestions"]) == (None, [])
    assert "fixes" not in json.loads(printed("sarif", own, raw, sources))["runs"][0]["results"][0]
    for name in ("text", "markdown", "html"):
        assert "netlint fix" not in printed(name, own, raw, sources)


SAID = {
    "en": (
        "`netlint fix` can do this.",
        "`netlint fix --ask` lets you choose.",
        "`netlint fix` can repair this finding.",
    ),
    "nl": (
        "`netlint fix` kan dit doen.",
        "Met `netlint fix --ask` kun je kiezen.",
        "`netlint fix` kan deze bevinding herstellen.",
    ),
}


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_a_report_for_people_names_the_command(name: str, language: str) -> None:
    certain, choice, summary = (
        one.replace("`netlint fix`", "<code>netlint fix</code>").replace(
            "`netlint fix --ask`", "<code>netlint fix --ask</code>"
        )
        if name == "html"
        else one
        for one in SAID[language]
    )
    repaired = printed(name, given(EDITS["another value"], [EDITS["a key less"]]), TEXTS["plain"], language=language)
    assert repaired.count(certain) == 1
    assert choice not in repaired
    assert (summary in repaired) == (name != "html")
    suggested = printed(name, given(suggestions=[EDITS["a key less"]]), TEXTS["plain"], language=language)
    assert suggested.count(choice) == 1
    assert certain not in suggested
    assert summary not in suggested


def test_an_agenda_says_so_of_what_needs_no_talk() -> None:
    own = given(EDITS["another value"], question="")
    assert "Someone can fix it in the file:" in printed("agenda", own, TEXTS["plain"])
    assert "\n\n`netlint fix` can do this.\n\n" in printed("agenda", own, TEXTS["plain"])
    assert "netlint fix" not in printed("agenda", given(question=""), TEXTS["plain"])
    assert "netlint fix" not in printed("agenda", given(EDITS["another value"]), TEXTS["plain"])


@pytest.mark.parametrize("name", ["concise", "github", "gitlab", "azure", "junit", "checkstyle"])
def test_annotations_and_lines_stay_as_they_were(name: str) -> None:
    raw = TEXTS["plain"]
    assert printed(name, given(EDITS["another value"]), raw) == printed(name, given(), raw)


def test_the_end_of_a_report_counts_what_can_be_repaired(netlint: Netlint, tmp_path: Path) -> None:
    source = '''"""Names."""
from netlint import Edit, Finding, rule

@rule("OUR001", severity="warning", level="essential")
def short_name(charter):
    """A name.

    Why: -
    Fix: -
    Bad: -
    Good: -
    """
    for member in charter.members:
        repair = Edit.set((member, "name"), member.id.title()) if member.name else ()
        yield Finding("A name.", at=(member, "name"), repair=repair)
'''
    (tmp_path / "names.py").write_text(source, "utf-8")
    (tmp_path / "netlint.toml").write_text('rule-files = ["names.py"]\n', "utf-8")
    text = '[network]\nname = "x"\n' + "".join(f'\n[[members]]\nid = "{one}"\nname = "x"\n' for one in "abc")
    charter = tmp_path / "charter.toml"
    charter.write_text(text + '\n[[members]]\nid = "d"\n', "utf-8")
    some = netlint("--select", "OUR001").stdout
    assert "\n`netlint fix` can repair 3 of these findings.\n1 charter checked." in some
    charter.write_text(text, "utf-8")
    assert "\n`netlint fix` can repair all these findings.\n1 charter checked." in netlint("--select", "OUR001").stdout
    assert "netlint fix" not in netlint("--select", "OUR001", "--quiet", "--format", "concise").stdout
    shown = netlint("--select", "OUR001", "--format", "html").stdout
    assert shown.count("<code>netlint fix</code> can repair all these findings.") == 1, "they are one point"


@pytest.mark.parametrize("kind", EVIL)
def test_words_about_an_edit_do_nothing_else(kind: str) -> None:
    """The words of an edit have text of the charter in them, which a stranger wrote."""
    key, value = quoted(EVIL[kind][:50]), quoted(EVIL[kind][:40])
    raw = f"[network]\nname = {value}\n{key} = {value}\n".encode()

    def found(document: Document) -> Iterator[Finding]:
        path = ("network", EVIL[kind][:50])
        yield Finding("It is so.", at="network", repair=Edit.remove(path))
        yield Finding(
            "It is so.", at="network", suggestions=[Edit.rename(path, "extra"), Edit.set("network.name", "x")]
        )

    found.__doc__ = PAGE
    own = rule("XYZ001", severity="warning", level="essential")(found)
    report = printed("sarif", own, raw)
    results = json.loads(report)["runs"][0]["results"]
    said = [fix["description"]["text"] for one in results for fix in one["fixes"]]
    assert len(said) == 3
    assert not [text for text in said if ACTIVE.search(without_code(text))]
    assert all(text.replace(JOINER, "").isprintable() for text in said)
    findings = json.loads(printed("json", own, raw))["charters"][0]["findings"]
    assert from_json(raw, findings[0]["repair"]) == f"[network]\nname = {value}\n"


def test_a_report_from_before_there_were_repairs_can_still_be_read(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text('[network]\nname = "Stroomop"\n', "utf-8")
    report = json.loads(netlint("--format", "json", "--today", "2026-06-01").stdout)
    for finding in report["charters"][0]["findings"]:
        del finding["repair"], finding["suggestions"]
    (tmp_path / "old.json").write_text(json.dumps(report), "utf-8")
    done = netlint("history", "--from-reports", "old.json")
    assert done.returncode == 0, done.stderr
