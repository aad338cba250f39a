"""The objects of SARIF: rules, results, places, and what suppresses a result.

Texts that a stranger may have a part in are written so that nothing in them is active: SARIF has links in plain texts,
and some who show these take them for Markdown.
"""

from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

from netlint.i18n.translation import Translation
from netlint.reporters.base import Pipeline
from netlint.reporters.escape_markdown import neutralize_markup
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.paths import file_uri
from netlint.reporters.rendered import RenderedFinding, RenderedLocation, RenderedRepair
from netlint.reporters.rule_page import paragraphs, rule_page
from netlint.reporters.terms import SEVERITY_TERMS
from netlint.rules.base import Rule
from netlint.toml import Span

Object = dict[str, Any]

ROOT = "%SRCROOT%"
"""What relative addresses begin at: the folder of the run, which whoever reads the report knows better than netlint."""


def automation(pipeline: Pipeline | None) -> Object:
    """Return what the run is called: as the pipeline calls it, if that has a name for it."""
    if pipeline is None:
        return {"id": "netlint/"}
    return {"description": {"text": "netlint"}, "id": pipeline.run, "properties": dict(pipeline.properties)}


def descriptor(rule: Rule, rules: Mapping[str, Rule], translate: Translation, address: str | None) -> Object:
    """Describe a rule, with its page as help; the texts of a repository's own rule are shown as they are written."""
    page = rule.page
    own = (lambda text: neutralize_markup(escape_terminal(translate(text)))) if rule.is_local else translate
    title, why = own(page.title), paragraphs(page.why, own)
    rendered = [title, why, paragraphs(page.fix, own), own(rule.question)]
    described: Object = {
        "id": rule.code,
        "name": neutralize_markup(escape_terminal(rule.name)),
        "shortDescription": {"text": title},
        "fullDescription": {"text": " ".join(filter(None, (title, why.partition("\n\n")[0])))},
        "help": {"text": "\n\n".join(filter(None, rendered)), "markdown": rule_page(rule, rules, translate)},
        "defaultConfiguration": {"level": SEVERITY_TERMS[rule.severity].sarif},
        "properties": {
            "tags": [escape_terminal(rule.family), rule.level],
            "family": escape_terminal(rule.family),
            "netlint-level": rule.level,
            "problem.severity": SEVERITY_TERMS[rule.severity].sarif_problem,
            "precision": "very-high",
        },
    }
    if address:
        described["helpUri"] = address
    return described


def artifact_of(name: str, folder: PurePath) -> Object:
    """Return the location of a file: relative where it is in the folder of the run or below it."""
    uri, is_relative = file_uri(name, folder)
    return {"uri": uri, "uriBaseId": ROOT} if is_relative else {"uri": uri}


def with_index(result: str, index: int) -> str:
    """Return a result, which is JSON that begins with its rule, with the place of that rule in the list of rules."""
    return result.replace('"ruleIndex":0', f'"ruleIndex":{index}', 1)


def result(rendered: RenderedFinding, artifact: Object, folder: PurePath, choice: str, *, compared: bool) -> Object:
    """Make a result of a finding in a charter, as if its rule were the first in the list of rules.

    `artifact` is the location of the charter. `choice` says of a fix that a person has to choose it.
    """
    location: Object = {"physicalLocation": _physical(rendered, artifact, folder)}
    if rendered.path:
        location["logicalLocations"] = [{"fullyQualifiedName": rendered.path}]
    made: Object = {
        "ruleId": rendered.code,
        "ruleIndex": 0,
        "level": SEVERITY_TERMS[rendered.severity].sarif,
        "message": {"text": rendered.message},
        "locations": [location],
        "partialFingerprints": {"netlint/v1": rendered.finding.fingerprint},
        "suppressions": _suppressions(rendered, artifact),
    }
    if rendered.related:
        made["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _physical(other, artifact, folder),
                "message": {"text": other.message or other.path},
            }
            for number, other in enumerate(rendered.related, start=1)
        ]
    if fixes := list(_fixes(rendered, artifact, choice)):
        made["fixes"] = fixes
    if rendered.suppression is None and compared:
        made["baselineState"] = "new"
    elif rendered.suppression and rendered.suppression.is_earlier:
        made["baselineState"] = "unchanged"
    return made


def notification(text: str, code: str, artifact: Object) -> Object:
    """Return that a rule has crashed; the place of the rule in the list of rules is added later."""
    location = {"physicalLocation": {"artifactLocation": artifact}}
    return {
        "level": "error",
        "message": {"text": neutralize_markup(text)},
        "associatedRule": {"id": code},
        "locations": [location],
    }


def _fixes(rendered: RenderedFinding, artifact: Object, choice: str) -> Iterator[Object]:
    """Yield what is proposed for a finding: the repair that is certain, and what a person has to choose from."""
    if rendered.repair:
        yield _fix(rendered.repair, rendered.repair.words, artifact, is_certain=True)
    for suggestion in rendered.suggestions:
        yield _fix(suggestion, f"{choice} {suggestion.words}", artifact, is_certain=False)


def _fix(repair: RenderedRepair, said: str, artifact: Object, *, is_certain: bool) -> Object:
    replacements = [
        {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}} for edit in repair.edits
    ]
    return {
        "description": {"text": said},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        "properties": {"netlint-certain": is_certain},
    }


def _physical(one: RenderedFinding | RenderedLocation, artifact: Object, folder: PurePath) -> Object:
    location = artifact if one.line is None else artifact_of(one.file, folder)
    return {"artifactLocation": location, "region": _region(one.span)}


def _region(span: Span) -> Object:
    line, column, end_line, end_column = span
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _suppressions(rendered: RenderedFinding, artifact: Object) -> list[Object]:
    """Return who has suppressed a result and why; what was there before is no suppression, but known."""
    details = rendered.suppression
    if details is None or details.is_earlier:
        return []
    kind = "inSource" if details.kind == "comment" else "external"
    made: Object = {"kind": kind, "status": "accepted", "justification": rendered.why_suppressed}
    if details.kind == "comment" and details.line:
        region = {"startLine": details.line}
        made["location"] = {"physicalLocation": {"artifactLocation": artifact, "region": region}}
    return [made]
