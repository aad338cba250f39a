"""Charters of a stranger who means harm: every text in them holds what some reader of a report might obey."""

import re

from support.hidden_characters import ONE_OF_EACH

EVIL = {
    "escape sequences": "\x1b[31mred\x1b]0;title\x07\x9b1m\x08\x7f",
    "workflow command": "::error::pwned ::add-mask::a ::stop-commands::x",
    "command on a line of its own": "a\n::error file=x::pwned\r\n  ::set-output name=x::y\n##[add-path]c\n##[error]d",
    "pipeline command": "##vso[task.complete result=Succeeded;]x ##VSO[task.setvariable variable=a]b",
    "encoded": "%0A::error::pwned%0D%250A%AZP250A%3B%5D%2C%3A",
    "end of a section": "]]> <![CDATA[ --> <?xml?> <!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]> &b;",
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)> <!-- &lt;&#x1b;&amp;",
    "table": "| a | b |\n|---|---|\n| c | d |",
    "markup": "# head **bold** _em_ ~~no~~ `code` ``` fence $x$ \\` \\\\ * - + 1. > =",
    "links": "[click](javascript:alert(1)) ![i](http://evil.example/x.png) <http://evil.example> [x]: y [a][b]",
    "addresses": "https://evil.example/x www.evil.example a@evil.example ftp://evil.example",
    "calls": "@all @octo-cat #123 GH-1 !1 $1 ~1 &1 ^1 org/repo#1 /close",
    "more calls": "/close TASK-12 5ed8d6a35868bc16 :tada: :+1: [vulnerability:1] $\\phantom{x}$ &#64;all\n/close",
    "definition": "[a]: //evil.example\n\n[a] ![a] [^1]: x `|![i](//evil.example/i.png)` - x",
    "separators": "a\u2028b\u2029c\u0085d\x00e\x0bf\x0cg\x1ch\ufeffi\ufffej\uffffk\U000e0041l",
    "not seen": "a".join(ONE_OF_EACH) + "\u200da\u2060b",
    "direction": "\u202egnp.exe\u202c \u2066x\u2069 \u061c \u200f",
    "placeholders": "{0} {{1}} {name} %s %(x)s ${{ github.token }} $(id)",
    "quotes": "\"'`\\\"\\'",
    "long line": "x水" * 4_000,
}
EVIL["all of it"] = " ".join(EVIL.values())


def quoted(text: str) -> str:
    """Write a text as TOML has it, everything odd by its escape."""
    escaped = "".join(
        f"\\U{ord(letter):08x}" if letter in '"\\' or not letter.isprintable() else letter for letter in text
    )
    return f'"{escaped}"'


def hostile(text: str) -> str:
    """Write a charter in which every text, key and id is the same."""
    evil = quoted(text)
    return f"""
[network]
name = {evil}
purpose = {evil}
url = {evil}
language = {evil}
phase = {evil}
reviewed = {evil}
founded = 2026-01-01
{evil} = {evil}

[[drives]]
id = {evil}
statement = {evil}
kind = {evil}

[[values]]
id = {evil}
statement = {evil}

[[members]]
id = {evil}
name = {evil}
joined = {evil}
drives = [{evil}]
endorses = [{evil}]
left-reason = {evil}

[[members]]
id = {evil}

[coordination]
coordinator = {evil}
mandate = [{evil}]
release-criteria = {evil}

[[next-steps]]
id = {evil}
what = {evil}
due = 2026-01-01

[[next-steps]]
id = "b"
what = {quoted("TODO " + text)}  # netlint: ignore[NL015] {re.sub("[^ -~]", "?", text)}
owner = {evil}

[[responsibilities]]
id = {evil}
title = {evil}
holders = [{evil}]

[[exceptions]]
{evil} = 1
"""


def settings(text: str) -> str:
    """Write settings in which what people say is the same: the words of a rule, and of an exception.

    Another rule shows what the charter says.

    What looks like a placeholder is refused in a rule, so its brackets have another sign inside.
    """
    asked = re.sub(r"\{(?=\s*[^\W\d])", "{-", text)
    return f"""
[[custom]]
code = "OUR001"
name = "our-own"
at = "network.summary"
must = {{ exists = true }}
message = {quoted(text.replace("{", "").replace("}", ""))}
question = {quoted(asked)}

[[custom]]
code = "OUR002"
name = "our-value"
at = "members.*.name"
must = {{ missing = true }}
message = "{{id}} has {{value}} at {{place}}."

[[exceptions]]
rule = "no-meeting-cadence"
reason = {quoted(text)}
agreed-by = [{quoted(text)}]
agreed-on = 2026-09-01
until = 2027-09-01
"""
