"""A rule that reads the files that a charter names, and charters that name some."""

from pathlib import Path

RULE = '''"""Hours."""

from collections.abc import Iterator

from netlint import Charter, Files, Finding, Note, rule


@rule("HRS001", severity="error", level="essential", question="Why is it marked?")
def marked_line(charter: Charter, files: Files, *, mark: str = "!!") -> Iterator[Finding]:
    """A line of a file is marked.

    Why: -

    Fix: Remove the mark.

    Bad:
        -

    Good:
        -
    """
    for file in files.named(charter.evidence, "timesheets"):
        for number, line in enumerate(file.lines, 1):
            if (at := line.find(mark)) >= 0:
                notes = [Note("The file begins here.", at=file.line(1)), Note("These are the members.", at="members")]
                place = file.line(number, at + 1, at + 1 + len(mark))
                yield Finding("Marked: {line}", at=place, line=line, related=notes)
'''
SETTINGS = 'rule-files = ["hours.py"]\nselect = ["HRS"]\n'
MEMBERS = '[network]\nname = "Stroomop"\n\n[[members]]\nid = "ana"\n\n'


def naming(*paths: str) -> str:
    """Return a charter that names files."""
    written = ", ".join(f"'{path}'" for path in paths)
    return f"{MEMBERS}[evidence]\ntimesheets = [{written}]\n"


def with_rule(folder: Path, *paths: str, settings: str = SETTINGS) -> None:
    """Write the rule, settings that select it alone, and a charter that names files."""
    (folder / "hours.py").write_text(RULE, "utf-8")
    (folder / "netlint.toml").write_text(settings, "utf-8")
    (folder / "charter.toml").write_text(naming(*paths), "utf-8")
