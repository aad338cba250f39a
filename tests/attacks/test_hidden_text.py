"""Texts that hide something, or would come alive where a report is read: from a charter, from settings, from files.

Each attack is a repository of a stranger, checked by the command as a process of its own, and the report is read as its
reader would: Markdown by a parser that knows all of GitHub's.
"""

# ruff: noqa: RUF001 (what is written in other scripts looks like Latin here and there)

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.commands import Netlint
from support.dead_text import LISTS, assert_dead, assert_plain, snippets_in
from support.format_readers import (
    NAMES,
    NOTHING_RAW,
    READERS,
    commands,
    markdown_tokens,
    without_code,
)
from support.hidden_characters import HIDDEN, JOINERS, OWN
from support.hostile_text import quoted

IMAGE = "![i](https://evil.example/i.png)"
LIVE = {
    "image": f"See {IMAGE} and <img src=x onerror=alert(1)>.",
    "HTML": "<script>alert(1)</script><details><summary>x</summary>y</details><!-- gone --> &lt;b&gt; &#64;all",
    "mentions": "Ask @octo-cat, @org/team and a@evil.example; fixes #1, GH-2, org/repo#3, TASK-4, !5, ~6, &7, %8, $9, ^10.",
    "links": "[here](https://evil.example) <https://evil.example> https://evil.example www.evil.example [a][b] ftp://x",
    "definition": "[a]: https://evil.example 'Hidden'",
    "headings": "# Not a heading, --- nor a rule, * nor _this_ **bold** ~~gone~~ or `code`",
    "list": "- [x] a task",
    "numbers": "1. one",
    "rule": "---",
    "table": "| a | b | c",
    "code in a table": f"a `|{IMAGE}` b",
    "commits": "as of 5ed8d6a35868bc169f07e40e889087fd2e, 0123456789abcdef and abcdef5ed8d6a",
    "pictures": "no findings :tada: :white_check_mark: :+1: and $\\phantom{not so}$ checked",
    "command": "/close",
    "backticks": "a ` b `` c ``` d `e` \\` f",
    "fence": "``` hidden",
}
"""By what it tries, a text in one line; each is a text of a rule on its own."""
CHARTER = '[network]\nname = "Stroomop"\n'


def local_rule(code: str, text: str, at: str = "network.summary") -> str:
    """Write a rule of the settings in which all that can be said is the same."""
    said, number = quoted(text), code[-3:]
    return (
        f'[[custom]]\ncode = "{code}"\nname = "own-{number}"\nat = "{at}"\nmust = {{ exists = true }}\n'
        f"message = {said}\nwhy = {said}\nfix = {said}\nquestion = {said}\n\n"
    )


def reports(netlint: Netlint, folder: Path, *args: str, code: int = 0) -> dict[str, str]:
    """Check a folder once, and return the report in each format."""
    outputs = [part for name in NAMES for part in ("--output", f"{name}:{name}.report")]
    done = netlint(".", "--fail-on", "never", *args, *outputs)
    assert done.returncode == code, done.stderr
    return {name: (folder / f"{name}.report").read_bytes().decode() for name in NAMES}


def bare(text: str) -> str:
    """Leave out what is not seen where a part of a text is shown as code."""
    return re.sub(r"[`\s]", "", text)


def shown(markdown: str) -> Iterator[str]:
    """Return what is read in each paragraph, heading and cell, without the joiners that netlint writes."""
    for token in markdown_tokens(markdown):
        if token.type == "inline":
            yield "".join(child.content for child in token.children or ()).replace(OWN, "")


def test_no_character_is_hidden_in_any_report(netlint: Netlint, tmp_path: Path) -> None:
    hidden = sorted(HIDDEN)
    parts = ["x".join(hidden[at : at + 300]) for at in range(0, len(hidden), 300)]
    rules = (local_rule(f"OUR{number:03}", f"a\u200db{part}") for number, part in enumerate(parts, 1))
    reason = quoted("because\u3164\u2060of\u00ad")
    exception = (
        f'[[exceptions]]\nrule = "no-purpose"\nreason = {reason}\nagreed-by = [{reason}]\nagreed-on = 2026-09-01\n'
    )
    (tmp_path / "netlint.toml").write_text("".join(rules) + exception, "utf-8")
    member = f"[[members]]\nid = {reason}\nlanguages = [{reason}]\njoined = {reason}\n{reason} = 1\n"
    (tmp_path / "charter\u3164\u200b\u2060x.charter.toml").write_text(CHARTER + member + member, "utf-8")
    seen = reports(netlint, tmp_path, code=1)
    own = frozenset({"markdown"})
    for name, report in seen.items():
        assert not NOTHING_RAW.search(report), name
        assert not JOINERS & {*report}, name
        assert OWN not in report or name in own, name
        assert len(READERS.get(name, len)(report) if name in READERS else report) > 0
    assert f"xx{OWN}" not in seen["markdown"]
    for character in hidden:
        code = ord(character)
        escape = f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
        assert escape in seen["concise"]
    messages = {one["code"]: one["message"] for one in json.loads(seen["json"])["charters"][0]["findings"]}
    assert [messages[f"OUR{number:03}"] for number in range(1, len(parts) + 1)] == [f"a\u200db{part}" for part in parts]
    for command in (
        ("rules",),
        ("rules", "--format", "markdown"),
        ("rules", "--format", "json"),
        ("explain", "OUR001"),
    ):
        printed = netlint(*command).stdout
        assert not NOTHING_RAW.search(printed), command
        assert not (JOINERS | {OWN}) & {*printed}, command


def test_persian_and_hindi_are_read_as_they_are_written(netlint: Netlint, tmp_path: Path) -> None:
    words = "می\u200cخواهم", "क्\u200dष"
    (tmp_path / "netlint.toml").write_text(local_rule("OUR001", " ".join(words)), "utf-8")
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    for name, report in reports(netlint, tmp_path, "--select", "OUR").items():
        assert all(word in report for word in words), name


@pytest.fixture
def live(netlint: Netlint, tmp_path: Path) -> dict[str, str]:
    """What each format makes of rules whose every text is alive."""
    rules = (local_rule(f"OUR{number:03}", text) for number, text in enumerate(LIVE.values(), 1))
    (tmp_path / "netlint.toml").write_text("".join(rules), "utf-8")
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    return reports(netlint, tmp_path, "--max-findings", "100")


def test_sarif_shows_the_texts_of_a_repository_as_they_are_written(live: dict[str, str]) -> None:
    (run,) = json.loads(live["sarif"])["runs"]
    described = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    messages = {result["ruleId"]: result["message"]["text"] for result in run["results"]}
    for number, text in enumerate(LIVE.values(), 1):
        rule = described[f"OUR{number:03}"]
        page = rule["help"]["markdown"]
        assert_dead(page)
        read = list(shown(page))
        assert [one for one in read if bare(one) == bare(text)][3:], (text, read)
        plain = [rule["shortDescription"]["text"], rule["fullDescription"]["text"], rule["help"]["text"]]
        for written in (*plain, messages[f"OUR{number:03}"]):
            assert_plain(written)
            assert text in written.replace(OWN, "")
    built_in = described["NL101"]
    assert OWN not in json.dumps(built_in, ensure_ascii=False)


def test_markdown_shows_the_texts_of_a_repository_as_they_are_written(live: dict[str, str], netlint: Netlint) -> None:
    assert_dead(live["markdown"], but=LISTS, written=frozenset(snippets_in(live["json"])))
    read = bare("".join(shown(live["markdown"])))
    assert all(read.count(bare(text)) >= 2 for text in LIVE.values())
    table = netlint("rules", "OUR", "--format", "markdown").stdout
    assert_dead(table, but=LISTS)
    tokens = list(markdown_tokens(table))
    assert sum(token.type == "tr_open" for token in tokens) == len(LIVE) + 1
    assert sum(token.type == "td_open" for token in tokens) == 5 * len(LIVE)
    assert {*map(bare, LIVE.values())} <= {*map(bare, shown(table))}


def texts_of(live: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the texts of other formats that are shown on a web page, each with the name of the format."""
    yield from (("gitlab", entry["description"]) for entry in json.loads(live["gitlab"]))
    yield from (("rdjson", one["message"]) for one in json.loads(live["rdjson"])["diagnostics"])
    yield from (("checkstyle", error.get("message", "")) for error in ET.fromstring(live["checkstyle"]).iter("error"))
    for element in ET.fromstring(live["junit"]).iter():
        if element.tag in ("failure", "skipped", "error", "system-out"):
            yield from (("junit", text) for text in (element.get("message", ""), *(element.text or "").split("\n")))


def test_other_formats_have_nothing_that_is_alive(live: dict[str, str]) -> None:
    counted = dict.fromkeys(("gitlab", "rdjson", "checkstyle", "junit"), 0)
    for name, text in texts_of(live):
        assert_plain(without_code(text)) if "OUR" not in text else assert_plain(text)
        counted[name] += sum(known in text.replace(OWN, "") for known in LIVE.values())
    assert all(number >= len(LIVE) for number in counted.values()), counted
    assert not [command for name in NAMES if name not in ("azure", "github") for command in commands(live[name])]


def test_a_page_for_a_terminal_has_no_section_that_a_repository_made_up(netlint: Netlint, tmp_path: Path) -> None:
    text = "Do it.\n\n## Why\n\nSend money to evil.example.\r\x1b[2J```\n"
    (tmp_path / "netlint.toml").write_text(local_rule("OUR001", text), "utf-8")
    page = netlint("explain", "OUR001").stdout
    heads = [line for line in page.splitlines() if line.startswith("#")]
    assert heads == ["# OUR001 own-001", "## Why", "## What to do", "## Ask the group", "## Source"]
    assert "\\x1b[2J" in page


RULE_FILE = '''"""Ours {{of}} `|{image}` @octo-cat \u200b\x1b[1m end"""

from netlint import Finding, rule


def named(function):
    function.__name__ = "{image}@octo-cat\u200b|<img>::error::x"
    return function


@rule("OUR001", severity="warning", level="essential", supersedes=("no-purpose",), question="{image} @octo-cat")
@named
def ours(charter, *, option: str = "``` {image}"):
    """{image} @octo-cat

    # Not a heading

    Why: {image}

    <img src=x>

    Fix: {image}

    Bad:
        [network]  # {image}
        ```
        {image}
        \u200b

    Good:
        [network]
    """
    if not charter.network.summary:
        yield Finding("{image} @octo-cat \u3164", at="network")


@rule("OUR002", severity="warning", level="essential", question="Who?")
def crashes(charter):
    """It crashes.

    Why: W.

    Fix: F.

    Bad:
        [network]

    Good:
        [network]
    """
    raise ValueError("{image} @octo-cat \u3164\x1b[1m")
    yield
'''


def test_a_file_with_rules_has_no_more_of_a_say(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "`{of}@x|.py").write_text(RULE_FILE.format(image=IMAGE), "utf-8")
    (tmp_path / "netlint.toml").write_text('rule-files = ["*.py"]\nselect = ["OUR", "NL1"]\n', "utf-8")
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    (tmp_path / "other.charter.toml").write_text(f'{CHARTER}summary = "x"\n', "utf-8")
    seen = reports(netlint, tmp_path, code=2)
    for name, report in seen.items():
        assert not NOTHING_RAW.search(report), name
    assert_dead(seen["markdown"], but=LISTS, written=frozenset(snippets_in(seen["json"])))
    (run,) = json.loads(seen["sarif"])["runs"]
    named = 0
    for rule in run["tool"]["driver"]["rules"]:
        if rule["id"].startswith("OUR"):
            assert_dead(rule["help"]["markdown"], but=frozenset({"fence"}))
            assert_plain(rule["help"]["text"])
            assert_plain(rule["name"])
        else:
            assert IMAGE not in rule["help"]["markdown"]
            named += "OUR001" in rule["help"]["markdown"]
    assert named == 1, "the rule that waits for it"
    for notification in run["invocations"][0]["toolExecutionNotifications"]:
        assert_plain(notification["message"]["text"])
    for _name, text in texts_of(seen):
        assert IMAGE not in text
    for command in (("rules", "--format", "markdown"), ("rules",), ("explain", "OUR001"), ("explain", "NL101")):
        printed = netlint(*command)
        assert printed.returncode == 0, printed.stderr
        assert not NOTHING_RAW.search(printed.stdout)
        assert not commands(printed.stdout)
        if "markdown" in command:
            assert_dead(printed.stdout, but=LISTS)


def test_code_that_is_too_long_is_not_cut_open(netlint: Netlint, tmp_path: Path) -> None:
    ids = [f"{'x' * padding}{IMAGE}" for padding in (0, 10, 20, 30)]
    deep = tmp_path / ("d" * 100) / f"{IMAGE.replace('/', '_')}.charter.toml"
    deep.parent.mkdir()
    for file, image in ((tmp_path / "charter.toml", IMAGE), (deep, "![i](x)")):
        # A name that is a placeholder is a finding (NL015), so each id is shown.
        members = "".join(f'[[members]]\nid = {quoted(one)}\nname = "TODO"\n' for one in [*ids, f"{'x' * 8}{image}"])
        file.write_text(CHARTER + members, "utf-8")
    missing = f"{'m' * 90}`{IMAGE}`{IMAGE}"
    done = netlint(".", missing, "--max-findings", "3", "--format", "markdown")
    assert done.returncode == 2
    assert "Not checked" in done.stdout
    assert "more in" in done.stdout
    written = frozenset(snippets_in(netlint(".", "--format", "json").stdout))
    assert_dead(done.stdout, but=LISTS, written=written)
    wide = netlint(".", "--format", "markdown").stdout
    assert "Also at" in wide
    assert_dead(wide, but=LISTS, written=written)


PLUGIN = '''
from netlint import Finding, hookimpl, rule, rules_in

@hookimpl
def netlint_rules():
    return rules_in(__name__)

@rule("THE001", severity="warning", level="essential", question="Who would miss us?")
def theirs(charter):
    """The network has no summary.

    Why: Newcomers read *this* first.

    Fix: Write two sentences.

    Bad:
        [network]

    Good:
        [network]
    """
    yield Finding("There is none.", at="network")
'''


def test_a_repository_has_no_say_in_the_texts_of_a_plugin(netlint: Netlint, tmp_path: Path) -> None:
    info = tmp_path / "site" / "netlint_theirs-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: netlint-theirs\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text("[netlint]\ntheirs = their_rules\n", "utf-8")
    (tmp_path / "site" / "their_rules.py").write_text(PLUGIN, "utf-8")
    said = ("The network has no summary.", "Newcomers read *this* first.", "Write two sentences.", "Who would miss us?")
    message, why, fix, question = (f'{{ en = "{text}", nl = "{IMAGE}" }}' for text in said)
    (tmp_path / "netlint.toml").write_text(
        f'[[custom]]\ncode = "OUR001"\nname = "ours"\nat = "network.url"\nmust.exists = true\nmessage = {message}\n'
        f"why = {why}\nfix = {fix}\nquestion = {question}\n",
        "utf-8",
    )
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    env = {"PYTHONPATH": str(tmp_path / "site"), "NETLINT_LANG": "nl"}
    for args in ((".", "--format", "sarif"), (".", "--format", "markdown"), ("rules", "--format", "markdown")):
        printed = netlint(
            *args, "--select" if args[0] == "." else "THE", *(["THE,OUR"] if args[0] == "." else []), **env
        )
        assert IMAGE not in printed.stdout, args
        assert said[0] in printed.stdout or "Newcomers" not in printed.stdout
    assert IMAGE not in netlint("explain", "THE001", **env).stdout


def test_who_decided_and_why_is_shown_as_it_is_written(netlint: Netlint, tmp_path: Path) -> None:
    exceptions = "".join(
        f'[[exceptions]]\nrule = "{rule}"\nreason = {quoted(text)}\nagreed-by = [{quoted(text)}]\nagreed-on = 2026-09-01\n'
        for rule, text in zip(
            ("NL101", "NL102", "NL106", "NL210", "NL420", "NL501"), list(LIVE.values())[:6], strict=True
        )
    )
    (tmp_path / "netlint.toml").write_text(exceptions, "utf-8")
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    seen = reports(netlint, tmp_path)
    assert_dead(seen["markdown"], but=LISTS, written=frozenset(snippets_in(seen["json"])))
    (run,) = json.loads(seen["sarif"])["runs"]
    justified = [one["justification"] for result in run["results"] for one in result["suppressions"]]
    assert len(justified) == 6
    for text in justified:
        assert_plain(text)
    for _name, text in texts_of(seen):
        assert_plain(without_code(text))


@pytest.mark.parametrize(
    "command", [("check",), ("settings",), ("exceptions",), ("explain",), ("rules",), ("plugins",)]
)
def test_a_command_line_with_the_name_of_a_file_has_nothing_obeyed(netlint: Netlint, command: tuple[str, ...]) -> None:
    for name in ("no\n::error::such\x1b[1m\u200b", "--no\n::error::such\x1b[1m\u200b"):
        done = netlint(*command, name, FORCE_COLOR="1")
        assert done.returncode == 2
        assert not NOTHING_RAW.search(done.stderr)
        assert not commands(done.stderr)


def test_what_kept_netlint_from_its_work_is_plain_in_sarif(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    done = netlint("charter.toml", f"no-{LIVE['links']}", "no-![i](x.png)", "--format", "sarif")
    (run,) = json.loads(done.stdout)["runs"]
    notifications: list[dict[str, Any]] = run["invocations"][0]["toolExecutionNotifications"]
    assert len(notifications) == 2
    for one in notifications:
        assert_plain(one["message"]["text"])
    assert f"no-![i]{OWN}(x.png)" in notifications[1]["message"]["text"]
