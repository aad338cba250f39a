"""The form of the file: whether it can be read, and the charter knows its keys and values."""

from collections.abc import Iterator

from netlint import DocPath, Document, Finding, rule


@rule(
    "NL001",
    severity="error",
    level="essential",
    since="0.1",
    always_fails=True,
    mandatory=True,
    supersedes=("*",),
    question="Who in the group can help with the file until it can be read again?",
)
def toml_syntax(document: Document) -> Iterator[Finding]:
    """The file cannot be read.

    Why: A charter that cannot be read cannot be checked, and nobody can rely on it. The file has to be valid TOML 1.0
    or 1.1, written in UTF-8, at most 1 MiB large (`max-bytes`), with at most 20,000 values, and lists and tables nested
    at most 32 deep.

    Fix: Mend what is named here, save the file, and run netlint again: one slip can hide the next. Most often a quotation
    mark, a bracket or an equals sign is missing, or a text has no quotation marks around it.

    A word processor writes what cannot be read here: use an editor for plain text. In Notepad, "Save as" has a list
    "Encoding"; choose UTF-8.

    Source: TOML 1.1 (toml.io). The limits are the project's own choice: real charters take 3 to 10 KB.

    Bad:
        [network]
        name = Stroomop  # NL001: A text stands between quotation marks. Write "Stroomop".

    Bad:
        [network]
        name = "Stroomop"
        founded = 1-6-2026  # NL001: In place of 1-6-2026, write a date as year-month-day, such as 2026-06-01.

    Bad:
        [network]
        name = "Stroomop"
        theme = "water"
        name = "Stroomop 2"  # NL001: The key `name` stands here for the second time; the first is on line 2. Keep one of them.

    Good:
        [network]
        name = "Stroomop"
        founded = 2026-06-01
    """
    if document.data is None:
        for fault in document.faults:
            if fault.span:
                yield Finding(fault.message, at=fault.span)


@rule(
    "NL002",
    severity="error",
    level="essential",
    since="0.1",
    always_fails=True,
    question="What did we mean to write down here?",
)
def invalid_value(document: Document) -> Iterator[Finding]:
    """A value does not have the form that the charter knows, or a key that is required is missing.

    Why: Other rules can only look at what has the right form. What does not is left out, so that they say nothing about
    it, and what depends on it is not evaluated. Where more than 200 keys and values are wrong, no other rule is
    evaluated, and the file is perhaps no charter.

    Fix: Write the value as the message says. Dates, numbers and `true` or `false` stand without quotes, texts with
    quotes, and lists in square brackets.

    Bad:
        [network]
        name = "Stroomop"
        founded = "2026-06-01"  # NL002: `founded` must be a date without quotes, such as 2026-06-01; found "2026-06-01".

    Bad:
        [network]
        name = "Stroomop"

        [[members]]  # NL002: `id` is missing.
        name = "Ana"

    Good:
        [network]
        name = "Stroomop"
        founded = 2026-06-01

        [[members]]
        id = "ana"
        name = "Ana"
    """
    for fault in document.faults:
        if fault.kind in ("value", "missing"):
            yield Finding(fault.message, at=document.named(fault.path))


@rule(
    "NL003",
    severity="error",
    level="essential",
    since="0.1",
    always_fails=True,
    question="Does this belong to the charter, or is it a note of our own?",
)
def unknown_key(document: Document) -> Iterator[Finding]:
    """A key or table has a name that the charter does not know.

    Why: A misspelt key is read by nobody: the group believes that something is agreed, and it is not.

    Fix: Correct the name, or move what is your own to a table `[extra]`. Everything under `[extra]` and `[plugins]` is
    free.

    Bad:
        [network]
        name = "Stroomop"
        purpos = "Water has no owner."  # NL003: Unknown key `purpos`. Did you mean `purpose`?

    Good:
        [network]
        name = "Stroomop"
        purpose = "Water has no owner."

        [extra]
        mascot = "heron"
    """
    told = _meant_to_be_network(document)
    for fault in document.faults:
        if fault.kind == "key" and fault.path != told:
            yield Finding(fault.message, at=document.named(fault.path), on_key=True)


@rule(
    "NL013",
    severity="error",
    level="essential",
    since="0.1",
    always_fails=True,
    mandatory=True,
    supersedes=("*",),
    supersedes_except=("NL002", "NL003"),
    question="Which network is this charter about?",
)
def empty_charter(document: Document) -> Iterator[Finding]:
    """The file has no `[network]` table, so it is no charter yet.

    Why: A file without a network gives nothing to check, and nothing to check must never look like all is well.

    Fix: Begin with a table `[network]` that has a `name` and a `purpose`. If this file is something else, leave it out
    with `exclude` in the settings.

    Bad:
        charter-version = 1  # NL013: There is no [network] table.

    Bad:
        [netwrok]  # NL013: There is no [network] table. Is [netwrok] meant to be it?
        name = "Stroomop"

    Good:
        [network]
        name = "Stroomop"
    """
    if document.data is None or "network" in document.data:
        return
    if meant := _meant_to_be_network(document):
        yield Finding("There is no [network] table. Is [{found}] meant to be it?", at=meant, found=str(meant[0]))
    else:
        yield Finding("There is no [network] table.", at=())


def _meant_to_be_network(document: Document) -> DocPath | None:
    """Return the path of the first table that is probably `[network]`, misspelt, where there is none."""
    if document.data is None or "network" in document.data:
        return None
    slips = (fault for fault in document.faults if len(fault.path) == 1)
    return next((slip.path for slip in slips if slip.message.parameters.get("meant") == "network"), None)
