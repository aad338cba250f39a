"""Lines to write that repeat a text of a stranger's charter: in no report does the text get out of them."""

import json
import os
import xml.etree.ElementTree as ET
from collections import Counter
from typing import Any

import pytest
from support.commands import in_process
from support.dead_text import LISTS, assert_dead, assert_plain, snippets_in
from support.format_readers import NAMES, NOTHING_RAW, commands, markdown_tokens
from support.hostile_text import EVIL, quoted

from netlint.charter.repair.meant import LONGEST
from netlint.reporters.escape_markdown import as_code

SHORT = {name: text for name, text in EVIL.items() if len(text) <= LONGEST}
TEXTS = SHORT | {
    "fence": "```\n\n# Out\n\n<img src=x onerror=alert(1)>\n\n```toml",
    "long fence": "`" * 12 + "\n@octo-cat\n" + "`" * 12,
    "fence of tildes": "~~~\n~~~~~~~~\n![i](https://evil.example/i.png)",
    "fence in a list": "    ```\n- [x] @octo-cat\n  ```",
    "three quotes": "\"\"\"\n@octo-cat\n'''",
    "end of a line": "a\r\n```\r\n::error::pwned\r\n#[",
    "long": "```" * (LONGEST // 3),
    "too long": "``` @octo-cat <b>\n" * LONGEST,
}
"""By what it tries, a text that is repeated where it has the wrong form."""
OUT = ("onerror", "octo-cat", "pwned", "evil.example")


def charter(text: str) -> str:
    """Return a charter with a text wherever the lines to write can repeat it: as value, as key and as name of a table."""
    evil = quoted(text)
    return f"""
[network]
name = [{evil}]
purpose = {{ en = {evil} }}
summary = [{evil}, {evil}]
goals = {evil}
reviewed = {evil}

[members]
{evil} = "Ana"
{quoted(f"{text} b")} = {{ joined = {evil}, asks = {evil}, hours-per-month = {evil} }}

[values.{evil}]
behaviour = {evil}

[extra.{evil}]
{evil} = 1

[[clients]]
id = {evil}
name = [{evil}]
{evil} = []

[elsewhere]
sections = {{ {evil} = [{evil}] }}

[[decision-log]]
id = {evil}
summary = [[{evil}]]
"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each format makes of such charters, one for each text."""
    folder = tmp_path_factory.mktemp("hostile")
    for number, text in enumerate(TEXTS.values()):
        (folder / f"c{number:02}.charter.toml").write_text(charter(text), "utf-8")
    outputs = [part for name in NAMES for part in ("--output", f"{name}:{name}.report")]
    args = (".", "--select", "NL0", "--today", "2026-11-24", "--max-findings", "1000", *outputs)
    done = in_process(args, b"", folder, {**os.environ})
    assert (done.code, done.err) == (1, b"")
    return {name: (folder / f"{name}.report").read_bytes().decode() for name in NAMES}


def fences(markdown: str) -> list[Any]:
    """Return the blocks of code in a text."""
    return [token for token in markdown_tokens(markdown) if token.type in ("fence", "code_block")]


def content(token: Any) -> str:
    """Return the lines in a block of code."""
    text: str = token.content
    return text.removesuffix("\n")


def test_lines_to_write_repeat_the_texts(seen: dict[str, str]) -> None:
    written = "\n".join(snippets_in(seen["json"]))
    assert [part for part in OUT if part not in written] == []
    assert "`" * 12 in written


def test_a_block_of_code_in_markdown_has_all_lines_to_write_and_nothing_more(seen: dict[str, str]) -> None:
    blocks = fences(seen["markdown"])
    assert {token.info for token in blocks} == {"toml"}
    assert Counter(map(content, blocks)) == Counter(filter(None, snippets_in(seen["json"])))  # "" removes a line
    assert_dead(seen["markdown"], but=LISTS, written=frozenset(snippets_in(seen["json"])))


def test_a_message_of_rdjson_has_its_lines_to_write_in_blocks_of_code(seen: dict[str, str]) -> None:
    known = {*snippets_in(seen["json"])}
    for one in json.loads(seen["rdjson"])["diagnostics"]:
        for token in fences(one["message"]):
            assert (token.info, content(token) in known) == ("toml", True), one["message"]
        assert_plain(one["message"])


def test_what_is_shown_as_one_line_of_code_stays_in_it(seen: dict[str, str]) -> None:
    texts = [one["description"] for one in json.loads(seen["gitlab"])]
    texts += [error.get("message", "") for error in ET.fromstring(seen["checkstyle"]).iter("error")]
    written = [text for text in {*snippets_in(seen["json"])} if "`" in text and "\n" not in text]
    for line in written:
        shown = [token for token in markdown_tokens(as_code(line)) if token.type == "code_inline"]
        assert [token.content for token in shown] == [line]
    for text in texts:
        assert_plain(text)
        assert all(as_code(line) in text for line in written if line in text), text


def test_lines_to_write_in_xml_and_logs_are_text_and_nothing_else(seen: dict[str, str]) -> None:
    for element in ET.fromstring(seen["junit"]).iter():
        assert element.tag in ("testsuites", "testsuite", "testcase", "failure", "skipped", "system-out")
        assert_plain(element.text or "")
    for name in NAMES:
        assert not NOTHING_RAW.search(seen[name]), name
        if name not in ("azure", "github"):
            assert not commands(seen[name]), name
    for name in ("azure", "github"):
        obeyed = {command.name for command in commands(seen[name])}
        assert obeyed <= {"error", "warning", "notice", "task.logissue"}, name
        assert not [command for command in commands(seen[name]) if "pwned" in command.properties.get("title", "")]


def test_lines_to_write_on_a_terminal_stand_below_their_label(seen: dict[str, str]) -> None:
    for text in snippets_in(seen["json"]):
        indented = "\n".join(f"      {line}".rstrip() for line in text.split("\n"))
        assert f"\n{indented}\n" in seen["text"], text
