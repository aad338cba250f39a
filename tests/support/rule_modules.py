"""Python modules with rules, as text."""

from textwrap import indent as indented

HEAD = "from netlint import Finding, rule\n"
"""The imports that `rule_text` needs."""


def rule_text(
    code: str, *, name: str = "none_yet", indent: str = "", decorator: str = "", body: str = "", parameters: str = ""
) -> str:
    """Return a rule that reports that there is none; `code` is text, or the name of a variable.

    `body` is what stands before its only `yield`.
    """
    shown = f'"{code}"' if code[-1].isdigit() else code
    lines = (
        f'@rule({shown}, severity="info", level="sound")',
        *([decorator] if decorator else []),
        f"def {name}(charter{parameters}):",
        '    """There is none.',
        "",
        "    Why: -",
        "    Fix: -",
        "    Bad: -",
        "    Good: -",
        '    """',
        *([indented(body, "    ")] if body else []),
        '    yield Finding("There is none.", at="network")',
    )
    return indented("\n".join(lines) + "\n", indent)
